"""Build resources/fonts/ from Debian's Noto packages: download, unpack, trim, write checksums.

Usage: python tools/fonts/trim.py [--packages FOLDER]

The recipe is resources/fonts/fonts.toml. FOLDER holds the .deb files and is filled with ``apt-get download`` where it
lacks them. Every character is kept, but of faces marked ``variants`` only those that have ideographic variants. What
goes is what paper and screen never use: hints, vertical metrics, alternate digits of no use here, other faces of a
collection. The same packages and the same uharfbuzz give the same bytes; SHA256SUMS records both files and results.
"""

import argparse
import hashlib
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

# Horizontal setting needs none of these; the DSIG of a changed file would be a lie.
DROPPED_TABLES = ("vhea", "vmtx", "VORG", "BASE", "DSIG", "VDMX", "hdmx", "LTSH", "gasp", "STAT", "meta")

# The pan-CJK faces carry dozens of features; these choose regional forms, compose Hangul and squeeze punctuation.
CJK_FEATURES = (
    "locl ccmp liga calt kern halt palt pwid hwid fwid chws ljmo vjmo tjmo mark mkmk lnum tnum pnum".split()  # noqa: SIM905
)

# Copyright, family, style, id, full name, version, PostScript name; licence, its address; typographic family, style.
NAME_IDS = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)

VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))


def main() -> None:
    """Trim every face of the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, default=Path(tempfile.gettempdir()) / "noto-packages")
    packages = parser.parse_args().packages
    packages.mkdir(parents=True, exist_ok=True)
    catalogue = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))
    folders = {package["name"]: unpacked(package, packages) for package in catalogue["package"]}
    for face in catalogue["face"]:
        package, _, original = face["origin"].partition("/")
        (FONTS / face["file"]).write_bytes(trimmed(folders[package], original, face))
    write_checksums([face["file"] for face in catalogue["face"]])


def unpacked(package: dict[str, str], packages: Path) -> Path:
    """The folder that a package's files lie in, downloaded at exactly the version of the catalogue."""
    name, version = package["name"], package["version"]
    archive = packages / f"{name}_{version.replace(':', '%3a')}_all.deb"
    if not archive.exists():
        subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=packages, check=True)
    folder = packages / f"{name}-unpacked"
    if not folder.exists():
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    return folder


def trimmed(folder: Path, original: str, face: dict[str, Any]) -> bytes:
    """One face without what this program never uses."""
    name, _, index = original.partition("#")
    (path,) = folder.rglob(name)
    source = hb.Face(hb.Blob.from_file_path(str(path)), int(index or 0))
    wanted = hb.SubsetInput()
    characters = varied(source) if face.get("variants") else set(source.unicodes)
    wanted.unicode_set.update(characters)
    wanted.unicode_set.update(VARIATION_SELECTORS)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for table in DROPPED_TABLES:
        wanted.drop_table_tag_set.add(_tag(table))
    wanted.name_id_set.update(NAME_IDS)
    features = wanted.layout_feature_tag_set
    features.clear()
    if face.get("variants"):
        pass  # forms that a selector asks for need no others
    elif "Hani" in face["scripts"]:
        features.update(_tag(feature) for feature in CJK_FEATURES)
    else:
        features.invert()
    result = wanted.subset(source)
    if missing := characters - set(result.unicodes):
        raise SystemExit(f"{face['file']}: {len(missing)} characters were lost")
    return bytes(result.blob.data)


def varied(source: hb.Face) -> set[int]:
    """The characters that have forms of their own for variation selectors (the ideographic variation database)."""
    font = hb.Font(source)
    return {
        character
        for selector in source.variation_selectors
        for character in source.variation_unicodes(selector)
        if font.get_variation_glyph(character, selector) != font.get_nominal_glyph(character)
    }


def write_checksums(files: list[str]) -> None:
    """Write SHA256SUMS in the form that sha256sum -c reads."""
    lines = [f"{hashlib.sha256((FONTS / file).read_bytes()).hexdigest()}  {file}\n" for file in sorted(files)]
    (FONTS / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


if __name__ == "__main__":
    main()
