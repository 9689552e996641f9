"""The page of documents: the outline at the left; the real paper, the details or the versions at the right."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from summitdesk.desktop.actions import action
from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.pages.documents.commands import OutlineCommands
from summitdesk.desktop.pages.documents.drawing_up import DrawingUp
from summitdesk.desktop.pages.documents.fields_in_text import field_choices
from summitdesk.desktop.pages.documents.frozen import FrozenNotice
from summitdesk.desktop.pages.documents.inspector import DocumentInspector
from summitdesk.desktop.pages.documents.naming import document_name, document_names
from summitdesk.desktop.pages.documents.outline import Outline
from summitdesk.desktop.pages.documents.paper import Instruments, ValuesByLanguage, keepers, read_instruments
from summitdesk.desktop.pages.documents.papers import papers_of
from summitdesk.desktop.pages.documents.preview import Preview
from summitdesk.desktop.pages.documents.side import DETAILS, PAPER, VERSIONS, SidePane
from summitdesk.desktop.pages.documents.versions import Versions
from summitdesk.desktop.pages.page import PageState
from summitdesk.desktop.paper_dialog import PaperChoice, PaperDialog
from summitdesk.desktop.printing import PaperDesk
from summitdesk.desktop.refresh import Refresh
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.empty import EmptyState
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.widgets.text import literal
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow
from summitdesk.i18n import _, n_
from summitdesk.services.printing import Options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TABLES: Final = frozenset(
    {
        "agreement",
        "approval",
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
_MORE: Final = (
    ("document.new", "text.import", "text.paste", "field.insert"),
    ("text.save_version", "text.freeze", "text.unfreeze"),
    ("file.sign", "file.verify"),
    ("document.remove",),
)
"""What the page's menu offers, in groups; every entry is in the menu bar as well."""


