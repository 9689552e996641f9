"""The flags are the ones that were looked at, and plain enough for any painter."""

import hashlib
import json
import re

import pytest

from summitdesk.paths import resources

FLAGS = resources() / "flags"


def test_every_file_is_the_one_that_was_looked_at():
    lines = (FLAGS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    expected = {file: digest for digest, _, file in (line.partition("  ") for line in lines)}
    assert expected == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FLAGS.glob("*.json")}


def test_shapes_are_closed_fills_of_absolute_paths():
    for path in FLAGS.glob("*.json"):
        flag = json.loads(path.read_text(encoding="utf-8"))
        assert (flag["width"], flag["height"]) == (640, 480)
        for shape in flag["shapes"]:
            assert re.fullmatch(r"#[0-9a-f]{6}", shape["fill"])
            assert re.fullmatch(r"(?:[MLC]-?[-\d. ]+|Z)+", shape["d"]), path.name


@pytest.mark.parametrize("code", ["us", "um"])
def test_fifty_stars(code):
    flag = json.loads((FLAGS / f"{code}.json").read_text(encoding="utf-8"))
    white_in_canton = [
        shape
        for shape in flag["shapes"]
        if shape["fill"] == "#ffffff" and float(re.findall(r"[\d.]+", shape["d"])[0]) < 364.8 and "L" in shape["d"]
    ]
    assert sum(shape["d"].count("M") == 1 for shape in white_in_canton) >= 50
