"""Running text for the tests of the typesetter, and ways to read set lines back."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from summitdesk.paths import database_folder
from summitdesk.typeset.content import Paragraph, ParagraphStyle, Span, TextStyle
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Cluster, GlyphRun
from summitdesk.typeset.lines import SetLine, SetText, set_lines

FONTS = FontLibrary.bundled()
BODY = ParagraphStyle(TextStyle(12.0), leading=18.0)

TEXTS: dict[str, str] = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))
"""Running text by language."""


@cache
def harbin(language: str) -> tuple[str, ...]:
    """The paragraphs of the Harbin Initiative of 2019, with its counts filled in."""
    folder = database_folder() / "sample" / "harbin-2019" / "instruments"
    content = tomllib.loads((folder / "harbin-initiative.toml").read_text(encoding="utf-8"))
    return tuple(
        paragraph[language].replace("{city_count}", "23").replace("{country_count}", "15")
        for paragraph in content["paragraphs"]
    )


def paragraph(text: str, language: str, **style: object) -> Paragraph:
    """A paragraph of one span in body text."""
    return Paragraph((Span(text, language),), language, replace(BODY, **style))  # type: ignore[arg-type]


def setting(text: str, language: str, measure: float, **style: object) -> SetText:
    """A text set in body type."""
    return set_lines(paragraph(text, language, **style), measure, FONTS)


def drawn(line: SetLine) -> str:
    """What a line of left-to-right text says, the white space at its end included."""
    return "".join(cluster.text for run in line.runs for cluster in run.clusters)


def lines(text: SetText) -> list[str]:
    """What each line shows."""
    return [drawn(line).strip() for line in text.lines]


def left_edge(line: SetLine) -> float:
    """Where the first visible cluster of a line stands."""
    return min(run.x + cluster.glyphs[0].dx for run, cluster in visible(line))


def right_edge(line: SetLine) -> float:
    """Where the last visible cluster of a line ends, its blank included."""
    return max(run.x + min(glyph.dx for glyph in cluster.glyphs) + cluster.advance for run, cluster in visible(line))


def visible(line: SetLine) -> list[tuple[GlyphRun, Cluster]]:
    """The clusters of a line that show, each with its run."""
    return [
        (run, cluster) for run in line.runs for cluster in run.clusters if cluster.glyphs and not cluster.text.isspace()
    ]
