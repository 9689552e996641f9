"""The programme on paper: for one delegation, for the pocket, and what changed since a version was given out."""

import os
import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from services.desk import refused
from summitdesk.domain.vocabulary import AgendaKind, SpeakerRole
from summitdesk.services import agenda, people
from summitdesk.services.checks import read_event
from summitdesk.services.printing import Options, Printed, print_document
from summitdesk.services.releases import release_agenda
from summitdesk.store import journal
from summitdesk.store.database import Database
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.releases import releases_of
from support.verapdf import violations

ENGLISH = Options(languages=("en",))
DAY = date(2025, 12, 20)


def rows(database: Database):
    with database.reading() as session:
        event = event_by_slug(session, "harbin-2026")
        assert event is not None
        return read_event(session, event)


def pages_of(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def titled(checked, title: str):
    return next(item for item in checked.agenda if item.titles["en"].startswith(title))


@pytest.fixture
def bilateral(sample_database: Database) -> Database:
    """Edmonton meets its hosts; nobody else is asked to come."""
    checked = rows(sample_database)
    main = titled(checked, "Main dialogue")
    head = next(one for one in checked.delegates if one.city.slug == "edmonton")
    key = uuid4()
    draft = agenda.ItemDraft(
        {"en": "Talks with Edmonton"}, main.ends_at, main.ends_at + timedelta(minutes=20), AgendaKind.BILATERAL
    )
    agenda.add_item(sample_database, checked.event.id, draft, key=key)
    agenda.add_speaker(sample_database, key, delegate_id=head.id, role=SpeakerRole.SPEAKER)
    return sample_database


def test_a_delegation_gets_its_own_programme(bilateral: Database):
    printed = print_document(bilateral, "agenda", "harbin-2026", Options(languages=("en",), only=("edmonton",)))
    own = " ".join(pages_of(printed))
    assert "Programme of the delegation of Edmonton, Canada" in own
    assert "Talks with Edmonton" in own
    assert own.count("Your delegation has a part") == 2
    other = " ".join(
        pages_of(print_document(bilateral, "agenda", "harbin-2026", Options(languages=("en",), only=("magdeburg",))))
    )
    assert "Talks with Edmonton" not in other
    assert "Main dialogue" in other


def test_several_delegations_make_one_file_each_with_its_own_pages(bilateral: Database):
    options = Options(languages=("en",), only=("edmonton", "magdeburg"))
    pages = pages_of(print_document(bilateral, "agenda", "harbin-2026", options))
    assert sum("Programme of the delegation" in page for page in pages) == 2
    assert sum("1 / " in page for page in pages) == 2


def test_everybody_sees_the_whole_programme(bilateral: Database):
    assert "Talks with Edmonton" in " ".join(pages_of(print_document(bilateral, "agenda", "harbin-2026", ENGLISH)))


@pytest.mark.parametrize(("stock", "width"), [("badge-4up", 148), ("a7", 148), ("A6", 210)])
def test_a_pocket_card_is_folded_once(bilateral: Database, stock: str, width: float):
    options = Options(languages=("en",), only=("edmonton",), stock=stock)
    printed = print_document(bilateral, "pocket-agenda", "harbin-2026", options)
    assert printed.pages % 2 == 0
    document = pypdfium2.PdfDocument(printed.pdf)
    assert document[0].get_width() == pytest.approx(width * 72 / 25.4, abs=0.01)
    document.close()
    assert "Programme of the delegation of Edmonton" in pages_of(printed)[0]
    assert "Talks with Edmonton" in " ".join(pages_of(printed))


def test_a_pocket_card_of_another_size_is_refused(bilateral: Database):
    with refused("has no size"):
        print_document(bilateral, "pocket-agenda", "harbin-2026", Options(stock="a3"))


def test_releases_count_up_and_need_a_change(sample_database: Database):
    checked = rows(sample_database)
    release_agenda(sample_database, checked.event.id, DAY, note="for the press")
    with refused("Nothing has changed since version 1"):
        release_agenda(sample_database, checked.event.id, DAY)
    agenda.set_cancelled(sample_database, checked.agenda[0].id, True)
    release_agenda(sample_database, checked.event.id, DAY)
    with sample_database.reading() as session:
        releases = releases_of(session, checked.event.id)
    assert [(one.number, one.by, one.note) for one in releases] == [(1, "test", "for the press"), (2, "test", "")]
    assert len(releases[0].items) == len(checked.agenda)
    journal.undo(sample_database)
    with sample_database.reading() as session:
        assert len(releases_of(session, checked.event.id)) == 1


def test_an_empty_programme_is_not_released(desk):
    with refused("is empty"):
        release_agenda(desk.database, desk.event.id, DAY)


def test_changes_since_a_version_are_told_in_both_languages(sample_database: Database):
    checked = rows(sample_database)
    release_agenda(sample_database, checked.event.id, DAY)
    central, river, carving = checked.agenda[:3]
    main = titled(checked, "Main dialogue")
    hour = timedelta(hours=1)
    agenda.set_cancelled(sample_database, central.id, True)
    agenda.reschedule(sample_database, river.id, river.starts_at + hour, river.ends_at + hour)
    venue = uuid4()
    agenda.add_venue(sample_database, checked.event.id, {"en": "Grand Theatre", "zh-Hans": "大剧院"}, key=venue)
    agenda.place_item(sample_database, carving.id, venue_id=venue)
    agenda.remove_speaker(sample_database, main.speakers[0].id)
    news = agenda.ItemDraft({"en": "Press conference", "zh-Hans": "新闻发布会"}, main.ends_at, main.ends_at + hour)
    agenda.add_item(sample_database, checked.event.id, news)
    printed = print_document(sample_database, "agenda-changes", "harbin-2026", Options(since=1))
    told = " ".join(pages_of(printed))
    for said in (
        *("Cancelled", "Moved", "was: January 6 14:00–15:30", "15:00–16:30", "Changed place"),
        *("was: Harbin Ice-Snow World", "Changed speakers", "no longer: Andrew Knack (Mayor, Edmonton)", "New"),
        *("Press conference", "Compared with version 1 of December 20, 2025"),
    ):
        assert said in told
    bare = re.sub(r"\s", "", told)
    for said in ("取消", "时间变更", "地点变更", "人员变更", "新增", "新闻发布会", "原：哈尔滨冰雪大世界"):
        assert said in bare
    assert "Symphony" not in told


def test_a_version_that_is_not_there_is_a_sentence(sample_database: Database):
    with refused("not been released"):
        print_document(sample_database, "agenda-changes", "harbin-2026", ENGLISH)
    release_agenda(sample_database, rows(sample_database).event.id, DAY)
    with refused("no version 7"):
        print_document(sample_database, "agenda-changes", "harbin-2026", Options(since=7))
    unchanged = print_document(sample_database, "agenda-changes", "harbin-2026", ENGLISH)
    assert "Nothing has changed." in pages_of(unchanged)[0]


def moved_talks(database: Database) -> None:
    """The programme was given out; since then only the talks with Edmonton have moved."""
    checked = rows(database)
    release_agenda(database, checked.event.id, DAY)
    talks = titled(checked, "Talks")
    agenda.reschedule(database, talks.id, talks.starts_at + timedelta(hours=1), talks.ends_at + timedelta(hours=1))


def test_each_delegation_gets_a_slip_of_the_changes_that_touch_it(bilateral: Database):
    moved_talks(bilateral)
    release_agenda(bilateral, rows(bilateral).event.id, DAY + timedelta(days=4))
    options = Options(languages=("en", "zh-Hans"), only=("magdeburg", "edmonton"), since=1)
    printed = print_document(bilateral, "agenda-changes", "harbin-2026", options)
    (page,) = pages_of(printed)
    assert "To the delegation of Edmonton, Canada" in page
    assert "致加拿大埃德蒙顿市代表团" in page
    assert "Talks with Edmonton" in page
    assert "Your delegation has a part" in page
    assert "Version 2 of December 24, 2025" in page
    assert "Compared with version 1 of December 20, 2025" in page
    (note,) = [finding for finding in printed.findings if finding.code == "programme.unchanged"]
    assert (note.severity, note.subject, note.table) == ("note", "Magdeburg", "delegation")


def test_an_open_item_is_on_every_slip(bilateral: Database):
    moved_talks(bilateral)
    agenda.set_cancelled(bilateral, titled(rows(bilateral), "Opening").id, True)
    options = Options(languages=("en",), each=True)
    pages = pages_of(print_document(bilateral, "agenda-changes", "harbin-2026", options))
    assert len(pages) == len(rows(bilateral).delegations)
    assert sum("Opening ceremony" in page for page in pages) == len(pages)
    assert sum("Talks with Edmonton" in page for page in pages) == 1


def test_where_no_delegation_asked_for_is_touched_nothing_is_printed(bilateral: Database):
    moved_talks(bilateral)
    options = Options(languages=("en",), only=("magdeburg",), since=1)
    with refused("Nothing that concerns Magdeburg has changed since version 1"):
        print_document(bilateral, "agenda-changes", "harbin-2026", options)
    with refused("Nothing here is called atlantis"):
        print_document(bilateral, "agenda-changes", "harbin-2026", replace(options, only=("atlantis",)))


def test_who_lost_a_part_is_told_too(bilateral: Database):
    checked = rows(bilateral)
    release_agenda(bilateral, checked.event.id, DAY)
    agenda.remove_item(bilateral, titled(checked, "Talks").id)
    options = Options(languages=("en",), only=("edmonton",), since=1)
    (page,) = pages_of(print_document(bilateral, "agenda-changes", "harbin-2026", options))
    assert "Cancelled" in page


def test_who_left_is_named_as_the_register_names_them_now(bilateral: Database):
    checked = rows(bilateral)
    release_agenda(bilateral, checked.event.id, DAY)
    main = titled(checked, "Main dialogue")
    hurt = next(speaker for speaker in main.speakers if speaker.city and speaker.city.slug == "rovaniemi")
    agenda.remove_speaker(bilateral, hurt.id)
    options = Options(languages=("en",), since=1)
    with refused("U+E292"):
        print_document(bilateral, "agenda-changes", "harbin-2026", replace(options, final=True))
    people.rename(bilateral, hurt.person_id, hurt.names[0].language, "Aino Virtanen")
    told = " ".join(pages_of(print_document(bilateral, "agenda-changes", "harbin-2026", replace(options, final=True))))
    assert "no longer: Aino Virtanen" in told


def test_each_delegation_gets_its_own_programme_at_once(bilateral: Database):
    options = Options(languages=("en",), each=True)
    pages = pages_of(print_document(bilateral, "agenda", "harbin-2026", options))
    assert sum("Programme of the delegation" in page for page in pages) == len(rows(bilateral).delegations)


@pytest.mark.parametrize("paper", ["agenda", "pocket-agenda", "agenda-changes"])
def test_a_programme_in_a_language_without_a_title_is_told(sample_database: Database, paper: str):
    release_agenda(sample_database, rows(sample_database).event.id, DAY)
    printed = print_document(sample_database, paper, "harbin-2026", Options(languages=("en", "th")))
    assert "language.no_title" in [finding.code for finding in printed.findings]


@pytest.mark.skipif(not shutil.which("java") and not os.environ.get("CI"), reason="veraPDF needs a Java runtime")
def test_slips_are_archivable_and_accessible_in_any_languages(bilateral: Database, tmp_path: Path):
    moved_talks(bilateral)
    files = []
    for languages in [("ar", "en"), ("en", "ar"), ("zh-Hans", "ru"), ("fr",)]:
        options = Options(languages=languages, only=("edmonton",))
        files.append(tmp_path / f"{'-'.join(languages)}.pdf")
        files[-1].write_bytes(print_document(bilateral, "agenda-changes", "harbin-2026", options).pdf)
    for flavour in ("2u", "ua1"):
        assert violations(flavour, *files) == {str(file): [] for file in files}
