"""Printing letters: invitations, reminders, visa-support letters. One file, each letter with pages of its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.checks import check_names
from summitdesk.domain.checks.badges import delegate_label
from summitdesk.domain.checks.letters import (
    NAMED_AT_ONCE,
    CheckedLetter,
    places_of,
    remedy,
    reply_days,
    travellers_of,
    unnamed_addressees,
)
from summitdesk.domain.fields import FieldValues
from summitdesk.domain.findings import Finding
from summitdesk.domain.invitation import to_chase
from summitdesk.domain.language import pick
from summitdesk.domain.letters import (
    LetterValues,
    Recipient,
    addressee_of,
    field_name,
    gap_names,
    gaps,
    issued_on,
    letter_fields,
)
from summitdesk.domain.rows import DelegateRow, DelegationRow, InvitationRow
from summitdesk.domain.visa import FACT_NAMES, check_passport, lacking
from summitdesk.domain.vocabulary import OrderUse, RelationKind, Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.services.mailing import print_addresses
from summitdesk.services.printjob import (
    Job,
    Printed,
    Selection,
    missing_glyphs,
    set_series,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.documents.visa import Invitee
    from summitdesk.store.database import Database
    from summitdesk.typeset.content import Document

LETTERS = frozenset(
    {
        PaperKind.INVITATIONS,
        PaperKind.REMINDERS,
        PaperKind.VISA_LETTERS,
        PaperKind.ENVELOPES,
        PaperKind.LABELS,
    }
)


@dataclass(frozen=True, slots=True)
class Post:
    """What letters are made of besides the event's rows."""

    job: Job
    values: LetterValues
    invitations: Mapping[UUID, InvitationRow]
    members: Mapping[UUID, Sequence[DelegateRow]]

    def recipient(self, delegation: DelegationRow) -> Recipient:
        """To whom letters to a delegation go."""
        addressee = addressee_of(self.members.get(delegation.id, ()))
        return Recipient(delegation, addressee, self.invitations.get(delegation.id))

    def fields(self, recipient: Recipient, *, also: str = "") -> FieldValues:
        """The fields of a letter, on request in a further language."""
        languages = tuple(dict.fromkeys(filter(None, (*self.job.languages, also))))
        own = self.values.of(recipient.delegation.id, languages)
        return letter_fields(self.job.checked.event, recipient, own, languages)

    def told(self, recipient: Recipient) -> frozenset[str]:
        """The letter values that somebody gave for a letter."""
        own = self.values.of(recipient.delegation.id, self.job.languages)
        return frozenset(name for name, texts in own.items() if texts)


def read_post(session: "Session", job: Job) -> Post:
    """The letter values and invitations of the event, read once for a print."""
    from summitdesk.store.queries.invitations import invitations_of
    from summitdesk.store.queries.letters import letter_values_of

    event = job.checked.event
    invitations = {row.delegation_id: row for row in invitations_of(session, event.id)}
    return Post(job, LetterValues(letter_values_of(session, event.id)), invitations, job.members())


def print_letters(database: "Database", kind: PaperKind, job: Job) -> Printed:
    """Print the letters of one kind."""
    with database.reading() as session:
        post = read_post(session, job)
        identities = _identities(session, job) if kind is PaperKind.VISA_LETTERS else {}
    match kind:
        case PaperKind.INVITATIONS:
            return _invitations(post)
        case PaperKind.REMINDERS:
            return _reminders(post)
        case PaperKind.VISA_LETTERS:
            return _visa_letters(post, identities)
        case PaperKind.ENVELOPES | PaperKind.LABELS:
            return print_addresses(post, kind, visitors(job))
    raise AssertionError(kind)


def _identities(session: "Session", job: Job) -> Mapping[UUID, Mapping[str, Any]]:
    from summitdesk.store.queries.identities import identities_of

    return identities_of(session, job.checked.event.id)


def _invitations(post: Post) -> Printed:
    chosen = visitors(post.job)
    return _letters(post, "invitation", chosen, lambda to: issued_on(to.invitation) or post.job.options.on)


