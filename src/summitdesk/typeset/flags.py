"""Flags as filled shapes in their own box, read from the bundled drawings (``resources/flags/README.md``)."""

import json
from functools import lru_cache

from summitdesk.paths import resources
from summitdesk.values import value


@value
class FlagShape:
    """One filled shape: ``d`` is absolute SVG path data of M, L, C and Z."""

    d: str
    fill: str
    opacity: float = 1.0


@value
class FlagArt:
    """A flag drawn in a box of ``width`` × ``height`` units."""

    width: float
    height: float
    shapes: tuple[FlagShape, ...]


def has_flag(code: str) -> bool:
    """Whether a flag is bundled for a code of ISO 3166-1."""
    return code.isalpha() and code.isascii() and (resources() / "flags" / f"{code.lower()}.json").is_file()


@lru_cache(maxsize=300)
def flag_art(code: str) -> FlagArt:
    """The drawing of a country's flag; ``code`` must be one that :func:`has_flag` knows."""
    drawing = json.loads((resources() / "flags" / f"{code.lower()}.json").read_text(encoding="utf-8"))
    shapes = tuple(FlagShape(shape["d"], shape["fill"], shape.get("opacity", 1.0)) for shape in drawing["shapes"])
    return FlagArt(drawing["width"], drawing["height"], shapes)
