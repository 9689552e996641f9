"""The house look of papers: type sizes, leadings, margins and colours, in one place and by language.

Instruments are set in the serif family, lists and badges in the sans. Lengths are points unless a name says otherwise.
"""

from dataclasses import dataclass, replace
from functools import cache

from summitdesk.domain.language import is_rtl
from summitdesk.typeset.content import Align, PageStyle, ParagraphStyle, TextStyle
from summitdesk.typeset.units import A4, mm

INK = "#12283D"
GREY = "#51606E"
ICE = "#EEF4F8"
SEAL = "#B3261E"

THIN = 0.25
HAIRLINE = 0.4
RULE = 0.5

_HAN = ("zh", "ja", "ko")


def is_han(language: str) -> bool:
    """Whether text of the language stands in the em squares of a CJK face and is set larger than Latin text."""
    return language.split("-", maxsplit=1)[0] in _HAN


@dataclass(frozen=True, slots=True)
class Setting:
    """One language's type on one kind of page."""

    body: ParagraphStyle
    clause: ParagraphStyle
    label_widths: tuple[float, ...]
    """How far text hangs behind the number of a clause, by level; 0 runs the number in."""
    title: ParagraphStyle
    heading: ParagraphStyle
    note: ParagraphStyle
    closing: ParagraphStyle
    place_and_date: ParagraphStyle


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """A page of an instrument and the type that stands on it."""

    page: PageStyle
    size_han: float
    leading_han: float
    size_latin: float
    leading_latin: float
    paragraph_space: float
    title_han: float
    title_latin: float
    hyphenate: bool = False


# Thirty Han characters of 14 pt, or some 68 Latin letters, to the line.
SINGLE = InstrumentPage(
    PageStyle(*A4, top=mm(27), right=mm(30.9), bottom=mm(23), left=mm(30.9), header=mm(12), footer=mm(12)),
    size_han=14,
    leading_han=26,
    size_latin=11.5,
    leading_latin=18.5,
    paragraph_space=7,
    title_han=22,
    title_latin=18,
)

# Two columns share one baseline, so both languages have one leading.
COLUMNS = InstrumentPage(
    PageStyle(*A4, top=mm(27), right=mm(22), bottom=mm(23), left=mm(22), header=mm(12), footer=mm(12)),
    size_han=10.5,
    leading_han=16.5,
    size_latin=9.5,
    leading_latin=16.5,
    paragraph_space=6,
    title_han=17,
    title_latin=14,
    hyphenate=True,
)

COLUMN_GAP = 22.0

LIST_PAGE = PageStyle(*A4, top=mm(24), right=mm(20), bottom=mm(24), left=mm(20), header=mm(12), footer=mm(12))


@cache
def setting(page: InstrumentPage, language: str) -> Setting:
    """The type of ``language`` on this kind of page."""
    return _han_setting(page) if is_han(language) else _latin_setting(page, language)


def _han_setting(page: InstrumentPage) -> Setting:
    text = TextStyle(size=page.size_han)
    # Chinese paragraphs are told apart by their indent of two characters, not by space (GB/T 9704).
    body = ParagraphStyle(text, leading=page.leading_han, first_indent=2.0, space_after=_column_space(page))
    return Setting(
        body=body,
        clause=body,
        label_widths=(0.0, 0.0, 0.0, 0.0),
        title=_title(page.title_han, page),
        heading=replace(body, text=replace(text, bold=True), keep_with_next=True),
        note=_note(page),
        closing=body,
        place_and_date=replace(body, first_indent=0.0, align=Align.END, space_after=0.0, keep_together=True),
    )


def _latin_setting(page: InstrumentPage, language: str) -> Setting:
    text = TextStyle(size=page.size_latin)
    # Arabic and Hebrew letters are smaller on the same body.
    if is_rtl(language):
        text = replace(text, size=page.size_latin * 1.15)
    body = ParagraphStyle(text, leading=page.leading_latin, space_after=page.paragraph_space, hyphenate=page.hyphenate)
    em = page.size_latin
    return Setting(
        body=body,
        clause=body,
        label_widths=(2.1 * em, 2.5 * em, 1.8 * em, 2.1 * em),
        title=_title(page.title_latin, page),
        heading=replace(body, text=replace(text, bold=True), align=Align.START, keep_with_next=True),
        note=_note(page),
        closing=body,
        place_and_date=replace(body, align=Align.END, space_after=0.0, keep_together=True),
    )


def _column_space(page: InstrumentPage) -> float:
    """In columns a Chinese paragraph needs the space of its Latin neighbour; alone it needs none."""
    return page.paragraph_space if page is COLUMNS else 0.0


def _title(size: float, page: InstrumentPage) -> ParagraphStyle:
    leading = 34 if page is SINGLE else 24
    return ParagraphStyle(
        TextStyle(size=size, bold=True), leading=leading, align=Align.CENTER, balance=True, keep_with_next=True
    )


def _note(page: InstrumentPage) -> ParagraphStyle:
    size = 9.0 if page is SINGLE else 8.0
    return ParagraphStyle(
        TextStyle(size=size, colour=GREY), leading=size * 1.6, align=Align.CENTER, keep_with_next=True
    )


FOOTER = ParagraphStyle(TextStyle(size=9, colour=GREY), leading=12, align=Align.CENTER)


@dataclass(frozen=True, slots=True)
class ListType:
    """The type of lists: agenda and roster."""

    title: ParagraphStyle
    second_title: ParagraphStyle
    facts: ParagraphStyle
    heading: ParagraphStyle
    second_heading: ParagraphStyle
    head: ParagraphStyle
    cell: ParagraphStyle
    strong: ParagraphStyle
    second: ParagraphStyle
    time: ParagraphStyle
    footer: ParagraphStyle


def _sans(size: float, leading: float, *, bold: bool = False, colour: str = "#000000") -> ParagraphStyle:
    return ParagraphStyle(TextStyle(size, "sans", bold, colour), leading=leading, align=Align.START)


LIST = ListType(
    title=replace(_sans(20, 28, bold=True, colour=INK), balance=True, keep_with_next=True),
    second_title=replace(_sans(13, 19, colour=INK), balance=True, keep_with_next=True),
    facts=replace(_sans(9.5, 15, colour=GREY), keep_with_next=True),
    heading=replace(_sans(12.5, 18, bold=True, colour=INK), keep_with_next=True),
    second_heading=replace(_sans(10, 15, colour=INK), keep_with_next=True),
    head=_sans(8, 12, colour=GREY),
    cell=_sans(10, 15),
    strong=_sans(10.5, 15.5, bold=True),
    second=_sans(9, 13, colour=GREY),
    time=replace(_sans(10, 15.5), text=TextStyle(10, "sans", tabular=True)),
    footer=replace(_sans(8, 12, colour=GREY), align=Align.CENTER),
)