def _reminders(post: Post) -> Printed:
    today = post.job.options.on
    if today is None:
        raise UserError(_("A reminder needs the day on which it is written."), _("Say it with --on YYYY-MM-DD."))
    due = {row.delegation_id for row in to_chase(post.invitations.values(), today)}
    chosen = [delegation for delegation in visitors(post.job) if delegation.id in due]
    if not chosen:
        raise UserError(
            _("Nobody is to be reminded on {day}.").format(day=today),
            _("Reminders go to invitations that were sent, are due within 48 hours or past it, and not answered."),
        )
    return _letters(post, "reminder", chosen, lambda _to: today)


def visitors(job: Job) -> list[DelegationRow]:
    """The delegations asked for that are not the host's own, in the protocol order of lists."""
    wanted = Selection(job.options.only)
    guests = [row for row in job.checked.delegations if not row.is_host]
    chosen = [row for row in guests if wanted.takes(str(row.id), row.city.slug)]
    wanted.require_known()
    if not chosen:
        raise UserError(_("This event has no visiting delegation."), _("Add the delegations that are to be invited."))
    return job.ordered(chosen, OrderUse.LISTS)


def _letters(
    post: Post, kind: str, delegations: Sequence[DelegationRow], dated: Callable[[Recipient], date | None]
) -> Printed:
    from summitdesk.documents.letters import LetterPaper, write_letter

    job, is_invitation = post.job, kind == "invitation"
    recipients = [post.recipient(delegation) for delegation in delegations]
    agenda = tuple(job.checked.agenda) if is_invitation else ()
    paper = LetterPaper(
        kind, job.checked.event, recipients[0], {}, job.languages, None, agenda, is_invitation, not job.options.final
    )
    letters = [write_letter(replace(paper, recipient=to, values=post.fields(to), dated=dated(to))) for to in recipients]
    event = job.checked.event
    checked = [
        CheckedLetter(to, gaps(letter.undefined, post.fields(to), job.languages), post.told(to))
        for to, letter in zip(recipients, letters, strict=True)
    ]
    findings = [
        *undefined_fields(post, [(letter.delegation, letter.undefined) for letter in checked]),
        *unnamed_addressees(event, checked),
        *(reply_days(event, checked) if is_invitation else ()),
        *check_names([to.addressee for to in recipients if to.addressee], missing_glyphs),
    ]
    return bound(job, [letter.document for letter in letters], findings)


def bound(job: Job, documents: Sequence["Document"], findings: Sequence[Finding], *, secret: bool = False) -> Printed:
    """The letters in one file, titled by what they are about and the event, never by a person."""
    title = f"{documents[0].title} · {pick(job.checked.event.titles, job.languages[0])}"
    return set_series(job, documents, findings, title=title, secret=secret)


def undefined_fields(post: Post, undefined: Iterable[tuple[DelegationRow, Sequence[str]]]) -> list[Finding]:
    """``letter.undefined``: a field has no value; one finding a field, however many letters lack it."""
    lacking_it: dict[str, dict[UUID, DelegationRow]] = {}
    found: dict[str, dict[str, None]] = {}
    for delegation, names in undefined:
        for gap in names:
            name = gap.partition(":")[0]
            lacking_it.setdefault(name, {})[delegation.id] = delegation
            found.setdefault(name, {})[gap] = None
    return [_undefined(post, name, list(found[name]), list(rows.values())) for name, rows in lacking_it.items()]


def _undefined(post: Post, name: str, found: Sequence[str], delegations: Sequence[DelegationRow]) -> Finding:
    event = post.job.checked.event
    is_for_all = len(delegations) == len([row for row in post.job.checked.delegations if not row.is_host])
    return Finding(
        "letter.undefined",
        Severity.ERROR,
        event.slug if is_for_all else places_of(delegations),
        event.id if is_for_all else delegations[0].id,
        _("The letters lack a value for {{{name}}}: {field}.").format(
            name=name, field=gap_names(found, post.job.languages)
        ),
        remedy(name),
        "event" if is_for_all else "delegation",
        name,
    )


