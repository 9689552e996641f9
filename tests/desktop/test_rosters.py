"""Importing and exporting rosters in the window."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from summitdesk.desktop import dialogs
from summitdesk.store.queries.delegates import delegates_of
from support.window import Window, nameless

ROSTER = "姓名,国家,城市,职务\n山田太郎,日本,旭川,市长\nOla Nordmann,挪威,奥斯陆,副市长\n李四,中国,,秘书\n"


def people(window: Window) -> list[str]:
    with window.desk.database.reading() as session:
        rows = delegates_of(session, window.desk.current_event.id)
    return [name.full for row in rows for name in row.names]


def read(window: Window, path) -> object:
    window.page._rosters.read_file(str(path))
    dialog = window.dialog("ImportDialog")
    window.until(lambda: not dialog.is_working)
    return dialog


@pytest.fixture
def roster(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes(ROSTER.encode("gb18030"))
    return file


def test_a_roster_is_tried_imported_reported_and_taken_back(window: Window, roster):
    before = people(window)
    dialog = read(window, roster)
    assert [choice.value() for choice in dialog.columns] == ["name", "country", "city", "office"]
    assert dialog.encoding.value() == "gb18030"
    assert dialog.summary == "3 rows read · 2 to be added · 1 to be skipped"
    assert "The row names no city; it was skipped." in [
        dialog.remarks.item(row, 2).text() for row in range(dialog.remarks.rowCount())
    ]
    assert people(window) == before
    dialog.submit.click()
    window.until(lambda: dialog.summary == "3 rows read · 2 added · 1 skipped")
    assert {"山田太郎", "Ola Nordmann"} <= set(people(window))
    window.until(lambda: window.page.model.total == 25)
    dialog.copy.click()
    assert "4\t\tThe row names no city; it was skipped." in QGuiApplication.clipboard().text().splitlines()
    dialog.reject()
    window.until(lambda: "roster.csv" in window.desk.editor.undo_view.undo)
    window.window.run("edit.undo")
    window.until(lambda: people(window) == before and window.page.model.total == 23)


def test_a_column_is_taken_for_something_else(window: Window, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Name,City,Country,Extra\nOla Nordmann,Oslo,Norway,Deputy Mayor\n", "utf-8")
    dialog = read(window, file)
    extra = dialog.columns[3]
    assert extra.value() == ""
    extra.choose("office:en")
    extra.activated.emit(extra.currentIndex())
    window.until(lambda: not dialog.is_working)
    dialog.submit.click()
    window.until(lambda: "Ola Nordmann" in people(window))
    with window.desk.database.reading() as session:
        rows = delegates_of(session, window.desk.current_event.id)
    assert {"en": "Deputy Mayor"} in [row.offices for row in rows if row.city.slug == "oslo"]


def test_headings_that_nobody_understands_are_mapped_by_hand(window: Window, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Wer,Woher,Land\nOla Nordmann,Oslo,Norway\n", "utf-8")
    dialog = read(window, file)
    if dialog.columns[0].value():
        pytest.fail("the headings were meant to be unknown")
    assert not dialog.submit.isEnabled()
    for choice, target in zip(dialog.columns, ("name", "city", "country"), strict=True):
        choice.choose(target)
        choice.activated.emit(choice.currentIndex())
    window.until(lambda: not dialog.is_working)
    assert dialog.summary == "1 row read · 1 to be added"
    dialog.submit.click()
    window.until(lambda: "Ola Nordmann" in people(window))


def test_another_encoding_reads_the_file_anew(window: Window, roster):
    dialog = read(window, roster)
    dialog.encoding.choose("cp1252")
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    window.until(lambda: dialog.rows.item(1, 0) is None or dialog.rows.item(1, 0).text() != "山田太郎")
    window.until(lambda: window.desk.reader.is_idle and not dialog.is_working)
    dialog.encoding.choose("gb18030")
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    window.until(lambda: dialog.rows.item(1, 0) is not None and dialog.rows.item(1, 0).text() == "山田太郎")
    window.until(lambda: not dialog.is_working)
    assert dialog.summary == "3 rows read · 2 to be added · 1 to be skipped"
    dialog.reject()


def test_an_import_that_is_stopped_changes_nothing(window: Window, tmp_path):
    file = tmp_path / "many.csv"
    lines = [f"Person {number},Oslo,Norway,Clerk" for number in range(3000)]
    file.write_text("Name,City,Country,Position\n" + "\n".join(lines), "utf-8")
    before = people(window)
    dialog = read(window, file)
    dialog.submit.click()
    dialog.reject()
    window.until(lambda: dialog.summary == "Stopped. Nothing was imported.")
    assert people(window) == before
    assert dialog.submit.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_copied_cells_are_imported(window: Window):
    QGuiApplication.clipboard().setText("姓名\t城市\t国家\nOla Nordmann\tOslo\tNorway\n")
    window.window.run("roster.paste")
    dialog = window.dialog("ImportDialog")
    window.until(lambda: not dialog.is_working)
    dialog.submit.click()
    window.until(lambda: "Ola Nordmann" in people(window))


def test_an_empty_clipboard_is_said(window: Window):
    QGuiApplication.clipboard().clear()
    window.window.run("roster.paste")
    assert "The clipboard holds no text." in window.errors[0]


def test_a_file_is_dropped_on_the_page(window: Window, roster):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(roster))])
    window.page.dropEvent(
        QDropEvent(
            QPoint(400, 400).toPointF(),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    dialog = window.dialog("ImportDialog")
    window.until(lambda: not dialog.is_working)
    assert any("roster.csv" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_a_file_that_is_no_list_is_refused_with_a_sentence(window: Window, tmp_path):
    file = tmp_path / "empty.csv"
    file.write_bytes(b"")
    window.page._rosters.read_file(str(file))
    window.until(lambda: bool(window.errors))
    assert "is empty" in window.errors[0]


def test_the_roster_is_exported(window: Window, tmp_path, monkeypatch):
    target = tmp_path / "out.json"
    monkeypatch.setattr(dialogs, "choose_export", lambda *question: str(target))
    window.window.run("roster.export")
    window.until(lambda: any(message.text == "Saved out.json with 23 delegates." for message in window.said))
    assert "木村勇一" in json.dumps(json.loads(target.read_text("utf-8")), ensure_ascii=False)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_field_has_a_name(make_window, sample, roster, language):
    window = make_window(sample, "harbin-2019", language)
    dialog = read(window, roster)
    assert nameless(dialog) == []
    dialog.reject()
