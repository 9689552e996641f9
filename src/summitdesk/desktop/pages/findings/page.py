"""The page of findings, gravest first; a click leads to where it can be put right."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.menus import Handlers
from summitdesk.desktop.pages.page import PageState
from summitdesk.desktop.widgets.empty import EmptyState
from summitdesk.desktop.widgets.header import PageHeader
from summitdesk.desktop.widgets.notes import SIGNS, colour_of
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import SEVERITIES
from summitdesk.domain.findings import Finding
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _, n_

PLACES: Final = {
    "delegate": "delegations",
    "person": "delegations",
    "person_name": "delegations",
    "delegation": "delegations",
    "city": "delegations",
    "signatory": "documents",
    "instrument": "documents",
    "paragraph": "documents",
    "badge_category": "badges",
}
"""Which page shows the records of a table."""

_OF_LETTERS: Final = ("letter.", "visa.")
"""Codes of findings about letters, whatever record they name: what letters say is entered on one page."""

_AT_MOST: Final = 200
"""Findings shown at once for each severity; the command line lists them all."""


class FindingLine(QFrame):
    """One finding: what about, what it is, what to do. It leads to its subject where a page shows it."""

    chosen = Signal(object)  # the finding

    def __init__(self, look: Look, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.finding = finding
        self.leads = bool(page_of(finding))
        self.setProperty("role", "finding")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(44, 10, 40, 10)
        layout.setSpacing(2)
        if finding.subject:
            layout.addWidget(Label(finding.subject, "strong", wrap=True))
        layout.addWidget(Label(finding.message, wrap=True))
        if finding.remedy:
            layout.addWidget(Label(finding.remedy, "muted", wrap=True))
        self.setAccessibleName(f"{finding.subject}: {finding.message}")
        if self.leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (
            self.leads
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.chosen.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.leads and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.finding)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        palette = self._look.palette
        colour = colour_of(self.finding.severity, self._look)
        painter = QPainter(self)
        scale = self.devicePixelRatioF()
        painter.drawPixmap(QPoint(16, 12), self._look.pixmap(SIGNS[self.finding.severity], colour, 16, scale))
        if self.leads:
            mark = self._look.pixmap("chevron-right", palette.muted, 16, scale)
            painter.drawPixmap(QPoint(self.width() - 28, self.height() // 2 - 8), mark)


class FindingsPage(QWidget):
    """The whole pre-flight of the event at hand, run again after every change."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._header = PageHeader(look, _("Findings"))
        self._again = self._header.add_primary(_("Check again"), "refresh-cw")
        self._again.clicked.connect(desk.preflight.run)
        self._empty = EmptyState(look, "badge-check")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 16, 24, 48)
        column.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        content.setMaximumWidth(920)
        self._area = QScrollArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)
        self.lines: list[FindingLine] = []
        desk.preflight.found.connect(self._show)
        self._show(desk.preflight.findings)

    def handlers(self) -> Handlers:
        """Nothing of its own."""
        return {}

    def start_search(self) -> None:
        """Put the focus on the first finding."""
        if self.lines:
            self.lines[0].setFocus()

    def take_focus(self) -> None:
        """Put the focus on the page's content."""
        self._area.setFocus()

    def show_subject(self, subject: UUID) -> None:
        """Put the focus on the first finding about a subject."""
        for line in self.lines:
            if line.finding.subject_id == subject:
                line.setFocus()
                self._area.ensureWidgetVisible(line)
                return

    def state(self) -> PageState:
        """Nothing to keep."""
        return PageState()

    def restore(self, state: PageState) -> None:
        """Nothing to show again."""

    def _show(self, findings: tuple[Finding, ...] | None) -> None:
        self._clear()
        if findings is None:
            self._header.say(_("Checking…"))
            return
        counted = {each: sum(finding.severity is each for finding in findings) for each in Severity}
        self._header.say(" · ".join(_counted(each, count) for each, count in counted.items() if count))
        if not findings:
            self._empty.say(
                _("Nothing to put right"), _("The whole event was checked; a proof-reader would find nothing.")
            )
        self._stack.setCurrentWidget(self._area if findings else self._empty)
        for severity in Severity:
            of_this = [finding for finding in findings if finding.severity is severity]
            if of_this:
                self._add_group(severity, of_this)

    def _add_group(self, severity: Severity, findings: list[Finding]) -> None:
        heading = Label(f"{_(SEVERITIES[severity])}  {len(findings)}", "section")
        heading.setContentsMargins(16, 20 if self._list.count() else 4, 0, 8)
        self._list.addWidget(heading)
        for finding in findings[:_AT_MOST]:
            line = FindingLine(self._look, finding)
            line.chosen.connect(self._lead)
            self.lines.append(line)
            self._list.addWidget(line)
        left = len(findings) - _AT_MOST
        if left > 0:
            more = n_("and {count} more of this kind", "and {count} more of this kind", left).format(count=left)
            self._list.addWidget(Label(more, "muted"))

    def _clear(self) -> None:
        self.lines = []
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _lead(self, finding: Finding) -> None:
        self._desk.go(page_of(finding), finding.subject_id)


def page_of(finding: Finding) -> str:
    """The page on which a finding is put right; empty where none does."""
    return "invitations" if finding.code.startswith(_OF_LETTERS) else PLACES.get(finding.table, "")


def _counted(severity: Severity, count: int) -> str:
    match severity:
        case Severity.ERROR:
            return n_("{count} error", "{count} errors", count).format(count=count)
        case Severity.WARNING:
            return n_("{count} warning", "{count} warnings", count).format(count=count)
    return n_("{count} note", "{count} notes", count).format(count=count)
