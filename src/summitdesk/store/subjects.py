"""What can be found: the kinds of records that search knows, the texts each is found by, and what those depend on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from summitdesk.domain.language import pick
from summitdesk.domain.names import display_names, full_name, person_sort_key
from summitdesk.domain.rows import CityRow, PersonName
from summitdesk.store.queries import tables as t
from summitdesk.store.queries.cities import cities_in
from summitdesk.store.queries.people import names_in


@dataclass(frozen=True, slots=True)
class Found:
    """One record as search shows it, with everything it is found by."""

    subject_id: UUID
    event_id: UUID | None
    label: str
    texts: tuple[str, ...]
    native_key: str = ""
    latin_key: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record. ``depends_on`` gives, for each table, from a query of rows' keys a query of this subject's."""

    name: str
    table: Table
    found: Callable[[Session, Sequence[UUID]], Iterator[Found]]
    depends_on: Mapping[str, Callable[[Select[Any]], Select[Any]]] = field(default_factory=dict)

    def all_ids(self, session: Session) -> Sequence[UUID]:
        """Every live record's key."""
        return session.scalars(select(self.table.c.id).where(t.live(self.table)).order_by(self.table.c.id)).all()


def _texts(*mappings: Mapping[str, str]) -> Iterator[str]:
    for mapping in mappings:
        yield from mapping.values()


def _place_texts(city: CityRow) -> Iterator[str]:
    yield from _texts(city.names, city.formal_names, city.country.names)
    yield from city.spellings


