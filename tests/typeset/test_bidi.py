from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.typeset import bidi

UNICODE = Path("/usr/share/unicode")
needs_data = pytest.mark.skipif(
    not (UNICODE / "BidiCharacterTest.txt").exists(), reason="Debian's unicode-data is not installed"
)


def records(name):
    for line in (UNICODE / name).read_text(encoding="utf-8").splitlines():
        content = line.split("#")[0].strip()
        if content:
            yield [field.strip() for field in content.split(";")]


@needs_data
def test_unicodes_own_test_passes():
    failures, count = [], 0
    for codes, direction, base, levels, order in records("BidiCharacterTest.txt"):
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found, paragraph = bidi.embedding_levels(text, None if direction == "2" else int(direction))
        found = bidi.line_levels(text, found, paragraph)
        kept = [index for index, level in enumerate(levels.split()) if level != "x"]
        visual = [kept[index] for index in bidi.visual_order([found[index] for index in kept])]
        count += 1
        if (
            paragraph != int(base)
            or any(
                expected != "x" and int(expected) != level
                for expected, level in zip(levels.split(), found, strict=True)
            )
            or visual != list(map(int, order.split()))
        ):
            failures.append(codes)
    assert failures == []
    assert count == 91_707


@needs_data
def test_the_bracket_table_is_unicodes():
    pairs = {
        chr(int(code, 16)): chr(int(other, 16)) for code, other, kind in records("BidiBrackets.txt") if kind == "o"
    }
    assert dict(zip(bidi._BRACKETS[::2], bidi._BRACKETS[1::2], strict=True)) == pairs


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", True),
        ("fa-IR", True),
        ("he", True),
        ("ur", True),
        ("az-Arab", True),
        ("ar-Latn", False),
        ("zh-Hant", False),
        ("en", False),
        ("", False),
    ],
)
def test_languages_know_their_direction(language, expected):
    assert bidi.is_right_to_left(language) is expected


@pytest.mark.parametrize("text", ["שלום", "abc مرحبا", "\u202eabc", "\u2067abc\u2069", "\U0001e900"])
def test_text_of_both_directions_is_noticed(text):
    assert bidi.needs_levels(text)


def test_text_of_one_direction_needs_no_levels():
    assert not bidi.needs_levels("Harbin 哈尔滨 ハルビン 하얼빈 Харбин \u2068x\u2069 \ufeff")


def test_an_isolated_name_does_not_move_its_neighbours():
    text = "1. \u2068محمد\u2069 2"
    levels, base = bidi.embedding_levels(text, 0)
    assert base == 0
    assert [levels[index] for index in (0, 1, 9, 10)] == [0, 0, 0, 0]
    assert set(levels[4:8]) == {1}


def test_the_order_of_no_items_is_empty():
    assert bidi.visual_order([]) == []


@given(st.text(alphabet="abאבن ۱1.,()[]\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\n%$+", max_size=60))
def test_levels_are_valid_and_order_is_a_permutation(text):
    for wanted in (None, 0, 1):
        levels, base = bidi.embedding_levels(text, wanted)
        assert len(levels) == len(text)
        assert base in {0, 1}
        assert all(base <= level <= bidi.MAX_DEPTH + 1 for level in levels)
        assert sorted(bidi.visual_order(bidi.line_levels(text, levels, base))) == list(range(len(text)))


def test_deep_nesting_ends():
    text = "\u2067" * 3000 + "א" + "\u2069" * 3000 + "(" * 3000 + "א" + ")" * 3000
    levels, _ = bidi.embedding_levels(text)
    assert max(levels) <= bidi.MAX_DEPTH + 1


def test_embeddings_beyond_the_deepest_level_are_counted():
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "b" + "\u2067" * 200 + "\u202b\u202cc"
    levels, _ = bidi.embedding_levels(text, 0)
    assert levels[200] == bidi.MAX_DEPTH + 1
    assert levels[401] == 0
    assert levels[-1] == bidi.MAX_DEPTH + 1
