"""The shares of columns: found from the widths of their texts, the usual ones where others are no better."""

import pytest

from summitdesk.documents.columns import column_shares
from summitdesk.typeset.content import ParagraphStyle, plain
from summitdesk.typeset.fonts import FontLibrary

FONTS = FontLibrary.bundled()
STYLE = ParagraphStyle()
SHORT, LONG = "We meet.", "We meet again and again, and each time we have more to say to each other. " * 8
EVEN = (0.5, 0.5)


def cell(text: str, **options: object):
    return (plain(text, "en", STYLE, **options),)


def shares(*rows, usual=EVEN):
    return column_shares(rows, 450.0, 22.0, usual, FONTS)


def test_the_longer_text_has_the_wider_column_within_bounds():
    wide, narrow = shares((cell(LONG), cell(SHORT)))
    assert wide > narrow
    assert (wide, narrow) == tuple(reversed(shares((cell(SHORT), cell(LONG)))))
    assert 0.36 <= round(narrow, 6) < 0.45


def test_equal_texts_keep_the_usual_shares():
    assert shares((cell(SHORT), cell(SHORT))) == pytest.approx(EVEN)
    assert shares((cell(LONG), cell(LONG))) == pytest.approx(EVEN)


def test_a_number_as_wide_as_its_column_stops_nobody():
    room = 450.0 - 22.0
    for label_width in (room * 0.36, room * 0.5, room):
        found = shares((cell(SHORT, label_width=label_width), cell(LONG)))
        assert sum(found) == pytest.approx(1.0)


def test_more_columns_than_are_searched_keep_the_usual_shares():
    four = (0.25,) * 4
    assert shares(tuple(cell(SHORT) for _ in four), usual=four) == four
