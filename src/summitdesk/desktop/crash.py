"""When the program itself is wrong: a log without personal data, and a dialog that keeps the register safe."""

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QThread, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from summitdesk import __version__
from summitdesk.desktop.widgets.text import Label
from summitdesk.i18n import _


def details(error: BaseException) -> str:
    """What a developer needs and nobody's name: types and places. Messages are left out, for they may quote data."""
    chain: list[str] = []
    current: BaseException | None = error
    while current is not None:
        chain.append(_one(current))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    system = f"SummitDesk {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return "\n\n".join([system, *reversed(chain)])


def _one(error: BaseException) -> str:
    lines = [type(error).__qualname__]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _short(file: str) -> str:
    parts = Path(file).parts
    for name in ("summitdesk", "site-packages"):
        if name in parts:
            return "/".join(parts[parts.index(name) :])
    return Path(file).name


def log_file() -> Path:
    """Where bugs are logged."""
    import platformdirs

    return Path(platformdirs.user_log_dir("summitdesk", appauthor=False)) / "crash.log"


def write_log(error: BaseException, file: Path) -> None:
    """Append the details of a bug to the log."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{details(error)}\n\n")


class CrashDialog(QDialog):
    """Says that the program failed and the register is safe; offers the details, a copy of the file, and to close."""

    def __init__(self, text: str, save_copy: Callable[[], None] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("SummitDesk has made a mistake"))
        self.setMinimumWidth(560)
        title = Label(_("SummitDesk has made a mistake"), "title")
        sentence = Label(
            _(
                "What you did last was not finished. Everything before it is stored in the register. "
                "You can go on working, or save a copy of the register first."
            ),
            wrap=True,
        )
        self._details = QPlainTextEdit(text)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("Details for the developers; they hold no personal data"))
        self._details.setMinimumHeight(180)
        buttons = QDialogButtonBox()
        copy = QPushButton(_("Copy details"))
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if save_copy is not None:
            save = QPushButton(_("Save a copy…"))
            save.clicked.connect(save_copy)
            buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in buttons.buttons():
            button.setAccessibleName(button.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(sentence)
        layout.addWidget(Label(_("Details for the developers; they hold no personal data"), "caption"))
        layout.addWidget(self._details)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())


class CrashReporter:
    """The program's last resort: takes whatever nobody expected, logs it and shows the dialog once at a time."""

    def __init__(self, save_copy: Callable[[], None] | None = None, file: Path | None = None) -> None:
        self.save_copy = save_copy
        self._file = file
        self._shown: CrashDialog | None = None

    def install(self) -> None:
        """Take over ``sys.excepthook``."""
        sys.excepthook = self.report

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug, and show it where there is a window to show it in."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = details(error.with_traceback(trace))
        try:
            write_log(error, self._file or log_file())
        except OSError:
            # The log is a courtesy: a full disk must not hide the dialog.
            print(text, file=sys.stderr)  # noqa: T201 - the only voice left
        application = QCoreApplication.instance()
        if application is None or QThread.currentThread() is not application.thread() or self._shown is not None:
            return
        self._shown = CrashDialog(text, self.save_copy, QApplication.activeWindow())
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _forget(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = None
