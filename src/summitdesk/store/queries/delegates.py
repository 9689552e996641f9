"""Delegates: all of an event, one page of a table, or one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from summitdesk.domain.listing import Listing, Page
from summitdesk.domain.rows import CityRow, DelegateRow, PersonName
from summitdesk.store.queries.cities import cities_in
from summitdesk.store.queries.people import names_in
from summitdesk.store.queries.tables import (
    badge_issue,
    city,
    country,
    delegation,
    invitation,
    live,
    person,
)
from summitdesk.store.queries.tables import delegate as member
from summitdesk.store.queries.tables import search_text as found

SORTS = (
    "name",
    "latin",
    "city",
    "city_zh",
    "country",
    "country_zh",
    "role",
    "rank",
    "attendance",
    "category",
    "position",
)
"""The sorts that :func:`delegates_page` knows; any other, and none, is the order of the printed list."""


def delegates_of(session: Session, event_id: UUID, ids: Collection[UUID] | None = None) -> tuple[DelegateRow, ...]:
    """The delegates of an event (only those in ``ids``, where given), by delegation and the order it sent them in."""
    conditions = [] if ids is None else [member.c.id.in_(list(ids))]
    return tuple(delegates_in(session, delegation.c.event_id == event_id, *conditions).values())


def delegate(session: Session, delegate_id: UUID) -> DelegateRow | None:
    """One delegate."""
    return delegates_in(session, member.c.id == delegate_id).get(delegate_id)


def delegates_page(session: Session, event_id: UUID, listing: Listing) -> Page[DelegateRow]:
    """One window of an event's delegates after search, filters and sort, and how many there are in all."""
    filters = _filters(listing)
    total = session.scalar(_count(session, event_id, listing, filters)) or 0
    page = session.scalars(_window(session, event_id, listing, filters)).all()
    rows = delegates_in(session, member.c.id.in_(page)) if page else {}
    return Page(tuple(rows[delegate_id] for delegate_id in page), total)


def delegates_in(session: Session, *conditions: ColumnElement[bool]) -> dict[UUID, DelegateRow]:
    """The delegates that fulfil some conditions on delegate and delegation, by key, in list order."""
    chosen = (
        select(member.c.id)
        .join_from(member, delegation, delegation.c.id == member.c.delegation_id)
        .where(live(member, delegation), *conditions)
    )
    rows = session.execute(
        select(member, delegation.c.event_id, delegation.c.city_id, person.c.honorifics, person.c.email)
        .add_columns(person.c.photo_digest)
        .join_from(member, delegation, delegation.c.id == member.c.delegation_id)
        .join(person, person.c.id == member.c.person_id)
        .where(live(member, delegation), *conditions)
        .order_by(delegation.c.position, delegation.c.id, member.c.position, member.c.id)
    ).mappings()
    delegates = list(rows)
    names = names_in(session, chosen.with_only_columns(member.c.person_id))
    cities = cities_in(session, chosen.with_only_columns(delegation.c.city_id))
    copies = _copies(session, chosen)
    return {
        row["id"]: _delegate_row(row, names.get(row["person_id"], ()), cities[row["city_id"]], copies.get(row["id"], 0))
        for row in delegates
    }


def _copies(session: Session, chosen: Select[Any]) -> dict[UUID, int]:
    rows = session.execute(
        select(badge_issue.c.delegate_id, func.sum(badge_issue.c.copies).label("copies"))
        .where(live(badge_issue), badge_issue.c.delegate_id.in_(chosen))
        .group_by(badge_issue.c.delegate_id)
    )
    return {row.delegate_id: int(row.copies) for row in rows}


