"""Computed fields in running text ({city_count}…), marked so that nobody takes them for typing errors."""

import re
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from summitdesk.desktop.design.look import Look

_FIELD: Final = re.compile(r"\{[a-z_]+(?::[a-z_]+)?\}")


class FieldMarks(QSyntaxHighlighter):
    """Colours computed fields; the paper shows what they stand for."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._form = QTextCharFormat()
        self._form.setForeground(QColor(look.palette.glacier))

    def highlightBlock(self, text: str) -> None:
        for match in _FIELD.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._form)
