"""Glyph runs as PDF text operators (ISO 32000-1, 9.4): where each glyph stands, and what it reads as when copied."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from threading import Lock
from typing import NamedTuple

from summitdesk.typeset.frame import Cluster, Glyph
from summitdesk.typeset.paint.operators import number
from summitdesk.typeset.paint.outlines import Outlines
from summitdesk.typeset.shape import Unit
from summitdesk.typeset.strip import Strip
from summitdesk.values import value

Reading = tuple[int, str]
"""A glyph and the text it stands for."""

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = frozenset({"-", _SOFT_HYPHEN})
_BREAK = "\u200b"
# Thousandths of an em: how wide an unseen letter is, and how far apart letters of one ligature stand.
_HAIR = 100
_TRACE = 0.004
# Points by which a glyph may stand beside the baseline and still be on it.
_LEVEL = 1e-4

_REMEMBERED_PHRASES = 60_000


@value
class Encoded:
    """A run for any document: operators after the choice of a font, and the readings that this font must have.

    ``spare`` readings are those of glyphs whose text is spelled out: any other would do as well.
    """

    operators: str
    readings: frozenset[Reading]
    spare: tuple[Reading, ...]


def encode(face: Outlines, clusters: Sequence[Cluster], size: float, *, rtl: bool, at: float = 0.0) -> Encoded:
    """Encode a run as one font shows it, with the pen ``at`` thousandths of an em behind the run's origin."""
    pen = _Pen(face, size, at)
    readings: set[Reading] = set()
    spare: list[Reading] = []
    for word in words(face, clusters, size, rtl=rtl):
        if word.spelled:
            spare += word.spare()
        else:
            readings.update(reading for cluster in word.clusters for reading in readings_of(cluster, rtl=rtl))
        pen.write(word)
    return Encoded(pen.finished(), frozenset(readings), tuple(spare))


class _Phrase(NamedTuple):
    """A shaped unit for any size: elements of a TJ array, how far they move the pen (1/1000 em), and its readings."""

    elements: str
    advance: float
    readings: frozenset[Reading]


def _phrase(face: Outlines, unit: Unit) -> _Phrase | None:
    """The phrase of a unit of one glyph a cluster on the baseline whose text nothing need spell; else None."""
    elements: list[str] = []
    readings: set[Reading] = set()
    pen = x = 0.0
    for cluster in unit.clusters:
        if len(cluster.glyphs) != 1 or _needs_spelling(cluster.text):
            return None
        gid, dx, dy = cluster.glyphs[0]
        if abs(dy) > _LEVEL:
            return None
        shift = round(pen - (x + dx) * 1000)
        if shift:
            elements.append(str(shift))
            pen -= shift
        elements.append(f"<{face.code(gid)}>")
        pen += face.advance(gid)
        x += cluster.advance
        readings.add((gid, cluster.text))
    return _Phrase("".join(elements), pen, frozenset(readings))


