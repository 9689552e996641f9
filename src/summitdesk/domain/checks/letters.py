"""Checks of letters and visa-support letters before anybody prints them: what they lack, and days that cannot be.

Where many letters lack the same, one finding tells it: of the event where all of them do, else of each delegation.
No finding holds a fact about a person beyond the name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from summitdesk.domain.checks.badges import delegate_label
from summitdesk.domain.checks.texts import language_label
from summitdesk.domain.fields import join_list
from summitdesk.domain.findings import Finding
from summitdesk.domain.letters import LetterField, Recipient, gap_names
from summitdesk.domain.places import city_name
from summitdesk.domain.rows import DelegateRow, DelegationRow, EventRow
from summitdesk.domain.visa import FACT_NAMES, check_passport, lacking, needs_visa
from summitdesk.domain.vocabulary import InvitationState, ReplyMode, Severity
from summitdesk.i18n import _, later, n_
from summitdesk.i18n import language as interface_language

NAMED_AT_ONCE = 4
"""How many cities or people a sentence names before it says that there are more."""

_STILL_TO_COME = frozenset({"number", "letter_date"})
"""What an invitation gets when it is approved: no draft lacks it."""


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """One letter as the checks look at it: to whom it goes, and its :func:`summitdesk.domain.letters.gaps`."""

    recipient: Recipient
    undefined: tuple[str, ...] = ()
    defined: frozenset[str] = frozenset()
    """The letter values that were given for it."""

    @property
    def delegation(self) -> DelegationRow:
        """The delegation that it goes to."""
        return self.recipient.delegation


@dataclass(frozen=True, slots=True)
class Travellers:
    """Those of a delegation who need a visa, with what the register knows of them, and their letter."""

    letter: CheckedLetter
    people: tuple[DelegateRow, ...]
    identities: Mapping[UUID, Mapping[str, Any]]
    departure: date
    """The day on which they leave; the last day of the event where nobody told it."""

    def __repr__(self) -> str:
        return f"Travellers({self.letter.delegation.id})"


def is_waiting(recipient: Recipient) -> bool:
    """Whether an invitation is still to be printed: it was not sent yet."""
    invitation = recipient.invitation
    return invitation is None or invitation.state in {InvitationState.DRAFT, InvitationState.APPROVED}


def travellers_of(
    members: Iterable[DelegateRow], identities: Mapping[UUID, Mapping[str, Any]], host_country: str
) -> tuple[DelegateRow, ...]:
    """The members of a delegation who need a visa."""
    return tuple(one for one in members if needs_visa(one, identities.get(one.person_id, {}), host_country))


def check_letters(event: EventRow, letters: Sequence[CheckedLetter]) -> list[Finding]:
    """Every check of the invitations that are still to be printed."""
    waiting = [letter for letter in letters if is_waiting(letter.recipient)]
    lacked = [(letter.delegation, _lacked_now(letter)) for letter in waiting]
    return [
        *undefined_values(event, lacked, "letter.undefined"),
        *reply_days(event, waiting),
        *unnamed_addressees(event, waiting),
    ]


def _lacked_now(letter: CheckedLetter) -> tuple[str, ...]:
    invitation = letter.recipient.invitation
    if invitation and invitation.state is InvitationState.APPROVED:
        return letter.undefined
    return tuple(name for name in letter.undefined if name not in _STILL_TO_COME)


def undefined_values(
    event: EventRow, lacked: Sequence[tuple[DelegationRow, Sequence[str]]], code: str
) -> Iterator[Finding]:
    """``letter.undefined``, ``visa.undefined``: fields have no value, which keeps a final print back."""
    of_all, of_one = _LACKING[code]
    everywhere = _in_all([names for _delegation, names in lacked]) if len(lacked) > 1 else ()
    if everywhere:
        yield _undefined(code, _(of_all), everywhere, (event, event.slug, event.id, "letter_value"))
    for delegation, names in lacked:
        if own := [name for name in names if name not in everywhere]:
            table = "delegation" if set(own) <= _ABOUT_THE_STAY else "invitation"
            yield _undefined(code, _(of_one), own, (event, place_of(delegation), delegation.id, table))


_ABOUT_THE_STAY = frozenset({"arrival", "departure"})
_LACKING: Mapping[str, tuple[str, str]] = {
    "letter.undefined": (later("The letters lack: {fields}."), later("The letter to {place} lacks: {fields}.")),
    "visa.undefined": (
        later("The visa-support letters lack: {fields}."),
        later("The visa-support letter for {place} lacks: {fields}."),
    ),
}


def _in_all(groups: Sequence[Sequence[str]]) -> Sequence[str]:
    return [name for name in groups[0] if all(name in group for group in groups)]


def _undefined(code: str, message: str, names: Sequence[str], where: tuple[EventRow, str, UUID, str]) -> Finding:
    event, subject, subject_id, table = where
    return Finding(
        code,
        Severity.ERROR,
        subject,
        subject_id,
        message.format(place=subject, fields=gap_names(names, event.languages)),
        " ".join(dict.fromkeys(remedy(name) for name in names)),
        table,
        names[0].replace(":", "."),
    )


def remedy(name: str) -> str:
    """What to do about a letter's field without a value."""
    name = name.partition(":")[0]
    usual = later("Give the event's letters this value.") if name in set(LetterField) else _USUAL_REMEDY
    return _(_REMEDIES.get(name, usual))


