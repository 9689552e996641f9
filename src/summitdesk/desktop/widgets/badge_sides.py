"""What badges may show beyond their usual front: photographs, a back, and the printer that they are moved for."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.text import Label
from summitdesk.i18n import _
from summitdesk.services.printing import Options
from summitdesk.settings import Printer
from summitdesk.typeset.turn import Turn


class BadgeSides(QWidget):
    """Whether badges have photographs and backs; a printer is offered where one is known to stand off."""

    def __init__(self, look: Look, printers: Mapping[str, Printer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._printers = printers
        self.photos = QCheckBox(_("With photographs"))
        self.photos.setAccessibleName(self.photos.text())
        turns = [
            (Turn.NONE, _("One side of the sheet")),
            (Turn.LONG_EDGE, _("Both sides, turned about the long edge")),
            (Turn.SHORT_EDGE, _("Both sides, turned about the short edge")),
        ]
        self.back = Choice(look, [(turn.value, title) for turn, title in turns])
        self.printer = Choice(look, [("", _("Any printer")), *((name, name) for name in printers)])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(4)
        choices = [(_("Sides of the sheet"), self.back)]
        if printers:
            choices.append((_("Printer"), self.printer))
        for column, (caption, choice) in enumerate(choices):
            choice.setAccessibleName(caption)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            layout.addWidget(Label(caption, "caption"), 0, column)
            layout.addWidget(choice, 1, column)
            layout.setColumnStretch(column, 2 - column)
        layout.addWidget(self.photos, 2, 0, 1, 2)

    def begin(self, options: Options) -> None:
        """Show what the options say."""
        self.photos.setChecked(options.photos)
        self.back.choose(options.back.value)

    def put(self, options: Options) -> Options:
        """The options with what was chosen."""
        return replace(
            options,
            photos=self.photos.isChecked(),
            back=Turn(self.back.value()),
            printer=self._printers.get(self.printer.value()),
        )