class EncodedRuns:
    """Runs encoded before, up to ``limit`` clusters: after an edit nearly all of a document's runs are the old ones.

    A run is known by the very sequence of its clusters, which whoever set the text keeps as well; so is a unit, of
    which a text says the same ones again and again.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._runs: dict[tuple[int, float, bool], tuple[Sequence[Cluster], Encoded]] = {}
        self._phrases: dict[int, tuple[Unit, _Phrase | None]] = {}
        self._lock = Lock()

    def _plain(self, face: Outlines, strip: Strip) -> Encoded | None:
        """A run of plain phrases, but for a last word with a hyphen behind it, which nearly all runs are; else None."""
        elements: list[str] = []
        readings: list[frozenset[Reading]] = []
        at, scale = 0.0, 1000 / strip.size
        spelled = _last_word(strip) if strip.parts and strip.parts[-1][0].clusters[-1].text in _HYPHENS else None
        phrases = self._phrases
        for unit, x, gap in strip.parts[:spelled]:
            known = phrases.get(id(unit))
            phrase = known[1] if known is not None else self._learn(face, unit)
            if phrase is None or (gap and len(unit.clusters) > 1):
                return None
            shown, advance, read = phrase
            shift = round(at - x * scale)
            if shift:
                elements.append(f"{shift} " if shown[0] != "<" else str(shift))
                at -= shift
            elements.append(shown)
            readings.append(read)
            at += advance
        # Strings side by side are one string.
        array = "".join(elements).replace("><", "")
        operators = f"[{array}] TJ" if array else ""
        spare: tuple[Reading, ...] = ()
        if spelled is not None:
            last = encode(face, Strip(strip.parts[spelled:], strip.size), strip.size, rtl=False, at=at)
            operators = f"{operators} {last.operators}" if operators else last.operators
            readings.append(last.readings)
            spare = last.spare
        return Encoded(operators, frozenset().union(*readings), spare)

    def _learn(self, face: Outlines, unit: Unit) -> _Phrase | None:
        if len(self._phrases) >= _REMEMBERED_PHRASES:
            self._phrases.clear()
        phrase = _phrase(face, unit)
        self._phrases[id(unit)] = unit, phrase
        return phrase

    def encode(self, face: Outlines, clusters: Sequence[Cluster], size: float, *, rtl: bool) -> Encoded:
        """The run as one font shows it."""
        key = (id(clusters), size, rtl)
        known = self._runs.get(key)
        if known is not None:
            return known[1]
        plain = self._plain(face, clusters) if isinstance(clusters, Strip) and not rtl else None
        encoded = plain or encode(face, clusters, size, rtl=rtl)
        with self._lock:
            self._runs[key] = (clusters, encoded)
            self._held += len(clusters)
            while self._held > self._limit:
                oldest = next(iter(self._runs))
                self._held -= len(self._runs.pop(oldest)[0])
        return encoded


def encode_with(
    face: Outlines,
    clusters: Sequence[Cluster],
    size: float,
    *,
    rtl: bool,
    font_for: Callable[[Sequence[Reading]], str],
) -> str:
    """Encode a run whose glyphs need several fonts; ``font_for`` names the one that has the readings it is given."""
    pen = _Pen(face, size)
    for word in words(face, clusters, size, rtl=rtl):
        if word.spelled:
            pen.choose(font_for(()))
            pen.write(word)
            continue
        for name, stretch in groupby(word.clusters, key=lambda cluster: font_for(readings_of(cluster, rtl=rtl))):
            pen.choose(name)
            pen.write(Word(list(stretch), spelled=False))
    return pen.finished()


@value
class Word:
    """Clusters, and whether their text must be spelled out beside their glyphs.

    Viewers put the marks of Thai and of Indic scripts in the order of their places, so such a word is spelled whole.
    """

    clusters: Sequence[Cluster]
    spelled: bool
    ending: str = ""
    """What the spelling adds behind the text."""

    def spare(self) -> Iterator[Reading]:
        """Readings of a spelled word's glyphs: each must have one, whichever (ISO 19005-2, 6.2.11.7)."""
        for cluster in self.clusters:
            for gid, text in readings_of(cluster, rtl=False):
                yield gid, text or " "


def words(face: Outlines, clusters: Sequence[Cluster], size: float, *, rtl: bool) -> Iterator[Word]:
    """A run in words; right-to-left runs are never spelled, since viewers would turn the spelling around too."""
    if rtl:
        yield Word([part for cluster in clusters for part in _parted(face, cluster, size)], spelled=False)
        return
    for _, group in groupby(clusters, key=lambda cluster: cluster.text.isspace()):
        word = list(group)
        tangled = any(_is_tangled(cluster) for cluster in word)
        if word[-1] is not clusters[-1] or not _ends_in_hyphen(clusters):
            yield Word(word, spelled=tangled)
        elif tangled:
            yield Word(word, spelled=True, ending=_BREAK)
        else:
            yield Word(word[:-1], spelled=False)
            yield Word(word[-1:], spelled=True, ending=_BREAK)


def _last_word(strip: Strip) -> int:
    """The first of the units behind the last space of a run."""
    parts = strip.parts
    return next((at for at in range(len(parts), 0, -1) if parts[at - 1][0].clusters[-1].text.isspace()), 0)


def _ends_in_hyphen(clusters: Sequence[Cluster]) -> bool:
    """Whether a run ends with a hyphen of its text behind a letter: pdfium would drop it at the end of a line."""
    return len(clusters) > 1 and clusters[-1].text == "-" and clusters[-2].text[-1:].isalnum()


def readings_of(cluster: Cluster, *, rtl: bool) -> list[Reading]:
    """What each glyph of a cluster reads as: character by character where they pair off, else all of it at once."""
    gids = [glyph.gid for glyph in cluster.glyphs]
    text = "-" if cluster.text == _SOFT_HYPHEN else cluster.text
    if len(gids) == len(text):
        return list(zip(gids, reversed(text) if rtl else text, strict=True))
    return list(zip(gids, [text, *("\u200b" for _ in gids[1:])], strict=True))


