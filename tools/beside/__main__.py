"""Set the same texts with Typst and with SummitDesk, picture the pages side by side, and measure both.

Run it in the checkout: `.venv/bin/python tools/beside [-o FOLDER] [NAME…]`. Pictures go to docs/images, the figures to
the terminal. Typst runs in the environment of the measured peers, which benchmarks/compare.py makes.
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from markup import typst_markup
from measure import Figures, measured, table
from papers import Paper, papers
from pictures import beside, page_picture, save

from compare import peers_python
from summitdesk.paths import resources
from summitdesk.typeset.compose import make_pdf

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "beside"
_COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]]," + (
    " ignore_system_fonts=True)"
)


def set_both(paper: Paper) -> tuple[Path, Path]:
    """The paper as Typst sets it and as we do."""
    source, theirs, ours = (WORK / f"{paper.name}{end}" for end in (".typ", "-typst.pdf", "-ours.pdf"))
    source.write_text(typst_markup(paper.document), encoding="utf-8")
    fonts = str(resources() / "fonts")
    subprocess.run([peers_python(), "-c", _COMPILE, str(source), str(theirs), fonts], check=True)
    ours.write_bytes(make_pdf(paper.document).pdf)
    return theirs, ours


def main() -> None:
    """Make every picture, or those named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "images")
    asked = options.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    asked.output.mkdir(parents=True, exist_ok=True)
    figures: list[tuple[str, Figures, Figures]] = []
    for paper in papers():
        if asked.names and paper.name not in asked.names:
            continue
        files = set_both(paper)
        pages = [page_picture(file, paper.page) for file in files]
        target = asked.output / f"beside-{paper.name}.png"
        size = save(beside(pages, ("Typst", "SummitDesk")), target)
        sys.stderr.write(f"{target} {size // 1024} KB\n")
        theirs, ours = (measured(file, paper.document) for file in files)
        figures.append((paper.title, theirs, ours))
    sys.stdout.write("\n".join(table(figures)) + "\n")


if __name__ == "__main__":
    main()