def _count(session: Session, event_id: UUID, listing: Listing, filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    statement = _found(session, event_id, listing).with_only_columns(func.count(), maintain_column_froms=True)
    return _with_delegates(statement).where(*filters) if filters else statement


def _window(session: Session, event_id: UUID, listing: Listing, filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The keys of one window. What a listing does not ask for is not looked at."""
    if listing.sort in {"name", "latin"}:
        # An index of search text begins with these keys: a window of it is read without sorting everybody.
        key = found.c.native_key if listing.sort == "name" else found.c.latin_key
        statement = _found(session, event_id, listing)
        statement = _with_delegates(statement).where(*filters) if filters else statement
        statement = statement.order_by(key.desc() if listing.descending else key, found.c.subject_id)
    elif listing.text.strip():
        statement = _sorted(_with_delegates(_found(session, event_id, listing)), listing).where(*filters)
    else:
        joined = select(member.c.id).join_from(delegation, member, member.c.delegation_id == delegation.c.id)
        here = (delegation.c.event_id == event_id, live(delegation, member))
        statement = _sorted(joined.where(*here, *filters), listing)
    return statement.offset(listing.offset).limit(listing.limit)


def _found(session: Session, event_id: UUID, listing: Listing) -> Select[Any]:
    """The delegates that a text finds, or all: search has one row for each live delegate of an event."""
    statement = select(found.c.subject_id).where(found.c.event_id == event_id, found.c.subject == "delegate")
    if listing.text.strip():
        from summitdesk.store.search import matches

        statement = statement.where(matches(session, listing.text))
    return statement


def _with_delegates(statement: Select[Any]) -> Select[Any]:
    statement = statement.join(member, member.c.id == found.c.subject_id)
    return statement.join(delegation, delegation.c.id == member.c.delegation_id)


def _filters(listing: Listing) -> list[ColumnElement[bool]]:
    """What a listing asks of delegates and their delegations."""
    filters: list[ColumnElement[bool]] = []
    if listing.roles:
        filters.append(member.c.role.in_(listing.roles))
    if listing.city or listing.country:
        filters.append(delegation.c.city_id.in_(_cities(listing)))
    if listing.states:
        invited = select(invitation.c.delegation_id).where(live(invitation), invitation.c.state.in_(listing.states))
        filters.append(delegation.c.id.in_(invited))
    return filters


def _cities(listing: Listing) -> Select[Any]:
    statement = select(city.c.id).join(country, country.c.id == city.c.country_id)
    if listing.city:
        statement = statement.where(city.c.slug == listing.city)
    if listing.country:
        statement = statement.where(country.c.code == listing.country)
    return statement


def _sorted(statement: Select[Any], listing: Listing) -> Select[Any]:
    order: list[Any] = [delegation.c.position, delegation.c.id, member.c.position, member.c.id]
    if listing.sort not in SORTS:
        return statement.order_by(*([column.desc() for column in order] if listing.descending else order))
    if listing.sort.startswith(("city", "country")):
        statement = statement.join(city, city.c.id == delegation.c.city_id)
        statement = statement.join(country, country.c.id == city.c.country_id)
    key = _sort_column(listing.sort)
    return statement.order_by((key.desc() if listing.descending else key.asc()).nulls_last(), *order)


def _sort_column(sort: str) -> Column[Any]:
    if sort.startswith(("city", "country")):
        place = city if sort.startswith("city") else country
        return place.c.sort_zh if sort.endswith("_zh") else place.c.sort_en
    return member.c.rank_code if sort == "rank" else member.c[sort]


def _delegate_row(row: Mapping[Any, Any], names: tuple[PersonName, ...], city: CityRow, copies: int) -> DelegateRow:
    return DelegateRow(
        id=row["id"],
        person_id=row["person_id"],
        delegation_id=row["delegation_id"],
        event_id=row["event_id"],
        position=row["position"],
        role=row["role"],
        city=city,
        names=names,
        offices=row["offices"],
        honorifics=row["honorifics"],
        rank_code=row["rank_code"],
        signs=row["signs"],
        represents=row["represents"],
        attendance=row["attendance"],
        category=row["category"],
        badge_token=row["badge_token"],
        badge_copies=copies,
        photo_digest=row["photo_digest"] or "",
        email=row["email"],
        note=row["note"],
    )
