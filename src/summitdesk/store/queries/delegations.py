"""Delegations with what precedence and lists need to know of them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import CityRow, DelegationRow, RelationRow
from summitdesk.domain.vocabulary import DelegationRole, InvitationState, RelationKind
from summitdesk.store.queries.cities import cities_in, relation_row
from summitdesk.store.queries.tables import city_relation, delegate, event, invitation, live
from summitdesk.store.queries.tables import delegation as group

_CLOSENESS = list(RelationKind)


def delegations_of(session: Session, event_id: UUID) -> tuple[DelegationRow, ...]:
    """The delegations of an event, in the order they stand in its list."""
    found = delegations_in(session, group.c.event_id == event_id)
    return tuple(found.values())


def delegation(session: Session, delegation_id: UUID) -> DelegationRow | None:
    """One delegation."""
    return delegations_in(session, group.c.id == delegation_id).get(delegation_id)


def delegations_in(session: Session, *conditions: ColumnElement[bool]) -> dict[UUID, DelegationRow]:
    """The delegations that fulfil some conditions on their table, by key, in list order."""
    chosen = select(group.c.id).where(live(group), *conditions)
    rows = session.execute(
        select(group, event.c.host_id)
        .join(event, event.c.id == group.c.event_id)
        .where(group.c.id.in_(chosen))
        .order_by(group.c.position, group.c.id)
    ).mappings()
    delegations = list(rows)
    cities = cities_in(session, select(group.c.city_id).where(group.c.id.in_(chosen)))
    relations = _relations(session, chosen)
    invitations = _invitations(session, chosen)
    heads = _heads(session, chosen)
    return {
        row["id"]: _delegation_row(
            row,
            cities[row["city_id"]],
            relations.get((row["city_id"], row["host_id"])),
            invitations.get(row["id"]),
            heads.get(row["id"], (0, None)),
        )
        for row in delegations
    }


def _relations(session: Session, chosen: Select[Any]) -> dict[tuple[UUID, UUID], RelationRow]:
    """The closest relation of each delegation's city to the host, whichever side it was written from."""
    here, hosts = select(group.c.city_id), select(event.c.host_id).join(group)
    cities, partners = here.where(group.c.id.in_(chosen)), hosts.where(group.c.id.in_(chosen))
    rows = session.execute(
        select(city_relation).where(
            live(city_relation),
            or_(
                city_relation.c.city_id.in_(cities) & city_relation.c.partner_id.in_(partners),
                city_relation.c.partner_id.in_(cities) & city_relation.c.city_id.in_(partners),
            ),
        )
    ).mappings()
    found: dict[tuple[UUID, UUID], RelationRow] = {}
    for row in sorted(rows, key=lambda row: (_CLOSENESS.index(row["kind"]), row["since"] or "9", row["id"].hex)):
        relation = relation_row(row)
        found.setdefault((row["city_id"], row["partner_id"]), relation)
        found.setdefault((row["partner_id"], row["city_id"]), relation)
    return found


def _invitations(session: Session, chosen: Select[Any]) -> dict[UUID, InvitationState]:
    """The state of each delegation's invitation; of several the one numbered last."""
    rows = session.execute(
        select(invitation.c.delegation_id, invitation.c.state)
        .where(live(invitation), invitation.c.delegation_id.in_(chosen))
        .order_by(invitation.c.number, invitation.c.id)
    )
    return {row.delegation_id: row.state for row in rows}


def _heads(session: Session, chosen: Select[Any]) -> dict[UUID, tuple[int, int | None]]:
    """How many delegates each delegation has, and the rank of its head."""
    head_rank = func.min(case((delegate.c.role == DelegationRole.HEAD, delegate.c.rank_code)))
    rows = session.execute(
        select(delegate.c.delegation_id, func.count().label("delegates"), head_rank.label("rank"))
        .where(live(delegate), delegate.c.delegation_id.in_(chosen))
        .group_by(delegate.c.delegation_id)
    )
    return {row.delegation_id: (row.delegates, row.rank) for row in rows}


def _delegation_row(
    row: Any,
    city: CityRow,
    relation: RelationRow | None,
    state: InvitationState | None,
    head: tuple[int, int | None],
) -> DelegationRow:
    return DelegationRow(
        id=row["id"],
        event_id=row["event_id"],
        city=city,
        position=row["position"],
        is_host=row["is_host"],
        relation=relation,
        notified_on=row["notified_on"],
        replied_on=row["replied_on"],
        arrival_at=row["arrival_at"],
        departure_at=row["departure_at"],
        invitation=state,
        head_rank=head[1],
        delegate_count=head[0],
        badge_names=row["badge_names"],
        languages=row["languages"],
        note=row["note"],
    )
