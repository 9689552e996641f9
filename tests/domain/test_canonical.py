"""The digest of a final text: of everything that is signed, and of nothing else."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from summitdesk.domain.canonical import canonical_text, short_digest, text_digest
from summitdesk.domain.rows import AgreementRow, InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import Alternat, InstrumentKind, ParagraphKind

TEXT = InstrumentRow(
    UUID(int=1),
    UUID(int=2),
    "initiative",
    InstrumentKind.INITIATIVE,
    {"en": "Initiative", "zh-Hans": "倡议"},
    ("zh-Hans", "en"),
    (
        ParagraphRow(UUID(int=3), 1, ParagraphKind.TEXT, 0, {"en": "{city_count} cities met.", "zh-Hans": "相聚。"}),
        ParagraphRow(UUID(int=4), 2, ParagraphKind.CLAUSE, 1, {"en": "We share.", "zh-Hans": "共享。"}),
    ),
    places={"en": "Harbin"},
    done_on=date(2019, 1, 6),
    translations=("zh-Hans",),
)


def test_the_form_is_what_the_decision_record_says():
    assert json.loads(canonical_text(TEXT, None)) == {
        "form": "summitdesk-text-1",
        "kind": "initiative",
        "authentic": ["en"],
        "done_on": "2019-01-06",
        "texts": {
            "en": {
                "title": "Initiative",
                "place": "Harbin",
                "paragraphs": [["text", "", "0 cities met."], ["clause", "I.", "We share."]],
            },
            "zh-Hans": {
                "title": "倡议",
                "place": "",
                "paragraphs": [["text", "", "相聚。"], ["clause", "一、", "共享。"]],
            },
        },
    }
    assert text_digest(TEXT, None) == "317c34fd814492a617324dc9e1abef4c9c57a3e3315bad9d5ccd3d5fcd910b06"


def test_keys_and_places_of_records_do_not_matter():
    moved = tuple(replace(row, id=UUID(int=row.position + 50), position=row.position * 7) for row in TEXT.paragraphs)
    other = replace(TEXT, id=UUID(int=8), slug="other", languages=("en", "zh-Hans"), paragraphs=moved)
    assert canonical_text(other, None) == canonical_text(TEXT, None)


@pytest.mark.parametrize(
    "change",
    [
        {"titles": {"en": "Initiative", "zh-Hans": "宣言"}},
        {"places": {}},
        {"done_on": date(2019, 1, 7)},
        {"translations": ()},
        {"languages": ("en",)},
        {"paragraphs": TEXT.paragraphs[::-1]},
        {"paragraphs": (replace(TEXT.paragraphs[0], level=1, kind=ParagraphKind.CLAUSE), TEXT.paragraphs[1])},
        {"kind": InstrumentKind.SISTER_CITY_AGREEMENT},
        {"agreement": AgreementRow(alternat=Alternat.NON_INVERTED)},
    ],
)
def test_whatever_a_signer_reads_changes_the_digest(change):
    assert text_digest(replace(TEXT, **change), None) != text_digest(TEXT, None)


def test_a_digest_is_shown_by_its_beginning():
    assert short_digest("9f3c02aa71d0ffff") == "9f3c 02aa 71d0"
