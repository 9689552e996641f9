"""Numbers, colours and shapes as PDF operators (ISO 32000-1, 8.5): the vocabulary of a content stream."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summitdesk.typeset.archive import whole

# A quarter circle as one cubic curve: 4/3 * (sqrt(2) - 1).
_ARC = 0.5523
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PLAIN = re.compile(r"[ -'*-\[\]-~]*")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "Z": 0}


def number(value: float) -> str:
    """A length with three decimals at most and without idle zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2): as it is where it is plain, else in hexadecimal UTF-16."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    return f"<FEFF{whole(text).encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=256)
def colour(code: str) -> str:
    """``#RRGGBB`` as the three numbers of DeviceRGB."""
    return " ".join(number(int(code[at : at + 2], 16) / 255) for at in (1, 3, 5))


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """The outline of a rectangle with its lower left corner at ``x``, ``y``."""
    if radius <= 0:
        return f"{number(x)} {number(y)} {number(width)} {number(height)} re"
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ARC)
    right, top = x + width, y + height
    steps = (
        (x + r, y, "m"),
        (right - r, y, "l"),
        (right - k, y, right, y + k, right, y + r, "c"),
        (right, top - r, "l"),
        (right, top - k, right - k, top, right - r, top, "c"),
        (x + r, top, "l"),
        (x + k, top, x, top - k, x, top - r, "c"),
        (x, y + r, "l"),
        (x, y + k, x + k, y, x + r, y, "c"),
    )
    return " ".join(" ".join(part if isinstance(part, str) else number(part) for part in step) for step in steps) + " h"


def painted(outline: str, fill: str, stroke: str, thickness: float, rule: str = "") -> str:
    """An outline filled and stroked as asked; ``rule`` is ``*`` for even-odd."""
    if not (fill or stroke):
        return ""
    setting = []
    if fill:
        setting.append(f"{colour(fill)} rg")
    if stroke:
        setting.append(f"{colour(stroke)} RG {number(thickness)} w")
    operator = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(stroke)]
    return f"{' '.join(setting)} {outline} {operator}{rule if fill else ''}"


def path(d: str) -> str:
    """SVG path data (absolute or relative M L H V C S Q Z) as PDF path operators in the same coordinates."""
    return " ".join(_segments(d))


def _segments(d: str) -> Iterator[str]:
    here = start = control = (0.0, 0.0)
    for command, values in _commands(d):
        absolute = command.upper()
        points = _points(absolute, values, here, relative=command.islower())
        if absolute == "Z":
            here = start
            yield "h"
            continue
        if absolute == "S":
            points = (_mirrored(control, here), *points)
        elif absolute == "Q":
            points = _cubic(here, points)
        control = points[-2] if len(points) == 3 else points[-1]
        here = points[-1]
        if absolute == "M":
            start = here
        operator = {1: "m" if absolute == "M" else "l", 3: "c"}[len(points)]
        yield " ".join(f"{number(x)} {number(y)}" for x, y in points) + f" {operator}"


def _commands(d: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    tokens = _TOKEN.findall(d)
    at = 0
    command = ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        elif command in "Zz":
            raise ValueError(f"path data goes wrong at {tokens[at]!r}")
        arity = _ARITY.get(command.upper())
        if arity is None:
            raise ValueError(f"path command {command!r} is not supported")
        values = tuple(float(token) for token in tokens[at : at + arity] if not token.isalpha())
        if len(values) < arity:
            raise ValueError(f"path data ends within {command!r}")
        yield command, values
        at += arity
        # Further coordinate pairs after a moveto are linetos (SVG 1.1, 8.3.2).
        command = {"M": "L", "m": "l"}.get(command, command)


Point = tuple[float, float]


def _points(command: str, values: tuple[float, ...], here: Point, *, relative: bool) -> tuple[Point, ...]:
    dx, dy = here if relative else (0.0, 0.0)
    if command == "H":
        return ((values[0] + dx, here[1]),)
    if command == "V":
        return ((here[0], values[0] + dy),)
    return tuple((values[at] + dx, values[at + 1] + dy) for at in range(0, len(values), 2))


def _mirrored(control: Point, here: Point) -> Point:
    return (2 * here[0] - control[0], 2 * here[1] - control[1])


def _cubic(here: Point, quadratic: tuple[Point, ...]) -> tuple[Point, ...]:
    (qx, qy), end = quadratic
    first = (here[0] + (qx - here[0]) * 2 / 3, here[1] + (qy - here[1]) * 2 / 3)
    second = (end[0] + (qx - end[0]) * 2 / 3, end[1] + (qy - end[1]) * 2 / 3)
    return (first, second, end)
