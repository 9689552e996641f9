"""How a paper is wanted: draft or final, for badges on which sheet and from which cell, and then saved or printed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.badge_sides import BadgeSides
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import text_for_reader
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.i18n import _, n_
from summitdesk.services.printing import Options
from summitdesk.settings import Printer


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One of the papers that something can be printed as, with what of it can be chosen.

    ``name`` titles its file; ``layouts`` are the ways in which its languages may stand, as (value, label).
    """

    kind: PaperKind
    title: str
    name: str
    options: Options
    layouts: tuple[tuple[str, str], ...] = ()
    has_style: bool = False
    has_draft: bool = True


@dataclass(frozen=True, slots=True)
class StockRow:
    """What the dialog needs to know of a sheet, in points."""

    name: str
    title: str
    page_width: float
    page_height: float
    across: int
    down: int
    x0: float
    y0: float
    dx: float
    dy: float
    width: float
    height: float


def stock_rows(folder: str = ".") -> tuple[StockRow, ...]:
    """All sheets of a folder of stocks, by default those for cards (on a lane: the typesetter is behind it)."""
    from summitdesk.typeset.compose import StockKind, all_stocks

    return tuple(
        StockRow(
            stock.name,
            text_for_reader(stock.titles) or stock.name,
            stock.page_width,
            stock.page_height,
            stock.across,
            stock.down,
            stock.x0,
            stock.y0,
            stock.dx,
            stock.dy,
            stock.width,
            stock.height,
        )
        for stock in all_stocks(StockKind(folder))
    )


def style_choices() -> list[tuple[str, str]]:
    """The house styles, the usual one first (the typesetter is behind it, loaded by now for the paper in sight)."""
    from summitdesk.documents.styles import DEFAULT_STYLE, house_style
    from summitdesk.paths import resources

    names = sorted(path.stem for path in (resources() / "styles").glob("*.toml"))
    ordered = sorted(names, key=lambda name: name != DEFAULT_STYLE)
    return [(name, text_for_reader(house_style(name).titles) or name) for name in ordered]


class SheetPicker(QWidget):
    """A small sheet whose first free cell is chosen with the mouse or the arrow keys."""

    changed = Signal(int)  # the cell, counted from 1

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stock: StockRow | None = None
        self._start = 1
        self.setFixedSize(QSize(132, 176))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    @property
    def start(self) -> int:
        """The first cell that is printed on."""
        return self._start

    def show_stock(self, stock: StockRow, start: int = 1) -> None:
        """Show another sheet."""
        self._stock = stock
        self._choose(start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._stock.across if self._stock else 1
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: across, Qt.Key.Key_Up: -across}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._start + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(1, self._cells() + 1):
            if self._cell(number).contains(event.position()):
                self._choose(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stock is None:
            return
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.glacier if self.hasFocus() else palette.edge), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(self._sheet())
        for number in range(1, self._cells() + 1):
            is_used = number < self._start
            painter.setPen(QPen(QColor(palette.edge), 1))
            painter.setBrush(QColor("#E3E8EC" if is_used else "#CFE4F3"))
            painter.drawRect(self._cell(number))

    def _cells(self) -> int:
        return self._stock.across * self._stock.down if self._stock else 0

    def _choose(self, number: int) -> None:
        if 1 <= number <= self._cells():
            self._start = number
            self._tell()
            self.changed.emit(number)
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(_("First free cell: {number}").format(number=self._start))

    def _scale(self) -> float:
        assert self._stock is not None
        return min((self.width() - 2) / self._stock.page_width, (self.height() - 2) / self._stock.page_height)

    def _sheet(self) -> QRectF:
        assert self._stock is not None
        scale = self._scale()
        width, height = self._stock.page_width * scale, self._stock.page_height * scale
        return QRectF(0.5, (self.height() - height) / 2, width, height)

    def _cell(self, number: int) -> QRectF:
        assert self._stock is not None
        stock, scale, sheet = self._stock, self._scale(), self._sheet()
        row, column = divmod(number - 1, stock.across)
        return QRectF(
            sheet.x() + (stock.x0 + column * stock.dx) * scale + 1,
            sheet.y() + (stock.y0 + row * stock.dy) * scale + 1,
            stock.width * scale - 2,
            stock.height * scale - 2,
        )


