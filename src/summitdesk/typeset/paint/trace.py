"""Frames as text that a person can review: the golden files of the tests, and a way to see what layout decided.

One line an item: what, where (points from the top left), how large, and what it says.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from summitdesk.typeset.frame import (
    FlagItem,
    FormItem,
    Frame,
    GlyphRun,
    GroupItem,
    ImageItem,
    Item,
    Layout,
    LineItem,
    PathItem,
    QrItem,
    RectItem,
)

Boxed = FlagItem | FormItem | ImageItem | RectItem


def trace_layout(layout: Layout) -> str:
    """Pages, structure and bookmarks of a document."""
    lines = [*_pages(layout.frames), "structure"]
    depths: list[int] = []
    for at, element in enumerate(layout.elements):
        depths.append(depths[element.parent] + 1 if element.parent >= 0 else 1)
        notes = [element.language, element.scope, f'"{element.alt}"' if element.alt else ""]
        lines.append("  " * depths[at] + " ".join([f"{at} {element.role}", *filter(None, notes)]))
    lines.append("outline")
    lines += [f"{'  ' * (entry.level + 1)}p{entry.page + 1} {_n(entry.y)} {entry.title}" for entry in layout.outline]
    return "\n".join(lines) + "\n"


def trace_frames(frames: Iterable[Frame]) -> str:
    """Pages alone: cards and sheets."""
    return "\n".join(_pages(frames)) + "\n"


def _pages(frames: Iterable[Frame]) -> Iterator[str]:
    for at, frame in enumerate(frames, start=1):
        trim = f" trim {' '.join(map(_n, frame.trim))}" if frame.trim else ""
        yield f"page {at} {_n(frame.width)}x{_n(frame.height)}{trim}"
        for item in frame.items:
            yield from _item(item, "  ")


def _item(item: Item, indent: str) -> Iterator[str]:
    yield indent + _TRACE[type(item)](item)
    if isinstance(item, GroupItem | FormItem):
        for member in item.items:
            yield from _item(member, indent + "  ")


def _text(run: GlyphRun) -> str:
    direction = " rtl" if run.rtl else ""
    place = f"{_n(run.x)}–{_n(run.x + run.width)} {_n(run.y)}"
    return f"{place} {run.face} {_n(run.size)} {run.language}{direction} {run.colour} [{run.element}] {run.text}"


def _box(item: Boxed) -> str:
    return f"{_n(item.x)} {_n(item.y)} {_n(item.width)}x{_n(item.height)}"


def _paint(item: RectItem | PathItem) -> str:
    stroke = f"{item.stroke} {_n(item.thickness)}" if item.stroke else ""
    return " ".join(filter(None, [f"fill {item.fill}" if item.fill else "", f"stroke {stroke}" if stroke else ""]))


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_TRACE: dict[type, Callable[[Any], str]] = {
    GlyphRun: lambda item: f"text {_text(item)}",
    RectItem: lambda item: f"rect {_box(item)}{f' r{_n(item.radius)}' if item.radius else ''} {_paint(item)}",
    LineItem: lambda item: (
        f"line {_n(item.x1)} {_n(item.y1)} to {_n(item.x2)} {_n(item.y2)} {_n(item.thickness)} {item.colour}"
    ),
    PathItem: lambda item: f"path {_n(item.x)} {_n(item.y)} {_paint(item)} {item.d}",
    FlagItem: lambda item: f"flag {_box(item)} {item.code} [{item.element}]",
    ImageItem: lambda item: f"image {_box(item)} {sha256(item.data).hexdigest()[:12]} [{item.element}]",
    QrItem: lambda item: f"qr {_n(item.x)} {_n(item.y)} {_n(item.size)} [{item.element}]",
    GroupItem: lambda item: (
        f"group {_n(item.x)} {_n(item.y)}"
        + (f" clip {' '.join(map(_n, item.clip))}" if item.clip else "")
        + (" turned" if item.turned else "")
        + (f" scaled {item.scale[0]:.6f} {item.scale[1]:.6f}" if item.scale != (1.0, 1.0) else "")
    ),
    FormItem: lambda item: f"form {_box(item)}",
}
