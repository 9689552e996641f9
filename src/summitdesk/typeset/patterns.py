"""Hyphenation patterns, taken apart when a word needs them: of 14,000 for English a paper needs some hundreds."""

from functools import cache
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


class Patterns(dict[str, str]):
    """The lines of a file of patterns by the letters that they are about, in small letters.

    Comments and directives go, which hold blanks.
    """

    def __init__(self, text: str) -> None:
        lines = [line.strip() for line in text.split("\n")]
        patterns = [_without_respelling(line) for line in lines] if "=" in text else lines
        # Figures are the same bytes in UTF-8 as in ASCII, and bytes drop them thirty times as fast as strings.
        letters = "\n".join(patterns).encode().translate(None, _FIGURES).decode().split("\n")
        super().__init__(
            {key: line for key, line in zip(letters, lines, strict=True) if key != line and " " not in key}
        )
        self.longest = max(map(len, self))


def _without_respelling(line: str) -> str:
    """A line without the respelling that some hyphens ask for: "as3szony/sz=,2,1"."""
    return line.partition("/")[0] if "=" in line else line


@cache
def numbers(line: str) -> tuple[int, tuple[int, ...]]:
    """Of a pattern the letters before its first number but zero, and the numbers from there to the last such.

    A number that respells a word is pyphen's own, with ``data`` about it.
    """
    pattern = _without_respelling(line)
    respelling = line[len(pattern) + 1 :]
    weigh = pyphen.AlternativeParser(pattern, respelling) if respelling else int
    values = [weigh(figure or "0") for figure, _letter in pyphen.parse(pattern)]
    weighty = [at for at, found in enumerate(values) if found]
    return (weighty[0], tuple(values[weighty[0] : weighty[-1] + 1])) if weighty else (0, ())
