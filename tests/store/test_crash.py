"""A killed program loses nothing that it acknowledged and leaves no half step behind."""

import json
import random
import subprocess
import sys
import time

import pytest
from sqlalchemy import func, select

from summitdesk.store.backup import verify
from summitdesk.store.database import Database
from summitdesk.store.entities import City, JournalChange, JournalTransaction, Person, PersonName

WRITE = """
import json, sys
from summitdesk.store.database import Database
from summitdesk.store.entities import City, Country, Person, PersonName

database = Database.open(sys.argv[1])
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    number += 1
    with database.unit_of_work(f"Step {number}") as unit:
        country = Country(code="CN")
        unit.session.add(City(slug=f"step-{number}", country=country, names={"en": f"City {number}"}))
        people = unit.insert_many(Person, ({"note": f"step-{number}"} for _ in range(number % 30)))
        unit.insert_many(PersonName, ({"person_id": each, "full": f"Name {number}"} for each in people))
    print(json.dumps(unit.changes.sequence), flush=True)
"""


def _killed(path, start: int, delay: float) -> int:
    """Write until killed after ``delay`` seconds; the last sequence that was acknowledged."""
    acknowledged = 0
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path), str(start)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.kill()
        for line in process.stdout.read().splitlines():
            acknowledged = max(acknowledged, json.loads(line))
    return acknowledged


@pytest.mark.parametrize(
    "kills", [5, pytest.param(100, marks=[pytest.mark.slow, pytest.mark.timeout(900)])], ids=["few", "many"]
)
def test_a_killed_program_loses_nothing_acknowledged_and_leaves_no_half_step(tmp_path, kills):
    path = tmp_path / "register.summit"
    Database.create(path).close()
    chance, written = random.Random(7), 0
    for _ in range(kills):
        acknowledged = _killed(path, written, chance.uniform(0.0, 0.25))
        with Database.open(path) as database, database.reading() as session:
            written = database.sequence()
            assert written >= acknowledged
            steps = session.scalars(select(JournalTransaction.label).order_by(JournalTransaction.sequence)).all()
            assert steps == [f"Step {number}" for number in range(1, written + 1)]
            assert session.scalar(select(func.count()).select_from(City)) == written
            people = sum(number % 30 for number in range(1, written + 1))
            assert session.scalar(select(func.count()).select_from(Person)) == people
            assert session.scalar(select(func.count()).select_from(PersonName)) == people
            assert session.scalar(select(func.count()).select_from(JournalChange)) == 2 * people + 2 * written
        assert verify(path) == []
    assert written
