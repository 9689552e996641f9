"""Versions of an instrument's text: how one is kept as plain values, and read again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from summitdesk.domain.fields import fill, instrument_fields
from summitdesk.domain.rows import EventRow, InstrumentRow, ParagraphRow, Texts
from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind


def evaluated(instrument: InstrumentRow, event: EventRow | None) -> InstrumentRow:
    """The instrument with the fields of its titles and texts filled in; undefined ones stay visible."""
    values = instrument_fields(instrument, event)

    def filled(texts: Texts) -> dict[str, str]:
        return {tag: fill(text, values, tag).text for tag, text in texts.items()}

    return replace(
        instrument,
        titles=filled(instrument.titles),
        paragraphs=tuple(replace(row, texts=filled(row.texts)) for row in instrument.paragraphs),
    )


def text_as_plain(instrument: InstrumentRow) -> dict[str, Any]:
    """An instrument's text as the register keeps a version of it: JSON values only."""
    return {
        "id": str(instrument.id),
        "event_id": str(instrument.event_id),
        "slug": instrument.slug,
        "kind": instrument.kind.value,
        "titles": dict(instrument.titles),
        "languages": list(instrument.languages),
        "translations": list(instrument.translations),
        "places": dict(instrument.places),
        "done_on": instrument.done_on.isoformat() if instrument.done_on else "",
        "paragraphs": [
            {"id": str(row.id), "kind": row.kind.value, "level": row.level, "texts": dict(row.texts)}
            for row in instrument.paragraphs
        ],
    }


def release_text(plain: Mapping[str, Any]) -> InstrumentRow:
    """A text as :func:`text_as_plain` wrote it."""
    return InstrumentRow(
        id=UUID(plain["id"]),
        event_id=UUID(plain["event_id"]),
        slug=str(plain["slug"]),
        kind=InstrumentKind(plain["kind"]),
        titles=_texts(plain["titles"]),
        languages=tuple(plain["languages"]),
        paragraphs=tuple(
            ParagraphRow(UUID(row["id"]), place, ParagraphKind(row["kind"]), row["level"], _texts(row["texts"]))
            for place, row in enumerate(plain["paragraphs"], 1)
        ),
        places=_texts(plain["places"]),
        done_on=date.fromisoformat(plain["done_on"]) if plain["done_on"] else None,
        translations=tuple(plain["translations"]),
    )


def instrument_at(
    present: InstrumentRow, fields: Mapping[str, Any], outline: Iterable[tuple[UUID, Mapping[str, Any]]]
) -> InstrumentRow:
    """An instrument with the fields and the paragraphs that it had at another time."""
    paragraphs = sorted(
        (
            ParagraphRow(
                row_id,
                row.get("position", 0),
                row.get("kind", ParagraphKind.TEXT),
                row.get("level", 0),
                row.get("texts", {}),
            )
            for row_id, row in outline
            if row and not row.get("deleted", False)
        ),
        key=lambda row: (row.position, row.id.hex),
    )
    return replace(
        present,
        titles=fields.get("titles", {}),
        places=fields.get("places", {}),
        done_on=fields.get("done_on"),
        kind=fields.get("kind", present.kind),
        paragraphs=tuple(paragraphs),
    )


def _texts(texts: Mapping[str, Any]) -> Texts:
    return {str(tag): str(text) for tag, text in texts.items()}
