"""The page of badges: the list at the left, the real sheet of those selected at the right."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.models.column import Column
from summitdesk.desktop.models.table import TableModel
from summitdesk.desktop.pages.badges.sheet import Sheet, Wearers, read_wearers, set_sheet
from summitdesk.desktop.pages.delegations.columns import city, country, latin, own_name
from summitdesk.desktop.pages.delegations.commands import DelegateCommands
from summitdesk.desktop.pages.page import ListPage
from summitdesk.desktop.paper_dialog import StockRow, stock_rows
from summitdesk.desktop.printing import PaperDesk
from summitdesk.desktop.questions import Question
from summitdesk.desktop.refresh import Refresh
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.wording import reader, text_for_reader, undrawn
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.listing import Listing, Page
from summitdesk.domain.rows import CategoryRow, DelegateRow
from summitdesk.i18n import _, n_
from summitdesk.services.badges import record_issue
from summitdesk.services.printing import DEFAULT_STOCK, Options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TABLES: Final = frozenset(
    {"delegate", "delegation", "person", "person_name", "city", "country", "badge_category", "badge_issue", "event"}
)
_SHOWN: Final = 12
"""At most so many badges are shown at once; a print holds them all."""


class BadgesPage(ListPage[DelegateRow]):
    """Who wears what. Selecting people shows their badges on the sheet that they will be printed on."""

    def __init__(self, desk: Desk, look: Look) -> None:
        header = PageHeader(look, _("Badges"), _("Search names, offices, cities"))
        super().__init__(desk, look, header, TableModel(()), name=_("Badges"), icon="id-card")
        self._commands = DelegateCommands(desk.editor)
        self._categories: tuple[CategoryRow, ...] = ()
        self._stocks: tuple[StockRow, ...] = ()
        self._stock = Choice(look)
        self._stock.setAccessibleName(_("Sheet"))
        self._stock.setMinimumWidth(168)
        self._stock.setMaximumWidth(344)
        self._header.add(self._stock)
        self._print = self._header.add_primary(_("Print or save…"), "printer")
        self.model.show_columns(self._columns())
        self.paper = PaperPane(look, desk.press, desk.messages, _("The sheet"))
        self._papers = PaperDesk(self, desk, look, PaperKind.BADGES)
        self._read_categories = desk.question(self._show_categories, self)
        self._read_given = desk.question(self._record, self)
        self._read_wearers = desk.question(self._set_sheet, self)
        self._read_stocks: Question[tuple[StockRow, ...]] = Question(desk.press, desk.messages, self._show_stocks, self)
        self._set: Question[Sheet] = Question(desk.press, desk.messages, self._show_sheet, self)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(60)
        self._gather.timeout.connect(self._look_at_selected)
        self._lay_out()
        self._connect()
        self._begin()
        self._read_stocks.ask(stock_rows)

    def handlers(self) -> Handlers:
        """What the page can do now."""
        handlers: dict[str, Callable[[], None]] = {
            "view.zoom_in": self.paper.paper.zoom_in,
            "view.zoom_out": self.paper.paper.zoom_out,
            "view.fit": self.paper.paper.fit,
            "view.inspector": self._switch_paper,
        }
        if self._desk.current_event is not None and self.model.total:
            handlers |= {"file.print": self._ask, "file.save_pdf": self._ask}
        return handlers

    def _switch_paper(self) -> None:
        self.paper.setVisible(not self.paper.isVisible())

    def show_subject(self, subject: UUID) -> None:
        """Select somebody's badge."""
        self.table.select(subject)

    def _columns(self) -> tuple[Column[DelegateRow], ...]:
        suffix = "_zh" if reader().startswith("zh") else ""
        names = {category.code: text_for_reader(category.names) for category in self._categories}
        colours = {category.code: category.colour for category in self._categories}
        return (
            Column("name", _("Name"), own_name, "name", 152, 3, hint=_("No name yet")),
            Column("latin", _("In Latin letters"), latin, "latin", 120, 2, 3, muted=True),
            Column("city", _("City"), city, f"city{suffix}", 104, 2),
            Column("country", _("Country"), country, f"country{suffix}", 104, 2, 4, muted=True),
            Column(
                "category",
                _("Category"),
                lambda row: names.get(row.category, row.category),
                "category",
                164,
                1,
                1,
                edit=self._commands.set_category,
                choices=[("", _("None")), *names.items()],
                value=lambda row: row.category,
                dot=lambda row: colours.get(row.category, ""),
            ),
            Column(
                "copies",
                _("Printed"),
                lambda row: str(row.badge_copies) if row.badge_copies else "",
                "",
                72,
                0,
                2,
                Qt.AlignmentFlag.AlignRight,
            ),
        )

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 0, 0)
        column.addWidget(self.table)
        split.addWidget(left)
        split.addWidget(self.paper)
        split.setStretchFactor(0, 11)
        split.setStretchFactor(1, 9)
        split.setSizes([660, 540])
        left.setMinimumWidth(360)
        self.paper.setMinimumWidth(280)
        self._stand(split)

    def _connect(self) -> None:
        desk = self._desk
        self._stock.activated.connect(self._look_at_selected)
        self._print.clicked.connect(self._ask)
        self.table.view.selectionModel().selectionChanged.connect(self._note_selection)
        self.feed.arrived.connect(self._arrived)
        desk.event_changed.connect(self._begin)
        self._refresh = Refresh(self, desk.editor, _TABLES, self.refresh)

    def _begin(self) -> None:
        """Show the event at hand from the start."""
        self.paper.paper.clear()
        self.paper.say("")
        self._print.setEnabled(False)
        if self._show_rows(_page):
            self._ask_categories()

    def refresh(self) -> None:
        """Read again what is in sight."""
        super().refresh()
        self._ask_categories()
        self._gather.start()

    def _ask_categories(self) -> None:
        event = self._desk.current_event
        if event is not None:
            event_id = event.id
            self._desk.ask(self._read_categories, lambda session: _categories(session, event_id))

    def _show_categories(self, categories: tuple[CategoryRow, ...]) -> None:
        if categories != self._categories:
            self._categories = categories
            self.model.show_columns(self._columns())
            self.table.view.fit()

    def _show_stocks(self, stocks: tuple[StockRow, ...]) -> None:
        self._stocks = stocks
        self._stock.offer([(stock.name, stock.title) for stock in stocks])
        self._stock.choose(DEFAULT_STOCK)
        self._gather.start()

    def _arrived(self, total: int) -> None:
        self._header.say(n_("{count} delegate", "{count} delegates", total).format(count=f"{total:,}"))
        self.table.show_empty(total == 0)
        self._print.setEnabled(total > 0)
        if total and not self.table.selected_keys():
            self.table.view.selectRow(0)
        elif not total:
            if self._is_narrowed:
                self._say_nobody_found()
            else:
                self.table.empty.say(_("No badges yet"), _("Badges follow from the delegates of the event."))

    def _selected(self) -> tuple[UUID, ...]:
        return tuple(key for key in self.table.selected_keys() if isinstance(key, UUID))

    def _note_selection(self) -> None:
        self._gather.start()

    def _look_at_selected(self) -> None:
        event = self._desk.current_event
        ids = self._selected()[:_SHOWN]
        if event is None or not ids or not self._stocks:
            return
        self.paper.say(_("Setting…"))
        self._desk.ask(self._read_wearers, lambda session: read_wearers(session, event, ids))

    def _set_sheet(self, wearers: Wearers) -> None:
        name = self._stock.value()
        if wearers.delegates:
            self._set.ask(lambda: set_sheet(wearers, name))

    def _show_sheet(self, sheet: Sheet) -> None:
        self.paper.say(_problems(sheet, len(self._selected())))
        self.paper.paper.show_pdf(sheet.pdf)

    def _ask(self) -> None:
        if self._stocks:
            self._papers.ask(
                Options(stock=self._stock.value() or DEFAULT_STOCK),
                _("Badges"),
                stocks=self._stocks,
                selected=self._selected(),
                then=self._offer_record,
            )

    def _offer_record(self, options: Options) -> None:
        """After final badges: put down who was given one, if the organizer wishes so."""
        event, database = self._desk.current_event, self._desk.database
        if not options.final or event is None or database is None:
            return
        self._desk.messages.done(
            _("The badges are made. They count as handed out when this is put down."),
            _("Record as handed out"),
            lambda: self._desk.ask(
                self._read_given, lambda session: _wearers(session, event.id, frozenset(options.only))
            ),
        )

    def _record(self, given: tuple[UUID, ...]) -> None:
        if given:
            count = len(given)
            told = n_("{count} badge recorded as handed out.", "{count} badges recorded as handed out.", count)
            command = partial(record_issue, delegate_ids=given)
            self._desk.editor.run(told.format(count=f"{count:,}"), command)


