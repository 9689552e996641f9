"""The programme: venues and rooms, what happens when and where, and who speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from summitdesk.domain.language import pick
from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found
from summitdesk.services.texts import LONGEST_TITLE, any_text, line, lines, passage, passages, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import AgendaItem, Event, Room, Speaker, Venue
    from summitdesk.store.writing import ChangeSet, UnitOfWork

_LONGEST_ITEM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item of the programme; times are aware (see :func:`moment`), the place a room or a venue without rooms."""

    titles: Mapping[str, str]
    starts_at: datetime
    ends_at: datetime
    kind: AgendaKind = AgendaKind.DIALOGUE
    room_id: UUID | None = None
    venue_id: UUID | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def moment(local: datetime, timezone: str) -> datetime:
    """The aware moment that a clock in ``timezone`` (IANA) shows as ``local``.

    A time that the clock skips in spring is refused; one that it shows twice in autumn means the first.
    """
    zone = ZoneInfo(timezone)
    aware = local.replace(tzinfo=zone, fold=0)
    if aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise UserError(
            _("There is no {time} in {zone}: the clock is put forward over it.").format(
                time=local.strftime("%Y-%m-%d %H:%M"), zone=timezone
            ),
            _("Give a time before or after the change."),
        )
    return aware


def add_venue(
    database: "Database", event_id: UUID, names: Mapping[str, str], *, key: UUID | None = None
) -> "ChangeSet":
    """Add a building or site to an event."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Add the venue {name}").format(name=shown(pick(names, "en")))) as unit:
        enter_venue(unit, found(unit, Event, event_id), names, key=key)
    return unit.changes


def enter_venue(
    unit: "UnitOfWork", event: "Event", names: Mapping[str, str], *, position: int = 0, key: UUID | None = None
) -> "Venue":
    """Add a venue within an open unit of work."""
    from summitdesk.store.entities import Venue

    venue = Venue(
        id=key or uuid4(), event=event, names=any_text(lines(names), _("The name of the venue")), position=position
    )
    unit.session.add(venue)
    return venue


def set_venue_name(database: "Database", venue_id: UUID, language: str, text: str) -> "ChangeSet":
    """Name a venue in one language."""
    from summitdesk.store.entities import Venue

    with database.unit_of_work(_("Name of a venue: {name}").format(name=shown(line(text)))) as unit:
        venue = found(unit, Venue, venue_id)
        venue.names = any_text(with_text(venue.names, language, line(text)), _("The name of the venue"))
    return unit.changes


def add_room(
    database: "Database",
    venue_id: UUID,
    names: Mapping[str, str],
    *,
    capacity: int | None = None,
    key: UUID | None = None,
) -> "ChangeSet":
    """Add a room to a venue; ``capacity`` is None where nobody told it."""
    from summitdesk.store.entities import Venue

    with database.unit_of_work(_("Add the room {name}").format(name=shown(pick(names, "en")))) as unit:
        enter_room(unit, found(unit, Venue, venue_id), names, capacity=capacity, key=key)
    return unit.changes


def enter_room(
    unit: "UnitOfWork",
    venue: "Venue",
    names: Mapping[str, str],
    *,
    capacity: int | None = None,
    key: UUID | None = None,
) -> "Room":
    """Add a room within an open unit of work."""
    from summitdesk.store.entities import Room

    room = Room(
        id=key or uuid4(),
        venue=venue,
        names=any_text(lines(names), _("The name of the room")),
        capacity=_capacity(capacity),
        position=max((other.position for other in venue.rooms), default=-1) + 1,
    )
    unit.session.add(room)
    return room


def set_capacity(database: "Database", room_id: UUID, capacity: int | None) -> "ChangeSet":
    """Set how many people a room holds."""
    from summitdesk.store.entities import Room

    with database.unit_of_work(_("Capacity of a room")) as unit:
        found(unit, Room, room_id).capacity = _capacity(capacity)
    return unit.changes


def add_item(database: "Database", event_id: UUID, draft: ItemDraft, *, key: UUID | None = None) -> "ChangeSet":
    """Add an item to the programme."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(
        _("Add to the programme: {title}").format(title=shown(pick(draft.titles, "en")))
    ) as unit:
        enter_item(unit, found(unit, Event, event_id), draft, key=key)
    return unit.changes


