"""What queries return, and that none asks once for every row."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import event as engine_event
from sqlalchemy import select

from store.registers import city, conference, many_delegates, only, person
from summitdesk.domain.listing import Listing
from summitdesk.domain.rows import CategoryRow, DelegateRow
from summitdesk.domain.vocabulary import (
    Attendance,
    DelegationRole,
    HostPosition,
    InvitationState,
    OrderUse,
    OrganizerRole,
    Policy,
    RelationKind,
)
from summitdesk.errors import UserError
from summitdesk.store.entities import (
    BadgeCategory,
    BadgeIssue,
    City,
    CityRelation,
    Delegate,
    Delegation,
    Event,
    OrderChoice,
    Organizer,
    Person,
    Pin,
)
from summitdesk.store.queries import (
    agenda,
    attachments,
    badges,
    cities,
    delegates,
    delegations,
    events,
    instruments,
    invitations,
    precedence,
)


@pytest.fixture
def held(database):
    """The key of an event with two delegations and three delegates."""
    with database.unit_of_work("Conference") as unit:
        conference(unit)
    return only(database, Event)


@pytest.fixture
def session(database, held):
    with database.reading() as reading:
        yield reading


def names(rows: tuple[DelegateRow, ...]) -> list[str]:
    return [row.names[0].full for row in rows]


def test_events(database, held):
    with database.unit_of_work("More") as unit:
        unit.session.add(Event(slug="later", starts_on=date(2026, 1, 6), ends_on=date(2026, 1, 8)))
        unit.session.add(Organizer(event_id=held, role=OrganizerRole.GUIDING, names={"en": "CPAFFC"}))
    with database.reading() as session:
        later, conf = events.all_events(session)
        assert events.event_by_slug(session, "harbin-2019") == conf
        assert events.event_by_id(session, later.id) == later
        assert events.event_by_slug(session, "nowhere") is None
    assert (later.slug, later.host) == ("later", None)
    assert conf.host.names["zh-Hans"] == "哈尔滨"
    assert [(each.role, each.names["en"]) for each in conf.organizers] == [
        (OrganizerRole.GUIDING, "CPAFFC"),
        (OrganizerRole.HOST, "People's Government of Harbin"),
    ]


def test_delegations(session, held):
    host, guests = delegations.delegations_of(session, held)
    assert (host.is_host, host.city.slug, host.delegate_count, host.head_rank, host.relation) == (
        True,
        "harbin",
        1,
        10,
        None,
    )
    assert (guests.delegate_count, guests.head_rank, guests.invitation) == (2, 22, InvitationState.ACCEPTED)
    assert (guests.relation.kind, guests.relation.since) == (RelationKind.SISTER, "1979-12-17")
    assert delegations.delegation(session, guests.id) == guests
    assert delegations.delegation(session, uuid4()) is None


def test_the_closest_relation_counts_whichever_side_it_was_written_from(database, held):
    with database.unit_of_work("Relations") as unit:
        relation = unit.session.scalars(select(CityRelation)).one()
        niigata, harbin = relation.city_id, relation.partner_id
        unit.session.delete(relation)
        unit.session.add(CityRelation(city_id=harbin, partner_id=niigata, kind=RelationKind.INTENT, since="1975"))
        unit.session.add(CityRelation(city_id=harbin, partner_id=niigata, kind=RelationKind.SISTER, since="1980"))
    with database.reading() as session:
        _host, guests = delegations.delegations_of(session, held)
        assert (guests.relation.kind, guests.relation.since) == (RelationKind.SISTER, "1980")
        assert {partner for partner, _relation in cities.relations_of(session, niigata)} == {harbin}


def test_delegates(database, held):
    with database.unit_of_work("Badges") as unit:
        member = unit.session.scalars(select(Delegate).where(Delegate.position == 1)).one()
        now = datetime.now(UTC)
        unit.session.add_all([BadgeIssue(delegate=member, issued_at=now, copies=n) for n in (2, -1)])
    with database.reading() as session:
        rows = delegates.delegates_of(session, held)
        assert names(rows) == ["孙喆", "木村勇一", "田中花子"]
        assert [row.badge_copies for row in rows] == [0, 0, 1]
        assert delegates.delegates_of(session, held, [rows[1].id]) == (rows[1],)
        assert delegates.delegate(session, rows[2].id) == rows[2]
    mayor = rows[0]
    assert (mayor.role, mayor.rank_code, mayor.signs, mayor.attendance) == (
        DelegationRole.HEAD,
        10,
        True,
        Attendance.IN_PERSON,
    )
    assert (mayor.city.slug, mayor.offices["en"], [name.is_native for name in mayor.names]) == (
        "harbin",
        "Deputy Mayor",
        [True, False],
    )


PAGES = (
    (Listing(), ["孙喆", "木村勇一", "田中花子"]),
    (Listing(descending=True), ["田中花子", "木村勇一", "孙喆"]),
    (Listing(offset=1, limit=1), ["木村勇一"]),
    (Listing(sort="latin"), ["木村勇一", "孙喆", "田中花子"]),
    (Listing(sort="latin", descending=True), ["田中花子", "孙喆", "木村勇一"]),
    (Listing(sort="city"), ["孙喆", "木村勇一", "田中花子"]),
    (Listing(sort="city", descending=True), ["木村勇一", "田中花子", "孙喆"]),
    (Listing(sort="country", descending=True), ["木村勇一", "田中花子", "孙喆"]),
    (Listing(sort="rank"), ["孙喆", "木村勇一", "田中花子"]),
    (Listing(sort="rank", descending=True), ["木村勇一", "孙喆", "田中花子"]),
    (Listing(city="niigata"), ["木村勇一", "田中花子"]),
    (Listing(country="CN"), ["孙喆"]),
    (Listing(roles=(DelegationRole.HEAD,)), ["孙喆", "木村勇一"]),
    (Listing(states=(InvitationState.ACCEPTED,)), ["木村勇一", "田中花子"]),
    (Listing(text="木村"), ["木村勇一"]),
    (Listing(text="tana"), ["田中花子"]),
    (Listing(text="niigata 花"), ["田中花子"]),
    (Listing(text="市长", sort="latin"), ["木村勇一", "孙喆", "田中花子"]),
    (Listing(text="nobody"), []),
    (Listing(text="***"), []),
)


def test_pages(session, held):
    for listing, expected in PAGES:
        page = delegates.delegates_page(session, held, listing)
        assert names(page.rows) == expected, listing
        if not listing.offset:
            assert page.total == len(expected), listing


def test_every_sort_shows_everybody_once(session, held):
    for sort in (*delegates.SORTS, "", "nonsense"):
        for descending in (False, True):
            page = delegates.delegates_page(session, held, Listing(sort=sort, descending=descending))
            assert sorted(names(page.rows)) == sorted(["孙喆", "木村勇一", "田中花子"])


def test_pages_put_together_are_the_whole(database, held):
    with database.unit_of_work("Many") as unit:
        many_delegates(unit, held, 90, groups=7)
    with database.reading() as session:
        for sort in ("", "name", "city", "role"):
            pages = [
                delegates.delegates_page(session, held, Listing(sort=sort, offset=offset, limit=20))
                for offset in range(0, 100, 20)
            ]
            assert len({row.id for page in pages for row in page.rows}) == 93 == pages[0].total


def test_the_programme(session, held):
    (opening,) = agenda.agenda_of(session, held)
    assert (opening.titles["en"], opening.starts_at) == ("Opening", datetime(2019, 1, 6, 1, tzinfo=UTC))
    assert (opening.room.names["en"], opening.room.capacity, opening.venue_names["en"]) == ("Room 1", 40, "Hall")
    (chair,) = opening.speakers
    assert (chair.names[0].full, chair.city.slug, chair.offices["zh-Hans"]) == ("孙喆", "harbin", "副市长")
    assert [room.names["en"] for room in agenda.rooms_of(session, held)] == ["Room 1"]


def test_instruments(session, held):
    (initiative,) = instruments.instruments_of(session, held)
    assert [paragraph.texts["en"] for paragraph in initiative.paragraphs] == [
        "Paragraph 0",
        "Paragraph 1",
        "Paragraph 2",
    ]
    assert [(each.delegation.city.slug, each.signer.names[0].full) for each in initiative.signatories] == [
        ("harbin", "孙喆"),
        ("niigata", "木村勇一"),
    ]
    assert instruments.instrument_by_slug(session, held, "initiative") == initiative
    assert instruments.instrument_by_id(session, initiative.id) == initiative
    assert instruments.instrument_by_slug(session, held, "treaty") is None


def test_invitations(session, held):
    (invitation,) = invitations.invitations_of(session, held)
    assert (invitation.number, invitation.state) == ("2018-17", InvitationState.ACCEPTED)
    assert [step.on for step in invitation.steps] == [date(2018, 10, 1), date(2018, 10, 20)]


def test_the_chosen_order_and_its_pins(database, held):
    with database.reading() as session:
        assert precedence.order_choice(session, held, OrderUse.FLAGS).policy is Policy.SENIORITY
    with database.unit_of_work("Order") as unit:
        first, second = unit.session.scalars(select(Delegation).order_by(Delegation.position))
        unit.session.add(
            OrderChoice(
                event_id=held,
                use=OrderUse.FLAGS,
                policy=Policy.MANUAL,
                manual=(second.id, first.id),
                host_position=HostPosition.LAST,
            )
        )
        unit.session.add(Pin(event_id=held, delegation=second, use=OrderUse.FLAGS, position=1, reason="as printed"))
        keys = (second.id, first.id)
    with database.reading() as session:
        choice = precedence.order_choice(session, held, OrderUse.FLAGS)
        assert precedence.order_choice(session, held, OrderUse.SEATS).pins == ()
    assert (choice.policy, choice.manual, choice.host_position) == (Policy.MANUAL, keys, HostPosition.LAST)
    assert [(pin.delegation_id, pin.position, pin.reason) for pin in choice.pins] == [(keys[0], 1, "as printed")]


def test_badge_categories(database, held):
    with database.unit_of_work("Categories") as unit:
        unit.session.add(BadgeCategory(event_id=held, code="VIP", names={"en": "Guest"}, colour="#AA0000"))
    with database.reading() as session:
        (category,) = badges.categories_of(session, held)
    assert category == CategoryRow(category.id, "VIP", {"en": "Guest"}, "#AA0000", 0)


def test_attachments_are_known_by_their_bytes(database):
    with database.unit_of_work("Photograph") as unit:
        first = unit.attach(b"\xff\xd8 photograph", "image/jpeg")
        assert unit.attach(b"\xff\xd8 photograph", "image/jpeg") == first
    with database.reading() as session:
        assert attachments.attachment_data(session, first) == b"\xff\xd8 photograph"
        with pytest.raises(UserError, match="not in this register"):
            attachments.attachment_data(session, "0" * 64)


def test_cities_and_countries(session):
    assert [each.slug for each in cities.all_cities(session)] == ["harbin", "niigata"]
    assert [each.code for each in cities.all_countries(session)] == ["CN", "JP"]
    assert cities.city_by_slug(session, "niigata").country.names["en"] == "Japan"
    assert cities.city_by_slug(session, "nowhere") is None


def test_cities_sort_by_their_sort_names_in_each_language(database):
    with database.unit_of_work("Cities") as unit:
        unit.session.add_all(
            [
                city(slug="the-hague", names={"en": "The Hague", "zh-Hans": "海牙"}),
                city(slug="graz", names={"en": "Graz", "zh-Hans": "格拉茨"}),
                city(slug="aarhus", names={"en": "Århus", "zh-Hans": "奥胡斯"}, sort_names={"en": "Aarhus"}),
            ]
        )
    with database.reading() as session:
        assert [each.slug for each in cities.all_cities(session)] == ["aarhus", "graz", "the-hague"]
        by_pinyin = session.scalars(select(City.slug).order_by(City.sort_zh)).all()
    assert by_pinyin == ["aarhus", "graz", "the-hague"]


def _count(engine, act: Callable[[], object]) -> int:
    """How many statements an engine sends to the database meanwhile."""
    count = 0

    def note(*_args) -> None:
        nonlocal count
        count += 1

    engine_event.listen(engine, "before_cursor_execute", note)
    act()
    engine_event.remove(engine, "before_cursor_execute", note)
    return count


def _statements(database, ask: Callable) -> int:
    with database.reading() as session:
        return _count(session.get_bind(), lambda: ask(session))


def test_a_step_asks_no_more_for_many_records_than_for_few(database):
    counts = []
    for many in (3, 30):
        with database.unit_of_work("People") as unit:
            people = [person(f"王{n}", f"Wang {n}") for n in range(many)]
            unit.session.add_all(people)
            keys = [each.id for each in people]

        def edit(keys=keys) -> None:
            with database.unit_of_work("Edit") as unit:
                for each in unit.session.scalars(select(Person).where(Person.id.in_(keys))):
                    each.note = "seen"

        counts.append(_count(database._writer, edit))
    assert counts[0] == counts[1]


def test_no_query_asks_once_for_every_row(database, held):
    questions = {
        "events": events.all_events,
        "delegations": lambda session: delegations.delegations_of(session, held),
        "delegates": lambda session: delegates.delegates_of(session, held),
        "page": lambda session: delegates.delegates_page(session, held, Listing(text="市长", sort="name")),
        "agenda": lambda session: agenda.agenda_of(session, held),
        "instruments": lambda session: instruments.instruments_of(session, held),
        "invitations": lambda session: invitations.invitations_of(session, held),
        "cities": cities.all_cities,
    }
    before = {name: _statements(database, ask) for name, ask in questions.items()}
    with database.unit_of_work("Many") as unit:
        many_delegates(unit, held, 60, groups=12)
        for _ in range(3):
            conference(unit)
    assert {name: _statements(database, ask) for name, ask in questions.items()} == before
    assert max(before.values()) <= 16
