"""Our content as Typst markup: the same faces, sizes, leadings and measures, with Typst's own best settings."""

import json
from collections.abc import Iterator, Sequence

from summitdesk.domain.language import is_rtl
from summitdesk.typeset.content import (
    Align,
    Block,
    Document,
    Grid,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Parallel,
    Rule,
    Space,
    Span,
    TextStyle,
)

_REGIONS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw"), "ja": ("ja", "jp"), "ko": ("ko", "kr")}
_ALIGNS = {Align.JUSTIFY: "start", Align.START: "start", Align.CENTER: "center", Align.END: "end"}
_BASELINE = 0.8
"""Where the baseline stands in a line's em, from its top: the same for every face, so that lines stay apart evenly."""


def typst_markup(document: Document) -> str:
    """A document for Typst."""
    page = document.page
    margins = f"(top: {page.top}pt, right: {page.right}pt, bottom: {page.bottom}pt, left: {page.left}pt)"
    foot = f"footer-descent: {_descent(document)}pt, footer: {_footer(document)}"
    lines = [
        f"#set page(width: {page.width}pt, height: {page.height}pt, margin: {margins}, {foot})",
        "#set text(cjk-latin-spacing: auto, overhang: true)",
        '#set par(linebreaks: "optimized", spacing: 0pt)',
        "#set block(spacing: 0pt)",
        *_blocks(document.blocks, page.measure),
    ]
    return "\n".join(lines) + "\n"


def _descent(document: Document) -> float:
    """How far the foot stands below the type area."""
    lines = sum(paragraph.style.leading for paragraph in document.footer)
    return max(document.page.bottom - document.page.footer - lines, 0.0)


def _footer(document: Document) -> str:
    parts = []
    for paragraph in document.footer:
        text = "".join(span.text for span in paragraph.spans)
        said = json.dumps(text, ensure_ascii=False)
        said = said.replace("{page}", '" + str(here().page()) + "')
        said = said.replace("{pages}", '" + str(counter(page).final().first()) + "')
        parts.append(f"align({_ALIGNS[paragraph.style.align]}, {_text(paragraph, paragraph.style.text)}[#({said})])")
    return f"context {{ {'; '.join(parts)} }}" if parts else "none"


def _blocks(blocks: Sequence[Block], measure: float) -> Iterator[str]:
    """Blocks one below the other; the spaces between two are added up, as ours are."""
    before: Block | None = None
    for block in blocks:
        gap = (_space(before, after=True) if before else 0.0) + _space(block, after=False)
        if gap > 0.0:
            yield f"#v({gap:.3f}pt, weak: {str(before is None).lower()})"
        yield _block(block, measure)
        before = block


def _space(block: Block, *, after: bool) -> float:
    """What stands above or below a block; a line's own leading is shared between both sides."""
    if isinstance(block, Paragraph):
        style = block.style
        return (style.space_after if after else style.space_before) + (style.leading - style.text.size) / 2
    if isinstance(block, Rule):
        return block.space_after if after else block.space_before
    if isinstance(block, Parallel | Keep | Grid):
        cells = block.cells if isinstance(block, Parallel | Grid) else (block.blocks,)
        ends = [cell[-1 if after else 0] for cell in cells if cell]
        return max((_space(end, after=after) for end in ends), default=0.0)
    return 0.0


def _block(block: Block, measure: float) -> str:  # noqa: PLR0911 - one a kind
    match block:
        case Paragraph():
            return _paragraph(block)
        case Space(height):
            return f"#v({height}pt)"
        case PageBreak():
            return "#pagebreak(weak: true)"
        case Rule():
            width = measure if block.width is None else block.width
            return f'#line(length: {width}pt, stroke: {block.thickness}pt + rgb("{block.colour}"))'
        case Keep(blocks):
            if any(isinstance(inner, Grid) and inner.fill for inner in blocks):
                return "".join(_blocks(blocks, measure))
            return f"#block(breakable: false, width: 100%)[{''.join(_blocks(blocks, measure))}]"
        case Parallel():
            return _columns(block.cells, block.shares, block.gap, measure)
        case Grid():
            return _columns(
                block.cells, (1.0,) * block.columns, block.gap, measure, rows="1fr" if block.fill else "auto"
            )
    raise NotImplementedError(type(block).__name__)