_USUAL_REMEDY = later("Complete the event in this language.")
_STAY = later("Record when the delegation arrives and leaves.")
_REMEDIES: Mapping[str, str] = {
    "number": later("Draft the invitations and number them."),
    "letter_date": later("Record that the invitation was approved, or give the day with --on."),
    "reply_by": later("Set the day by which replies are due."),
    "sent_on": later("Record when the invitation was sent."),
    "arrival": _STAY,
    "departure": _STAY,
}


def reply_days(event: EventRow, letters: Sequence[CheckedLetter]) -> Iterator[Finding]:
    """``letter.reply_by_past``, ``letter.reply_by_late``: no time is left to reply, or the event has begun by then.

    A day counts as past against the last step that was recorded of the invitation, never against a clock.
    """
    wrong: dict[tuple[str, date], list[DelegationRow]] = {}
    for letter in letters:
        invitation = letter.recipient.invitation
        if invitation is None or not is_waiting(letter.recipient) or invitation.reply_mode is ReplyMode.POUR_MEMOIRE:
            continue
        day = invitation.reply_by or event.reply_by
        if day is None:
            continue
        if invitation.steps and day <= invitation.steps[-1].on:
            wrong.setdefault(("letter.reply_by_past", day), []).append(letter.delegation)
        elif day >= event.starts_on:
            wrong.setdefault(("letter.reply_by_late", day), []).append(letter.delegation)
    for (code, day), delegations in wrong.items():
        message = (
            _("{places}: a reply is asked for by {day}, which is past when the letter is written.")
            if code == "letter.reply_by_past"
            else _("{places}: a reply is asked for by {day}, when the event has begun already.")
        )
        is_one = len(delegations) == 1
        yield Finding(
            code,
            Severity.WARNING,
            place_of(delegations[0]) if is_one else event.slug,
            delegations[0].id if is_one else event.id,
            message.format(places=places_of(delegations), day=day),
            _("Set another day by which replies are due."),
            "invitation" if is_one else "event",
            "reply_by",
        )


def unnamed_addressees(event: EventRow, letters: Sequence[CheckedLetter]) -> Iterator[Finding]:
    """``letter.unnamed``: letters go to an office, because nobody told who holds it."""
    found = [
        letter.delegation
        for letter in letters
        if (letter.recipient.addressee is None or not letter.recipient.addressee.names)
        and LetterField.ADDRESSEE_NAME not in letter.defined
    ]
    if found:
        is_one = len(found) == 1
        yield Finding(
            "letter.unnamed",
            Severity.NOTE,
            place_of(found[0]) if is_one else event.slug,
            found[0].id if is_one else event.id,
            n_(
                "The letter to {places} addresses the office, not a person by name.",
                "{count} letters address the office, not a person by name: {places}.",
                len(found),
            ).format(count=len(found), places=places_of(found)),
            _("Enter the head of the delegation, if the name is known."),
            "invitation" if is_one else "letter_value",
        )


