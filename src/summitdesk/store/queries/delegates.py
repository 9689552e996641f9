"""Delegates: all of an event, one page of a table, or one."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
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
    search_text,
)
from summitdesk.store.queries.tables import delegate as member

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
    chosen = _chosen(session, event_id, listing)
    total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    page = session.scalars(_sorted(chosen, listing).offset(listing.offset).limit(listing.limit)).all()
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


def _chosen(session: Session, event_id: UUID, listing: Listing) -> Select[Any]:
    """The keys of the delegates that pass the listing's search and filters."""
    statement = (
        select(member.c.id)
        .join_from(member, delegation, delegation.c.id == member.c.delegation_id)
        .where(delegation.c.event_id == event_id, live(member, delegation))
    )
    if listing.roles:
        statement = statement.where(member.c.role.in_(listing.roles))
    if listing.city or listing.country:
        statement = statement.where(delegation.c.city_id.in_(_cities(listing)))
    if listing.states:
        invited = select(invitation.c.delegation_id).where(live(invitation), invitation.c.state.in_(listing.states))
        statement = statement.where(delegation.c.id.in_(invited))
    if listing.text.strip():
        from summitdesk.store.search import matching

        statement = statement.where(member.c.id.in_(matching(session, listing.text, "delegate", event_id)))
    return statement


def _cities(listing: Listing) -> Select[Any]:
    statement = select(city.c.id).join(country, country.c.id == city.c.country_id)
    if listing.city:
        statement = statement.where(city.c.slug == listing.city)
    if listing.country:
        statement = statement.where(country.c.code == listing.country)
    return statement


def _sorted(chosen: Select[Any], listing: Listing) -> Select[Any]:
    statement = chosen
    match listing.sort:
        case "name" | "latin":
            statement = statement.outerjoin(
                search_text, (search_text.c.subject == "delegate") & (search_text.c.subject_id == member.c.id)
            )
            key: Any = search_text.c.native_key if listing.sort == "name" else search_text.c.latin_key
        case "city" | "city_zh" | "country" | "country_zh":
            statement = statement.join(city, city.c.id == delegation.c.city_id)
            if listing.sort.startswith("country"):
                statement = statement.join(country, country.c.id == city.c.country_id)
            table = city if listing.sort.startswith("city") else country
            key = table.c.sort_zh if listing.sort.endswith("_zh") else table.c.sort_en
        case "role" | "attendance" | "category" | "position":
            key = member.c[listing.sort]
        case "rank":
            key = member.c.rank_code
        case _:
            key = None
    order: list[Any] = [delegation.c.position, delegation.c.id, member.c.position, member.c.id]
    if key is not None:
        order.insert(0, (key.desc() if listing.descending else key.asc()).nulls_last())
    elif listing.descending:
        order = [column.desc() for column in order]
    return statement.order_by(*order)


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
