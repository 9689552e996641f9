"""Import of one language of an instrument from a plain text, as one step that can be undone.

Typed numbers are taken off, because papers generate them; paragraphs are laid beside those of the other languages.
What does not match is told, and nothing that was read is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.alignment import Pair, align
from summitdesk.domain.checks.texts import damaged, language_label, quotable
from summitdesk.domain.clean import match_key
from summitdesk.domain.dates import format_date
from summitdesk.domain.enumerators import numbers_at
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import normalise_tag, text_in
from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.outline import Outline, Unit, read_outline
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind, Severity
from summitdesk.errors import UserError
from summitdesk.files import reading
from summitdesk.i18n import _
from summitdesk.services.editable import editable_instrument
from summitdesk.services.exchange.encoding import decode
from summitdesk.services.lookup import event_named, instrument_named
from summitdesk.services.texts import LONGEST_PARAGRAPH, LONGEST_TITLE, line, passage, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Instrument
    from summitdesk.store.writing import UnitOfWork

_LARGEST = 8 * 1024 * 1024
_MOST_PARAGRAPHS = 10_000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""Hardly a text has any; of the bytes of a picture every eighth is one."""
_STRUCTURE = (ParagraphKind.TEXT, ParagraphKind.HEADING, ParagraphKind.CLOSING)


@dataclass(frozen=True, slots=True)
class ImportedParagraph:
    """One place of the outline after the import.

    ``number`` is the one that papers will print, ``typed`` the one that was taken off; ``beside`` is the text that
    stands beside it in another language. An empty ``text`` is a paragraph that the import has nothing for.
    """

    kind: ParagraphKind
    level: int
    number: str
    typed: str
    text: str
    beside: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class TextImport:
    """What an import of a text did or would do."""

    language: str
    title: str
    paragraphs: tuple[ImportedParagraph, ...]
    findings: tuple[Finding, ...]
    encoding: str
    changed: bool


def import_text_file(
    database: "Database", path: Path, event_slug: str, slug: str, language: str, *, dry_run: bool = False
) -> TextImport:
    """Import a text file: UTF-8, UTF-16, GB18030, Big5, Shift_JIS or a Windows code page, recognised by itself."""
    decoded = decode(text_bytes(path))
    findings = [_encoding_finding(path.name, decoded.encoding)] if decoded.is_guess else []
    return _import(
        database,
        decoded.text,
        event_slug,
        slug,
        language,
        dry_run=dry_run,
        findings=findings,
        encoding=decoded.encoding,
    )


def import_instrument_text(
    database: "Database", text: str, event_slug: str, slug: str, language: str, *, dry_run: bool = False
) -> TextImport:
    """Import a text from the clipboard."""
    return _import(database, text, event_slug, slug, language, dry_run=dry_run, findings=[], encoding="")


