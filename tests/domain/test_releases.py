"""What changed between two versions of a programme."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from summitdesk.domain.releases import ProgrammeChange as Change
from summitdesk.domain.releases import changes_between, item_as_plain, item_from_plain, names_one_of, touches
from summitdesk.domain.rows import ReleasedItem, ReleasedSpeaker
from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole

START = datetime(2026, 1, 6, 2, tzinfo=UTC)
ANN = ReleasedSpeaker(UUID(int=1), SpeakerRole.CHAIR, {"en": "Ann", "zh-Hans": "安"})
BOB = ReleasedSpeaker(UUID(int=2), SpeakerRole.SPEAKER, {"en": "Bob"})
ITEM = ReleasedItem(
    UUID(int=9), {"en": "Opening"}, START, START + timedelta(hours=1), UUID(int=5), {"en": "Hall A"}, (ANN, BOB)
)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (ITEM, None),
        (replace(ITEM, starts_at=START + HOUR, ends_at=START + 2 * HOUR), (Change.MOVED,)),
        (replace(ITEM, ends_at=START + 2 * HOUR), (Change.MOVED,)),
        (replace(ITEM, room_id=UUID(int=6), places={"en": "Hall B"}), (Change.OTHER_PLACE,)),
        (replace(ITEM, speakers=(ANN,)), (Change.OTHER_SPEAKERS,)),
        (replace(ITEM, speakers=(BOB, ANN)), None),
        (replace(ITEM, speakers=(replace(ANN, role=SpeakerRole.SPEAKER), BOB)), (Change.OTHER_SPEAKERS,)),
        (replace(ITEM, titles={"en": "Opening ceremony"}), (Change.RETITLED,)),
        (replace(ITEM, titles={"en": "Opening", "fr": "Ouverture"}, places={"en": "Hall A", "fr": "Salle A"}), None),
        (replace(ITEM, places={}), (Change.OTHER_PLACE,)),
        (replace(ITEM, is_cancelled=True), (Change.CANCELLED,)),
        (replace(ITEM, ends_at=START + 2 * HOUR, speakers=()), (Change.MOVED, Change.OTHER_SPEAKERS)),
    ],
)
def test_a_reader_of_the_older_version_is_told_what_differs(after, changes):
    found = changes_between([ITEM], [after])
    assert [each.changes for each in found] == ([changes] if changes else [])


def test_new_and_removed_items_are_told_and_cancelled_ones_only_once():
    other = replace(ITEM, id=UUID(int=8), starts_at=START - HOUR)
    assert [each.changes for each in changes_between([ITEM], [ITEM, other])] == [(Change.NEW,)]
    assert [each.changes for each in changes_between([ITEM, other], [ITEM])] == [(Change.CANCELLED,)]
    gone = replace(other, is_cancelled=True)
    assert changes_between([ITEM, gone], [ITEM, gone]) == ()
    assert changes_between([ITEM, gone], [ITEM]) == ()
    assert changes_between([ITEM], [ITEM, gone]) == ()
    assert [each.changes for each in changes_between([gone], [other])] == [(Change.HELD_AFTER_ALL,)]


def test_changes_stand_in_the_order_of_time():
    early = replace(ITEM, id=UUID(int=8), starts_at=START - HOUR, is_cancelled=True)
    before = [ITEM, replace(early, is_cancelled=False)]
    found = changes_between(before, [replace(ITEM, titles={"en": "Other"}), early])
    assert [each.shown.id for each in found] == [UUID(int=8), UUID(int=9)]


def test_an_item_survives_being_kept():
    assert item_from_plain(item_as_plain(ITEM)) == ITEM
    bare = replace(ITEM, room_id=None, places={}, speakers=(), is_cancelled=True)
    assert item_from_plain(item_as_plain(bare)) == bare


TALKS = replace(ITEM, kind=AgendaKind.BILATERAL)
OPEN = replace(ITEM, kind=AgendaKind.DIALOGUE)


@pytest.mark.parametrize(
    ("before", "after", "person", "is_touched"),
    [
        (OPEN, replace(OPEN, is_cancelled=True), 7, True),
        (TALKS, replace(TALKS, is_cancelled=True), 7, False),
        (TALKS, replace(TALKS, is_cancelled=True), 1, True),
        (TALKS, replace(TALKS, speakers=(BOB,)), 1, True),
        (replace(TALKS, speakers=(BOB,)), TALKS, 1, True),
        (TALKS, None, 1, True),
        (None, TALKS, 7, False),
        (ITEM, None, 7, False),
        (replace(ITEM, speakers=()), None, 7, True),
    ],
)
def test_a_change_touches_everybody_where_the_item_is_open_else_those_in_it(before, after, person, is_touched):
    (changed,) = changes_between([before] if before else [], [after] if after else [])
    assert touches(changed, {UUID(int=person)}) == is_touched
    assert names_one_of(changed, {UUID(int=person)}) == (person == 1)


def test_a_release_of_before_kinds_were_kept_is_still_read():
    plain = item_as_plain(TALKS)
    assert item_from_plain(plain) == TALKS
    del plain["kind"]
    assert item_from_plain(plain).kind is None
