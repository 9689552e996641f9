"""Pasted lists of signatories: a post line, a country-and-city line and a name line each, in any order and with gaps.

木村勇一

日本新潟市副市长
Japan Niigata
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from summitdesk.domain.clean import clean_line
from summitdesk.domain.language import guess_language, script_of
from summitdesk.domain.offices import rank_of_text
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _
from summitdesk.services.exchange.entry import Cell, Entry, EntryReader
from summitdesk.services.exchange.fields import Field, Target
from summitdesk.services.exchange.parties import KnownCities, Party, party_in
from summitdesk.services.exchange.report import Remark


class LineKind(Enum):
    """What a line of a pasted list says."""

    BLANK = "blank"
    PARTY = "party"
    OFFICE = "office"
    NAME = "name"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number, with what it says and the party it names."""

    number: int
    text: str
    kind: LineKind
    party: Party | None = None


@dataclass
class _Block:
    """Lines that belong to one person."""

    lines: list[Line] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)

    @property
    def number(self) -> int:
        return min(line.number for line in (*self.lines, *self.names))

    @property
    def country(self) -> str:
        return next((line.party.country for line in self.lines if line.party and line.party.country), "")

    def takes(self, line: Line) -> bool:
        """Whether a line may belong to this block: nothing of its kind and script is there, and no other country."""
        if any(script_of(own.text) == script_of(line.text) and own.kind is line.kind for own in self.lines):
            return False
        country = line.party.country if line.party else ""
        return not (country and self.country and country != self.country)

    def names_place(self, script: str = "") -> bool:
        """Whether a line names the place, in this script where one is given."""
        return any(line.kind is LineKind.PARTY and script in {"", script_of(line.text)} for line in self.lines)

    def names_in(self, script: str) -> list[Line]:
        """The names in a script."""
        return [line for line in self.names if script_of(line.text) == script]

    def spare(self) -> list[Line]:
        """Names beyond the first of their script, for which an entry has no room."""
        scripts = dict.fromkeys(script_of(line.text) for line in self.names)
        return [line for script in scripts for line in self.names_in(script)[1:]]


def read_blocks(text: str, known: KnownCities) -> tuple[tuple[Entry, ...], tuple[Remark, ...]]:
    """The people of a pasted list, and what was noticed about lines that say nothing of anybody."""
    lines = [_classified(number, line, known) for number, line in enumerate(_lines(text), start=1)]
    blocks, lost = _blocks(lines)
    _find_unknown_places(blocks)
    reader = EntryReader(known)
    entries = tuple(_entry(reader, block) for block in blocks)
    remarks = [Remark(line.number, "", Severity.WARNING, _lost(line)) for line in lost]
    remarks += [Remark(line.number, "", Severity.WARNING, _second(line)) for block in blocks for line in block.spare()]
    return entries, tuple(remarks)


def looks_like_blocks(text: str, known: KnownCities) -> bool:
    """Whether a text is such a list rather than a table: some lines name parties, and few hold delimiters."""
    lines = [clean_line(line) for line in _lines(text)[:200] if line.strip()]
    parties = sum(party_in(line, known) is not None for line in lines)
    return parties > 0 and sum("\t" in line or ";" in line or line.count(",") > 1 for line in _lines(text)) * 3 < len(
        lines
    )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _classified(number: int, text: str, known: KnownCities) -> Line:
    line = clean_line(text).strip("•·-* \t")
    if not line:
        return Line(number, text, LineKind.BLANK)
    if _is_prose(line):
        return Line(number, text, LineKind.PROSE)
    if party := party_in(line, known):
        return Line(number, text, LineKind.PARTY, party)
    if rank_of_text(line) is not None:
        return Line(number, text, LineKind.OFFICE)
    return Line(number, text, LineKind.NAME if _is_name(line) else LineKind.PROSE)


_SENTENCE = re.compile(r"[。；！？!?;:：]|[.]$")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]|Jr|Sr|Dr|St)\.$")
_PARTICLES = frozenset(
    (
        *("de", "da", "di", "do", "dos", "du", "van", "von", "der", "den", "del", "la", "le", "el", "al", "bin"),
        *("binti", "ibn", "y", "e", "zu", "ter", "ten", "af", "av"),
    )
)


def _is_prose(line: str) -> bool:
    return len(line) > 80 or (bool(_SENTENCE.search(line)) and not _INITIALS.search(line))


def _is_name(line: str) -> bool:
    """Whether a line can be a person's name: a few capitalised words, or a few characters, without digits."""
    if any(character.isdigit() for character in line):
        return False
    if script_of(line) in {"Hani", "Hang", "Hira", "Kana"}:
        return len(line) <= 20 and "，" not in line and "、" not in line
    words = line.replace("’", "'").split()
    return len(words) <= 7 and all(
        word[:1].isupper() or word.lower() in _PARTICLES or not word[0].isalpha() for word in words
    )


