"""Content that the tests of pages and cards are made of, and ways to look at what came out."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

from summitdesk.typeset.content import (
    Block,
    Document,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    TextStyle,
    plain,
)
from summitdesk.typeset.frame import Frame, GlyphRun, GroupItem, Item

BODY = ParagraphStyle(TextStyle(10.0), leading=15.0)
PAGE = PageStyle(400, 500, 50, 50, 50, 50)
"""A page that holds 26 lines of body text, 300 points wide."""

LINES_PER_PAGE = 26
ZH = "各城市代表一致同意，本着平等互利、合作共赢的原则，加强在经贸、冰雪旅游、文化、教育等领域的务实合作。"
EN = "The representatives of the cities agree to strengthen practical cooperation in trade, tourism and education. "


def document(*blocks: Block, page: PageStyle = PAGE, language: str = "en", **options: object) -> Document:
    return Document("A paper", language, page, blocks, **options)  # type: ignore[arg-type]


def words(lines: int, **style: object) -> Paragraph:
    """A ragged paragraph of exactly so many lines in any measure that holds 60 points: one word a line break apart."""
    text = "\n".join(f"line {at}" for at in range(1, lines + 1))
    return plain(text, "en", replace(BODY, **style))  # type: ignore[arg-type]


def runs(frame: Frame) -> list[tuple[float, float, str]]:
    """The text of a page from top to bottom: x, baseline, text of each run."""
    return sorted(((x, y, run.text) for x, y, run in _placed(frame.items, 0, 0)), key=lambda run: (run[1], run[0]))


def _placed(items: tuple[Item, ...], dx: float, dy: float) -> list[tuple[float, float, GlyphRun]]:
    found = []
    for item in items:
        if isinstance(item, GlyphRun):
            found.append((item.x + dx, item.y + dy, item))
        elif isinstance(item, GroupItem):
            found += _placed(item.items, dx + item.x, dy + item.y)
    return found


def text_by_pdfium(pdf: bytes, page: int) -> str:
    return pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()


def text_by_poppler(pdf: bytes, page: int, folder: Path, *, as_written: bool = True) -> str:
    """The text of a page, in the order of the file, or (``as_written`` false) as poppler puts lines together."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    options = ["-f", str(page + 1), "-l", str(page + 1), *(["-raw"] if as_written else [])]
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def render(pdf: bytes, page: int = 0, dpi: float = 150) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil()
