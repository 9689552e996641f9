"""The bundled events, read from ``db/sample`` and entered step by step as an organizer would, all in one baseline.

Every record has a key made from its place in the data, so that two laptops that load the sample agree on all of them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from summitdesk.domain.vocabulary import (
    AgendaKind,
    Attendance,
    Authority,
    CityKind,
    DelegationRole,
    InstrumentKind,
    OrderUse,
    OrganizerRole,
    ParagraphKind,
    Policy,
    RelationKind,
    SignatureForm,
    SpeakerRole,
)
from summitdesk.i18n import _
from summitdesk.paths import database_folder
from summitdesk.progress import Progress, Silent
from summitdesk.services.agenda import ItemDraft, enter_item, enter_speaker, enter_venue, moment
from summitdesk.services.agreements import enter_template
from summitdesk.services.badges import enter_category
from summitdesk.services.cities import CityDraft, enter_city, enter_country, enter_relation
from summitdesk.services.delegates import DelegateDraft, enter_delegate, token_of
from summitdesk.services.delegations import DelegationDraft, enter_delegation
from summitdesk.services.events import EventDraft, enter_event, enter_organizer
from summitdesk.services.instruments import (
    InstrumentDraft,
    ParagraphDraft,
    enter_all_who_sign,
    enter_instrument,
    enter_signatory,
)
from summitdesk.services.people import PersonDraft, enter_person, names_of
from summitdesk.services.precedence import enter_choice, enter_pin
from summitdesk.services.records import found, key_for
from summitdesk.services.templates import agreement_template

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import AgendaItem, Delegation, Event, Instrument
    from summitdesk.store.writing import ChangeSet, UnitOfWork

Data = Mapping[str, Any]

_PARAGRAPH_FIELDS = frozenset({"kind", "level"})


def load_sample(database: "Database", progress: Progress | None = None) -> "ChangeSet":
    """Enter the register's cities and the bundled events; loading them is no step that Undo takes back."""
    progress = progress or Silent()
    folder = database_folder() / "sample"
    events = sorted(path.parent for path in folder.glob("*/event.toml"))
    progress.start(len(events) + 1, _("Loading the bundled events"))
    with database.unit_of_work(_("Load the bundled events"), baseline=True) as unit:
        _load_register(unit, _read(folder / "register.toml"))
        progress.step()
        for event in events:
            _load_event(unit, event)
            progress.step()
    return unit.changes


def _read(path: Path) -> Data:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _load_register(unit: "UnitOfWork", data: Data) -> None:
    countries = {code: enter_country(unit, code, names).id for code, names in data["countries"].items()}
    for slug, city in data["cities"].items():
        draft = CityDraft(
            country_id=countries[city["country"]],
            names=city["names"],
            slug=slug,
            kind=CityKind(city.get("kind", "city")),
            formal_names=city.get("formal_names", {}),
            spellings=tuple(city.get("spellings", ())),
        )
        enter_city(unit, draft, key=_city(slug))
    for relation in data["relations"]:
        city, partner = map(_city, relation["of"])
        enter_relation(
            unit,
            city,
            partner,
            RelationKind(relation["kind"]),
            since=relation.get("since", ""),
            approval_no=relation.get("approval_no"),
        )


def _load_event(unit: "UnitOfWork", folder: Path) -> None:
    slug = folder.name
    data = _read(folder / "event.toml")
    event = _enter_event(unit, slug, data)
    for place, delegation in enumerate(_read(folder / "delegations.toml").get("delegations", ()), 1):
        _load_delegation(unit, event, place, delegation, data.get("order", {}))
    _load_programme(unit, event, _read(folder / "programme.toml"))
    for path in sorted((folder / "instruments").glob("*.toml")):
        _load_instrument(unit, event, path.stem, _read(path))


def _enter_event(unit: "UnitOfWork", slug: str, data: Data) -> "Event":
    draft = EventDraft(
        titles=data["titles"],
        starts_on=data["starts_on"],
        ends_on=data["ends_on"],
        slug=slug,
        timezone=data["timezone"],
        languages=tuple(data["languages"]),
        host_id=_city(data["host"]),
        themes=data.get("themes", {}),
        places=data.get("places", {}),
    )
    event = enter_event(unit, draft, key=_key("event", slug))
    for place, organizer in enumerate(data.get("organizers", ())):
        key = _key("organizer", slug, place)
        enter_organizer(unit, event, OrganizerRole(organizer["role"]), organizer["names"], key=key)
    for place, category in enumerate(data.get("categories", ())):
        enter_category(unit, event.id, category["code"], category["names"], category["colour"], position=place)
    for place, venue in enumerate(data.get("venues", ())):
        enter_venue(unit, event, venue["names"], position=place, key=_key("venue", slug, venue["key"]))
    for use, choice in data.get("order", {}).items():
        enter_choice(unit, event.id, OrderUse(use), Policy(choice["policy"]))
    return event


def _load_delegation(unit: "UnitOfWork", event: "Event", place: int, data: Data, order: Data) -> None:
    draft = DelegationDraft(
        city_id=_city(data["city"]), badge_names=data.get("display_names", {}), note=data.get("note", "")
    )
    delegation = enter_delegation(unit, event, draft, key=_key("delegation", event.slug, data["city"]))
    for number, delegate in enumerate(data.get("delegates", ())):
        _load_delegate(unit, delegation, delegate.get("key") or f"{data['city']}-{number}", number, delegate)
    _pin_as_listed(unit, delegation, place, order)