def _blocks(lines: Sequence[Line]) -> tuple[list[_Block], list[Line]]:
    """The lines gathered per person; names that stand alone go to the block they stand before or after."""
    blocks: list[_Block] = []
    loose: list[tuple[int, list[Line]]] = []
    lost: list[Line] = []
    cut_off: set[int] = set()
    for paragraph in _paragraphs(lines):
        names = [line for line in paragraph if line.kind is LineKind.NAME]
        prose = [line for line in paragraph if line.kind is LineKind.PROSE]
        if prose:
            # Running text ends a list: a title above it names nobody who stands below it.
            lost += prose
            cut_off.add(len(blocks))
        if any(line.kind in {LineKind.PARTY, LineKind.OFFICE} for line in paragraph):
            _gather(blocks, paragraph)
        elif prose:
            lost += names
        elif names:
            loose.append((len(blocks), names))
    lost += _place_names(blocks, loose, cut_off)
    return blocks, sorted(lost, key=lambda line: line.number)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.kind is LineKind.BLANK:
            if paragraph:
                yield paragraph
            paragraph = []
        else:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _gather(blocks: list[_Block], paragraph: list[Line]) -> None:
    """Add a paragraph's lines to blocks: to the one before while it takes them, else to a new one."""
    names_first = paragraph[0].kind is LineKind.NAME
    fresh = True
    waiting: list[Line] = []
    for line in paragraph:
        if line.kind is LineKind.NAME:
            if names_first and not waiting and blocks and not fresh:
                fresh = True
            if names_first or not blocks or fresh:
                waiting.append(line)
            else:
                blocks[-1].names.append(line)
        elif line.kind in {LineKind.PARTY, LineKind.OFFICE}:
            if blocks and not waiting and blocks[-1].takes(line) and (not fresh or _continues(blocks[-1], line)):
                blocks[-1].lines.append(line)
            else:
                blocks.append(_Block([line], waiting))
                waiting = []
            fresh = False
    if waiting and blocks:
        blocks[-1].names += waiting


def _continues(block: _Block, line: Line) -> bool:
    """Whether a line after a gap belongs to the block before: its city in the other script, or its office."""
    if line.kind is LineKind.OFFICE:
        return not any(own.party and own.party.office for own in block.lines)
    country = line.party.country if line.party else ""
    return not block.names and bool(country) and country == block.country and len(block.lines) == 1


def _place_names(blocks: list[_Block], loose: list[tuple[int, list[Line]]], cut_off: set[int]) -> list[Line]:
    """Give names that stand alone to the blocks behind them, or before them if the whole list fits better so.

    Blocks in ``cut_off`` stand behind running text, so that no name before it is theirs.
    """
    # A name before running text may be its title: it does not tell where this list puts its names.
    telling = [(at, names) for at, names in loose if at not in cut_off]
    before = sum(_fit(blocks, at, names) for at, names in telling)
    after = sum(_fit(blocks, at - 1, names) for at, names in telling)
    shift = 0 if before >= after else -1
    lost: list[Line] = []
    for at, names in loose:
        place = at + shift
        reachable = shift == -1 or at not in cut_off
        if reachable and 0 <= place < len(blocks) and not blocks[place].names:
            blocks[place].names = names
        else:
            lost += names
    return lost


def _fit(blocks: list[_Block], at: int, names: list[Line]) -> int:
    """How well names go with a block: 0 where there is none or it has names, more where the script is its country's."""
    if not 0 <= at < len(blocks) or blocks[at].names:
        return 0
    country = blocks[at].country
    return 2 if any(_is_script_of(line.text, country) for line in names) else 1


def _is_script_of(name: str, country: str) -> bool:
    if script_of(name) == "Hani":
        return country in {"", "CN", "JP", "KR", "KP", "TW", "HK", "MO", "SG"}
    return guess_language(name, country) != "und-Latn"


def _find_unknown_places(blocks: Sequence[_Block]) -> None:
    """Take lines for places that look like names only because neither their country nor their city is known.

    Somebody has one name in a script, so that of two lines in one script one is the place; and who has two names but
    no place has the place among them. Which one it is, the blocks tell whose places are known.
    """
    leads = [_leads(block) for block in blocks if block.names_place() and block.names]
    is_first = sum(leads) * 2 >= len(leads)
    for block in blocks:
        block.names.sort(key=lambda line: line.number)
        if place := _unknown_place(block, is_first=is_first):
            block.names.remove(place)
            block.lines.append(replace(place, kind=LineKind.PARTY))


def _leads(block: _Block) -> bool:
    """Whether a block names its place before its person."""
    place = min(line.number for line in block.lines if line.kind is LineKind.PARTY)
    return place < min(line.number for line in block.names)


def _unknown_place(block: _Block, *, is_first: bool) -> Line | None:
    for script in dict.fromkeys(script_of(line.text) for line in block.names):
        names = block.names_in(script)
        if len(names) > 1 and not block.names_place(script):
            return names[0 if is_first else -1]
    if len(block.names) < 2 or block.names_place():
        return None
    foreign = [line for line in block.names if not _is_short_han(line.text)]
    return foreign[0 if is_first else -1] if foreign else None


def _is_short_han(text: str) -> bool:
    """Whether a text has the length of a Chinese, Japanese or Korean name in Han characters."""
    return script_of(text) == "Hani" and len(text.replace(" ", "")) <= 4


_TARGETS = {
    LineKind.PARTY: Target(Field.PARTY),
    LineKind.OFFICE: Target(Field.OFFICE),
    LineKind.NAME: Target(Field.NAME),
}


def _entry(reader: EntryReader, block: _Block) -> Entry:
    lines = sorted((*block.lines, *block.names), key=lambda line: line.number)
    cells = [Cell(_TARGETS[line.kind], line.kind.value, line.text.strip("•·-* \t")) for line in lines]
    return reader.read(block.number, cells)


def _lost(line: Line) -> str:
    shown = clean_line(line.text)
    shown = f"{shown[:40]}…" if len(shown) > 40 else shown
    if line.kind is LineKind.NAME:
        return _("“{line}” looks like a name, but no city stands with it; it was left out.").format(line=shown)
    return _("“{line}” names no city, office or person; it was left out.").format(line=shown)


def _second(line: Line) -> str:
    return _("“{line}” is a second name in one script; it was left out.").format(line=clean_line(line.text)[:40])
