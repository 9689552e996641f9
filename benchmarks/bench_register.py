"""How long a large register keeps somebody waiting: pages, search, edits, opening, snapshots."""

from pathlib import Path

import pytest

from store.registers import conference, many_delegates
from summitdesk.domain.listing import Listing
from summitdesk.services.events import set_event_place
from summitdesk.store.backup import snapshot
from summitdesk.store.database import Database
from summitdesk.store.queries.delegates import delegates_page
from summitdesk.store.queries.events import all_events
from summitdesk.store.search import search

LARGE = 20_000


def the_event(database: Database):
    with database.reading() as session:
        return all_events(session)[0].id


@pytest.mark.parametrize(
    "listing",
    [
        Listing(),
        Listing(text="王"),
        Listing(text="smith n1"),
        Listing(text="王伟芳", sort="name"),
        Listing(offset=15_000),
    ],
    ids=["first-page", "one-character", "latin", "name-sorted", "far-down"],
)
def bench_page_of_delegates(benchmark, large: Database, listing: Listing):
    event_id = the_event(large)

    def ask():
        with large.reading() as session:
            return delegates_page(session, event_id, listing)

    page = benchmark(ask)
    assert page.rows
    assert page.total <= 20_003


@pytest.mark.parametrize("query", ["新潟", "伟芳", "garcia"])
def bench_search(benchmark, large: Database, query: str):
    def ask():
        with large.reading() as session:
            return search(session, query)

    assert benchmark(ask)


def bench_edit(benchmark, large: Database):
    event_id = the_event(large)
    places = iter(range(1_000_000))
    assert benchmark(lambda: set_event_place(large, event_id, "en", f"Harbin {next(places)}")).count


def bench_open(benchmark, large: Database):
    def reopen():
        Database.open(str(large.path), read_only=True).close()

    benchmark(reopen)


def bench_snapshot(benchmark, large: Database):
    assert benchmark.pedantic(snapshot, (large,), rounds=3).is_file()


def bench_insert_20000_delegates(benchmark, tmp_path: Path):
    def fresh():
        database = Database.create(tmp_path / f"{len(list(tmp_path.iterdir()))}.summit")
        return (database,), {}

    def fill(database: Database):
        with database, database.unit_of_work("Fill") as unit:
            many_delegates(unit, conference(unit).id, LARGE)
        return unit.changes.count

    assert benchmark.pedantic(fill, setup=fresh, rounds=2) >= 4 * LARGE
