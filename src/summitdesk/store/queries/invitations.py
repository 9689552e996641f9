"""Invitations with their history."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import InvitationRow, InvitationStepRow
from summitdesk.store.queries.tables import delegation, invitation, invitation_step, live


def invitations_of(session: Session, event_id: UUID) -> tuple[InvitationRow, ...]:
    """The invitations of an event, in the order of its delegations."""
    chosen = (
        select(invitation.c.id)
        .join(delegation, delegation.c.id == invitation.c.delegation_id)
        .where(live(invitation, delegation), delegation.c.event_id == event_id)
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
