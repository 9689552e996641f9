"""Sheets are written as they are made: memory does not grow with the number of badges."""

import subprocess
import sys

import pytest

PROGRAM = """
import resource, sys
from summitdesk.typeset.compose import make_sheets, stock_named
from summitdesk.typeset.content import Align, Card, ParagraphStyle, PlacedBox, QrCode, TextBox, TextStyle, plain

stock = stock_named("a6-4up")
style = ParagraphStyle(TextStyle(20, "sans"), 24, Align.CENTER)


def card(number):
    name = TextBox(10, 90, stock.width - 20, 70, plain(f"Name {number % 50}", "en", style), 12, 2)
    return Card(stock.width, stock.height, (name, PlacedBox(100, 200, QrCode(f"SD1-{number:08}", 76))))


with open(sys.argv[2], "wb") as out:
    make_sheets((card(number) for number in range(int(sys.argv[1]))), stock, out, title="Badges")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def megabytes(count: int, folder) -> float:
    """The largest memory of a process that makes so many badges."""
    arguments = [sys.executable, "-c", PROGRAM, str(count), str(folder / "badges.pdf")]
    done = subprocess.run(arguments, capture_output=True, check=True, text=True)
    return int(done.stdout) / 1024


@pytest.mark.parametrize(
    ("count", "growth"), [(2_000, 8), pytest.param(40_000, 20, marks=pytest.mark.slow)], ids=["2000", "40000"]
)
def test_memory_does_not_grow_with_the_badges(count, growth, tmp_path):
    assert megabytes(count, tmp_path) - megabytes(100, tmp_path) < growth
