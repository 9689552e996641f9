"""Importing a roster: everything in one undoable step, with a report; nobody absent from the file is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from summitdesk.domain.clean import match_key
from summitdesk.domain.names import full_name
from summitdesk.domain.offices import rank_of
from summitdesk.domain.rows import CategoryRow, CityRow, DelegateRow
from summitdesk.domain.vocabulary import Attendance, DelegationRole, Rank, Severity
from summitdesk.i18n import _
from summitdesk.progress import Progress, Silent
from summitdesk.services.delegates import new_token
from summitdesk.services.exchange.columns import ColumnMap, load_column_map
from summitdesk.services.exchange.entry import Entry, with_line
from summitdesk.services.exchange.fields import Field
from summitdesk.services.exchange.merging import (
    completing,
    identity_values,
    merge_person,
    merged_names,
    name_row,
    person_news,
)
from summitdesk.services.exchange.parties import KnownCities
from summitdesk.services.exchange.people import Member, People
from summitdesk.services.exchange.places import Place, Places
from summitdesk.services.exchange.report import ImportReport, Remark
from summitdesk.services.exchange.sources import read_pasted, read_source
from summitdesk.services.lookup import event_named
from summitdesk.services.records import found, key_for

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Person
    from summitdesk.store.writing import UnitOfWork


def import_roster(
    database: "Database",
    source: Path,
    event_slug: str,
    *,
    column_map: ColumnMap | Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a roster file into an event as one undoable step; with ``dry_run`` only tell what would happen."""
    chosen = load_column_map(column_map) if isinstance(column_map, Path) else column_map
    known = known_cities(database, event_slug)
    entries, remarks = read_source(source, known, chosen or ColumnMap())
    label = _("Import {name}").format(name=source.name)
    return _import(database, event_slug, label, entries, remarks, dry_run=dry_run, progress=progress or Silent())


