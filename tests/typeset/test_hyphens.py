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
