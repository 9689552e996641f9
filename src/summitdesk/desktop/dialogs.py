"""The few questions that need a dialog: which file, and nothing that a banner with Undo can do."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from summitdesk import __version__
from summitdesk.desktop.widgets.text import Label
from summitdesk.errors import UserError
from summitdesk.i18n import _

REGISTER: Final = ".summit"
PDF: Final = ".pdf"


def choose_register(parent: QWidget) -> str:
    """Ask for a register to open; empty where nobody chose."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Open a register"), "", _registers())
    return chosen


def choose_new_register(parent: QWidget, title: str, suggested: str) -> str:
    """Ask where a register is to be written; empty where nobody chose."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, suggested, _registers())
    return _with_suffix(chosen, REGISTER)


def choose_pdf(parent: QWidget, suggested: str) -> str:
    """Ask where a PDF is to be saved; empty where nobody chose."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save as PDF"), suggested, _("PDF files (*.pdf)"))
    return _with_suffix(chosen, PDF)


def choose_photo(parent: QWidget) -> str:
    """Ask for a photograph; empty where nobody chose."""
    pictures = _("Photographs (*.jpg *.jpeg *.png *.webp)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a photograph"), "", pictures)
    return chosen


def choose_roster(parent: QWidget) -> str:
    """Ask for a list of people; empty where nobody chose."""
    kinds = (
        _("Lists of people ({patterns})").format(patterns="*.xlsx *.xlsm *.ods *.csv *.tsv *.txt *.vcf"),
        _("All files (*)"),
    )
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Import roster"), "", ";;".join(kinds))
    return chosen


def choose_export(parent: QWidget, suggested: str) -> str:
    """Ask where a roster is to be written, and by that as what; empty where nobody chose."""
    kinds = {
        _("Excel workbook (*.xlsx)"): ".xlsx",
        _("Text with commas (*.csv)"): ".csv",
        _("Data for programs (*.json)"): ".json",
    }
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Export roster"), suggested, ";;".join(kinds))
    return _with_suffix(chosen, kinds.get(kind, ".xlsx"))


class About(QDialog):
    """What this is and under which terms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About SummitDesk"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 20)
        layout.setSpacing(8)
        layout.addWidget(Label("SummitDesk", "display"))
        layout.addWidget(Label(_("Version {version}").format(version=__version__), "muted"))
        layout.addSpacing(8)
        sentence = _(
            "The offline desk of an international mayors' conference: invitations, delegations, agendas, signatories, "
            "and the bilingual papers they sign."
        )
        text = Label(sentence, wrap=True)
        text.setMinimumWidth(400)
        layout.addWidget(text)
        terms = _("Apache License 2.0. Noto fonts: SIL Open Font License. Lucide icons: ISC. Flags: MIT.")
        layout.addWidget(Label(terms, "caption", wrap=True))
        layout.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setText(_("Close"))
            button.setAccessibleName(_("Close"))
        layout.addWidget(buttons)


def _registers() -> str:
    return _("SummitDesk registers (*.summit)")


def _with_suffix(chosen: str, suffix: str) -> str:
    return chosen if not chosen or Path(chosen).suffix else chosen + suffix


def read_file(path: str) -> bytes:
    """The bytes of a chosen file; a sentence where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UserError(
            _("{file} cannot be read.").format(file=Path(path).name), _("Check that it is there and may be read.")
        ) from error