def import_text(
    database: "Database",
    text: str,
    event_slug: str,
    *,
    column_map: ColumnMap | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import text from the clipboard: a pasted list of names and cities, or cells of a spreadsheet."""
    known = known_cities(database, event_slug)
    entries, remarks = read_pasted(text, known, column_map)
    label = _("Import pasted text")
    return _import(database, event_slug, label, entries, remarks, dry_run=dry_run, progress=progress or Silent())


def known_cities(database: "Database", event_slug: str) -> KnownCities:
    """What the register calls its cities, by which lists without columns are understood."""
    from summitdesk.store.queries.cities import all_cities

    with database.reading() as session:
        event_named(session, event_slug)
        cities = all_cities(session)
    return KnownCities.of((name, city.country.code) for city in cities for name in _spellings(city))


def _spellings(city: CityRow) -> tuple[str, ...]:
    return (*city.names.values(), *city.formal_names.values(), *city.spellings)


class _DryRun(Exception):
    """Raised to roll a trial back."""


def _import(
    database: "Database",
    event_slug: str,
    label: str,
    entries: Iterable[Entry],
    remarks: Iterable[Remark],
    *,
    dry_run: bool,
    progress: Progress,
) -> ImportReport:
    from summitdesk.store.backup import snapshot_if_changed

    entries = [entry for entry in entries if entry.refused or not entry.is_empty()]
    if not dry_run:
        snapshot_if_changed(database)
    progress.start(len(entries), label)
    work = None
    try:
        with database.unit_of_work(label) as unit:
            work = _Import(unit, event_slug, list(remarks))
            for entry in entries:
                work.take(entry)
                progress.step()
            work.write()
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    assert work is not None
    return work.report()


@dataclass
class _Tally:
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0


@dataclass
class _Rows:
    """New rows, gathered to be written in bulk."""

    people: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    identities: list[dict[str, Any]] = field(default_factory=list)
    delegates: list[dict[str, Any]] = field(default_factory=list)


class _Import:
    """One import at work inside its unit of work."""

    def __init__(self, unit: "UnitOfWork", event_slug: str, remarks: list[Remark]) -> None:
        from summitdesk.store.queries.badges import categories_of
        from summitdesk.store.queries.cities import all_cities, all_countries
        from summitdesk.store.queries.delegates import delegates_of
        from summitdesk.store.queries.delegations import delegations_of
        from summitdesk.store.queries.matching import known_people

        session = unit.session
        self._unit = unit
        self._remarks = remarks
        self._tally = _Tally()
        self._rows = _Rows()
        event = event_named(session, event_slug)
        delegations = delegations_of(session, event.id)
        self._places = Places(unit, event, all_countries(session), all_cities(session), delegations)
        delegates = delegates_of(session, event.id)
        register = known_people(session)
        phones = {person.id: person.phone for person in register}
        self._people = People((_member(row, phones.get(row.person_id, "")) for row in delegates), register)
        self._categories = _categories(categories_of(session, event.id))
        self._heads = {row.delegation_id for row in delegates if row.role is DelegationRole.HEAD}
        self._sizes: dict[UUID, int] = {}
        for row in delegates:
            self._sizes[row.delegation_id] = max(self._sizes.get(row.delegation_id, 0), row.position + 1)

    def take(self, entry: Entry) -> None:
        """Enter one row."""
        self._tally.read += 1
        self._remarks += entry.remarks
        if entry.refused:
            self._tally.skipped += 1
            return
        member = self._people.member(entry, self._places.delegation_of(entry))
        if member is None and not entry.cities:
            self._skip(entry)
            return
        if member is None:
            place, remarks = self._places.place(entry)
            self._remarks += remarks
            member = self._member_of_register(entry, place)
            if member is None:
                self._add(entry, place)
                return
        self._update(entry, member)

    def _skip(self, entry: Entry) -> None:
        self._tally.skipped += 1
        message = _("The row names no city; it was skipped.")
        self._remarks.append(Remark(entry.row, entry.headings.get(Field.CITY, ""), Severity.ERROR, message))

    def _member_of_register(self, entry: Entry, place: Place) -> Member | None:
        """The member that somebody known from another event already is in this delegation."""
        person = self._people.of_register(entry, place.city.id)
        return self._people.membership(place.delegation_id, person.id) if person else None

    def _add(self, entry: Entry, place: Place) -> None:
        if not (entry.names or entry.offices or entry.email or entry.phone):
            self._tally.unchanged += 1
            message = _("The row names a city, but nobody who comes from it.")
            self._remarks.append(Remark(entry.row, "", Severity.WARNING, message))
            return
        if not entry.names:
            message = _("The name is missing; the entry was added without it.")
            self._remarks.append(Remark(entry.row, entry.headings.get(Field.NAME, ""), Severity.WARNING, message))
        elif alike := self._people.alike(entry, place.delegation_id):
            self._remarks.append(
                Remark(
                    entry.row,
                    entry.headings.get(Field.NAME, ""),
                    Severity.WARNING,
                    _("{name} is probably the same person as {other}; both were kept.").format(
                        name=full_name(entry.names[0]), other=full_name(alike.names[0])
                    ),
                )
            )
        self._people.add(self._new_member(entry, place))
        self._tally.added += 1

    def _new_member(self, entry: Entry, place: Place) -> Member:
        person_id, delegate_id = self._person(entry, place), uuid4()
        position = self._sizes.get(place.delegation_id, 0)
        self._sizes[place.delegation_id] = position + 1
        delegate = {
            "id": delegate_id,
            "delegation_id": place.delegation_id,
            "person_id": person_id,
            "position": position,
            "role": self._role(entry, place),
            "offices": dict(entry.offices),
            "rank_code": rank_of(entry.offices),
            "signs": bool(entry.signs),
            "represents": entry.represents,
            "attendance": entry.attendance or Attendance.IN_PERSON,
            "category": self._category(entry),
            "badge_token": new_token(),
            "note": with_line(entry.note, entry.received),
        }
        self._rows.delegates.append(delegate)
        return Member(
            delegate_id,
            person_id,
            place.delegation_id,
            entry.names,
            dict(entry.offices),
            entry.email,
            entry.phone,
            row=entry.row,
            pending=delegate,
        )

    def _person(self, entry: Entry, place: Place) -> UUID:
        """The key of the register's person whom an entry means, or of a new one."""
        known = self._people.of_register(entry, place.city.id)
        if known is not None:
            person = self._loaded_person(known.id)
            merge_person(self._unit, person, entry)
            return known.id
        person_id = uuid4()
        self._rows.people.append(
            {
                "id": person_id,
                "honorifics": dict(entry.honorifics),
                "email": entry.email,
                "phone": entry.phone,
            }
        )
        self._rows.names += (name_row(person_id, name, at) for at, name in enumerate(entry.names))
        if entry.identity:
            self._rows.identities.append(
                {"id": key_for("identity", person_id), "person_id": person_id} | identity_values(entry.identity)
            )
        return person_id

    def _role(self, entry: Entry, place: Place) -> DelegationRole:
        """The stated role; without one the first official of a delegation without a head is taken for it."""
        if entry.role is not None:
            if entry.role is DelegationRole.HEAD and place.delegation_id in self._heads:
                message = _("The delegation has a head already; this is a second one.")
                self._remarks.append(Remark(entry.row, entry.headings.get(Field.ROLE, ""), Severity.WARNING, message))
            role = entry.role
        else:
            rank = rank_of(entry.offices)
            leads = place.delegation_id not in self._heads and rank is not None and rank <= Rank.COUNCILLOR
            role = DelegationRole.HEAD if leads else DelegationRole.MEMBER
        if role is DelegationRole.HEAD:
            self._heads.add(place.delegation_id)
        return role

    def _category(self, entry: Entry) -> str:
        if not entry.category:
            return ""
        code = self._categories.get(match_key(entry.category))
        if code is None:
            message = _("The event has no badge category “{category}”; it was left out.").format(
                category=entry.category[:40]
            )
            self._remarks.append(Remark(entry.row, entry.headings.get(Field.CATEGORY, ""), Severity.WARNING, message))
        return code or ""

    def _update(self, entry: Entry, member: Member) -> None:
        if member.row:
            message = _("This is the same person as in row {row}.").format(row=member.row)
            self._remarks.append(Remark(entry.row, entry.headings.get(Field.NAME, ""), Severity.WARNING, message))
            entry = completing(entry, member)
        changed = self._update_pending(entry, member) if member.pending else self._update_stored(entry, member)
        member.row = member.row or entry.row
        if changed:
            self._tally.updated += 1
            self._people.index(member)
        else:
            self._tally.unchanged += 1

    def _update_stored(self, entry: Entry, member: Member) -> bool:
        from summitdesk.store.entities import Delegate

        row = member.stored
        assert row is not None
        told = person_news(entry, member)
        news = self._news(entry, row, is_news=told)
        if not news and not told and not entry.identity:
            return False
        changed = bool(news)
        if news:
            delegate = found(self._unit, Delegate, row.id)
            for name, value in news.items():
                setattr(delegate, name, value)
            member.offices = dict(delegate.offices)
        if told or entry.identity:
            person = self._loaded_person(member.person_id)
            changed |= merge_person(self._unit, person, entry)
            member.names = merged_names(member.names, entry.names)
            member.email, member.phone = person.email, person.phone
        return changed

    def _loaded_person(self, person_id: UUID) -> "Person":
        from summitdesk.store.entities import Person

        return found(self._unit, Person, person_id)

    def _news(self, entry: Entry, row: DelegateRow, *, is_news: bool) -> dict[str, Any]:
        """What the row says otherwise than the register; what it does not say stays as it is.

        ``is_news`` tells that it says something new of the person, so that damage in it is worth a note.
        """
        offices = {**row.offices, **entry.offices}
        has_moved = offices != dict(row.offices)
        rank = rank_of(entry.offices) if row.rank_code is None or has_moved else row.rank_code
        stated: dict[str, Any] = {
            "offices": offices,
            "rank_code": row.rank_code if rank is None else rank,
            "role": entry.role,
            "attendance": entry.attendance,
            "signs": entry.signs,
            "represents": entry.represents or None,
            "category": self._category(entry) or None,
        }
        news = {name: value for name, value in stated.items() if value is not None and value != getattr(row, name)}
        note = with_line(row.note, entry.note)
        if news or is_news:
            note = with_line(note, entry.received)
        if note != row.note:
            news["note"] = note
        return news

    def _update_pending(self, entry: Entry, member: Member) -> bool:
        """Complete somebody whom an earlier row of the same file added."""
        delegate = member.pending
        before = dict(delegate)
        delegate["offices"] = {**delegate["offices"], **entry.offices}
        if delegate["rank_code"] is None:
            delegate["rank_code"] = rank_of(delegate["offices"])
        delegate["note"] = with_line(delegate["note"], entry.note)
        at = len(member.names)
        self._rows.names += (name_row(member.person_id, name, at + number) for number, name in enumerate(entry.names))
        member.names = merged_names(member.names, entry.names)
        return bool(entry.names) or before != delegate

    def write(self) -> None:
        """Write what was gathered."""
        from summitdesk.store.entities import Delegate, Person, PersonIdentity
        from summitdesk.store.entities import PersonName as NameRecord

        self._places.write()
        self._unit.insert_many(Person, self._rows.people)
        self._unit.insert_many(NameRecord, self._rows.names)
        self._unit.insert_many(PersonIdentity, self._rows.identities)
        self._unit.insert_many(Delegate, self._rows.delegates)

    def report(self) -> ImportReport:
        """What was done, and what was noticed in the order of the rows."""
        tally = self._tally
        remarks = tuple(sorted(dict.fromkeys(self._remarks), key=lambda remark: remark.row))
        return ImportReport(tally.read, tally.added, tally.updated, tally.unchanged, tally.skipped, remarks)


def _member(row: DelegateRow, phone: str) -> Member:
    return Member(row.id, row.person_id, row.delegation_id, row.names, dict(row.offices), row.email, phone, stored=row)


def _categories(rows: Iterable[CategoryRow]) -> Mapping[str, str]:
    return {match_key(text): row.code for row in rows for text in (row.code, *row.names.values())}