class PaperDialog(QDialog):
    """One dialog for every paper; badges also choose their sheet, documents which of their papers is meant."""

    saved = Signal(object)  # Options: save as PDF
    printed = Signal(object)  # Options: print

    def __init__(
        self,
        look: Look,
        name: str,
        options: Options,
        *,
        stocks: tuple[StockRow, ...] = (),
        selected: tuple[UUID, ...] = (),
        papers: tuple[PaperChoice, ...] = (),
        printers: Mapping[str, Printer] | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print or save"))
        self.setMinimumWidth(480)
        self._options = options
        self._stocks = {stock.name: stock for stock in stocks}
        self._selected = selected
        self._papers = papers
        self._paper = Choice(look, [(str(place), paper.title) for place, paper in enumerate(papers)])
        self._layout = Choice(look)
        self._style = Choice(look, style_choices() if papers else ())
        self._draft = QRadioButton(_("Draft: marked as one on every page, always possible"))
        self._final = QRadioButton(_("Final: for signing and handing out; refused while an error stands"))
        self._everybody = QRadioButton(_("Everybody who needs a badge"))
        chosen = n_("Only the {count} selected", "Only the {count} selected", len(selected)).format(count=len(selected))
        self._chosen = QRadioButton(chosen)
        self._stock = Choice(look, [(stock.name, stock.title) for stock in stocks])
        self._picker = SheetPicker(look)
        self._start = Label("", "caption")
        self.sides = BadgeSides(look, printers or {})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        title = Label(name, "section", wrap=True)
        layout.addWidget(title)
        if papers:
            layout.addLayout(self._paper_rows())
        self._version = QWidget()
        self._version.setProperty("role", "plain")
        versions = self._group(_("Version"), self._draft, self._final)
        versions.setContentsMargins(0, 0, 0, 0)
        self._version.setLayout(versions)
        layout.addWidget(self._version)
        if stocks:
            layout.addLayout(self._group(_("Who"), self._everybody, self._chosen))
            layout.addLayout(self._sheet_row())
            layout.addWidget(self.sides)
        layout.addSpacing(4)
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        self._begin(options)

    @property
    def paper(self) -> PaperChoice | None:
        """Which of several papers is meant; None where there is only one."""
        return self._papers[int(self._paper.value())] if self._papers else None

    def choose_paper(self, place: int) -> None:
        """Choose one of several papers by its place in the list."""
        self._paper.choose(str(place))

    def chosen(self) -> Options:
        """What was chosen."""
        paper = self.paper
        if paper is not None:
            options = replace(paper.options, final=self._final.isChecked() and paper.has_draft)
            options = replace(options, style=self._style.value()) if paper.has_style else options
            return replace(options, layout=TextLayout(self._layout.value())) if paper.layouts else options
        options = replace(self._options, final=self._final.isChecked())
        if not self._stocks:
            return options
        only = tuple(str(each) for each in self._selected) if self._chosen.isChecked() else ()
        sheet = replace(options, stock=self._stock.value(), start_at=self._picker.start, only=only)
        return self.sides.put(sheet)

    def _begin(self, options: Options) -> None:
        (self._final if options.final else self._draft).setChecked(True)
        (self._chosen if len(self._selected) > 1 else self._everybody).setChecked(True)
        self._chosen.setEnabled(bool(self._selected))
        if self._papers:
            self._paper.currentIndexChanged.connect(self._show_paper)
            self._show_paper()
        if self._stocks:
            self._stock.choose(options.stock)
            self.sides.begin(options)
            self._picker.changed.connect(self._tell_start)
            self._stock.currentIndexChanged.connect(self._show_stock)
            self._show_stock()

    def _paper_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._captions = (Label(_("Languages"), "caption"), Label(_("Style"), "caption"))
        self._paper.setAccessibleName(_("Paper"))
        self._layout.setAccessibleName(_("How the languages stand to each other"))
        self._style.setAccessibleName(_("Style"))
        grid.addWidget(Label(_("Paper"), "caption"), 0, 0, 1, 2)
        grid.addWidget(self._paper, 1, 0, 1, 2)
        for column, (caption, choice) in enumerate(zip(self._captions, (self._layout, self._style), strict=True)):
            grid.addWidget(caption, 2, column)
            grid.addWidget(choice, 3, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _show_paper(self) -> None:
        """Offer what can be chosen about the paper that is meant."""
        paper = self.paper
        if paper is None:
            return
        self._layout.offer(paper.layouts)
        if paper.options.layout is not None and paper.layouts:
            self._layout.choose(paper.options.layout.value)
        for caption, choice, has in zip(
            self._captions, (self._layout, self._style), (bool(paper.layouts), paper.has_style), strict=True
        ):
            caption.setVisible(has)
            choice.setVisible(has)
        self._version.setVisible(paper.has_draft)

    def _group(self, title: str, *buttons: QRadioButton) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(title, "caption"))
        group = QButtonGroup(self)
        for button in buttons:
            button.setAccessibleName(button.text())
            group.addButton(button)
            column.addWidget(button)
        return column

    def _sheet_row(self) -> QGridLayout:
        self._stock.setAccessibleName(_("Sheet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label(_("Sheet"), "caption"), 0, 0)
        grid.addWidget(self._stock, 1, 0, Qt.AlignmentFlag.AlignTop)
        hint = Label(
            _("Cells that are used up already stay free: choose the first one that is not."), "muted", wrap=True
        )
        grid.addWidget(hint, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._start, 0, 1)
        grid.addWidget(self._picker, 1, 1, 3, 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        paper = QPushButton(_("Print…"))
        paper.clicked.connect(self._print)
        save = QPushButton(_("Save PDF…"))
        save.setDefault(True)
        save.setProperty("role", "primary")
        save.clicked.connect(self._save)
        for button in (cancel, paper, save):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        return row

    def _print(self) -> None:
        self.accept()
        self.printed.emit(self.chosen())

    def _save(self) -> None:
        self.accept()
        self.saved.emit(self.chosen())

    def _show_stock(self) -> None:
        stock = self._stocks.get(self._stock.value())
        if stock is not None:
            self._picker.show_stock(stock)

    def _tell_start(self, number: int) -> None:
        self._start.setText(_("Begin at cell {number}").format(number=number))
