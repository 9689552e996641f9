"""People's names, as the queries about delegates and speakers need them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import PersonName
from summitdesk.store.queries.tables import live, person_name

_COLUMNS = [person_name.c[name] for name in ("person_id", "language", "full", "family", "given", "order", "is_native")]


def names_in(session: Session, person_ids: Select[Any]) -> dict[UUID, tuple[PersonName, ...]]:
    """The names of the people whose keys a subquery selects, the native name first."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(live(person_name), person_name.c.person_id.in_(person_ids))
        .order_by(person_name.c.is_native.desc(), person_name.c.position, person_name.c.id)
    )
    found: dict[UUID, list[PersonName]] = {}
    for person_id, *fields in rows:
        found.setdefault(person_id, []).append(PersonName(*fields))
    return {person_id: tuple(names) for person_id, names in found.items()}
