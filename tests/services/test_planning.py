from datetime import date

import pytest

from services.desk import EVENT, HOST, refused
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.errors import UserError
from summitdesk.services.events import EventDraft
from summitdesk.services.planning import CATEGORIES, NewCity, OrganizerDraft, change_event, invite_city, plan_event
from summitdesk.store import journal
from summitdesk.store.queries.badges import categories_of
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.events import all_events, event_by_slug

DRAFT = EventDraft({"en": "Ice Forum"}, date(2027, 1, 5), date(2027, 1, 6))
TWO = (
    OrganizerDraft(OrganizerRole.HOST, {"en": "City of Harbin"}),
    OrganizerDraft(OrganizerRole.HOST, {"en": "Province"}),
)


def planned(desk):
    with desk.database.reading() as session:
        return event_by_slug(session, "ice-forum-2027")


def test_an_event_comes_with_its_organizers_and_categories_in_one_step(desk):
    plan_event(desk.database, DRAFT, TWO)
    event = planned(desk)
    assert [each.names["en"] for each in event.organizers] == ["City of Harbin", "Province"]
    with desk.database.reading() as session:
        assert [row.code for row in categories_of(session, event.id)] == [code for code, _names, _colour in CATEGORIES]
    journal.undo(desk.database)
    assert planned(desk) is None


def test_organizers_stay_change_come_and_go(desk):
    plan_event(desk.database, DRAFT, TWO)
    before = planned(desk)
    first = before.organizers[0]
    change_event(
        desk.database,
        before.id,
        EventDraft({"en": "Ice Forum", "de": "Eisforum"}, date(2027, 1, 5), date(2027, 1, 8), languages=("de", "en")),
        (
            OrganizerDraft(OrganizerRole.GUIDING, {"en": "Harbin"}, first.id),
            OrganizerDraft(OrganizerRole.SUPPORTER, {"en": "Club"}),
        ),
    )
    after = planned(desk)
    assert after.slug == before.slug
    assert after.ends_on == date(2027, 1, 8)
    assert after.languages == ("de", "en")
    assert [(each.role, each.names["en"]) for each in after.organizers] == [
        (OrganizerRole.GUIDING, "Harbin"),
        (OrganizerRole.SUPPORTER, "Club"),
    ]
    assert after.organizers[0].id == first.id
    journal.undo(desk.database)
    assert planned(desk) == before


def test_another_host_marks_its_delegation(desk):
    with desk.database.reading() as session:
        event = next(each for each in all_events(session) if each.id == EVENT)
    draft = EventDraft(event.titles, event.starts_on, event.ends_on, languages=event.languages, host_id=None)
    change_event(desk.database, EVENT, draft, ())
    with desk.database.reading() as session:
        assert not any(row.is_host for row in delegations_of(session, EVENT))


def test_days_in_the_wrong_order_are_refused(desk):
    with refused("before it starts"):
        change_event(desk.database, EVENT, EventDraft({"en": "X"}, date(2027, 1, 5), date(2027, 1, 4)), ())


def test_new_cities_of_one_country_share_it(desk):
    invite_city(desk.database, EVENT, NewCity("NO", {"en": "Oslo"}))
    invite_city(desk.database, EVENT, NewCity("NO", {"en": "Bergen"}))
    with desk.database.reading() as session:
        rows = [row.city for row in delegations_of(session, EVENT) if row.city.country.code == "NO"]
    assert {row.slug for row in rows} == {"oslo", "bergen"}
    assert len({row.country.id for row in rows}) == 1
    assert rows[0].country.names["zh-Hans"] == "挪威"


def test_a_city_comes_once_and_a_refusal_leaves_no_city_behind(desk):
    with refused("has a delegation at this event already"):
        invite_city(desk.database, EVENT, HOST)
    with pytest.raises(UserError):
        invite_city(desk.database, EVENT, NewCity("NO", {"en": " "}))
