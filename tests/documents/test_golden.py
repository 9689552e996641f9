"""What the papers of the bundled events say, word for word: each file here was read by a person.

Set UPDATE_GOLDEN=1 to write them anew, then read the difference.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.outline import card_lines, outline
from documents.papers import Event
from summitdesk.documents.agenda import agenda_document
from summitdesk.documents.agreement import AgreementPaper, agreement_document
from summitdesk.documents.badges import badge_cards
from summitdesk.documents.ceremony import ceremony_document
from summitdesk.documents.instrument import instrument_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.proof import ProofPaper, proof_document
from summitdesk.documents.roster import roster_document
from summitdesk.domain.alternat import copies_of
from summitdesk.domain.identity import prove_identity
from summitdesk.typeset.fonts import FontLibrary


def initiative(layout: TextLayout, *languages: str) -> Callable[[Event], str]:
    def made(event: Event) -> str:
        return outline(instrument_document(event.initiative(layout, languages), FontLibrary.bundled()))

    return made


def badges(event: Event) -> str:
    cards = badge_cards(event.badges(), event.rows.delegates)
    return "\n".join(line for card in cards for line in card_lines(card)) + "\n"


def agreement(slug: str, keeper: int, layout: TextLayout) -> Callable[[Event], str]:
    def made(event: Event) -> str:
        instrument = next(row for row in event.rows.instruments if row.slug == slug)
        copy = copies_of(instrument)[keeper]
        return outline(agreement_document(AgreementPaper(instrument, event.rows.event, copy, layout)))

    return made


def proof(event: Event) -> str:
    instrument = next(row for row in event.rows.instruments if row.slug == "suifenhe-pogranichny")
    paper = ProofPaper(instrument, event.rows.event, prove_identity(instrument, event.rows.event), ("zh-Hans", "en"))
    return outline(proof_document(paper))


def ceremony(event: Event) -> str:
    return outline(ceremony_document(event.ceremony(), FontLibrary.bundled()))


PAPERS: dict[str, tuple[str, Callable[[Event], str]]] = {
    "initiative-side-by-side": ("harbin-2019", initiative(TextLayout.SIDE_BY_SIDE, "zh-Hans", "en")),
    "initiative-sequential": ("harbin-2019", initiative(TextLayout.SEQUENTIAL, "zh-Hans", "en")),
    "initiative-english": ("harbin-2019", initiative(TextLayout.SIDE_BY_SIDE, "en")),
    "agenda": ("harbin-2026", lambda event: outline(agenda_document(event.agenda()))),
    "roster": ("harbin-2026", lambda event: outline(roster_document(event.roster()))),
    "badges": ("harbin-2026", badges),
    "agreement-host": ("wuhan-2021", agreement("changning-sovetsky", 0, TextLayout.SEQUENTIAL)),
    "agreement-guest": ("wuhan-2021", agreement("changning-sovetsky", 1, TextLayout.SEQUENTIAL)),
    "agreement-columns": ("wuhan-2021", agreement("suifenhe-pogranichny", 1, TextLayout.SIDE_BY_SIDE)),
    "agreement-proof": ("wuhan-2021", proof),
    "ceremony": ("wuhan-2021", ceremony),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_says_what_was_read(bundled: dict[str, Event], golden: Path, name: str):
    slug, made = PAPERS[name]
    actual = made(bundled[slug])
    file = golden / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(actual, encoding="utf-8")
    assert actual == file.read_text(encoding="utf-8")