class DocumentsPage(QWidget):
    """What the event adopts. The outline stores on leaving a field; the paper follows every keystroke."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._commands = OutlineCommands(desk.editor)
        self._drawing = DrawingUp(self, desk, look)
        self._instruments = Instruments()
        self._releases: tuple[InstrumentReleaseRow, ...] = ()
        self._chosen: UUID | None = None
        self._subject: UUID | None = None
        self._expected: UUID | None = None
        self._header = PageHeader(look, _("Documents"))
        self._choice = Choice(look)
        self._choice.setAccessibleName(_("Document"))
        self._choice.setMaximumWidth(560)
        self._header.add(self._choice)
        self._more = self._header.add_tool(_("What can be done with the document"), "ellipsis")
        self._print = self._header.add_primary(_("Print or save…"), "printer")
        self.outline = Outline(look, self._commands)
        self.notice = FrozenNotice(look)
        self.preview = Preview(desk, look)
        self.details = DocumentInspector(desk, look)
        self.versions = Versions(desk, look)
        self.side = SidePane({PAPER: self.preview, DETAILS: self.details, VERSIONS: self.versions})
        self._empty = EmptyState(look, "scroll-text")
        self._read = desk.question(self._show, self)
        self._read_releases = desk.question(self._show_releases, self)
        self._lay_out()
        self._connect()
        self._begin()

    @property
    def paper(self) -> PaperPane:
        """The paper beside the outline."""
        return self.preview.pane

    def handlers(self) -> Handlers:
        """What the page can do now."""
        paper = self.versions.paper.paper if self.side.current == VERSIONS else self.paper.paper
        handlers: dict[str, Callable[[], None]] = {
            "view.zoom_in": paper.zoom_in,
            "view.zoom_out": paper.zoom_out,
            "view.fit": paper.fit,
            "view.inspector": self._switch_side,
            "file.sign": self._sign,
            "file.verify": self._drawing.verify,
        }
        if self._desk.current_event is not None:
            handlers["document.new"] = self._new
        row = self._instrument
        if row is None:
            return handlers
        handlers |= {f"view.{name}": partial(self.side.turn_to, name) for name in (PAPER, DETAILS, VERSIONS)}
        handlers |= {
            "file.print": self._print_paper,
            "file.save_pdf": self._print_paper,
            "text.save_version": self._save_version,
        }
        return handlers | (self._frozen_handlers(row) if row.frozen_digest else self._writing_handlers(row))

    def start_search(self) -> None:
        """Put the caret where writing begins."""
        if (first := self.outline.first_editor()) is not None:
            first.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the page's content."""
        (self.paper.paper if self.side.current == PAPER else self.side).setFocus()

    def show_subject(self, subject: UUID) -> None:
        """Show an instrument, or put the caret into one of its paragraphs."""
        self._subject = subject
        holder = _holder(self._instruments.rows, subject)
        if holder is not None:
            self._choose(holder)

    def state(self) -> PageState:
        """Which instrument is shown, and what beside it."""
        self.outline.store()
        return PageState(subject=self._chosen, pane=self.side.current)

    def restore(self, state: PageState) -> None:
        """Show an instrument again."""
        self._chosen = state.subject
        self.side.turn_to(state.pane or PAPER)

    def refresh(self) -> None:
        """Read the instruments again."""
        event = self._desk.current_event
        if event is not None:
            self._desk.ask(self._read, lambda session: read_instruments(session, event))

    @property
    def _instrument(self) -> InstrumentRow | None:
        return next((row for row in self._instruments.rows if row.id == self._chosen), None)

    @property
    def _values(self) -> ValuesByLanguage:
        """What the computed fields stand for in the copy that is shown."""
        row = self._instrument
        if row is None:
            return {}
        keeper = self.preview.keeper or keepers(row)[0]
        return self._instruments.values.get((row.id, keeper), {})

    def _frozen_handlers(self, row: InstrumentRow) -> dict[str, Callable[[], None]]:
        return {"text.unfreeze": partial(self._commands.unfreeze, row.id)}

    def _writing_handlers(self, row: InstrumentRow) -> dict[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "text.freeze": self._freeze,
            "text.import": self._import_text,
            "text.paste": self._paste_text,
            "document.remove": partial(self._commands.remove_document, row.id),
            "paragraph.add": partial(self._act, None, "paragraph.add"),
        }
        if self.outline.caret is not None:
            handlers["field.insert"] = self._offer_fields
        if self.outline.current is not None:
            for name in ("remove", "up", "down", "deeper", "higher"):
                handlers[f"paragraph.{name}"] = partial(self._act, None, f"paragraph.{name}")
        return handlers

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("role", "plain")
        frame = QVBoxLayout()
        frame.setContentsMargins(16, 12, 16, 0)
        frame.addWidget(self.notice)
        self._notice_frame = QWidget()
        self._notice_frame.setLayout(frame)
        self._notice_frame.hide()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice_frame)
        column.addWidget(self.outline, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 11)
        split.setStretchFactor(1, 9)
        split.setSizes([660, 540])
        left.setMinimumWidth(360)
        self.side.setMinimumWidth(280)
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
        self._more.clicked.connect(self._open_menu)
        self._print.clicked.connect(self._print_paper)
        self._empty.acted.connect(self._new)
        self._drawing.made.connect(self._expect)
        self.notice.unfroze.connect(lambda: self._desk.act("text.unfreeze"))
        self.outline.typed.connect(self.preview.follow)
        self.outline.acted.connect(self._act)
        self.outline.columns_changed.connect(self._show_outline)
        self.preview.rewanted.connect(self._set_paper)
        self.preview.keeper_changed.connect(self._show_outline)
        self.versions.wanted.connect(self._save_version)
        self.side.turned.connect(self._turned)
        self._desk.event_changed.connect(self._begin)
        self._desk.editor.refused.connect(self._take_back)
        self._desk.preflight.found.connect(self._show_findings)
        self._refresh = Refresh(self, self._desk.editor, _TABLES, self.refresh)

    def _begin(self) -> None:
        """Show the event at hand from the start."""
        self._instruments = Instruments()
        self.outline.show_instrument(None)
        self.preview.clear()
        self.refresh()

    def _show(self, instruments: Instruments) -> None:
        self._instruments = instruments
        names = document_names(instruments.rows)
        self._choice.offer([(str(row.id), name) for row, name in zip(instruments.rows, names, strict=True)])
        self._choice.setVisible(len(instruments.rows) > 1)
        has_any = bool(instruments.rows)
        self._stack.setCurrentIndex(0 if has_any else 1)
        self._print.setEnabled(has_any)
        if not has_any:
            self._chosen = None
            self._header.say("")
            self._show_releases(())
            self._empty.say(
                _("Nothing to adopt yet"),
                _("This event has no initiative, declaration or agreement."),
                _("New document…"),
            )
            self._desk.offers_changed.emit()
            return
        self._chosen = _holder(instruments.rows, self._subject) or self._chosen
        if self._expected in {row.id for row in instruments.rows}:
            self._chosen, self._expected = self._expected, None
        if self._instrument is None:
            self._chosen = instruments.rows[0].id
        self._show_chosen()

    def _show_findings(self) -> None:
        findings = self._desk.preflight.findings or ()
        self.outline.show_findings(findings)
        self.details.show_findings(findings)

    def _choose(self, identifier: UUID) -> None:
        self.outline.store()
        self._chosen = identifier
        self._show_chosen()

    def _expect(self, identifier: UUID) -> None:
        """Show a document as soon as it is in the register."""
        self._expected = identifier

    def _show_chosen(self) -> None:
        row = self._instrument
        if row is None:
            return
        self._choice.choose(str(row.id))
        signers = len(row.signatories)
        cities = n_("{count} city signs", "{count} cities sign", signers).format(count=signers)
        frozen = _("Frozen for signature") if row.frozen_digest else ""
        alone = document_name(row) if len(self._instruments.rows) == 1 else ""
        self._header.say(" · ".join(part for part in (alone, cities if signers else "", frozen) if part))
        self.preview.offer(row)
        self._show_outline()
        self.details.show_document(row, self._instruments.delegations)
        self._show_findings()
        if self._subject in {paragraph.id for paragraph in row.paragraphs}:
            self.outline.reveal(self._subject)
        elif self._subject in {signatory.id for signatory in row.signatories}:
            self.side.turn_to(DETAILS)
        self._subject = None
        self._desk.ask(self._read_releases, partial(_releases, instrument=row.id))
        self._desk.offers_changed.emit()
        self._set_paper()

    def _show_outline(self) -> None:
        self.outline.show_instrument(self._instrument, self._values)
        self._show_findings()

    def _show_releases(self, releases: tuple[InstrumentReleaseRow, ...]) -> None:
        self._releases = releases
        row = self._instrument
        self.versions.show_document(row, releases)
        self.notice.show_document(row, releases)
        self._notice_frame.setVisible(bool(row and row.frozen_digest))

    def _set_paper(self) -> None:
        draft = self.outline.draft()
        if draft is not None:
            self.preview.show_draft(draft, self._instruments.order)

    def _turned(self, pane: str) -> None:
        if pane == VERSIONS:
            self.versions.refresh()

    def _switch_side(self) -> None:
        self.side.setVisible(not self.side.isVisible())

    def _act(self, key: UUID | None, identifier: str) -> None:
        instrument = self._instrument
        if instrument is None:
            return
        self.outline.store()
        keys = [row.id for row in instrument.paragraphs]
        key = key or self.outline.current
        place = keys.index(key) if key in keys else len(keys) - 1
        match identifier:
            case "field.insert" if key is not None:
                self.outline.put_caret(key)
                self._offer_fields()
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

    def _offer_fields(self) -> None:
        """A menu of the computed fields at the caret, each with what it stands for in that language."""
        field, language = self.outline.caret, self.outline.language
        if field is None:
            return
        menu = QMenu(self)
        for each in field_choices(self._values.get(language, {}), language):
            menu.addAction(literal(f"{each.name}\t{each.value}")).setData(each.written)
        menu.triggered.connect(lambda entry: self._insert(str(entry.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(field.viewport().mapToGlobal(field.cursorRect().bottomLeft()))

    def _insert(self, written: str) -> None:
        if (field := self.outline.caret) is not None:
            field.setFocus()
            field.insertPlainText(written)

    def _open_menu(self) -> None:
        """What can be done with the document, as the menu bar has it."""
        menu, handled = QMenu(self), self.handlers()
        for group in _MORE:
            if not menu.isEmpty():
                menu.addSeparator()
            for identifier in group:
                declared = action(identifier)
                if identifier in handled:
                    entry = menu.addAction(self._look.icon(declared.icon, self._look.palette.muted), _(declared.text))
                    entry.triggered.connect(partial(self._desk.act, identifier))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _new(self) -> None:
        self._drawing.ask_for_document(self._instruments.delegations)

    def _import_text(self) -> None:
        self.outline.store()
        if (row := self._instrument) is not None:
            self._drawing.choose_text(row)

    def _paste_text(self) -> None:
        self.outline.store()
        if (row := self._instrument) is not None:
            self._drawing.paste_text(row)

    def _save_version(self) -> None:
        # What is still being typed belongs to the text that is kept.
        self.outline.store()
        if (row := self._instrument) is not None:
            self._drawing.ask_for_version(row, self._releases)

    def _freeze(self) -> None:
        # What is still being typed belongs to the text that is frozen.
        self.outline.store()
        if self._chosen is not None:
            self._commands.freeze(self._chosen)

    def _sign(self) -> None:
        self._drawing.sign(self._instrument)

    def _take_back(self) -> None:
        self.outline.forget()
        self.details.forget()
        self.refresh()

    def _print_paper(self) -> None:
        self.outline.store()
        row = self._instrument
        if row is None:
            return
        papers = papers_of(row, self._releases, self.preview.layout_wanted)
        dialog = PaperDialog(self._look, document_name(row), Options(), papers=papers, parent=self)
        dialog.choose_paper(self._paper_in_sight(papers))
        dialog.saved.connect(lambda chosen: self._desk_of(dialog).save_as(chosen, _file_name(dialog)))
        dialog.printed.connect(lambda chosen: self._desk_of(dialog).print_out(chosen, _file_name(dialog)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _desk_of(self, dialog: PaperDialog) -> PaperDesk:
        """What prints and saves the paper that was chosen."""
        kind = dialog.paper.kind if dialog.paper is not None else PaperKind.INITIATIVE
        return PaperDesk(self, self._desk, self._look, kind)

    def _paper_in_sight(self, papers: tuple[PaperChoice, ...]) -> int:
        """The paper that the page shows now: the comparison, or the copy of the side that was chosen."""
        if self.side.current == VERSIONS and (chosen := self.versions.chosen) is not None:
            wanted = str(chosen.number)
            return next((at for at, each in enumerate(papers) if each.options.since_version == wanted), 0)
        row, keeper = self._instrument, self.preview.keeper
        side = next((each for each in row.signatories if each.id == keeper), None) if row else None
        city = side.delegation.city.slug if side else ""
        return next((at for at, each in enumerate(papers) if each.options.keeper == city), 0)


def _file_name(dialog: PaperDialog) -> str:
    return dialog.paper.name if dialog.paper is not None else ""


def _releases(session: "Session", instrument: UUID) -> tuple[InstrumentReleaseRow, ...]:
    from summitdesk.store.queries.text_versions import releases_of_instrument

    return releases_of_instrument(session, instrument)


def _holder(rows: tuple[InstrumentRow, ...], subject: UUID | None) -> UUID | None:
    """The instrument that a subject is, or is a paragraph or signatory of."""
    for row in rows:
        parts = {row.id, *(each.id for each in row.paragraphs), *(each.id for each in row.signatories)}
        if subject in parts:
            return row.id
    return None
