import pyphen
import pytest

from summitdesk.typeset.patterns import Patterns, numbers, read_patterns

LANGUAGES = ["en_GB", "de_DE", "hu_HU", "nl_NL", "ru_RU", "cs_CZ", "fr", "el_GR", "sv", "es", "eo", "sq"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_read_late_say_what_pyphen_reads_at_once(language):
    path = pyphen.LANGUAGES[language]
    late, at_once = Patterns(read_patterns(path)), pyphen.HyphDict(path).patterns
    assert at_once
    assert late.longest == max(map(len, at_once))
    for letters, (offset, weights) in at_once.items():
        found_offset, found = numbers(late[letters])
        assert found_offset == offset
        assert [(int(weight), data_of(weight)) for weight in found] == [(int(w), data_of(w)) for w in weights]
    assert not [
        letters
        for letters in late
        if letters not in at_once and numbers(late[letters])[1] and letters.islower() and letters.strip(".").isalpha()
    ]


def data_of(weight):
    """How a hyphen respells a word, None for most."""
    return getattr(weight, "data", None)
