"""What the letters of an event say beyond its other rows."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import LetterValueRow
from summitdesk.store.queries.tables import letter_value, live


def letter_values_of(session: Session, event_id: UUID) -> tuple[LetterValueRow, ...]:
    """The fields of an event's letters by name, those for single delegations behind those for all."""
    rows = session.execute(
        select(letter_value)
        .where(live(letter_value), letter_value.c.event_id == event_id)
        .order_by(letter_value.c.name, letter_value.c.id)
    ).mappings()
    found = [LetterValueRow(row["id"], row["name"], row["texts"], row["delegation_id"]) for row in rows]
    return tuple(sorted(found, key=lambda value: (value.name, value.delegation_id is not None)))
