"""Colours, sizes and type as named values; everything that draws takes them from here.

Lengths are device-independent pixels on a grid of four. Contrast of every text on its ground is at least 4.5 : 1
(WCAG 2.2, 1.4.3), which a test holds.
"""

from dataclasses import dataclass
from typing import Final

GRID: Final = 4
ROW: Final = 32
CONTROL: Final = 32
HEADER: Final = 56
SIDE_BAR: Final = 216
INSPECTOR: Final = 360
RADIUS: Final = 6


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Text sizes in pixels. There are two weights, regular and bold."""

    caption: int = 12
    body: int = 13
    section: int = 15
    title: int = 18
    display: int = 24


TYPE: Final = TypeScale()


@dataclass(frozen=True, slots=True)
class Palette:
    """One appearance: ice and ink by day or by night. Values are ``#RRGGBB``.

    ``paper`` is the ground of content, ``ice`` of bars and side panes, ``desk`` the table that sheets lie on. ``muted``
    is for what stands in the second row, ``edge`` for the outline of fields. ``seal`` belongs to errors alone.
    """

    name: str
    ink: str
    muted: str
    paper: str
    ice: str
    desk: str
    line: str
    edge: str
    glacier: str
    glacier_strong: str
    on_glacier: str
    selection: str
    hover: str
    seal: str
    seal_ground: str
    amber: str
    amber_ground: str
    pine: str
    pine_ground: str


LIGHT: Final = Palette(
    name="light",
    ink="#12283D",
    muted="#4E6377",
    paper="#FFFFFF",
    ice="#EEF4F8",
    desk="#DCE5EC",
    line="#D5DFE7",
    edge="#B4C3D0",
    glacier="#1F6FA8",
    glacier_strong="#185A8A",
    on_glacier="#FFFFFF",
    selection="#D8E9F5",
    hover="#E2ECF3",
    seal="#B3261E",
    seal_ground="#FCEDEB",
    amber="#8A5C00",
    amber_ground="#FBF3E0",
    pine="#1B6E4B",
    pine_ground="#E6F3EC",
)

DARK: Final = Palette(
    name="dark",
    ink="#E6EDF3",
    muted="#A3B4C3",
    paper="#10161D",
    ice="#18222C",
    desk="#0A0F14",
    line="#2A3743",
    edge="#435566",
    glacier="#6BB3E0",
    glacier_strong="#8CC6EA",
    on_glacier="#0B1620",
    selection="#1C3C53",
    hover="#212E3A",
    seal="#F2877F",
    seal_ground="#3A1D1D",
    amber="#E3B341",
    amber_ground="#33280F",
    pine="#5DC497",
    pine_ground="#15302A",
)

PALETTES: Final = {LIGHT.name: LIGHT, DARK.name: DARK}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2 (1 : 1 to 21 : 1)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable_on(ground: str, palette: Palette) -> str:
    """The text colour, of ink and paper, that reads better on a colour that the event chose."""
    return max((palette.ink, palette.paper), key=lambda colour: contrast(colour, ground))


TEXT_ON_GROUND: Final = (
    ("ink", "paper"),
    ("ink", "ice"),
    ("ink", "selection"),
    ("ink", "hover"),
    ("ink", "desk"),
    ("muted", "paper"),
    ("muted", "ice"),
    ("muted", "selection"),
    ("muted", "hover"),
    ("glacier", "paper"),
    ("glacier", "ice"),
    ("on_glacier", "glacier"),
    ("on_glacier", "glacier_strong"),
    ("seal", "paper"),
    ("seal", "ice"),
    ("seal", "selection"),
    ("seal", "hover"),
    ("seal", "seal_ground"),
    ("ink", "seal_ground"),
    ("amber", "paper"),
    ("amber", "ice"),
    ("amber", "selection"),
    ("amber", "hover"),
    ("amber", "amber_ground"),
    ("ink", "amber_ground"),
    ("pine", "paper"),
    ("pine", "ice"),
    ("pine", "pine_ground"),
    ("ink", "pine_ground"),
)
"""Every pair of text and ground that the style sheet or a widget puts together."""
