"""Write THIRD_PARTY_LICENSES.md from the lock file, the installed packages and the data folders.

Run by `make lock`; `--check` only says whether the file is what it should be.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "THIRD_PARTY_LICENSES.md"

# Where the package's own metadata names no licence, or not the one that counts, as read in the package's files.
CORRECTIONS = {
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1; each dictionary under its own",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0; PDFium: BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shellingham": "ISC",
    "uharfbuzz": "Apache-2.0; HarfBuzz: MIT",
}

DATA = """\
## Shipped with the program

| what | origin | licence |
| --- | --- | --- |
| Noto Serif CJK, Noto Sans CJK, Noto Serif, Noto Sans (`resources/fonts`) | Debian packages `fonts-noto-cjk` \
1:20220127+repack1-1 and `fonts-noto-core` 20201225-1, trimmed by `tools/fonts/trim.py` | OFL-1.1 \
(`resources/fonts/OFL.txt`) |
| Country flags (`resources/flags`) | npm package `flag-icons` 7.5.0, converted by `tools/flags/convert.py` | MIT \
(`resources/flags/LICENSE`) |
| Line icons (`resources/icons`) | npm package `lucide-static` 1.62.0, unchanged | ISC, some MIT \
(`resources/icons/LICENSE`) |
| The profile of sRGB (`resources/colour`) | Little CMS 2.19, by way of Pillow 13.0.0 | MIT |
| Pairs of traditional and simplified characters (`src/summitdesk/services/exchange/variants.py`) | Unicode Han \
database 15.0, `kSimplifiedVariant`, from Debian's package `unicode-data` | Unicode-3.0 |
"""


def locked(lock: str) -> Iterator[tuple[str, str]]:
    """Names and versions of a lock file, in its order."""
    text = (ROOT / "packaging" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if found := re.match(r"([a-z0-9][a-z0-9._-]*)==(\S+)", line):
            yield found.group(1), found.group(2)


def licence(name: str) -> str:
    """The licence that a package declares; its absence is an error to mend in CORRECTIONS."""
    if name in CORRECTIONS:
        return CORRECTIONS[name]
    declared = metadata.metadata(name)
    stated = declared.get("License-Expression") or (declared.get("License") or "").partition("\n")[0]
    if stated:
        return stated
    classified = [
        each.rpartition(" :: ")[2] for each in declared.get_all("Classifier") or [] if each.startswith("License ::")
    ]
    if not classified:
        raise SystemExit(f"{name} declares no licence: read its files and note it in {Path(__file__).name}")
    return ", ".join(classified)


def page() -> str:
    """The whole file."""
    runtime = dict(locked("runtime"))
    optional = {name: version for name, version in locked("dev") if name.startswith("psycopg")}
    developing = {name: version for name, version in locked("dev") if name not in runtime | optional}
    parts = [
        "# Third-party licences",
        "SummitDesk itself is under the Apache License 2.0 (`LICENSE`). `packaging/third_party.py` writes this file.",
        DATA.strip(),
        "## Python packages that the program uses",
        table(runtime),
        "Qt (inside PySide6-Essentials) is used under the LGPL 3.0, as separate libraries that can be exchanged.",
        "## Only for registers on PostgreSQL",
        table(optional),
        "## Only for building and testing",
        table(developing),
    ]
    return "\n\n".join(parts) + "\n"


def table(packages: dict[str, str]) -> str:
    """One row a package."""
    rows = [f"| {name} | {version} | {licence(name)} |" for name, version in packages.items()]
    return "\n".join(["| package | version | licence |", "| --- | --- | --- |", *rows])


def main() -> None:
    """Write the file, or with --check compare it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        raise SystemExit(f"{TARGET.name} is out of date: run packaging/third_party.py")


if __name__ == "__main__":
    main()
