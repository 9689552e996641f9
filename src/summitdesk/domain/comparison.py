"""What changed between two states of a text, paragraph by paragraph: word by word, or character by character in Han.

Numbers of clauses are generated for each state, so that a moved clause shows under both of its numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.rows import InstrumentRow

_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uff01-\uff60"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+(?:['’-][^\W{_HAN}]+)*|\s+|[^\w\s]")
_SENTENCE = re.compile(r".+?(?:[.!?;:。！？；：]+[”’」』\"')]*\s*|$)", re.DOTALL)
_MOST_TOKENS = 1_500
"""Tokens of one stretch that are compared one by one; longer stretches are first cut into sentences."""


class Change(StrEnum):
    """What became of a paragraph or a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that stayed, was removed or was added."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One paragraph in both states: its generated number and its text in segments, empty where it was not there."""

    change: Change
    old_number: str
    new_number: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]
    paragraph_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One language of an instrument in two states: the title first, then every paragraph."""

    language: str
    rows: tuple[ComparedRow, ...]

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return any(row.change is not Change.SAME for row in self.rows)


def compare_instruments(old: InstrumentRow, new: InstrumentRow, language: str) -> ComparedText:
    """Compare one language of two states of an instrument; paragraphs meet again by their keys."""
    rows = [_row("", "", old.titles.get(language, ""), new.titles.get(language, ""), None)]
    before, after = _paragraphs(old, language), _paragraphs(new, language)
    matcher = SequenceMatcher(None, [one.key for one in before], [one.key for one in after], autojunk=False)
    known_before = {one.key: one for one in before}
    known_after = {one.key: one for one in after}
    for step, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if step == "equal":
            pairs = zip(before[old_start:old_end], after[new_start:new_end], strict=True)
            rows += (_row(one.number, other.number, one.text, other.text, one.key) for one, other in pairs)
            continue
        for one in before[old_start:old_end]:
            if one.key not in known_after:
                rows.append(_row(one.number, "", one.text, "", one.key))
        for other in after[new_start:new_end]:
            was = known_before.get(other.key)
            if was is None:
                rows.append(_row("", other.number, "", other.text, other.key))
            else:
                rows.append(_row(was.number, other.number, was.text, other.text, other.key, moved=True))
    return ComparedText(language, tuple(row for row in rows if row.old or row.new))


@dataclass(frozen=True, slots=True)
class _Numbered:
    key: UUID
    number: str
    text: str


def _paragraphs(instrument: InstrumentRow, language: str) -> list[_Numbered]:
    labels = paragraph_labels(instrument.paragraphs, language, scheme_of(instrument.kind))
    return [
        _Numbered(row.id, label, row.texts.get(language, ""))
        for row, label in zip(instrument.paragraphs, labels, strict=True)
    ]


def _row(old_number: str, new_number: str, old: str, new: str, key: UUID | None, *, moved: bool = False) -> ComparedRow:
    old_segments, new_segments = compare_texts(old, new)
    if not old:
        change = Change.ADDED
    elif not new:
        change = Change.REMOVED
    elif old != new or old_number != new_number:
        change = Change.MOVED if moved and old == new else Change.CHANGED
    else:
        change = Change.MOVED if moved else Change.SAME
    return ComparedRow(change, old_number, new_number, old_segments, new_segments, key)


def compare_texts(old: str, new: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both texts cut into what stayed and what was removed or added."""
    if old == new:
        same = (Segment(Change.SAME, old),) if old else ()
        return same, same
    pieces = list(_readable(_differences(_tokens(old), _tokens(new))))
    removed = _merged((Change.SAME if stays else Change.REMOVED, one) for stays, one, _other in pieces)
    added = _merged((Change.SAME if stays else Change.ADDED, other) for stays, _one, other in pieces)
    return removed, added


_Piece = tuple[bool, str, str]
"""Whether a stretch stayed, and how it stands in the old and in the new text."""


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    if len(old) <= _MOST_TOKENS and len(new) <= _MOST_TOKENS:
        yield from _opcodes(old, new)
        return
    sentences = _sentences("".join(old)), _sentences("".join(new))
    for stays, one, other in _opcodes(*sentences):
        if stays or not one or not other:
            yield stays, one, other
            continue
        before, after = _tokens(one), _tokens(other)
        if max(len(before), len(after)) > _MOST_TOKENS:
            yield False, one, other  # more of one text is new than anybody compares word by word
        else:
            yield from _opcodes(before, after)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for step, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield step == "equal", "".join(old[old_start:old_end]), "".join(new[new_start:new_end])


def _readable(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Changes joined over what stayed by accident between them: a blank, a comma, one Han character."""
    waiting: _Piece | None = None
    between = ""
    for stays, old, new in pieces:
        if stays and waiting is not None and _is_accident(old):
            between += old
        elif stays:
            if waiting is not None:
                yield waiting
                if between:
                    yield True, between, between
            waiting, between = None, ""
            yield True, old, new
        elif waiting is None:
            waiting = (False, old, new)
        else:
            waiting = (False, waiting[1] + between + old, waiting[2] + between + new)
            between = ""
    if waiting is not None:
        yield waiting
    if between:
        yield True, between, between


def _is_accident(text: str) -> bool:
    return sum(character.isalnum() for character in text) <= 1 and len(text) <= 2


def _merged(segments: Iterator[tuple[Change, str]]) -> tuple[Segment, ...]:
    merged: list[Segment] = []
    for change, text in segments:
        if not text:
            continue
        if merged and merged[-1].change is change:
            merged[-1] = Segment(change, merged[-1].text + text)
        else:
            merged.append(Segment(change, text))
    return tuple(merged)
