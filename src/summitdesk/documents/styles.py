"""The house look of papers: type sizes, leadings, margins and colours, in one place and by language.

Instruments are set in the serif family, lists and badges in the sans. Lengths are points unless a name says otherwise.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from summitdesk.domain.language import base_language, is_rtl
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import resources
from summitdesk.typeset.content import Align, PageStyle, Paragraph, ParagraphStyle, TextStyle, plain
from summitdesk.typeset.units import A4, mm
from summitdesk.values import value

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


@value
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


@value
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
    title_leading: float
    title_bold: bool = True
    hyphenate: bool = False
    in_columns: bool = False
    label_faces: tuple[str, ...] = ()
    """The families of the numbers of Han clauses, by level; the text's own where none is named."""
    date_indent: float = 0.0
    """How many characters Han places and dates stand away from the right edge."""


@value
class HouseStyle:
    """A look that instruments are set in: its pages, and how their numbers stand (``resources/styles``)."""

    name: str
    titles: Mapping[str, str]
    single: InstrumentPage
    columns: InstrumentPage
    number: ParagraphStyle
    number_pattern: str
    mirrored: bool = False

    def page(self, *, in_columns: bool) -> InstrumentPage:
        """The page with texts side by side, or with one text."""
        return self.columns if in_columns else self.single

    def page_number(self, language: str) -> Paragraph:
        """The foot of a page."""
        return plain(page_number(language, self.number_pattern), language, self.number)


_PAGE_OF_PAGES = {
    "ar": "{page} من {pages}",
    "fa": "{page} از {pages}",
    "ur": "{page} از {pages}",
    "he": "{page} מתוך {pages}",
}


def page_number(language: str, pattern: str = "{page} / {pages}") -> str:
    """The number of a page as a language says it: figures about a slash are read either way in lines from the right."""
    words = _PAGE_OF_PAGES.get(base_language(language))
    return words if words and "{pages}" in pattern else pattern


DEFAULT_STYLE = "house"


@cache
def house_style(name: str = DEFAULT_STYLE) -> HouseStyle:
    """The bundled style of this name; raises :class:`UserError` naming those there are."""
    folder = resources() / "styles"
    known = sorted(path.stem for path in folder.glob("*.toml"))
    if name not in known:
        raise UserError(
            _("There is no style “{name}”.").format(name=name[:40]),
            _("Choose one of: {names}.").format(names=", ".join(known)),
        )
    data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    number = data["number"]
    text = TextStyle(size=number["size"], colour=GREY if number["grey"] else "#000000")
    outside = number["align"] == "outside"
    return HouseStyle(
        name,
        MappingProxyType(data["title"]),
        _instrument_page(data["single"], in_columns=False),
        _instrument_page(data["columns"], in_columns=True),
        ParagraphStyle(text, leading=number["size"] * 4 / 3, align=Align.END if outside else Align.CENTER),
        number["pattern"],
        mirrored=outside,
    )


def _instrument_page(data: Mapping[str, Any], *, in_columns: bool) -> InstrumentPage:
    top, right, bottom, left = map(mm, data["margins"])
    page = PageStyle(*A4, top=top, right=right, bottom=bottom, left=left, header=mm(12), footer=mm(data["footer"]))
    (size_han, leading_han), (size_latin, leading_latin) = data["han"], data["latin"]
    return InstrumentPage(
        page,
        size_han=size_han,
        leading_han=leading_han,
        size_latin=size_latin,
        leading_latin=leading_latin,
        paragraph_space=data["paragraph_space"],
        title_han=data["title_han"],
        title_latin=data["title_latin"],
        title_leading=data["title_leading"],
        title_bold=data.get("title_bold", True),
        hyphenate=data.get("hyphenate", False),
        in_columns=in_columns,
        label_faces=tuple(data.get("label_faces", ())),
        date_indent=data.get("date_indent", 0.0),
    )


COLUMN_GAP = 22.0

LIST_PAGE = PageStyle(*A4, top=mm(24), right=mm(20), bottom=mm(24), left=mm(20), header=mm(12), footer=mm(12))


@cache
def setting(page: InstrumentPage, language: str) -> Setting:
    """The type of ``language`` on this kind of page."""
    return _han_setting(page, language) if is_han(language) else _latin_setting(page, language)


def _han_setting(page: InstrumentPage, language: str) -> Setting:
    text = TextStyle(size=page.size_han)
    # Paragraphs are told apart by their indent, not by space: two characters in Chinese (GB/T 9704), one in Japanese
    # and Korean (JLREQ 3.1.3).
    indent = 2.0 if language.startswith("zh") else 1.0
    body = ParagraphStyle(text, leading=page.leading_han, first_indent=indent, space_after=_column_space(page))
    return Setting(
        body=body,
        clause=body,
        label_widths=(0.0, 0.0, 0.0, 0.0),
        title=_title(page.title_han, page),
        heading=replace(body, text=replace(text, bold=True), keep_with_next=True),
        note=_note(page),
        closing=body,
        place_and_date=replace(
            body,
            first_indent=0.0,
            end_indent=page.date_indent * page.size_han,
            align=Align.END,
            space_after=0.0,
            keep_together=True,
        ),
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
    return page.paragraph_space if page.in_columns else 0.0


def _title(size: float, page: InstrumentPage) -> ParagraphStyle:
    return ParagraphStyle(
        TextStyle(size=size, bold=page.title_bold),
        leading=page.title_leading,
        align=Align.CENTER,
        balance=True,
        keep_with_next=True,
    )


def _note(page: InstrumentPage) -> ParagraphStyle:
    size = 8.0 if page.in_columns else 9.0
    return ParagraphStyle(
        TextStyle(size=size, colour=GREY), leading=size * 1.6, align=Align.CENTER, keep_with_next=True
    )


@value
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
