"""A list as a file: spreadsheet, delimited text, JSON, calendar. Nothing in it can act on being opened."""

import csv
import io
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from summitdesk.domain.language import pick
from summitdesk.domain.rows import EventRow
from summitdesk.services.exchange.lists import Column, Listed

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet program takes for the beginning of a formula (OWASP, CSV injection)."""

_WIDEST_COLUMN = 48
_EPOCH = datetime(2000, 1, 1)
"""A fixed time of making, so that equal lists are equal files; the format knows no zone."""


def as_json(listed: Listed) -> bytes:
    """The records as JSON, text unescaped."""
    return (json.dumps(list(listed.records), ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(listed: Listed, delimiter: str = ",", *, raw: bool = False) -> bytes:
    """The list as delimited text that spreadsheet programs open in the right encoding.

    An apostrophe before what they would take for a formula keeps it text; ``raw`` leaves it out.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.heading for column in listed.columns])
    for record in listed.records:
        cells = _cells(listed.columns, record)
        writer.writerow(cells if raw else [harmless(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell


def _cells(columns: tuple[Column, ...], record: Mapping[str, Any]) -> list[str]:
    return [column.value(record) for column in columns]


def as_workbook(listed: Listed) -> bytes:
    """The list as an .xlsx workbook of text cells, with its headings fixed and a filter on each."""
    import xlsxwriter

    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    workbook.set_properties({"created": _EPOCH})
    sheet = workbook.add_worksheet(listed.name)
    bold = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    rows = [_cells(listed.columns, record) for record in listed.records]
    for at, column in enumerate(listed.columns):
        widest = max((_width(row[at]) for row in rows), default=0)
        sheet.set_column(at, at, min(max(widest, _width(column.heading)) + 2, _WIDEST_COLUMN))
        sheet.write_string(0, at, column.heading, bold)
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if cell:
                sheet.write_string(number, at, cell, plain)
    sheet.freeze_panes(1, 0)
    if rows and listed.columns:
        sheet.autofilter(0, 0, len(rows), len(listed.columns) - 1)
    workbook.close()
    return data.getvalue()


def _width(text: str) -> int:
    return max(
        (sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in text.split("\n")), default=0
    )


def as_cards(listed: Listed) -> bytes:
    """A roster as contact cards (vCard 4.0, RFC 6350): the native name first, others beside it under their language."""
    return "".join(_card(record) for record in listed.records if record["names"]).encode()


def _card(record: Mapping[str, Any]) -> str:
    names = list(record["names"].items())
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{record['id']}"]
    lines += (f"FN;LANGUAGE={tag}:{_escaped(name)}" for tag, name in names)
    lines += (f"TITLE;LANGUAGE={tag}:{_escaped(office)}" for tag, office in record["offices"].items())
    city, country = _spoken(record["city"]), _spoken(record["country"])
    lines.append(f"ADR:;;;{_escaped(city)};;;{_escaped(country)}")
    lines += (f"{name}:{_escaped(record[key])}" for name, key in (("EMAIL", "email"), ("TEL", "phone")) if record[key])
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCARD"))


def _spoken(texts: Mapping[str, str]) -> str:
    return texts.get("en", "") or next(iter(texts.values()), "")


def _escaped(text: str) -> str:
    for character, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(character, written)
    return text


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which ends inside a character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join((*pieces, piece))


def as_calendar(listed: Listed, event: EventRow) -> bytes:
    """The programme as a calendar (RFC 5545), its times in UTC; both languages stand in the summary."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//SummitDesk//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", pick(event.titles, event.languages[0] if event.languages else "en"))
    calendar.add("x-wr-timezone", event.timezone)
    for record in listed.records:
        calendar.add_component(_calendar_event(record, event))
    return bytes(calendar.to_ical())


def _calendar_event(record: Mapping[str, Any], event: EventRow) -> Any:  # noqa: ANN401 - icalendar is imported late
    from icalendar import Event

    entry = Event()
    start = datetime.fromisoformat(record["starts_at"]).astimezone(UTC)
    end = datetime.fromisoformat(record["ends_at"]).astimezone(UTC)
    entry.add("uid", f"{record['id']}@summitdesk")
    # The stamp comes from stored data, so that the same programme gives the same file.
    entry.add("dtstamp", start)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", _in_both(record["title"], event))
    if place := ", ".join(text for key in ("room", "venue") if (text := _in_both(record[key], event))):
        entry.add("location", place)
    if lines := [_speaker_line(speaker, event) for speaker in record["speakers"]]:
        entry.add("description", "\n".join(lines))
    if record["cancelled"]:
        entry.add("status", "CANCELLED")
    return entry


def _in_both(texts: Mapping[str, str], event: EventRow) -> str:
    """A text in the event's languages, in their order."""
    return " / ".join(dict.fromkeys(texts[tag] for tag in event.languages if texts.get(tag))) or pick(texts, "en")


def _speaker_line(speaker: Mapping[str, Any], event: EventRow) -> str:
    name = next(iter(speaker["names"].values()), "")
    parts = (name, _in_both(speaker["offices"], event), _in_both(speaker["city"], event))
    return ", ".join(part for part in parts if part)