def _visa_letters(post: Post, identities: Mapping[UUID, Mapping[str, Any]]) -> Printed:
    from summitdesk.documents.visa import VisaPaper, write_visa_letter

    job = post.job
    groups = _visa_groups(post, identities)
    _refuse_incomplete_people([one for _to, people in groups for one in people], identities, job.languages)
    letters, undefined, findings = [], [], []
    for to, people in groups:
        paper = VisaPaper(
            job.checked.event,
            tuple(_invitee(one, identities[one.person_id]) for one in people),
            post.fields(to),
            to.delegation.relation.kind if to.delegation.relation else RelationKind.NONE,
            job.languages,
            job.options.on,
            draft=not job.options.final,
        )
        letter = write_visa_letter(paper)
        letters.append(letter.document)
        undefined.append((to.delegation, letter.undefined))
        departure = paper.values.get("departure")
        for one in people:
            findings += check_names([one], missing_glyphs)
            if isinstance(departure, date):
                findings += check_passport(one, identities[one.person_id], departure, delegate_label(one))
    _refuse_undefined(undefined)
    return bound(job, letters, findings, secret=True)


def _visa_groups(
    post: Post, identities: Mapping[UUID, Mapping[str, Any]]
) -> list[tuple[Recipient, tuple[DelegateRow, ...]]]:
    """Who travels with which letter: a delegation together, or each person alone."""
    job = post.job
    host = job.checked.event.host
    wanted = Selection(job.options.only)
    groups: list[tuple[Recipient, tuple[DelegateRow, ...]]] = []
    for delegation in job.ordered([row for row in job.checked.delegations if not row.is_host], OrderUse.LISTS):
        chosen = [
            one
            for one in post.members.get(delegation.id, ())
            if wanted.takes(str(one.id), str(delegation.id), delegation.city.slug)
        ]
        people = travellers_of(chosen, identities, host.country.code if host else "")
        to = post.recipient(delegation)
        groups += [(to, (one,)) for one in people] if job.options.each else [(to, people)] if people else []
    wanted.require_known()
    if not groups:
        raise UserError(_("Nobody of this choice needs a visa."), _("Choose delegates who come in person from abroad."))
    return groups


def _invitee(delegate: DelegateRow, identity: Mapping[str, Any]) -> "Invitee":
    from summitdesk.documents.visa import Invitee

    return Invitee(delegate, identity["sex"], identity["birth_date"], identity["nationality"], identity["passport_no"])


def _refuse_incomplete_people(
    people: Sequence[DelegateRow], identities: Mapping[UUID, Mapping[str, Any]], languages: Sequence[str]
) -> None:
    """Name the empty facts of each person, never a value: a consulate sends an incomplete letter back."""
    found = [(one, facts) for one in people if (facts := lacking(one, identities.get(one.person_id, {}), languages))]
    if not found:
        return
    said = [
        _("{name}: {facts}").format(name=delegate_label(one), facts=", ".join(_(FACT_NAMES[fact]) for fact in facts))
        for one, facts in found[:NAMED_AT_ONCE]
    ]
    raise UserError(
        n_(
            "{count} person lacks facts that a visa-support letter has to state. {people}",
            "{count} people lack facts that a visa-support letter has to state. {people}",
            len(found),
        ).format(count=len(found), people="; ".join(said) + (" …" if len(found) > NAMED_AT_ONCE else "")),
        _("Complete the records, or leave these people out."),
    )


def _refuse_undefined(undefined: Iterable[tuple[DelegationRow, Sequence[str]]]) -> None:
    names = list(dict.fromkeys(name for _delegation, each in undefined for name in each))
    if names:
        raise UserError(
            _("The visa-support letter lacks: {fields}.").format(fields=", ".join(field_name(name) for name in names)),
            " ".join(dict.fromkeys(remedy(name) for name in names)),
        )
