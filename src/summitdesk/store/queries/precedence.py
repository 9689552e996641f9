"""The protocol order that an event chose for each use."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import OrderChoiceRow, PinRow
from summitdesk.domain.vocabulary import OrderUse, Policy
from summitdesk.store.queries.tables import delegation, live, pin
from summitdesk.store.queries.tables import order_choice as choice


def order_choice(session: Session, event_id: UUID, use: OrderUse) -> OrderChoiceRow:
    """The policy, options and pins of one use; an event that chose none orders by seniority."""
    pins = pins_of(session, event_id, use)
    row = (
        session.execute(
            select(choice)
            .where(live(choice), choice.c.event_id == event_id, choice.c.use == use)
            .order_by(choice.c.id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    if row is None:
        return OrderChoiceRow(use=use, policy=Policy.SENIORITY, pins=pins)
    return OrderChoiceRow(
        use=use,
        policy=row["policy"],
        pins=pins,
        letter=row["letter"],
        manual=row["manual"],
        host_position=row["host_position"],
        deputy_inherits=row["deputy_inherits"],
    )


def pins_of(session: Session, event_id: UUID, use: OrderUse) -> tuple[PinRow, ...]:
    """The positions fixed by hand for one use."""
    rows = session.execute(
        select(pin)
        .join(delegation, delegation.c.id == pin.c.delegation_id)
        .where(live(pin, delegation), pin.c.event_id == event_id, pin.c.use == use)
        .order_by(pin.c.position, pin.c.id)
    ).mappings()
    return tuple(
        PinRow(row["id"], row["delegation_id"], row["use"], row["position"], row["reason"], row["by"]) for row in rows
    )
