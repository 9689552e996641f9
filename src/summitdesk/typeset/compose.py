"""The typesetter's door: documents become PDF files, cards become sheets of them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from summitdesk.i18n import _
from summitdesk.progress import Progress, Silent
from summitdesk.typeset.archive import About
from summitdesk.typeset.booklet import fold
from summitdesk.typeset.content import Card, Document, Problems, Stock
from summitdesk.typeset.flow import lay_out, lay_out_series
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.frame import Frame, Layout
from summitdesk.typeset.paint.encoding import EncodedRuns
from summitdesk.typeset.paint.pdf import Painter
from summitdesk.typeset.stock import StockKind, all_stocks, stock_named
from summitdesk.typeset.structure import reads_leftwards
from summitdesk.typeset.turn import Turn

if TYPE_CHECKING:
    from summitdesk.settings import Printer

# Some three hundred pages of text: what a preview shows again after every edit.
_REMEMBERED = EncodedRuns(1_000_000)


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished file, its number of pages, and what could not be set as asked."""

    pdf: bytes
    pages: int
    problems: Problems


def make_pdf(document: Document, progress: Progress | None = None) -> Composed:
    """Set a text document: PDF/A-2u and PDF/UA-1, the same bytes for the same content."""
    fonts = FontLibrary.bundled()
    layout, problems = lay_out(document, fonts)
    about = About(document.title, document.language, document.languages, document.created)
    return Composed(_painted(layout, about, fonts, progress or Silent()), len(layout.frames), problems)


def make_series(
    documents: Sequence[Document], *, title: str, languages: tuple[str, ...], progress: Progress | None = None
) -> Composed:
    """Set documents one after the other in one file, each with pages counted for itself: letters to many addressees."""
    progress = progress or Silent()
    fonts = FontLibrary.bundled()
    progress.start(len(documents), _("Setting letters"))
    layout, problems = lay_out_series(documents, languages[0], fonts, progress)
    about = About(title, languages[0], languages)
    return Composed(_painted(layout, about, fonts, progress), len(layout.frames), problems)


def _painted(layout: Layout, about: About, fonts: FontLibrary, progress: Progress) -> bytes:
    progress.start(len(layout.frames), _("Painting pages"))
    out = io.BytesIO()
    painter = Painter(out, fonts, about=about, elements=layout.elements, runs=_REMEMBERED)
    for frame in layout.frames:
        painter.page(frame)
        progress.step()
    painter.close(layout.outline)
    return out.getvalue()


def make_sheets(
    cards: Iterable[Card],
    stock: Stock,
    out: BinaryIO,
    *,
    title: str,
    start_at: int = 1,
    language: str = "en",
    progress: Progress | None = None,
    turn: Turn = Turn.NONE,
    printer: "Printer | None" = None,
) -> Problems:
    """Set cards on sheets, from cell ``start_at`` (counted from 1) on: PDF/A-2u, written to ``out`` page by page.

    With a ``turn`` every other page shows the backs of the cards. ``printer`` says how the sides have to be moved for
    the printer that they are for. Only one sheet of cards is in memory at a time, so ``cards`` may well be a generator;
    ``progress`` counts them, in a stage that the caller starts, who knows their number.
    """
    from summitdesk.typeset.sheet import aligned, impose, impose_both  # papers without cards start without these

    progress = progress or Silent()
    fonts = FontLibrary.bundled()
    painter = Painter(out, fonts, about=About(title, language))
    problems: list[Problems] = []
    fitter = _Fitter(fonts, problems, progress)
    sheets = (
        impose((fitter.front(card) for card in cards), stock, start_at)
        if turn is Turn.NONE
        else impose_both((fitter.sides(card) for card in cards), stock, turn, start_at)
    )
    sides = (printer.front, printer.back if turn is not Turn.NONE else printer.front) if printer else ()
    for at, sheet in enumerate(sheets):
        painter.page(aligned(sheet, sides[at % 2]) if sides else sheet)
    painter.close()
    return _together(problems)


def make_booklets(documents: Sequence[Document], *, title: str, progress: Progress | None = None) -> Composed:
    """Set documents as folded cards, one after the other: PDF/A-2u, to be printed on both sides and folded."""
    progress = progress or Silent()
    fonts = FontLibrary.bundled()
    out = io.BytesIO()
    about = About(title, documents[0].language, documents[0].languages)
    painter = Painter(out, fonts, about=about, runs=_REMEMBERED)
    progress.start(len(documents), _("Setting folded cards"))
    problems: list[Problems] = []
    sides = 0
    for document in documents:
        layout, found = lay_out(document, fonts)
        problems.append(found)
        for side in fold(layout.frames, leftwards=reads_leftwards(document.language)):
            painter.page(side)
            sides += 1
        progress.step()
    painter.close()
    return Composed(out.getvalue(), sides, _together(problems))


def _together(problems: Sequence[Problems]) -> Problems:
    return Problems(
        tuple(dict.fromkeys(chain.from_iterable(found.missing for found in problems))),
        tuple(dict.fromkeys(chain.from_iterable(found.overflows for found in problems))),
    )


class _Fitter:
    """Fits cards one by one, keeping what could not be set as asked."""

    def __init__(self, fonts: FontLibrary, problems: list[Problems], progress: Progress) -> None:
        from summitdesk.typeset.cards import fit_card

        self._fit = fit_card
        self._fonts = fonts
        self._problems = problems
        self._progress = progress
        # Many cards share one back: the card is kept with its frame, since its id must not be given to another one.
        self._backs: dict[int, tuple[Card, Frame]] = {}

    def front(self, card: Card) -> Frame:
        frame = self._fitted(card)
        self._progress.step()
        return frame

    def sides(self, card: Card) -> tuple[Frame, Frame]:
        back = card.back
        if back is None:
            return self.front(card), Frame(card.width, card.height, ())
        if id(back) not in self._backs:
            self._backs[id(back)] = (back, self._fitted(back))
        return self.front(card), self._backs[id(back)][1]

    def _fitted(self, card: Card) -> Frame:
        frame, found = self._fit(card, self._fonts)
        if found.missing or found.overflows:
            self._problems.append(found)
        return frame


__all__ = [
    "Composed",
    "StockKind",
    "all_stocks",
    "make_booklets",
    "make_pdf",
    "make_series",
    "make_sheets",
    "stock_named",
]
