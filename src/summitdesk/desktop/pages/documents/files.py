"""Which file: a text to read, a scan of an approval, a PDF to sign, a certificate."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from summitdesk.i18n import _


def choose_text(parent: QWidget) -> str:
    """Ask for a text to import; empty where nobody chose."""
    return _opened(parent, _("Import text"), _("Text files (*.txt *.text *.md)"), _("All files (*)"))


def choose_scan(parent: QWidget) -> str:
    """Ask for the file in which an approval stands; empty where nobody chose."""
    return _opened(
        parent, _("File of the approval"), _("Documents (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"), _("All files (*)")
    )


def choose_paper(parent: QWidget, title: str) -> str:
    """Ask for a PDF; empty where nobody chose."""
    return _opened(parent, title, _("PDF files (*.pdf)"))


def choose_key(parent: QWidget) -> str:
    """Ask for a certificate with its key; empty where nobody chose."""
    return _opened(parent, _("Certificate with its key"), _("Certificates with a key (*.p12 *.pfx)"))


def choose_certificate(parent: QWidget) -> str:
    """Ask for a certificate to believe; empty where nobody chose."""
    return _opened(parent, _("Certificate to trust"), _("Certificates (*.pem *.crt *.cer *.der)"))


def choose_copy(parent: QWidget, title: str, suggested: str) -> str:
    """Ask where a file is to be written; empty where nobody chose."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, suggested)
    return chosen if not chosen or Path(chosen).suffix else chosen + Path(suggested).suffix


def _opened(parent: QWidget, title: str, *kinds: str) -> str:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", ";;".join(kinds))
    return chosen
