import pytest

from summitdesk.errors import UserError
from summitdesk.typeset.stock import all_stocks, stock_named
from summitdesk.typeset.units import A4, mm


def test_names_and_aliases_are_known_in_any_letter_case():
    assert stock_named("A6-4UP") == stock_named("a6")


def test_no_name_means_two_stocks():
    names = [name.casefold() for stock in all_stocks() for name in (stock.name, *stock.aliases)]
    assert len(names) == len(set(names))


def test_lengths_become_points():
    stock = stock_named("avery-l4785")
    assert (stock.page_width, stock.page_height) == A4
    assert (stock.width, stock.height, stock.x0, stock.y0) == pytest.approx((mm(80), mm(50), mm(17.5), mm(13.5)))


def test_inches_become_points():
    stock = stock_named("avery-5395")
    assert (stock.page_width, stock.page_height, stock.dx) == pytest.approx((612, 792, 270))


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(UserError, match="a6-4up"):
        stock_named("a5000")
