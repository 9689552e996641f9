"""The page of documents: two languages side by side, the real paper beside them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from summitdesk.desktop import dialogs
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.store.queries.instruments import instruments_of
from support.window import Window


@pytest.fixture
def page(window: Window):
    shown = window.go("documents")
    window.until(lambda: bool(shown.outline._lines))
    window.until(
        lambda: shown.paper.paper.pages > 0 and all(not sheet.is_stale for sheet in shown.paper.paper._sheets[:1])
    )
    return shown


def stored(window: Window):
    with window.desk.database.reading() as session:
        return instruments_of(session, window.desk.current_event.id)[0]


def line(page, place: int):
    return page.outline._lines[page._instrument.paragraphs[place].id]


def ink(page) -> int:
    """How many pixels of the first sheet are dark."""
    image = page.paper.paper._sheets[0].image
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_the_outline_shows_both_languages_with_their_numbers(page):
    clauses = [row for row in page._instrument.paragraphs if row.kind is ParagraphKind.CLAUSE]
    first = page.outline._lines[clauses[0].id]
    assert [number.text() for number in first._numbers] == ["一、", "I."]
    assert first.editors[0].toPlainText().startswith("随着")
    assert first.editors[1].toPlainText().startswith("As exchanges")
    nested = next(row for row in clauses if row.level == 2)
    assert [number.text() for number in page.outline._lines[nested.id]._numbers] == ["（一）", "(I)"]


def test_the_real_paper_stands_beside_it(page):
    assert page.paper.paper.pages >= 2
    assert ink(page) > 500


def test_the_paper_follows_what_is_typed_before_it_is_stored(page, window: Window, qtbot):
    before = page.paper.paper._sheets[0].image
    editor = line(page, 0).editors[1]
    window.window.activateWindow()
    editor.setFocus()
    window.until(editor.hasFocus)
    with qtbot.waitSignal(page.paper.paper.drawn, timeout=30_000):
        window.type(editor, "Never before have so many mayors met on the ice. " * 12)
    window.until(lambda: page.paper.paper._sheets[0].image != before)
    assert stored(window).paragraphs[0].texts["en"].startswith("Today's event")
    window.leave(editor)
    window.until(lambda: stored(window).paragraphs[0].texts["en"].startswith("Never before"))
    window.until(lambda: [message.text for message in window.said] == ["Text changed."])


def test_a_change_is_undone_in_the_outline(page, window: Window):
    editor = line(page, 1).editors[0]
    original = editor.toPlainText()
    window.type(editor, "我们相聚在冰城。")
    window.leave(editor)
    window.until(lambda: stored(window).paragraphs[1].texts["zh-Hans"] == "我们相聚在冰城。")
    window.until(lambda: window.desk.editor.undo_view.undo != "")
    window.desk.editor.undo()
    window.until(lambda: editor.toPlainText() == original)


def test_a_paragraph_is_added_moved_deepened_and_removed(page, window: Window):
    count = len(page._instrument.paragraphs)
    line(page, 2).editors[0].setFocus()
    page.outline._note_current(page._instrument.paragraphs[2].id)
    window.window.run("paragraph.add")
    window.until(lambda: len(page._instrument.paragraphs) == count + 1)
    added = page._instrument.paragraphs[3].id
    window.until(lambda: page.outline.current == added)
    window.window.run("paragraph.up")
    window.until(lambda: page._instrument.paragraphs[2].id == added)
    window.window.run("paragraph.deeper")
    window.until(lambda: page._instrument.paragraphs[2].level == 1)
    window.until(lambda: page.outline._lines[added]._numbers[1].text() == "I.")
    window.window.run("paragraph.remove")
    window.until(lambda: len(page._instrument.paragraphs) == count)


def test_arrows_lead_from_paragraph_to_paragraph(page, window: Window):
    window.window.activateWindow()
    first, second = line(page, 0).editors[1], line(page, 1).editors[1]
    first.setFocus()
    window.until(first.hasFocus)
    cursor = first.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    first.setTextCursor(cursor)
    window.qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_a_field_is_as_high_as_its_text(page, window: Window):
    editor = line(page, 0).editors[1]
    window.type(editor, "Short.")
    window.until(lambda: editor.minimumHeight() < 40)
    window.type(editor, "long words in a long row " * 20)
    window.until(lambda: editor.minimumHeight() > 150)


def test_the_title_can_be_changed(page, window: Window):
    title = page.outline._titles[1]
    window.type(title, "Harbin Declaration")
    window.leave(title)
    window.until(lambda: stored(window).titles["en"] == "Harbin Declaration")


def test_zoom_and_fit(page, window: Window):
    paper = page.paper.paper
    fitted = paper.scale
    window.window.run("view.zoom_in")
    assert paper.scale > fitted
    window.window.run("view.zoom_out")
    window.window.run("view.zoom_out")
    assert paper.scale < fitted
    window.window.run("view.fit")
    assert paper.scale == pytest.approx(fitted, rel=0.02)


def test_the_layout_of_the_languages_changes_the_paper(page, window: Window, qtbot):
    pages = page.paper.paper.pages
    page.preview.layout_choice.choose("sequential")
    page.preview.layout_choice.activated.emit(page.preview.layout_choice.currentIndex())
    window.until(lambda: page.paper.paper.pages > pages)


def test_the_paper_is_saved_as_a_pdf(page, window: Window, tmp_path, monkeypatch):
    target = tmp_path / "initiative.pdf"
    monkeypatch.setattr(dialogs, "choose_pdf", lambda *question: str(target))
    window.window.run("file.save_pdf")
    dialog = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "PaperDialog")
    dialog._save()
    window.until(lambda: any(message.text.startswith("Saved initiative.pdf") for message in window.said))
    assert target.read_bytes().startswith(b"%PDF-")


def test_the_paper_is_drawn_on_a_printer(page, window: Window, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    from summitdesk.desktop.printing import PaperDesk
    from summitdesk.services.printing import Options

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    desk = PaperDesk(page, window.desk, page._look, PaperKind.INITIATIVE)
    desk.print_on(printer, Options(instrument=page._instrument.slug))
    window.until(lambda: any(message.text.startswith("Sent to the printer") for message in window.said))
    from pypdfium2 import PdfDocument

    with PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == page.paper.paper.pages
        assert printed.get_page_size(0) == pytest.approx((595.3, 841.9), abs=1)


def test_an_event_without_instruments_says_so(page, window: Window, tmp_path):
    window.desk.create(str(tmp_path / "empty.summit"))
    window.until(lambda: window.window.windowTitle().startswith("empty"))
    assert page.outline.draft() is None
    assert page.paper.paper.pages == 0


def test_a_text_is_frozen_for_signature_and_unfrozen(window: Window):
    page = window.go("documents")
    window.until(lambda: page._instrument is not None)
    board = window.window.board
    assert board["text.freeze"].isEnabled()
    assert not board["text.unfreeze"].isEnabled()
    window.window.run("text.freeze")
    window.until(lambda: bool(page._instrument.frozen_digest))
    assert any("Frozen for signature" in label.text() for label in page.findChildren(QLabel))
    assert board["text.unfreeze"].isEnabled()
    assert not board["text.freeze"].isEnabled()
    assert not board["paragraph.add"].isEnabled()
    window.window.run("text.unfreeze")
    window.until(lambda: not page._instrument.frozen_digest and board["paragraph.add"].isEnabled())
