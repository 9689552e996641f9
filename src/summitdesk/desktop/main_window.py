"""The window: side bar, pages, menus and status bar round one desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final, cast
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from summitdesk import i18n
from summitdesk.addresses import short_name, without_password
from summitdesk.desktop import dialogs
from summitdesk.desktop.actions import Menu
from summitdesk.desktop.context import Desk, with_interface
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.editor import UndoView
from summitdesk.desktop.events.desk import EventDesk
from summitdesk.desktop.menus import ActionBoard, Handlers, undo_text
from summitdesk.desktop.messages import Message
from summitdesk.desktop.pages.page import Page, PageState
from summitdesk.desktop.pages.welcome import WelcomePage
from summitdesk.desktop.status import StatusBar
from summitdesk.desktop.widgets.banner import Banner
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.palette import CommandPalette
from summitdesk.desktop.widgets.shortcuts import ShortcutList
from summitdesk.desktop.widgets.sidebar import EventEntry, PageEntry, SideBar
from summitdesk.desktop.widgets.text import literal
from summitdesk.desktop.widgets.undo import can_redo, can_undo
from summitdesk.desktop.wording import dates_between, text_for_reader
from summitdesk.domain.findings import Finding
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _, later, n_


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page of the side bar and where its class is; it is imported when it is first opened."""

    id: str
    title: str
    tip: str
    icon: str
    module: str
    name: str


PAGES: Final = (
    PageKind(
        "delegations",
        later("Delegations"),
        later("Delegates of the event, with their names and offices"),
        "users",
        "summitdesk.desktop.pages.delegations.page",
        "DelegationsPage",
    ),
    PageKind(
        "invitations",
        later("Invitations"),
        later("Who is invited, what became of it, and the letters"),
        "mail",
        "summitdesk.desktop.pages.invitations.page",
        "InvitationsPage",
    ),
    PageKind(
        "documents",
        later("Documents"),
        later("What the event adopts and signs"),
        "scroll-text",
        "summitdesk.desktop.pages.documents.page",
        "DocumentsPage",
    ),
    PageKind(
        "badges",
        later("Badges"),
        later("Badges and the sheets that they print on"),
        "id-card",
        "summitdesk.desktop.pages.badges.page",
        "BadgesPage",
    ),
    PageKind(
        "findings",
        later("Findings"),
        later("What a proof-reader would put in the margin"),
        "clipboard-list",
        "summitdesk.desktop.pages.findings.page",
        "FindingsPage",
    ),
)


