"""WeasyPrint on the measured letters: each paragraph in its face, size and leading, each letter on pages of its own."""

import json
import sys
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(sys.argv[3]).resolve()
FACES = "".join(
    f"@font-face {{ font-family: {name}{kind}; font-weight: {weight}; "
    f"src: url({FONTS.as_uri()}/Noto{kind}{middle}-{weight.replace('normal', 'regular').capitalize()}.{ending}) }}\n"
    for kind in ("Serif", "Sans")
    for weight in ("normal", "bold")
    for name, middle, ending in (("Latin", "", "ttf"), ("Han", "CJK", "otf"))
)
STYLE = (
    FACES + "@page { size: A4; margin: 27mm 28mm 23mm 28mm } p { margin: 0; hyphens: auto } div { break-after: page }"
)


def paragraph(part: dict) -> str:
    kind = "Sans" if part["sans"] else "Serif"
    style = (
        f"font: {'bold' if part['bold'] else 'normal'} {part['size']}pt/{part['leading']}pt Latin{kind},Han{kind};"
        f"text-align:{part['align']};text-indent:{part['indent']}em;margin-bottom:{part['after']}pt"
    )
    return f'<p lang={part["lang"]} style="{style}">{escape(part["text"])}</p>'


letters = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
body = "".join(f"<div>{''.join(map(paragraph, letter))}</div>" for letter in letters)
fonts = FontConfiguration()
pdf = HTML(string=f"<body>{body}").write_pdf(font_config=fonts, stylesheets=[CSS(string=STYLE, font_config=fonts)])
Path(sys.argv[2]).write_bytes(pdf)