def enter_item(unit: "UnitOfWork", event: "Event", draft: ItemDraft, *, key: UUID | None = None) -> "AgendaItem":
    """Add an item within an open unit of work."""
    from summitdesk.store.entities import AgendaItem

    _require_interval(draft.starts_at, draft.ends_at)
    item = AgendaItem(
        id=key or uuid4(),
        event=event,
        kind=AgendaKind(draft.kind),
        titles=_titles(draft.titles),
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        notes=passages(draft.notes),
    )
    _place(unit, item, event.id, draft.room_id, draft.venue_id)
    unit.session.add(item)
    return item


def set_item_title(database: "Database", item_id: UUID, language: str, text: str) -> "ChangeSet":
    """Title an item in one language; an empty text takes that language out, as long as another is left."""
    from summitdesk.store.entities import AgendaItem

    title = line(text, LONGEST_TITLE)
    with database.unit_of_work(_("Title in the programme: {title}").format(title=shown(title))) as unit:
        item = found(unit, AgendaItem, item_id)
        item.titles = _titles(with_text(item.titles, language, title))
    return unit.changes


def set_item_note(database: "Database", item_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set an item's printed note in one language; an empty text takes it out."""
    from summitdesk.store.entities import AgendaItem

    with database.unit_of_work(_("Note in the programme")) as unit:
        item = found(unit, AgendaItem, item_id)
        item.notes = with_text(item.notes, language, passage(text))
    return unit.changes


def set_item_kind(database: "Database", item_id: UUID, kind: AgendaKind) -> "ChangeSet":
    """Say what an item is."""
    from summitdesk.store.entities import AgendaItem

    with database.unit_of_work(_("Kind of an item in the programme")) as unit:
        found(unit, AgendaItem, item_id).kind = AgendaKind(kind)
    return unit.changes


def reschedule(database: "Database", item_id: UUID, starts_at: datetime, ends_at: datetime) -> "ChangeSet":
    """Move an item in time; clashes are findings, not refusals."""
    from summitdesk.store.entities import AgendaItem

    _require_interval(starts_at, ends_at)
    with database.unit_of_work(_("Time in the programme")) as unit:
        item = found(unit, AgendaItem, item_id)
        item.starts_at, item.ends_at = starts_at, ends_at
    return unit.changes


def place_item(
    database: "Database", item_id: UUID, *, room_id: UUID | None = None, venue_id: UUID | None = None
) -> "ChangeSet":
    """Say where an item takes place: a room, a venue, or neither."""
    from summitdesk.store.entities import AgendaItem

    with database.unit_of_work(_("Place in the programme")) as unit:
        item = found(unit, AgendaItem, item_id)
        _place(unit, item, item.event_id, room_id, venue_id)
    return unit.changes


def set_cancelled(database: "Database", item_id: UUID, is_cancelled: bool) -> "ChangeSet":
    """Cancel an item, or hold it after all; a cancelled one stays on record and clashes with nothing."""
    from summitdesk.store.entities import AgendaItem

    label = _("Cancel an item of the programme") if is_cancelled else _("Hold an item of the programme after all")
    with database.unit_of_work(label) as unit:
        found(unit, AgendaItem, item_id).is_cancelled = is_cancelled
    return unit.changes


def remove_item(database: "Database", item_id: UUID) -> "ChangeSet":
    """Remove an item that should never have stood in the programme."""
    from summitdesk.store.entities import AgendaItem

    with database.unit_of_work(_("Remove an item of the programme")) as unit:
        unit.session.delete(found(unit, AgendaItem, item_id))
    return unit.changes


def add_speaker(
    database: "Database",
    item_id: UUID,
    *,
    delegate_id: UUID | None = None,
    person_id: UUID | None = None,
    role: SpeakerRole = SpeakerRole.SPEAKER,
    offices: Mapping[str, str] | None = None,
    key: UUID | None = None,
) -> "ChangeSet":
    """Give somebody a part in an item: a delegate, or a person outside the delegations with an office of their own."""
    from summitdesk.store.entities import AgendaItem

    with database.unit_of_work(_("Add a speaker")) as unit:
        item = found(unit, AgendaItem, item_id)
        enter_speaker(unit, item, delegate_id=delegate_id, person_id=person_id, role=role, offices=offices, key=key)
    return unit.changes


def enter_speaker(
    unit: "UnitOfWork",
    item: "AgendaItem",
    *,
    delegate_id: UUID | None = None,
    person_id: UUID | None = None,
    role: SpeakerRole = SpeakerRole.SPEAKER,
    offices: Mapping[str, str] | None = None,
    key: UUID | None = None,
) -> "Speaker":
    """Add a speaker within an open unit of work."""
    from summitdesk.store.entities import Delegate, Person, Speaker

    delegate = found(unit, Delegate, delegate_id) if delegate_id else None
    if delegate is None and person_id is None:
        raise UserError(_("It is not said who speaks."), _("Choose a delegate or a person of the register."))
    person = delegate.person if delegate else found(unit, Person, person_id)  # type: ignore[arg-type]
    if any(other.person_id == person.id for other in item.speakers):
        raise UserError(
            _("This person has a part in this item already."), _("Change the role of the part that is there.")
        )
    speaker = Speaker(
        id=key or uuid4(),
        item=item,
        person=person,
        person_id=person.id,
        delegate=delegate,
        role=SpeakerRole(role),
        position=max((other.position for other in item.speakers), default=-1) + 1,
        offices=lines(offices or {}),
    )
    unit.session.add(speaker)
    return speaker


def set_speaker_role(database: "Database", speaker_id: UUID, role: SpeakerRole) -> "ChangeSet":
    """Say what somebody does in an item."""
    from summitdesk.store.entities import Speaker

    with database.unit_of_work(_("Role in the programme")) as unit:
        found(unit, Speaker, speaker_id).role = SpeakerRole(role)
    return unit.changes


def remove_speaker(database: "Database", speaker_id: UUID) -> "ChangeSet":
    """Take somebody out of an item."""
    from summitdesk.store.entities import Speaker

    with database.unit_of_work(_("Remove a speaker")) as unit:
        unit.session.delete(found(unit, Speaker, speaker_id))
    return unit.changes


def _place(unit: "UnitOfWork", item: "AgendaItem", event_id: UUID, room_id: UUID | None, venue_id: UUID | None) -> None:
    from summitdesk.store.entities import Room, Venue

    room = found(unit, Room, room_id) if room_id else None
    venue = room.venue if room else found(unit, Venue, venue_id) if venue_id else None
    if venue is not None and venue.event_id not in {event_id, None} and venue.event is not item.event:
        raise UserError(_("That place belongs to another event."), _("Add the venue to this event first."))
    item.room, item.venue = room, venue


def _titles(titles: Mapping[str, str]) -> dict[str, str]:
    return any_text(lines(titles, LONGEST_TITLE), _("The title of the item"))


def _require_interval(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        raise ValueError("a moment needs its zone: see summitdesk.services.agenda.moment")
    if ends_at <= starts_at:
        raise UserError(_("The item would end before it starts."), _("Give an end that is after the start."))
    if ends_at - starts_at > _LONGEST_ITEM:
        raise UserError(
            _("The item would last longer than {days} days.").format(days=_LONGEST_ITEM.days),
            _("Check the dates of its start and end."),
        )


def _capacity(capacity: int | None) -> int | None:
    if capacity is not None and not 1 <= capacity <= 1_000_000:
        raise UserError(_("{number} is no capacity for a room.").format(number=capacity), _("Give a number from 1 up."))
    return capacity
