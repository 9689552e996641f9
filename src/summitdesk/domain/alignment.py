"""Which paragraph of one language says what which paragraph of another says: matched by structure, order kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summitdesk.domain.clean import match_key
from summitdesk.domain.language import is_east_asian
from summitdesk.domain.outline import Unit
from summitdesk.domain.rows import ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind

_UNPAIRED = -0.9
_NARROWEST_BAND = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """One place of the aligned outline: the unit that was read, the paragraph that is there, or both."""

    unit: Unit | None
    paragraph: ParagraphRow | None


def align(units: Sequence[Unit], paragraphs: Sequence[ParagraphRow], language: str) -> tuple[Pair, ...]:
    """Pair the units of a text in ``language`` with the paragraphs of an outline.

    A pair is better the more its kind, its level and its number agree, and where the outline has a text in the same
    language already, the more of it is the same. Neither order changes.
    """
    likeness = _Likeness(units, paragraphs, language)
    if len(units) == len(paragraphs) and all(likeness.is_plain(place) for place in range(len(units))):
        return tuple(Pair(unit, paragraph) for unit, paragraph in zip(units, paragraphs, strict=True))
    return tuple(
        Pair(units[one] if one is not None else None, paragraphs[other] if other is not None else None)
        for one, other in _best_path(len(units), len(paragraphs), likeness.of)
    )


class _Likeness:
    """How well a unit and a paragraph fit: below 0 they had better stand alone."""

    def __init__(self, units: Sequence[Unit], paragraphs: Sequence[ParagraphRow], language: str) -> None:
        self._units = units
        self._paragraphs = paragraphs
        self._levels = [_clause(unit.kind, unit.level) for unit in units]
        self._places = [_clause(row.kind, row.level) for row in paragraphs]
        self._numbers = _ordinals(self._levels)
        self._ordinals = _ordinals(self._places)
        self._keys = [frozenset(_shingles(unit.text)) for unit in units]
        self._present = [frozenset(_shingles(row.texts.get(language, ""))) for row in paragraphs]
        self._others = [
            max((_length(text) for tag, text in row.texts.items() if tag != language), default=0.0)
            for row in paragraphs
        ]
        self._lengths = [_length(unit.text) for unit in units]

    def is_plain(self, place: int) -> bool:
        """Whether unit and paragraph at the same place agree in everything that structure says."""
        return self._levels[place] == self._places[place] and not self._present[place]

    def of(self, one: int, other: int) -> float:
        score = self._structure(one, other)
        if self._present[other]:
            together = len(self._keys[one] | self._present[other])
            return score + 3.0 * len(self._keys[one] & self._present[other]) / max(together, 1)
        if self._others[other] and self._lengths[one]:
            ratio = self._lengths[one] / self._others[other]
            score += 0.5 * (min(ratio, 1 / ratio) - 0.5)
        return score

    def _structure(self, one: int, other: int) -> float:
        level, place = self._levels[one], self._places[other]
        if level and place:
            if level != place:
                return -1.6
            return 1.0 + (0.6 if self._numbers[one] == self._ordinals[other] else 0.0)
        if level or place:
            return -1.6
        kind, other_kind = self._units[one].kind, self._paragraphs[other].kind
        return 1.0 if kind is other_kind else 0.2


def _clause(kind: ParagraphKind, level: int) -> int:
    return level if kind is ParagraphKind.CLAUSE else 0


def _ordinals(levels: Sequence[int]) -> list[tuple[int, ...]]:
    """The full number of each clause, such as (3, 2); empty for what is none."""
    numbers: list[int] = []
    found: list[tuple[int, ...]] = []
    for level in levels:
        if not level:
            found.append(())
            continue
        del numbers[level:]
        numbers += [0] * (level - len(numbers))
        numbers[-1] += 1
        found.append(tuple(numbers))
    return found


def _length(text: str) -> float:
    """The length of a text, counting a Han character as much as the two and a half letters that say the same."""
    return len(text) * (2.5 if is_east_asian(text) else 1.0)


def _shingles(text: str) -> set[str]:
    key = match_key(text)
    return {key[place : place + 3] for place in range(max(len(key) - 2, 1))} if key else set()


def _best_path(rows: int, columns: int, likeness: Callable[[int, int], float]) -> list[tuple[int | None, int | None]]:
    """Needleman and Wunsch's alignment, in a band around the diagonal so that long texts take linear time."""
    band = max(_NARROWEST_BAND, abs(rows - columns) + 30)
    best: list[dict[int, tuple[float, str]]] = []
    for row in range(rows + 1):
        middle = row * columns // max(rows, 1)
        line: dict[int, tuple[float, str]] = {}
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            choices = [(0.0, "")] if row == column == 0 else []
            if row and column and (column - 1) in best[row - 1]:
                choices.append((best[row - 1][column - 1][0] + likeness(row - 1, column - 1), "both"))
            if row and column in best[row - 1]:
                choices.append((best[row - 1][column][0] + _UNPAIRED, "row"))
            if column and (column - 1) in line:
                choices.append((line[column - 1][0] + _UNPAIRED, "column"))
            if choices:
                line[column] = max(choices, key=lambda choice: choice[0])
        best.append(line)
    return _walk_back(best, rows, columns)


def _walk_back(
    best: Sequence[dict[int, tuple[float, str]]], row: int, column: int
) -> list[tuple[int | None, int | None]]:
    path: list[tuple[int | None, int | None]] = []
    while row or column:
        step = best[row][column][1]
        row -= step in {"both", "row"}
        column -= step in {"both", "column"}
        path.append((row if step != "column" else None, column if step != "row" else None))
    return path[::-1]
