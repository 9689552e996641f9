"""Invitations with their history, and the list of all who are invited or may be."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from summitdesk.domain.invitation import WAITING
from summitdesk.domain.letters import Recipient, addressee_of
from summitdesk.domain.listing import Listing, Page
from summitdesk.domain.rows import DelegateRow, InvitationRow, InvitationStepRow
from summitdesk.domain.vocabulary import DelegationRole, InvitationState
from summitdesk.store.queries.delegates import delegates_in
from summitdesk.store.queries.delegations import delegations_in
from summitdesk.store.queries.tables import (
    city,
    country,
    delegate,
    delegation,
    invitation,
    invitation_step,
    live,
    search_text,
)

SORTS = ("number", "city", "city_zh", "country", "country_zh", "addressee", "state", "reply_by", "reply_mode")
"""The sorts that :func:`recipients_page` knows; any other, and none, is the order of the event's delegations."""


def invitations_of(session: Session, event_id: UUID) -> tuple[InvitationRow, ...]:
    """The invitations of an event, in the order of its delegations."""
    return invitations_in(session, delegation.c.event_id == event_id)


def invitations_in(session: Session, *conditions: ColumnElement[bool]) -> tuple[InvitationRow, ...]:
    """The invitations that fulfil some conditions on them or their delegations, in the order of the delegations."""
    chosen = (
        select(invitation.c.id)
        .join(delegation, delegation.c.id == invitation.c.delegation_id)
        .where(live(invitation, delegation), *conditions)
    )
    steps: dict[UUID, list[InvitationStepRow]] = {}
    for row in session.execute(
        select(invitation_step)
        .where(live(invitation_step), invitation_step.c.invitation_id.in_(chosen))
        .order_by(invitation_step.c.position, invitation_step.c.id)
    ).mappings():
        steps.setdefault(row["invitation_id"], []).append(
            InvitationStepRow(row["id"], row["state"], row["on"], row["channel"], row["by"], row["note"])
        )
    rows = session.execute(
        select(invitation)
        .join(delegation, delegation.c.id == invitation.c.delegation_id)
        .where(invitation.c.id.in_(chosen))
        .order_by(delegation.c.position, delegation.c.id, invitation.c.number, invitation.c.id)
    ).mappings()
    return tuple(
        InvitationRow(
            id=row["id"],
            delegation_id=row["delegation_id"],
            number=row["number"],
            state=row["state"],
            reply_by=row["reply_by"],
            steps=tuple(steps.get(row["id"], ())),
            reply_mode=row["reply_mode"],
        )
        for row in rows
    )


