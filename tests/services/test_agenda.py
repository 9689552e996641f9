from datetime import UTC, datetime

import pytest

from services.desk import DEPUTY, EVENT, MAYOR, key, refused
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole
from summitdesk.services import agenda, events, people
from summitdesk.services.agenda import ItemDraft, moment
from summitdesk.services.events import EventDraft
from summitdesk.services.people import PersonDraft
from summitdesk.store.queries.agenda import agenda_of

NINE = datetime(2026, 1, 7, 1, tzinfo=UTC)
TEN = NINE.replace(hour=2)
TALK, VENUE, ROOM = key(60), key(61), key(62)


def items(desk):
    with desk.database.reading() as session:
        return {item.id: item for item in agenda_of(session, EVENT)}


@pytest.fixture
def talk(desk):
    agenda.add_item(desk.database, EVENT, ItemDraft({"en": "Talk"}, NINE, TEN), key=TALK)
    return desk


def test_an_item_takes_place_in_a_room_or_at_a_site(talk):
    database = talk.database
    agenda.add_venue(database, EVENT, {"en": "Ice-Snow World"}, key=VENUE)
    agenda.place_item(database, TALK, venue_id=VENUE)
    assert items(talk)[TALK].venue_names == {"en": "Ice-Snow World"}
    assert items(talk)[TALK].room is None
    agenda.add_room(database, VENUE, {"en": "Hall"}, capacity=80, key=ROOM)
    agenda.place_item(database, TALK, room_id=ROOM)
    assert (items(talk)[TALK].room.names, items(talk)[TALK].room.capacity) == ({"en": "Hall"}, 80)
    agenda.set_capacity(database, ROOM, None)
    agenda.set_venue_name(database, VENUE, "zh", "冰雪大世界")
    assert items(talk)[TALK].room.capacity is None
    assert items(talk)[TALK].venue_names["zh-Hans"] == "冰雪大世界"
    agenda.place_item(database, TALK)
    assert items(talk)[TALK].venue_names == {}


def test_everything_about_an_item_can_be_changed(talk):
    database = talk.database
    agenda.set_item_title(database, TALK, "zh", "对话")
    agenda.set_item_note(database, TALK, "en", "Provisional\r\ntime")
    agenda.set_item_kind(database, TALK, AgendaKind.SIGNING)
    agenda.reschedule(database, TALK, TEN, TEN.replace(hour=3))
    agenda.set_cancelled(database, TALK, True)
    item = items(talk)[TALK]
    assert item.titles == {"en": "Talk", "zh-Hans": "对话"}
    assert item.notes == {"en": "Provisional\ntime"}
    assert (item.kind, item.starts_at, item.is_cancelled) == (AgendaKind.SIGNING, TEN, True)
    agenda.remove_item(database, TALK)
    assert items(talk) == {}


def test_delegates_and_others_speak_in_their_order(talk):
    database = talk.database
    people.add_person(database, PersonDraft((PersonName("und-Latn", "Baderle"),)), key=key(70))
    agenda.add_speaker(database, TALK, delegate_id=MAYOR, role=SpeakerRole.CHAIR)
    agenda.add_speaker(database, TALK, person_id=key(70), offices={"en": "Ambassador"})
    agenda.add_speaker(database, TALK, delegate_id=DEPUTY)
    chair, guest, deputy = items(talk)[TALK].speakers
    assert (chair.role, chair.offices["en"]) == (SpeakerRole.CHAIR, "Mayor")
    assert (guest.delegate_id, guest.offices) == (None, {"en": "Ambassador"})
    agenda.set_speaker_role(database, deputy.id, SpeakerRole.PANELLIST)
    agenda.remove_speaker(database, guest.id)
    assert [part.role for part in items(talk)[TALK].speakers] == [SpeakerRole.CHAIR, SpeakerRole.PANELLIST]


def test_nobody_has_two_parts_in_one_item(talk):
    agenda.add_speaker(talk.database, TALK, delegate_id=MAYOR)
    with refused("has a part in this item already"):
        agenda.add_speaker(talk.database, TALK, delegate_id=MAYOR)


def test_somebody_has_to_speak(talk):
    with refused("not said who speaks"):
        agenda.add_speaker(talk.database, TALK)


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (TEN, NINE, "end before it starts"),
        (NINE, NINE, "end before it starts"),
        (NINE, NINE.replace(year=2027), "longer than 14 days"),
    ],
)
def test_an_impossible_time_is_refused(talk, start, end, says):
    with refused(says):
        agenda.reschedule(talk.database, TALK, start, end)
    with refused(says):
        agenda.add_item(talk.database, EVENT, ItemDraft({"en": "Other"}, start, end))
    assert items(talk)[TALK].starts_at == NINE


def test_an_item_has_a_title(talk):
    with refused("title of the item has no text"):
        agenda.add_item(talk.database, EVENT, ItemDraft({}, NINE, TEN))
    with refused("title of the item has no text"):
        agenda.set_item_title(talk.database, TALK, "en", "")


def test_a_room_of_another_event_is_refused(talk):
    events.add_event(
        talk.database,
        EventDraft({"en": "Second"}, talk.event.starts_on, talk.event.ends_on, slug="second"),
        key=key(21),
    )
    agenda.add_venue(talk.database, key(21), {"en": "Elsewhere"}, key=VENUE)
    with refused("belongs to another event"):
        agenda.place_item(talk.database, TALK, venue_id=VENUE)


@pytest.mark.parametrize("capacity", [0, -1, 2_000_000])
def test_a_capacity_is_a_sensible_number(talk, capacity):
    agenda.add_venue(talk.database, EVENT, {"en": "Hotel"}, key=VENUE)
    with refused("is no capacity"):
        agenda.add_room(talk.database, VENUE, {"en": "Hall"}, capacity=capacity)


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2026-01-07T09:00", "Asia/Shanghai", "2026-01-07T01:00"),
        ("2026-01-07T09:00", "Asia/Kathmandu", "2026-01-07T03:15"),
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"),  # twice that night: the first is meant
        ("2026-07-01T12:00", "Pacific/Apia", "2026-06-30T23:00"),
    ],
)
def test_a_local_time_is_a_moment(local, zone, utc):
    assert moment(datetime.fromisoformat(local), zone).astimezone(UTC).isoformat()[:16] == utc


def test_a_time_that_the_clock_skips_is_refused():
    with refused("no 2026-03-29 02:30 in Europe/Berlin"):
        moment(datetime(2026, 3, 29, 2, 30), "Europe/Berlin")