class MainWindow(QMainWindow):
    """One window on one desk. A change of language or appearance builds it anew from the same declarations."""

    language_chosen = Signal(str)
    palette_chosen = Signal(str)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._page = PAGES[0].id
        self._states: dict[str, PageState] = {}
        self.setMinimumSize(960, 600)
        self.resize(1360, 860)
        self._build(look)
        desk.messages.said.connect(self._say)
        desk.opened.connect(self._opened)
        desk.opening.connect(self._opening)
        desk.events_changed.connect(self._show_events)
        desk.event_changed.connect(self._show_events)
        desk.went.connect(self._go)
        desk.acted.connect(self.run)
        desk.event_changed.connect(self._refresh_actions)
        desk.offers_changed.connect(self._refresh_actions)
        desk.editor.undo_changed.connect(self._show_undo)
        desk.preflight.found.connect(self._show_findings)

    def dress(self, look: Look) -> None:
        """Build the window anew in another appearance or language, on the same page and subject."""
        self._states = {name: page.state() for name, page in self._pages.items()}
        former = self.centralWidget()
        for menu in self._board.menus.values():
            menu.deleteLater()
        self.menuBar().clear()
        self._board.deleteLater()
        self._event_desk.deleteLater()
        self._build(look)
        if former is not None:
            former.deleteLater()

    def page(self, identifier: str) -> Page:
        """A page; it is made when it is first asked for."""
        if identifier not in self._pages:
            kind = next(kind for kind in PAGES if kind.id == identifier)
            make = cast("Callable[[Desk, Look], QWidget]", getattr(import_module(kind.module), kind.name))
            widget = make(self._desk, self._look)
            self._stack.addWidget(widget)
            self._widgets[identifier] = widget
            self._pages[identifier] = cast("Page", widget)
            if identifier in self._states:
                self._pages[identifier].restore(self._states.pop(identifier))
        return self._pages[identifier]

    @property
    def current_page(self) -> str:
        """The id of the page that is open; empty while the welcome is shown."""
        return self._page if self._stack.currentWidget() is not self._welcome else ""

    @property
    def banner(self) -> Banner:
        """The banner over the foot of the page."""
        return self._banner

    @property
    def side_bar(self) -> SideBar:
        """The side bar."""
        return self._side

    @property
    def board(self) -> ActionBoard:
        """The window's actions."""
        return self._board

    def expect_register(self, target: str) -> None:
        """Show the shape of what comes before a register is opened."""
        self._opening(short_name(target))

    def run(self, identifier: str) -> None:
        """Run an action by its id, where it is enabled."""
        self._refresh_actions()
        handler = self._handlers().get(identifier)
        if handler is not None and self._board[identifier].isEnabled():
            handler()
            self._refresh_actions()

    def closeEvent(self, event: QCloseEvent) -> None:
        # A field that is still being edited stores what was typed before the window goes.
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()
        self._desk.shut()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and hasattr(self, "_board"):
            self._refresh_actions()

    def _build(self, look: Look) -> None:
        self._look = look
        self._pages: dict[str, Page] = {}
        self._widgets: dict[str, QWidget] = {}
        self.setWindowIcon(QIcon(look.pixmap("snowflake", look.palette.glacier, 64)))
        self._board = ActionBoard(look, self.menuBar(), self)
        self._board.triggered.connect(self.run)
        self._board.menus[Menu.EDIT].aboutToShow.connect(self._refresh_actions)
        self._recent = QMenu(_("Open &recent"), self)
        self._board.menus[Menu.FILE].insertMenu(self._board["file.sample"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._side = self._make_side_bar()
        self._content = QWidget()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._banner = Banner(look, self._content)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._content, 1)
        self.setCentralWidget(central)
        self._event_desk = EventDesk(self, self._desk, look)
        self._status = StatusBar(self._desk, look)
        self.setStatusBar(self._status)
        self._welcome = WelcomePage(look, self._desk.settings.desk.recent)
        self._welcome.acted.connect(self.run)
        self._welcome.recent_chosen.connect(self._desk.open)
        self._stack.addWidget(self._welcome)
        self._board["view.dark"].setChecked(look.palette.name == "dark")
        self._board["view.english"].setChecked(i18n.language() == "en")
        self._board["view.chinese"].setChecked(i18n.language() == "zh_CN")
        self._board["view.inspector"].setChecked(True)
        self._show_events()
        if self._desk.database is not None:
            self._open_page(self._page)
        self._show_welcome(self._desk.database is None)
        self._show_undo(self._desk.editor.undo_view)
        self._show_findings(self._desk.preflight.findings)

    def _make_side_bar(self) -> SideBar:
        side = SideBar(self._look, [PageEntry(kind.id, _(kind.title), kind.icon, _(kind.tip)) for kind in PAGES])
        side.page_chosen.connect(self._desk.go)
        side.event_chosen.connect(lambda identifier: self._desk.choose_event(UUID(identifier)))
        is_dark = self._look.palette.name == "dark"
        shade = tool_button(
            self._look, _("Light colours") if is_dark else _("Dark colours"), "sun" if is_dark else "moon"
        )
        shade.clicked.connect(lambda: self.run("view.dark"))
        other = "view.english" if i18n.language() == "zh_CN" else "view.chinese"
        tongue = tool_button(self._look, "English" if other == "view.english" else "中文", "languages")
        tongue.clicked.connect(lambda: self.run(other))
        palette = tool_button(self._look, _("Command palette"), "command")
        palette.clicked.connect(lambda: self.run("view.palette"))
        for button in (palette, shade, tongue):
            side.add_switch(button)
        side.close_foot()
        return side

    def _handlers(self) -> Handlers:
        """What is handled now: the window's own actions, and those of the page in sight."""
        own: dict[str, Callable[[], None]] = {
            "file.new": self._new,
            "file.open": self._open,
            "file.sample": self._open_sample,
            "file.copy": self._save_copy,
            "file.close": self._desk.close_register,
            "file.quit": self._quit,
            "view.palette": self._show_palette,
            "view.dark": self._switch_palette,
            "view.english": partial(self._switch_language, "en"),
            "view.chinese": partial(self._switch_language, "zh_CN"),
            "help.shortcuts": lambda: ShortcutList(self).open(),
            "help.about": lambda: dialogs.About(self).open(),
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "go.event": self._side.open_events,
            "event.new": self._event_desk.new,
        }
        if self._desk.current_event is not None:
            own["event.edit"] = self._event_desk.edit
        own |= {f"go.{kind.id}": partial(self._desk.go, kind.id) for kind in PAGES}
        if self.current_page:
            page = self._pages[self._page]
            own |= {"edit.find": page.start_search, **page.handlers()}
        return own

    def _refresh_actions(self) -> None:
        self._board.enable(self._handlers(), has_file=self._desk.database is not None)
        self._show_undo(self._desk.editor.undo_view)

    def _open_page(self, identifier: str) -> None:
        self.page(identifier)
        self._page = identifier
        self._stack.setCurrentWidget(self._widgets[identifier])
        self._side.mark(identifier)
        self._pages[identifier].take_focus()
        self._refresh_actions()

    def _go(self, identifier: str, subject: UUID | None) -> None:
        if self._desk.database is None:
            return
        self._open_page(identifier)
        if subject is not None:
            self._pages[identifier].show_subject(subject)

    def _opening(self, name: str) -> None:
        """Show the shape of what comes while a register opens."""
        self._open_page(self._page)
        self._side.setVisible(True)

    def _opened(self) -> None:
        self._states = {}
        if self._desk.database is not None:
            self._open_page(self._page)
        self._show_welcome(self._desk.database is None)
        self._status.refresh()

    def _show_welcome(self, is_welcome: bool) -> None:
        if is_welcome:
            self._stack.setCurrentWidget(self._welcome)
        self._side.setVisible(not is_welcome)
        name = self._desk.name
        self.setWindowTitle(f"{name} — SummitDesk" if name else "SummitDesk")
        self._refresh_actions()

    def _show_events(self) -> None:
        entries = [
            EventEntry(str(event.id), text_for_reader(event.titles), dates_between(event.starts_on, event.ends_on))
            for event in self._desk.events
        ]
        self._side.show_events(entries, str(self._desk.current_event.id) if self._desk.current_event else "")

    def _show_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Show in the side bar how many findings wait: errors in red, else warnings in amber."""
        severities = [finding.severity for finding in findings or ()]
        errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
        count, colour = errors or warnings, self._look.palette.seal if errors else self._look.palette.amber
        if errors:
            spoken = n_("{count} error", "{count} errors", errors).format(count=errors)
        else:
            spoken = n_("{count} warning", "{count} warnings", warnings).format(count=warnings)
        self._side.pages["findings"].show_count(str(count) if count else "", colour, spoken)

    def _say(self, message: Message) -> None:
        self._banner.say(message)

    def _show_undo(self, view: UndoView) -> None:
        focused = QApplication.focusWidget()
        typing = can_undo(focused)
        self._board.entitle("edit.undo", _("&Undo typing") if typing else undo_text(_("&Undo"), view.undo))
        self._board["edit.undo"].setEnabled(typing or bool(view.undo))
        self._board.entitle("edit.redo", undo_text(_("&Redo"), view.redo))
        self._board["edit.redo"].setEnabled(can_redo(focused) or bool(view.redo))

    def _undo(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit) and can_undo(focused):
            focused.undo()
        else:
            self._desk.editor.undo()

    def _redo(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit) and can_redo(focused):
            focused.redo()
        else:
            self._desk.editor.redo()

    def _fill_recent(self) -> None:
        self._recent.clear()
        for register in self._desk.settings.desk.recent:
            entry = self._recent.addAction(literal(without_password(register)))
            entry.triggered.connect(partial(self._desk.open, register))
        self._recent.setEnabled(bool(self._desk.settings.desk.recent))

    def _new(self) -> None:
        if target := dialogs.choose_new_register(self, _("New register"), _("Register") + dialogs.REGISTER):
            self._desk.create(target)

    def _open(self) -> None:
        if target := dialogs.choose_register(self):
            self._desk.open(target)

    def _open_sample(self) -> None:
        if target := dialogs.choose_new_register(self, _("Where to put the sample register"), "sample.summit"):
            self._desk.create_sample(target)

    def _save_copy(self) -> None:
        name = Path(self._desk.location)
        suggested = str(name.with_name(f"{name.stem} ({_('copy')}){name.suffix}"))
        if target := dialogs.choose_new_register(self, _("Save a copy"), suggested):
            self._desk.save_copy(target)

    def _quit(self) -> None:
        self.close()

    def _show_palette(self) -> None:
        palette = CommandPalette(self._look, self._board.commands(), self)
        palette.chosen.connect(self.run)
        palette.open()

    def _switch_palette(self) -> None:
        name = "light" if self._look.palette.name == "dark" else "dark"
        self._desk.change_settings(with_interface(self._desk.settings, palette=name))
        self.palette_chosen.emit(name)

    def _switch_language(self, language: str) -> None:
        if language != i18n.language():
            self._desk.change_settings(with_interface(self._desk.settings, language=language))
            self.language_chosen.emit(language)
