"""The list of delegations that are invited or may be: searched, filtered, sorted and counted in SQL."""

from datetime import date

import pytest

from summitdesk.domain.listing import Listing
from summitdesk.domain.vocabulary import Channel
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.services import invitations as services
from summitdesk.services.sample import load_sample
from summitdesk.store.queries import invitations
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.events import event_by_slug

DAY = date(2025, 10, 8)
DUE = date(2025, 11, 30)


def invite(database):
    """Invite the visitors of the bundled conference of 2026 but Magdeburg; two invitations go further."""
    load_sample(database)
    with database.reading() as session:
        event_id = event_by_slug(session, "harbin-2026").id
        keys = {row.city.slug: row.id for row in delegations_of(session, event_id) if not row.is_host}
    invited = frozenset(key for slug, key in keys.items() if slug != "magdeburg")
    services.prepare_invitations(
        database, event_id, services.Mailing(DAY, DUE, "HRB-{n:03}", approve=True, only=invited)
    )
    both = (keys["edmonton"], keys["bucheon"])
    services.record_steps(database, both, State.SENT, DAY, channel=Channel.COURIER)
    services.record_steps(database, (keys["bucheon"],), State.ACCEPTED, DAY)
    services.set_reply_by(database, keys["edmonton"], date(2025, 11, 1))


@pytest.fixture
def database(open_register):
    return open_register(invite)


@pytest.fixture
def event(database):
    """The key of the conference."""
    with database.reading() as session:
        return event_by_slug(session, "harbin-2026").id


@pytest.fixture
def slugs(database, event):
    def found(**asked):
        with database.reading() as session:
            page = invitations.recipients_page(session, event, Listing(**asked))
        assert page.total >= len(page.rows)
        return [row.delegation.city.slug for row in page.rows]

    return found


def test_every_visitor_has_a_row_and_the_host_has_none(slugs, database, event):
    everybody = slugs()
    assert len(everybody) == 7
    assert "harbin" not in everybody
    with database.reading() as session:
        rows = invitations.all_recipients(session, event)
        assert [row.delegation.city.slug for row in rows] == everybody
        assert invitations.recipient(session, rows[2].delegation.id) == rows[2]


def test_a_row_holds_invitation_steps_and_addressee(database, event):
    with database.reading() as session:
        rows = {row.delegation.city.slug: row for row in invitations.all_recipients(session, event)}
    assert rows["magdeburg"].invitation is None
    edmonton = rows["edmonton"]
    assert [step.state for step in edmonton.invitation.steps] == [State.DRAFT, State.APPROVED, State.SENT]
    assert edmonton.addressee.names[0].full == "Andrew Knack"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("knack", ["edmonton"]),
        ("埃德蒙顿", ["edmonton"]),
        ("nowhere at all", []),
        ("korea", ["bucheon"]),
        ("%", []),
    ],
)
def test_search_finds_cities_and_people(slugs, text, found):
    assert slugs(text=text) == found


def test_search_finds_numbers(slugs):
    assert len(slugs(text="hrb-00")) == 6
    assert len(slugs(text="HRB-003")) == 1


def test_filters(slugs):
    assert slugs(states=(State.SENT,)) == ["edmonton"]
    assert slugs(uninvited=True) == ["magdeburg"]
    assert slugs(country="KR") == ["bucheon"]
    assert slugs(due_by=date(2025, 11, 3)) == ["edmonton"]
    assert slugs(due_by=DUE) == ["edmonton"], "who has answered is not waited for"
    assert slugs(states=(State.SENT,), country="KR") == []


@pytest.mark.parametrize("sort", [*invitations.SORTS, "", "no such sort"])
def test_each_sort_holds_everybody_in_either_direction(slugs, sort):
    forwards, backwards = slugs(sort=sort), slugs(sort=sort, descending=True)
    assert sorted(forwards) == sorted(backwards) == sorted(slugs())


def test_states_sort_by_the_life_of_an_invitation(slugs):
    assert slugs(sort="state")[-3:] == ["edmonton", "bucheon", "magdeburg"]
    assert slugs(sort="state", descending=True)[:2] == ["bucheon", "edmonton"]


def test_who_has_no_number_stands_last(slugs):
    assert slugs(sort="number")[-1] == slugs(sort="number", descending=True)[-1] == "magdeburg"


def test_windows(slugs):
    everybody = slugs(sort="city")
    assert slugs(sort="city", offset=2, limit=3) == everybody[2:5]


def test_states_are_counted_in_their_order(database, event):
    with database.reading() as session:
        counts = invitations.states_of(session, event)
    assert list(counts.items()) == [(None, 1), (State.APPROVED, 4), (State.SENT, 1), (State.ACCEPTED, 1)]
