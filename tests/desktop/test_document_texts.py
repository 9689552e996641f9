"""Texts in the window: imported with their findings, kept as versions and compared; fields tell their values."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from summitdesk.desktop.pages.documents import files
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.services import instruments
from summitdesk.services.instruments import InstrumentDraft, ParagraphDraft
from summitdesk.store.queries.instruments import instrument_by_slug
from support.window import Window

TEXT = """Harbin Initiative

We met in winter.

I. We shall share ice. II. We shall share snow.

III. We shall meet again.
"""


@pytest.fixture
def page(window: Window):
    shown = window.go("documents")
    window.until(lambda: shown._instrument is not None and bool(shown.outline._lines))
    window.window.activateWindow()
    return shown


@pytest.fixture
def agreement(make_window, sample: Path):
    window = make_window(sample, "wuhan-2021")
    shown = window.go("documents")
    window.until(lambda: shown._instrument is not None and bool(shown.outline._lines))
    return shown


def stored(window: Window, slug: str = "harbin-initiative") -> InstrumentRow:
    with window.desk.database.reading() as session:
        row = instrument_by_slug(session, window.desk.current_event.id, slug)
    assert row is not None
    return row


def line(page, place: int):
    return page.outline._lines[page._instrument.paragraphs[place].id]


def said(cell) -> str:
    """What is said below a text, its values with common blanks."""
    return cell.text.replace("\u00a0", " ")


def cells(table) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def imported(window: Window):
    dialog = window.dialog("ImportText")
    window.until(lambda: not dialog.is_working and dialog.outline.rowCount() > 0)
    return dialog


def test_a_pasted_text_is_shown_with_its_findings_and_taken_in(page, window: Window):
    QGuiApplication.clipboard().setText(TEXT)
    window.window.run("text.paste")
    dialog = imported(window)
    assert dialog.language.value() == "en"
    numbers = [row[:2] for row in cells(dialog.outline) if row[3].startswith("We shall")]
    assert [typed for typed, _printed in numbers] == ["I.", "II.", "III."]
    assert any("stood inside a paragraph" in message for message, _remedy in cells(dialog.remarks))
    assert "typed numbers are taken off" in dialog.summary
    before = stored(window)
    dialog.submit.click()
    window.until(lambda: not window.is_open("ImportText"))
    assert any(row.texts.get("en") == "We shall share snow." for row in stored(window).paragraphs)
    window.until(lambda: any(said.text.startswith("Text imported") for said in window.said))
    window.until(lambda: any(row.texts.get("en") == "We shall share snow." for row in page._instrument.paragraphs))
    window.desk.editor.undo()
    window.until(lambda: stored(window) == before)


def test_a_file_is_tried_in_the_language_that_is_chosen(page, window: Window, tmp_path, monkeypatch):
    file = tmp_path / "倡议.txt"
    file.write_text("哈尔滨倡议\n\n我们相聚在冰城。\n\n一、分享冰雪。\n\n二、再次相聚。\n", encoding="gb18030")
    monkeypatch.setattr(files, "choose_text", lambda parent: str(file))
    window.window.run("text.import")
    dialog = imported(window)
    assert dialog.language.value() == "zh-Hans"
    assert [row[0] for row in cells(dialog.outline) if row[0]] == ["一、", "二、"]
    dialog.language.choose("ja")
    dialog.language.activated.emit(dialog.language.currentIndex())
    window.until(lambda: not dialog.is_working)
    before = stored(window)
    dialog.reject()
    assert stored(window) == before


def test_a_text_in_another_language_adds_that_language(page, window: Window):
    QGuiApplication.clipboard().setText("Харбинская инициатива\n\nМы встретились зимой.\n")
    window.window.run("text.paste")
    dialog = imported(window)
    assert dialog.language.value() == "ru"
    assert "Russian is new to the document." in dialog.summary
    dialog.submit.click()
    window.until(lambda: stored(window).languages == ("zh-Hans", "en", "ru"))
    window.until(lambda: page._instrument.languages == ("zh-Hans", "en", "ru"))


def test_a_document_of_one_language_has_the_whole_width(page, window: Window):
    draft = InstrumentDraft({"en": "Alone"}, languages=("en",), paragraphs=(ParagraphDraft({"en": "We meet."}),))
    instruments.add_instrument(window.desk.database, window.desk.current_event.id, draft)
    page.refresh()
    window.until(lambda: len(page._instruments.rows) == 2)
    page._choose(next(each.id for each in page._instruments.rows if each.slug == "alone"))
    title = page.outline._titles[0]
    window.until(lambda: title.width() > 0.7 * page.outline.width())


def test_what_is_no_text_is_refused_in_a_sentence(page, window: Window, tmp_path, monkeypatch):
    file = tmp_path / "text.docx"
    file.write_bytes(b"PK\x03\x04rest")
    monkeypatch.setattr(files, "choose_text", lambda parent: str(file))
    window.window.run("text.import")
    window.until(lambda: any("not plain text" in said for said in window.errors))
    assert not window.is_open("ImportText")
    QGuiApplication.clipboard().clear()
    window.window.run("text.paste")
    window.until(lambda: any("clipboard holds no text" in said for said in window.errors))


def save_version(window: Window, label: str) -> None:
    window.window.run("text.save_version")
    dialog = window.dialog("SaveVersion")
    dialog.label.setText(label)
    dialog.submit.click()
    window.until(lambda: not window.is_open("SaveVersion"))


def test_versions_are_saved_listed_and_compared(page, window: Window):
    window.window.run("view.versions")
    assert page.versions._stack.currentIndex() == 0
    save_version(window, "sent out")
    window.until(lambda: len(page._releases) == 1)
    change = page._instrument.paragraphs[1]
    instruments.set_paragraph_text(window.desk.database, change.id, "en", "We met on the ice of the Songhua.")
    save_version(window, "")
    window.until(lambda: page.versions.list.count() == 2)
    assert page.versions.list.item(0).text().startswith("2\n")
    assert page.versions.list.item(1).text().startswith("1 · sent out\n")
    page.versions.list.setCurrentRow(1)
    window.until(lambda: page.versions.paper.paper.pages > 0)
    assert page.versions.until.currentText() == "The text at present"
    assert [page.versions.until.itemData(place) for place in range(page.versions.until.count())] == ["", "2"]
    page.versions.language.choose("en")
    page.versions.language.activated.emit(1)
    window.until(lambda: not page.versions._set.is_open)
    assert page.versions.paper.paper.pages == 1


def test_two_versions_of_one_name_are_refused_in_the_dialog(page, window: Window):
    save_version(window, "sent out")
    window.window.run("text.save_version")
    dialog = window.dialog("SaveVersion")
    dialog.label.setText("Sent Out")
    dialog.submit.click()
    window.until(lambda: "sent out" in dialog._refusal.text().casefold())
    assert dialog.isVisible()
    dialog.reject()


def test_fields_tell_what_they_stand_for_and_which_have_no_value(page, window: Window):
    told = [said(cell) for cell in line(page, 0).told]
    assert all("{city_count} = 23" in text and "{country_count} = 15" in text for text in told)
    editor = line(page, 1).editors[1]
    window.type(editor, "Signed by {city_count:words} cities and {nobody}.")
    cell = line(page, 1).told[1]
    assert said(cell) == "{city_count:words} = twenty-three\nNo value: {nobody}"
    window.type(editor, "Signed.")
    assert cell.text == ""


def test_a_field_is_chosen_from_a_list_with_its_value(page, window: Window, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda *place: None)
    editor = line(page, 1).editors[1]
    editor.setFocus()
    window.until(editor.hasFocus)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    window.window.run("field.insert")
    menu = page.findChild(QMenu)
    entries = {entry.data(): entry.text() for entry in menu.actions()}
    assert entries["{city_count}"] == "Number of cities that sign\t23"
    assert entries["{city_count:words}"] == "Number of cities that sign\ttwenty-three"
    assert entries["{date}"].endswith("\tJanuary 6, 2019")
    next(entry for entry in menu.actions() if entry.data() == "{city_count}").trigger()
    assert editor.toPlainText().endswith("{city_count}")
    assert "{city_count} = 23" in said(line(page, 1).told[1])


def test_three_languages_are_all_reached(agreement):
    page = agreement
    assert page.outline._languages == ("zh-Hans", "ru")
    page.outline._choose_column(1, "en")
    assert page.outline._languages == ("zh-Hans", "en")
    assert line(page, 1).editors[1].toPlainText().startswith("The Parties hereby")
    page.outline._choose_column(0, "en")
    assert page.outline._languages == ("en", "zh-Hans")
    assert [label.text() for label in line(page, 1)._numbers] == ["Article 1", "第一条"]


def test_the_place_of_a_number_is_as_wide_as_the_longest(agreement):
    for label in line(agreement, 1)._numbers:
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_a_long_document_is_shown_in_stretches_and_loses_nothing(page, window: Window):
    drafts = [ParagraphDraft({"en": f"Paragraph {number}."}, ParagraphKind.CLAUSE, 1) for number in range(1, 231)]
    draft = InstrumentDraft({"en": "Long"}, languages=("en",), paragraphs=drafts)
    instruments.add_instrument(window.desk.database, window.desk.current_event.id, draft)
    page.refresh()
    window.until(lambda: len(page._instruments.rows) == 2)
    row = next(each for each in page._instruments.rows if each.slug == "long")
    page._choose(row.id)
    bar, keys = page.outline._stretch, [each.id for each in row.paragraphs]
    assert list(page.outline._lines) == keys[:100]
    assert bar._told.text() == "Paragraphs 1 to 100 of 230"
    assert not bar._earlier.isEnabled()
    window.type(page.outline._lines[keys[3]].editors[0], "Written before the stretch is turned.")
    bar._later.click()
    window.until(lambda: stored(window, "long").paragraphs[3].texts["en"].startswith("Written"))
    assert list(page.outline._lines) == keys[100:200]
    assert page.outline._lines[keys[100]]._numbers[0].text() == "CI."
    assert len(page.outline.draft().paragraphs) == 230
    page.show_subject(keys[225])
    window.until(lambda: keys[225] in page.outline._lines and page.outline.current == keys[225])
    assert bar._told.text() == "Paragraphs 201 to 230 of 230"
    assert not bar._later.isEnabled()
