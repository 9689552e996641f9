"""Signing a final PDF with a certificate, and verifying the signatures of one: offline, the passphrase never kept."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form, scrolled
from summitdesk.desktop.messages import Message, Tone
from summitdesk.desktop.pages.documents import files
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.i18n import _
from summitdesk.progress import Progress

if TYPE_CHECKING:
    from summitdesk.services.digital_signature import SignatureReport


class FileField(QWidget):
    """A file that is chosen, not typed: its name, and a button to choose another."""

    def __init__(self, name: str, choose: Callable[[QWidget], str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._choose = choose
        self.path: Path | None = None
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(_("No file chosen"))
        self.line.setAccessibleName(name)
        self.button = QPushButton(_("Choose…"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(_("Choose: {what}").format(what=name))
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def show_path(self, path: Path) -> None:
        """Take a file as chosen."""
        self.path = path
        self.line.setText(path.name)
        self.line.setToolTip(tip(str(path)))

    def _ask(self) -> None:
        if chosen := self._choose(self):
            self.show_path(Path(chosen))


class SignPdf(EntryDialog):
    """Which file, which certificate, and its passphrase, which is forgotten as soon as the file is signed."""

    def __init__(self, desk: Desk, place: str, parent: QWidget) -> None:
        super().__init__(_("Sign a PDF"), _("Sign and save…"), width=560, parent=parent)
        self._desk = desk
        self._is_signing = False
        self.paper = FileField(_("Final PDF"), lambda owner: files.choose_paper(owner, _("PDF to sign")))
        self.key = FileField(_("Certificate"), files.choose_key)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Adopted text"))
        self.place = QLineEdit(place)
        told = Label(
            _(
                "The signature is added to the file, which stays archival. The certificate is a .p12 or .pfx file "
                "with an RSA key; its passphrase is asked for each time and kept nowhere."
            ),
            "muted",
            wrap=True,
        )
        told.setMinimumHeight(told.heightForWidth(500))
        self.body.addWidget(told)
        self.body.addLayout(
            form(
                (_("Final PDF"), self.paper),
                (_("Certificate"), self.key),
                (_("Passphrase"), self.passphrase),
                (_("Reason"), self.reason),
                (_("Place"), self.place),
            )
        )
        self.submitted.connect(self._sign)
        desk.messages.said.connect(self._overhear)
        self.paper.button.setFocus()

    def _sign(self) -> None:
        paper, key = self.paper.path, self.key.path
        if paper is None or key is None:
            missing = self.paper if paper is None else self.key
            self.refuse(_("Choose the PDF and the certificate first."))
            missing.button.setFocus()
            return
        suggested = str(paper.with_name(f"{paper.stem} ({_('signed')}).pdf"))
        if target := files.choose_copy(self, _("Save the signed PDF"), suggested):
            self._start(paper, key, Path(target))

    def _start(self, paper: Path, key: Path, target: Path) -> None:
        given, reason, place = self.passphrase.text(), self.reason.text().strip(), self.place.text().strip()
        self.passphrase.clear()

        def work(progress: Progress) -> str:
            from summitdesk.files import write_whole
            from summitdesk.services.digital_signature import read_pdf, sign_pdf

            write_whole(target, sign_pdf(read_pdf(paper), read_pdf(key), given, reason=reason, place=place))
            return target.name

        self._is_signing = True
        self.submit.setEnabled(False)
        job = self._desk.jobs.run(self._desk.press, _("Signing {file}").format(file=paper.name), work, self._signed)
        job.failed.connect(lambda error: self._failed())

    def _signed(self, name: str) -> None:
        self._is_signing = False
        self._desk.messages.done(_("Signed: {file}").format(file=name))
        self.accept()

    def _failed(self) -> None:
        self._is_signing = False
        self.submit.setEnabled(True)
        self.passphrase.setFocus()

    def _overhear(self, message: Message) -> None:
        if message.tone is Tone.ERROR and self._is_signing and self.isVisible():
            self.refuse(message.text)


class VerifyPdf(EntryDialog):
    """What is to be said of each signature of a file, and which certificates are believed."""

    def __init__(self, desk: Desk, look: Look, parent: QWidget) -> None:
        super().__init__(_("Verify signatures"), _("Verify"), width=560, parent=parent)
        self._desk = desk
        self._look = look
        self._trusted: list[Path] = []
        self._is_asking = False
        self.paper = FileField(_("Signed PDF"), lambda owner: files.choose_paper(owner, _("Signed PDF")))
        self.trust = QPushButton(_("Trust a certificate…"))
        self.trust.setProperty("role", "link")
        self.trust.setAutoDefault(False)
        self.trust.setAccessibleName(self.trust.text())
        self.trust.clicked.connect(self._add_trust)
        self._believed = Label(_("No certificate is trusted yet."), "muted", wrap=True)
        self.reports = QVBoxLayout()
        self.reports.setContentsMargins(0, 0, 12, 0)
        self.reports.setSpacing(12)
        self.reports.addStretch(1)
        content = QWidget()
        content.setLayout(self.reports)
        self.body.addLayout(form((_("Signed PDF"), self.paper)))
        trust = QHBoxLayout()
        trust.addWidget(self._believed, 1)
        trust.addWidget(self.trust)
        self.body.addLayout(trust)
        self.body.addWidget(scrolled(content), 1)
        self.cancel.setText(_("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.submitted.connect(self.verify)
        desk.messages.said.connect(self._overhear)
        self.resize(600, min(480, parent.window().height() - 48))
        self.paper.button.setFocus()

    @property
    def told(self) -> list[str]:
        """What is said of each signature."""
        cards = self.findChildren(QFrame, "report")
        return ["\n".join(label.text() for label in card.findChildren(Label)) for card in cards if card.isVisible()]

    def verify(self) -> None:
        """Look at the signatures of the chosen file."""
        path, trusted = self.paper.path, tuple(self._trusted)
        if path is None:
            self.refuse(_("Choose the PDF first."))
            self.paper.button.setFocus()
            return

        def work(progress: Progress) -> "tuple[SignatureReport, ...]":
            from summitdesk.services.digital_signature import read_pdf, verify_signatures

            return verify_signatures(read_pdf(path), [read_pdf(each) for each in trusted])

        self._is_asking = True
        self._show(())
        label = _("Verifying {file}").format(file=path.name)
        job = self._desk.jobs.run(self._desk.press, label, work, self._found)
        job.failed.connect(lambda error: self._ended())

    def _found(self, reports: "Sequence[SignatureReport]") -> None:
        self._ended()
        self._show(reports)
        if not reports:
            self.refuse(_("This PDF carries no signature."))

    def _ended(self) -> None:
        self._is_asking = False

    def _add_trust(self) -> None:
        if chosen := files.choose_certificate(self):
            self._trusted.append(Path(chosen))
            names = ", ".join(path.name for path in self._trusted)
            self._believed.setText(_("Trusted: {names}").format(names=names))

    def _show(self, reports: "Sequence[SignatureReport]") -> None:
        while self.reports.count() > 1:
            item = self.reports.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, report in enumerate(reports):
            self.reports.insertWidget(place, _card(report, self._look))

    def _overhear(self, message: Message) -> None:
        if message.tone is Tone.ERROR and self._is_asking and self.isVisible():
            self.refuse(message.text)


def _card(report: "SignatureReport", look: Look) -> QFrame:
    """One signature: who, when by the signer's own clock, and whether it holds."""
    card = QFrame()
    card.setObjectName("report")
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    column.addWidget(Label(report.signer or report.field, "strong", wrap=True))
    claimed = report.claimed_at.astimezone().strftime("%Y-%m-%d %H:%M %z") if report.claimed_at else ""
    said = [_("{time} by the signer's own clock").format(time=claimed) if claimed else "", report.reason]
    if about := " · ".join(filter(None, said)):
        column.addWidget(Label(about, "caption", wrap=True))
    seal, amber = look.palette.seal, look.palette.amber
    for holds, yes, no, grave in (
        (report.intact, _("The signed content is intact."), _("The signed content was changed."), seal),
        (
            report.whole,
            _("Nothing was added behind it."),
            _("Something was added to the file behind this signature."),
            seal,
        ),
        (
            report.trusted,
            _("Its certificate leads to one that you trust."),
            _("Its certificate leads to none that you trust."),
            amber,
        ),
    ):
        icon, colour = ("circle-check", look.palette.pine) if holds else ("triangle-alert", grave)
        column.addLayout(_line(yes if holds else no, icon, colour, look))
    return card


def _line(text: str, icon: str, colour: str, look: Look) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign = QLabel()
    sign.setPixmap(look.pixmap(icon, colour, 16))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, wrap=True), 1)
    return row
