"""Hyphenation patterns, taken apart when a word needs them: of 14,000 for English a paper needs some hundreds."""

import io
from collections.abc import Iterator
from typing import Protocol

import pyphen

_WITHOUT_FIGURES = str.maketrans("", "", "0123456789")


class Readable(Protocol):
    """What patterns are read from: a path, a resource inside a package, or a part of one."""

    def open(self, mode: str) -> io.BufferedIOBase:
        """The bytes."""

    def read_text(self, encoding: str) -> str:
        """The text."""


class _Pattern(str):
    """A pattern as the file writes it; pyphen unpacks it when a word holds its letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:  # type: ignore[override]
        """Where its figures begin, and the figures."""
        pattern, _, respelling = self.partition("/")
        weigh = pyphen.AlternativeParser(pattern, respelling) if respelling else int
        values = [weigh(figure or "0") for figure, _letter in pyphen.parse(pattern)]
        weighty = [at for at, value in enumerate(values) if value]
        return iter((weighty[0], tuple(values[weighty[0] : weighty[-1] + 1])))


class PatternDictionary(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary that says what pyphen's own says, and is ready some four times as soon."""

    def __init__(self, source: Readable) -> None:
        with source.open("rb") as file:
            encoding = file.readline().decode().strip()
        text = source.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        lines = (line.strip() for line in text.split("\n")[1:])
        written = [line for line in lines if line and not line.startswith(pyphen.ignored)]
        if "^^" in text:
            written = [pyphen.parse_hex(lambda code: chr(int(code[1], 16)), line) for line in written]
        patterns = [line.partition("/")[0] for line in written] if "/" in text else written
        letters = [pattern.translate(_WITHOUT_FIGURES) for pattern in patterns]
        self.patterns = {
            key: _Pattern(line) for key, pattern, line in zip(letters, patterns, written, strict=True) if key != pattern
        }
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))
