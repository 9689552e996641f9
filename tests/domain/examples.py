"""Rows that are valid by default, for tests to override by keyword."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from summitdesk.domain.places import known_country_name
from summitdesk.domain.rows import (
    AgendaItemRow,
    CityRow,
    CountryRow,
    DelegateRow,
    DelegationRow,
    EventRow,
    InstrumentRow,
    ParagraphRow,
    PersonName,
    RelationRow,
    RoomRow,
    SignatoryRow,
    SpeakerRow,
)
from summitdesk.domain.vocabulary import (
    AgendaKind,
    Authority,
    CityKind,
    DelegationRole,
    InstrumentKind,
    ParagraphKind,
    RelationKind,
    SpeakerRole,
)


def key(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


EVENT = key("event")


def country(code: str, **fields: Any) -> CountryRow:
    names = {tag: name for tag in ("en", "zh-Hans") if (name := known_country_name(code, tag))}
    return CountryRow(**{"id": key(f"country {code}"), "code": code, "names": names} | fields)


def city(name: str, code: str = "CA", chinese: str = "", **fields: Any) -> CityRow:
    names = {"en": name} | ({"zh-Hans": chinese} if chinese else {})
    slug = name.lower().replace(" ", "-")
    defaults = {
        "id": key(f"city {slug}"),
        "slug": slug,
        "kind": CityKind.CITY,
        "country": country(code),
        "names": names,
    }
    return CityRow(**defaults | fields)


def relation(since: str = "", kind: RelationKind = RelationKind.SISTER, approval: int | None = None) -> RelationRow:
    return RelationRow(key(f"relation {since}{kind}{approval}"), kind, since, approval)


def delegation(of: CityRow | str = "Edmonton", position: int = 1, **fields: Any) -> DelegationRow:
    place = city(of) if isinstance(of, str) else of
    defaults = {
        "id": key(f"delegation {place.slug}"),
        "event_id": EVENT,
        "city": place,
        "position": position,
        "is_host": False,
    }
    return DelegationRow(**defaults | fields)


def delegate(name: str = "Jane Doe", of: CityRow | None = None, **fields: Any) -> DelegateRow:
    place = of or city("Edmonton")
    defaults = {
        "id": key(f"delegate {name} {place.slug}"),
        "person_id": key(f"person {name}"),
        "delegation_id": key(f"delegation {place.slug}"),
        "event_id": EVENT,
        "position": 1,
        "role": DelegationRole.HEAD,
        "city": place,
        "names": (PersonName("en", name, is_native=True),) if name else (),
        "offices": {"en": "Mayor", "zh-Hans": "市长"},
        "rank_code": 10,
    }
    return DelegateRow(**defaults | fields)


def event(**fields: Any) -> EventRow:
    defaults = {
        "id": EVENT,
        "slug": "harbin-2026",
        "titles": {"en": "Global Mayors Dialogue", "zh-Hans": "世界市长对话"},
        "starts_on": date(2026, 1, 6),
        "ends_on": date(2026, 1, 8),
        "timezone": "Asia/Shanghai",
        "languages": ("zh-Hans", "en"),
        "host": city("Harbin", "CN", "哈尔滨"),
    }
    return EventRow(**defaults | fields)


def paragraph(position: int, english: str = "", chinese: str = "", level: int = 0, **fields: Any) -> ParagraphRow:
    texts = {tag: text for tag, text in (("en", english), ("zh-Hans", chinese)) if text}
    kind = ParagraphKind.CLAUSE if level else ParagraphKind.TEXT
    return ParagraphRow(
        **{"id": key(f"p{position}"), "position": position, "kind": kind, "level": level, "texts": texts} | fields
    )


def signatory(party: DelegationRow, signer: DelegateRow | None = None, **fields: Any) -> SignatoryRow:
    defaults = {
        "id": key(f"signatory {party.city.slug}"),
        "delegation": party,
        "signer": signer,
        "authority": Authority.NONE,
    }
    return SignatoryRow(**defaults | fields)


def instrument(*paragraphs: ParagraphRow, **fields: Any) -> InstrumentRow:
    defaults = {
        "id": key("instrument"),
        "event_id": EVENT,
        "slug": "initiative",
        "kind": InstrumentKind.INITIATIVE,
        "titles": {"en": "Harbin Initiative", "zh-Hans": "哈尔滨倡议"},
        "languages": ("zh-Hans", "en"),
        "paragraphs": paragraphs,
    }
    return InstrumentRow(**defaults | fields)


def at(hour: int, minute: int = 0, day: int = 7) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


def room(name: str = "Hall", capacity: int | None = None) -> RoomRow:
    return RoomRow(key(f"room {name}"), key("venue"), {"en": name}, {"en": "Venue"}, capacity)


def speaker(name: str = "Jane Doe", delegate_id: UUID | None = None) -> SpeakerRow:
    person = key(f"person {name}")
    return SpeakerRow(key(f"speaker {name}"), person, delegate_id, SpeakerRole.SPEAKER, 1, (PersonName("en", name),))


def item(title: str, starts: datetime, ends: datetime, **fields: Any) -> AgendaItemRow:
    defaults = {
        "id": key(f"item {title}"),
        "event_id": EVENT,
        "kind": AgendaKind.DIALOGUE,
        "titles": {"en": title, "zh-Hans": f"{title}（中）"},
        "starts_at": starts,
        "ends_at": ends,
    }
    return AgendaItemRow(**defaults | fields)
