"""Every paper that the bundled events can be printed as: archival, accessible, and the same in every process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.every_paper import CARDS, papers, prepare, sorts
from summitdesk.documents.layouts import PaperKind
from summitdesk.store.database import Database
from support.verapdf import violations_of_all


def print_twice(register: Path, place: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """All papers, by name, and one of each sort from another process, whose sets are ordered differently."""
    folders = {"once": [], "again": ["--sorts"]}
    running = []
    for seed, (name, options) in enumerate(folders.items()):
        (place / name).mkdir()
        command = [sys.executable, "-W", "error", "-m", "e2e.every_paper", str(register), str(place / name), *options]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        running.append(subprocess.Popen(command, cwd=Path(__file__).parents[1], env=environment))
    assert [each.wait(250) for each in running] == [0, 0]
    once, again = ({file.name: file.read_bytes() for file in (place / name).iterdir()} for name in folders)
    return once, again


def test_no_kind_of_paper_is_left_out():
    assert {paper.kind for paper in papers()} == set(PaperKind)


@pytest.mark.skipif(not shutil.which("java") and not os.environ.get("CI"), reason="veraPDF needs a Java runtime")
@pytest.mark.timeout(600)
def test_every_paper_is_archival_and_accessible_and_the_same_in_every_process(sample_file: Path, tmp_path: Path):
    with Database.open(sample_file, operator="test") as database:
        prepare(database)
    once, again = print_twice(sample_file, tmp_path)
    assert sorted(once) == sorted(paper.name for paper in papers())
    assert sorted(again) == sorted(paper.name for paper in sorts())
    assert [name for name in again if once[name] != again[name]] == []
    everything = [tmp_path / "once" / paper.name for paper in papers()]
    texts = [tmp_path / "once" / paper.name for paper in papers() if paper.kind not in CARDS]
    found = violations_of_all({"2u": everything, "ua1": texts})
    assert [len(files) for files in found.values()] == [len(everything), len(texts)]
    assert [(file, rules) for files in found.values() for file, rules in files.items() if rules] == []
