"""Importing one language of an instrument: aligned, told, one step, and nothing lost."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.desk import INITIATIVE, refused
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.services import instruments, text_versions
from summitdesk.services.history import steps
from summitdesk.services.text_import import import_instrument_text, import_text_file
from summitdesk.store import journal
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.instruments import instrument_by_slug

PUBLISHED = Path(__file__).parents[1] / "domain" / "initiative-2019-as-published.txt"

CHINESE = "倡议\n\n我们相聚。\n\n一、我们分享经验。二、我们携手前行。\n\n我们感谢。\n"


def bare(text: str) -> str:
    return "".join(text.split())


def imported(desk, text, language="zh", **options):
    return import_instrument_text(desk.database, text, "conference", "initiative", language, **options)


def codes(result):
    return [finding.code for finding in result.findings]


def test_a_text_is_laid_beside_the_other_language_and_what_does_not_match_is_told(desk):
    result = imported(desk, CHINESE)
    rows = desk.initiative.paragraphs
    assert [(row.kind, row.level, row.texts) for row in rows] == [
        (ParagraphKind.TEXT, 0, {"en": "We meet.", "zh-Hans": "我们相聚。"}),
        (ParagraphKind.CLAUSE, 1, {"en": "We share.", "zh-Hans": "我们分享经验。"}),
        (ParagraphKind.CLAUSE, 1, {"zh-Hans": "我们携手前行。"}),
        (ParagraphKind.CLOSING, 0, {"en": "We thank.", "zh-Hans": "我们感谢。"}),
    ]
    assert [row.position for row in rows] == [1, 2, 3, 4]
    assert codes(result) == ["import.number_inside", "import.no_counterpart"]
    assert desk.initiative.titles["zh-Hans"] == "倡议"
    assert result.changed


def test_a_trial_shows_the_outline_and_changes_nothing(desk):
    before, known = desk.initiative, len(steps(desk.database))
    result = imported(desk, CHINESE, dry_run=True)
    assert [(row.number, row.text, row.beside, row.is_new) for row in result.paragraphs] == [
        ("", "我们相聚。", "We meet.", False),
        ("一、", "我们分享经验。", "We share.", False),
        ("二、", "我们携手前行。", "", True),
        ("", "我们感谢。", "We thank.", False),
    ]
    assert (desk.initiative, len(steps(desk.database))) == (before, known)
    assert not result.changed


def test_an_import_is_one_step(desk):
    before = desk.initiative
    imported(desk, CHINESE)
    journal.undo(desk.database)
    assert desk.initiative == before


def test_the_same_text_again_changes_nothing(desk):
    imported(desk, CHINESE)
    again = imported(desk, CHINESE.replace("二、", "\n\n二、"))
    assert not again.changed
    assert codes(again) == ["import.no_counterpart"]


def test_an_amended_text_keeps_its_paragraphs(desk):
    imported(desk, CHINESE)
    keys = [row.id for row in desk.initiative.paragraphs]
    imported(desk, "倡议\n\n我们相聚。\n\n一、我们携手前行，共创未来。\n\n我们感谢。")
    rows = desk.initiative.paragraphs
    assert [row.id for row in rows] == [keys[0], keys[1], keys[2], keys[3]]
    assert [row.texts.get("zh-Hans", "") for row in rows] == [
        "我们相聚。",
        "",
        "我们携手前行，共创未来。",
        "我们感谢。",
    ]


def test_the_published_initiative_comes_in_as_the_sample_has_it(sample_database):
    """The bundled outline was made of the same text: every paragraph finds its place, beside the Chinese one."""
    with sample_database.reading() as session:
        event = event_by_slug(session, "harbin-2019")
        before = instrument_by_slug(session, event.id, "harbin-initiative")
    result = import_text_file(sample_database, PUBLISHED, "harbin-2019", "harbin-initiative", "en")
    with sample_database.reading() as session:
        after = instrument_by_slug(session, event.id, "harbin-initiative")
    assert codes(result) == ["import.number_inside"]
    assert [row.typed for row in result.paragraphs if row.typed] == [
        *("I.", "II.", "III.", "(I)", "(II)", "(III)", "(IV)", "(V)", "(VI)"),
    ]
    assert [row.number for row in result.paragraphs if row.number] == [
        row.typed for row in result.paragraphs if row.typed
    ]
    assert [row.id for row in after.paragraphs] == [row.id for row in before.paragraphs]
    first, *others = after.paragraphs
    assert others == list(before.paragraphs[1:])
    assert "brings together 23 cities representatives from 15 countries" in first.texts["en"]
    assert (after.titles, after.places, after.done_on) == (before.titles, before.places, before.done_on)


def test_a_language_of_its_own_makes_the_outline(desk):
    for paragraph in desk.initiative.paragraphs:
        instruments.remove_paragraph(desk.database, paragraph.id)
    result = imported(desk, PUBLISHED.read_text(encoding="utf-8"), "en")
    row = desk.initiative
    assert len(row.paragraphs) == 13
    assert (row.places["en"], row.done_on) == ("Harbin, China", date(2019, 1, 6))
    assert codes(result) == ["import.title_differs", "import.number_inside"]


def test_lines_that_papers_would_not_generate_stay_as_they_are(desk):
    imported(desk, "Initiative\n\nWe meet.\n\nHarbin, 6 January 2026", "en")
    last = desk.initiative.paragraphs[-1]
    assert (last.kind, last.texts) == (ParagraphKind.PLACE_AND_DATE, {"en": "Harbin, 6 January 2026"})
    assert desk.initiative.done_on == date(2026, 1, 6)


def test_what_is_known_otherwise_is_told(desk):
    instruments.set_done_on(desk.database, INITIATIVE, date(2026, 1, 7))
    instruments.set_instrument_place(desk.database, INITIATIVE, "en", "Harbin")
    told = imported(desk, "Declaration\n\nWe meet.\n\n1. We share.\n\n3. We thank.\n\nBeijing\nJanuary 7, 2026", "en")
    assert {"import.title_differs", "import.place_differs", "import.looks_numbered"} <= set(codes(told))
    told = imported(desk, "Initiative\n\nWe meet.\n\n(I) We share.\n\n(III) We thank.", "en")
    assert {"import.title_differs", "import.number_jumps"} <= set(codes(told))
    told = imported(desk, "我们相聚。\n\n我们分享。\n\n2026年1月6日", "zh")
    assert "import.date_differs" in codes(told)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_in_the_encodings_of_china(desk, tmp_path, encoding):
    path = tmp_path / "text.txt"
    path.write_bytes(CHINESE.encode(encoding))
    result = import_text_file(desk.database, path, "conference", "initiative", "zh")
    assert desk.initiative.paragraphs[0].texts["zh-Hans"] == "我们相聚。"
    assert ("text.encoding_guessed" in codes(result)) == (encoding == "gb18030")


def test_a_frozen_text_is_not_imported_over(desk):
    imported(desk, CHINESE.replace("二、我们携手前行。", ""))
    text_versions.freeze_text(desk.database, INITIATIVE, on=date(2026, 1, 5))
    with refused("is frozen for signature"):
        imported(desk, CHINESE)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no text"),
        (b" \n \n", "holds no text"),
        ("\u200b\n\n\u2060 \u200e".encode(), "holds no text"),
        (bytes(2000), "is not plain text"),
        (b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(2000), "is not plain text"),
        (b"PK\x03\x04rest", "is not plain text"),
        (b"%PDF-1.7", "is not plain text"),
        (b"word " * 20_001, "characters long"),
        (b"Line.\n\n" * 10_001, "10001 paragraphs"),
        (b"x" * (8 * 1024 * 1024 + 1), "larger than 8 MB"),
    ],
)
def test_bad_files_are_refused(desk, tmp_path, content, says):
    before = desk.initiative
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with refused(says):
        import_text_file(desk.database, path, "conference", "initiative", "en")
    with refused("no file"):
        import_text_file(desk.database, tmp_path / "none.txt", "conference", "initiative", "en")
    with refused("cannot be read"):
        import_text_file(desk.database, tmp_path, "conference", "initiative", "en")
    assert desk.initiative == before


def test_damage_is_told_when_it_comes_in(desk):
    result = imported(desk, "倡议\n\n我们相聚。\n\n议長?;\ue292た档賷出席。")
    found = [finding for finding in result.findings if finding.code == "text.damaged"]
    assert [finding.subject for finding in found] == ["initiative, paragraph 3"]
    assert "[U+E292]" in found[0].message
    assert found[0].severity == "error"


def test_titles_in_sentences_have_inner_marks(desk):
    instruments.set_instrument_title(desk.database, INITIATIVE, "zh", "“冰雪”倡议")
    result = imported(desk, "“冬季”倡议\n\n我们相聚。\n\n我们分享。")
    (told,) = [finding.message for finding in result.findings if finding.code == "import.title_differs"]
    assert told == "The title becomes “‘冬季’倡议”; it was “‘冰雪’倡议”."


_lines = st.lists(
    st.tuples(
        st.sampled_from(["", "I. ", "II. ", "一、", "（一）", "Article 1 ", "1. ", "(a) "]),
        st.text("ab 市会。.;：", min_size=1),
    ),
    min_size=1,
    max_size=12,
).map(lambda lines: "\n\n".join(number + text for number, text in lines))


@given(_lines)
def test_everything_that_was_read_is_in_the_register(desk, text):
    if not text.strip():
        return
    result = imported(desk, text, dry_run=True)
    kept = bare(result.title) + "".join(bare(row.typed + row.text) for row in result.paragraphs)
    assert kept == bare(text)
