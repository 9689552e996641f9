"""Checks of the programme: clashes, times that run backwards, and people who are not there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from summitdesk.domain.agenda import Clash, ClashKind, backwards, find_clashes
from summitdesk.domain.checks.event import empty_titles
from summitdesk.domain.checks.texts import damaged, missing_glyphs, quotable
from summitdesk.domain.damage import visible
from summitdesk.domain.dates import format_time, format_times, local_day
from summitdesk.domain.findings import Finding
from summitdesk.domain.invitation import state_name
from summitdesk.domain.language import pick
from summitdesk.domain.names import first_full_name, full_name
from summitdesk.domain.rows import AgendaItemRow, DelegateRow, DelegationRow, EventRow, SpeakerRow
from summitdesk.domain.vocabulary import Attendance, InvitationState, Severity
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language

_NOT_COMING = frozenset({InvitationState.REGRET, InvitationState.WITHDRAWN, InvitationState.NO_SHOW})


def check_agenda(
    items: Sequence[AgendaItemRow],
    event: EventRow,
    delegations: Sequence[DelegationRow] = (),
    delegates: Sequence[DelegateRow] = (),
    missing: Callable[[str, str], Sequence[str]] | None = None,
) -> list[Finding]:
    """Every check of the programme."""
    live = [item for item in items if not item.is_cancelled]
    findings = [
        *clashes(live, event.timezone),
        *ends_before_start(live, event.timezone),
        *outside_event(live, event),
        *absent_speakers(live, delegations, delegates),
        *crowded_rooms(live),
    ]
    for item in live:
        label = item_label(item)
        findings += empty_titles(
            item.titles,
            event.languages,
            subject=label,
            subject_id=item.id,
            severity=Severity.WARNING,
            table="agenda_item",
        )
        for field, texts in (("titles", item.titles), ("notes", item.notes)):
            findings += damaged(texts, label, item.id, table="agenda_item", field=field)
            if missing:
                findings += missing_glyphs(texts, label, item.id, missing, table="agenda_item", field=field)
        for speaker in item.speakers:
            findings += _speaker_texts(speaker, item, missing)
    return [*findings, *_place_texts(live, missing)]


def _place_texts(
    items: Sequence[AgendaItemRow], missing: Callable[[str, str], Sequence[str]] | None
) -> Iterator[Finding]:
    """What is hurt in the names of rooms and venues: once for each, with the first item that takes place there."""
    seen: set[str] = set()
    for item in items:
        rooms = [item.room.names, item.room.venue_names] if item.room else []
        for names in (*rooms, item.venue_names):
            label = visible(pick(names, _reader()))
            if not label or label in seen:
                continue
            seen.add(label)
            yield from damaged(names, label, item.id, table="agenda_item", field="room")
            if missing:
                yield from missing_glyphs(names, label, item.id, missing, table="agenda_item", field="room")


def _speaker_texts(
    speaker: SpeakerRow, item: AgendaItemRow, missing: Callable[[str, str], Sequence[str]] | None
) -> Iterator[Finding]:
    """What is hurt in a speaker's name and office: for a delegate the very finding of the delegate's own record."""
    table, subject_id = ("delegate", speaker.delegate_id) if speaker.delegate_id else ("agenda_item", item.id)
    label = visible(speaker_label(speaker))
    names = {name.language: full_name(name) for name in speaker.names}
    for field, texts in (("names", names), ("offices", speaker.offices)):
        where = field if speaker.delegate_id else "speakers"
        yield from damaged(texts, label, subject_id, table=table, field=where)
        if missing:
            yield from missing_glyphs(texts, label, subject_id, missing, table=table, field=where)


def _reader() -> str:
    return interface_language().replace("_", "-")


def item_label(item: AgendaItemRow) -> str:
    """An item as findings name it."""
    return pick(item.titles, _reader()) or _("untitled item")


def clashes(items: Sequence[AgendaItemRow], timezone: str) -> Iterator[Finding]:
    """``agenda.person_clash`` and ``agenda.room_clash``: one person or room is needed by two items at once."""
    for clash in find_clashes(items):
        yield Finding(
            f"agenda.{clash.kind.value}_clash",
            Severity.ERROR if clash.kind is ClashKind.ROOM else Severity.WARNING,
            item_label(clash.second),
            clash.second.id,
            _("{subject} is in “{first}” ({first_time}) and “{second}” ({second_time}) at once.").format(
                subject=_clashing(clash),
                first=quotable(item_label(clash.first)),
                first_time=format_times(clash.first.starts_at, clash.first.ends_at, timezone),
                second=quotable(item_label(clash.second)),
                second_time=format_times(clash.second.starts_at, clash.second.ends_at, timezone),
            ),
            _("Move one of the two items, or give it another room.")
            if clash.kind is ClashKind.ROOM
            else _("Move one of the two items, or name somebody else."),
            "agenda_item",
            "room" if clash.kind is ClashKind.ROOM else "speakers",
        )


def _clashing(clash: Clash) -> str:
    if clash.kind is ClashKind.ROOM:
        return pick(clash.second.room.names, _reader()) if clash.second.room else ""
    speaker = next(speaker for speaker in clash.second.speakers if speaker.person_id == clash.subject)
    return speaker_label(speaker)


def speaker_label(speaker: SpeakerRow) -> str:
    """A speaker as findings name them: the name, else office and city."""
    if name := first_full_name(speaker.names):
        return name
    city = pick(speaker.city.names, _reader()) if speaker.city else ""
    return ", ".join(part for part in (city, pick(speaker.offices, _reader())) if part) or _("a speaker without a name")


def ends_before_start(items: Sequence[AgendaItemRow], timezone: str) -> Iterator[Finding]:
    """``agenda.backwards``: an item ends before it starts."""
    for item in backwards(items):
        yield Finding(
            "agenda.backwards",
            Severity.ERROR,
            item_label(item),
            item.id,
            _("“{item}” ends at {end}, before it starts at {start}.").format(
                item=quotable(item_label(item)),
                start=format_time(item.starts_at, timezone),
                end=format_time(item.ends_at, timezone),
            ),
            _("Correct its start or its end."),
            "agenda_item",
            "ends_at",
        )


def outside_event(items: Sequence[AgendaItemRow], event: EventRow) -> Iterator[Finding]:
    """``agenda.outside_event``: an item lies on a day that the event does not have."""
    for item in items:
        day = local_day(item.starts_at, event.timezone)
        if not event.starts_on <= day <= event.ends_on:
            yield Finding(
                "agenda.outside_event",
                Severity.WARNING,
                item_label(item),
                item.id,
                _("“{item}” is on {day}, but the event lasts from {first} to {last}.").format(
                    item=quotable(item_label(item)), day=day, first=event.starts_on, last=event.ends_on
                ),
                _("Correct the day of the item or the dates of the event."),
                "agenda_item",
                "starts_at",
            )


def absent_speakers(
    items: Sequence[AgendaItemRow], delegations: Sequence[DelegationRow], delegates: Sequence[DelegateRow]
) -> Iterator[Finding]:
    """``agenda.speaker_absent``: somebody has a part in an item whose delegation declined, or who does not come."""
    reasons = _absences(delegations, delegates)
    for item in items:
        for speaker in item.speakers:
            if reason := reasons.get(speaker.delegate_id):
                yield Finding(
                    "agenda.speaker_absent",
                    Severity.WARNING,
                    item_label(item),
                    item.id,
                    _("{who} has a part in “{item}”, but: {reason}.").format(
                        who=speaker_label(speaker), item=quotable(item_label(item)), reason=reason
                    ),
                    _("Name somebody else, or ask for a message to be read out."),
                    "agenda_item",
                    "speakers",
                )


def _absences(delegations: Sequence[DelegationRow], delegates: Sequence[DelegateRow]) -> Mapping[UUID | None, str]:
    states = {party.id: party.invitation for party in delegations}
    reasons: dict[UUID | None, str] = {}
    for delegate in delegates:
        state = states.get(delegate.delegation_id)
        if state in _NOT_COMING:
            reasons[delegate.id] = _("the invitation is “{state}”").format(state=state_name(state))
        elif delegate.attendance is Attendance.ABSENT:
            reasons[delegate.id] = _("this person does not come")
    return reasons


def crowded_rooms(items: Sequence[AgendaItemRow]) -> Iterator[Finding]:
    """``agenda.room_small``: a room holds fewer people than have a part in the item."""
    for item in items:
        capacity = item.room.capacity if item.room else None
        if capacity is not None and capacity < len(item.speakers):
            yield Finding(
                "agenda.room_small",
                Severity.WARNING,
                item_label(item),
                item.id,
                _("The room holds {capacity} people, and {count} have a part in the item.").format(
                    capacity=capacity, count=len(item.speakers)
                ),
                _("Choose a larger room."),
                "agenda_item",
                "room",
            )
