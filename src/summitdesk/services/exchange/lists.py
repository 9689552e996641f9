"""The lists that leave the register, as headings and rows of text for tables and as plain values for JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from summitdesk.domain.names import full_name
from summitdesk.domain.places import city_name, country_name
from summitdesk.domain.precedence import Position, order_as_chosen
from summitdesk.domain.rows import (
    AgendaItemRow,
    CityRow,
    DelegateRow,
    DelegationRow,
    EventRow,
    InstrumentRow,
    InvitationRow,
    PersonName,
    SignatoryRow,
    SpeakerRow,
)
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.services.exchange.fields import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ListKind(StrEnum):
    """What can be exported."""

    ROSTER = "roster"
    AGENDA = "agenda"
    INVITATIONS = "invitations"
    SIGNATORIES = "signatories"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: ``records`` hold values as JSON prints them; ``columns`` say how a table shows them."""

    name: str
    records: tuple[Mapping[str, Any], ...]
    columns: "tuple[Column, ...]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, which an import understands, and what it shows of a record."""

    heading: str
    value: Callable[[Mapping[str, Any]], str]
    identity: bool = field(default=False)


def _text(key: str) -> Callable[[Mapping[str, Any]], str]:
    def show(record: Mapping[str, Any]) -> str:
        value = record.get(key)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)

    return show


