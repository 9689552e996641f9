"""200 bilingual letters of invitation, as the register prints them and as plain paragraphs for other typesetters."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from summitdesk.services.cities import CityDraft, enter_city
from summitdesk.services.delegations import DelegationDraft, enter_delegation
from summitdesk.services.invitations import draft_missing_invitations
from summitdesk.services.printing import Options, print_document
from summitdesk.services.register import create_sample_register
from summitdesk.store.database import Database
from summitdesk.store.entities import Country, Event
from summitdesk.store.queries.cities import all_countries
from summitdesk.store.queries.events import event_by_slug
from summitdesk.typeset.content import Document, Grid, Keep, Paragraph, Parallel, Table

EVENT = "harbin-2026"
OPTIONS = Options(languages=("zh-Hans", "en"), on=date(2025, 9, 1))


def fill(file: Path, letters: int) -> None:
    """A register whose event invites so many cities."""
    with create_sample_register(file) as database:
        with database.reading() as session:
            event = event_by_slug(session, EVENT)
            countries = [country for country in all_countries(session) if country.code]
        assert event is not None
        with database.unit_of_work("Invite many") as unit:
            host = unit.session.get(Event, event.id)
            assert host is not None
            for number in range(letters - 7):
                country = unit.session.get(Country, countries[number % len(countries)].id)
                assert country is not None
                names = {"en": f"City {number + 1}", "zh-Hans": f"第{number + 1}市"}
                city = enter_city(unit, CityDraft(country.id, names))
                enter_delegation(unit, host, DelegationDraft(city.id))
        draft_missing_invitations(database, event.id, date(2025, 9, 1))


def flattened(file: Path) -> list[list[dict[str, Any]]]:
    """Every letter as its paragraphs: text, language, size, leading, weight and alignment."""
    made: list[Document] = []

    def keep(documents: Any, **_named: object) -> Any:
        made.extend(documents)
        raise StopIteration

    kept = patch("summitdesk.typeset.compose.make_series", keep)
    with Database.open(file, read_only=True) as database, kept, suppress(StopIteration):
        print_document(database, "invitations", EVENT, OPTIONS)
    return [list(_paragraphs(document.blocks)) for document in made]


def _paragraphs(blocks: Any) -> Iterator[dict[str, Any]]:
    for block in blocks:
        match block:
            case Paragraph():
                style = block.style
                yield {
                    "text": (block.label.text + " " if block.label else "")
                    + "".join(span.text for span in block.spans),
                    "lang": block.language,
                    "size": style.text.size,
                    "leading": style.leading,
                    "bold": style.text.bold,
                    "sans": style.text.family == "sans",
                    "align": style.align.value,
                    "indent": style.first_indent,
                    "after": style.space_after,
                }
            case Keep():
                yield from _paragraphs(block.blocks)
            case Parallel() | Grid():
                for cell in block.cells:
                    yield from _paragraphs(cell)
            case Table():
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        yield from _paragraphs(cell.blocks)


def main() -> None:
    """``REGISTER COUNT JSON``: what our program prints, and the same texts for others."""
    register, count, texts = sys.argv[1:]
    fill(Path(register), int(count))
    Path(texts).write_text(json.dumps(flattened(Path(register)), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