def recipients_page(session: Session, event_id: UUID, listing: Listing) -> Page[Recipient]:
    """One window of an event's visiting delegations with their invitations and addressees, and how many there are."""
    statement = _chosen(session, event_id, listing)
    total = session.scalar(statement.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    ordered = statement.order_by(*_order(listing)).offset(listing.offset).limit(listing.limit)
    return Page(_recipients(session, session.scalars(ordered).all()), total)


def all_recipients(session: Session, event_id: UUID) -> tuple[Recipient, ...]:
    """Every visiting delegation of an event with its invitation and addressee, in the order of its list."""
    statement = _chosen(session, event_id, Listing()).order_by(*_order(Listing()))
    return _recipients(session, session.scalars(statement).all())


def recipient(session: Session, delegation_id: UUID) -> Recipient | None:
    """One delegation with its invitation and addressee."""
    return next(iter(_recipients(session, [delegation_id])), None)


def states_of(session: Session, event_id: UUID) -> dict[InvitationState | None, int]:
    """How many visiting delegations stand in which state, in the order of an invitation's life; None: not invited."""
    statement = _chosen(session, event_id, Listing()).with_only_columns(
        invitation.c.state, func.count(), maintain_column_froms=True
    )
    counts = {state: count for state, count in session.execute(statement.group_by(invitation.c.state))}
    return {state: counts[state] for state in (None, *InvitationState) if state in counts}


def _recipients(session: Session, ids: Any) -> tuple[Recipient, ...]:
    groups = delegations_in(session, delegation.c.id.in_(ids))
    invitations = {row.delegation_id: row for row in invitations_in(session, delegation.c.id.in_(ids))}
    members: dict[UUID, list[DelegateRow]] = {}
    for row in delegates_in(session, delegation.c.id.in_(ids)).values():
        members.setdefault(row.delegation_id, []).append(row)
    return tuple(
        Recipient(groups[each], addressee_of(members.get(each, ())), invitations.get(each))
        for each in ids
        if each in groups
    )


def _chosen(session: Session, event_id: UUID, listing: Listing) -> Select[Any]:
    """The keys of the visiting delegations that a listing asks for."""
    is_invited = (invitation.c.delegation_id == delegation.c.id) & live(invitation)
    statement = (
        select(delegation.c.id)
        .join(city, city.c.id == delegation.c.city_id)
        .join(country, country.c.id == city.c.country_id)
        .outerjoin(invitation, is_invited)
        .where(live(delegation), delegation.c.event_id == event_id, delegation.c.is_host.is_(false()))
    )
    if listing.text.strip():
        statement = statement.where(_matches(session, event_id, listing.text))
    if listing.country:
        statement = statement.where(country.c.code == listing.country)
    if listing.city:
        statement = statement.where(city.c.slug == listing.city)
    if listing.states:
        statement = statement.where(invitation.c.state.in_(listing.states))
    if listing.uninvited:
        statement = statement.where(invitation.c.id.is_(None))
    if listing.due_by is not None:
        statement = statement.where(invitation.c.state.in_(WAITING), invitation.c.reply_by <= listing.due_by)
    return statement


def _matches(session: Session, event_id: UUID, text: str) -> ColumnElement[bool]:
    """That a delegation's city, anybody in it, or the number of its invitation is what is searched for."""
    from summitdesk.store.search import matches

    found = select(search_text.c.subject_id).where(matches(session, text))
    people = found.where(search_text.c.subject == "delegate", search_text.c.event_id == event_id)
    written = func.lower(invitation.c.number)
    return or_(
        delegation.c.city_id.in_(found.where(search_text.c.subject == "city")),
        delegation.c.id.in_(select(delegate.c.delegation_id).where(live(delegate), delegate.c.id.in_(people))),
        written.contains(text.strip().lower(), autoescape=True),
    )


def _order(listing: Listing) -> list[Any]:
    order: list[Any] = [delegation.c.position, delegation.c.id]
    if listing.sort not in SORTS:
        return [column.desc() for column in order] if listing.descending else order
    key = _sort_key(listing.sort)
    return [(key.desc() if listing.descending else key.asc()).nulls_last(), *order]


def _sort_key(sort: str) -> ColumnElement[Any]:
    match sort:
        case "city" | "city_zh":
            return city.c.sort_zh if sort.endswith("_zh") else city.c.sort_en
        case "country" | "country_zh":
            return country.c.sort_zh if sort.endswith("_zh") else country.c.sort_en
        case "state":
            # In the order of an invitation's life, not of the alphabet.
            return case(*((invitation.c.state == state, literal(n)) for n, state in enumerate(InvitationState)))
        case "addressee":
            return _addressee_key()
        case "number":
            return func.nullif(invitation.c.number, "")
    return invitation.c[sort]


def _addressee_key() -> ColumnElement[Any]:
    """The sort key of whoever a letter addresses: the head of the delegation, else who stands first."""
    is_head = case((delegate.c.role == DelegationRole.HEAD, 0), else_=1)
    return (
        select(search_text.c.native_key)
        .join(delegate, delegate.c.id == search_text.c.subject_id)
        .where(live(delegate), delegate.c.delegation_id == delegation.c.id, search_text.c.subject == "delegate")
        .order_by(is_head, delegate.c.position, delegate.c.id)
        .limit(1)
        .correlate(delegation)
        .scalar_subquery()
    )
