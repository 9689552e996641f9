"""Findings beside what they are about: an icon for how grave, the sentence, and what to do in the tool tip."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.domain.findings import Finding, by_gravity
from summitdesk.domain.vocabulary import Severity

SIGNS: Final = {Severity.ERROR: "octagon-alert", Severity.WARNING: "triangle-alert", Severity.NOTE: "info"}
_AT_MOST: Final = 4


def colour_of(severity: Severity, look: Look) -> str:
    """The colour of a severity."""
    palette = look.palette
    return {Severity.ERROR: palette.seal, Severity.WARNING: palette.amber}.get(severity, palette.muted)


def told(findings: Sequence[Finding]) -> str:
    """Findings with their remedies as the lines of a tool tip."""
    return "\n".join(f"{finding.message} {finding.remedy}".strip() for finding in by_gravity(findings))


class Notes(QWidget):
    """The gravest few findings about one thing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._findings: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these in place of those before."""
        wanted = tuple(by_gravity(findings)[:_AT_MOST])
        if wanted == self._findings:
            return
        self._findings = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in wanted:
            self._column.addWidget(self._line(finding))
        self.setVisible(bool(wanted))

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = QLabel()
        colour = colour_of(finding.severity, self._look)
        sign.setPixmap(self._look.pixmap(SIGNS[finding.severity], colour, 16, self.devicePixelRatioF()))
        sign.setFixedSize(16, 18)
        text = Label(finding.message, wrap=True)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        line.setToolTip(tip(finding.remedy))
        return line
