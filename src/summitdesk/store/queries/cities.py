"""Countries and cities of the register."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import CityRow, CountryRow, RelationRow
from summitdesk.store.queries.tables import city, city_relation, columns, country, live


def all_countries(session: Session) -> tuple[CountryRow, ...]:
    """Every country, by its English name."""
    rows = session.execute(select(country).where(live(country)).order_by(country.c.sort_en)).mappings()
    return tuple(country_row(row) for row in rows)


def all_cities(session: Session) -> tuple[CityRow, ...]:
    """Every city, by its English name."""
    rows = session.execute(_cities(live(city)).order_by(city.c.sort_en)).mappings()
    return tuple(city_row(row) for row in rows)


def city_by_slug(session: Session, slug: str) -> CityRow | None:
    """The city with this slug; of several the one first made."""
    statement = _cities(live(city), city.c.slug == slug).order_by(city.c.id).limit(1)
    row = session.execute(statement).mappings().first()
    return city_row(row) if row else None


def city_by_id(session: Session, city_id: UUID) -> CityRow | None:
    """One city."""
    return cities_in(session, select(city.c.id).where(city.c.id == city_id)).get(city_id)


def cities_in(session: Session, ids: Select[Any]) -> dict[UUID, CityRow]:
    """The cities whose keys a subquery selects."""
    rows = session.execute(_cities(city.c.id.in_(ids))).mappings()
    return {row["city_id"]: city_row(row) for row in rows}


def relations_of(session: Session, city_id: UUID) -> tuple[tuple[UUID, RelationRow], ...]:
    """A city's relations, each with its partner's key, whichever side they were written from."""
    mine = (city_relation.c.city_id == city_id) | (city_relation.c.partner_id == city_id)
    rows = session.execute(select(city_relation).where(mine, live(city_relation)).order_by(city_relation.c.since))
    return tuple(
        (row["partner_id"] if row["city_id"] == city_id else row["city_id"], relation_row(row))
        for row in rows.mappings()
    )


def _cities(*conditions: ColumnElement[bool]) -> Select[Any]:
    # A city keeps its country's name even when the country has been deleted from the list of countries.
    return (
        select(*columns(city, "city_"), *columns(country, "country_"))
        .join_from(city, country, city.c.country_id == country.c.id)
        .where(*conditions)
    )


def country_row(row: Mapping[Any, Any], prefix: str = "") -> CountryRow:
    """A country from a result row."""
    return CountryRow(row[f"{prefix}id"], row[f"{prefix}code"], row[f"{prefix}names"], row[f"{prefix}sort_names"])


def city_row(row: Mapping[Any, Any]) -> CityRow:
    """A city from a result row of city and country columns."""
    return CityRow(
        id=row["city_id"],
        slug=row["city_slug"],
        kind=row["city_kind"],
        country=country_row(row, "country_"),
        names=row["city_names"],
        formal_names=row["city_formal_names"],
        sort_names=row["city_sort_names"],
        spellings=row["city_spellings"],
    )


def relation_row(row: Mapping[Any, Any]) -> RelationRow:
    """A relation from a result row."""
    return RelationRow(row["id"], row["kind"], row["since"], row["approval_no"], row["document_no"])
