"""Agreements from the terminal: each keeper's copy, the proof, the ceremony."""

from pathlib import Path

import pytest

from cli.conftest import Run
from cli.test_print import text_of


@pytest.mark.parametrize("layout", ["sequential", "side-by-side", "facing", "interleaved"])
def test_a_side_s_copy_in_every_layout(run: Run, sample_file: Path, tmp_path: Path, layout: str):
    out = tmp_path / "copy.pdf"
    words = ("--event", "wuhan-2021", "--instrument", "chongzuo-rybinsk", "--keeper", "rybinsk", "--layout", layout)
    told = run("print", sample_file, "agreement", *words, "--final", "-o", out, "--json")
    assert told.code == 0
    assert told.json["pages"] >= 2
    assert not [finding for finding in told.json["findings"] if finding["severity"] == "error"]
    text = text_of(out)
    assert text.index("雷宾斯克市") < text.index("崇左市")
    assert "Рыбинск" in text


def test_the_three_agreements_of_the_sample_in_both_copies(run: Run, sample_file: Path, tmp_path: Path):
    for slug, keepers in {
        "changning-sovetsky": ("changning", "minsk-sovetsky"),
        "chongzuo-rybinsk": ("chongzuo", "Рыбинск"),
        "suifenhe-pogranichny": ("绥芬河", "Pogranichny District"),
    }.items():
        for keeper in keepers:
            out = tmp_path / "copy.pdf"
            words = ("--event", "wuhan-2021", "--instrument", slug, "--keeper", keeper, "--languages", "zh,ru")
            assert run("print", sample_file, "agreement", *words, "-o", out).code == 0
            assert "二○二一年六月二日" in text_of(out)


def test_a_city_that_keeps_no_copy_is_a_sentence(run: Run, sample_file: Path, tmp_path: Path):
    words = ("--event", "wuhan-2021", "--instrument", "chongzuo-rybinsk", "--keeper", "harbin")
    told = run("print", sample_file, "agreement", *words, "-o", tmp_path / "copy.pdf")
    assert told.code == 3
    assert "chongzuo, rybinsk" in told.err
    assert not (tmp_path / "copy.pdf").exists()


@pytest.mark.parametrize("document", ["agreement-proof", "ceremony", "signature-page", "place-cards"])
def test_the_papers_around_a_signing(run: Run, sample_file: Path, tmp_path: Path, document: str):
    out = tmp_path / "paper.pdf"
    instrument = () if document == "place-cards" else ("--instrument", "changning-sovetsky")
    told = run("print", sample_file, document, "--event", "wuhan-2021", *instrument, "-o", out)
    assert told.code == 0
    assert "长宁" in text_of(out)
