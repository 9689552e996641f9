"""What a page is handed: the register and event at hand, the doors for reading and writing, the way to other pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from summitdesk.addresses import is_address, short_name, without_password
from summitdesk.bootstrap import Start, operator_of
from summitdesk.desktop.editor import Editor
from summitdesk.desktop.jobs import Job, Jobs, Work
from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages
from summitdesk.desktop.preflight import Preflight
from summitdesk.desktop.questions import Question
from summitdesk.domain.rows import EventRow
from summitdesk.i18n import _
from summitdesk.progress import Progress
from summitdesk.settings import Settings, save, with_recent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database

Value = TypeVar("Value")


class Desk(QObject):
    """One desk: at most one open register, and at most one event at hand.

    Four lanes work beside the window: the writer for every change, the reader for what pages show, the press for
    papers, since PDFium bears one thread only, and the proof-reader's for the pre-flight.
    """

    opened = Signal()  # another register is open, or none
    opening = Signal(str)  # a register begins to open: its name
    events_changed = Signal()  # the register's events have been read again
    event_changed = Signal()  # another event is at hand, or the one at hand has changed
    offers_changed = Signal()  # what the page in sight can do has changed
    acted = Signal(str)  # somebody wants an action (its id)
    went = Signal(str, object)  # somebody wants a page (its id) and a subject on it (UUID or None)

    def __init__(self, start: Start, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings = start.settings
        self._settings_file = start.settings_file
        self.messages = Messages(self)
        self.writer = Lane("writer", self)
        self.reader = Lane("reader", self)
        self.press = Lane("press", self)
        self.editor = Editor(self.writer, self.messages, self)
        self.jobs = Jobs(self.messages, self)
        self.database: Database | None = None
        self.events: tuple[EventRow, ...] = ()
        self.current_event: EventRow | None = None
        self._is_opening = False
        self._expected: UUID | None = None
        self._events = self.question(self._show_events)
        # A lane of its own: the pre-flight of a large event takes seconds, and papers must not wait for it.
        self.proof = Lane("proof", self)
        self.preflight = Preflight(lambda answer: Question(self.proof, self.messages, answer, self), self.editor, self)
        self.event_changed.connect(self._attach_preflight)
        self.editor.changed.connect(self._refresh_events)

    @property
    def name(self) -> str:
        """The register's file name; empty while none is open."""
        return short_name(self._target())

    @property
    def location(self) -> str:
        """Where the register lies; empty while none is open."""
        return self._target()

    @property
    def operator(self) -> str:
        """The name that the history records."""
        return self.database.operator if self.database is not None else operator_of(self.settings)

    @property
    def is_opening(self) -> bool:
        """Whether a register is about to be open."""
        return self._is_opening

    @property
    def is_busy(self) -> bool:
        """Whether anything is being written, read or made."""
        return not all(lane.is_idle for lane in (self.writer, self.reader, self.press, self.proof))

    def question(self, answer: Callable[[Value], None], parent: QObject | None = None) -> Question[Value]:
        """A question to the register that the newest answer wins; ask it with :meth:`ask`."""
        return Question(self.reader, self.messages, answer, parent or self)

    def ask(self, question: Question[Value], query: "Callable[[Session], Value]") -> None:
        """Find something out in the register, beside the window."""
        database = self.database
        if database is not None:
            question.ask(lambda: self.read(database, query))

    @staticmethod
    def read(database: "Database", query: "Callable[[Session], Value]") -> Value:
        """Run a query in a short transaction of its own (on a lane)."""
        with database.reading() as session:
            return query(session)

    def open(self, target: str) -> Job:
        """Open a register in place of the one that is open; the one that is open is closed first and read anew."""
        if (
            target
            and not is_address(target)
            and self._target()
            and Path(target).absolute() == Path(self._target()).absolute()
        ):
            self.close_register()
        operator = operator_of(self.settings)

        def work(progress: Progress) -> "Database":
            from summitdesk.store.database import Database

            return Database.open(target, operator=operator)

        return self._begin(_("Opening the register"), target, work)

    def create(self, target: str) -> Job:
        """Make an empty register and open it."""
        operator = operator_of(self.settings)

        def work(progress: Progress) -> "Database":
            from summitdesk.store.database import Database

            return Database.create(target, operator=operator)

        return self._begin(_("Making a register"), target, work)

    def create_sample(self, target: str) -> Job:
        """Make a register with the bundled events and open it."""
        operator = operator_of(self.settings)

        def work(progress: Progress) -> "Database":
            from summitdesk.services.sample import load_sample
            from summitdesk.store.database import Database

            database = Database.create(target, operator=operator)
            load_sample(database)
            return database

        return self._begin(_("Making the sample register"), target, work)

    def save_copy(self, target: str) -> None:
        """Write a copy of the register as it is now."""
        database = self.database
        if database is None:
            return

        def work(progress: Progress) -> None:
            from summitdesk.store.backup import copy_register

            copy_register(database.url, Path(target))

        done = _("Saved a copy as {file}.").format(file=Path(target).name)
        self.jobs.run(self.writer, _("Saving a copy"), work, lambda nothing: self.messages.done(done))

    def close_register(self) -> None:
        """Close the register that is open."""
        self._take(None)

    def choose_event(self, identifier: UUID | None) -> None:
        """Put another event of the register on the desk."""
        chosen = next((event for event in self.events if event.id == identifier), None)
        if chosen is not None and chosen != self.current_event:
            self.current_event = chosen
            self.event_changed.emit()

    def expect_event(self, identifier: UUID) -> None:
        """Put an event on the desk as soon as it is in the register."""
        self._expected = identifier

    def act(self, action: str) -> None:
        """Ask the window for an action."""
        self.acted.emit(action)

    def go(self, page: str, subject: UUID | None = None) -> None:
        """Ask the window for a page, and for a subject on it."""
        self.went.emit(page, subject)

    def change_settings(self, settings: Settings) -> None:
        """Keep what this person chose."""
        self.settings = settings
        save(settings, self._settings_file)

    def shut(self) -> None:
        """Finish what is being written and stop all work beside the window."""
        self.preflight.stop()
        self.jobs.cancel_all()
        self.reader.close()
        self.press.close()
        self.proof.close()
        self.writer.close(finish=True)
        if self.database is not None:
            self.database.close()
            self.database = None

    def _target(self) -> str:
        """Where the open register lies, as people may see it."""
        database = self.database
        if database is None:
            return ""
        return str(database.path or without_password(database.url.render_as_string()))

    def _begin(self, label: str, target: str, work: "Work[Database]") -> Job:
        self._is_opening = True
        self.opening.emit(short_name(target))
        job = self.jobs.run(self.writer, label, work, self._take)
        job.succeeded.connect(lambda database: self._remember(target))
        job.failed.connect(lambda error: self._give_up())
        return job

    def _give_up(self) -> None:
        self._is_opening = False
        self.opened.emit()
        self.event_changed.emit()

    def _take(self, database: "Database | None") -> None:
        former = self.database
        self.database = database
        self.events, self.current_event = (), None
        self._is_opening = database is not None
        if former is not None:
            self.jobs.run(self.writer, _("Closing the register"), lambda progress: former.close())
        self.editor.attach(database)
        self.opened.emit()
        self.event_changed.emit()
        self._read_events()

    def _attach_preflight(self) -> None:
        self.preflight.attach(self.database, self.current_event.slug if self.current_event is not None else "")

    def _remember(self, target: str) -> None:
        register = without_password(target) if is_address(target) else str(Path(target).absolute())
        self.change_settings(with_recent(self.settings, register))

    def _refresh_events(self, tables: frozenset[str]) -> None:
        if tables & {"event", "organizer", "city", "country"}:
            self._read_events()

    def _read_events(self) -> None:
        def query(session: "Session") -> tuple[EventRow, ...]:
            from summitdesk.store.queries.events import all_events

            return tuple(all_events(session))

        self.ask(self._events, query)

    def _show_events(self, events: tuple[EventRow, ...]) -> None:
        self.events = events
        former = self.current_event
        self._is_opening = False
        wanted = next((event for event in events if event.id == self._expected), None)
        if wanted is not None:
            self._expected = None
        here = wanted or next((event for event in events if former is not None and event.id == former.id), None)
        self.current_event = here or (events[0] if events else None)
        self.events_changed.emit()
        if self.current_event != former or self.current_event is None:
            self.event_changed.emit()


def with_interface(settings: Settings, *, language: str = "", palette: str = "") -> Settings:
    """The settings with another interface language or palette."""
    interface = settings.interface
    return replace(
        settings,
        interface=replace(interface, language=language or interface.language, palette=palette or interface.palette),
    )
