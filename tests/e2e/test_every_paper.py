"""Every paper of the bundled events: archival, accessible, the same in every process, copied as it was written."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from bisect import bisect_left
from pathlib import Path

import pypdfium2
import pytest

from e2e.every_paper import CARDS, papers, prepare, sorts
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.agreements import text_fields
from summitdesk.domain.fields import fill
from summitdesk.services.checks import read_event
from summitdesk.services.printing import Options, print_document
from summitdesk.store.database import Database
from summitdesk.store.queries.events import all_events
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


def bare(text: str) -> str:
    """Without blanks, which extractors add and drop at line ends, and without the hyphens of hyphenated words."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\u2060\ufffe]", "", unicodedata.normalize("NFC", text))


def stands_in(passage: str, whole: str) -> bool:
    """Whether a passage was copied in one piece, or in two where a page ends inside it."""
    longest = bisect_left(range(1, len(passage) + 1), True, key=lambda end: passage[:end] not in whole)
    return passage[longest:] in whole


@pytest.mark.parametrize("layout", TextLayout)
def test_every_paragraph_is_copied_as_it_was_written(sample_file: Path, layout: TextLayout):
    with Database.open(sample_file, read_only=True) as database:
        with database.reading() as session:
            events = [read_event(session, event) for event in all_events(session)]
        for checked in events:
            for instrument in checked.instruments:
                options = Options(layout=layout, instrument=instrument.slug)
                pdf = pypdfium2.PdfDocument(print_document(database, "initiative", checked.event.slug, options).pdf)
                whole = bare("".join(page.get_textpage().get_text_range() for page in pdf))
                pdf.close()
                values = text_fields(instrument, checked.event)
                for paragraph in instrument.paragraphs:
                    for tag, text in paragraph.texts.items():
                        assert stands_in(bare(fill(text, values, tag).text), whole), (instrument.slug, tag, text)
