"""Versions of a text: released, frozen, compared, and held to their digest."""

from datetime import date

import pytest

from services.desk import EVENT, GUEST_DELEGATION, INITIATIVE, refused
from summitdesk.domain.comparison import Change
from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind
from summitdesk.services import events, instruments, text_import, text_versions
from summitdesk.services.checks import preflight
from summitdesk.services.instruments import ParagraphDraft
from summitdesk.services.printing import Options, print_document
from summitdesk.store import journal

DAY = date(2026, 1, 5)


@pytest.fixture
def finished(desk):
    """The small event with a text that nothing is missing from."""
    first, second, third = desk.initiative.paragraphs
    database = desk.database
    instruments.set_instrument_title(database, INITIATIVE, "zh", "倡议")
    instruments.set_paragraph_text(database, first.id, "en", "We, {city_count} cities, meet.")
    instruments.set_paragraph_text(database, first.id, "zh", "我们{city_count}座城市相聚。")
    instruments.set_paragraph_text(database, second.id, "zh", "我们分享经验。")
    instruments.set_paragraph_text(database, third.id, "zh", "我们感谢。")
    return desk


def compared(desk, since, until="", language="zh-Hans"):
    found = text_versions.compare_versions(desk.database, "conference", "", since, until, languages=(language,))
    return [
        (row.change, "".join(s.text for s in row.old), "".join(s.text for s in row.new))
        for row in found.texts[0].rows
        if row.change is not Change.SAME
    ]


def test_a_version_keeps_the_text_with_its_fields_filled_in(finished):
    text_versions.release_text(finished.database, INITIATIVE, "Sent to the cities", on=DAY)
    instruments.set_paragraph_text(finished.database, finished.initiative.paragraphs[0].id, "en", "We meet in Harbin.")
    text_versions.release_text(finished.database, INITIATIVE, on=DAY)
    one, two = text_versions.versions_of(finished.database, "conference")
    assert (one.number, one.label, one.released_on, one.by) == (1, "Sent to the cities", DAY, "test")
    assert one.text.paragraphs[0].texts["en"] == "We, 2 cities, meet."
    assert (two.number, two.label) == (2, "")
    assert two.text.paragraphs[0].texts["en"] == "We meet in Harbin."
    assert one.digest != two.digest
    assert not one.is_frozen


@pytest.mark.parametrize("name", ["1", "sent to the cities"])
def test_a_version_is_compared_with_the_text_at_present(finished, name):
    text_versions.release_text(finished.database, INITIATIVE, "Sent to the cities", on=DAY)
    second = finished.initiative.paragraphs[1]
    instruments.set_paragraph_text(finished.database, second.id, "zh", "我们共享经验。")
    instruments.insert_paragraph(
        finished.database, INITIATIVE, 2, ParagraphDraft({"zh": "新的一条。"}, ParagraphKind.CLAUSE, 1)
    )
    assert compared(finished, name) == [
        (Change.ADDED, "", "新的一条。"),
        (Change.CHANGED, "我们分享经验。", "我们共享经验。"),
    ]
    assert compared(finished, name, name) == []


def test_any_step_of_the_history_can_be_compared_with(finished):
    before = finished.database.sequence()
    first, second, _third = finished.initiative.paragraphs
    instruments.set_paragraph_text(finished.database, first.id, "zh", "我们相会。")
    instruments.remove_paragraph(finished.database, second.id)
    instruments.set_instrument_title(finished.database, INITIATIVE, "zh", "哈尔滨倡议")
    after = [
        (Change.CHANGED, "倡议", "哈尔滨倡议"),
        (Change.CHANGED, "我们2座城市相聚。", "我们相会。"),
        (Change.REMOVED, "我们分享经验。", ""),
    ]
    assert compared(finished, f"step:{before}") == after
    for _step in range(3):
        journal.undo(finished.database)
    assert compared(finished, f"step:{before}") == []
    assert compared(finished, f"step:{before}", f"step:{before + 3}") == after


