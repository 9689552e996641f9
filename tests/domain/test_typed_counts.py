import pytest

from summitdesk.domain.typed_counts import Counted, typed_counts


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        (
            "brings together 23 cities representatives from 15 countries",
            "en",
            [(Counted.CITIES, 23), (Counted.COUNTRIES, 15)],
        ),
        ("twenty-three participating cities", "en", [(Counted.CITIES, 23)]),
        ("more than 130 countries", "en", []),
        ("the two cities shall; one city", "en", []),
        ("来自15个国家的23个城市", "zh-Hans", [(Counted.COUNTRIES, 15), (Counted.CITIES, 23)]),
        ("二十三座城市", "zh-Hans", [(Counted.CITIES, 23)]),
        ("15国23市", "zh-Hans", [(Counted.COUNTRIES, 15), (Counted.CITIES, 23)]),
        ("130多个国家", "zh-Hans", []),
        ("两个城市，一国两市", "zh-Hans", []),
        ("2019年", "zh-Hans", []),
        ("in 2019 cities met; 2019国", "en", []),
        ("2019国际会议", "zh-Hans", []),
        ("15 pays et 23 villes", "fr", []),
    ],
)
def test_counts_typed_into_a_text_are_found(text, language, counts):
    assert [(count.counted, count.number) for count in typed_counts(text, language)] == counts
