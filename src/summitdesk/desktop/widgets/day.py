"""A field for a day, written as 2025-11-30 in every language."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from summitdesk.desktop.design.tokens import CONTROL


class DayField(QDateEdit):
    """A day, today where none is given; the arrow keys step through year, month and day."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy-MM-dd")
        self.setMinimumWidth(128)
        self.setFixedHeight(CONTROL)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.show_day(day)

    def day(self) -> date:
        """The day that stands here."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date | None) -> None:
        """Show a day; today where None."""
        self.setDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
