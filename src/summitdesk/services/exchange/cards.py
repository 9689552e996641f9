"""Contact cards (vCard, RFC 6350 and its older forms) as a roster."""

import quopri
import re
from collections.abc import Iterator

from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _
from summitdesk.services.exchange.entry import Cell, Entry, EntryReader
from summitdesk.services.exchange.fields import Field, Target
from summitdesk.services.exchange.parties import KnownCities
from summitdesk.services.exchange.report import Remark

_LINE = re.compile(r"^(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;[^:]*)?):(?P<value>.*)$", re.DOTALL)
_SIMPLE = {
    "FN": Field.NAME,
    "TITLE": Field.OFFICE,
    "EMAIL": Field.EMAIL,
    "TEL": Field.PHONE,
    "NOTE": Field.NOTE,
    "BDAY": Field.BIRTH_DATE,
}


def read_cards(text: str, known: KnownCities) -> tuple[tuple[Entry, ...], tuple[Remark, ...]]:
    """One entry per card, in its row's place the number of its first line."""
    reader = EntryReader(known)
    entries = tuple(reader.read(number, _cells(lines)) for number, lines in _cards(text))
    remarks = () if entries else (Remark(0, "", Severity.ERROR, _("The file holds no whole contact card.")),)
    return entries, remarks


def _cards(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    start = 0
    properties: list[tuple[str, str]] = []
    for number, line in _unfolded(text):
        match = _LINE.match(line)
        if match is None:
            continue
        name, value = match["name"].upper(), _plain(match["value"], match["parameters"])
        if name == "BEGIN" and value.upper() == "VCARD":
            start, properties = number, []
        elif name == "END" and value.upper() == "VCARD":
            if start:
                yield start, properties
            start = 0
        else:
            properties.append((name, value))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The logical lines with the number of their first one: a line that begins with a blank continues the last."""
    start, current = 1, ""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        soft_break = current.endswith("=") and "QUOTED-PRINTABLE" in current.upper()
        if line[:1] in {" ", "\t"} or soft_break:
            current = current.removesuffix("=") + (line if soft_break else line[1:])
            continue
        if current:
            yield start, current
        start, current = number, line
    if current:
        yield start, current


def _plain(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(value.encode("ascii", "ignore")).decode("utf-8", "replace")
    return value


def _cells(properties: list[tuple[str, str]]) -> Iterator[Cell]:
    seen: set[str] = set()
    for name, value in properties:
        if name in _SIMPLE:
            if name not in seen or name == "FN":
                yield Cell(Target(_SIMPLE[name]), name, _unescaped(value))
            seen.add(name)
        elif name == "N":
            family, given, *_rest = [*map(_unescaped, _split(value)), "", ""]
            yield Cell(Target(Field.FAMILY), name, family)
            yield Cell(Target(Field.GIVEN), name, given)
        elif name == "ADR":
            _box, _more, _street, city, _region, _code, country, *_rest = [*map(_unescaped, _split(value)), *[""] * 7]
            yield Cell(Target(Field.COUNTRY), name, country)
            yield Cell(Target(Field.CITY), name, city)
        elif name == "ORG":
            yield Cell(Target(Field.PARTY), name, _unescaped(_split(value)[0]))


def _split(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)


def _unescaped(value: str) -> str:
    return re.sub(r"\\([\\,;nN])", lambda match: "\n" if match[1] in "nN" else match[1], value).strip()
