"""The list of bad inputs that reach what is built, each with its sentence or what becomes of it.

Three lists: what the published documents of past conferences teach, what people type and paste, and what becomes of
files. Each line is tried on a register with the bundled events, through the doors an organizer uses.
"""

import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from services.exchange import test_bad_input as roster_files
from services.test_bad_input import REFUSED as NO_NAMES
from services.test_bad_input import STORED as NAMES
from summitdesk.domain.findings import Finding
from summitdesk.domain.names import first_full_name
from summitdesk.errors import UserError
from summitdesk.services import instruments, people
from summitdesk.services.checks import preflight
from summitdesk.services.exchange.importing import import_roster, import_text
from summitdesk.services.history import undo
from summitdesk.services.precedence import protocol_order
from summitdesk.services.printing import Options, print_document
from summitdesk.store.database import Database
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.instruments import instruments_of

PUBLISHED = (Path(__file__).parent / "services" / "signatories-2019.txt").read_text(encoding="utf-8")


def findings(database: Database, event: str, code: str) -> list[Finding]:
    return [finding for finding in preflight(database, event) if finding.code == code]


def event_id(database: Database, slug: str):
    with database.reading() as session:
        return event_by_slug(session, slug).id


def delegates(database: Database, event: str):
    key = event_id(database, event)
    with database.reading() as session:
        return delegates_of(session, key)


def initiative(database: Database):
    key = event_id(database, "harbin-2019")
    with database.reading() as session:
        return instruments_of(session, key)[0]


def write(database: Database, text: str, language: str = "en", at: int = 0) -> None:
    instruments.set_paragraph_text(database, initiative(database).paragraphs[at].id, language, text)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


# What the published documents teach.


def a_typed_count_differs(database: Database) -> str:
    write(database, "The conference brings together 24 cities from 15 countries.")
    return findings(database, "harbin-2019", "count.differs")[0].message


def signers_without_authority(database: Database) -> str:
    return f"{len(findings(database, 'harbin-2019', 'signer.no_authority'))} sign without authority"


def signers_without_a_name(database: Database) -> str:
    print_document(database, "initiative", "harbin-2019")
    return f"{len(findings(database, 'harbin-2019', 'signer.name_missing'))} names are missing"


def the_published_list_again(database: Database) -> str:
    report = import_text(database, PUBLISHED, "harbin-2019")
    return f"{report.added} added, {report.unchanged} unchanged"


def one_city_two_spellings(database: Database) -> str:
    report = import_text(database, "Anna Berg\nDeputy Mayor\nNorway Ser-Varanger", "harbin-2019")
    (new,) = [one for one in delegates(database, "harbin-2019") if first_full_name(one.names) == "Anna Berg"]
    return f"{report.added} added to {new.city.names['en']}"


def a_lost_paragraph_break(database: Database) -> str:
    write(database, "The exchanges deepen. II. In spite of different realities, we share a vision.", at=3)
    return findings(database, "harbin-2019", "number.typed")[0].remedy


def an_empty_title(database: Database) -> str:
    instruments.set_instrument_title(database, initiative(database).id, "en", "")
    return findings(database, "harbin-2019", "title.empty")[0].message


def unequal_paragraphs(database: Database) -> str:
    write(database, "", "zh-Hans")
    return findings(database, "harbin-2019", "paragraphs.unequal")[0].message


def a_city_that_is_not_on_the_list(database: Database) -> str:
    write(database, "Among us is Bucheon.")
    return findings(database, "harbin-2019", "city.not_listed")[0].message


def a_name_lost_in_an_encoding(database: Database) -> str:
    assert "[U+E292]" in text_of(print_document(database, "roster", "harbin-2026").pdf)
    with pytest.raises(UserError, match=r"keeps? this final print back"):
        print_document(database, "roster", "harbin-2026", Options(final=True))
    return findings(database, "harbin-2026", "text.damaged")[0].message


