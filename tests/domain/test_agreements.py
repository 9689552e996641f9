"""What the copies say, and the proof that they are one; what is found in texts that would not alternate."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreements import CAIRO, DISTRICT, EDMONTON, GUEST, HARBIN, HOST, RYBINSK, agreement, side
from domain.examples import key, paragraph
from summitdesk.domain.agreements import exchange, filled_titles, party_name, read_text, signer_phrase, text_fields
from summitdesk.domain.alternat import copies_of
from summitdesk.domain.approvals import approval_checklist, required_approvals
from summitdesk.domain.checks.agreements import check_agreement
from summitdesk.domain.fields import fill
from summitdesk.domain.identity import prove_identity
from summitdesk.domain.rows import AgreementRow, ApprovalRow
from summitdesk.domain.vocabulary import (
    Alternat,
    ApprovalKind,
    InstrumentKind,
    ParagraphKind,
    Severity,
    Wording,
)
from summitdesk.domain.wording import mixed_zeros, strayed


def texts(instrument):
    return {
        (copy.keeper.delegation.city.slug, text.language): read_text(instrument, None, text)
        for copy in copies_of(instrument)
        for text in copy.texts
    }


def codes(instrument):
    return [finding.code for finding in check_agreement(instrument)]


def test_the_keeper_is_named_first_everywhere():
    said = texts(agreement())
    kept_at_home, kept_away = said["harbin", "zh-Hans"], said["rybinsk", "zh-Hans"]
    assert kept_at_home.title == "中华人民共和国哈尔滨市与俄罗斯联邦雷宾斯克市建立友好城市关系协议书"
    assert kept_away.title == "俄罗斯联邦雷宾斯克市与中华人民共和国哈尔滨市建立友好城市关系协议书"
    assert kept_at_home.clauses[1].text == "双方轮流在哈尔滨和雷宾斯克举行会晤，有效期五年。"
    assert kept_away.clauses[1].text == "双方轮流在雷宾斯克和哈尔滨举行会晤，有效期五年。"
    assert "中文和俄文" in kept_at_home.closing
    assert "俄文和中文" in kept_away.closing
    assert (kept_at_home.left.party, kept_at_home.right.party) == ("哈尔滨市", "雷宾斯克市")
    assert (kept_away.left.party, kept_away.right.party) == ("雷宾斯克市", "哈尔滨市")
    assert kept_away.left.name == "伊万"


def test_a_russian_sentence_begins_with_a_capital_and_keeps_the_rest():
    said = texts(agreement())
    assert (
        said["rybinsk", "ru"]
        .clauses[0]
        .text.startswith("Город Рыбинск (Российская Федерация) и Харбин (Китайская Народная Республика), именуемые")
    )
    assert "и город Рыбинск (" in said["harbin", "ru"].clauses[0].text
    assert said["rybinsk", "ru"].clauses[1].label == "Статья 1"
    assert "Срок — 5\u00a0лет." in said["harbin", "ru"].clauses[1].text


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh-Hans", "俄罗斯联邦雷宾斯克市"),
        ("en", "the City of Rybinsk, Russian Federation"),
        ("ru", "город Рыбинск (Российская Федерация)"),
        ("ko", "러시아연방 Rybinsk시"),
    ],
)
def test_a_party_stands_under_its_full_style(language: str, name: str):
    assert party_name(RYBINSK, language) == name


def test_who_signs_is_a_field():
    assert signer_phrase(HOST, "zh-Hans") == "市长王合生"
    assert signer_phrase(HOST, "en") == "王合生, Mayor"
    assert signer_phrase(side(CAIRO), "en") == ""
    fields = text_fields(agreement())
    assert fill("{A.signer}、{B.signer}", fields, "zh-Hans").text == "市长王合生、市长伊万"


def test_a_closing_that_somebody_wrote_wins():
    written = paragraph(3, chinese="本协议已签。", kind=ParagraphKind.CLOSING)
    plain = agreement()
    said = texts(replace(plain, paragraphs=(*plain.paragraphs, written)))
    assert said["harbin", "zh-Hans"].closing == "本协议已签。"
    assert len(said["harbin", "zh-Hans"].clauses) == 2


def test_titles_in_lists_name_the_sides_in_the_register_s_order():
    assert filled_titles(agreement())["zh-Hans"].startswith("中华人民共和国哈尔滨市与")
    several = agreement(HOST, GUEST, side(CAIRO))
    assert filled_titles(several) == several.titles


def test_a_memorandum_numbers_paragraphs_and_not_articles():
    said = texts(agreement(kind=InstrumentKind.MEMORANDUM, languages=("zh-Hans", "en")))
    assert said["harbin", "en"].clauses[1].label == "1."
    assert said["harbin", "zh-Hans"].clauses[1].label == "一、"


def test_the_copies_are_proved_identical():
    proof = prove_identity(agreement())
    assert proof.holds
    assert proof.compared == 12
    assert all(one == other for text in proof.texts for one, other in [text.digests])
    assert {text.language for text in proof.texts} == {"zh-Hans", "ru"}


def test_copies_that_are_not_inverted_are_proved_equal_as_they_are():
    proof = prove_identity(agreement(agreement=AgreementRow(alternat=Alternat.NON_INVERTED, term_years=5)))
    assert proof.holds
    assert all(part.one == part.other for text in proof.texts for part in text.parts)


def typed(text: str):
    instrument = agreement()
    third = paragraph(3, chinese=text, level=1)
    return replace(instrument, paragraphs=(*instrument.paragraphs, third))


@pytest.mark.parametrize("text", ["哈尔滨市派出代表团。", "{A}访问雷宾斯克市。", "中华人民共和国哈尔滨市与{B}互访。"])
def test_a_name_typed_into_the_text_breaks_the_proof_and_is_found(text: str):
    instrument = typed(text)
    proof = prove_identity(instrument)
    assert not proof.holds
    (chinese,) = [one for one in proof.texts if one.language == "zh-Hans"]
    assert [part.label for part in chinese.parts if not part.is_same] == ["第二条"]
    assert chinese.digests[0] != chinese.digests[1]
    found = check_agreement(instrument)
    assert [finding.severity for finding in found if finding.code == "party.literal"] == [Severity.WARNING]
    assert [finding.severity for finding in found if finding.code == "alternat.differs"] == [Severity.ERROR]


@given(st.lists(st.sampled_from(["{A}", "{B}", "{A.name}", "{B.place}", "与", "互访", "五", "市", " "]), max_size=12))
def test_whatever_is_written_with_placeholders_alone_alternates(parts):
    assert prove_identity(typed("".join(parts))).holds


@given(
    st.permutations([HARBIN, RYBINSK, CAIRO, EDMONTON]),
    st.lists(st.sampled_from(["zh-Hans", "ru", "en", "ar"]), min_size=1, max_size=4, unique=True),
    st.sampled_from(Alternat),
)
def test_the_proof_holds_for_any_sides_and_languages(cities, languages, alternat):
    sides = (side(cities[0], "甲"), side(cities[1], "乙"))
    terms = AgreementRow(alternat=alternat, term_years=3)
    instrument = agreement(*sides, languages=tuple(languages), agreement=terms)
    proof = prove_identity(instrument)
    assert proof.holds
    assert len(proof.texts) == len(languages)


def test_names_that_are_alike_for_one_side_only_are_told_apart():
    # Харбин is both the name and the place; город Рыбинск and Рыбинск are two.
    instrument = agreement()
    home, away = (copy.texts for copy in copies_of(instrument))
    russian = next(text for text in home if text.language == "ru")
    marked = read_text(instrument, None, russian, marked=True).clauses[1].text
    said = read_text(instrument, None, next(text for text in away if text.language == "ru")).clauses[1].text
    assert exchange(instrument, marked, "ru") == said


def test_a_good_agreement_has_nothing_but_approvals_to_say():
    assert set(codes(agreement())) == {"approval.missing"}
    assert check_agreement(agreement(kind=InstrumentKind.INITIATIVE)) == []


@pytest.mark.parametrize(
    ("text", "language", "wording", "word"),
    [
        ("The Parties shall meet.", "en", Wording.UNDERSTANDING, "Parties"),
        ("The Participants will meet.", "en", Wording.TREATY, "Participants"),
        ("It shall enter into force.", "en", Wording.UNDERSTANDING, "shall"),
        ("It comes into effect on signature.", "en", Wording.TREATY, "comes into effect"),
        ("See Article 3.", "en", Wording.UNDERSTANDING, "Article"),
        ("See Paragraph 3.", "en", Wording.TREATY, "Paragraph 3"),
        ("本备忘录自签字之日起生效。", "zh-Hans", Wording.UNDERSTANDING, "生效"),
        ("两种文本具有同等效力。", "zh-Hans", Wording.TREATY, "同等效力"),
        ("Стороны договорились.", "ru", Wording.UNDERSTANDING, "Стороны"),
        ("Участники намерены сотрудничать.", "ru", Wording.TREATY, "Участники"),
    ],
)
def test_words_of_the_other_vocabulary_are_found(text: str, language: str, wording: Wording, word: str):
    assert word in [stray.text for stray in strayed(text, language, wording)]


@pytest.mark.parametrize(
    ("text", "language", "wording"),
    [
        ("The Participants will encourage exchanges.", "en", Wording.UNDERSTANDING),
        ("The Parties shall encourage exchanges, willingly.", "en", Wording.TREATY),
        ("双方将开展交流。", "zh-Hans", Wording.TREATY),
        ("Estland schall", "de", Wording.TREATY),
    ],
)
def test_each_vocabulary_is_at_home_in_its_own_texts(text: str, language: str, wording: Wording):
    assert strayed(text, language, wording) == ()


def test_a_mixed_vocabulary_is_a_warning_that_says_the_better_word():
    instrument = agreement(languages=("en", "ru"), agreement=AgreementRow(wording=Wording.UNDERSTANDING, term_years=1))
    found = [finding for finding in check_agreement(instrument) if finding.code == "wording.mixed"]
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert any("shall" in finding.message and "will" in finding.remedy for finding in found)


def test_zeros_of_two_kinds_are_found():
    assert mixed_zeros(("二○二一年", "二〇二一年"))
    assert not mixed_zeros(("二○二一年", "○"))
    assert "date.zeros" in codes(typed("自二〇二〇年起。"))
    assert "date.zeros" not in codes(typed("自二○二○年起。"))


def test_parties_of_different_kinds_are_warned_about_and_never_refused():
    district = side(DISTRICT)
    found = check_agreement(agreement(district, GUEST))
    warned = {finding.code for finding in found if finding.severity is Severity.WARNING}
    assert {"party.kinds_differ", "party.kind_unusual"} <= warned
    assert not [finding for finding in found if finding.severity is Severity.ERROR]
    exchange_only = check_agreement(agreement(district, GUEST, kind=InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT))
    assert "party.kind_unusual" not in {finding.code for finding in exchange_only}


def test_an_agreement_has_two_sides():
    (finding,) = [one for one in check_agreement(agreement(HOST, GUEST, side(CAIRO))) if one.code == "agreement.sides"]
    assert finding.severity is Severity.ERROR


def test_a_closing_that_cannot_be_generated_has_to_be_written():
    assert "closing.to_be_written" in codes(agreement(languages=("zh-Hans", "tr")))
    assert "closing.to_be_written" not in codes(agreement(languages=("zh-Hans", "ja")))


def test_what_each_side_has_to_have_approved():
    assert required_approvals(InstrumentKind.SISTER_CITY_AGREEMENT, "US") == (ApprovalKind.COUNCIL_RESOLUTION,)
    assert required_approvals(InstrumentKind.SISTER_CITY_AGREEMENT, "DE") == ()
    points = approval_checklist(agreement())
    assert [point.kind for point in points] == [
        ApprovalKind.LETTER_OF_INTENT,
        ApprovalKind.CITY_GOVERNMENT,
        ApprovalKind.PROVINCIAL_OFFICE,
        ApprovalKind.NATIONAL_ASSOCIATION,
    ]
    assert all(point.is_missing for point in points)


def test_an_approval_with_a_number_or_a_day_is_there():
    party = HOST.delegation.id
    rows = (
        ApprovalRow(key("a1"), party, ApprovalKind.CITY_GOVERNMENT, number="外发〔2021〕7号"),
        ApprovalRow(key("a2"), party, ApprovalKind.PROVINCIAL_OFFICE, granted_on=date(2021, 5, 1)),
        ApprovalRow(key("a3"), party, ApprovalKind.NATIONAL_ASSOCIATION),
        ApprovalRow(key("a4"), GUEST.delegation.id, ApprovalKind.OTHER, number="1"),
    )
    instrument = agreement(approvals=rows)
    missing = [point.kind for point in approval_checklist(instrument) if point.is_missing]
    assert missing == [ApprovalKind.LETTER_OF_INTENT, ApprovalKind.NATIONAL_ASSOCIATION]
    assert codes(instrument).count("approval.missing") == 2
    assert [point.is_required for point in approval_checklist(instrument)] == [True] * 4 + [False]