def utf16(text: str) -> str:
    """Text as PDF's hexadecimal UTF-16."""
    return text.encode("utf-16-be").hex().upper()


class _Hidden(Cluster):
    """A letter that its ligature shows already."""


def _parted(face: Outlines, cluster: Cluster, size: float) -> Iterator[Cluster]:
    """A ligature read from right to left as one glyph a letter: itself for the first, unseen ones for the others.

    Viewers turn right-to-left text around glyph by glyph; the letters within one glyph would come out reversed.
    """
    first, others = cluster.text[:1], cluster.text[1:]
    if not others or len(cluster.glyphs) != 1:
        yield cluster
        return
    (glyph,) = cluster.glyphs
    for back, letter in zip(range(len(others), 0, -1), reversed(others), strict=True):
        unseen = face.glyph(letter)
        if face.advance(unseen):
            # Viewers sort by place: each letter stands a trace to the left of the next.
            yield _Hidden((Glyph(unseen, glyph.dx - back * size * _TRACE, glyph.dy),), letter, 0.0)
    yield Cluster(cluster.glyphs, first, cluster.advance)


def _is_tangled(cluster: Cluster) -> bool:
    return len(cluster.glyphs) != 1 or _needs_spelling(cluster.text)


@lru_cache(maxsize=4096)
def _needs_spelling(text: str) -> bool:
    return not text or text == _SOFT_HYPHEN or any(unicodedata.category(character)[0] == "M" for character in text)


class _Pen:
    """Writes TJ arrays whose rounding never adds up, in thousandths of an em from the run's origin."""

    def __init__(self, face: Outlines, size: float, at: float = 0.0) -> None:
        self._face = face
        self._size = size
        self._operators: list[str] = []
        self._pieces: list[str] = []
        self._codes: list[str] = []
        self._at = at
        self._rise = 0.0
        self._font = ""

    def choose(self, name: str) -> None:
        if name != self._font:
            self._flush()
            self._operators.append(f"/{name} {number(self._size)} Tf")
            self._font = name

    def write(self, word: Word) -> None:
        if word.spelled:
            self._flush()
            text = utf16("".join(cluster.text for cluster in word.clusters) + word.ending)
            self._operators.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
        for cluster in word.clusters:
            self._cluster(cluster)
        if word.spelled:
            self._flush()
            self._operators.append("EMC")

    def finished(self) -> str:
        self._flush()
        if self._rise:
            self._operators.append("0 Ts")
        return " ".join(self._operators)

    def _cluster(self, cluster: Cluster) -> None:
        if isinstance(cluster, _Hidden):
            self._hide(cluster)
            return
        for glyph in cluster.glyphs:
            self._move(glyph.dx, glyph.dy)
            self._codes.append(self._face.code(glyph.gid))
            self._at += self._face.advance(glyph.gid)

    def _hide(self, cluster: Cluster) -> None:
        """Let a letter be found and copied but not seen: a hair wide, so that no viewer takes it for a word."""
        (glyph,) = cluster.glyphs
        self._move(glyph.dx, glyph.dy)
        self._flush()
        share = number(100 * _HAIR / self._face.advance(glyph.gid))
        self._operators.append(f"3 Tr {share} Tz <{self._face.code(glyph.gid)}> Tj 0 Tr 100 Tz")
        self._at += _HAIR

    def _move(self, dx: float, dy: float) -> None:
        if abs(dy - self._rise) > _LEVEL:
            self._flush()
            self._operators.append(f"{number(dy)} Ts")
            self._rise = dy
        shift = round(self._at - dx * 1000 / self._size)
        if shift:
            self._close_codes()
            self._pieces.append(str(shift))
            self._at -= shift

    def _close_codes(self) -> None:
        if self._codes:
            self._pieces.append(f"<{''.join(self._codes)}>")
            self._codes.clear()

    def _flush(self) -> None:
        self._close_codes()
        if self._pieces:
            self._operators.append(f"[{''.join(_spaced(self._pieces))}] TJ")
            self._pieces.clear()


def _spaced(pieces: Iterable[str]) -> Iterator[str]:
    # Two numbers in a row need a blank between them; a number and a string do not.
    before = "<"
    for piece in pieces:
        yield f" {piece}" if before[0] != "<" and piece[0] != "<" else piece
        before = piece
