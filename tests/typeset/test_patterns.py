import pyphen
import pytest

from summitdesk.typeset.patterns import PatternDictionary, read_patterns

WORDS = """international cooperation asszonnyal megállapodás Zusammenarbeit Städtepartnerschaft Zucker lettergrepen
сотрудничества μετάφραση développement sister-city Bürgermeister omaatje příjemný Freundschaftsvertrag ok a"""


LANGUAGES = ["en_GB", "de_DE", "hu_HU", "nl_NL", "ru_RU", "cs_CZ", "fr", "el_GR", "sv", "es", "eo", "sq"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_read_late_say_what_those_read_at_once_say(language):
    path = pyphen.LANGUAGES[language]
    late, at_once = PatternDictionary(read_patterns(path)), pyphen.HyphDict(path)
    assert late.patterns.keys() == at_once.patterns.keys()
    for word in WORDS.split():
        found = [(int(point), point.data) for point in late.positions(word)]
        assert found == [(int(point), point.data) for point in at_once.positions(word)]
