"""People's names, as the queries about delegates and speakers need them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import PersonName
from summitdesk.store.queries.tables import live, person_name


def names_in(session: Session, person_ids: Select[Any]) -> dict[UUID, tuple[PersonName, ...]]:
    """The names of the people whose keys a subquery selects, the native name first."""
    rows = session.execute(
        select(person_name)
        .where(live(person_name), person_name.c.person_id.in_(person_ids))
        .order_by(person_name.c.is_native.desc(), person_name.c.position, person_name.c.id)
    ).mappings()
    found: dict[UUID, list[PersonName]] = {}
    for row in rows:
        found.setdefault(row["person_id"], []).append(_name(row))
    return {person_id: tuple(names) for person_id, names in found.items()}


def _name(row: Mapping[Any, Any]) -> PersonName:
    return PersonName(row["language"], row["full"], row["family"], row["given"], row["order"], row["is_native"])
