"""How letters look: one serif family, a quiet letterhead, one measure a language."""

from dataclasses import dataclass, replace
from functools import cache

from summitdesk.documents.styles import GREY, INK, SEAL, is_han
from summitdesk.domain.language import is_rtl
from summitdesk.typeset.content import Align, PageStyle, ParagraphStyle, TextStyle
from summitdesk.typeset.units import A4, mm

LETTER_PAGE = PageStyle(*A4, top=mm(20), right=mm(30), bottom=mm(20), left=mm(30), header=mm(12), footer=mm(12))
UNDEFINED = SEAL
"""The colour of a field without a value, so that nobody overlooks it on a draft."""

SIGNING_SPACE = mm(16)


@dataclass(frozen=True, slots=True)
class LetterType:
    """One language's type in letters."""

    letterhead: ParagraphStyle
    reference: ParagraphStyle
    date: ParagraphStyle
    address: ParagraphStyle
    subject: ParagraphStyle
    greeting: ParagraphStyle
    body: ParagraphStyle
    label: ParagraphStyle
    detail: ParagraphStyle
    regards: ParagraphStyle
    signature: ParagraphStyle
    seal: ParagraphStyle
    note: ParagraphStyle
    footer: ParagraphStyle


@cache
def letter_type(language: str) -> LetterType:
    """The type of letters in ``language``."""
    han = is_han(language)
    size, leading = (12.0, 19.0) if han else (11.0, 15.0)
    text = TextStyle(size=size * 1.12 if is_rtl(language) else size)
    start = ParagraphStyle(text, leading=leading, align=Align.START)
    detail = replace(start, text=replace(text, size=10.5 if han else 10.0), leading=15.5 if han else 13.5)
    body = replace(start, align=Align.JUSTIFY, first_indent=2.0 if han else 0.0, space_after=0.0 if han else 6.0)
    small = replace(start, text=TextStyle(size=9.5 if han else 9.0, colour=GREY), leading=13.5)
    return LetterType(
        letterhead=ParagraphStyle(
            TextStyle(size=19.0 if han else 14.0, bold=True, colour=INK, tracking=0.06 if han else 0.0),
            leading=27.0 if han else 19.0,
            align=Align.CENTER,
            balance=True,
        ),
        reference=detail,
        date=replace(detail, align=Align.END),
        address=replace(start, keep_with_next=True),
        subject=ParagraphStyle(
            TextStyle(size=15.0 if han else 13.0, bold=True),
            leading=22.0 if han else 18.0,
            align=Align.CENTER,
            balance=True,
            keep_with_next=True,
        ),
        greeting=replace(start, keep_with_next=True, space_after=0.0 if han else 6.0),
        body=body,
        label=replace(detail, text=replace(detail.text, colour=GREY)),
        detail=detail,
        regards=replace(body, keep_with_next=True),
        signature=replace(start, align=Align.CENTER),
        seal=replace(start, text=TextStyle(size=size - 2, colour=GREY), align=Align.CENTER),
        note=small,
        footer=replace(small, align=Align.CENTER),
    )
