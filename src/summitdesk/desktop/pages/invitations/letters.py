"""Printing letters: what, for whom and how at the left, and at the right the paper itself as it will be printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import scrolled
from summitdesk.desktop.messages import Message, Messages
from summitdesk.desktop.paper_dialog import SheetPicker, StockRow, stock_rows
from summitdesk.desktop.questions import Question
from summitdesk.desktop.widgets.choice import Check, Choice
from summitdesk.desktop.widgets.day import DayField
from summitdesk.desktop.widgets.notes import Notes, told
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.desktop.wording import day_text, language_label
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.invitation import to_chase
from summitdesk.domain.letters import Recipient
from summitdesk.domain.rows import AgendaReleaseRow, EventRow
from summitdesk.i18n import _, later, n_
from summitdesk.services.mailing import USUAL_STOCK
from summitdesk.services.printing import Options, Printed

if TYPE_CHECKING:
    from summitdesk.store.database import Database

PAPERS: Final = {
    PaperKind.INVITATIONS: later("Invitations"),
    PaperKind.REMINDERS: later("Reminders"),
    PaperKind.VISA_LETTERS: later("Visa-support letters"),
    PaperKind.ENVELOPES: later("Envelopes"),
    PaperKind.LABELS: later("Address labels"),
    PaperKind.AGENDA_CHANGES: later("Changes of the programme"),
}
_LETTERS: Final = (PaperKind.INVITATIONS, PaperKind.REMINDERS)
_DATED: Final = (PaperKind.REMINDERS, PaperKind.VISA_LETTERS)
_SHOWN: Final = 8
"""At most so many letters are shown at once; a print holds them all."""
_TOLD: Final = 2
"""Findings that are told in full below the paper; the others are counted."""
_PAUSE: Final = 60
"""Milliseconds after a choice before the paper is set again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that was asked for."""

    kind: PaperKind
    options: Options


@dataclass(frozen=True, slots=True)
class Stocks:
    """What envelopes and labels are printed on."""

    envelopes: tuple[StockRow, ...] = ()
    labels: tuple[StockRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who may be written to, who of them is selected, and which versions the programme has had."""

    event: EventRow
    rows: tuple[Recipient, ...]
    selected: tuple[UUID, ...] = ()
    releases: tuple[AgendaReleaseRow, ...] = ()


def read_stocks() -> Stocks:
    """The envelopes and label sheets that SummitDesk knows (on the press)."""
    return Stocks(stock_rows("envelopes"), stock_rows("labels"))


@dataclass(slots=True)
class _Choices:
    """The controls; which of them show depends on the paper."""

    everybody: QRadioButton
    chosen: QRadioButton
    day: DayField
    each: Check
    slips: Check
    envelopes: Choice
    labels: Choice
    picker: SheetPicker
    since: Choice
    draft: QRadioButton
    final: QRadioButton
    languages: dict[str, Check] = field(default_factory=dict)


