"""The inspector of a document: terms, languages, place and day, sides and approvals, and what a frozen text fixes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from summitdesk.desktop.pages.documents import files
from summitdesk.domain.alternat import terms_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import Alternat, ApprovalKind, Authority
from summitdesk.store.queries.instruments import instrument_by_slug
from support.window import Window

SLUG = "chongzuo-rybinsk"


@pytest.fixture
def page(make_window, sample: Path):
    window = make_window(sample, "wuhan-2021")
    shown = window.go("documents")
    window.until(lambda: shown._instrument is not None)
    shown._choose(next(row.id for row in shown._instruments.rows if row.slug == SLUG))
    window.window.run("view.details")
    window.until(lambda: shown.side.current == "details" and bool(shown.details.pane.form._editors))
    shown.window_of_test = window
    return shown


def stored(page) -> InstrumentRow:
    window: Window = page.window_of_test
    with window.desk.database.reading() as session:
        row = instrument_by_slug(session, window.desk.current_event.id, SLUG)
    assert row is not None
    return row


def field(page, identifier: str):
    return page.details.pane.form.editor(identifier)


def write(page, identifier: str, text: str) -> None:
    page.window_of_test.type(field(page, identifier), text)
    if not text:
        field(page, identifier).clear()
    field(page, identifier).editingFinished.emit()


def choose(page, identifier: str, value: str) -> None:
    choice = field(page, identifier)
    choice.choose(value)
    choice.activated.emit(choice.currentIndex())


def until(page, condition) -> None:
    page.window_of_test.until(condition)


def test_the_terms_are_shown_and_changed(page):
    assert field(page, "alternat").currentText() == "Inverted (倒版)"
    assert "named first" in field(page, "alternat.told").text()
    assert field(page, "originals").text() == "2, one for each side, each in Chinese (simplified) and Russian"
    choose(page, "alternat", Alternat.NON_INVERTED.value)
    until(page, lambda: terms_of(stored(page)).alternat is Alternat.NON_INVERTED)
    until(page, lambda: "alike" in field(page, "alternat.told").text())
    choose(page, "prevailing", "ru")
    until(page, lambda: terms_of(stored(page)).prevailing == "ru")
    write(page, "years", "7")
    until(page, lambda: terms_of(stored(page)).term_years == 7)
    write(page, "years", "")
    until(page, lambda: terms_of(stored(page)).term_years is None)
    write(page, "notice", "3")
    until(page, lambda: terms_of(stored(page)).notice_months == 3)
    write(page, "subtitle.zh-Hans", "崇左 · 雷宾斯克")
    until(page, lambda: terms_of(stored(page)).subtitles.get("zh-Hans") == "崇左 · 雷宾斯克")


def test_a_number_that_is_none_is_refused_and_taken_back(page):
    write(page, "years", "many")
    until(page, lambda: any("not a number" in said for said in page.window_of_test.errors))
    until(page, lambda: field(page, "years").text() == "5")
    assert terms_of(stored(page)).term_years == 5


def test_day_and_place_are_written_as_people_write_them(page):
    write(page, "done_on", "2021年6月3日")
    until(page, lambda: stored(page).done_on == date(2021, 6, 3))
    until(page, lambda: field(page, "done_on").text() == "2021-06-03")
    write(page, "place.en", "Wuhan, China")
    until(page, lambda: stored(page).places["en"] == "Wuhan, China")


def test_languages_are_signed_or_translations_and_come_and_go(page):
    choose(page, "language.en", "signed")
    until(page, lambda: stored(page).translations == ())
    commands = page.details._commands
    commands.lead_with(page._instrument, "ru")
    until(page, lambda: stored(page).languages == ("ru", "zh-Hans", "en"))
    until(page, lambda: page._instrument.languages[0] == "ru")
    commands.drop_language(page._instrument, "en")
    until(page, lambda: stored(page).languages == ("ru", "zh-Hans"))
    until(page, lambda: len(page._instrument.languages) == 2)
    commands.add_language(page._instrument, "en")
    until(page, lambda: stored(page).languages == ("ru", "zh-Hans", "en"))
    assert stored(page).paragraphs[1].texts["en"]


def test_who_signs_and_by_what_right(page):
    side = page._instrument.signatories[0]
    choose(page, f"authority.{side.id}", Authority.LETTER_SCAN.value)
    until(page, lambda: stored(page).signatories[0].authority is Authority.LETTER_SCAN)
    write(page, f"signed.{side.id}", "2021-06-04")
    until(page, lambda: stored(page).signatories[0].signed_on == date(2021, 6, 4))
    page.details._commands.remove_signatory(side)
    until(page, lambda: len(stored(page).signatories) == 1)
    until(page, lambda: "sides.told" in page.details.pane.form._editors)
    assert "two sides" in field(page, "sides.told").text()
    page.details._commands.add_signatory(page._instrument, str(side.delegation.id))
    until(page, lambda: len(stored(page).signatories) == 2)


def key_of(page, kind: ApprovalKind) -> str:
    return f"{page._instrument.signatories[0].id}.{kind.value}"


def approval(page, kind: ApprovalKind):
    return next((row for row in stored(page).approvals if row.kind is kind), None)


def test_the_checklist_shows_what_is_missing_and_takes_number_and_date(page):
    kind = ApprovalKind.LETTER_OF_INTENT
    key = key_of(page, kind)
    assert field(page, f"approval.{key}").text() == "Not received yet"
    write(page, f"number.{key}", "外发〔2021〕7号")
    write(page, f"granted.{key}", "2021-05-01")
    until(page, lambda: getattr(approval(page, kind), "granted_on", None) == date(2021, 5, 1))
    assert approval(page, kind).number == "外发〔2021〕7号"
    until(page, lambda: field(page, f"approval.{key}").text() == "Received")


def test_the_file_of_an_approval_is_attached_saved_and_taken_out(page, tmp_path, monkeypatch):
    kind = ApprovalKind.CITY_GOVERNMENT
    scan, copy = tmp_path / "approval.pdf", tmp_path / "copy.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    monkeypatch.setattr(files, "choose_scan", lambda parent: str(scan))
    monkeypatch.setattr(files, "choose_copy", lambda parent, title, suggested: str(copy))
    point = next(each for each in _points(page) if each.kind is kind)
    page.details._attach(point)
    until(page, lambda: getattr(approval(page, kind), "file_name", "") == "approval.pdf")
    until(page, lambda: "approval.pdf" in field(page, f"approval.{key_of(page, kind)}").text())
    point = next(each for each in _points(page) if each.kind is kind)
    page.details._save_file(point)
    until(page, copy.exists)
    assert copy.read_bytes() == scan.read_bytes()
    page.details._commands.detach(point)
    until(page, lambda: approval(page, kind).file_name == "")


def _points(page):
    from summitdesk.domain.approvals import approval_checklist

    return approval_checklist(page._instrument)


def test_another_approval_is_put_on_the_list_and_taken_off(page, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda *place: None)  # nothing grabs the keyboard offscreen
    side = page._instrument.signatories[1]
    page.details._ask_approval(side)
    menu = page.details.findChild(QMenu)
    next(each for each in menu.actions() if each.data() == ApprovalKind.COUNCIL_RESOLUTION.value).trigger()
    until(page, lambda: approval(page, ApprovalKind.COUNCIL_RESOLUTION) is not None)
    until(page, lambda: f"approval.{side.id}.council_resolution" in page.details.pane.form._editors)
    point = next(each for each in _points(page) if each.kind is ApprovalKind.COUNCIL_RESOLUTION)
    page.details._commands.drop_approval(point)
    until(page, lambda: approval(page, ApprovalKind.COUNCIL_RESOLUTION) is None)


def test_a_frozen_text_is_read_only_and_says_so(page):
    window: Window = page.window_of_test
    assert not page.notice.isVisible()
    window.window.run("text.freeze")
    until(page, lambda: page.notice.isVisible() and bool(page._releases))
    assert page.notice._since.text().startswith("Frozen for signature on ")
    assert page._instrument.frozen_digest[:4] in page.notice._told.text()
    editors = [editor for line in page.outline._lines.values() for editor in line.editors]
    assert all(editor.isReadOnly() for editor in (*editors, *page.outline._titles))
    assert {editor.property("role") for editor in editors} == {"reading"}
    assert not any(line._handle.isEnabled() for line in page.outline._lines.values())
    for identifier in ("kind", "alternat", "prevailing", "years", "done_on", "place.en", "language.en"):
        assert not field(page, identifier).isEnabled(), identifier
    key = key_of(page, ApprovalKind.LETTER_OF_INTENT)
    assert field(page, f"number.{key}").isEnabled()
    page.notice.copy.click()
    assert QApplication.clipboard().text() == page._instrument.frozen_digest
    page.notice.unfreeze.click()
    until(page, lambda: not page.notice.isVisible() and not page._instrument.frozen_digest)
    until(page, lambda: not any(editor.isReadOnly() for editor in editors))
    assert field(page, "years").isEnabled()


def test_the_paper_is_the_copy_of_the_side_that_is_chosen(page):
    until(page, lambda: page.paper.paper.pages > 0)
    sides = [str(side.id) for side in page._instrument.signatories]
    assert page.preview.keeper_choice.currentText() == "Chongzuo’s copy"
    title = page.outline._title_cells[0]
    assert title.text.index("崇左") < title.text.index("雷宾斯克")
    choice = page.preview.keeper_choice
    choice.choose(sides[1])
    choice.activated.emit(choice.currentIndex())
    assert title.text.index("雷宾斯克") < title.text.index("崇左")


def test_every_field_is_named_and_reached_by_keyboard(page):
    from PySide6.QtCore import Qt

    for identifier, editor in page.details.pane.form._editors.items():
        assert editor.editor.accessibleName(), identifier
        for tool in editor._tools:
            assert tool.accessibleName()
            assert tool.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_pane_stays_when_the_appearance_changes(page):
    state = page.state()
    assert state.pane == "details"
    page.side.turn_to("paper")
    page.restore(state)
    assert page.side.current == "details"
