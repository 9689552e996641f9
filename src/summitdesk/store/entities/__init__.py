"""The persistent shape of everything in a register. Field names are those of :mod:`summitdesk.domain.rows`."""

from typing import Any

from sqlalchemy import CheckConstraint, Column

from summitdesk.store.entities.badge import Attachment, BadgeCategory, BadgeIssue
from summitdesk.store.entities.base import Base, Record
from summitdesk.store.entities.correspondence import AgendaRelease, LetterValue
from summitdesk.store.entities.event import Delegate, Delegation, Event, Invitation, InvitationStep, Organizer
from summitdesk.store.entities.instrument import (
    Agreement,
    Approval,
    Instrument,
    InstrumentRelease,
    Paragraph,
    Signatory,
)
from summitdesk.store.entities.journal import JournalChange, JournalNode, JournalSecret, JournalTransaction
from summitdesk.store.entities.precedence import OrderChoice, Pin
from summitdesk.store.entities.programme import AgendaItem, Room, Speaker, Venue
from summitdesk.store.entities.register import (
    City,
    CityRelation,
    Country,
    Person,
    PersonIdentity,
    PersonName,
    Register,
)
from summitdesk.store.entities.search import SearchText
from summitdesk.store.types import Coded


def _known_terms(column: Column[Any], kind: Coded[Any]) -> CheckConstraint:
    values = ", ".join(f"'{term}'" for term in kind.terms)
    return CheckConstraint(f'"{column.name}" IN ({values})', name=f"{column.name}_known")


for _table in Base.metadata.tables.values():
    for _column in list(_table.columns):
        if isinstance(_column.type, Coded):
            _table.append_constraint(_known_terms(_column, _column.type))

__all__ = [
    "AgendaItem",
    "AgendaRelease",
    "Agreement",
    "Approval",
    "Attachment",
    "BadgeCategory",
    "BadgeIssue",
    "Base",
    "City",
    "CityRelation",
    "Country",
    "Delegate",
    "Delegation",
    "Event",
    "Instrument",
    "InstrumentRelease",
    "Invitation",
    "InvitationStep",
    "JournalChange",
    "JournalNode",
    "JournalSecret",
    "JournalTransaction",
    "LetterValue",
    "OrderChoice",
    "Organizer",
    "Paragraph",
    "Person",
    "PersonIdentity",
    "PersonName",
    "Pin",
    "Record",
    "Register",
    "Room",
    "SearchText",
    "Signatory",
    "Speaker",
    "Venue",
]