def a_rare_character_that_is_right(database: Database) -> str:
    text = text_of(print_document(database, "roster", "harbin-2026").pdf)
    return "南东颎" if "南东颎" in text and not findings(database, "harbin-2026", "glyph.missing") else "lost"


def a_character_that_no_font_draws(database: Database) -> str:
    person = delegates(database, "harbin-2026")[0].person_id
    people.rename(database, person, "zh-Hans", "李\U00013000")
    return findings(database, "harbin-2026", "glyph.missing")[0].message


def parties_of_different_kinds(database: Database) -> str:
    found = findings(database, "wuhan-2021", "party.kinds_differ")
    return f"{found[0].severity}: {found[0].message}"


def an_order_no_rule_gives(database: Database) -> str:
    positions = protocol_order(database, "harbin-2019", "signatures")
    return f"{len(positions)} places, {sum(place.pinned for place in positions)} fixed by hand"


TAUGHT: dict[str, tuple[Callable[[Database], str], str]] = {
    "a typed count differs from the list": (a_typed_count_differs, r"24 cities.*but 23 cities sign"),
    "an order that no rule gives": (an_order_no_rule_gives, "23 places, 23 fixed by hand"),
    "signers who are not the mayor": (signers_without_authority, "14 sign without authority"),
    "signers without a name": (signers_without_a_name, "20 names are missing"),
    "the published list with its gaps": (the_published_list_again, "^0 added, 23 unchanged"),
    "one city, two spellings": (one_city_two_spellings, "1 added to Sør-Varanger"),
    "a lost paragraph break": (a_lost_paragraph_break, "paragraph break was probably lost"),
    "an empty title": (an_empty_title, "title is empty in English"),
    "unequal paragraph counts": (unequal_paragraphs, "another language has .* missing: 1"),
    "a city named that is not on the list": (a_city_that_is_not_on_the_list, "names Bucheon, which is not"),
    "a name lost in an encoding": (a_name_lost_in_an_encoding, r"damaged: .*\[U\+E292\]"),
    "a rare character that is right": (a_rare_character_that_is_right, "南东颎"),
    "a character that no font draws": (a_character_that_no_font_draws, r"No font has the character .*U\+13000"),
    "parties of different kinds": (parties_of_different_kinds, "warning: .*different kinds"),
}


@pytest.mark.parametrize("case", TAUGHT)
def test_what_the_published_documents_teach(sample_database: Database, case: str):
    attempt, sentence = TAUGHT[case]
    assert re.search(sentence, said := attempt(sample_database)), said


# What people type and paste: every odd name also comes as a row of a list.


def test_every_odd_name_is_imported_or_said_to_be_none(sample_database: Database, tmp_path: Path):
    texts = NO_NAMES | {case: text for case, (text, _kept) in NAMES.items()}
    rows = {case: number for number, case in enumerate(texts, 2)}
    # Each from a city of its own: two without a name from one city are taken for one.
    quoted = ('"' + text.replace('"', '""') + f'",Odd {rows[case]},Canada' for case, text in texts.items())
    source = tmp_path / "names.csv"
    source.write_bytes("\r\n".join(["Name,City,Country", *quoted]).encode("utf-8", "surrogatepass"))
    before = len(delegates(sample_database, "harbin-2019"))
    report = import_roster(sample_database, source, "harbin-2019")
    told = {one.row for one in report.findings if re.search(r"nobody who comes|\d+ characters", one.message)}
    assert {case for case in NO_NAMES if rows[case] not in told} == set()
    assert report.read == report.added + report.updated + report.unchanged + report.skipped
    names = {first_full_name(one.names) for one in delegates(sample_database, "harbin-2019")}
    for case in ("family emoji", "extension B", "image tag", "SQL", "mnemonic", "Null", "apostrophe", "templates"):
        assert NAMES[case][0] in names, case
    assert print_document(sample_database, "roster", "harbin-2019").pages
    undo(sample_database)
    assert len(delegates(sample_database, "harbin-2019")) == before


