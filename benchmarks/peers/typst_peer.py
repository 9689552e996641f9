"""Typst on the measured agreement: the same faces, sizes, leading and columns, its incremental compiler kept."""

import json
import sys
from pathlib import Path
from typing import Any

import typst
from rounds import numbered, serve

FONTS = sys.argv[3]
WORK = Path(sys.argv[2]).parent / "typst"
WORK.mkdir(exist_ok=True)
SOURCE = WORK / "paper.typ"
HEAD = """
#set page(paper: "a4", margin: (top: 27mm, bottom: 23mm, x: 22mm), numbering: "1 / 1")
#set text(font: ("Noto Serif", "Noto Serif CJK SC"), size: 9.5pt, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 7pt, spacing: 13pt)
#set block(spacing: 13pt)
#let zh(number, body) = {
  set text(lang: "zh", region: "cn", size: 10.5pt, font: ("Noto Serif CJK SC",))
  par(leading: 6pt, first-line-indent: (amount: 2em, all: true), [#number#body])
}
#let en(number, body) = {
  set text(lang: "en", hyphenate: true)
  grid(columns: (22pt, 1fr), number, par(body))
}
#let pair(zn, zt, en_, et) = grid(columns: (2fr, 3fr), column-gutter: 22pt, zh(zn, zt), en(en_, et))
#align(center, text(size: 17pt, weight: "bold", lang: "zh", font: "Noto Serif CJK SC")[TITLE_ZH])
#align(center, text(size: 14pt, weight: "bold")[TITLE_EN])
"""

_compilers: list[typst.Compiler] = []


def build(text: dict[str, Any]) -> bytes:
    head = HEAD.replace("TITLE_ZH", text["title"]["zh-Hans"]).replace("TITLE_EN", text["title"]["en"])
    rows = (f"#pair({', '.join(json.dumps(part, ensure_ascii=False) for part in row)})" for row in numbered(text))
    SOURCE.write_text(head + "\n\n".join(rows), encoding="utf-8")
    if not _compilers:
        _compilers.append(typst.Compiler(str(SOURCE), font_paths=[FONTS], ignore_system_fonts=True))
    return _compilers[0].compile(format="pdf")


if __name__ == "__main__":
    serve(build)
