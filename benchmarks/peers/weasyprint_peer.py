"""WeasyPrint on the measured agreement: the same faces, sizes, leading and columns, its font configuration kept.

Each pair is a table of its own: one long table takes it half as long again.
"""

import sys
from html import escape
from pathlib import Path
from typing import Any

from rounds import numbered, serve
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(sys.argv[3]).resolve()
STYLE = """
@page { size: A4; margin: 27mm 22mm 23mm 22mm; @bottom-center { content: counter(page) " / " counter(pages) } }
@font-face { font-family: Latin; src: url(FONTS/NotoSerif-Regular.ttf) }
@font-face { font-family: Latin; font-weight: bold; src: url(FONTS/NotoSerif-Bold.ttf) }
@font-face { font-family: Han; src: url(FONTS/NotoSerifCJK-Regular.otf) }
@font-face { font-family: Han; font-weight: bold; src: url(FONTS/NotoSerifCJK-Bold.otf) }
body { font-family: Latin, Han; font-size: 9.5pt; line-height: 16.5pt; text-align: justify }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 6pt 0 }
td { vertical-align: top; padding: 0 }
.zh { width: 180pt; font-size: 10.5pt; text-indent: 2em; font-family: Han, Latin; padding-right: 22pt }
.en { padding-left: 22pt; text-indent: -22pt; hyphens: auto }
.number { display: inline-block; width: 22pt; text-indent: 0 }
h1 { font-size: 15pt; text-align: center }
"""

_kept: list[tuple[FontConfiguration, CSS]] = []


def build(text: dict[str, Any]) -> bytes:
    if not _kept:
        fonts = FontConfiguration()
        _kept.append((fonts, CSS(string=STYLE.replace("FONTS", FONTS.as_uri()), font_config=fonts)))
    fonts, style = _kept[0]
    rows = "".join(
        f"<table><tr><td class=zh lang=zh-Hans>{escape(zn)}{escape(zt)}<td class=en lang=en>"
        f"<span class=number>{escape(en)}</span>{escape(et)}</table>"
        for zn, zt, en, et in numbered(text)
    )
    titles = "".join(f"<h1>{escape(title)}</h1>" for title in text["title"].values())
    return HTML(string=f"<body>{titles}{rows}").write_pdf(font_config=fonts, stylesheets=[style])


if __name__ == "__main__":
    serve(build)