class LettersDialog(QDialog):
    """One dialog for everything that goes out by post. What it shows is the real file, set on the press."""

    saved = Signal(object)  # Wanted: save as PDF
    printed = Signal(object)  # Wanted: print

    def __init__(self, desk: Desk, look: Look, addressees: Addressees, kind: PaperKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print letters"))
        self._desk = desk
        self._look = look
        self._addressees = addressees
        self._stocks = Stocks()
        self._groups: list[tuple[QWidget, tuple[PaperKind, ...]]] = []
        # Why a paper cannot be set is said here, not in the banner behind the dialog.
        self._voice = Messages(self)
        self._voice.said.connect(self._refused)
        self.kind = Choice(look, [(each.value, _(text)) for each, text in PAPERS.items()])
        self.kind.choose(kind.value)
        self._choices = self._make_choices()
        self.paper = PaperPane(look, desk.press, desk.messages, _("The paper"))
        self._notes = Notes(look)
        self._more = Label("", "muted")
        self._refusal = Label("", "error", wrap=True)
        self._refusal.hide()
        self._more.hide()
        self._buttons: list[QPushButton] = []
        self._set: Question[Printed] = Question(desk.press, self._voice, self._show, self)
        self._read: Question[Stocks] = Question(desk.press, desk.messages, self._show_stocks, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._set_paper)
        self._lay_out()
        room = parent.window().size()
        self.resize(max(840, room.width() - 160), max(520, room.height() - 80))
        self._connect()
        self._read.ask(read_stocks)
        self._switch()

    def wanted(self) -> Wanted:
        """What is chosen now."""
        kind, choices = PaperKind(self.kind.value()), self._choices
        options = Options(
            languages=tuple(tag for tag, check in choices.languages.items() if check.isChecked()),
            final=choices.final.isChecked(),
        )
        if choices.chosen.isChecked():
            options = replace(options, only=tuple(str(key) for key in self._addressees.selected))
        if kind is PaperKind.AGENDA_CHANGES:
            since = choices.since.value()
            options = replace(options, since=int(since) if since else None, each=choices.slips.isChecked())
        if kind in _DATED:
            options = replace(options, on=choices.day.day(), each=self._is_each(kind))
        if kind is PaperKind.ENVELOPES:
            options = replace(options, stock=choices.envelopes.value() or USUAL_STOCK[kind])
        if kind is PaperKind.LABELS:
            options = replace(options, stock=choices.labels.value() or USUAL_STOCK[kind], start_at=choices.picker.start)
        return Wanted(kind, options)

    def done(self, result: int) -> None:
        # Nothing may come back to a dialog that is gone.
        for question in (self._set, self._read):
            question.withdraw()
        self._pause.stop()
        self.paper.paper.clear()
        super().done(result)

    def _is_each(self, kind: PaperKind) -> bool:
        return kind is PaperKind.VISA_LETTERS and self._choices.each.isChecked()

    def _make_choices(self) -> _Choices:
        look, count = self._look, len(self._addressees.selected)
        selected = n_("Only the {count} selected", "Only the {count} selected", count).format(count=f"{count:,}")
        releases = [
            (str(each.number), _("Version {number} · {day}").format(number=each.number, day=day_text(each.released_on)))
            for each in reversed(self._addressees.releases)
        ]
        choices = _Choices(
            QRadioButton(_("Every delegation")),
            QRadioButton(selected),
            DayField(),
            Check(look, _("One letter for each person")),
            Check(look, _("A slip for each delegation that they touch")),
            Choice(look),
            Choice(look),
            SheetPicker(look),
            Choice(look, releases),
            QRadioButton(_("Draft, marked as one")),
            QRadioButton(_("Final; refused while an error stands")),
            {tag: Check(look, language_label(tag)) for tag in self._addressees.event.languages},
        )
        (choices.chosen if count > 1 else choices.everybody).setChecked(True)
        choices.chosen.setEnabled(count > 0)
        choices.draft.setChecked(True)
        for check in choices.languages.values():
            check.setChecked(True)
        return choices

    def _lay_out(self) -> None:
        choices = self._choices
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        for title, widgets, kinds in (
            (_("Paper"), (self.kind,), tuple(PAPERS)),
            (_("For whom"), (choices.everybody, choices.chosen), tuple(PAPERS)),
            (_("Day of the letter"), (choices.day,), _DATED),
            (_("Letters"), (choices.each,), (PaperKind.VISA_LETTERS,)),
            (_("Envelope"), (choices.envelopes,), (PaperKind.ENVELOPES,)),
            (_("Sheet"), (choices.labels,), (PaperKind.LABELS,)),
            (_("First free label"), (choices.picker,), (PaperKind.LABELS,)),
            (_("Changes since"), (choices.since, choices.slips), (PaperKind.AGENDA_CHANGES,)),
            (_("Languages"), tuple(choices.languages.values()), tuple(PAPERS)),
            (_("State of the paper"), (choices.draft, choices.final), tuple(PAPERS)),
        ):
            group = self._group(title, *widgets)
            self._groups.append((group, kinds))
            column.addWidget(group)
        column.addStretch(1)
        side = scrolled(content)
        side.setFixedWidth(272)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.paper, 1)
        right.addWidget(self._notes)
        right.addWidget(self._more)
        right.addWidget(self._refusal)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(side)
        row.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(row, 1)
        layout.addLayout(self._make_buttons())

    def _group(self, title: str, *widgets: QWidget) -> QWidget:
        group = QWidget()
        group.setProperty("role", "plain")
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(title, "caption"))
        radios = QButtonGroup(group)
        for widget in widgets:
            if isinstance(widget, QRadioButton):
                radios.addButton(widget)
            if isinstance(widget, QRadioButton | Check):
                widget.setAccessibleName(widget.text())
            elif not isinstance(widget, SheetPicker):
                widget.setAccessibleName(title)
            column.addWidget(widget)
        return group

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for text, act in (
            (_("Cancel"), self.reject),
            (_("Print…"), self._print),
            (_("Save PDF…"), self._save),
        ):
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(act)
            button.setAutoDefault(False)
            row.addWidget(button)
            self._buttons.append(button)
        self._buttons[-1].setProperty("role", "primary")
        self._buttons[-1].setDefault(True)
        return row

    def _connect(self) -> None:
        choices = self._choices
        self.kind.currentIndexChanged.connect(self._switch)
        for choice in (choices.envelopes, choices.labels, choices.since):
            choice.currentIndexChanged.connect(self._change)
        choices.labels.currentIndexChanged.connect(self._show_sheet)
        choices.picker.changed.connect(self._change)
        choices.day.dateChanged.connect(self._change)
        for button in (choices.everybody, choices.final, choices.each, choices.slips):
            button.toggled.connect(self._change)
        for tag, check in choices.languages.items():
            check.clicked.connect(lambda checked=False, tag=tag: self._choose_language(tag))

    def _choose_language(self, tag: str) -> None:
        # A paper has at least one language.
        checks = self._choices.languages
        if not any(check.isChecked() for check in checks.values()):
            checks[tag].setChecked(True)
        self._change()

    def _switch(self) -> None:
        kind = PaperKind(self.kind.value())
        for group, kinds in self._groups:
            group.setVisible(kind in kinds)
        self._change()

    def _change(self) -> None:
        self.paper.say(_("Setting…"))
        self._pause.start()

    def _show_stocks(self, stocks: Stocks) -> None:
        self._stocks = stocks
        choices = self._choices
        for choice, rows, kind in (
            (choices.envelopes, stocks.envelopes, PaperKind.ENVELOPES),
            (choices.labels, stocks.labels, PaperKind.LABELS),
        ):
            choice.offer([(stock.name, stock.title) for stock in rows])
            choice.choose(USUAL_STOCK[kind])
        self._show_sheet()
        self._change()

    def _show_sheet(self) -> None:
        name = self._choices.labels.value()
        stock = next((each for each in self._stocks.labels if each.name == name), None)
        if stock is not None:
            self._choices.picker.show_stock(stock)

    def _set_paper(self) -> None:
        database, slug = self._desk.database, self._addressees.event.slug
        if database is not None:
            shown = self._first_few(self.wanted())
            self._set.ask(_setting(database, slug, shown))

    def _first_few(self, wanted: Wanted) -> Wanted:
        """The same paper with the first letters only, where there are many."""
        keys = self._keys(wanted)
        if wanted.kind in _LETTERS and len(keys) > _SHOWN:
            return replace(wanted, options=replace(wanted.options, only=keys[:_SHOWN]))
        return wanted

    def _keys(self, wanted: Wanted) -> tuple[str, ...]:
        """Who gets one of the letters."""
        rows: Sequence[Recipient] = self._addressees.rows
        if wanted.kind is PaperKind.REMINDERS:
            invitations = [row.invitation for row in rows if row.invitation]
            due = {row.delegation_id for row in to_chase(invitations, wanted.options.on or date.max)}
            rows = [row for row in rows if row.delegation.id in due]
        keys = tuple(str(row.delegation.id) for row in rows)
        return tuple(key for key in keys if not wanted.options.only or key in wanted.options.only)

    def _show(self, printed: Printed) -> None:
        wanted = self.wanted()
        count = len(self._keys(wanted))
        if wanted.kind in _LETTERS and count > _SHOWN:
            said = _("{shown} of {count} letters").format(shown=_SHOWN, count=f"{count:,}")
        elif wanted.options.final:
            said = _("As it will be printed")
        else:
            said = _("As it will be printed, marked as a draft")
        self.paper.say(said)
        self.paper.paper.show_pdf(printed.pdf)
        self._tell(printed.findings)
        self._refuse("")

    def _refused(self, message: Message) -> None:
        self.paper.say("")
        self.paper.paper.clear()
        self._tell(())
        self._refuse(message.text)

    def _tell(self, findings: Sequence[Finding]) -> None:
        more = len(findings) - _TOLD
        self._notes.show_findings(by_gravity(findings)[:_TOLD])
        self._more.setText(n_("and {count} more finding", "and {count} more findings", more).format(count=f"{more:,}"))
        self._more.setToolTip(tip(told(findings)))
        self._more.setVisible(more > 0)

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        for button in self._buttons[1:]:
            button.setEnabled(not sentence)

    def _save(self) -> None:
        self._finish(self.saved.emit)

    def _print(self) -> None:
        self._finish(self.printed.emit)

    def _finish(self, emit: Callable[[object], None]) -> None:
        wanted = self.wanted()
        self.accept()
        emit(wanted)


def _setting(database: "Database", slug: str, wanted: Wanted) -> Callable[[], Printed]:
    def work() -> Printed:
        from summitdesk.services.printing import print_document

        return print_document(database, wanted.kind, slug, wanted.options)

    return work
