"""Releases of a programme: the version that was given out is kept, so that later changes can be told from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.language import text_in
from summitdesk.domain.releases import changes_between, item_as_plain
from summitdesk.domain.rows import (
    AgendaItemRow,
    AgendaReleaseRow,
    DelegateRow,
    ReleasedItem,
    ReleasedSpeaker,
    SpeakerRow,
)
from summitdesk.domain.vocabulary import SpeakerRole
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found, so_far
from summitdesk.services.texts import passage

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.writing import ChangeSet


def release_agenda(database: "Database", event_id: UUID, on: date, *, note: str = "") -> "ChangeSet":
    """Keep the programme as it stands as the next version; one that differs in nothing from the last is refused."""
    from summitdesk.store.entities import AgendaRelease, Event
    from summitdesk.store.queries.agenda import agenda_of
    from summitdesk.store.queries.releases import releases_of

    with database.unit_of_work(_("Release the programme")) as unit:
        event = found(unit, Event, event_id)
        session = so_far(unit)
        items = released(agenda_of(session, event.id), event.languages)
        if not items:
            raise UserError(_("The programme is empty."), _("Add its items before it is released."))
        last = max(releases_of(session, event.id), key=lambda release: release.number, default=None)
        if last and not changes_between(last.items, items):
            raise UserError(
                _("Nothing has changed since version {number}.").format(number=last.number),
                _("Print the programme again; its version stays the same."),
            )
        unit.session.add(
            AgendaRelease(
                id=uuid4(),
                event=event,
                number=last.number + 1 if last else 1,
                released_on=on,
                by=database.operator,
                note=passage(note),
                items=[item_as_plain(item) for item in items],
            )
        )
    return unit.changes


def release_numbered(releases: Sequence[AgendaReleaseRow], number: int | None) -> AgendaReleaseRow:
    """The release of this number, or the last one; raises :class:`UserError` where there is none."""
    known = [release for release in releases if number in {None, release.number}]
    if known:
        return known[-1]
    if not releases:
        raise UserError(_("The programme has not been released yet."), _("Release it first, then tell its changes."))
    raise UserError(
        _("There is no version {number} of the programme.").format(number=number),
        _("Its versions are: {numbers}.").format(numbers=", ".join(str(release.number) for release in releases)),
    )


def released(items: Sequence[AgendaItemRow], languages: Sequence[str]) -> tuple[ReleasedItem, ...]:
    """Items as a release keeps them: with every name as it is printed on that day."""
    return tuple(_released(item, languages) for item in items)


def named_as_now(
    items: Sequence[ReleasedItem], delegates: Sequence[DelegateRow], languages: Sequence[str]
) -> tuple[ReleasedItem, ...]:
    """Released items with delegates' names as they are today: a name that was corrected stays wrong on no paper."""
    from summitdesk.documents.agenda import speaker_line

    lines: dict[UUID, dict[str, str]] = {}
    for one in delegates:
        part = SpeakerRow(one.id, one.person_id, one.id, SpeakerRole.SPEAKER, 0, one.names, one.offices, one.city)
        lines[one.person_id] = {tag: said for tag in languages if (said := speaker_line(part, tag))}
    return tuple(
        replace(
            item,
            speakers=tuple(
                replace(each, names={**each.names, **lines.get(each.person_id, {})}) for each in item.speakers
            ),
        )
        for item in items
    )


def _released(item: AgendaItemRow, languages: Sequence[str]) -> ReleasedItem:
    from summitdesk.documents.agenda import speaker_line

    speakers = tuple(
        ReleasedSpeaker(
            speaker.person_id,
            speaker.role,
            {tag: said for tag in languages if (said := speaker_line(speaker, tag))},
        )
        for speaker in item.speakers
    )
    places = {tag: said for tag in languages if (said := _place(item, tag))}
    room = item.room.id if item.room else None
    return ReleasedItem(
        item.id, dict(item.titles), item.starts_at, item.ends_at, room, places, speakers, item.is_cancelled, item.kind
    )


def _place(item: AgendaItemRow, language: str) -> str:
    venue = text_in(item.venue_names, language)
    room = text_in(item.room.names, language) if item.room else ""
    return " ".join(dict.fromkeys(filter(None, (venue, room))))
