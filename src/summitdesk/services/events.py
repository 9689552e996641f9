"""Events: their titles, dates, host, languages, themes, and who organizes them in which role."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from summitdesk.domain.language import normalise_tag, pick
from summitdesk.domain.slugs import slug
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.editable import require_nothing_frozen
from summitdesk.services.records import found, so_far
from summitdesk.services.texts import LONGEST_NOTE, LONGEST_TITLE, any_text, line, lines, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Event, Organizer
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What is known of an event when it is set up; without a slug one is made from its title and year."""

    titles: Mapping[str, str]
    starts_on: date
    ends_on: date
    slug: str = ""
    timezone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    host_id: UUID | None = None
    themes: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    reply_by: date | None = None


def add_event(database: "Database", draft: EventDraft, *, key: UUID | None = None) -> "ChangeSet":
    """Set an event up."""
    with database.unit_of_work(_("Add the event {title}").format(title=shown(pick(draft.titles, "en")))) as unit:
        enter_event(unit, draft, key=key)
    return unit.changes


def enter_event(unit: "UnitOfWork", draft: EventDraft, *, key: UUID | None = None) -> "Event":
    """Set an event up within an open unit of work."""
    from summitdesk.store.entities import City, Event
    from summitdesk.store.queries.events import event_by_slug

    _require_order(draft.starts_on, draft.ends_on)
    titles = _titles(draft.titles)
    name = slug(draft.slug) if draft.slug else f"{slug(pick(titles, 'en'), 55)}-{draft.starts_on.year}"
    if event_by_slug(so_far(unit), name) is not None:
        raise UserError(
            _("There is an event called “{slug}” already.").format(slug=name),
            _("Choose another short name for this one."),
        )
    event = Event(
        id=key or uuid4(),
        slug=name,
        titles=titles,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        timezone=_timezone(draft.timezone),
        languages=_languages(draft.languages),
        host=found(unit, City, draft.host_id) if draft.host_id else None,
        host_id=draft.host_id,
        themes=lines(draft.themes, LONGEST_NOTE),
        places=lines(draft.places),
        reply_by=draft.reply_by,
    )
    unit.session.add(event)
    return event


def rewrite_event(unit: "UnitOfWork", event: "Event", draft: EventDraft) -> None:
    """Give an event what a draft says, within an open unit of work; its short name stays."""
    from summitdesk.store.entities import City

    _require_order(draft.starts_on, draft.ends_on)
    event.titles = _titles(draft.titles)
    event.starts_on, event.ends_on = draft.starts_on, draft.ends_on
    event.timezone = _timezone(draft.timezone)
    event.languages = _languages(draft.languages)
    event.themes = lines(draft.themes, LONGEST_NOTE)
    event.places = lines(draft.places)
    event.reply_by = draft.reply_by
    if draft.host_id != event.host_id:
        event.host = found(unit, City, draft.host_id) if draft.host_id else None
        for delegation in event.delegations:
            delegation.is_host = delegation.city_id == draft.host_id


def set_event_title(database: "Database", event_id: UUID, language: str, text: str) -> "ChangeSet":
    """Title an event in one language; an empty text takes that language out, as long as another is left."""
    from summitdesk.store.entities import Event

    title = line(text, LONGEST_TITLE)
    with database.unit_of_work(_("Title of the event: {title}").format(title=shown(title))) as unit:
        event = found(unit, Event, event_id)
        event.titles = _titles(with_text(event.titles, language, title))
    return unit.changes


def set_event_theme(database: "Database", event_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set an event's theme in one language; an empty text takes it out."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Theme of the event")) as unit:
        event = found(unit, Event, event_id)
        event.themes = with_text(event.themes, language, line(text, LONGEST_NOTE))
    return unit.changes


def set_event_place(database: "Database", event_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set where an event takes place, as its papers say it: "Harbin, China", 中国哈尔滨."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Place of the event: {place}").format(place=shown(line(text)))) as unit:
        event = found(unit, Event, event_id)
        event.places = with_text(event.places, language, line(text))
    return unit.changes


def set_event_dates(database: "Database", event_id: UUID, starts_on: date, ends_on: date) -> "ChangeSet":
    """Move an event to other days; its programme stays where it is, and the pre-flight says what lies outside."""
    from summitdesk.store.entities import Event

    _require_order(starts_on, ends_on)
    with database.unit_of_work(_("Dates of the event")) as unit:
        event = found(unit, Event, event_id)
        event.starts_on, event.ends_on = starts_on, ends_on
    return unit.changes


def set_event_languages(database: "Database", event_id: UUID, languages: tuple[str, ...]) -> "ChangeSet":
    """Say in which languages an event's papers are printed, the first one first."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Languages of the event")) as unit:
        found(unit, Event, event_id).languages = _languages(languages)
    return unit.changes


def set_event_timezone(database: "Database", event_id: UUID, timezone: str) -> "ChangeSet":
    """Set the IANA zone whose clock the programme shows; no item moves in time."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Time zone of the event: {zone}").format(zone=shown(line(timezone)))) as unit:
        found(unit, Event, event_id).timezone = _timezone(timezone)
    return unit.changes


