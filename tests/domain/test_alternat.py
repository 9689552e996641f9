"""The alternat: own side first and left in the own copy, mirrored from right to left, the same for both in 不倒版."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreements import CAIRO, EDMONTON, GUEST, HARBIN, HOST, RYBINSK, agreement, side
from domain.examples import delegation
from summitdesk.domain.alternat import (
    copies_of,
    copy_for,
    is_bilateral,
    languages_for,
    listed_languages,
    owner_of,
    signings,
    terms_of,
)
from summitdesk.domain.rows import AgreementRow
from summitdesk.domain.vocabulary import Alternat, InstrumentKind, Wording

LANGUAGES = ("zh-Hans", "ru", "en", "ar", "fr", "ja")
SIDES = st.sampled_from([HARBIN, RYBINSK, CAIRO, EDMONTON]).map(side)
PAIRS = st.tuples(SIDES, SIDES).filter(lambda pair: pair[0].id != pair[1].id)
TAGS = st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=4, unique=True)


def test_each_side_s_copy_names_it_first_and_lets_it_sign_on_the_left():
    host, guest = copies_of(agreement())
    assert host.languages == ("zh-Hans", "ru")
    assert guest.languages == ("ru", "zh-Hans")
    for copy in (host, guest):
        for text in copy.texts:
            assert (text.first, text.left) == (copy.keeper, copy.keeper)
            assert (text.second, text.right) == (copy.other, copy.other)


def test_two_parties_in_two_languages_sign_eight_times():
    given_signatures = signings(copies_of(agreement()))
    assert len(given_signatures) == 8
    assert len({(one.keeper.id, one.language, one.signatory.id) for one in given_signatures}) == 8
    assert [one.is_left for one in given_signatures] == [True, False] * 4


def test_copies_that_are_not_inverted_are_the_same_and_follow_the_language():
    instrument = agreement(agreement=AgreementRow(alternat=Alternat.NON_INVERTED))
    host, guest = copies_of(instrument)
    assert {text.language: text for text in host.texts} == {text.language: text for text in guest.texts}
    first = {text.language: (text.first, text.left) for text in host.texts}
    assert first == {"zh-Hans": (HOST, HOST), "ru": (GUEST, GUEST)}
    # Each side still finds its own language first in its volume.
    assert (host.languages, guest.languages) == (("zh-Hans", "ru"), ("ru", "zh-Hans"))


@pytest.mark.parametrize("alternat", Alternat)
def test_a_text_from_right_to_left_mirrors_the_signatures(alternat: Alternat):
    cairo = side(CAIRO)
    copy = copy_for(cairo, (HOST, cairo), ("zh-Hans", "ar"), alternat)
    arabic = copy.texts[0]
    assert arabic.language == "ar"
    assert (arabic.first, arabic.right, arabic.left) == (cairo, cairo, HOST)


def test_a_third_language_stands_last_and_belongs_to_nobody():
    assert languages_for(GUEST, ("en", "zh-Hans", "ru"), (HOST, GUEST)) == ("ru", "zh-Hans", "en")
    assert owner_of("en", (HOST, GUEST)) is None
    assert owner_of("zh-Hant", (HOST, GUEST)) is HOST


def test_what_a_delegation_told_wins_over_its_country_s_languages():
    edmonton = side(EDMONTON)
    french = replace(edmonton, delegation=delegation(EDMONTON, languages=("fr",)))
    assert owner_of("en", (HOST, edmonton)) is edmonton
    assert owner_of("en", (HOST, french)) is None


def test_each_text_lists_the_languages_of_the_side_it_names_first_before_the_other_s():
    instrument = agreement(languages=("zh-Hans", "ru", "en"))
    host, guest = copies_of(instrument)
    assert listed_languages(instrument, host.texts[1]) == ("zh-Hans", "ru", "en")
    assert listed_languages(instrument, guest.texts[1]) == ("ru", "zh-Hans", "en")


def test_working_translations_are_not_signed():
    instrument = agreement(languages=("zh-Hans", "ru", "en"), translations=("en",))
    assert copies_of(instrument)[0].languages == ("zh-Hans", "ru")
    assert len(signings(copies_of(instrument))) == 8


def test_only_two_sides_alternate():
    assert is_bilateral(agreement())
    assert not is_bilateral(agreement(HOST, GUEST, side(CAIRO)))
    assert not is_bilateral(agreement(kind=InstrumentKind.INITIATIVE))


def test_an_agreement_without_terms_has_the_usual_ones():
    assert terms_of(agreement(agreement=None)).wording is Wording.TREATY
    memorandum = agreement(agreement=None, kind=InstrumentKind.MEMORANDUM)
    assert (terms_of(memorandum).wording, terms_of(memorandum).alternat) == (Wording.UNDERSTANDING, Alternat.INVERTED)


@given(PAIRS, TAGS, st.sampled_from(Alternat))
def test_swapping_the_keeper_twice_is_where_one_began(pair, languages, alternat):
    copy = copy_for(pair[0], pair, languages, alternat)
    other = copy_for(copy.other, pair, languages, alternat)
    assert copy_for(other.other, pair, languages, alternat) == copy
    assert (other.keeper, other.other) == (copy.other, copy.keeper)


@given(PAIRS, TAGS)
def test_the_other_copy_is_the_same_with_the_sides_exchanged(pair, languages):
    one, other = (copy_for(keeper, pair, languages) for keeper in pair)
    assert sorted(one.languages) == sorted(other.languages) == sorted(languages)
    texts = {text.language: text for text in other.texts}
    for text in one.texts:
        counterpart = texts[text.language]
        assert (text.first, text.left) == (counterpart.second, counterpart.right)
        assert (text.second, text.right) == (counterpart.first, counterpart.left)


@given(PAIRS, TAGS, st.sampled_from(Alternat))
def test_every_text_of_every_copy_is_signed_once_by_each_side(pair, languages, alternat):
    copies = [copy_for(keeper, pair, languages, alternat) for keeper in pair]
    given_signatures = signings(copies)
    assert len(given_signatures) == 2 * len(languages) * 2
    assert len({(one.keeper.id, one.language, one.is_left) for one in given_signatures}) == len(given_signatures)
    for copy in copies:
        for text in copy.texts:
            assert {text.left.id, text.right.id} == {text.first.id, text.second.id} == {side.id for side in pair}
