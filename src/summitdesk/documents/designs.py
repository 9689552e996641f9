"""Badge designs: what stands where, read from the bundled descriptions and made to fit the stock."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from summitdesk.paths import resources
from summitdesk.typeset.content import Align, Anchor, Stock
from summitdesk.typeset.units import mm


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled rectangle or path. ``fill`` is ``#rrggbb`` or the name of a colour; ``d`` is empty for a rectangle."""

    fill: str
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    radius: float = 0.0
    d: str = ""


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of the badge: ``language`` counts the badge's languages from 1, 0 where the field has its own."""

    field: str
    language: int
    x: float
    y: float
    width: float
    height: float
    size: float
    floor: float
    lines: int
    bold: bool
    anchor: Anchor
    align: Align
    colour: str


@dataclass(frozen=True, slots=True)
class FlagField:
    """The country's flag, ``height`` points high."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class CodeField:
    """The badge's code, ``size`` points wide without its quiet zone."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class PhotoField:
    """The delegate's photograph; what the background shows in its place stays in sight where there is none."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ProgrammeField:
    """The programme in short, an item a line: type of ``size`` points, and lines as close as ``floor`` asks for."""

    x: float
    y: float
    width: float
    height: float
    size: float
    floor: float


Part = Shape | TextField | FlagField | CodeField | PhotoField | ProgrammeField


@dataclass(frozen=True, slots=True)
class BadgeDesign:
    """A badge of one size in points: what all badges of a category share, and what differs."""

    name: str
    width: float
    height: float
    bleed: float
    background: tuple[Part, ...]
    items: tuple[Part, ...]
    is_back: bool = False

    @property
    def photo(self) -> PhotoField | None:
        """The place of the photograph, in designs that have one."""
        return next((part for part in self.items if isinstance(part, PhotoField)), None)

    def scaled(self, factor: float) -> "BadgeDesign":
        """The same design as a whole larger or smaller."""
        return BadgeDesign(
            self.name,
            self.width * factor,
            self.height * factor,
            self.bleed * factor,
            tuple(_scaled(part, factor) for part in self.background),
            tuple(_scaled(part, factor) for part in self.items),
            self.is_back,
        )


@cache
def all_designs() -> tuple[BadgeDesign, ...]:
    """The bundled designs, by name."""
    return tuple(read_design(path) for path in sorted((resources() / "designs").glob("*.toml")))


def design_for(stock: Stock, *, photo: bool = False) -> BadgeDesign:
    """The design whose proportions come closest to the stock's cells, scaled to fill them; with a photograph or not."""
    return _closest([each for each in all_designs() if not each.is_back and bool(each.photo) is photo], stock)


def back_for(stock: Stock) -> BadgeDesign:
    """The design of the back of badges on a stock, scaled as that of the front."""
    return _closest([each for each in all_designs() if each.is_back], stock)


def _closest(designs: Sequence[BadgeDesign], stock: Stock) -> BadgeDesign:
    wanted = stock.width / stock.height
    design = min(designs, key=lambda design: abs(design.width / design.height / wanted - 1))
    return design.scaled(min(stock.width / design.width, stock.height / design.height))


def read_design(path: Path) -> BadgeDesign:
    """A design from its file; ``resources/designs/README.md`` says what each key means."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return BadgeDesign(
        data["name"],
        mm(data["width"]),
        mm(data["height"]),
        mm(data["bleed"]),
        tuple(_part(part) for part in data["background"]),
        tuple(_part(part) for part in data["item"]),
        data.get("side") == "back",
    )


def _part(data: Mapping[str, Any]) -> Part:
    lengths = {key: mm(data[key]) for key in ("x", "y", "width", "height", "radius") if key in data}
    kind = data["kind"]
    if kind == "path":
        return Shape(data["fill"], d=_scaled_path(data["d"], mm(1)))
    if kind == "text":
        return _text_field(data, lengths)
    made: dict[str, Callable[[], Part]] = {
        "rect": lambda: Shape(data["fill"], **lengths, d=""),
        "flag": lambda: FlagField(**lengths),
        "qr": lambda: CodeField(**lengths, size=mm(data["size"])),
        "photo": lambda: PhotoField(**lengths),
        "programme": lambda: ProgrammeField(**lengths, size=data["size"], floor=data["floor"]),
    }
    return made[kind]()


def _text_field(data: Mapping[str, Any], lengths: Mapping[str, float]) -> TextField:
    return TextField(
        field=data["field"],
        language=data.get("language", 0),
        **lengths,
        size=data["size"],
        floor=data["floor"],
        lines=data.get("lines", 1),
        bold=data.get("bold", False),
        anchor=Anchor(data.get("anchor", "top")),
        align=Align(data.get("align", "start")),
        colour=data["colour"],
    )


_LENGTHS = ("x", "y", "width", "height", "radius", "size", "floor")


def _scaled(part: Part, factor: float) -> Part:
    lengths = {name: getattr(part, name) * factor for name in _LENGTHS if hasattr(part, name)}
    if isinstance(part, Shape) and part.d:
        return replace(part, d=_scaled_path(part.d, factor))
    return replace(part, **lengths)


def _scaled_path(d: str, factor: float) -> str:
    return re.sub(r"-?[\d.]+", lambda number: f"{float(number[0]) * factor:g}", d)
