"""How values are worded in the interface: roles, states, dates, and texts for a reader of the interface language."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from summitdesk import i18n
from summitdesk.domain.dates import DateStyle, format_date, format_dates, format_day
from summitdesk.domain.language import pick
from summitdesk.domain.vocabulary import (
    Attendance,
    Channel,
    CityKind,
    DelegationRole,
    InstrumentKind,
    InvitationState,
    OrganizerRole,
    ParagraphKind,
    ReplyMode,
    Severity,
)
from summitdesk.i18n import _, later

if TYPE_CHECKING:
    from summitdesk.typeset.content import MissingGlyph

_READER: Final = {"en": "en", "zh_CN": "zh-Hans"}

ROLES: Final = {
    DelegationRole.HEAD: later("Head of delegation"),
    DelegationRole.DEPUTY_HEAD: later("Deputy head"),
    DelegationRole.MEMBER: later("Member"),
    DelegationRole.SECRETARY: later("Secretary"),
    DelegationRole.INTERPRETER: later("Interpreter"),
    DelegationRole.SECURITY: later("Security"),
    DelegationRole.PRESS: later("Press"),
    DelegationRole.BUSINESS: later("Business"),
    DelegationRole.SPOUSE: later("Spouse"),
    DelegationRole.GUEST: later("Guest"),
    DelegationRole.STAFF: later("Staff"),
}
ATTENDANCES: Final = {
    Attendance.IN_PERSON: later("In person"),
    Attendance.ONLINE: later("Online"),
    Attendance.VIDEO_MESSAGE: later("Video message"),
    Attendance.WRITTEN_MESSAGE: later("Written message"),
    Attendance.REPRESENTED: later("Represented"),
    Attendance.ABSENT: later("Absent"),
}
STATES: Final = {
    InvitationState.DRAFT: later("Draft"),
    InvitationState.APPROVED: later("Approved"),
    InvitationState.SENT: later("Sent"),
    InvitationState.DELIVERED: later("Delivered"),
    InvitationState.ACKNOWLEDGED: later("Acknowledged"),
    InvitationState.ACCEPTED: later("Accepted"),
    InvitationState.ACCEPTED_REPRESENTED: later("Accepted, represented"),
    InvitationState.ACCEPTED_ONLINE: later("Accepted, online"),
    InvitationState.TENTATIVE: later("Tentative"),
    InvitationState.REGRET: later("Regrets"),
    InvitationState.NO_REPLY: later("No reply"),
    InvitationState.CONFIRMED: later("Confirmed"),
    InvitationState.CHANGED: later("Changed"),
    InvitationState.WITHDRAWN: later("Withdrawn"),
    InvitationState.ARRIVED: later("Arrived"),
    InvitationState.NO_SHOW: later("Did not come"),
}
CHANNELS: Final = {
    Channel.POST: later("Post"),
    Channel.COURIER: later("Courier"),
    Channel.EMBASSY: later("Embassy"),
    Channel.EMAIL: later("E-mail"),
    Channel.WECHAT: later("WeChat"),
    Channel.BY_HAND: later("By hand"),
    Channel.PHONE: later("Telephone"),
}
REPLY_MODES: Final = {
    ReplyMode.RSVP: later("An answer (R.S.V.P.)"),
    ReplyMode.REGRETS_ONLY: later("Regrets only"),
    ReplyMode.POUR_MEMOIRE: later("None (p.m.)"),
}
PARAGRAPHS: Final = {
    ParagraphKind.HEADING: later("Heading"),
    ParagraphKind.TEXT: later("Text"),
    ParagraphKind.CLAUSE: later("Clause"),
    ParagraphKind.CLOSING: later("Closing"),
    ParagraphKind.PLACE_AND_DATE: later("Place and date"),
}
INSTRUMENTS: Final = {
    InstrumentKind.INITIATIVE: later("Initiative"),
    InstrumentKind.DECLARATION: later("Declaration"),
    InstrumentKind.SISTER_CITY_AGREEMENT: later("Sister-city agreement"),
    InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT: later("Friendly-exchange agreement"),
    InstrumentKind.MEMORANDUM: later("Memorandum"),
}
ORGANIZERS: Final = {
    OrganizerRole.GUIDING: later("Guided by"),
    OrganizerRole.HOST: later("Hosted by"),
    OrganizerRole.ORGANIZER: later("Organized by"),
    OrganizerRole.CO_ORGANIZER: later("Co-organized by"),
    OrganizerRole.SUPPORTER: later("Supported by"),
}
CITY_KINDS: Final = {
    CityKind.CITY: later("City"),
    CityKind.DISTRICT: later("District"),
    CityKind.COUNTY: later("County"),
    CityKind.PREFECTURE: later("Prefecture"),
    CityKind.METROPOLITAN_MUNICIPALITY: later("Metropolitan municipality"),
    CityKind.PROVINCE_STATE: later("Province or state"),
    CityKind.ASSOCIATION: later("Association"),
    CityKind.ORGANISATION: later("Organization"),
}
SEVERITIES: Final = {
    Severity.ERROR: later("Errors"),
    Severity.WARNING: later("Warnings"),
    Severity.NOTE: later("Notes"),
}
_LANGUAGES: Final = {
    "zh-Hans": later("Chinese (simplified)"),
    "zh-Hant": later("Chinese (traditional)"),
    "en": later("English"),
    "ja": later("Japanese"),
    "ko": later("Korean"),
    "ru": later("Russian"),
    "de": later("German"),
    "fr": later("French"),
    "es": later("Spanish"),
    "el": later("Greek"),
    "fi": later("Finnish"),
    "nb": later("Norwegian"),
    "da": later("Danish"),
    "th": later("Thai"),
    "tr": later("Turkish"),
    "ar": later("Arabic"),
    "uk": later("Ukrainian"),
    "hu": later("Hungarian"),
    "und-Latn": later("Latin letters"),
}


def language_choices() -> list[tuple[str, str]]:
    """The languages that a name or an office can be in, as (tag, name)."""
    return [(tag, _(name)) for tag, name in _LANGUAGES.items()]


def language_label(tag: str) -> str:
    """A language's name in the interface language; the tag itself where the desk has no name for it."""
    return _(_LANGUAGES[tag]) if tag in _LANGUAGES else tag


