"""The page of documents: the outline at the left, the real paper at the right, refreshed as one types."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.pages.documents.commands import OutlineCommands
from summitdesk.desktop.pages.documents.outline import Outline
from summitdesk.desktop.pages.documents.paper import Instruments, Wanted, read_instruments, set_paper
from summitdesk.desktop.pages.page import PageState
from summitdesk.desktop.printing import PaperDesk
from summitdesk.desktop.questions import Question
from summitdesk.desktop.refresh import Refresh
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.empty import EmptyState
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.wording import INSTRUMENTS, text_for_reader, undrawn
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.rows import InstrumentRow
from summitdesk.i18n import _, later, n_
from summitdesk.services.printing import Options

_TABLES: Final = frozenset(
    {
        "instrument",
        "instrument_release",
        "paragraph",
        "signatory",
        "delegation",
        "delegate",
        "person_name",
        "city",
        "country",
        "event",
        "order_choice",
        "pin",
    }
)
_PAUSE: Final = 180
"""Milliseconds after the last keystroke before the paper is set again."""

LAYOUTS: Final = {
    TextLayout.SIDE_BY_SIDE: later("Side by side"),
    TextLayout.SEQUENTIAL: later("One after the other"),
    TextLayout.INTERLEAVED: later("Paragraph by paragraph"),
}


class DocumentsPage(QWidget):
    """What the event adopts. The outline stores on leaving a field; the paper follows every keystroke."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._commands = OutlineCommands(desk.editor)
        self._instruments = Instruments()
        self._chosen: UUID | None = None
        self._subject: UUID | None = None
        self._header = PageHeader(look, _("Documents"))
        self._choice = Choice(look)
        self._choice.setAccessibleName(_("Document"))
        self._choice.setMaximumWidth(280)
        self._layout = Choice(look, [(layout.value, _(text)) for layout, text in LAYOUTS.items()])
        self._layout.setAccessibleName(_("How the languages stand to each other"))
        self._header.add(self._choice)
        self._header.add(self._layout)
        self._print = self._header.add_primary(_("Print or save…"), "printer")
        self._papers = PaperDesk(self, desk, look, PaperKind.INITIATIVE)
        self.outline = Outline(look, self._commands)
        self.paper = PaperPane(look, desk.press, desk.messages, _("The paper"))
        self._empty = EmptyState(look, "scroll-text")
        self._read = desk.question(self._show, self)
        self._set: Question[object] = Question(desk.press, desk.messages, self._show_paper, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._set_paper)
        self._lay_out()
        self._connect()
        self._begin()

    def handlers(self) -> Handlers:
        """What the page can do now."""
        handlers: dict[str, Callable[[], None]] = {
            "view.zoom_in": self.paper.paper.zoom_in,
            "view.zoom_out": self.paper.paper.zoom_out,
            "view.fit": self.paper.paper.fit,
            "view.inspector": self._switch_paper,
        }
        row = self._instrument
        if row is None:
            return handlers
        handlers |= {"file.print": self._print_paper, "file.save_pdf": self._print_paper}
        if row.frozen_digest:
            handlers["text.unfreeze"] = partial(self._commands.unfreeze, row.id)
            return handlers
        handlers["text.freeze"] = self._freeze
        handlers["paragraph.add"] = partial(self._act, None, "paragraph.add")
        if self.outline.current is not None:
            for name in ("remove", "up", "down", "deeper", "higher"):
                handlers[f"paragraph.{name}"] = partial(self._act, None, f"paragraph.{name}")
        return handlers

    def _freeze(self) -> None:
        # What is still being typed belongs to the text that is frozen.
        self.outline.store()
        if self._chosen is not None:
            self._commands.freeze(self._chosen)

    def _switch_paper(self) -> None:
        self.paper.setVisible(not self.paper.isVisible())

    def start_search(self) -> None:
        """Put the caret where writing begins."""
        if (first := self.outline.first_editor()) is not None:
            first.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the page's content."""
        self.paper.paper.setFocus()

    def show_subject(self, subject: UUID) -> None:
        """Show an instrument, or put the caret into one of its paragraphs."""
        self._subject = subject
        holder = _holder(self._instruments.rows, subject)
        if holder is not None:
            self._choose(holder)

    def state(self) -> PageState:
        """Which instrument is shown."""
        self.outline.store()
        return PageState(subject=self._chosen)

    def restore(self, state: PageState) -> None:
        """Show an instrument again."""
        self._chosen = state.subject

    @property
    def _instrument(self) -> InstrumentRow | None:
        return next((row for row in self._instruments.rows if row.id == self._chosen), None)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.outline)
        split.addWidget(self.paper)
        split.setStretchFactor(0, 11)
        split.setStretchFactor(1, 9)
        split.setSizes([660, 540])
        self.outline.setMinimumWidth(360)
        self.paper.setMinimumWidth(280)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._choice.activated.connect(lambda: self._choose(UUID(self._choice.value())))
        self._layout.activated.connect(self._set_paper)
        self._print.clicked.connect(self._print_paper)
        self.outline.typed.connect(self._pause.start)
        self.outline.acted.connect(self._act)
        self._desk.event_changed.connect(self._begin)
        self._desk.editor.refused.connect(self._take_back)
        self._desk.preflight.found.connect(self._show_findings)
        self._refresh = Refresh(self, self._desk.editor, _TABLES, self.refresh)

    def _begin(self) -> None:
        """Show the event at hand from the start."""
        self._instruments = Instruments()
        self.outline.show_instrument(None)
        self.paper.paper.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the instruments again."""
        event = self._desk.current_event
        if event is not None:
            event_id = event.id
            self._desk.ask(self._read, lambda session: read_instruments(session, event_id))

    def _show(self, instruments: Instruments) -> None:
        self._instruments = instruments
        self._choice.offer([(str(row.id), text_for_reader(filled_titles(row)) or row.slug) for row in instruments.rows])
        self._choice.setVisible(len(instruments.rows) > 1)
        has_any = bool(instruments.rows)
        self._stack.setCurrentIndex(0 if has_any else 1)
        for widget in (self._layout, self._print):
            widget.setEnabled(has_any)
        if not has_any:
            self._chosen = None
            self._header.say("")
            self._empty.say(_("Nothing to adopt yet"), _("This event has no initiative, declaration or agreement."))
            return
        self._chosen = _holder(instruments.rows, self._subject) or self._chosen
        if self._instrument is None:
            self._chosen = instruments.rows[0].id
        self._show_chosen()

    def _show_findings(self) -> None:
        self.outline.show_findings(self._desk.preflight.findings or ())

    def _choose(self, identifier: UUID) -> None:
        self.outline.store()
        self._chosen = identifier
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._instrument
        if row is None:
            return
        self._choice.choose(str(row.id))
        signers = len(row.signatories)
        cities = n_("{count} city signs", "{count} cities sign", signers).format(count=signers)
        frozen = _("Frozen for signature · {digest}…").format(digest=row.frozen_digest[:8]) if row.frozen_digest else ""
        parts = (_(INSTRUMENTS[row.kind]), cities if signers else "", frozen)
        self._header.say(" · ".join(part for part in parts if part))
        self.outline.show_instrument(row)
        self._show_findings()
        if self._subject in {paragraph.id for paragraph in row.paragraphs}:
            self.outline.reveal(self._subject)
        self._subject = None
        self._desk.offers_changed.emit()
        self._set_paper()

    def _set_paper(self) -> None:
        event, draft = self._desk.current_event, self.outline.draft()
        if event is None or draft is None:
            return
        wanted = Wanted(event, draft, self._instruments.order, TextLayout(self._layout.value()))
        self.paper.say(_("Setting…"))
        self._set.ask(lambda: set_paper(wanted))

    def _show_paper(self, composed: object) -> None:
        from summitdesk.typeset.compose import Composed

        if not isinstance(composed, Composed):
            return
        missing = composed.problems.missing
        self.paper.say(undrawn(missing) if missing else _("As it will be printed, marked as a draft"))
        self.paper.paper.show_pdf(composed.pdf)

    def _act(self, key: UUID | None, identifier: str) -> None:
        instrument = self._instrument
        if instrument is None:
            return
        self.outline.store()
        keys = [row.id for row in instrument.paragraphs]
        key = key or self.outline.current
        place = keys.index(key) if key in keys else len(keys) - 1
        match identifier:
            case "paragraph.add":
                self.outline.reveal(self._commands.add_below(instrument, place))
            case "paragraph.remove" if key is not None:
                self._commands.remove(key)
            case "paragraph.up" if key is not None and place > 0:
                self._commands.move(key, place - 1)
            case "paragraph.down" if key is not None and place < len(keys) - 1:
                self._commands.move(key, place + 1)
            case "paragraph.deeper" | "paragraph.higher" if key is not None:
                self._commands.deepen(instrument.paragraphs[place], 1 if identifier == "paragraph.deeper" else -1)

    def _take_back(self) -> None:
        self.outline.forget()
        self.refresh()

    def _print_paper(self) -> None:
        self.outline.store()
        row = self._instrument
        if row is not None:
            options = Options(instrument=row.slug, layout=TextLayout(self._layout.value()))
            self._papers.ask(options, text_for_reader(row.titles) or row.slug)


def _holder(rows: tuple[InstrumentRow, ...], subject: UUID | None) -> UUID | None:
    """The instrument that a subject is, or is a paragraph or signatory of."""
    for row in rows:
        parts = {row.id, *(each.id for each in row.paragraphs), *(each.id for each in row.signatories)}
        if subject in parts:
            return row.id
    return None
