"""The versions of a text: a list of them, and what changed between two as the paper that tells it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form
from summitdesk.desktop.pages.documents.naming import day_label, version_label
from summitdesk.desktop.questions import Question
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.empty import EmptyState
from summitdesk.desktop.widgets.paper import PaperPane
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.desktop.wording import language_label
from summitdesk.domain.canonical import short_digest
from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.typeset.compose import Composed

_IN_SIGHT: Final = 3
"""Versions that the list shows before it scrolls."""

_VERSION: Final = 48
"""The height of a version in the list: two lines."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a text to be held against each other; no ``until`` is the text at present."""

    event: str
    instrument: str
    since: str
    until: str = ""
    language: str = ""


def set_comparison(database: "Database", wanted: Compared) -> "Composed":
    """The paper that tells what changed (on the press)."""
    from summitdesk.documents.comparison import ComparisonPaper, comparison_document
    from summitdesk.services.text_versions import compare_versions
    from summitdesk.typeset.compose import make_pdf

    languages = (wanted.language,) if wanted.language else ()
    found = compare_versions(database, wanted.event, wanted.instrument, wanted.since, wanted.until, languages=languages)
    paper = ComparisonPaper(
        found.instrument, found.event, found.old_name, found.new_name, found.old_digest, found.new_digest, found.texts
    )
    return make_pdf(comparison_document(paper))


class Versions(QFrame):
    """The versions at the top, newest first, and below them the comparison of the chosen one."""

    wanted = Signal()  # a version is to be saved

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._row: InstrumentRow | None = None
        self._releases: tuple[InstrumentReleaseRow, ...] = ()
        self._stale = True
        self.setProperty("role", "plain")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Versions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.until = Choice(look)
        self.until.setAccessibleName(_("Compare with"))
        self.language = Choice(look)
        self.language.setAccessibleName(_("Language of the comparison"))
        self.save = QPushButton(_("Save a version…"))
        self.save.setAccessibleName(self.save.text())
        self.save.clicked.connect(self.wanted)
        self.paper = PaperPane(look, desk.press, desk.messages, _("What changed"))
        self._empty = EmptyState(look, "history")
        self._empty.acted.connect(self.wanted)
        self._set: Question[object] = Question(desk.press, desk.messages, self._show_paper, self)
        self._lay_out()
        self.list.currentRowChanged.connect(self.compare)
        self.until.activated.connect(self.compare)
        self.language.activated.connect(self.compare)

    @property
    def chosen(self) -> InstrumentReleaseRow | None:
        """The version that the list stands on."""
        place = self.list.currentRow()
        return self._releases[-1 - place] if 0 <= place < len(self._releases) else None

    def show_document(self, row: InstrumentRow | None, releases: tuple[InstrumentReleaseRow, ...]) -> None:
        """Show the versions of a document, and compare the chosen one anew, since the text may have changed."""
        is_other = row is None or self._row is None or row.id != self._row.id
        number = 0 if is_other or self.chosen is None else self.chosen.number
        self._row, self._releases = row, releases
        self._fill(number)
        self._offer()
        self._stack.setCurrentIndex(1 if releases else 0)
        if row is not None and not releases:
            self._empty.say(
                _("No version yet"),
                _("Save one when a text goes out to the other side; later changes can then be told from it."),
                _("Save a version…"),
            )
        self._stale = True
        if self.isVisible():
            self.compare()

    def refresh(self) -> None:
        """Set the comparison where it was not looked at before."""
        if self._stale:
            self.compare()

    def compare(self) -> None:
        """Set the paper about the chosen version and the one that it is held against."""
        row, chosen, database, event = self._row, self.chosen, self._desk.database, self._desk.current_event
        if row is None or chosen is None or database is None or event is None:
            return
        self._stale = False
        self._offer()
        until = self.until.value()
        wanted = Compared(event.slug, row.slug, str(chosen.number), until, self.language.value())
        self.paper.say(_("Setting…"))
        self._set.ask(lambda: set_comparison(database, wanted))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.addWidget(Label(_("Versions"), "strong"), 1)
        head.addWidget(self.save)
        choices = QHBoxLayout()
        choices.setContentsMargins(16, 4, 8, 8)
        choices.setSpacing(8)
        choices.addWidget(Label(_("Compare with"), "muted"))
        choices.addWidget(self.until, 1)
        choices.addWidget(self.language, 1)
        for choice in (self.until, self.language):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(6)
        known = QWidget()
        known.setProperty("role", "plain")
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(choices)
        column.addWidget(self.paper, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(known)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _fill(self, number: int) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for place, release in enumerate(reversed(self._releases)):
            item = QListWidgetItem(_shown(release))
            item.setIcon(self._look.icon("lock" if release.is_frozen else "history", self._look.palette.muted))
            item.setSizeHint(QSize(0, _VERSION))
            digest = _("digest {digest}").format(digest=short_digest(release.digest))
            item.setToolTip(tip(f"{_shown(release)}\n{digest}"))
            self.list.addItem(item)
            if release.number == number or (not number and not place):
                self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)
        self.list.setFixedHeight(_VERSION * max(1, min(len(self._releases), _IN_SIGHT)) + 4)

    def _offer(self) -> None:
        chosen, row = self.chosen, self._row
        others = [release for release in reversed(self._releases) if chosen and release.number != chosen.number]
        self.until.offer(
            [("", _("The text at present")), *((str(each.number), version_label(each)) for each in others)]
        )
        languages = row.languages if row else ()
        self.language.offer([("", _("All languages")), *((tag, language_label(tag)) for tag in languages)])

    def _show_paper(self, composed: object) -> None:
        from summitdesk.typeset.compose import Composed

        if isinstance(composed, Composed):
            self.paper.say(_("What changed since this version"))
            self.paper.paper.show_pdf(composed.pdf)


def _shown(release: InstrumentReleaseRow) -> str:
    """A version in two lines: what it is called; when it was kept, by whom, and whether it is frozen."""
    first = " · ".join(filter(None, (str(release.number), release.label)))
    frozen = _("frozen") if release.is_frozen else ""
    return f"{first}\n{' · '.join(filter(None, (day_label(release.released_on), frozen, release.by)))}"


class SaveVersion(EntryDialog):
    """A name for the version, if it needs one."""

    def __init__(self, next_number: int, parent: QWidget) -> None:
        super().__init__(_("Save a version"), _("Save"), parent=parent)
        self.label = QLineEdit()
        self.label.setPlaceholderText(_("Sent to the other side"))
        told = Label(
            _("The text as it is now is kept as version {number}, in every language.").format(number=next_number),
            "muted",
            wrap=True,
        )
        self.body.addWidget(told)
        self.body.addLayout(form((_("Name, if any"), self.label)))
        self.label.setFocus()
