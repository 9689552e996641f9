"""The one door through which pages write: commands run on the writer's lane, and undo is a view of the journal."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.store.database import ChangeSet, Database

Command = Callable[["Database"], "ChangeSet"]


@dataclass(frozen=True, slots=True)
class UndoView:
    """What Undo and Redo would do now, in the words of the journal; empty where there is nothing."""

    undo: str = ""
    redo: str = ""


class Editor(QObject):
    """Runs commands one after another beside the window, tells which tables changed, and undoes."""

    changed = Signal(frozenset)  # names of the tables that a command changed
    refused = Signal()  # a command failed and changed nothing: what a field shows may not be what is stored
    undo_changed = Signal(object)  # UndoView

    def __init__(self, lane: Lane, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._messages = messages
        self._database: Database | None = None
        self.undo_view = UndoView()

    def attach(self, database: "Database | None") -> None:
        """Write to this register from now on (or to none)."""
        self._database = database
        self._show_undo(UndoView())
        if database is not None:
            self._lane.submit(lambda: _undo_view(database), self._undo_view_read)

    def run(self, label: str, command: Command, then: Callable[[], None] | None = None) -> None:
        """Do ``command`` and say ``label`` when it is done, with a way back; ``then`` follows a success."""
        self._submit(command, lambda: self._announce(label), then)

    def take_note(self, label: str, tables: frozenset[str]) -> None:
        """Say ``label``, with a way back, for a change that a job has made on the writer's lane."""
        database = self._database
        if database is not None:
            self._lane.submit(lambda: _undo_view(database), lambda future: self._noted(future, label, tables))

    def undo(self) -> None:
        """Undo the latest command of this computer that has not been undone."""
        text = self.undo_view.undo
        if text:
            self._submit(_undo, lambda: self._messages.done(_("Undone: {what}").format(what=text)))

    def redo(self) -> None:
        """Do again what was undone last."""
        text = self.undo_view.redo
        if text:
            self._submit(_redo, lambda: self._messages.done(_("Done again: {what}").format(what=text)))

    def _submit(self, command: Command, announce: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        database = self._database
        if database is None:
            return

        def work() -> "tuple[ChangeSet, UndoView]":
            changes = command(database)
            return changes, _undo_view(database)

        self._lane.submit(work, lambda future: self._conclude(future, announce, then))

    def _conclude(
        self,
        future: "Future[tuple[ChangeSet, UndoView]]",
        announce: Callable[[], None],
        then: Callable[[], None] | None,
    ) -> None:
        error = future.exception()
        if error is not None:
            self.refused.emit()
            self._messages.show(error)
            return
        changes, view = future.result()
        self._show_undo(view)
        if changes.count:
            self.changed.emit(changes.tables)
            announce()
        if then is not None:
            then()

    def _noted(self, future: Future[UndoView], label: str, tables: frozenset[str]) -> None:
        self._undo_view_read(future)
        self.changed.emit(tables)
        self._announce(label)

    def _announce(self, label: str) -> None:
        self._messages.done(label, _("Undo"), self.undo)

    def _undo_view_read(self, future: Future[UndoView]) -> None:
        error = future.exception()
        if error is None:
            self._show_undo(future.result())
        else:
            self._messages.show(error)

    def _show_undo(self, view: UndoView) -> None:
        self.undo_view = view
        self.undo_changed.emit(view)


def _undo(database: "Database") -> "ChangeSet":
    from summitdesk.store import journal

    return journal.undo(database)


def _redo(database: "Database") -> "ChangeSet":
    from summitdesk.store import journal

    return journal.redo(database)


def _undo_view(database: "Database") -> UndoView:
    from summitdesk.store import journal

    with database.reading() as session:
        undoable = journal.undoable(session)
        redoable = journal.redoable(session)
    return UndoView(undoable.label if undoable else "", redoable.label if redoable else "")
