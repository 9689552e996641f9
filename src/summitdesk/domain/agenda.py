"""The programme's arithmetic: half-open intervals, and who or what is in two places at once."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from summitdesk.domain.rows import AgendaItemRow
from summitdesk.domain.vocabulary import AgendaKind


class ClashKind(StrEnum):
    """What is needed twice at once."""

    PERSON = "person"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two items that need the same person or room at one time; ``first`` starts no later than ``second``."""

    kind: ClashKind
    subject: UUID
    first: AgendaItemRow
    second: AgendaItemRow


def overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Whether two half-open intervals share a moment; equal ones always do, adjoining ones never."""
    return one == other or max(one[0], other[0]) < min(one[1], other[1])


def find_clashes(items: Sequence[AgendaItemRow]) -> tuple[Clash, ...]:
    """Every clash of persons and rooms among the items that take place, in order of time."""
    live = sorted((item for item in items if not item.is_cancelled), key=_start)
    clashes = [*_clashes(live, ClashKind.PERSON, _persons), *_clashes(live, ClashKind.ROOM, _rooms)]
    return tuple(
        sorted(
            clashes,
            key=lambda clash: (*_start(clash.second), *_start(clash.first), clash.kind.value, str(clash.subject)),
        )
    )


def _start(item: AgendaItemRow) -> tuple[datetime, datetime, str]:
    return item.starts_at, item.ends_at, str(item.id)


def _persons(item: AgendaItemRow) -> Iterable[UUID]:
    return {speaker.person_id for speaker in item.speakers}


def _rooms(item: AgendaItemRow) -> Iterable[UUID]:
    return (item.room.id,) if item.room else ()


def _clashes(
    items: Sequence[AgendaItemRow], kind: ClashKind, needs: Callable[[AgendaItemRow], Iterable[UUID]]
) -> Iterator[Clash]:
    busy: dict[Hashable, list[AgendaItemRow]] = {}
    for item in items:
        span = item.starts_at, item.ends_at
        for subject in needs(item):
            running = [
                other
                for other in busy.get(subject, [])
                if other.ends_at > item.starts_at or (other.starts_at, other.ends_at) == span
            ]
            for other in running:
                if overlap((other.starts_at, other.ends_at), span):
                    yield Clash(kind, subject, other, item)
            busy[subject] = [*running, item]


_OF_THEIR_OWN = frozenset({AgendaKind.BILATERAL, AgendaKind.SIGNING})


def concerns(item: AgendaItemRow, members: Collection[UUID]) -> bool:
    """Whether an item stands in a delegation's programme: all that are open, and of the others those it has a part in.

    Bilateral talks and signings are for those named in them; before anybody is named they are nobody's yet.
    """
    parts = {speaker.delegate_id for speaker in item.speakers}
    return is_open(item.kind) or not parts.isdisjoint(members)


def is_open(kind: AgendaKind) -> bool:
    """Whether items of a kind are for everybody, not for those alone who are named in them."""
    return kind not in _OF_THEIR_OWN


def backwards(items: Sequence[AgendaItemRow]) -> tuple[AgendaItemRow, ...]:
    """The items that end before they start."""
    return tuple(item for item in items if item.ends_at < item.starts_at)


def by_day(
    items: Sequence[AgendaItemRow], day_of: Callable[[datetime], object]
) -> Iterator[tuple[object, list[AgendaItemRow]]]:
    """The items in order of time, grouped by the local day that ``day_of`` tells."""
    group: list[AgendaItemRow] = []
    for item in sorted(items, key=_start):
        if group and day_of(item.starts_at) != day_of(group[0].starts_at):
            yield day_of(group[0].starts_at), group
            group = []
        group.append(item)
    if group:
        yield day_of(group[0].starts_at), group
