"""Which protocol order an event chose for each use, and the positions fixed by hand."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from summitdesk.domain.vocabulary import HostPosition, OrderUse, Policy
from summitdesk.store.entities.base import Line, Order, Record, YesNo, code_of, key_of
from summitdesk.store.entities.event import Delegation, Event
from summitdesk.store.types import Keys


class OrderChoice(Record):
    """The policy of one use, with its options; ``manual`` is the order given by hand, first to last."""

    __tablename__ = "order_choice"

    event_id: Mapped[UUID] = key_of("event")
    use: Mapped[OrderUse] = code_of(OrderUse)
    policy: Mapped[Policy] = code_of(Policy, default=Policy.SENIORITY)
    letter: Mapped[Line]
    manual: Mapped[tuple[UUID, ...]] = mapped_column(Keys(), default=())
    host_position: Mapped[HostPosition] = code_of(HostPosition, default=HostPosition.POLICY)
    deputy_inherits: Mapped[YesNo]

    event: Mapped[Event] = relationship()


class Pin(Record):
    """A position fixed by hand for one use, with its reason; ``position`` counts from 1."""

    __tablename__ = "pin"

    event_id: Mapped[UUID] = key_of("event")
    delegation_id: Mapped[UUID] = key_of("delegation")
    use: Mapped[OrderUse] = code_of(OrderUse)
    position: Mapped[Order]
    reason: Mapped[Line]
    by: Mapped[Line]

    event: Mapped[Event] = relationship()
    delegation: Mapped[Delegation] = relationship()