def _label(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _both(texts: Mapping[str, str]) -> str:
    """A label in Chinese and English, whatever of both there is."""
    return " ".join(dict.fromkeys(filter(None, (pick(texts, "zh-Hans"), pick(texts, "en")))))


def _person_label(names: Iterable[PersonName]) -> str:
    return " ".join(full_name(name) for name in display_names(tuple(names)))


def _found_delegates(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    chosen = (
        select(t.delegate.c.id)
        .join(t.delegation, t.delegation.c.id == t.delegate.c.delegation_id)
        .where(t.delegate.c.id.in_(ids), t.live(t.delegate, t.delegation))
    )
    names = names_in(session, chosen.with_only_columns(t.delegate.c.person_id))
    cities = cities_in(session, chosen.with_only_columns(t.delegation.c.city_id))
    columns = (t.delegation.c.event_id, t.delegation.c.city_id, t.delegate, t.person.c.email)
    rows = session.execute(
        chosen.with_only_columns(*columns).join(t.person, t.person.c.id == t.delegate.c.person_id)
    ).mappings()
    for row in rows:
        own, city = names.get(row["person_id"], ()), cities[row["city_id"]]
        yield Found(
            row["id"],
            row["event_id"],
            _label(_person_label(own), _both(row["offices"]), _both(city.names)),
            (
                *(full_name(name) for name in own),
                *_texts(row["offices"]),
                *_place_texts(city),
                row["represents"],
                row["email"],
                row["note"],
            ),
            person_sort_key(own, "zh-Hans"),
            person_sort_key(own, "en"),
        )


def _found_cities(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    live = select(t.city.c.id).where(t.city.c.id.in_(ids), t.live(t.city))
    for city_id, city in cities_in(session, live).items():
        yield Found(city_id, None, _label(_both(city.names), _both(city.country.names)), tuple(_place_texts(city)))


def _found_speakers(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    chosen = (
        select(t.speaker.c.id)
        .join(t.agenda_item, t.agenda_item.c.id == t.speaker.c.item_id)
        .where(t.speaker.c.id.in_(ids), t.live(t.speaker, t.agenda_item))
    )
    names = names_in(session, chosen.with_only_columns(t.speaker.c.person_id))
    columns = (t.speaker, t.agenda_item.c.event_id, t.agenda_item.c.titles)
    for row in session.execute(chosen.with_only_columns(*columns)).mappings():
        own = names.get(row["person_id"], ())
        label = _label(_person_label(own), _both(row["offices"]), _both(row["titles"]))
        yield Found(row["id"], row["event_id"], label, (*(full_name(name) for name in own), *_texts(row["offices"])))


def _found_titled(table: Table, *columns: str) -> Callable[[Session, Sequence[UUID]], Iterator[Found]]:
    """Records of an event that are found by columns of texts, the first of which is their title."""

    def found(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
        event_id = table.c.id if table is t.event else table.c.event_id
        wanted = [table.c.id, event_id.label("event_id"), *(table.c[column] for column in columns)]
        for row in session.execute(select(*wanted).where(table.c.id.in_(ids), t.live(table))).mappings():
            texts = tuple(_texts(*(row[column] for column in columns)))
            yield Found(row["id"], row["event_id"], _both(row[columns[0]]), texts)

    return found


def _found_paragraphs(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    rows = session.execute(
        select(t.paragraph, t.instrument.c.event_id, t.instrument.c.titles)
        .join(t.instrument, t.instrument.c.id == t.paragraph.c.instrument_id)
        .where(t.paragraph.c.id.in_(ids), t.live(t.paragraph, t.instrument))
    ).mappings()
    for row in rows:
        label = _label(_both(row["titles"]), pick(row["texts"], "en")[:80])
        yield Found(row["id"], row["event_id"], label, tuple(_texts(row["texts"])))


def _own(table: Table) -> Callable[[Select[Any]], Select[Any]]:
    return lambda ids: select(table.c.id).where(table.c.id.in_(ids))


def _by(table: Table, column: str) -> Callable[[Select[Any]], Select[Any]]:
    return lambda ids: select(table.c.id).where(table.c[column].in_(ids))


def _names_to(table: Table) -> Callable[[Select[Any]], Select[Any]]:
    """From changed names to the records of ``table`` that belong to the same people."""
    return lambda ids: select(table.c.id).where(
        table.c.person_id.in_(select(t.person_name.c.person_id).where(t.person_name.c.id.in_(ids)))
    )


def _cities_to_delegates(ids: Select[Any]) -> Select[Any]:
    delegations = select(t.delegation.c.id).where(t.delegation.c.city_id.in_(ids))
    return select(t.delegate.c.id).where(t.delegate.c.delegation_id.in_(delegations))


def _countries_to_delegates(ids: Select[Any]) -> Select[Any]:
    cities = select(t.city.c.id).where(t.city.c.country_id.in_(ids))
    delegations = select(t.delegation.c.id).where(t.delegation.c.city_id.in_(cities))
    return select(t.delegate.c.id).where(t.delegate.c.delegation_id.in_(delegations))


SUBJECTS = (
    Subject(
        "delegate",
        t.delegate,
        _found_delegates,
        {
            "delegate": _own(t.delegate),
            "person": _by(t.delegate, "person_id"),
            "person_name": _names_to(t.delegate),
            "delegation": _by(t.delegate, "delegation_id"),
            "city": _cities_to_delegates,
            "country": _countries_to_delegates,
        },
    ),
    Subject("city", t.city, _found_cities, {"city": _own(t.city), "country": _by(t.city, "country_id")}),
    Subject("event", t.event, _found_titled(t.event, "titles", "themes", "places"), {"event": _own(t.event)}),
    Subject(
        "agenda_item",
        t.agenda_item,
        _found_titled(t.agenda_item, "titles", "notes"),
        {"agenda_item": _own(t.agenda_item)},
    ),
    Subject(
        "speaker",
        t.speaker,
        _found_speakers,
        {
            "speaker": _own(t.speaker),
            "person_name": _names_to(t.speaker),
            "agenda_item": _by(t.speaker, "item_id"),
        },
    ),
    Subject(
        "instrument", t.instrument, _found_titled(t.instrument, "titles", "places"), {"instrument": _own(t.instrument)}
    ),
    Subject(
        "paragraph",
        t.paragraph,
        _found_paragraphs,
        {"paragraph": _own(t.paragraph), "instrument": _by(t.paragraph, "instrument_id")},
    ),
)
