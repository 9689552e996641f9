"""The quiet banner over a text that is frozen: since when, by whom, under which digest, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.pages.documents.naming import day_label
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.domain.canonical import short_digest
from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow
from summitdesk.i18n import _


class FrozenNotice(QFrame):
    """Hidden while the text can be edited."""

    unfroze = Signal()  # somebody wants to edit the text again

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._digest = ""
        picture = QLabel()
        picture.setPixmap(look.pixmap("lock", look.palette.glacier, 20, self.devicePixelRatioF()))
        self._since = Label("", "strong", wrap=True)
        self._told = Label("", "caption", wrap=True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = _link(_("Copy the digest"), _("Copy all 64 digits of the digest (SHA-256)"))
        self.copy.clicked.connect(self._copy)
        self.unfreeze = _link(_("Unfreeze"), _("Let the text be edited again; the step is recorded"))
        self.unfreeze.clicked.connect(self.unfroze)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self._since)
        text.addWidget(self._told)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.unfreeze)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        text.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(12)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.hide()

    def show_document(self, row: InstrumentRow | None, releases: tuple[InstrumentReleaseRow, ...]) -> None:
        """Show the notice where the text is frozen."""
        self._digest = row.frozen_digest if row else ""
        frozen = next((each for each in reversed(releases) if each.is_frozen and each.digest == self._digest), None)
        since = (
            _("Frozen for signature on {day}").format(day=day_label(frozen.released_on))
            if frozen
            else _("Frozen for signature")
        )
        self._since.setText(since)
        by = _("by {who}").format(who=frozen.by) if frozen and frozen.by else ""
        digest = _("digest {digest}").format(digest=short_digest(self._digest))
        fixed = _("Text, terms, place and date are fixed; they can be read, copied, printed and signed.")
        self._told.setText(f"{fixed}\n{' · '.join(filter(None, (digest, by)))}")
        self.setVisible(bool(self._digest))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)


def _link(text: str, hint: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setAccessibleName(text)
    button.setToolTip(tip(hint))
    return button