def reader() -> str:
    """The BCP 47 tag of the interface language."""
    return _READER[i18n.language()]


def text_for_reader(texts: Mapping[str, str]) -> str:
    """The text that a reader of the interface language can make most of."""
    return pick(texts, reader())


def dates_between(first: date, last: date) -> str:
    """A span of days in its shortest form: "6–8 January 2026", 2026年1月6日至8日."""
    return format_dates(first, last, reader(), DateStyle.DAY_FIRST)


def day_text(day: date) -> str:
    """A day as a line of the window says it: "8 Oct 2025", 2025年10月8日."""
    return _spelled(day, "d MMM y") if reader() == "en" else format_date(day, reader())


def short_day(day: date, today: date) -> str:
    """A day as a column of a table says it, without the year where it is this one: "8 Oct", 10月8日."""
    if day.year != today.year:
        return day_text(day)
    return _spelled(day, "d MMM") if reader() == "en" else format_day(day, reader())


def _spelled(day: date, pattern: str) -> str:
    from babel.dates import format_date as babel_date

    return babel_date(day, pattern, locale="en")


def undrawn(missing: "Iterable[MissingGlyph]") -> str:
    """A sentence that names the characters which no bundled font draws; those without a shape by their numbers."""
    characters = sorted({problem.character for problem in missing})
    named = [
        character if character.isprintable() and unicodedata.category(character) != "Co" else f"U+{ord(character):04X}"
        for character in characters
    ]
    return _("No bundled font draws: {characters}").format(characters=" ".join(named))
