"""A paragraph cut into items: stretches of one span, one direction, one script and one face, between line breaks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from summitdesk.typeset import bidi, breaks
from summitdesk.typeset.content import Paragraph, Span, TextStyle
from summitdesk.typeset.fonts import Face, FontLibrary, is_ignorable, scripts_of
from summitdesk.typeset.kinds import Kind, is_hangul, is_space, is_wide, region, sets_wide, wide_kind, wide_marks

SOFT_HYPHEN = "\u00ad"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_FORCED = "\n"
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# In text made of these characters every one is a grapheme cluster: no segmenter is needed.
_SINGLE = re.compile(
    "[\t\n -\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u2053\u20a0-\u20bf\u2100-\u23ff\u3000-\u3029"
    "\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]*"
)
_HAN = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN_WORD = "[!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"
_LATIN = re.compile(_LATIN_WORD)
# Opening marks are left to whoever sees what they open.
_LATIN_ROW = re.compile(f"(?![(\\[{{]){_LATIN_WORD}(?: {_LATIN_WORD})*(?<![(\\[{{])")
# Where marks are never wide, apostrophes and closing quotation marks belong to the word that they kern with.
_MARKED_WORD = f"{_LATIN_WORD}(?:[’”]+(?:{_LATIN_WORD})?)*"
_MARKED = re.compile(_MARKED_WORD)
_MARKED_ROW = re.compile(f"(?![(\\[{{]){_MARKED_WORD}(?: {_MARKED_WORD})*(?<![(\\[{{])")


class Item(NamedTuple):
    """A stretch of text that is shaped as one; ``text`` is what is drawn for it.

    A ``row`` is what the bulk of every text is made of: Han and kana, each of which is shaped by itself, or Latin
    words with one space between them.
    """

    text: str
    start: int
    end: int
    kind: Kind
    span: int
    face: Face
    script: str
    level: int
    row: bool = False


@dataclass(slots=True)
class Source:
    """A paragraph's text in one string, with what each part of it is.

    ``regions`` are the languages whose forms the Han of each span take; ``breaks`` marks offsets as
    :func:`breaks.opportunities` does; ``missing`` collects the characters that nothing draws.
    """

    text: str
    spans: tuple[Span, ...]
    styles: tuple[TextStyle, ...]
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    base: int
    levels: list[int] | None
    breaks: bytearray
    missing: dict[str, None] = field(default_factory=dict)


def read(paragraph: Paragraph, spans: Sequence[Span]) -> Source:
    """Join ``spans`` of a paragraph, wrap isolated ones in FSI … PDI, and find directions and line breaks."""
    parts, bounds, offset = [], [], 0
    for span in spans:
        part = _NEWLINES.sub(_FORCED, span.text)
        if span.isolate:
            part = _FIRST_STRONG_ISOLATE + part + _POP_ISOLATE
        parts.append(part)
        bounds.append((offset, offset + len(part)))
        offset += len(part)
    text = "".join(parts)
    base = int(bidi.is_right_to_left(paragraph.language))
    levels = bidi.embedding_levels(text, base)[0] if base or bidi.needs_levels(text) else None
    keep_words = paragraph.style.balance or paragraph.role.startswith("H")
    marks = breaks.opportunities(text, paragraph.language, keep_words=keep_words)
    for span, (start, end) in zip(spans, bounds, strict=True):
        if span.unbroken:
            _keep_whole(text, marks, start + span.isolate, end - span.isolate)
    languages = tuple(span.language or paragraph.language for span in spans)
    return Source(
        text=text,
        spans=tuple(spans),
        styles=tuple(span.style or paragraph.style.text for span in spans),
        languages=languages,
        regions=tuple(region(language, paragraph.language, text) for language in languages),
        bounds=tuple(bounds),
        base=base,
        levels=levels,
        breaks=marks,
    )


def _keep_whole(text: str, marks: bytearray, start: int, end: int) -> None:
    """Leave a name or date no breaks but those after its spaces."""
    for position in range(start + 1, end):
        if not is_space(text[position - 1]):
            marks[position] = breaks.NEVER


def itemize(source: Source, fonts: FontLibrary) -> Iterator[Item]:
    """The items of a paragraph in logical order. Characters that draw nothing of their own are left out."""
    cuts = source.breaks.replace(bytes((breaks.IN_WORD,)), bytes((breaks.ALLOWED,)))
    if source.levels:
        for position in range(1, len(source.text)):
            if source.levels[position] != source.levels[position - 1]:
                cuts[position] = breaks.ALLOWED
    starts = None if _SINGLE.fullmatch(source.text) else breaks.clusters(source.text)
    for index in range(len(source.spans)):
        yield from _SpanReader(source, fonts, index, cuts, starts).items()


class _SpanReader:
    """Cuts one span into items. ``cuts`` marks where items end at the latest, ``starts`` the grapheme clusters."""

    def __init__(
        self, source: Source, fonts: FontLibrary, index: int, cuts: bytearray, starts: bytearray | None
    ) -> None:
        self._source = source
        self._text = source.text
        self._index = index
        self._start, self._end = source.bounds[index]
        self._cuts = cuts
        self._starts = starts
        self._chain = fonts.chain(source.styles[index].family, source.styles[index].bold)
        latin = self._chain.pick("a", wide=False)
        assert latin is not None, "every catalogue draws ASCII"
        self._latin = latin
        self._before = latin
        self._wide: frozenset[int] = frozenset()
        self._latin_word, self._latin_row = _MARKED, _MARKED_ROW
        if sets_wide(source.languages[index]):
            self._wide = wide_marks(source.text, self._start, self._end)
            self._latin_word, self._latin_row = _LATIN, _LATIN_ROW

    def items(self) -> Iterator[Item]:
        """The items of the span."""
        position, text = self._start, self._text
        plain = self._starts is None
        level = not self._source.levels
        while position < self._end:
            character = text[position]
            if plain and (han := _HAN.match(text, position, self._end)):
                yield from self._han_items(position, han.end())
                position = han.end()
                continue
            if plain and level and (latin := self._latin_row.match(text, position, self._end)):
                position = latin.end()
                self._before = self._latin
                yield Item(latin[0], latin.start(), position, Kind.WORD, self._index, self._latin, "Latn", 0, row=True)
                continue
            if self._is_wide(position):
                item = self._wide_item(position)
            elif character == _FORCED or is_space(character):
                item = self._blank(position)
            elif is_ignorable(character):
                position += 1
                continue
            else:
                item = self._narrow_item(position)
            yield item
            if item.kind is Kind.WORD:
                self._before = item.face
            position = item.end

    def _is_wide(self, position: int) -> bool:
        return position in self._wide or is_wide(self._text[position])

    def _level(self, position: int) -> int:
        return self._source.levels[position] if self._source.levels else 0

    def _cluster_end(self, position: int) -> int:
        if self._starts is None:
            return position + 1
        return min(self._starts.find(1, position + 1), self._end)

    def _item(self, start: int, end: int, kind: Kind, face: Face, script: str) -> Item:
        return Item(self._text[start:end], start, end, kind, self._index, face, script, self._level(start))

    def _blank(self, position: int) -> Item:
        character = self._text[position]
        if character == _FORCED:
            return self._item(position, position + 1, Kind.FORCED, self._latin, "Zyyy")
        # A space belongs to the word before it: each script's faces have their own.
        if character == " " and self._before.covers(character):
            return self._item(position, position + 1, Kind.SPACE, self._before, "Zyyy")
        face = self._chain.pick(character, wide=False)
        if face is None:
            return self._item(position, position + 1, Kind.SPACE, self._latin, "Zyyy")._replace(text=" ")
        return self._item(position, position + 1, Kind.SPACE, face, "Zyyy")

    def _apart(self, start: int) -> Item:
        """The first character of a cluster that no face draws whole: by itself, or as the mark of a missing one."""
        character = self._text[start]
        face = self._chain.pick(character, wide=False)
        if face is not None:
            return self._item(start, start + 1, Kind.WORD, face, _script(character) or "Zyyy")
        self._source.missing[character] = None
        mark = f"[U+{ord(character):04X}]"
        return self._item(start, start + 1, Kind.WORD, self._latin, "Latn")._replace(text=mark)

    def _han_items(self, start: int, end: int) -> Iterator[Item]:
        """Han and kana in rows of one face and one level."""
        pick = self._chain.pick
        row, common, level = start, None, self._level(start)
        for position in range(start, end):
            face = pick(self._text[position], wide=True)
            if face is not common or (self._source.levels and self._level(position) != level):
                if common is not None:
                    yield self._row(row, position, common)
                row, common, level = position, face, self._level(position)
            if face is None:
                yield self._apart(position)
        if common is not None:
            yield self._row(row, end, common)

    def _row(self, start: int, end: int, face: Face) -> Item:
        text, level = self._text[start:end], self._level(start)
        return Item(text, start, end, Kind.HAN, self._index, face, "Hani", level, row=True)

    def _wide_item(self, start: int) -> Item:
        character = self._text[start]
        end = self._cluster_end(start)
        kind = wide_kind(character)
        while kind is Kind.DASH and end < self._end and self._text[end] == character:
            end += 1
        face = self._chain.pick(self._text[start:end], wide=True)
        return self._apart(start) if face is None else self._item(start, end, kind, face, "Hani")

    def _narrow_item(self, start: int) -> Item:
        """The longest stretch of one face and script up to the next possible line break."""
        limit = self._cuts.find(breaks.ALLOWED, start + 1, self._end)
        if limit < 0:
            limit = self._end
        latin = self._latin_word.match(self._text, start, limit) if self._starts is None else None
        if latin and not (latin.end() == start + 1 and _opens(latin[0])):
            return self._item(start, latin.end(), Kind.WORD, self._latin, "Latn")
        return self._foreign_item(start, limit)

    def _foreign_item(self, start: int, limit: int) -> Item:
        end = self._cluster_end(start)
        cluster = self._text[start:end]
        face = self._chain.pick(cluster, wide=False)
        if face is None:
            return self._apart(start)
        if _opens(cluster) and end < self._end and not self._is_wide(end):
            # Opening marks stand in the face of what they open, as closing ones do.
            opened = self._chain.pick(self._text[end : self._cluster_end(end)], wide=False)
            face = opened if opened and opened.covers(cluster) else face
        script = _script(cluster)
        kind = Kind.HANGUL if is_hangul(cluster[0]) else Kind.WORD
        while end < limit and not self._stops(end):
            following = self._cluster_end(end)
            cluster = self._text[end:following]
            other = _script(cluster)
            if other and script and other != script:
                break
            # What belongs to several scripts (a danda, a comma) stays in the face of the text that it follows.
            if self._chain.pick(cluster, wide=False) is not face and (other or not face.covers(cluster)):
                break
            script = script or other
            end = following
        return self._item(start, end, kind, face, script or "Zyyy")

    def _stops(self, position: int) -> bool:
        character = self._text[position]
        return character in {_FORCED, SOFT_HYPHEN} or is_space(character) or self._is_wide(position)


@cache
def _opens(cluster: str) -> bool:
    """Whether a cluster is an opening bracket or quotation mark."""
    return len(cluster) == 1 and unicodedata.category(cluster) in {"Ps", "Pi"}


def _script(cluster: str) -> str:
    """The script of a cluster, empty for what belongs to several."""
    for character in cluster:
        found = scripts_of(character)
        if len(found) == 1:
            return next(iter(found))
    return ""
