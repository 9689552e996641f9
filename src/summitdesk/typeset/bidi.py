"""The Unicode bidirectional algorithm (UAX #9, revision 46: isolates and paired brackets).

``embedding_levels`` runs a paragraph through the rules P2 to I2; a line then takes L1 and L2 from ``line_levels`` and
``visual_order``. Rule names in comments are those of the standard.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MAX_DEPTH = 125
_MAX_OPEN_BRACKETS = 63

_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | _INITIATORS
_TRAILING = frozenset({"WS", "PDI"}) | _INITIATORS | _REMOVED

_RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"})

# Everything of class R, AL, AN, RLE, RLO or RLI lies in these ranges.
_NEEDS_BIDI = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# Bidi_Paired_Bracket of BidiBrackets.txt (Unicode 15): opening brackets, each directly before its closing one.
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a"
    "\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9"
    "\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e"
    "\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
    "\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d"
    "\uff5f\uff60\uff62\uff63"
)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSING_OF = {o: _CANONICAL.get(c, c) for o, c in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
_CLOSING = frozenset(_BRACKETS[1::2])


def is_right_to_left(language: str) -> bool:
    """Whether paragraphs in a language (BCP 47) run from right to left."""
    subtags = language.lower().split("-")
    scripts = [subtag for subtag in subtags[1:] if len(subtag) == 4]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return subtags[0] in _RIGHT_TO_LEFT_LANGUAGES


def needs_levels(text: str) -> bool:
    """Whether a text holds anything that can run from right to left; else all of it is at level 0."""
    return _NEEDS_BIDI.search(text) is not None


@dataclass(slots=True)
class _Isolates:
    """Which isolate initiator is closed by which PDI (BD9)."""

    closing: dict[int, int] = field(default_factory=dict)
    opening: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, classes: Sequence[str]) -> "_Isolates":
        isolates, open_ones = cls(), []
        for position, kind in enumerate(classes):
            if kind in _INITIATORS:
                open_ones.append(position)
            elif kind == "PDI" and open_ones:
                initiator = open_ones.pop()
                isolates.closing[initiator] = position
                isolates.opening[position] = initiator
        return isolates


def _first_strong(classes: Sequence[str], isolates: _Isolates, start: int, end: int) -> int | None:
    """The level of the first strong character outside of isolates (P2, P3), None where there is none."""
    position = start
    while position < end:
        kind = classes[position]
        if kind == "L":
            return 0
        if kind in {"R", "AL"}:
            return 1
        position = isolates.closing.get(position, end) + 1 if kind in _INITIATORS else position + 1
    return None


def embedding_levels(text: str, base: int | None = None) -> tuple[list[int], int]:
    """The embedding level of each character of a paragraph, and the level of the paragraph itself.

    ``base`` is 0 (left to right), 1 (right to left) or None: then the first strong character decides.
    """
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    isolates = _Isolates.of(classes)
    if base is None:
        base = _first_strong(classes, isolates, 0, len(classes)) or 0
    levels, resolved = _explicit(classes, isolates, base)
    for sequence in _sequences(classes, isolates, tuple(levels), base):
        _resolve(sequence, text, classes, resolved, levels)
    return levels, base


def line_levels(text: str, levels: Sequence[int], base: int) -> list[int]:
    """The levels of one line: separators and the white space before them or at its end fall to the base (L1)."""
    result = list(levels)
    at_end = True
    for position in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[position])
        if kind in {"B", "S"}:
            result[position] = base
            at_end = True
        elif at_end and kind in _TRAILING:
            result[position] = base
        else:
            at_end = False
    return result


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of a line's items from left to right, by their levels (L2)."""
    order = list(range(len(levels)))
    if not any(levels):
        return order
    lowest_odd = min((level for level in levels if level & 1), default=max(levels) + 1)
    for level in range(max(levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


class _DirectionalStack:
    """The directional status stack (X1); an entry is a level, an override ("L", "R" or "") and whether it isolates."""

    def __init__(self, base: int) -> None:
        self._entries: list[tuple[int, str, bool]] = [(base, "", False)]
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._valid_isolates = 0

    @property
    def level(self) -> int:
        """The embedding level in force."""
        return self._entries[-1][0]

    @property
    def override(self) -> str:
        """The direction that characters are forced to, empty for none."""
        return self._entries[-1][1]

    def _push(self, rightwards: bool, override: str, isolates: bool) -> bool:
        deeper = _next_level(self.level, rightwards)
        if deeper > MAX_DEPTH or self._overflow_isolates or self._overflow_embeddings:
            return False
        self._entries.append((deeper, override, isolates))
        return True

    def embed(self, kind: str) -> None:
        """Enter an embedding or override (X2 to X5)."""
        entered = self._push(kind[0] == "R", {"RLO": "R", "LRO": "L"}.get(kind, ""), isolates=False)
        if not entered and not self._overflow_isolates:
            self._overflow_embeddings += 1

    def isolate(self, rightwards: bool) -> None:
        """Enter an isolate (X5a to X5c)."""
        if self._push(rightwards, "", isolates=True):
            self._valid_isolates += 1
        else:
            self._overflow_isolates += 1

    def end_isolate(self) -> None:
        """Leave an isolate and every embedding inside it (X6a)."""
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._entries.pop()[2]:
                pass
            self._valid_isolates -= 1

    def end_embedding(self) -> None:
        """Leave an embedding (X7)."""
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif not self._entries[-1][2] and len(self._entries) > 1:
            self._entries.pop()


def _explicit(classes: Sequence[str], isolates: _Isolates, base: int) -> tuple[list[int], list[str]]:
    """Levels and classes after the explicit controls (X1 to X8)."""
    levels, resolved = [base] * len(classes), list(classes)
    stack = _DirectionalStack(base)
    for position, kind in enumerate(classes):
        if kind == "PDI":
            stack.end_isolate()
        levels[position] = base if kind == "B" else stack.level
        if stack.override and kind not in _REMOVED and kind != "B":
            resolved[position] = stack.override
        if kind in _EMBEDDINGS:
            stack.embed(kind)
        elif kind == "PDF":
            stack.end_embedding()
        elif kind in _INITIATORS:
            end = isolates.closing.get(position, len(classes))
            stack.isolate(kind == "RLI" or (kind == "FSI" and _first_strong(classes, isolates, position + 1, end) == 1))
    return levels, resolved


def _next_level(level: int, rightwards: bool) -> int:
    return (level + 1) | 1 if rightwards else (level + 2) & ~1


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence (BD13) with the classes at its edges."""

    positions: tuple[int, ...]
    level: int
    before: str
    after: str


def _sequences(classes: Sequence[str], isolates: _Isolates, levels: Sequence[int], base: int) -> Iterable[_Sequence]:
    """The isolating run sequences of a paragraph (X9, X10)."""
    kept = [position for position, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for position in kept:
        if runs and levels[runs[-1][-1]] == levels[position]:
            runs[-1].append(position)
        else:
            runs.append([position])
    run_at = {run[0]: run for run in runs}
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in isolates.opening:
            continue
        positions = list(run)
        while (closing := isolates.closing.get(positions[-1])) is not None and closing in run_at:
            positions += run_at[closing]
        level = levels[positions[0]]
        left = bisect_right(kept, positions[0]) - 2
        previous = levels[kept[left]] if left >= 0 else base
        right = bisect_right(kept, positions[-1])
        unclosed = classes[positions[-1]] in _INITIATORS
        following = base if unclosed or right >= len(kept) else levels[kept[right]]
        yield _Sequence(tuple(positions), level, _direction(max(level, previous)), _direction(max(level, following)))


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _resolve(
    sequence: _Sequence, text: str, classes: Sequence[str], resolved: Sequence[str], levels: list[int]
) -> None:
    """Resolve one isolating run sequence (W1 to I2) and write its levels."""
    kinds = [resolved[position] for position in sequence.positions]
    _resolve_weak(kinds, sequence.before)
    _resolve_brackets(kinds, sequence, text, classes)
    _resolve_neutral(kinds, sequence)
    for position, kind in zip(sequence.positions, kinds, strict=True):
        if sequence.level & 1:
            levels[position] = sequence.level + (kind != "R")
        else:
            levels[position] = sequence.level + {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], before: str) -> None:
    """Marks, numbers and what stands between numbers (W1 to W7), in place."""
    previous = strong = before
    for index, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kinds[index] = "ON" if previous in _INITIATORS or previous == "PDI" else previous
        previous = kinds[index]
        if previous in {"L", "R", "AL"}:
            strong = previous
        elif previous == "EN" and strong == "AL":  # W2
            kinds[index] = "AN"
    for index, kind in enumerate(kinds):
        if kind == "AL":  # W3
            kinds[index] = "R"
    for index in range(1, len(kinds) - 1):  # W4
        around = kinds[index - 1]
        if around == kinds[index + 1] and (
            (kinds[index] in {"ES", "CS"} and around == "EN") or (kinds[index] == "CS" and around == "AN")
        ):
            kinds[index] = around
    _resolve_terminators(kinds)
    strong = before
    for index, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[index] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[index] = "L"


def _resolve_terminators(kinds: list[str]) -> None:
    """A row of terminators (currency, per cent) next to a European number belongs to it (W5)."""
    for start, end in _stretches(kinds, {"ET"}):
        if (start and kinds[start - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[start:end] = ["EN"] * (end - start)


def _stretches(kinds: Sequence[str], wanted: Iterable[str]) -> Iterable[tuple[int, int]]:
    """The maximal stretches of ``kinds`` that hold wanted classes only."""
    wanted = frozenset(wanted)
    start = 0
    while start < len(kinds):
        if kinds[start] not in wanted:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] in wanted:
            end += 1
        yield start, end
        start = end


def _bracket_pairs(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """The bracket pairs of a sequence in order of their opening ones (BD16)."""
    pairs: list[tuple[int, int]] = []
    open_ones: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in _CLOSING_OF:
            if len(open_ones) == _MAX_OPEN_BRACKETS:
                return []
            open_ones.append((_CLOSING_OF[character], index))
        elif character in _CLOSING:
            closing = _CANONICAL.get(character, character)
            for depth in range(len(open_ones) - 1, -1, -1):
                if open_ones[depth][0] == closing:
                    pairs.append((open_ones[depth][1], index))
                    del open_ones[depth:]
                    break
    return sorted(pairs)


def _strong(kind: str) -> str:
    """The direction of a class as bracket pairs and neutrals see it; empty for neutrals."""
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _resolve_brackets(kinds: list[str], sequence: _Sequence, text: str, classes: Sequence[str]) -> None:
    """Give both brackets of a pair one direction (N0), in place."""
    embedding = _direction(sequence.level)
    for opening, closing in _bracket_pairs(kinds, [text[position] for position in sequence.positions]):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = (_strong(kinds[index]) for index in range(opening - 1, -1, -1))
            direction = next(filter(None, before), sequence.before)
        else:
            continue
        for bracket in (opening, closing):
            kinds[bracket] = direction
            mark = bracket + 1
            while mark < len(kinds) and classes[sequence.positions[mark]] == "NSM":
                kinds[mark] = direction
                mark += 1


def _resolve_neutral(kinds: list[str], sequence: _Sequence) -> None:
    """Neutrals between characters of one direction take it, others the embedding's (N1, N2), in place."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[start - 1]) if start else sequence.before
        after = _strong(kinds[end]) if end < len(kinds) else sequence.after
        direction = before if before == after else _direction(sequence.level)
        kinds[start:end] = [direction] * (end - start)