def test_a_frozen_text_is_not_edited_until_it_is_unfrozen(finished):
    database = finished.database
    text_versions.freeze_text(database, INITIATIVE, on=DAY)
    frozen = finished.initiative
    assert frozen.frozen_digest == text_versions.versions_of(database, "conference")[-1].digest
    first = frozen.paragraphs[0].id
    edits = [
        lambda: instruments.set_paragraph_text(database, first, "en", "Other."),
        lambda: instruments.move_paragraph(database, first, 2),
        lambda: instruments.remove_paragraph(database, first),
        lambda: instruments.set_paragraph_level(database, first, ParagraphKind.CLAUSE, 1),
        lambda: instruments.insert_paragraph(database, INITIATIVE, 1),
        lambda: instruments.set_instrument_title(database, INITIATIVE, "en", "Other"),
        lambda: instruments.set_instrument_kind(database, INITIATIVE, InstrumentKind.DECLARATION),
        lambda: instruments.set_instrument_place(database, INITIATIVE, "en", "Elsewhere"),
        lambda: instruments.set_instrument_languages(database, INITIATIVE, ("en",)),
        lambda: instruments.set_done_on(database, INITIATIVE, DAY),
        lambda: instruments.remove_instrument(database, INITIATIVE),
        lambda: text_versions.freeze_text(database, INITIATIVE),
    ]
    for edit in edits:
        with refused("is frozen for signature"):
            edit()
    assert finished.initiative == frozen
    text_versions.unfreeze_text(database, INITIATIVE)
    instruments.set_paragraph_text(database, first, "en", "Other.")
    assert finished.initiative.frozen_digest == ""
    assert len(text_versions.versions_of(database, "conference")) == 1


def test_freezing_is_a_step_that_can_be_undone(finished):
    text_versions.freeze_text(finished.database, INITIATIVE, on=DAY)
    journal.undo(finished.database)
    assert finished.initiative.frozen_digest == ""
    assert text_versions.versions_of(finished.database, "conference") == ()


def test_a_text_that_changed_all_the_same_differs_from_its_digest(finished):
    """A count in the text follows the signatories, and the undo of an earlier step passes every guard of services."""
    database = finished.database
    text_versions.freeze_text(database, INITIATIVE, on=DAY)
    assert text_versions.differing_texts(database) == []
    guest = next(one for one in finished.initiative.signatories if one.delegation.id == GUEST_DELEGATION)
    instruments.remove_signatory(database, guest.id)
    (sentence,) = text_versions.differing_texts(database)
    assert "conference" in sentence
    journal.undo(database)
    assert text_versions.differing_texts(database) == []


def test_what_passes_every_guard_is_found_by_the_digest(finished):
    """Undo and redo know nothing of freezing, and fields follow the event; the check tells until it is taken back."""
    database = finished.database
    first = finished.initiative.paragraphs[0].id
    edit = instruments.set_paragraph_text(database, first, "en", "We meet under the theme “{theme}”.")
    events.set_event_theme(database, EVENT, "en", "Ice connects")
    text_versions.freeze_text(database, INITIATIVE, on=DAY)
    assert found_by_the_check(database) == []
    journal.undo(database, edit.transaction_id)
    assert found_by_the_check(database) == ["Initiative"]
    journal.redo(database)
    assert found_by_the_check(database) == []
    events.set_event_theme(database, EVENT, "en", "Snow connects")
    assert found_by_the_check(database) == ["Initiative"]
    with refused("keeps this final print back"):
        print_document(database, "initiative", "conference", Options(final=True))


def found_by_the_check(database):
    found = preflight(database, "conference")
    return [finding.subject for finding in found if finding.code == "text.differs_from_digest"]


def test_an_import_cannot_change_a_frozen_text(finished):
    database = finished.database
    text_versions.freeze_text(database, INITIATIVE, on=DAY)
    before = finished.initiative
    with refused("is frozen for signature"):
        text_import.import_instrument_text(database, "Initiative\n\nOther.", "conference", "", "en")
    with refused("is frozen for signature"):
        events.remove_event(database, EVENT)
    assert finished.initiative == before


def test_only_a_text_without_errors_is_frozen(desk):
    with refused("cannot be frozen yet"):
        text_versions.freeze_text(desk.database, INITIATIVE)
    with refused("is not frozen"):
        text_versions.unfreeze_text(desk.database, INITIATIVE)


def test_what_cannot_be_named_or_kept_is_refused(finished):
    database = finished.database
    with refused("has no version “1”"):
        compared(finished, "1")
    text_versions.release_text(database, INITIATIVE, "First", on=DAY)
    with refused("has no version “nine”"):
        compared(finished, "nine")
    with refused("a version “first” already"):
        text_versions.release_text(database, INITIATIVE, "first")
    for paragraph in finished.initiative.paragraphs:
        instruments.remove_paragraph(database, paragraph.id)
    with refused("no text to keep"):
        text_versions.release_text(database, INITIATIVE)
