"""Computed fields in running text ({city_count}…): marked as such, told with their values, and offered from a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from summitdesk.desktop.design.look import Look
from summitdesk.domain.fields import FieldValues, NumberStyle, fields_in, fill
from summitdesk.domain.language import base_language
from summitdesk.i18n import _, later

_FIELD: Final = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*(?:\.[a-z_]+)?(?::[a-z_]+)?\}")
_LONGEST: Final = 60
"""Characters of a value that a list shows."""

NAMES: Final = {
    "A": later("Party named first, with its country"),
    "A.name": later("Party named first"),
    "A.place": later("City of the party named first"),
    "A.signer": later("Signer of the party named first"),
    "B": later("Party named second, with its country"),
    "B.name": later("Party named second"),
    "B.place": later("City of the party named second"),
    "B.signer": later("Signer of the party named second"),
    "term_years": later("Term in years"),
    "notice_months": later("Notice in months"),
    "city_count": later("Number of cities that sign"),
    "country_count": later("Number of countries that sign"),
    "signatory_count": later("Number of signatories"),
    "title": later("Title of the document"),
    "place": later("Place of signature"),
    "date": later("Date of signature"),
    "languages": later("Languages of the text"),
    "event": later("Title of the event"),
    "theme": later("Theme of the event"),
    "event_place": later("Place of the event"),
    "event_dates": later("Dates of the event"),
    "host_city": later("Host city"),
}
"""What the fields are called in menus."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that can be put into a text: what it is called, how it is written, and what it stands for."""

    name: str
    written: str
    value: str


class FieldMarks(QSyntaxHighlighter):
    """Colours computed fields; those without a value are red and underlined."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._defined, self._undefined = QTextCharFormat(), QTextCharFormat()
        self._defined.setForeground(QColor(look.palette.glacier))
        self._undefined.setForeground(QColor(look.palette.seal))
        self._undefined.setFontUnderline(True)
        self._missing: frozenset[str] = frozenset()

    def show_undefined(self, names: frozenset[str]) -> None:
        """Mark these fields as without a value."""
        if names != self._missing:
            self._missing = names
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in _FIELD.finditer(text):
            form = self._undefined if set(fields_in(match[0])) & self._missing else self._defined
            self.setFormat(match.start(), match.end() - match.start(), form)


def told_values(text: str, values: FieldValues, language: str) -> str:
    """What the fields of a text stand for, in the order in which it uses them; those without a value are left out."""
    written = dict.fromkeys(match[0] for match in _FIELD.finditer(text))
    filled = [(field, fill(field, values, language)) for field in written]
    return "   ".join(f"{field}\u00a0=\u00a0{each.text}" for field, each in filled if not each.undefined)


def undefined_fields(text: str, values: FieldValues, language: str) -> tuple[str, ...]:
    """The fields of a text that have no value."""
    return fill(text, values, language).undefined


def field_choices(values: FieldValues, language: str) -> list[FieldChoice]:
    """The fields that have a value in a language, counts also in words, terms as stretches of time."""
    return [
        FieldChoice(_(NAMES[name]) if name in NAMES else name, written, _shortened(filled.text))
        for name in (*NAMES, *sorted(set(values) - set(NAMES)))
        if name in values
        for written in _forms(name, values, language)
        if not (filled := fill(written, values, language)).undefined and "{" not in filled.text
    ]


def _forms(name: str, values: FieldValues, language: str) -> Iterator[str]:
    """How a field can be written into a text."""
    value = values[name]
    if name in {"term_years", "notice_months"}:
        yield f"{{{name}:{NumberStyle.YEARS if name == 'term_years' else NumberStyle.MONTHS}}}"
    elif isinstance(value, int):
        yield f"{{{name}}}"
        if base_language(language) in {"zh", "en"}:
            yield f"{{{name}:{NumberStyle.WORDS}}}"
    else:
        yield f"{{{name}}}"
        if isinstance(value, date) and base_language(language) == "zh":
            yield f"{{{name}:treaty}}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
