from itertools import pairwise

import pytest

from summitdesk.typeset.hyphens import points


def split(word, language):
    cuts = points(word, language)
    return "-".join(word[start:end] for start, end in zip((0, *cuts), (*cuts, len(word)), strict=True))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("international", "en", "in-ter-na-tional"),
        ("“friendship”,", "en", "“friend-ship”,"),
        ("complementarity", "en", "com-ple-ment-ar-ity"),
        ("zusammenarbeit", "de", "zu-sam-men-arbeit"),
        ("Bürgermeister", "de", "Bür-ger-meis-ter"),
        ("Weiterentwicklung", "de", "Wei-ter-ent-wick-lung"),
        ("Wintertourismus", "de", "Win-ter-tou-ris-mus"),
        ("internationalen", "de", "in-ter-na-tio-na-len"),
        ("Wirtschaftsunternehmen", "de", "Wirt-schafts-un-ter-neh-men"),
        ("сотрудничество", "ru", "со-труд-ни-че-ство"),
        ("взаимопониманию", "ru", "взаи-мо-по-ни-ма-нию"),
        ("coopération", "fr", "co-opé-ra-tion"),
        ("l’établissement,", "fr", "l’éta-blis-se-ment,"),
        ("government’s", "en", "gov-ern-ment’s"),
        ("cooperació", "ca", "coo-pe-ra-ció"),
    ],
)
def test_words_are_hyphenated_by_their_language(word, language, expected):
    assert split(word, language) == expected


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Edmonton", "en"),
        ("UNESCO", "en"),
        ("city", "en"),
        ("well-being", "en"),
        ("2019", "en"),
        ("mayor’s", "en"),
        ("...", "en"),
        ("abcdefgh", "xx"),
        ("asszonnyal", "hu"),
    ],
)
def test_names_short_words_and_numbers_stay_whole(word, language):
    """So do words that a hyphen would spell anew (Hungarian asz-szony-nyal)."""
    assert points(word, language) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "cooperation discussions mutually international reality improve"),
        ("ru", "непосредственных организациями обществами"),
        ("fr", "administration matière associations"),
        ("de", "Abkommen Beziehungen Städtepartnerschaften"),
    ],
)
def test_two_letters_stay_before_a_hyphen_and_three_behind(language, words):
    """The usual least; the typesetter pays more for a hyphen behind two letters than for others."""
    for word in words.split():
        assert all(2 <= point <= len(word) - 3 for point in points(word, language))
    assert any(points(word, language)[:1] == (2,) for word in words.split())


def test_of_two_points_side_by_side_one_is_used():
    for word in ("zusammenarbeit", "interesse", "buchenau", "internationale", "organisationen"):
        found = points(word, "de")
        assert found
        assert all(other - one > 1 for one, other in pairwise(found))