# What becomes of files. Lists that cannot be read are tried one by one beside the reader of lists; these names are
# the record that each is there.

ROSTER_FILES = {
    "0 bytes": "0 bytes named .csv",
    "a web page renamed": "a web page named .xlsx",
    "a truncated archive": "a truncated workbook",
    "billion laughs": "billion laughs",
    "quadratic blow-up": "quadratic blow-up",
    "external entities": "an external entity",
    "a zip bomb": "a zip bomb",
    "the first and the last cell": "A1 and XFD1048576",
    "a forged row number": "a forged row number",
    "a password": "a password",
    "the old binary format": "an old .xls",
    "300 columns": "300 columns",
    "no row of headings": "no headings",
    "a quotation without an end": "a quotation mark that never ends",
    "headings twice": "headings twice",
    "a field of 200,000 characters": "a field of 200,000 characters",
    "line ends and quotes inside": "embedded line ends and quotes",
    "formulas": "formulas and injection",
    "numbers for telephones": "a phone as a float",
    "error cells": "an error cell",
    "an old Cyrillic encoding": "Windows-1251",
    "mixed line ends": "mixed line ends",
}


def test_every_bad_list_has_its_test():
    assert set(ROSTER_FILES.values()) <= roster_files.REFUSED.keys() | roster_files.READ.keys()


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def overwrite(path: Path, at: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + len(data)] = data
    path.write_bytes(content)


REGISTERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "not a database": (lambda path: path.write_bytes(b"Dear mayors," * 100), "not a SummitDesk register"),
    "empty": (lambda path: path.write_bytes(b""), "file is empty"),
    "another program's": (lambda path: change(path, "PRAGMA application_id=1234"), "database of another program"),
    "a newer program's": (lambda path: change(path, "PRAGMA user_version=9999"), "newer SummitDesk.*format 9999"),
    "a planted trigger": (
        lambda path: change(path, "CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM person; END"),
        "holds what no register has: t",
    ),
    "a planted view": (lambda path: change(path, "CREATE VIEW v AS SELECT 1"), "holds what no register has: v"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:50_000]), "damaged"),
    "a page of zeros": (lambda path: overwrite(path, 4096 * 40, bytes(4096)), "damaged"),
    "another header": (lambda path: overwrite(path, 0, b"x" * 16), "not a SummitDesk register"),
    "gone": (lambda path: path.unlink(), "There is no register"),
}


@pytest.mark.parametrize("case", REGISTERS)
def test_a_register_that_cannot_be_trusted_is_refused_with_a_sentence(sample_file: Path, case: str):
    spoil, sentence = REGISTERS[case]
    spoil(sample_file)
    with pytest.raises(UserError) as refusal:
        Database.open(sample_file)
    assert re.search(sentence, refusal.value.message), refusal.value.message
    assert refusal.value.remedy
    assert not sample_file.with_name(sample_file.name + ".lock").exists()


@pytest.mark.parametrize("name", ["与会 者 🎉.summit", "O'Brien & Söhne.summit", "a?b#c%20d.summit", "x" * 200])
def test_a_register_may_have_any_name(sample_file: Path, name: str):
    path = sample_file.rename(sample_file.with_name(name))
    with Database.open(path) as database:
        people.rename(database, delegates(database, "harbin-2026")[0].person_id, "en", "Jane Doe")
        assert print_document(database, "agenda", "harbin-2026").pages


def test_a_register_that_is_deleted_while_open_is_noticed(sample_file: Path):
    with Database.open(sample_file) as database:
        person = delegates(database, "harbin-2026")[0].person_id
        sample_file.unlink()
        with pytest.raises(UserError) as refusal:
            people.rename(database, person, "en", "Jane Doe")
    assert re.search("moved|deleted|replaced", refusal.value.message)


def test_a_language_that_nobody_describes_still_prints(sample_database: Database):
    printed = print_document(sample_database, "agenda", "harbin-2026", Options(languages=("tlh", "xx-YY")))
    assert printed.pages
