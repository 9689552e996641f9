"""What is to be said of an event's letters before anybody prints them, once somebody has begun with them.

An event without an invitation and without a letter value is not asked for any.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from summitdesk.domain.checks import CheckedEvent
from summitdesk.domain.checks.letters import (
    CheckedLetter,
    Travellers,
    check_letters,
    check_visas,
    travellers_of,
    unknown_wordings,
)
from summitdesk.domain.fields import FieldValues
from summitdesk.domain.findings import Finding
from summitdesk.domain.invitation import may_still_come
from summitdesk.domain.letters import OF_BADGES, OF_VISAS, gaps, issued_on
from summitdesk.domain.rows import DelegateRow, DelegationRow, LetterValueRow
from summitdesk.domain.vocabulary import RelationKind
from summitdesk.services.correspondence import Post, read_post
from summitdesk.services.printjob import Job, Options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def letter_findings(session: "Session", checked: CheckedEvent) -> list[Finding]:
    """Every finding about the invitations and visa-support letters of an event."""
    from summitdesk.documents.lettertexts import has_wording
    from summitdesk.store.queries.identities import identities_of

    event = checked.event
    mute = [tag for tag in event.languages if not has_wording("invitation", tag)]
    languages = tuple(tag for tag in event.languages if tag not in mute)
    post = read_post(session, Job(checked, {}, {}, Options(languages=languages)))
    values = [row for row in post.values.rows if any(row.texts.values()) and row.name not in OF_BADGES]
    identities = identities_of(session, event.id)
    findings: list[Finding] = []
    if values or post.invitations:
        findings += unknown_wordings(event, mute)
        findings += check_letters(event, _invitations(post)) if languages else []
    return findings + (check_visas(event, _visas(post, values, identities)) if languages else [])


def _invitations(post: Post) -> list[CheckedLetter]:
    from summitdesk.documents.letters import LetterPaper, reply_mode, write_letter

    known: dict[Hashable, tuple[str, ...]] = {}
    letters = []
    for to in map(post.recipient, _guests(post)):
        values, day = post.fields(to), issued_on(to.invitation)
        shape = (_shape(values), day is None, reply_mode(to))
        if shape not in known:
            paper = LetterPaper(
                "invitation", post.job.checked.event, to, values, post.job.languages, day, with_slip=True
            )
            known[shape] = write_letter(paper).undefined
        letters.append(CheckedLetter(to, gaps(known[shape], values, post.job.languages), post.told(to)))
    return letters


def _visas(
    post: Post, rows: Iterable[LetterValueRow], identities: Mapping[UUID, Mapping[str, Any]]
) -> list[Travellers]:
    """Those who need a visa, of the delegations for whose letters somebody gave a value or the facts of a passport."""
    checked = post.job.checked
    begun = {row.delegation_id for row in rows if row.name in OF_VISAS}
    known: dict[Hashable, tuple[str, ...]] = {}
    host = checked.event.host.country.code if checked.event.host else ""
    groups = []
    for delegation in _guests(post):
        members = post.members.get(delegation.id, ())
        is_begun = bool(begun & {None, delegation.id}) or any(identities.get(one.person_id) for one in members)
        people = travellers_of(members, identities, host) if is_begun else ()
        if people and may_still_come(delegation.invitation):
            to = post.recipient(delegation)
            values = post.fields(to)
            relation = delegation.relation.kind if delegation.relation else RelationKind.NONE
            shape = (_shape(values), relation, len(people) == 1)
            if shape not in known:
                known[shape] = _undefined_for(post, people, values, relation)
            lacked = gaps(known[shape], values, post.job.languages)
            departure = values.get("departure")
            leaves = departure if isinstance(departure, date) else checked.event.ends_on
            groups.append(Travellers(CheckedLetter(to, lacked, post.told(to)), people, identities, leaves))
    return groups


def _undefined_for(
    post: Post, people: tuple[DelegateRow, ...], values: FieldValues, relation: RelationKind
) -> tuple[str, ...]:
    """The fields that a visa-support letter lacks; who the people are is not asked here."""
    from summitdesk.documents.visa import Invitee, VisaPaper, write_visa_letter

    event = post.job.checked.event
    paper = VisaPaper(event, tuple(map(Invitee, people)), values, relation, post.job.languages, event.starts_on)
    return write_visa_letter(paper).undefined


def _guests(post: Post) -> list[DelegationRow]:
    return [row for row in post.job.checked.delegations if not row.is_host]


def _shape(values: FieldValues) -> Hashable:
    """Which fields have a value, and in which languages: letters that agree in this lack the same."""
    return frozenset(
        (name, frozenset(tag for tag, text in value.items() if text) if isinstance(value, Mapping) else None)
        for name, value in values.items()
    )
