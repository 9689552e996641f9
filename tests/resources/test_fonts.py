"""The bundled fonts are the ones that were looked at, and the catalogue names each of them."""

import hashlib
import tomllib

from summitdesk.paths import resources

FONTS = resources() / "fonts"
CATALOGUE = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))


def checksums() -> dict[str, str]:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {file: digest for digest, _, file in (line.partition("  ") for line in lines)}


def test_every_file_is_the_one_that_was_looked_at():
    actual = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.[ot]tf")}
    assert actual == checksums()


def test_the_catalogue_names_every_file_once():
    files = [face["file"] for face in CATALOGUE["face"]]
    assert sorted(files) == sorted(checksums())
    assert len({face["key"] for face in CATALOGUE["face"]}) == len(files)


def test_every_origin_is_a_named_package():
    packages = {package["name"] for package in CATALOGUE["package"]}
    assert {face["origin"].partition("/")[0] for face in CATALOGUE["face"]} == packages