def _problems(sheet: Sheet, selected: int) -> str:
    if sheet.problems.missing:
        return undrawn(sheet.problems.missing)
    if sheet.problems.overflows:
        return _("Does not fit: {text}").format(text=sheet.problems.overflows[0].text)
    if selected > _SHOWN:
        return _("The first {shown} of {count} selected").format(shown=_SHOWN, count=selected)
    return n_("{count} badge, as it will be printed", "{count} badges, as they will be printed", selected).format(
        count=selected
    )


def _page(session: "Session", event_id: UUID, listing: Listing) -> Page[DelegateRow]:
    from summitdesk.store.queries.delegates import delegates_page

    return delegates_page(session, event_id, listing)


def _categories(session: "Session", event_id: UUID) -> tuple[CategoryRow, ...]:
    from summitdesk.store.queries.badges import categories_of

    return categories_of(session, event_id)


def _wearers(session: "Session", event_id: UUID, only: frozenset[str]) -> tuple[UUID, ...]:
    """Who was on the sheets: those who come in person, of ``only`` these where any are named."""
    from summitdesk.domain.checks.badges import wears_badge
    from summitdesk.store.queries.delegates import delegates_of

    rows = delegates_of(session, event_id)
    return tuple(row.id for row in rows if wears_badge(row) and (not only or str(row.id) in only))
