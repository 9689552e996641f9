"""Twenty thousand delegates: the register does the work, and the window holds only what is looked at."""

import sqlite3
from pathlib import Path

import pytest

from summitdesk.desktop.models.table import WINDOW
from support.window import Window

MANY = 20_000


def multiply(register: sqlite3.Connection, table: str, key: str, changed: dict[str, str]) -> None:
    """Copy one row many times, with these expressions in place of its own values (``n`` counts the copies)."""
    names = [row[1] for row in register.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(name, f"t.{name}") for name in names)
    register.execute(
        f"WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {MANY}) "
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} t, copies WHERE t.id = ?",
        (key,),
    )


@pytest.fixture
def crowded(sample: Path) -> Path:
    """The sample with a crowd in one delegation of 2019, put there past the journal, which would take its time."""
    with sqlite3.connect(sample) as register:
        delegate, person = register.execute(
            "SELECT m.id, m.person_id FROM delegate m JOIN delegation d ON d.id = m.delegation_id "
            "JOIN event e ON e.id = d.event_id WHERE e.slug = 'harbin-2019' LIMIT 1"
        ).fetchone()
        key = "printf('%032x', n)" if len(delegate) == 32 else "printf('00000000-0000-0000-0000-%012x', n)"
        multiply(register, "person", person, {"id": key})
        fresh = {"id": key, "person_id": key, "position": "1000 + n", "badge_token": "printf('%022d', n)"}
        multiply(register, "delegate", delegate, fresh)
    register.close()
    return sample


@pytest.mark.timeout(300)
def test_twenty_thousand_are_shown_in_windows(make_window, crowded: Path):
    window: Window = make_window(crowded, "harbin-2019")
    page = window.page
    assert page.model.total == MANY + 23
    assert len(page.model.rows_here()) <= 2 * WINDOW
    bar = page.table.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = page.model.total - 1
    window.until(lambda: page.model.row_at(last) is not None)
    bar.setValue(bar.maximum() // 2)
    window.until(lambda: page.model.row_at(last // 2) is not None)
    assert len(page.model.rows_here()) <= 8 * WINDOW
