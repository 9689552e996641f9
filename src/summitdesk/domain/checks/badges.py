"""Checks of badges: a badge without a name cannot be printed."""

from collections.abc import Iterator, Sequence

from summitdesk.domain.damage import visible
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import pick
from summitdesk.domain.letters import LetterField, LetterValues
from summitdesk.domain.names import first_full_name, latin_name
from summitdesk.domain.rows import DelegateRow, EventRow
from summitdesk.domain.vocabulary import Attendance, Severity
from summitdesk.i18n import _, n_
from summitdesk.i18n import language as interface_language

_NO_BADGE = frozenset({Attendance.ABSENT, Attendance.ONLINE, Attendance.VIDEO_MESSAGE, Attendance.WRITTEN_MESSAGE})


def check_badges(delegates: Sequence[DelegateRow]) -> list[Finding]:
    """Every check of the badges of those who come."""
    findings = []
    for delegate in delegates:
        if wears_badge(delegate):
            findings += [*missing_name(delegate), *missing_latin_name(delegate)]
    return findings


def wears_badge(delegate: DelegateRow) -> bool:
    """Whether somebody comes in person and so gets a badge."""
    return delegate.attendance not in _NO_BADGE


def delegate_label(delegate: DelegateRow) -> str:
    """A delegate as findings name them: the name, else office and city."""
    if name := first_full_name(delegate.names):
        return visible(name)
    reader = interface_language().replace("_", "-")
    parts = (pick(delegate.city.names, reader), pick(delegate.offices, reader))
    return _("{city}, {office}").format(city=parts[0], office=parts[1]) if all(parts) else "".join(parts)


def missing_name(delegate: DelegateRow) -> Iterator[Finding]:
    """``badge.name_missing``: nobody told the name."""
    if not first_full_name(delegate.names):
        yield Finding(
            "badge.name_missing",
            Severity.ERROR,
            delegate_label(delegate),
            delegate.id,
            _("The badge of {who} has no name.").format(who=delegate_label(delegate)),
            _("Ask the delegation for the name, or leave this badge out of the print."),
            "delegate",
            "names",
        )


def missing_latin_name(delegate: DelegateRow) -> Iterator[Finding]:
    """``badge.latin_name_missing``: a name that guests from abroad cannot read stands alone."""
    if delegate.names and latin_name(delegate.names) is None and first_full_name(delegate.names):
        yield Finding(
            "badge.latin_name_missing",
            Severity.NOTE,
            delegate_label(delegate),
            delegate.id,
            _("There is no Latin spelling of this name."),
            _("Enter the spelling of the passport, so that others can read the badge."),
            "delegate",
            "names",
        )


def missing_photo(delegate: DelegateRow) -> Iterator[Finding]:
    """``badge.photo_missing``: a badge with photographs shows a silhouette for somebody."""
    if not delegate.photo_digest:
        yield Finding(
            "badge.photo_missing",
            Severity.WARNING,
            delegate_label(delegate),
            delegate.id,
            _("There is no photograph of {who}; the badge shows a silhouette.").format(who=delegate_label(delegate)),
            _("Ask the delegation for a photograph, or print badges without photographs."),
            "delegate",
            "photo_digest",
        )


def damaged_photo(delegate: DelegateRow) -> Iterator[Finding]:
    """``badge.photo_damaged``: what the register keeps as somebody's photograph cannot be read as one."""
    yield Finding(
        "badge.photo_damaged",
        Severity.ERROR,
        delegate_label(delegate),
        delegate.id,
        _("The photograph of {who} is damaged and cannot be printed.").format(who=delegate_label(delegate)),
        _("Choose the photograph again, or remove it."),
        "delegate",
        "photo_digest",
    )


def missing_liaison(event: EventRow, delegates: Sequence[DelegateRow], values: LetterValues) -> Iterator[Finding]:
    """``badge.liaison_missing``: the backs of some badges name nobody whom their delegation can call."""
    delegations = {delegate.delegation_id for delegate in delegates}
    told = (LetterField.CONTACT_NAME, LetterField.CONTACT_PHONE)
    without = sum(not any(map(values.of(one, event.languages).get, told)) for one in delegations)
    if without:
        yield Finding(
            "badge.liaison_missing",
            Severity.NOTE,
            event.slug,
            event.id,
            n_(
                "The badges of {count} delegation name no liaison.",
                "The badges of {count} delegations name no liaison.",
                without,
            ).format(count=without),
            _("Give the event's letters the value “{name}”, or each delegation its own.").format(
                name=LetterField.CONTACT_NAME
            ),
            "event",
        )
