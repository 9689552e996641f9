"""The window as an organizer uses it: names, undo, events, languages, palettes, and everything by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from summitdesk import i18n
from summitdesk.desktop import dialogs
from summitdesk.desktop.main_window import PAGES
from summitdesk.domain.names import full_name, native_name
from summitdesk.store.database import Database
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.events import event_by_slug
from support.window import Window, nameless

NIIGATA = "木村勇一"


def shown_names(window: Window) -> list[str]:
    model = window.page.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def stored_names(window: Window) -> list[str]:
    with window.desk.database.reading() as session:
        event = event_by_slug(session, "harbin-2019")
        rows = delegates_of(session, event.id)
    return [full_name(name) for row in rows if (name := native_name(row.names))]


def select(window: Window, name: str) -> None:
    row = next(row for row in window.page.model.rows_here().values() if name in [each.full for each in row.names])
    window.page.table.select(row.id)


def test_the_conference_is_there(window: Window):
    assert window.page.model.total == 23
    assert shown_names(window).count(NIIGATA) == 1
    assert "23 delegates · 23 cities · 15 countries" in [label.text() for label in window.page.findChildren(QLabel)]
    assert window.window.windowTitle() == "sample.summit — SummitDesk"


def test_a_name_is_changed_in_the_table_undone_and_done_again(window: Window):
    model = window.page.model
    place = shown_names(window).index(NIIGATA)
    model.setData(model.index(place, 0), "木村 勇壱")
    window.until(lambda: "木村 勇壱" in stored_names(window))
    window.until(lambda: window.window.banner.text == "Name changed.")
    assert window.window.board["edit.undo"].text() == "&Undo: Name: 木村 勇壱"
    window.window.run("edit.undo")
    window.until(lambda: NIIGATA in stored_names(window) and NIIGATA in shown_names(window))
    window.until(lambda: window.window.board["edit.redo"].text() == "&Redo: Name: 木村 勇壱")
    window.window.run("edit.redo")
    window.until(lambda: "木村 勇壱" in shown_names(window))


def test_a_name_is_changed_in_the_inspector(window: Window, qtbot):
    select(window, NIIGATA)
    field = window.page.inspector.form.editor("name.ja")
    window.type(field, "木村勇二")
    window.leave(field)
    window.until(lambda: "木村勇二" in shown_names(window))
    assert window.page.table.current().names[0].full == "木村勇二"


def test_undo_goes_first_to_the_field_that_is_typed_in(window: Window):
    select(window, NIIGATA)
    window.page.model.setData(window.page.model.index(0, 0), "孙喆")
    window.until(lambda: "孙喆" in stored_names(window))
    select(window, NIIGATA)
    field = window.page.inspector.form.editor("office.en")
    window.window.activateWindow()
    field.setFocus()
    window.until(field.hasFocus)
    field.selectAll()
    window.qtbot.keyClicks(field, "Vice Mayor")
    window.window.run("edit.undo")
    assert field.text() == "Deputy Mayor"
    assert "孙喆" in stored_names(window)


def test_escape_takes_typing_back(window: Window):
    select(window, NIIGATA)
    field = window.page.inspector.form.editor("office.en")
    window.type(field, "Nobody")
    window.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Deputy Mayor"


def test_a_refused_edit_is_said_and_taken_back(window: Window):
    select(window, NIIGATA)
    field = window.page.inspector.form.editor("email")
    window.type(field, "no address")
    window.leave(field)
    window.until(lambda: bool(window.errors))
    assert "is not an e-mail address" in window.errors[0]
    assert window.window.banner.text == window.errors[0]
    window.until(lambda: field.text() == "")


def test_a_role_is_chosen_from_a_list(window: Window):
    select(window, NIIGATA)
    choice = window.page.inspector.form.editor("role")
    choice.setCurrentIndex(choice.findData("member"))
    choice.activated.emit(choice.currentIndex())
    window.until(lambda: window.page.table.current().role == "member")


def test_a_name_in_another_script_is_added(window: Window):
    select(window, NIIGATA)
    window.page._begin_name("en")
    field = window.page.inspector.form.editor("name.en")
    window.type(field, "KIMURA Yuichi")
    window.leave(field)
    window.until(lambda: "KIMURA Yuichi" in [name.full for name in window.page.table.current().names])


def test_a_delegate_is_added_and_removed(window: Window):
    window.window.run("delegate.add")
    dialog = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "AddDelegate")
    dialog.name.setText("Ragnar Ólafsson")
    dialog.office.setText("Interpreter")
    dialog.accept()
    window.until(lambda: window.page.model.total == 24)
    window.until(lambda: "Ragnar Ólafsson" in shown_names(window))
    window.until(lambda: window.page._shown is not None and own(window.page._shown) == "Ragnar Ólafsson")
    window.window.run("delegate.remove")
    window.until(lambda: window.page.model.total == 23)


def own(row) -> str:
    name = native_name(row.names)
    return full_name(name) if name else ""


def test_search_filter_and_sort_happen_in_the_register(window: Window):
    page = window.page
    page._header.search.setText("duma")
    window.until(lambda: page.model.total == 1)
    page._header.search.clear()
    window.until(lambda: page.model.total == 23)
    window.until(lambda: page._filters.country.findData("CA") > 0)
    page._filters.country.choose("CA")
    window.until(lambda: page.model.total == 4)
    page._filters.clear()
    window.until(lambda: page.model.total == 23)
    city = [column.id for column in page.model.columns].index("city")
    page.table.view.horizontalHeader().sectionClicked.emit(city)
    window.until(lambda: page.model.row_at(0).city.slug == "aarhus")


def test_nobody_found_offers_everybody(window: Window):
    page = window.page
    page._header.search.setText("nobody of this name")
    window.until(lambda: page.model.total == 0 and page.table.empty.isVisible())
    page.table.empty.acted.emit()
    window.until(lambda: page.model.total == 23 and not page.table.empty.isVisible())


def test_another_event_is_put_on_the_desk(window: Window):
    window.choose_event("harbin-2026")
    window.until(lambda: window.page.model.total == 8)
    assert "王合生" in shown_names(window)


def test_a_photograph_is_kept_and_taken_away(window: Window, tmp_path):
    from PIL import Image

    picture = tmp_path / "face of somebody.png"
    Image.new("RGB", (300, 400), "#8090A0").save(picture)
    select(window, NIIGATA)
    window.page._head.photo.dropped.emit(str(picture))
    window.until(lambda: window.page._head.photo.has_image)
    window.page._head.remove_photo.emit()
    window.until(lambda: not window.page._head.photo.has_image)


def test_what_is_no_photograph_is_refused_with_a_sentence(window: Window, tmp_path):
    text = tmp_path / "list.jpg"
    text.write_text("no picture")
    select(window, NIIGATA)
    window.page._head.photo.dropped.emit(str(text))
    window.until(lambda: bool(window.errors))
    assert not window.page._head.photo.has_image


def test_findings_count_in_the_side_bar_and_lead_to_their_subject(window: Window):
    window.until(lambda: window.desk.preflight.findings is not None)
    button = window.window.side_bar.pages["findings"]
    assert button.accessibleName().endswith("errors")
    page = window.go("findings")
    window.until(lambda: bool(page.lines))
    line = next(line for line in page.lines if line.leads and line.finding.table == "delegate")
    window.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.window.current_page == "delegations"
    subject = line.finding.subject_id
    window.until(lambda: window.page._shown is not None and window.page._shown.id == subject)


def test_the_command_palette_runs_what_is_typed(window: Window):
    window.window.run("view.palette")
    palette = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "CommandPalette")
    window.qtbot.keyClicks(palette._field, "badges")
    window.qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert window.window.current_page == "badges"


def test_a_copy_is_saved(window: Window, tmp_path, monkeypatch):
    target = tmp_path / "copy.summit"
    monkeypatch.setattr(dialogs, "choose_new_register", lambda *question: str(target))
    window.window.run("file.copy")
    window.until(lambda: any("copy.summit" in message.text for message in window.said))
    with Database.open(target, read_only=True) as copy, copy.reading() as session:
        assert event_by_slug(session, "harbin-2019") is not None


def test_a_register_that_is_none_is_refused_with_a_sentence(make_window, tmp_path):
    file = tmp_path / "letter.summit"
    file.write_text("Dear Sir or Madam")
    window = make_window()
    window.desk.open(str(file))
    window.until(lambda: bool(window.errors))
    assert window.window.current_page == ""
    assert "is not a SummitDesk register" in window.errors[0]


def test_the_sample_is_made_from_the_welcome(make_window, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_new_register", lambda *question: str(tmp_path / "mine.summit"))
    window = make_window()
    assert window.window.current_page == ""
    window.window.run("file.sample")
    window.wait_for_events()
    assert [event.slug for event in window.desk.events] == ["harbin-2026", "wuhan-2021", "harbin-2019"]
    assert window.desk.settings.desk.recent == (str(tmp_path / "mine.summit"),)


def test_another_register_takes_the_place_of_the_first(window: Window, tmp_path):
    window.desk.create(str(tmp_path / "empty.summit"))
    window.until(lambda: window.window.windowTitle().startswith("empty.summit"))
    window.until(lambda: window.page.model.total == 0 and window.page.table.empty.isVisible())
    assert window.desk.current_event is None


@pytest.mark.parametrize("page", [kind.id for kind in PAGES])
@pytest.mark.parametrize("language", i18n.INTERFACE_LANGUAGES)
@pytest.mark.parametrize("palette", ["light", "dark"])
def test_every_widget_that_takes_the_focus_has_a_name(make_window, sample, page, language, palette):
    window = make_window(sample, "harbin-2019", language, palette)
    shown = window.go(page)
    window.until(lambda: window.desk.press.is_idle)
    assert nameless(shown, window.window.side_bar) == []


@pytest.mark.parametrize("page", [kind.id for kind in PAGES])
def test_labels_are_plain_and_buttons_escape(window: Window, page: str):
    window.go(page)
    for label in window.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()


def test_tab_reaches_search_table_and_inspector(window: Window):
    select(window, NIIGATA)
    window.window.activateWindow()
    window.page.start_search()
    seen = []
    for _number in range(60):
        focused = QApplication.focusWidget()
        seen.append(focused)
        window.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert window.page._header.search in seen
    assert window.page.table.view in seen
    assert window.page.inspector.form.editor("name.ja") in seen
    assert window.page.inspector.form.editor("note") in seen
    assert window.window.side_bar.event_button in seen


def test_the_language_changes_while_one_works(window: Window):
    select(window, NIIGATA)
    window.page._header.search.setText("niigata")
    window.until(lambda: window.page.model.total == 1)
    window.window.run("view.chinese")
    window.wait_for_rows()
    assert i18n.language() == "zh_CN"
    assert window.window.side_bar.pages["delegations"].text() == "代表团"
    assert window.page._header.search.text() == "niigata"
    window.until(lambda: window.page.model.total == 1 and window.page._shown is not None)
    assert window.desk.settings.interface.language == "zh_CN"
    window.window.run("view.english")
    window.wait_for_rows()
    assert window.window.side_bar.pages["delegations"].text() == "Delegations"


def test_the_selection_survives_changes_in_quick_succession(window: Window):
    select(window, NIIGATA)
    subject = window.page.table.current().id
    window.window.run("view.chinese")
    window.window.run("view.dark")
    window.wait_for_rows()
    window.until(lambda: window.page._shown is not None and window.page._shown.id == subject)


def test_the_palette_changes_while_one_works(window: Window):
    window.window.run("view.dark")
    window.wait_for_rows()
    assert window.window.board["view.dark"].isChecked()
    ground = window.window.grab().toImage().pixelColor(400, 400)
    assert ground.lightness() < 60


def test_actions_are_enabled_where_they_can_be_done(make_window, sample):
    window = make_window()
    board = window.window.board
    enabled = {action.objectName() for action in window.window.findChildren(QAction)}
    assert enabled is not None
    assert not board["file.copy"].isEnabled()
    assert not board["go.badges"].isEnabled()
    assert board["file.open"].isEnabled()
    window.desk.open(str(sample))
    window.wait_for_events()
    assert board["file.copy"].isEnabled()
    assert board["delegate.add"].isEnabled()
    assert not board["paragraph.add"].isEnabled()
    window.window.run("file.close")
    window.until(lambda: window.window.current_page == "")
    assert not board["file.copy"].isEnabled()


def test_closing_stores_what_is_being_typed(make_window, sample):
    window = make_window(sample, "harbin-2019")
    select(window, NIIGATA)
    window.window.activateWindow()
    field = window.page.inspector.form.editor("office.en")
    field.setFocus()
    window.until(field.hasFocus)
    field.setText("Vice Mayor of Niigata")
    window.window.close()
    with Database.open(sample, read_only=True) as register, register.reading() as session:
        event = event_by_slug(session, "harbin-2019")
        offices = [row.offices.get("en") for row in delegates_of(session, event.id)]
    assert "Vice Mayor of Niigata" in offices


def test_buttons_show_ampersands(window: Window):
    for button in window.window.findChildren(QAbstractButton):
        assert "&&" not in button.accessibleName()


def test_undo_in_a_field_with_nothing_to_undo_goes_to_the_desk(window: Window):
    window.page.model.setData(window.page.model.index(0, 0), "孙喆")
    window.until(lambda: window.desk.editor.undo_view.undo != "")
    select(window, NIIGATA)
    window.window.activateWindow()
    field = window.page.inspector.form.editor("office.en")
    field.setFocus()
    window.until(field.hasFocus)
    window.qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: "孙喆" not in stored_names(window))
