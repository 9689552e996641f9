"""What consulates ask of a visa-support letter, and passports that expire too soon. Values never leave this module."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from summitdesk.domain.findings import Finding
from summitdesk.domain.language import text_in
from summitdesk.domain.names import latin_name
from summitdesk.domain.places import find_country
from summitdesk.domain.rows import DelegateRow
from summitdesk.domain.vocabulary import Attendance, Severity
from summitdesk.i18n import _, later

MONTHS_VALID = 6
"""For how many months after the departure a passport has to be valid."""

FACT_NAMES: Mapping[str, str] = {
    "name": later("name in Latin letters"),
    "sex": later("sex"),
    "birth_date": later("date of birth"),
    "nationality": later("nationality"),
    "passport_no": later("passport number"),
    "office": later("office"),
}
"""The facts about a person that a letter has to state, as the interface calls them."""


def needs_visa(delegate: DelegateRow, identity: Mapping[str, Any], host_country: str) -> bool:
    """Whether somebody comes in person from abroad: a national of the host country needs no visa."""
    if delegate.attendance is not Attendance.IN_PERSON:
        return False
    nationality = find_country(str(identity.get("nationality", "")))
    return (nationality or delegate.city.country.code) != host_country


def lacking(delegate: DelegateRow, identity: Mapping[str, Any], languages: Sequence[str]) -> tuple[str, ...]:
    """The names of the facts that are missing, never their values."""
    present = {
        "name": latin_name(delegate.names) is not None,
        "office": all(text_in(delegate.offices, tag) for tag in languages),
        **{name: bool(identity.get(name)) for name in ("sex", "birth_date", "nationality", "passport_no")},
    }
    return tuple(name for name in FACT_NAMES if not present[name])


def check_passport(
    delegate: DelegateRow, identity: Mapping[str, Any], departure: date, label: str
) -> Iterator[Finding]:
    """``visa.passport_expires``, ``visa.expiry_unknown``: a passport ends within six months of the departure."""
    expires = identity.get("passport_expires")
    if isinstance(expires, date) and expires >= months_after(departure, MONTHS_VALID):
        return
    code, message = (
        ("visa.passport_expires", _("The passport of {name} expires less than six months after the departure."))
        if expires
        else ("visa.expiry_unknown", _("It is not known when the passport of {name} expires."))
    )
    yield Finding(
        code,
        Severity.WARNING,
        label,
        delegate.id,
        message.format(name=label),
        _("Ask the delegation; many consulates refuse such a passport."),
        "delegate",
        "passport_expires",
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
