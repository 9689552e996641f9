from dataclasses import replace
from datetime import date

import pytest

from services.desk import EVENT, GUEST, GUEST_DELEGATION, HOST, HOST_DELEGATION, key, refused
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.services import events
from summitdesk.services.events import EventDraft
from summitdesk.services.lookup import event_named
from summitdesk.store.queries.events import all_events

DRAFT = EventDraft({"en": "Ice Forum"}, date(2027, 1, 5), date(2027, 1, 6))


def test_an_event_gets_a_slug_from_title_and_year(desk):
    events.add_event(desk.database, DRAFT)
    with desk.database.reading() as session:
        assert event_named(session, "ice-forum-2027").titles == {"en": "Ice Forum"}


def test_a_chinese_title_gives_a_slug_that_can_be_read(desk):
    events.add_event(desk.database, replace(DRAFT, titles={"zh": "世界市长对话"}))
    with desk.database.reading() as session:
        assert event_named(session, "shi-jie-shi-zhang-dui-hua-2027").titles == {"zh-Hans": "世界市长对话"}


def test_a_slug_means_one_event(desk):
    with refused("called “conference” already"):
        events.add_event(desk.database, replace(DRAFT, slug="Conference"))


def test_everything_about_an_event_can_be_changed(desk):
    database = desk.database
    events.set_event_title(database, EVENT, "zh", "市长会议")
    events.set_event_theme(database, EVENT, "en", "Ice connects")
    events.set_event_place(database, EVENT, "en", "Harbin, China")
    events.set_event_dates(database, EVENT, date(2026, 1, 5), date(2026, 1, 9))
    events.set_event_languages(database, EVENT, ("zh", "en", "zh-Hans"))
    events.set_event_timezone(database, EVENT, "Asia/Kathmandu")
    events.set_event_reply_by(database, EVENT, None)
    event = desk.event
    assert event.titles["zh-Hans"] == "市长会议"
    assert (event.themes, event.places) == ({"en": "Ice connects"}, {"en": "Harbin, China"})
    assert (event.starts_on.day, event.ends_on.day, event.reply_by) == (5, 9, None)
    assert (event.languages, event.timezone) == (("zh-Hans", "en"), "Asia/Kathmandu")


def test_a_new_host_takes_the_host_s_place(desk):
    events.set_event_host(desk.database, EVENT, GUEST)
    assert desk.event.host.id == GUEST
    assert not desk.delegations[HOST_DELEGATION].is_host
    assert desk.delegations[GUEST_DELEGATION].is_host


def test_organizers_keep_their_order_within_a_role(desk):
    database = desk.database
    for role, name in (("host", "City"), ("host", "Province"), ("guiding", "State Council")):
        events.add_organizer(database, EVENT, OrganizerRole(role), {"en": name})
    assert [one.names["en"] for one in desk.event.organizers] == ["State Council", "City", "Province"]
    first = desk.event.organizers[1]
    events.set_organizer_name(database, first.id, "zh", "市政府")
    events.remove_organizer(database, desk.event.organizers[2].id)
    assert [one.names for one in desk.event.organizers[1:]] == [{"en": "City", "zh-Hans": "市政府"}]


def test_a_removed_event_takes_its_delegations_and_leaves_the_cities(desk):
    events.remove_event(desk.database, EVENT)
    with desk.database.reading() as session:
        assert all_events(session) == ()
    assert desk.delegations == {}
    events.add_event(desk.database, replace(DRAFT, slug="conference", host_id=HOST), key=key(77))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"titles": {}}, "The title of the event has no text"),
        ({"titles": {"en": "x" * 501}}, "501 characters"),
        ({"ends_on": date(2027, 1, 4)}, "before it starts"),
        ({"timezone": "Harbin"}, "“Harbin” is not a time zone"),
        ({"timezone": "../../etc/passwd"}, "is not a time zone"),
        ({"timezone": ""}, "is not a time zone"),
        ({"languages": ()}, "has no language"),
        ({"languages": ("Chinese!",)}, "is not a language tag"),
        ({"host_id": key(12345)}, "no longer in the register"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(desk, changes, says):
    with refused(says):
        events.add_event(desk.database, replace(DRAFT, **changes))
    with desk.database.reading() as session:
        assert len(all_events(session)) == 1


def test_the_last_title_stays(desk):
    with refused("has no text in any language"):
        events.set_event_title(desk.database, EVENT, "en", "")


def test_an_unknown_event_is_said_with_those_there_are(desk):
    with desk.database.reading() as session, refused("no event “congress”"):
        event_named(session, "congress")