def text_bytes(path: Path) -> bytes:
    """The bytes of a text file; refuses what is too long for a text, and what is no plain text."""
    with reading(path):
        if path.stat().st_size > _LARGEST:
            raise UserError(
                _("{name} is larger than {most} MB.").format(name=path.name, most=_LARGEST // 2**20),
                _("A text to be signed is never that long; check that you chose the right file."),
            )
        data = path.read_bytes()
    if data.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf", bytes.fromhex("d0cf11e0"))):
        raise _not_plain(path.name)
    return data


def _not_plain(name: str) -> UserError:
    return UserError(
        _("{name} is not plain text.").format(name=name),
        _("Save it from its own program as plain text (.txt, UTF-8), or copy and paste the text."),
    )


def _encoding_finding(name: str, encoding: str) -> Finding:
    message = _("The file does not say in which encoding it is written; it was read as {encoding}.")
    return Finding(
        "text.encoding_guessed",
        Severity.NOTE,
        name,
        None,
        message.format(encoding=encoding.upper()),
        _("If the text looks wrong, save it as UTF-8 and import it again."),
    )


def _import(
    database: "Database",
    text: str,
    event_slug: str,
    slug: str,
    language: str,
    *,
    dry_run: bool,
    findings: list[Finding],
    encoding: str,
) -> TextImport:
    tag = normalise_tag(language)
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise _not_plain(_("What was given"))
    with database.reading() as session:
        instrument = instrument_named(session, event_named(session, event_slug), slug)
    outline = read_outline(text, tag)
    _require_text(outline)
    plan = _Plan(instrument, outline, tag)
    findings += plan.findings()
    changed = False
    if not dry_run:
        label = _("Import the {language} text of {slug}").format(
            language=language_label(tag), slug=shown(slug or instrument.slug)
        )
        with database.unit_of_work(label) as unit:
            plan.carry_out(unit)
        changed = unit.changes.count > 0
    return TextImport(tag, plan.title, plan.shown(), tuple(findings), encoding, changed)


def _require_text(outline: Outline) -> None:
    if not outline.units:
        raise UserError(_("The file holds no text."), _("Check that you chose the right file."))
    if len(outline.units) > _MOST_PARAGRAPHS:
        raise UserError(
            _("The text has {count} paragraphs.").format(count=len(outline.units)),
            _("At most {most} are set as one text; check that you chose the right file.").format(most=_MOST_PARAGRAPHS),
        )


class _Plan:
    """What becomes of an instrument: read from rows, told as findings, and carried out in a unit of work."""

    def __init__(self, instrument: InstrumentRow, outline: Outline, language: str) -> None:
        self._instrument = instrument
        self._outline = outline
        self._language = language
        self.title = outline.title
        body, tail = _parted(outline.units)
        self._place, self._day, rest = _place_and_day(instrument, tail, language)
        paragraphs = instrument.paragraphs
        self._pairs = [pair for pair in align((*body, *rest), paragraphs, language) if self._stays(pair)]
        for unit in body:
            passage(unit.text, LONGEST_PARAGRAPH)  # refuses what is longer than a paragraph may be

    def _stays(self, pair: Pair) -> bool:
        """Whether a place of the outline has text in any language after the import."""
        if pair.unit or pair.paragraph is None:
            return True
        return any(text for tag, text in pair.paragraph.texts.items() if tag != self._language)

    def shown(self) -> tuple[ImportedParagraph, ...]:
        """The outline as it will be."""
        rows = [
            ParagraphRow(UUID(int=0), place, *self._structure(pair), {}) for place, pair in enumerate(self._pairs, 1)
        ]
        labels = paragraph_labels(rows, self._language, scheme_of(self._instrument.kind))
        return tuple(
            ImportedParagraph(
                row.kind,
                row.level,
                label,
                pair.unit.number if pair.unit else "",
                pair.unit.text if pair.unit else "",
                self._beside(pair.paragraph),
                is_new=pair.paragraph is None,
            )
            for row, label, pair in zip(rows, labels, self._pairs, strict=True)
        )

    def _beside(self, paragraph: ParagraphRow | None) -> str:
        others = [text for tag, text in paragraph.texts.items() if tag != self._language] if paragraph else []
        return others[0] if others else ""

    def _structure(self, pair: Pair) -> tuple[ParagraphKind, int]:
        """The text's own structure where it stands alone; beside another language, that language's."""
        unit, paragraph = pair.unit, pair.paragraph
        if paragraph is not None and (unit is None or self._beside(paragraph)):
            return paragraph.kind, paragraph.level
        assert unit is not None
        return unit.kind, unit.level

    def findings(self) -> Iterator[Finding]:
        """Where the text and what is there do not match, and what a reader should look at again."""
        yield from self._title_findings()
        yield from damaged({self._language: self.title}, self._instrument.slug, self._instrument.id, table="instrument")
        yield from self._date_findings()
        for number, (pair, told) in enumerate(zip(self._pairs, self.shown(), strict=True), 1):
            yield from self._number_findings(pair.unit, told)
            yield from self._match_findings(pair, number)
            yield from damaged(
                {self._language: told.text},
                _("{instrument}, paragraph {number}").format(instrument=self._instrument.slug, number=number),
                self._instrument.id,
                table="instrument",
                field="paragraphs",
            )

    def _finding(self, code: str, severity: Severity, message: str, remedy: str) -> Finding:
        return Finding(
            code, severity, self._instrument.slug, self._instrument.id, message, remedy, "instrument", "paragraphs"
        )

    def _title_findings(self) -> Iterator[Finding]:
        present = text_in(self._instrument.titles, self._language)
        if self.title and present and match_key(self.title) != match_key(present):
            yield self._finding(
                "import.title_differs",
                Severity.WARNING,
                _("The title becomes “{new}”; it was “{old}”.").format(new=quotable(self.title), old=quotable(present)),
                _("Correct the title if the old one was right."),
            )

    def _date_findings(self) -> Iterator[Finding]:
        known = self._instrument.places.get(self._language, "")
        if self._place and known and match_key(self._place) != match_key(known):
            yield self._finding(
                "import.place_differs",
                Severity.WARNING,
                _("The place becomes “{new}”; it was “{old}”.").format(new=self._place, old=known),
                _("Correct the place if the old one was right."),
            )
        present = self._instrument.done_on
        if self._day and present and self._day != present:
            yield self._finding(
                "import.date_differs",
                Severity.WARNING,
                _("The text says {said}, the register {known}; the text's line is kept as it is written.").format(
                    said=self._day.isoformat(), known=present.isoformat()
                ),
                _("Set the right day, and remove the line if it is to be generated."),
            )

    def _number_findings(self, unit: Unit | None, told: ImportedParagraph) -> Iterator[Finding]:
        if unit is None:
            return
        if unit.inline:
            yield self._finding(
                "import.number_inside",
                Severity.NOTE,
                _("“{number}” stood inside a paragraph; it begins one of its own now: “{text}”.").format(
                    number=unit.number, text=shown(unit.text)
                ),
                _("Check that a clause begins there."),
            )
        if unit.jumps:
            yield self._finding(
                "import.number_jumps",
                Severity.WARNING,
                _("The number “{number}” is not the next one; “{generated}” will be printed.").format(
                    number=unit.number, generated=told.number
                ),
                _("Look whether a clause is missing from the text."),
            )
        elif not unit.number and any(number.value > 1 for number in numbers_at(unit.text)):
            yield self._finding(
                "import.looks_numbered",
                Severity.NOTE,
                _("“{text}” begins like a numbered clause, but no number before it leads there.").format(
                    text=shown(unit.text)
                ),
                _("If it is a clause, take its number off and give it its level."),
            )
        elif unit.number and not unit.text:
            yield self._finding(
                "import.clause_empty",
                Severity.WARNING,
                _("The clause “{number}” has no text.").format(number=unit.number),
                _("Write its text, or remove it."),
            )

    def _match_findings(self, pair: Pair, number: int) -> Iterator[Finding]:
        unit, paragraph = pair.unit, pair.paragraph
        others = [tag for tag in self._instrument.languages if tag != self._language]
        if not self._has_other_text or not others:
            return
        if unit is not None and (paragraph is None or not self._beside(paragraph)):
            yield self._finding(
                "import.no_counterpart",
                Severity.WARNING,
                _("Paragraph {number} has no counterpart in {languages}: “{text}”.").format(
                    number=number, languages=", ".join(map(language_label, others)), text=shown(unit.text)
                ),
                _("Write it in the other language, or join it with a neighbour."),
            )
        elif paragraph is not None and unit is None:
            yield self._finding(
                "import.not_in_text",
                Severity.WARNING,
                _("Paragraph {number} is missing from the text that was read: “{text}”.").format(
                    number=number, text=shown(self._beside(paragraph))
                ),
                _("Write it in this language, or look whether two paragraphs of the text are one."),
            )
        elif paragraph is not None and unit is not None and _differ(unit, paragraph):
            yield self._finding(
                "import.level_differs",
                Severity.WARNING,
                _("Paragraph {number} is numbered otherwise than beside it: “{text}”.").format(
                    number=number, text=shown(f"{unit.number} {unit.text}".strip())
                ),
                _("Set the level that is right for both languages."),
            )

    @property
    def _has_other_text(self) -> bool:
        return any(self._beside(row) for row in self._instrument.paragraphs)

    def carry_out(self, unit: "UnitOfWork") -> None:
        """Write the text into the register."""
        instrument = editable_instrument(unit, self._instrument.id)
        tag = self._language
        if tag not in instrument.languages:
            instrument.languages = (*instrument.languages, tag)
        if self.title:
            instrument.titles = with_text(instrument.titles, tag, line(self.title, LONGEST_TITLE))
        if self._place:
            instrument.places = with_text(instrument.places, tag, self._place)
        if self._day and instrument.done_on is None:
            instrument.done_on = self._day
        self._write_paragraphs(unit, instrument)

    def _write_paragraphs(self, unit: "UnitOfWork", instrument: "Instrument") -> None:
        from summitdesk.store.entities import Paragraph

        present: dict[UUID, Paragraph] = {row.id: row for row in instrument.paragraphs}
        for position, pair in enumerate(self._pairs, 1):
            kind, level = self._structure(pair)
            text = passage(pair.unit.text, LONGEST_PARAGRAPH) if pair.unit else ""
            paragraph = present.pop(pair.paragraph.id, None) if pair.paragraph else None
            if paragraph is None:
                unit.session.add(
                    Paragraph(
                        instrument=instrument,
                        position=position,
                        kind=kind,
                        level=level,
                        texts={self._language: text} if text else {},
                    )
                )
                continue
            paragraph.position, paragraph.kind, paragraph.level = position, kind, level
            paragraph.texts = with_text(paragraph.texts, self._language, text)
        for left in present.values():
            unit.session.delete(left)


def _parted(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The text, and its lines of place and date."""
    tail = [unit for unit in units if unit.kind is ParagraphKind.PLACE_AND_DATE]
    return [unit for unit in units if unit.kind is not ParagraphKind.PLACE_AND_DATE], tail


def _place_and_day(
    instrument: InstrumentRow, tail: Sequence[Unit], language: str
) -> tuple[str, date | None, list[Unit]]:
    """Place and day as the register keeps them, where papers would generate the very lines; else the lines as they are.

    The day is told in any case, so that it can be compared with the one that is known.
    """
    day = next((unit.day for unit in tail if unit.day), None)
    written = any(row.kind is ParagraphKind.PLACE_AND_DATE for row in instrument.paragraphs)
    if day is None or written or instrument.done_on not in {None, day} or len(tail) > 2:
        return "", day, list(tail)
    *places, dated = tail
    if dated.day is None or _key(dated.text) != _key(format_date(day, language)):
        return "", day, list(tail)
    return (places[0].text if places else ""), day, []


def _key(text: str) -> str:
    return "".join(text.split())


def _differ(unit: Unit, paragraph: ParagraphRow) -> bool:
    """Whether a text and the outline disagree on numbering; headings and closings are told by their looks only."""
    if unit.kind in _STRUCTURE and paragraph.kind in _STRUCTURE:
        return False
    return (unit.kind, unit.level) != (paragraph.kind, paragraph.level)