def set_event_host(database: "Database", event_id: UUID, city_id: UUID | None) -> "ChangeSet":
    """Say which city hosts an event; its delegation, if there is one, becomes the host's."""
    from summitdesk.store.entities import City, Event

    with database.unit_of_work(_("Host of the event")) as unit:
        event = found(unit, Event, event_id)
        event.host = found(unit, City, city_id) if city_id else None
        for delegation in event.delegations:
            delegation.is_host = delegation.city_id == city_id
    return unit.changes


def set_event_reply_by(database: "Database", event_id: UUID, day: date | None) -> "ChangeSet":
    """Set the day by which invitations to an event are to be answered: also those drafted before without a day."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Day by which replies are due")) as unit:
        enter_reply_by(found(unit, Event, event_id), day)
    return unit.changes


def enter_reply_by(event: "Event", day: date | None) -> None:
    """Set the day by which replies are due within an open unit of work."""
    event.reply_by = day
    for delegation in event.delegations:
        for invitation in delegation.invitations:
            invitation.reply_by = invitation.reply_by or day


def remove_event(database: "Database", event_id: UUID) -> "ChangeSet":
    """Remove an event with its organizers, delegations and delegates; the register's cities and people stay.

    A text that is frozen for signature keeps its event.
    """
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Remove an event")) as unit:
        event = found(unit, Event, event_id)
        require_nothing_frozen(unit, event.id)
        unit.session.delete(event)
    return unit.changes


def add_organizer(
    database: "Database", event_id: UUID, role: OrganizerRole, names: Mapping[str, str], *, key: UUID | None = None
) -> "ChangeSet":
    """Add an organizer in one role, after those that the role has already."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Add the organizer {name}").format(name=shown(pick(names, "en")))) as unit:
        enter_organizer(unit, found(unit, Event, event_id), role, names, key=key)
    return unit.changes


def enter_organizer(
    unit: "UnitOfWork", event: "Event", role: OrganizerRole, names: Mapping[str, str], *, key: UUID | None = None
) -> "Organizer":
    """Add an organizer within an open unit of work."""
    from summitdesk.store.entities import Organizer

    same_role = [other.position for other in event.organizers if other.role == role]
    organizer = Organizer(
        id=key or uuid4(),
        event=event,
        role=OrganizerRole(role),
        position=max(same_role, default=-1) + 1,
        names=any_text(lines(names), _("The name of the organizer")),
    )
    unit.session.add(organizer)
    return organizer


def rewrite_organizer(unit: "UnitOfWork", organizer_id: UUID, role: OrganizerRole, names: Mapping[str, str]) -> None:
    """Give an organizer another role or other names within an open unit of work; in another role it comes last."""
    from summitdesk.store.entities import Organizer

    organizer = found(unit, Organizer, organizer_id)
    organizer.names = any_text(lines(names), _("The name of the organizer"))
    if organizer.role != role:
        others = [other.position for other in organizer.event.organizers if other.role == role]
        organizer.role, organizer.position = OrganizerRole(role), max(others, default=-1) + 1


def set_organizer_name(database: "Database", organizer_id: UUID, language: str, text: str) -> "ChangeSet":
    """Name an organizer in one language."""
    from summitdesk.store.entities import Organizer

    with database.unit_of_work(_("Name of an organizer: {name}").format(name=shown(line(text)))) as unit:
        organizer = found(unit, Organizer, organizer_id)
        organizer.names = any_text(with_text(organizer.names, language, line(text)), _("The name of the organizer"))
    return unit.changes


def remove_organizer(database: "Database", organizer_id: UUID) -> "ChangeSet":
    """Remove an organizer from an event."""
    from summitdesk.store.entities import Organizer

    with database.unit_of_work(_("Remove an organizer")) as unit:
        unit.session.delete(found(unit, Organizer, organizer_id))
    return unit.changes


def _titles(titles: Mapping[str, str]) -> dict[str, str]:
    return any_text(lines(titles, LONGEST_TITLE), _("The title of the event"))


def _require_order(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise UserError(
            _("The event would end on {end}, before it starts on {start}.").format(end=ends_on, start=starts_on),
            _("Give a last day that is not before the first."),
        )


def _timezone(name: str) -> str:
    name = line(name)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            _("“{zone}” is not a time zone.").format(zone=name[:40]),
            _("Give its IANA name, such as Asia/Shanghai or Europe/Berlin."),
        ) from error
    return name


def _languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(map(normalise_tag, languages)))
    if not tags:
        raise UserError(_("The event has no language."), _("Choose at least one language for its papers."))
    return tags
