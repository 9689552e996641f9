"""Records to test with: valid by default, everything else by keyword."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.vocabulary import DelegationRole
from summitdesk.store.database import Database, UnitOfWork
from summitdesk.store.entities import (
    AgendaItem,
    City,
    CityRelation,
    Country,
    Delegate,
    Delegation,
    Event,
    Instrument,
    Invitation,
    InvitationStep,
    Organizer,
    Paragraph,
    Person,
    PersonName,
    Record,
    Room,
    Signatory,
    Speaker,
    Venue,
)
from summitdesk.store.entities.base import Base


def country(**values: Any) -> Country:
    return Country(**{"code": "CN", "names": {"zh-Hans": "中国", "en": "China"}} | values)


def city(**values: Any) -> City:
    if "country" not in values and "country_id" not in values:
        values["country"] = country()
    return City(**{"slug": "harbin", "names": {"zh-Hans": "哈尔滨", "en": "Harbin"}} | values)


def event(**values: Any) -> Event:
    days = {"starts_on": date(2019, 1, 5), "ends_on": date(2019, 1, 7)}
    return Event(**{"slug": "harbin-2019", "titles": {"en": "Conference"}, "timezone": "Asia/Shanghai"} | days | values)


def person(full: str = "王伟", latin: str = "Wang Wei", **values: Any) -> Person:
    names = [
        PersonName(language="zh-Hans", full=full, is_native=True),
        PersonName(language="und-Latn", full=latin, position=1),
    ]
    return Person(**{"names": names} | values)


def delegate(**values: Any) -> Delegate:
    return Delegate(**{"offices": {"zh-Hans": "副市长", "en": "Deputy Mayor"}} | values)


def conference(unit: UnitOfWork) -> Event:
    """An event with a host, a sister city, three delegates, a programme and an instrument."""
    china = country()
    japan = country(code="JP", names={"zh-Hans": "日本", "en": "Japan"})
    harbin = city(country=china)
    niigata = city(slug="niigata", country=japan, names={"zh-Hans": "新潟", "en": "Niigata", "ja": "新潟市"})
    held = event(host=harbin, organizers=[Organizer(role="host", names={"en": "People's Government of Harbin"})])
    relation = CityRelation(city=niigata, partner=harbin, since="1979-12-17")
    host = Delegation(event=held, city=harbin, is_host=True, position=0)
    guests = Delegation(event=held, city=niigata, position=1, invitations=[accepted_invitation()])
    mayor = delegate(delegation=host, person=person("孙喆", "Sun Zhe"), role="head", rank_code=10, signs=True)
    deputy = delegate(delegation=guests, person=person("木村勇一", "Kimura Yuichi"), role="head", rank_code=22)
    member = delegate(delegation=guests, person=person("田中花子", "Tanaka Hanako"), position=1)
    room = Room(venue=Venue(event=held, names={"en": "Hall"}), names={"en": "Room 1"}, capacity=40)
    opening = AgendaItem(
        event=held,
        titles={"en": "Opening", "zh-Hans": "开幕式"},
        starts_at=datetime(2019, 1, 6, 1, tzinfo=UTC),
        ends_at=datetime(2019, 1, 6, 2, tzinfo=UTC),
        room=room,
        speakers=[Speaker(person=mayor.person, delegate=mayor, role="chair")],
    )
    initiative = Instrument(
        event=held,
        slug="initiative",
        titles={"en": "Harbin Initiative"},
        paragraphs=[Paragraph(position=n, texts={"en": f"Paragraph {n}", "zh-Hans": f"第{n}段"}) for n in range(3)],
        signatories=[Signatory(delegation=host, signer=mayor), Signatory(delegation=guests, signer=deputy)],
    )
    unit.session.add_all([held, relation, mayor, deputy, member, opening, initiative])
    unit.session.flush()
    return held


def accepted_invitation() -> Invitation:
    steps = [
        InvitationStep(position=0, state="sent", on=date(2018, 10, 1), channel="post"),
        InvitationStep(position=1, state="accepted", on=date(2018, 10, 20)),
    ]
    return Invitation(number="2018-17", state="accepted", steps=steps)


def many_delegates(unit: UnitOfWork, event_id: UUID, count: int, groups: int = 40) -> None:
    """``count`` delegates with two names each, written through the bulk door."""
    families, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
    latin = ("Ivanov", "Smith", "Yamada", "Müller", "García", "Kim", "Ødegård", "Papadopoulos")
    host = country(code="DE", names={"en": "Germany", "zh-Hans": "德国"})
    cities = [city(slug=f"city-{n}", country=host, names={"en": f"City {n}"}) for n in range(groups)]
    delegations = [Delegation(event_id=event_id, city=one, position=10 + n) for n, one in enumerate(cities)]
    unit.session.add_all(delegations)
    unit.session.flush()
    people = unit.insert_many(Person, ({"email": f"p{n}@example.org"} for n in range(count)))
    names: list[Mapping[str, Any]] = []
    for n, person_id in enumerate(people):
        full = families[n % 20] + given[n // 20 % 20] + given[n // 400 % 20]
        names.append({"person_id": person_id, "language": "zh-Hans", "full": full, "is_native": True})
        names.append({"person_id": person_id, "language": "und-Latn", "full": f"{latin[n % 8]} N{n}", "position": 1})
    unit.insert_many(PersonName, names)
    unit.insert_many(
        Delegate,
        (
            {
                "person_id": person_id,
                "delegation_id": delegations[n % groups].id,
                "position": n // groups,
                "role": DelegationRole.MEMBER,
                "offices": {"en": "Deputy Mayor", "zh-Hans": "副市长"},
            }
            for n, person_id in enumerate(people)
        ),
    )


def state_of(database: Database) -> dict[str, dict[UUID, Any]]:
    """Every live record and everything that can be found, for comparing two moments."""
    with database.reading() as session:
        state = {
            name: {row.id: tuple(row) for row in session.execute(select(table).where(table.c.deleted == False))}  # noqa: E712
            for name, table in Base.metadata.tables.items()
            if "deleted" in table.columns
        }
        state["search"] = search_state(session)
    return {name: rows for name, rows in state.items() if rows}


def differences(one: Mapping[str, dict[UUID, Any]], other: Mapping[str, dict[UUID, Any]]) -> list[Any]:
    """What differs between two states, row by row."""
    found = []
    for name in one.keys() | other.keys():
        rows, others = one.get(name, {}), other.get(name, {})
        found += [
            (name, rows.get(k), others.get(k)) for k in rows.keys() | others.keys() if rows.get(k) != others.get(k)
        ]
    return found


def search_state(session: Session) -> dict[UUID, Any]:
    table = Base.metadata.tables["search_text"]
    columns = (table.c.subject_id, table.c.subject, table.c.label, table.c.folded, table.c.native_key)
    return {row.subject_id: tuple(row) for row in session.execute(select(*columns))}


def only(database: Database, entity: type[Record]) -> UUID:
    """The key of the only live record of its kind."""
    with database.reading() as session:
        return session.scalars(select(entity.id)).one()
