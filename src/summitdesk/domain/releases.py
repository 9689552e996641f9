"""Released versions of a programme, and what changed since one: for people who hold the older one in their hands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from summitdesk.domain.agenda import is_open
from summitdesk.domain.rows import ReleasedItem, ReleasedSpeaker, Texts
from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole


class ProgrammeChange(StrEnum):
    """What became of an item since a release, in the order in which a list tells it."""

    NEW = "new"
    CANCELLED = "cancelled"
    HELD_AFTER_ALL = "held_after_all"
    MOVED = "moved"
    OTHER_PLACE = "other_place"
    OTHER_SPEAKERS = "other_speakers"
    RETITLED = "retitled"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item that is not what it was: ``before`` is None for a new one, ``after`` for one that was taken out."""

    changes: tuple[ProgrammeChange, ...]
    before: ReleasedItem | None
    after: ReleasedItem | None

    @property
    def shown(self) -> ReleasedItem:
        """The item as it is now, or as it was where it is gone."""
        item = self.after or self.before
        assert item is not None
        return item


def changes_between(before: Iterable[ReleasedItem], after: Iterable[ReleasedItem]) -> tuple[ChangedItem, ...]:
    """What a reader of the older programme has to know, in the order of time."""
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    found = [_changed(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    changed = [each for each in found if each.changes]
    return tuple(sorted(changed, key=lambda each: (each.shown.starts_at, each.shown.ends_at, str(each.shown.id))))


def touches(changed: ChangedItem, people: Collection[UUID]) -> bool:
    """Whether a delegation of these people has to know of a change: the item is open, or names one of them."""
    return any(_concerns(item, people) for item in (changed.before, changed.after) if item)


def names_one_of(changed: ChangedItem, people: Collection[UUID]) -> bool:
    """Whether one of these people has a part in a changed item, or had one before."""
    return any(
        speaker.person_id in people for item in (changed.before, changed.after) if item for speaker in item.speakers
    )


def _concerns(item: ReleasedItem, people: Collection[UUID]) -> bool:
    # What kind of item an old release holds is not known; then those who are named in it stand for its guests.
    is_for_all = is_open(item.kind) if item.kind else not item.speakers
    return is_for_all or any(speaker.person_id in people for speaker in item.speakers)


def _changed(before: ReleasedItem | None, after: ReleasedItem | None) -> ChangedItem:
    if before is None or after is None:
        present = after or before
        assert present is not None
        # What was never held, or had been cancelled before, is no news to anybody.
        kind = ProgrammeChange.NEW if before is None else ProgrammeChange.CANCELLED
        return ChangedItem(() if present.is_cancelled else (kind,), before, after)
    if after.is_cancelled:
        return ChangedItem(() if before.is_cancelled else (ProgrammeChange.CANCELLED,), before, after)
    changes = [ProgrammeChange.HELD_AFTER_ALL] if before.is_cancelled else []
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        changes.append(ProgrammeChange.MOVED)
    if before.room_id != after.room_id or _differ(before.places, after.places):
        changes.append(ProgrammeChange.OTHER_PLACE)
    if _parts(before.speakers) != _parts(after.speakers):
        changes.append(ProgrammeChange.OTHER_SPEAKERS)
    if _differ(before.titles, after.titles):
        changes.append(ProgrammeChange.RETITLED)
    return ChangedItem(tuple(changes), before, after)


def _differ(before: Texts, after: Texts) -> bool:
    """Whether a reader sees another text; a translation that was added or left out says nothing new."""
    common = before.keys() & after.keys()
    return bool(before) != bool(after) or any(before[tag] != after[tag] for tag in common)


def _parts(speakers: Sequence[ReleasedSpeaker]) -> set[tuple[UUID, SpeakerRole]]:
    return {(speaker.person_id, speaker.role) for speaker in speakers}


def item_as_plain(item: ReleasedItem) -> dict[str, Any]:
    """An item as the register keeps it: JSON values only."""
    return {
        "id": str(item.id),
        "titles": dict(item.titles),
        "starts_at": item.starts_at.isoformat(),
        "ends_at": item.ends_at.isoformat(),
        "room_id": str(item.room_id) if item.room_id else None,
        "places": dict(item.places),
        "speakers": [
            {"person_id": str(each.person_id), "role": each.role.value, "names": dict(each.names)}
            for each in item.speakers
        ],
        "is_cancelled": item.is_cancelled,
        "kind": item.kind.value if item.kind else None,
    }


def item_from_plain(plain: Mapping[str, Any]) -> ReleasedItem:
    """An item as :func:`item_as_plain` wrote it."""
    return ReleasedItem(
        id=UUID(plain["id"]),
        titles=_texts(plain["titles"]),
        starts_at=datetime.fromisoformat(plain["starts_at"]),
        ends_at=datetime.fromisoformat(plain["ends_at"]),
        room_id=UUID(plain["room_id"]) if plain["room_id"] else None,
        places=_texts(plain["places"]),
        speakers=tuple(
            ReleasedSpeaker(UUID(each["person_id"]), SpeakerRole(each["role"]), _texts(each["names"]))
            for each in plain["speakers"]
        ),
        is_cancelled=bool(plain["is_cancelled"]),
        kind=AgendaKind(plain["kind"]) if plain.get("kind") else None,
    )


def _texts(texts: Mapping[str, Any]) -> Texts:
    return {str(tag): str(text) for tag, text in texts.items()}
