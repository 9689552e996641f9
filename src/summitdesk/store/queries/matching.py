"""People of the whole register, as an import looks for them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import KnownPersonRow
from summitdesk.store.queries.people import names_in
from summitdesk.store.queries.tables import delegate, delegation, live, person


def known_people(session: Session) -> tuple[KnownPersonRow, ...]:
    """Everybody in the register with names, addresses and the cities they came from, in a fixed order."""
    names = names_in(session, select(person.c.id).where(live(person)))
    cities = _cities(session)
    rows = session.execute(
        select(person.c.id, person.c.email, person.c.phone).where(live(person)).order_by(person.c.id)
    )
    return tuple(
        KnownPersonRow(row.id, names.get(row.id, ()), row.email, row.phone, frozenset(cities.get(row.id, ())))
        for row in rows
    )


def _cities(session: Session) -> dict[UUID, list[UUID]]:
    rows = session.execute(
        select(delegate.c.person_id, delegation.c.city_id)
        .join_from(delegate, delegation, delegation.c.id == delegate.c.delegation_id)
        .where(live(delegate, delegation))
        .distinct()
    )
    cities: dict[UUID, list[UUID]] = {}
    for row in rows:
        cities.setdefault(row.person_id, []).append(row.city_id)
    return cities