def _pin_as_listed(unit: "UnitOfWork", delegation: "Delegation", place: int, order: Data) -> None:
    """A use that gives a reason keeps the order of the file as it was printed."""
    unit.session.flush()
    for use, choice in order.items():
        if reason := choice.get("reason"):
            enter_pin(unit, delegation.id, OrderUse(use), place, reason)


def _load_delegate(unit: "UnitOfWork", delegation: "Delegation", name: str, number: int, data: Data) -> None:
    slug = delegation.event.slug
    person = enter_person(unit, PersonDraft(names=names_of(data.get("names", ()))), key=_key("person", slug, name))
    draft = DelegateDraft(
        role=DelegationRole(data.get("role", "member" if number else "head")),
        offices=data.get("offices", {}),
        rank_code=data.get("rank_code"),
        signs=data.get("signs", False),
        attendance=Attendance(data.get("attendance", "in_person")),
        category=data.get("category", ""),
        note=data.get("note", ""),
        badge_token=token_of(_key("badge", slug, name).bytes),
    )
    enter_delegate(unit, delegation, person.id, draft, key=_key("delegate", slug, name))


def _load_programme(unit: "UnitOfWork", event: "Event", data: Data) -> None:
    guests = {guest["key"]: guest for guest in data.get("people", ())}
    for key, guest in guests.items():
        enter_person(unit, PersonDraft(names=names_of(guest["names"])), key=_key("person", event.slug, key))
    for place, item in enumerate(data.get("items", ())):
        draft = ItemDraft(
            titles=item["titles"],
            starts_at=moment(item["starts"], event.timezone),
            ends_at=moment(item["ends"], event.timezone),
            kind=AgendaKind(item["kind"]),
            venue_id=_key("venue", event.slug, item["venue"]) if "venue" in item else None,
            notes=item.get("notes", {}),
        )
        entered = enter_item(unit, event, draft, key=_key("item", event.slug, place))
        for speaker in item.get("speakers", ()):
            _load_speaker(unit, event, entered, speaker, guests)


def _load_speaker(
    unit: "UnitOfWork", event: "Event", item: "AgendaItem", data: Data, guests: Mapping[str, Data]
) -> None:
    name = data.get("delegate") or data["person"]
    enter_speaker(
        unit,
        item,
        delegate_id=_key("delegate", event.slug, name) if "delegate" in data else None,
        person_id=_key("person", event.slug, name),
        role=SpeakerRole(data.get("role", "speaker")),
        offices=guests[name]["offices"] if name in guests else {},
        key=key_for("sample", "speaker", item.id, name),
    )


def _load_instrument(unit: "UnitOfWork", event: "Event", slug: str, data: Data) -> None:
    template = agreement_template(data["template"]) if "template" in data else None
    titles = data.get("titles", {})
    draft = InstrumentDraft(
        titles=titles or (template.titles if template else {}),
        kind=template.kind if template else InstrumentKind(data["kind"]),
        slug=slug,
        languages=tuple(data["languages"]),
        translations=tuple(data.get("translations", ())),
        places=data.get("places", {}),
        done_on=data.get("done_on"),
        paragraphs=[_paragraph(paragraph) for paragraph in data.get("paragraphs", ())],
    )
    instrument = enter_instrument(unit, event, draft, key=_key("instrument", event.slug, slug))
    if template:
        enter_template(unit, instrument, template, titles=titles)
        _amend(instrument, data.get("amendments", ()))
    _load_signatories(unit, event, instrument, data.get("signatories", {}))


def _amend(instrument: "Instrument", amendments: Sequence[Data]) -> None:
    """Let paragraphs of a template, counted from 1, say what suits the parties."""
    outline = sorted(instrument.paragraphs, key=lambda paragraph: paragraph.position)
    for amendment in amendments:
        paragraph = outline[amendment["paragraph"] - 1]
        paragraph.texts = {**paragraph.texts, **{tag: text for tag, text in amendment.items() if tag != "paragraph"}}


def _paragraph(data: Data) -> ParagraphDraft:
    texts = {tag: text for tag, text in data.items() if tag not in _PARAGRAPH_FIELDS}
    return ParagraphDraft(texts, ParagraphKind(data["kind"]), data.get("level", 0))


def _load_signatories(unit: "UnitOfWork", event: "Event", instrument: "Instrument", data: Data) -> None:
    from summitdesk.store.entities import Delegation

    signed_on: date | None = data.get("signed_on")
    if data.get("all_who_sign"):
        enter_all_who_sign(unit, instrument, signed_on=signed_on)
    parties: Sequence[Data] = data.get("parties", ())
    for party in parties:
        enter_signatory(
            unit,
            instrument,
            found(unit, Delegation, _key("delegation", event.slug, party["city"])),
            authority=Authority(party["authority"]) if "authority" in party else None,
            form=SignatureForm(party.get("form", "in_person")),
            signed_on=signed_on,
        )


def _city(slug: str) -> UUID:
    return _key("city", slug)


def _key(*parts: object) -> UUID:
    return key_for("sample", *parts)
