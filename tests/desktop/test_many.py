"""Twenty thousand delegates: the register does the work, and the window holds only what is looked at."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from summitdesk.desktop.models.table import WINDOW
from summitdesk.store import entities
from summitdesk.store.database import Database
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.events import event_by_slug
from support.window import Window


def crowd(register: Path, count: int) -> None:
    """Add so many members to the delegations of 2019."""
    with Database.open(register, operator="test") as database:
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2019")
            groups = [row.id for row in delegations_of(session, event.id)]
        people = [uuid4() for _number in range(count)]
        with database.unit_of_work("A crowd") as unit:
            unit.insert_many(entities.Person, [{"id": key} for key in people])
            unit.insert_many(entities.PersonName, [name_of(key, number) for number, key in enumerate(people)])
            unit.insert_many(
                entities.Delegate,
                [
                    {
                        "person_id": key,
                        "delegation_id": groups[number % len(groups)],
                        "position": 100 + number,
                        "role": "member",
                        "offices": {"en": f"Councillor {number}"},
                        "badge_token": key.hex[:22],
                    }
                    for number, key in enumerate(people)
                ],
            )


def name_of(person: UUID, number: int) -> dict[str, object]:
    return {"person_id": person, "language": "en", "full": f"Person {number:05}", "is_native": True}


@pytest.mark.parametrize("count", [1_500, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.timeout(300)
def test_many_are_shown_in_windows(make_window, sample: Path, count: int):
    crowd(sample, count)
    window: Window = make_window(sample, "harbin-2019")
    page = window.page
    assert page.model.total == count + 23
    assert len(page.model.rows_here()) <= 2 * WINDOW
    bar = page.table.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = page.model.total - 1
    window.until(lambda: page.model.row_at(last) is not None)
    bar.setValue(bar.maximum() // 2)
    window.until(lambda: page.model.row_at(last // 2) is not None)
    assert len(page.model.rows_here()) <= 8 * WINDOW
    page._header.search.setText("Person 00777")
    window.until(lambda: page.model.total == 1)
