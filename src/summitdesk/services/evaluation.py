"""Computed fields in the texts of an instrument, shown with what they evaluate to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.agreements import text_fields
from summitdesk.domain.fields import FieldValues, fields_in, fill
from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class EvaluatedText:
    """One text: as it is written, with its fields filled in, the fields it uses, and those of them without a value.

    ``paragraph_id`` is None for the title; ``number`` is the one that papers generate.
    """

    paragraph_id: UUID | None
    language: str
    number: str
    written: str
    evaluated: str
    fields: tuple[str, ...]
    undefined: tuple[str, ...]


def evaluated_texts(database: "Database", instrument_id: UUID) -> tuple[EvaluatedText, ...]:
    """The title and every paragraph of an instrument in each of its languages."""
    from summitdesk.store.queries.events import event_by_id
    from summitdesk.store.queries.instruments import instrument_by_id

    with database.reading() as session:
        instrument = instrument_by_id(session, instrument_id)
        event = event_by_id(session, instrument.event_id) if instrument else None
    if instrument is None:
        raise UserError(
            _("What you were working on is no longer in the register."),
            _("It may have been removed or undone meanwhile. Choose it again from the list."),
        )
    values = text_fields(instrument, event)
    return tuple(text for tag in instrument.languages for text in _texts(instrument, values, tag))


def field_values(database: "Database", instrument_id: UUID, language: str) -> dict[str, str]:
    """Every field that an instrument may use, with its value in one language; what has none is left out."""
    from summitdesk.store.queries.events import event_by_id
    from summitdesk.store.queries.instruments import instrument_by_id

    with database.reading() as session:
        instrument = instrument_by_id(session, instrument_id)
        event = event_by_id(session, instrument.event_id) if instrument else None
    values = text_fields(instrument, event) if instrument else {}
    shown = {name: fill(f"{{{name}}}", values, language) for name in sorted(values)}
    return {name: filled.text for name, filled in shown.items() if not filled.undefined}


def _texts(instrument: InstrumentRow, values: FieldValues, language: str) -> list[EvaluatedText]:
    labels = paragraph_labels(instrument.paragraphs, language, scheme_of(instrument.kind))
    texts = [_evaluated(None, "", instrument.titles.get(language, ""), values, language)]
    texts += (
        _evaluated(row.id, label, row.texts.get(language, ""), values, language)
        for row, label in zip(instrument.paragraphs, labels, strict=True)
    )
    return texts


def _evaluated(
    paragraph_id: UUID | None, number: str, written: str, values: FieldValues, language: str
) -> EvaluatedText:
    filled = fill(written, values, language)
    return EvaluatedText(paragraph_id, language, number, written, filled.text, fields_in(written), filled.undefined)