def unknown_wordings(event: EventRow, languages: Sequence[str]) -> Iterator[Finding]:
    """``letter.no_wording``: letters cannot be printed in a language of the event."""
    for tag in languages:
        yield Finding(
            "letter.no_wording",
            Severity.WARNING,
            event.slug,
            event.id,
            _("Letters have no wording in {language}.").format(language=language_label(tag)),
            _("Say with --languages in which languages they are to be printed."),
            "event",
            "languages",
        )


def check_visas(event: EventRow, groups: Sequence[Travellers]) -> list[Finding]:
    """Every check of visa-support letters."""
    lacked = [
        (group.letter.delegation, [name for name in group.letter.undefined if name != "letter_date"])
        for group in groups
    ]
    findings = [*undefined_values(event, lacked, "visa.undefined")]
    for group in groups:
        findings += [*missing_facts(group, event.languages), *expiring_passports(group)]
    return findings


def missing_facts(group: Travellers, languages: Sequence[str]) -> Iterator[Finding]:
    """``visa.facts_missing``: people lack facts that consulates ask for; which facts, never what they are."""
    people = [
        (one, facts)
        for one in group.people
        if (facts := lacking(one, group.identities.get(one.person_id, {}), languages))
    ]
    if not people:
        return
    missing = [fact for fact in FACT_NAMES if any(fact in facts for _one, facts in people)]
    first, place = people[0][0], place_of(group.letter.delegation)
    is_one = len(people) == 1
    yield Finding(
        "visa.facts_missing",
        Severity.ERROR,
        delegate_label(first) if is_one else place,
        first.id if is_one else group.letter.delegation.id,
        n_(
            "{who} ({place}) lacks facts that a visa-support letter has to state: {facts}.",
            "{count} people of {place} lack facts that a visa-support letter has to state: {facts}.",
            len(people),
        ).format(
            who=delegate_label(first),
            place=place,
            count=len(people),
            facts=join_list([_(FACT_NAMES[fact]) for fact in missing], interface_language().replace("_", "-")),
        ),
        _("Ask the delegation, and complete the records."),
        "delegate" if is_one else "delegation",
        missing[0] if is_one else "",
    )


def expiring_passports(group: Travellers) -> Iterator[Finding]:
    """``visa.passport_expires`` of each person; ``visa.expiry_unknown`` once where it is so of several."""
    known = [one for one in group.people if group.identities.get(one.person_id, {}).get("passport_no")]
    found = [
        finding
        for one in known
        for finding in check_passport(one, group.identities[one.person_id], group.departure, delegate_label(one))
    ]
    unknown = [finding for finding in found if finding.code == "visa.expiry_unknown"]
    yield from (finding for finding in found if finding not in unknown or len(unknown) == 1)
    if len(unknown) > 1:
        delegation = group.letter.delegation
        yield replace(
            unknown[0],
            subject=place_of(delegation),
            subject_id=delegation.id,
            message=_("It is not known when {count} passports of the delegation of {place} expire.").format(
                count=len(unknown), place=place_of(delegation)
            ),
            table="delegation",
            field="",
        )


def place_of(delegation: DelegationRow) -> str:
    """A delegation's city as findings name it."""
    return city_name(delegation.city, interface_language().replace("_", "-"))


def places_of(delegations: Sequence[DelegationRow]) -> str:
    """The cities of delegations in one sentence, the first few by name."""
    names = [place_of(delegation) for delegation in delegations[:NAMED_AT_ONCE]]
    return ", ".join(names) + (" …" if len(delegations) > NAMED_AT_ONCE else "")
