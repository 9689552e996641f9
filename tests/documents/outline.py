"""Content as text that a person can review: what a paper says and in which style, before anything is set."""

from collections.abc import Iterator

from summitdesk.typeset.content import (
    Block,
    Card,
    Document,
    Drawing,
    Facing,
    Flag,
    Grid,
    Keep,
    PageBreak,
    Paragraph,
    Parallel,
    PlacedBox,
    QrCode,
    Rule,
    Space,
    Table,
    TextBox,
)


def outline(document: Document) -> str:
    lines = [
        f"title {document.title}",
        f"languages {' '.join(document.languages)}",
        f"draft {document.draft or '-'}",
        *(f"footer {text(paragraph)}" for paragraph in document.footer),
    ]
    for block in document.blocks:
        lines += block_lines(block)
    return "\n".join(lines) + "\n"


def block_lines(block: Block, indent: str = "") -> Iterator[str]:  # noqa: C901, PLR0912 - one branch a kind
    inner = indent + "  "
    match block:
        case Paragraph():
            style = block.style.text
            label = f"[{block.label.text}] " if block.label else ""
            weight = " bold" if style.bold else ""
            yield f"{indent}{block.role} {block.language} {style.size:g}{weight}: {label}{text(block)}"
        case Parallel() | Grid():
            yield f"{indent}{type(block).__name__.lower()}"
            for cell in block.cells:
                yield f"{inner}cell"
                for part in cell:
                    yield from block_lines(part, inner + "  ")
        case Facing():
            yield f"{indent}facing"
            for row in block.rows:
                yield from block_lines(row, inner)
        case Keep():
            yield f"{indent}keep"
            for part in block.blocks:
                yield from block_lines(part, inner)
        case Table():
            yield f"{indent}table"
            for row in (*block.header, *block.rows):
                yield f"{inner}row"
                for cell in row.cells:
                    yield f"{inner}  cell{f' over {cell.span}' if cell.span > 1 else ''}"
                    for part in cell.blocks:
                        yield from block_lines(part, inner + "    ")
        case Flag():
            yield f"{indent}flag {block.code}"
        case PageBreak():
            yield f"{indent}page break"
        case Rule():
            yield f"{indent}rule"
        case Drawing():
            yield f"{indent}drawing {block.width:.0f}x{block.height:.0f}: {block.alt}"
        case Space():
            return
        case _:
            yield f"{indent}{type(block).__name__.lower()}"


def card_lines(card: Card) -> Iterator[str]:
    yield f"card {card.width:.1f}x{card.height:.1f}"
    for item in (*card.background, *card.items):
        match item:
            case TextBox():
                style = item.paragraph.style.text
                yield f"  {style.size:g}{' bold' if style.bold else ''} {style.colour}: {text(item.paragraph)}"
            case PlacedBox(content=Flag() as flag):
                yield f"  flag {flag.code}"
            case PlacedBox(content=QrCode() as code):
                yield f"  code {code.payload}"


def text(paragraph: Paragraph) -> str:
    return "".join(span.text for span in paragraph.spans)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """All paragraphs, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Parallel() | Grid():
                for cell in block.cells:
                    yield from paragraphs(cell)
            case Facing():
                yield from paragraphs(block.rows)
            case Keep():
                yield from paragraphs(block.blocks)
            case Table():
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        yield from paragraphs(cell.blocks)