def _in_language(key: str, language: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda record: str((record.get(key) or {}).get(language, ""))


def _languages(records: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    """The languages in which any record has this text, in the order of their first appearance."""
    return list(dict.fromkeys(tag for record in records for tag in record.get(key) or {}))


def _columns_in_languages(
    records: Sequence[Mapping[str, Any]], key: str, heading: str, languages: Sequence[str] = ()
) -> list[Column]:
    """A column for each of ``languages``, or for each that any record has this text in."""
    tags = [tag for tag in languages or _languages(records, key) if any((r.get(key) or {}).get(tag) for r in records)]
    return [Column(f"{heading} ({tag})", _in_language(key, tag)) for tag in tags]


def roster(session: "Session", event: EventRow, *, identity: bool) -> Listed:
    """Everybody who comes: delegations in the order chosen for lists, people in the order their delegation sent."""
    from summitdesk.store.queries.delegates import delegates_of
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.identities import identities_of
    from summitdesk.store.queries.matching import known_people

    members: dict[UUID, list[DelegateRow]] = {}
    for delegate in delegates_of(session, event.id):
        members.setdefault(delegate.delegation_id, []).append(delegate)
    phones = {person.id: person.phone for person in known_people(session)}
    facts = identities_of(session, event.id) if identity else {}
    records = tuple(
        _delegate_record(delegate, phones.get(delegate.person_id, ""))
        | ({"identity": _json_facts(facts.get(delegate.person_id, {}))} if identity else {})
        for position in _positions(session, event, delegations_of(session, event.id), OrderUse.LISTS)
        for delegate in members.get(position.delegation.id, ())
    )
    return Listed("roster", records, tuple(_roster_columns(records, event, identity=identity)))


def _positions(
    session: "Session", event: EventRow, delegations: Sequence[DelegationRow], use: OrderUse
) -> tuple[Position, ...]:
    from summitdesk.store.queries.precedence import order_choice

    return order_as_chosen(delegations, order_choice(session, event.id, use))


def _names(names: Iterable[PersonName]) -> dict[str, str]:
    return {name.language: full_name(name) for name in names}


def _city(city: CityRow) -> dict[str, Any]:
    """A city and its country as records hold them, the country in the languages that the city is named in."""
    languages = dict.fromkeys((*city.names, *city.country.names))
    countries = {tag: name for tag in languages if (name := country_name(city.country, tag))}
    return {
        "city": {tag: city_name(city, tag) for tag in city.names},
        "city_slug": city.slug,
        "country": countries,
        "country_code": city.country.code,
    }


def _delegate_record(delegate: DelegateRow, phone: str) -> dict[str, Any]:
    return {
        "id": str(delegate.id),
        "names": _names(delegate.names),
        "honorifics": dict(delegate.honorifics),
        "offices": dict(delegate.offices),
        **_city(delegate.city),
        "role": delegate.role.value,
        "attendance": delegate.attendance.value,
        "rank_code": delegate.rank_code,
        "signs": delegate.signs,
        "represents": delegate.represents,
        "category": delegate.category,
        "email": delegate.email,
        "phone": phone,
        "note": delegate.note,
    }


def _json_facts(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in facts.items()}


_FACTS = {
    Field.SEX: "Sex",
    Field.NATIONALITY: "Nationality",
    Field.PASSPORT: "Passport number",
    Field.PASSPORT_EXPIRES: "Passport expiry",
    Field.BIRTH_DATE: "Date of birth",
    Field.BIRTH_PLACE: "Place of birth",
    Field.DIET: "Diet",
}


def _roster_columns(records: Sequence[Mapping[str, Any]], event: EventRow, *, identity: bool) -> Iterable[Column]:
    yield from _columns_in_languages(records, "names", "Name")
    yield from _columns_in_languages(records, "honorifics", "Form of address")
    yield from _columns_in_languages(records, "offices", "Office")
    yield from _columns_in_languages(records, "city", "City", event.languages)
    yield from _columns_in_languages(records, "country", "Country", event.languages)
    for heading, key in (
        *(("Role", "role"), ("Attendance", "attendance"), ("Signs", "signs"), ("Represents", "represents")),
        *(("Category", "category"), ("Email", "email"), ("Phone", "phone"), ("Note", "note"), ("ID", "id")),
    ):
        yield Column(heading, _text(key))
    if identity:
        for fact, heading in _FACTS.items():
            yield Column(heading, _fact(fact.value), identity=True)


def _fact(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda record: str(record["identity"].get(name, ""))


def agenda(session: "Session", event: EventRow) -> Listed:
    """The programme in the order of time, with local times of the event's zone."""
    from summitdesk.store.queries.agenda import agenda_of

    records = tuple(_item_record(item, event) for item in agenda_of(session, event.id))
    columns = (
        *(Column("Date", _text("date")), Column("Start", _text("start")), Column("End", _text("end"))),
        *_columns_in_languages(records, "title", "Title"),
        *_columns_in_languages(records, "room", "Room"),
        *_columns_in_languages(records, "venue", "Venue"),
        *(Column("Kind", _text("kind")), Column("Speakers", _speakers), Column("Cancelled", _text("cancelled"))),
    )
    return Listed("agenda", records, columns)


def _item_record(item: AgendaItemRow, event: EventRow) -> dict[str, Any]:
    zone = ZoneInfo(event.timezone)
    start, end = item.starts_at.astimezone(zone), item.ends_at.astimezone(zone)
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "title": dict(item.titles),
        "starts_at": start.isoformat(),
        "ends_at": end.isoformat(),
        "timezone": event.timezone,
        "date": start.date().isoformat(),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "room": dict(item.room.names) if item.room else {},
        "venue": dict(item.room.venue_names if item.room else item.venue_names),
        "speakers": [_speaker_record(speaker) for speaker in item.speakers],
        "notes": dict(item.notes),
        "cancelled": item.is_cancelled,
    }


def _speaker_record(speaker: SpeakerRow) -> dict[str, Any]:
    return {
        "role": speaker.role.value,
        "names": _names(speaker.names),
        "offices": dict(speaker.offices),
        "city": dict(speaker.city.names) if speaker.city else {},
    }


def _speakers(record: Mapping[str, Any]) -> str:
    return "; ".join(
        next(iter(speaker["names"].values()), "") or ", ".join(_first(speaker[key]) for key in ("city", "offices"))
        for speaker in record["speakers"]
    )


def _first(texts: Mapping[str, str]) -> str:
    return texts.get("en", "") or next(iter(texts.values()), "")


def signatories(session: "Session", event: EventRow, instrument: InstrumentRow) -> Listed:
    """Who signs an instrument, in the order chosen for signatures, each with the reason for the place."""
    by_delegation = {signatory.delegation.id: signatory for signatory in instrument.signatories}
    parties = [signatory.delegation for signatory in instrument.signatories]
    records = tuple(
        _signatory_record(position, by_delegation[position.delegation.id])
        for position in _positions(session, event, parties, OrderUse.SIGNATURES)
    )
    columns = (
        Column("Position", _text("position")),
        *_columns_in_languages(records, "country", "Country", event.languages),
        *_columns_in_languages(records, "city", "City", event.languages),
        *_columns_in_languages(records, "names", "Name"),
        *_columns_in_languages(records, "offices", "Office"),
        *(Column("Authority", _text("authority")), Column("Signature", _text("form"))),
        *(Column("Signed on", _text("signed_on")), Column("Reason", _text("reason"))),
    )
    return Listed("signatories", records, columns)


def _signatory_record(position: Position, signatory: SignatoryRow) -> dict[str, Any]:
    signer = signatory.signer
    return {
        "position": position.position,
        **_city(position.delegation.city),
        "names": _names(signer.names) if signer else {},
        "offices": dict(signer.offices) if signer else {},
        "authority": signatory.authority.value,
        "form": signatory.form.value,
        "signed_on": signatory.signed_on.isoformat() if signatory.signed_on else None,
        "reason": position.reason,
    }


def invitations(session: "Session", event: EventRow) -> Listed:
    """Every invitation with where it stands and its last step."""
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.invitations import invitations_of

    cities = {delegation.id: delegation.city for delegation in delegations_of(session, event.id)}
    records = tuple(
        _invitation_record(invitation, cities[invitation.delegation_id])
        for invitation in invitations_of(session, event.id)
        if invitation.delegation_id in cities
    )
    columns = (
        Column("Number", _text("number")),
        *_columns_in_languages(records, "country", "Country", event.languages),
        *_columns_in_languages(records, "city", "City", event.languages),
        *(Column("State", _text("state")), Column("Reply by", _text("reply_by"))),
        *(Column("Last step on", _text("last_on")), Column("Channel", _text("channel")), Column("By", _text("by"))),
    )
    return Listed("invitations", records, columns)


def _invitation_record(invitation: InvitationRow, city: CityRow) -> dict[str, Any]:
    last = invitation.steps[-1] if invitation.steps else None
    return {
        "number": invitation.number,
        **_city(city),
        "state": invitation.state.value,
        "reply_by": invitation.reply_by.isoformat() if invitation.reply_by else None,
        "last_on": last.on.isoformat() if last else None,
        "channel": last.channel.value if last and last.channel else None,
        "by": last.by if last else "",
    }
