"""Hyphenation patterns, taken apart when a word needs them: of 14,000 for English a paper needs some hundreds."""

from collections.abc import Iterator
from typing import Protocol

import pyphen

_FIGURES = b"0123456789"


class Readable(Protocol):
    """Where patterns are read from: a path, or a resource inside a package."""

    def read_bytes(self) -> bytes:
        """The file."""


def read_patterns(source: Readable) -> str:
    """The patterns of a file, whose first line names its encoding."""
    first, _, data = source.read_bytes().partition(b"\n")
    encoding = first.decode().strip()
    text = data.decode("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
    return str(pyphen.parse_hex(lambda code: chr(int(code[1], 16)), text)) if "^^" in text else text


def _letters_and_figures(line: str) -> str:
    """A line without the respelling that some hyphens ask for: "as3szony/sz=,2,1"."""
    return line.partition("/")[0] if "=" in line else line


class _Pattern(str):
    """A pattern as the file writes it; pyphen unpacks it when a word holds its letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:  # type: ignore[override]
        """Where its figures begin, and the figures."""
        pattern = _letters_and_figures(self)
        respelling = self[len(pattern) + 1 :]
        weigh = pyphen.AlternativeParser(pattern, respelling) if respelling else int
        values = [weigh(figure or "0") for figure, _letter in pyphen.parse(pattern)]
        weighty = [at for at, value in enumerate(values) if value]
        return iter((weighty[0], tuple(values[weighty[0] : weighty[-1] + 1])))


class PatternDictionary(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary that says what pyphen's own says, and is ready some four times as soon."""

    def __init__(self, text: str) -> None:
        written = [line.strip() for line in text.split("\n")]
        # Figures are the same bytes in UTF-8 as in ASCII, and bytes drop them thirty times as fast as strings.
        letters = [line.strip() for line in text.encode().translate(None, _FIGURES).decode().split("\n")]
        patterns = written
        if "=" in text:
            letters, patterns = list(map(_letters_and_figures, letters)), list(map(_letters_and_figures, written))
        self.patterns = {
            key: _Pattern(line)
            for key, pattern, line in zip(letters, patterns, written, strict=True)
            if key != pattern and not line.startswith(pyphen.ignored)
        }
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))
