"""Typst on the measured letters: each paragraph in its face, size and leading, each letter on pages of its own."""

import json
import sys
from pathlib import Path

import typst

HEAD = """
#set page(paper: "a4", margin: (top: 27mm, bottom: 23mm, x: 28mm), numbering: "1")
#set text(top-edge: 0.8em, bottom-edge: -0.2em)
#let p(body, lang, size, leading, weight, face, side, indent, after) = block(spacing: (after + leading - size) * 1pt, {
  set text(lang: lang, size: size * 1pt, weight: weight, font: face, hyphenate: lang == "en")
  set par(leading: (leading - size) * 1pt, justify: side == "justify")
  set par(first-line-indent: (amount: indent * 1em, all: true))
  align(if side == "center" { center } else if side == "end" { right } else { left }, body)
})
"""


def paragraph(part: dict) -> str:
    family = "Sans" if part["sans"] else "Serif"
    values = (
        json.dumps(part["text"], ensure_ascii=False),
        json.dumps("zh" if part["lang"].startswith("zh") else part["lang"]),
        part["size"],
        part["leading"],
        json.dumps("bold" if part["bold"] else "regular"),
        f'("Noto {family}", "Noto {family} CJK SC")',
        json.dumps(part["align"]),
        part["indent"],
        part["after"],
    )
    return f"#p({', '.join(map(str, values))})"


letters = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
source = Path(sys.argv[2]).with_suffix(".typ")
pages = ("\n".join(map(paragraph, letter)) for letter in letters)
source.write_text(HEAD + "\n#pagebreak()\n".join(pages), encoding="utf-8")
compiler = typst.Compiler(str(source), font_paths=[sys.argv[3]], ignore_system_fonts=True)
Path(sys.argv[2]).write_bytes(compiler.compile(format="pdf"))
