"""The sheets that badges, cards and labels are printed on, read from the bundled descriptions."""

import tomllib
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import resources
from summitdesk.typeset.content import Stock
from summitdesk.typeset.units import inch, mm

_UNITS: dict[str, Callable[[float], float]] = {"mm": mm, "in": inch}


class StockKind(StrEnum):
    """What a stock is for: the folder that its description lies in."""

    CARDS = "."
    LABELS = "labels"
    ENVELOPES = "envelopes"


def stock_named(name: str, kind: StockKind = StockKind.CARDS) -> Stock:
    """The stock of a name or alias, in any letter case."""
    wanted = name.casefold()
    for stock in all_stocks(kind):
        if wanted in {known.casefold() for known in (stock.name, *stock.aliases)}:
            return stock
    raise UserError(
        _("There is no stock named “{name}”.").format(name=name),
        _("Choose one of: {names}.").format(names=", ".join(stock.name for stock in all_stocks(kind))),
    )


@cache
def all_stocks(kind: StockKind = StockKind.CARDS) -> tuple[Stock, ...]:
    """The stocks of a kind that SummitDesk knows, by name."""
    return tuple(read_stock(path) for path in sorted((resources() / "stock" / kind).glob("*.toml")))


def read_stock(path: Path) -> Stock:
    """A stock from its file; ``resources/stock/README.md`` says what each key means."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    points = _UNITS[data["unit"]]
    lengths = {key: points(data[key]) for key in ("x0", "y0", "dx", "dy", "width", "height", "corner")}
    return Stock(
        name=data["name"],
        page_width=points(data["page"][0]),
        page_height=points(data["page"][1]),
        across=data["across"],
        down=data["down"],
        crop_marks=data["crop_marks"],
        aliases=tuple(data["aliases"]),
        titles=data["title"],
        notes=data["note"],
        **lengths,
    )
