"""The table model: windows, placeholders, pending edits; and the table that keeps its place over a refresh."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.tokens import LIGHT
from summitdesk.desktop.design.typefaces import Typefaces
from summitdesk.desktop.models.column import Column
from summitdesk.desktop.models.table import VALUE_ROLE, WINDOW, TableModel
from summitdesk.desktop.widgets.table import DataTable


@dataclass(frozen=True)
class City:
    id: int
    name: str
    kind: str = "city"


EDITS: list[tuple[int, str]] = []


def columns() -> list[Column[City]]:
    return [
        Column(
            "name", "Name", lambda row: row.name, "name", 100, 1, edit=lambda row, text: EDITS.append((row.id, text))
        ),
        Column(
            "kind",
            "Kind",
            lambda row: row.kind.title(),
            "",
            80,
            0,
            1,
            edit=lambda row, text: EDITS.append((row.id, text)),
            choices=[("city", "City"), ("district", "District")],
            value=lambda row: row.kind,
            hint="unknown",
        ),
        Column("number", "No.", lambda row: str(row.id), "", 40, 0, 2, Qt.AlignmentFlag.AlignRight),
    ]


def cities(first: int, count: int) -> list[City]:
    return [City(number, f"City {number}") for number in range(first, first + count)]


def drawing(model: TableModel[City], rows: int) -> str:
    """The first column as text, a placeholder as three dots."""
    return " ".join((model.index(row, 0).data() or "...").removeprefix("City ") for row in range(rows))


@pytest.fixture
def model():
    EDITS.clear()
    made = TableModel(columns())
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


def test_placeholders_come_before_rows(model):
    model.expect(4)
    assert drawing(model, 4) == "... ... ... ..."
    model.show_window(0, cities(1, 2), 4)
    assert drawing(model, 4) == "1 2 ... ..."
    model.add_window(2, cities(3, 2))
    assert drawing(model, 4) == "1 2 3 4"


def test_a_view_that_meets_a_placeholder_asks_for_its_window(model, qtbot):
    model.show_window(0, cities(0, WINDOW), 3 * WINDOW)
    with qtbot.waitSignal(model.wanted) as wanted:
        model.index(2 * WINDOW + 7, 0).data()
    assert wanted.args == [2 * WINDOW]


def test_the_same_rows_only_repaint(model, qtbot):
    model.show_window(0, cities(1, 3), 3)
    changed = [City(1, "City 1"), City(2, "Renamed"), City(3, "City 3")]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_window(0, changed, 3)
    assert drawing(model, 3) == "1 Renamed 3"


def test_other_rows_begin_anew(model, qtbot):
    model.show_window(0, cities(1, 3), 3)
    with qtbot.waitSignal(model.modelReset):
        model.show_window(0, cities(2, 2), 2)
    assert drawing(model, 2) == "2 3"
    assert model.place_of(1) is None
    assert model.place_of(3) == 1


def test_an_edit_goes_to_the_column_and_shows_until_the_row_comes_back(model):
    model.show_window(0, cities(1, 2), 2)
    assert model.setData(model.index(1, 0), "Aarhus")
    assert EDITS == [(2, "Aarhus")]
    assert model.index(1, 0).data() == "Aarhus"
    model.show_window(0, [City(1, "City 1"), City(2, "Århus")], 2)
    assert model.index(1, 0).data() == "Århus"


def test_a_refused_edit_is_taken_back(model):
    model.show_window(0, cities(1, 1), 1)
    model.setData(model.index(0, 0), "Aarhus")
    model.forget_pending()
    assert model.index(0, 0).data() == "City 1"


def test_an_edit_that_changes_nothing_is_none(model):
    model.show_window(0, cities(1, 1), 1)
    assert not model.setData(model.index(0, 0), "City 1")
    assert EDITS == []


def test_a_damaged_character_is_spelled_out_and_edited_as_it_is(model):
    model.show_window(0, [City(1, "\ue292 薩洛")], 1)
    assert model.index(0, 0).data() == "[U+E292] 薩洛"
    assert model.index(0, 0).data(Qt.ItemDataRole.EditRole) == "\ue292 薩洛"


def test_choices_show_labels_and_hold_values(model):
    model.show_window(0, [City(1, "Minsk", "district"), City(2, "", "")], 2)
    assert model.index(0, 1).data() == "District"
    assert model.index(0, 1).data(VALUE_ROLE) == "district"
    assert model.index(1, 1).data() == "unknown"
    assert model.index(1, 1).data(Qt.ItemDataRole.EditRole) == ""


def test_only_columns_with_an_edit_can_be_edited(model):
    model.show_window(0, cities(1, 1), 2)
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_window_never_reaches_beyond_the_total(model):
    model.show_window(0, cities(1, 2), 3)
    model.add_window(2, cities(3, 5))
    assert model.rowCount() == 3
    assert drawing(model, 3) == "1 2 3"


@pytest.fixture
def table(qtbot, model):
    faces = Typefaces()
    faces.load_first()
    made = DataTable(Look(LIGHT, faces), model, "Cities", "users")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def test_selection_survives_a_reset(table, model):
    model.show_window(0, cities(1, 5), 5)
    table.select(4)
    model.show_window(0, cities(3, 4), 4)
    assert table.current() == City(4, "City 4")
    assert table.view.currentIndex().row() == 1
    assert table.selected_keys() == (4,)


def test_a_deleted_row_leaves_nothing_selected(table, model):
    model.show_window(0, cities(1, 3), 3)
    table.select(3)
    model.show_window(0, cities(1, 2), 2)
    assert table.current() is None


def test_the_place_in_a_long_list_stays(table, model):
    model.show_window(0, cities(1, 100), 100)
    table.view.verticalScrollBar().setValue(640)
    model.show_window(0, cities(2, 99), 99)
    assert table.view.verticalScrollBar().value() == 640


def test_columns_leave_by_rank_when_room_is_short(table):
    table.resize(400, 200)
    assert [table.view.isColumnHidden(number) for number in range(3)] == [False, False, False]
    table.resize(215, 200)
    assert [table.view.isColumnHidden(number) for number in range(3)] == [False, False, True]
    table.resize(150, 200)
    assert [table.view.isColumnHidden(number) for number in range(3)] == [False, True, True]


def test_a_header_sorts_up_and_then_down(table, qtbot):
    with qtbot.waitSignal(table.sorted_by) as sorted_by:
        table.view.horizontalHeader().sectionClicked.emit(0)
    assert sorted_by.args == ["name", False]
    with qtbot.waitSignal(table.sorted_by) as sorted_by:
        table.view.horizontalHeader().sectionClicked.emit(0)
    assert sorted_by.args == ["name", True]


def test_return_edits_in_place(table, model, qtbot):
    model.show_window(0, cities(1, 2), 2)
    table.select(2)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.view.state() is table.view.State.EditingState)
    editor = next(child for child in table.view.viewport().children() if hasattr(child, "selectAll"))
    assert editor.accessibleName() == "Name"
    editor.selectAll()
    qtbot.keyClicks(editor, "Oulu")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: EDITS == [(2, "Oulu")])


def test_a_paint_reads_only_what_is_in_sight(qtbot):
    read: list[int] = []
    counted = TableModel([Column("name", "Name", lambda row: read.append(row.id) or row.name, "", 100, 1)])
    counted.show_window(0, cities(0, 20_000), 20_000)
    faces = Typefaces()
    faces.load_first()
    table = DataTable(Look(LIGHT, faces), counted, "Cities", "users")
    qtbot.addWidget(table)
    table.resize(400, 320)
    table.show()
    read.clear()
    table.grab()
    assert 5 < len(set(read)) < 15
