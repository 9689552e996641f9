from datetime import UTC, datetime

import pytest

from services.desk import AIDE, DEPUTY, EVENT, MAYOR, key, refused
from summitdesk.services import badges, delegates
from summitdesk.store import journal
from summitdesk.store.queries.badges import categories_of


def categories(desk):
    with desk.database.reading() as session:
        return categories_of(session, EVENT)


def test_categories_have_code_names_and_colour_in_their_order(desk):
    badges.add_category(desk.database, EVENT, "head", {"en": "Head", "zh": "团长"}, "#1f4e79")
    badges.add_category(desk.database, EVENT, "press", {"en": "Press"}, "#7A5A1E")
    head, press = categories(desk)
    assert (head.code, head.names, head.colour) == ("head", {"en": "Head", "zh-Hans": "团长"}, "#1F4E79")
    badges.set_category_name(desk.database, press.id, "zh", "媒体")
    badges.set_category_colour(desk.database, press.id, "#000000")
    assert (categories(desk)[1].names["zh-Hans"], categories(desk)[1].colour) == ("媒体", "#000000")


def test_a_removed_category_leaves_its_delegates_in_none(desk):
    badges.add_category(desk.database, EVENT, "head", {"en": "Head"}, "#1F4E79")
    delegates.set_category(desk.database, DEPUTY, "head")
    badges.remove_category(desk.database, categories(desk)[0].id)
    assert (categories(desk), desk.delegates[DEPUTY].category) == ((), "")
    journal.undo(desk.database)
    assert desk.delegates[DEPUTY].category == "head"


def test_issues_are_counted_and_a_withdrawal_is_one_more_entry(desk):
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    changes = badges.record_issue(desk.database, [DEPUTY, AIDE], at=at)
    assert (changes.label, changes.count) == ("Hand out 2 badges", 2)
    badges.record_issue(desk.database, [DEPUTY], reason="lost")
    badges.record_withdrawal(desk.database, [AIDE], reason="left early")
    assert [desk.delegates[who].badge_copies for who in (DEPUTY, AIDE, MAYOR)] == [2, 0, 0]


def test_a_withdrawal_says_why(desk):
    with refused("not said why"):
        badges.record_withdrawal(desk.database, [DEPUTY], reason=" ")


def test_nobody_unknown_gets_a_badge_and_nobody_else_either(desk):
    with refused("no longer in the register"):
        badges.record_issue(desk.database, [DEPUTY, key(999)])
    assert desk.delegates[DEPUTY].badge_copies == 0


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#1234567", "#GGGGGG", "1F4E79"])
def test_a_colour_is_a_colour(desk, colour):
    with refused("is not a colour"):
        badges.add_category(desk.database, EVENT, "head", {"en": "Head"}, colour)


def test_a_code_means_one_category(desk):
    badges.add_category(desk.database, EVENT, "head", {"en": "Head"}, "#1F4E79")
    with refused("a badge category “head” already"):
        badges.add_category(desk.database, EVENT, " head ", {"en": "Other"}, "#1F4E79")
    with refused("has no code"):
        badges.add_category(desk.database, EVENT, "", {"en": "Other"}, "#1F4E79")
    with refused("has no text in any language"):
        badges.add_category(desk.database, EVENT, "other", {}, "#1F4E79")
