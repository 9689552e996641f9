import pyphen
import pytest

from summitdesk.typeset.hyphens import PatternDictionary, points


def split(word, language):
    cuts = points(word, language)
    return "-".join(word[start:end] for start, end in zip((0, *cuts), (*cuts, len(word)), strict=True))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("international", "en", "in-ter-na-tional"),
        ("“friendship”,", "en", "“friend-ship”,"),
        ("complementarity", "en", "com-ple-ment-ar-ity"),
        ("zusammenarbeit", "de", "zu-sam-menarbeit"),
        ("Bürgermeister", "de", "Bür-ger-meis-ter"),
        ("сотрудничество", "ru", "со-труд-ни-че-ство"),
        ("coopération", "fr", "co-opé-ra-tion"),
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
    ],
)
def test_names_short_words_and_numbers_stay_whole(word, language):
    assert points(word, language) == ()


def test_two_letters_stay_before_and_three_after():
    for word in ("cooperation", "discussions", "complementarity"):
        assert all(2 <= point <= len(word) - 3 for point in points(word, "en"))


WORDS = """international cooperation asszonnyal megállapodás Zusammenarbeit Städtepartnerschaft Zucker lettergrepen
сотрудничества μετάφραση développement sister-city Bürgermeister omaatje příjemný Freundschaftsvertrag ok a"""


@pytest.mark.parametrize("language", ["en_GB", "de_DE", "hu_HU", "nl_NL", "ru_RU", "cs_CZ", "fr", "el_GR", "sv", "es"])
def test_patterns_read_late_say_what_those_read_at_once_say(language):
    path = pyphen.LANGUAGES[language]
    late, at_once = PatternDictionary(path), pyphen.HyphDict(path)
    assert late.patterns.keys() == at_once.patterns.keys()
    for word in WORDS.split():
        found = [(int(point), point.data) for point in late.positions(word)]
        assert found == [(int(point), point.data) for point in at_once.positions(word)]


def test_no_hyphen_changes_the_spelling():
    assert split("asszonnyal", "hu") == "asszonnyal"
