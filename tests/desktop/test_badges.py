"""The page of badges: the list, the real sheet, and the dialog that prints it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from summitdesk.desktop import dialogs
from summitdesk.services.printing import Options
from summitdesk.settings import Alignment, Printer
from summitdesk.typeset.turn import Turn
from support.window import Window


@pytest.fixture
def page(window: Window):
    shown = window.go("badges")
    window.until(lambda: bool(shown._stocks))
    window.until(lambda: shown.paper.paper.pages > 0)
    return shown


def dialog_of(name: str):
    return next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == name and each.isVisible())


def test_the_badge_of_who_is_selected_is_shown_on_its_sheet(page, window: Window):
    window.until(lambda: page.paper.paper._sheets[0].image is not None)
    image = page.paper.paper._sheets[0].image
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
    assert len(colours) > 20


def test_selecting_more_people_fills_more_sheets(page, window: Window):
    page.table.view.selectAll()
    window.until(lambda: page.paper.paper.pages == 3)
    assert page._selected()[:1] == (page.model.row_at(0).id,)


def test_a_category_is_chosen_in_the_table(page, window: Window):
    column = [each.id for each in page.model.columns].index("category")
    value = next(value for value, _label in page.model.columns[column].choices if value)
    row = page.model.row_at(3)
    wanted = value if row.category != value else ""
    page.model.setData(page.model.index(3, column), wanted)
    window.until(lambda: page.model.row_at(3).category == wanted)


def test_the_dialog_knows_sheet_cell_and_people(page, window: Window):
    page.table.view.selectAll()
    page._ask()
    dialog = dialog_of("PaperDialog")
    window.qtbot.keyClick(dialog._picker, Qt.Key.Key_Right)
    window.qtbot.keyClick(dialog._picker, Qt.Key.Key_Down)
    assert dialog._picker.accessibleName() == "First free cell: 4"
    window.qtbot.keyClick(dialog._picker, Qt.Key.Key_Down)
    options = dialog.chosen()
    assert options.start_at == 4
    assert options.stock == "badge-4up"
    assert len(options.only) == 23
    dialog._everybody.setChecked(True)
    dialog._final.setChecked(True)
    options = dialog.chosen()
    assert options.only == ()
    assert options.final
    dialog.reject()


def test_the_dialog_offers_photographs_backs_and_a_printer_that_stands_off(page, window: Window):
    printer = Printer(Alignment(right=0.4), Alignment(down=-1))
    desk = page._desk
    desk.settings = replace(desk.settings, printers={"reception": printer})
    page._ask()
    dialog = dialog_of("PaperDialog")
    assert dialog.chosen().back is Turn.NONE
    assert not dialog.chosen().photos
    assert dialog.chosen().printer is None
    dialog.sides.photos.setChecked(True)
    dialog.sides.back.choose("long-edge")
    dialog.sides.printer.choose("reception")
    options = dialog.chosen()
    assert options.photos
    assert options.back is Turn.LONG_EDGE
    assert options.printer == printer
    dialog.reject()


def test_a_final_print_with_errors_is_refused_with_a_sentence(page, window: Window, tmp_path):
    target = tmp_path / "badges.pdf"
    page._papers.save(Options(final=True), target)
    window.until(lambda: bool(window.errors))
    assert not target.exists()


def test_badges_are_saved(page, window: Window, tmp_path, monkeypatch):
    target = tmp_path / "badges.pdf"
    monkeypatch.setattr(dialogs, "choose_pdf", lambda *question: str(target))
    page._ask()
    dialog_of("PaperDialog")._save()
    window.until(lambda: any(message.text.startswith("Saved badges.pdf · 6 pages") for message in window.said))
    from pypdfium2 import PdfDocument

    with PdfDocument(target) as saved:
        assert len(saved) == 6


def test_a_folder_that_is_not_there_is_a_sentence(page, window: Window, tmp_path):
    page._papers.save(Options(), tmp_path / "nowhere" / "badges.pdf")
    window.until(lambda: bool(window.errors))
    assert "does not exist" in window.errors[0]


def test_final_badges_are_put_down_as_handed_out(window: Window):
    page = window.go("badges")
    row = next(row for row in page.model.rows_here().values() if row.badge_copies == 0)
    page._offer_record(Options(final=False, only=(str(row.id),)))
    assert not any(message.action == "Record as handed out" for message in window.said)
    page._offer_record(Options(final=True, only=(str(row.id),)))
    offer = window.said[-1]
    assert offer.action == "Record as handed out"
    offer.run()
    window.until(lambda: "1 badge recorded as handed out." in [message.text for message in window.said])
    window.until(lambda: {each.id: each for each in page.model.rows_here().values()}[row.id].badge_copies == 1)
    window.window.run("edit.undo")
    window.until(lambda: {each.id: each for each in page.model.rows_here().values()}[row.id].badge_copies == 0)


def test_whoever_is_not_found_is_shown_again_with_everybody(page, window: Window):
    everybody = page.model.total
    page._header.search.setText("qqqq")
    window.until(page.table.empty.isVisible)
    page.table.empty.acted.emit()
    window.until(lambda: page.model.total == everybody)
    assert page._header.search.text() == ""


def test_badges_of_a_register_without_an_event_begin_with_one(make_window, empty_file):
    window = make_window()
    window.desk.open(str(empty_file))
    window.until(lambda: window.desk.database is not None and window.page.table.empty.isVisible())
    window.desk.go("badges")
    assert window.page.table.empty.isVisible()
    assert not window.page._print.isEnabled()
    window.page.table.empty.acted.emit()
    assert window.dialog("EventDialog").isVisible()


def test_nothing_is_printed_while_there_is_no_event(page, window: Window, empty_file):
    assert window.window._board["file.print"].isEnabled()
    window.desk.open(str(empty_file))
    window.until(lambda: window.page.table.empty.isVisible() and not window.desk.is_opening)
    assert not window.page._print.isEnabled()
    assert not window.window._board["file.print"].isEnabled()
    assert "file.print" not in window.page.handlers()
