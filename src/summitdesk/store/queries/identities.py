"""Data of the identity class, read apart from everything else and only where somebody asked for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.store.queries.tables import delegate, delegation, live, person_identity

FIELDS = (
    *("sex", "nationality", "passport_no", "passport_country", "passport_expires", "birth_date", "birth_place"),
    "diet",
)


def identities_of(session: Session, event_id: UUID) -> Mapping[UUID, Mapping[str, Any]]:
    """What is recorded of the people of an event, by the person's key; empty facts are left out."""
    people = (
        select(delegate.c.person_id)
        .join_from(delegate, delegation, delegation.c.id == delegate.c.delegation_id)
        .where(live(delegate, delegation), delegation.c.event_id == event_id)
    )
    rows = session.execute(
        select(person_identity).where(live(person_identity), person_identity.c.person_id.in_(people))
    ).mappings()
    return {row["person_id"]: {name: row[name] for name in FIELDS if row[name]} for row in rows}