def _columns(
    cells: Sequence[Sequence[Block]], shares: Sequence[float], gap: float, measure: float, rows: str = "auto"
) -> str:
    """Cells side by side; those of a grid that fills the page stand on the foot of their rows."""
    room = measure - gap * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    foot = "bottom" if rows != "auto" else "top"
    said = [f"[#align({foot})[{''.join(_blocks(cell, widths[at % len(widths)]))}]]" for at, cell in enumerate(cells)]
    columns = ", ".join(f"{width:.3f}pt" for width in widths)
    grid = f"#grid(columns: ({columns},), rows: {rows}, column-gutter: {gap}pt, {', '.join(said)})"
    return grid if rows == "auto" else f"#block(width: 100%, height: 1fr)[{grid}]"


def _paragraph(paragraph: Paragraph) -> str:
    style = paragraph.style
    label = ""
    hang = 0.0
    if paragraph.label:
        said = _span(paragraph.label, paragraph)
        label = f"#box(width: {paragraph.label_width}pt)[{said}]" if paragraph.label_width else f"{said} "
        hang = paragraph.label_width
    body = label + "".join(_span(span, paragraph) for span in paragraph.spans)
    indent = f"(amount: {style.first_indent * style.text.size}pt, all: true)"
    justified = str(style.align is Align.JUSTIFY).lower()
    settings = (
        f"set par(justify: {justified}, leading: {style.leading - style.text.size:.3f}pt, first-line-indent: {indent},"
        f" hanging-indent: {hang}pt); set align({_ALIGNS[style.align]});"
    )
    inset = f"inset: (left: {style.indent}pt), " if style.indent else ""
    return f"#block({inset}width: 100%)[#{{ {settings} {_text(paragraph, style.text)}[#par[{body}]] }}]"


def _span(span: Span, paragraph: Paragraph) -> str:
    said = "#" + json.dumps(span.text, ensure_ascii=False) + ";"
    if span.style is None and span.language == paragraph.language:
        return said
    return f"#{_arguments(span.language, span.style or paragraph.style.text, paragraph.style)}[{said}]"


def _text(paragraph: Paragraph, style: TextStyle) -> str:
    return _arguments(paragraph.language, style, paragraph.style)


def _arguments(language: str, style: TextStyle, paragraph: ParagraphStyle) -> str:
    tag, region = _REGIONS.get(language, (language.partition("-")[0], ""))
    said = [
        f"font: ({', '.join(_fonts(language, style))})",
        f"size: {style.size}pt",
        f'weight: "{"bold" if style.bold else "regular"}"',
        f'fill: rgb("{style.colour}")',
        f'lang: "{tag}"',
        f'region: "{region}"' if region else "region: none",
        f"hyphenate: {str(paragraph.hyphenate).lower()}",
        f"top-edge: {_BASELINE}em, bottom-edge: -{1 - _BASELINE:.1f}em",
    ]
    if style.tracking:
        said.append(f"tracking: {style.tracking}em")
    return f"text({', '.join(said)})"


def _fonts(language: str, style: TextStyle) -> list[str]:
    latin = f"Noto {style.family.title()}"
    arabic = "Noto Naskh Arabic" if style.family == "serif" else "Noto Sans Arabic"
    han = f'"{latin} CJK SC"'
    if language.startswith(("zh", "ja", "ko")):
        return [f'(name: "{latin}", covers: "latin-in-cjk")', han, f'"{latin}"', f'"{arabic}"']
    order = [f'"{arabic}"', f'"{latin}"'] if is_rtl(language) else [f'"{latin}"', f'"{arabic}"']
    return [*order, han]
