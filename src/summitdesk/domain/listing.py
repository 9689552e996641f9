"""What a table asks of the register: which rows, sorted how, which stretch of them; and the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from summitdesk.domain.vocabulary import DelegationRole, InvitationState

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing:
    """A request for rows: search text, filters, the sort column's name and a window of ``limit`` rows from ``offset``.

    ``country`` is an ISO 3166-1 code and ``city`` a slug; ``uninvited`` asks for delegations without an invitation,
    ``due_by`` for invitations that wait for a reply by that day or an earlier one. Empty filters let everything pass.
    """

    text: str = ""
    country: str = ""
    city: str = ""
    roles: tuple[DelegationRole, ...] = ()
    states: tuple[InvitationState, ...] = ()
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200
    uninvited: bool = False
    due_by: date | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one window and how many there are in all."""

    rows: tuple[Row, ...]
    total: int
