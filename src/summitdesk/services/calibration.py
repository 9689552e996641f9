"""Test pages, and the printers of this computer whose pictures stand off: how far each has to be moved."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from summitdesk.domain.language import normalise_tag
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language
from summitdesk.services.printjob import Job, Printed
from summitdesk.services.sheets import Batch, set_sheets
from summitdesk.settings import Alignment, Printer, Settings
from summitdesk.typeset.turn import Turn

if TYPE_CHECKING:
    from summitdesk.documents.calibration import SideWords
    from summitdesk.typeset.content import Stock


def print_calibration(job: Job) -> Printed:
    """Print the test page of a stock: cards, labels or envelopes; with its back where both sides are asked for."""
    from summitdesk.documents.calibration import calibration_card, whole_sheet

    stock = _any_stock(job.options.stock)
    turn = job.options.back
    back = None if turn is Turn.NONE else _words(stock, is_back=True)
    card = calibration_card(stock, _words(stock, is_back=False), back)
    on_first = replace(job, options=replace(job.options, start_at=1))
    batch = Batch([card], 1, _("Making the test page"), turn)
    return set_sheets(
        on_first, batch, whole_sheet(stock), (), title=_("Test page for {stock}").format(stock=stock.name)
    )


def printer_named(settings: Settings, name: str) -> Printer:
    """The printer of this name; one that stands right where none is named."""
    if not name:
        return Printer()
    if name not in settings.printers:
        raise UserError(
            _("No printer is known as “{name}”.").format(name=name[:40]),
            _("Choose one of: {names}.").format(names=", ".join(settings.printers))
            if settings.printers
            else _("Tell how it stands off with “summitdesk printers {name}”.").format(name=name[:40]),
        )
    return settings.printers[name]


def with_printer(settings: Settings, name: str, *, front: str = "", back: str = "") -> Settings:
    """The settings with a printer's sides aligned as told: RIGHT,DOWN or RIGHT,DOWN,WIDTH,HEIGHT."""
    known = settings.printers.get(name, Printer())
    printer = Printer(
        alignment_told(front) if front else known.front,
        alignment_told(back) if back else known.back,
    )
    return replace(settings, printers={**settings.printers, name: printer})


def without_printer(settings: Settings, name: str) -> Settings:
    """The settings without a printer."""
    printer_named(settings, name)
    return replace(settings, printers={each: kept for each, kept in settings.printers.items() if each != name})


def alignment_told(text: str) -> Alignment:
    """An alignment as people write it: millimetres to the right and down, and per cent of width and height."""
    parts = text.split(",")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) not in {2, 4}:
        raise UserError(
            _("“{text}” does not say how far a printer stands off.").format(text=text[:40]),
            _("Write RIGHT,DOWN in millimetres, as 0.4,-0.2, or RIGHT,DOWN,WIDTH,HEIGHT, as 0,0,100.2,100 (%)."),
        )
    values = {}
    for each, number in zip(fields(Alignment), numbers, strict=False):
        low, high = each.metadata["range"]
        if not low <= number <= high:
            raise UserError(
                _("A printer cannot be set to {number}.").format(number=f"{number:g}"),
                _("Stay between {low} and {high}.").format(low=f"{low:g}", high=f"{high:g}"),
            )
        values[each.name] = number
    return Alignment(**values)


def _any_stock(name: str) -> "Stock":
    from summitdesk.typeset.stock import StockKind, all_stocks

    known = [stock for kind in StockKind for stock in all_stocks(kind)]
    wanted = name.casefold()
    for stock in known:
        if wanted in {each.casefold() for each in (stock.name, *stock.aliases)}:
            return stock
    raise UserError(
        _("There is no stock named “{name}”.").format(name=name),
        _("Choose one of: {names}.").format(names=", ".join(stock.name for stock in known)),
    )


def _words(stock: "Stock", *, is_back: bool) -> "SideWords":
    from summitdesk.documents.calibration import SideWords, rule_length

    paper = [_millimetres(side / 2) for side in (stock.page_width, stock.page_height)]
    rules = [rule_length(side) for side in (stock.page_width, stock.page_height)]
    told: Sequence[str] = (
        _("Print this page in its real size (100 %), not fitted to the paper."),
        _("The middle cross stands {x} mm from the left and {y} mm from the top edge of the paper.").format(
            x=paper[0], y=paper[1]
        ),
        _("Where it stands 0.4 mm too far right, the printer needs −0.4 to the right; too low by 0.2 mm: −0.2 down."),
        _("The rules measure {across} mm across and {down} mm down.").format(across=rules[0], down=rules[1]),
        _("Where {across} mm come out as {short} mm, the printer needs 100.25 per cent of width.").format(
            across=rules[0], short=f"{rules[0] / 1.0025:.1f}"
        ),
        _("Held against the light, the crosses of front and back lie on each other.")
        if is_back
        else _("Tell it with: summitdesk printers NAME --front RIGHT,DOWN,WIDTH,HEIGHT"),
    )
    side = _("Back") if is_back else _("Front")
    heading = _("Test page for {stock}").format(stock=stock.name) + " · " + side
    language = normalise_tag(interface_language().replace("_", "-"))
    return SideWords(heading, tuple(told), language)


def _millimetres(points: float) -> str:
    from summitdesk.typeset.units import mm

    return f"{points / mm(1):.2f}".rstrip("0").rstrip(".")
