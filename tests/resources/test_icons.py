"""The icons are the package's own, drawn so that the window can tint them."""

import hashlib

from summitdesk.paths import resources

ICONS = resources() / "icons"


def test_every_file_is_the_package_s_own():
    lines = (ICONS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    expected = {file: digest for digest, _, file in (line.partition("  ") for line in lines)}
    assert expected == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in ICONS.glob("*.svg")}


def test_every_icon_draws_in_the_palette_s_colour():
    for path in ICONS.glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in drawing, path.name
        assert 'viewBox="0 0 24 24"' in drawing, path.name
