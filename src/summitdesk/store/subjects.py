"""What can be found: the kinds of records that search knows, the texts each is found by, and what those depend on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from summitdesk.domain.agreements import side_fields
from summitdesk.domain.alternat import is_bilateral, sides_of
from summitdesk.domain.fields import fill
from summitdesk.domain.language import pick
from summitdesk.domain.names import display_names, full_name, person_sort_key
from summitdesk.domain.rows import CityRow, InstrumentRow, PersonName, Texts
from summitdesk.store.queries import tables as t
from summitdesk.store.queries.cities import cities_in
from summitdesk.store.queries.instruments import headings_of
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
    items = select(t.speaker.c.id).join(t.agenda_item, t.agenda_item.c.id == t.speaker.c.item_id)
    chosen = _of_live_events(items, t.agenda_item).where(t.speaker.c.id.in_(ids), t.live(t.speaker))
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
        statement = select(*wanted).where(table.c.id.in_(ids), t.live(table))
        if table is not t.event:
            statement = _of_live_events(statement, table)
        for row in session.execute(statement).mappings():
            texts = tuple(_texts(*(row[column] for column in columns)))
            yield Found(row["id"], row["event_id"], _both(row[columns[0]]), texts)

    return found


def _found_instruments(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    chosen = _of_live_events(select(t.instrument.c.id), t.instrument).where(t.instrument.c.id.in_(ids))
    for row in headings_of(session, chosen).values():
        titles = _with_sides(row, row.titles)
        yield Found(row.id, row.event_id, _both(titles), tuple(_texts(titles, row.places)))


def _found_paragraphs(session: Session, ids: Sequence[UUID]) -> Iterator[Found]:
    statement = select(t.paragraph).join(t.instrument, t.instrument.c.id == t.paragraph.c.instrument_id)
    chosen = _of_live_events(statement, t.instrument).where(t.paragraph.c.id.in_(ids), t.live(t.paragraph))
    instruments = headings_of(session, chosen.with_only_columns(t.paragraph.c.instrument_id))
    for row in session.execute(chosen).mappings():
        instrument = instruments[row["instrument_id"]]
        texts = _with_sides(instrument, row["texts"])
        label = _label(_both(_with_sides(instrument, instrument.titles)), pick(texts, "en")[:80])
        yield Found(row["id"], instrument.event_id, label, tuple(_texts(texts)))


def _of_live_events(statement: Select[Any], table: Table) -> Select[Any]:
    """A query of an event's records without those whose event was removed."""
    return statement.join(t.event, t.event.c.id == table.c.event_id).where(t.live(table, t.event))


def _with_sides(instrument: InstrumentRow, texts: Texts) -> Texts:
    """Texts of an agreement with the names of its sides in the places that each copy fills in its own order."""
    if not is_bilateral(instrument):
        return texts
    fields = side_fields(instrument, *sides_of(instrument))
    names = {name: value for name, value in fields.items() if name[0] in "AB" and not name.endswith(".signer")}
    return {tag: fill(text, names, tag).text for tag, text in texts.items()}


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


def _events_to_speakers(ids: Select[Any]) -> Select[Any]:
    items = select(t.agenda_item.c.id).where(t.agenda_item.c.event_id.in_(ids))
    return select(t.speaker.c.id).where(t.speaker.c.item_id.in_(items))


def _parties_to_instruments(ids: Select[Any]) -> Select[Any]:
    return select(t.signatory.c.instrument_id).where(t.signatory.c.delegation_id.in_(ids))


def _cities_to_instruments(ids: Select[Any]) -> Select[Any]:
    return _parties_to_instruments(select(t.delegation.c.id).where(t.delegation.c.city_id.in_(ids)))


def _countries_to_instruments(ids: Select[Any]) -> Select[Any]:
    return _cities_to_instruments(select(t.city.c.id).where(t.city.c.country_id.in_(ids)))


def _paragraphs_of(instruments: Callable[[Select[Any]], Select[Any]]) -> Callable[[Select[Any]], Select[Any]]:
    return lambda ids: select(t.paragraph.c.id).where(t.paragraph.c.instrument_id.in_(instruments(ids)))


_AGREEMENTS: Mapping[str, Callable[[Select[Any]], Select[Any]]] = {
    "instrument": _own(t.instrument),
    "event": _by(t.instrument, "event_id"),
    "signatory": lambda ids: select(t.signatory.c.instrument_id).where(t.signatory.c.id.in_(ids)),
    "delegation": _parties_to_instruments,
    "city": _cities_to_instruments,
    "country": _countries_to_instruments,
}
"""What an instrument is found by: an agreement is titled with the names of its sides."""

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
        {"agenda_item": _own(t.agenda_item), "event": _by(t.agenda_item, "event_id")},
    ),
    Subject(
        "speaker",
        t.speaker,
        _found_speakers,
        {
            "speaker": _own(t.speaker),
            "person_name": _names_to(t.speaker),
            "agenda_item": _by(t.speaker, "item_id"),
            "event": _events_to_speakers,
        },
    ),
    Subject("instrument", t.instrument, _found_instruments, _AGREEMENTS),
    Subject(
        "paragraph",
        t.paragraph,
        _found_paragraphs,
        {
            "paragraph": _own(t.paragraph),
            **{table: _paragraphs_of(instruments) for table, instruments in _AGREEMENTS.items()},
        },
    ),
)
