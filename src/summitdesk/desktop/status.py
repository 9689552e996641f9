"""The status bar: which file, who works, and what is being done."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QStatusBar

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.jobs import Job
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import Label, tip
from summitdesk.i18n import _


class StatusBar(QStatusBar):
    """File and operator at the left; a job that takes more than a moment at the right, with a way to stop it."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self.setSizeGripEnabled(False)
        self._file = Label()
        self._operator = Label()
        self._doing = Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._stop = tool_button(look, _("Stop"), "x")
        self._stop.clicked.connect(self._cancel)
        self.addWidget(self._file)
        self.addWidget(self._operator)
        for widget in (self._doing, self._bar, self._stop):
            self.addPermanentWidget(widget)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(600)
        self._patience.timeout.connect(lambda: self._show_job(True))
        desk.jobs.started.connect(self._started)
        desk.jobs.ended.connect(self._ended)
        self._show_job(False)
        self.refresh()

    def refresh(self) -> None:
        """Show file and operator as they are now."""
        location = self._desk.location
        self._file.setText(self._desk.name)
        self._file.setToolTip(tip(location))
        operator = self._desk.operator if location else ""
        self._operator.setText(_("Operator: {name}").format(name=operator) if operator else "")

    def _started(self, job: Job) -> None:
        self._job = job
        self._doing.setText(job.label)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.label)
        job.progressed.connect(self._progressed)
        self._patience.start()

    def _progressed(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if what:
            self._doing.setText(what)

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._patience.stop()
            self._show_job(False)

    def _show_job(self, is_shown: bool) -> None:
        for widget in (self._doing, self._bar, self._stop):
            widget.setVisible(is_shown)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
