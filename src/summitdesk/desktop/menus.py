"""Qt's actions made from the declared ones: the menu bar, its shortcuts, and what is enabled when."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from summitdesk.desktop.actions import ACTIONS, Menu, plain
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.palette import Command
from summitdesk.desktop.widgets.text import literal
from summitdesk.i18n import _

Handlers = Mapping[str, Callable[[], None]]
_EXCLUSIVE: Final = ("view.english", "view.chinese")


class ActionBoard(QObject):
    """Every declared action as Qt's, in its menu. An action is enabled where somebody handles it."""

    triggered = Signal(str)  # the action's id

    def __init__(self, look: Look, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._actions: dict[str, QAction] = {}
        self.menus: dict[Menu, QMenu] = {menu: bar.addMenu(_(menu.value)) for menu in Menu}
        groups: dict[Menu, int] = {}
        for declared in ACTIONS:
            menu = self.menus[declared.menu]
            if groups.setdefault(declared.menu, declared.group) != declared.group:
                menu.addSeparator()
                groups[declared.menu] = declared.group
            made = QAction(_(declared.text), self)
            made.setStatusTip(_(declared.tip))
            made.setToolTip(_(declared.tip))
            made.setCheckable(declared.checkable)
            if declared.shortcut:
                made.setShortcut(QKeySequence(declared.shortcut))
            made.triggered.connect(lambda checked=False, name=declared.id: self.triggered.emit(name))
            menu.addAction(made)
            self._actions[declared.id] = made
        # Drawing all icons would take a third of the start; nobody sees them before a menu opens.
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._draw_icons)
        languages = QActionGroup(self)
        for name in _EXCLUSIVE:
            languages.addAction(self._actions[name])

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def enable(self, handlers: Handlers, *, has_file: bool) -> None:
        """Enable what is handled now; what needs a register only where one is open."""
        for declared in ACTIONS:
            is_handled = declared.id in handlers and (has_file or not declared.needs_file)
            self._actions[declared.id].setEnabled(is_handled)

    def _draw_icons(self) -> None:
        for declared in ACTIONS:
            action = self._actions[declared.id]
            # A tick stands where the icon of a checkable action would.
            if declared.icon and not declared.checkable and action.icon().isNull():
                action.setIcon(self._look.icon(declared.icon, self._look.palette.muted))

    def entitle(self, identifier: str, text: str) -> None:
        """Give an action a text that says what it would do now."""
        self._actions[identifier].setText(text)

    def commands(self) -> list[Command]:
        """What the command palette lists: every enabled action."""
        return [
            Command(
                declared.id,
                plain(self._actions[declared.id].text()),
                declared.icon,
                self._actions[declared.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                plain(declared.text),
            )
            for declared in ACTIONS
            if self._actions[declared.id].isEnabled() and declared.id != "view.palette"
        ]


def undo_text(verb: str, what: str) -> str:
    """ "Undo: change name" for the menu, where the journal knows what; only the verb where there is nothing."""
    return f"{verb}: {literal(what)}" if what else verb
