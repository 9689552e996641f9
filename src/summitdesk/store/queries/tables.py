"""The tables that queries select from. Queries read columns, not entities: rows are made without tracking anything."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, false

from summitdesk.store import entities


def _table(entity: Any) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table


country = _table(entities.Country)
city = _table(entities.City)
city_relation = _table(entities.CityRelation)
person = _table(entities.Person)
person_name = _table(entities.PersonName)
person_identity = _table(entities.PersonIdentity)
event = _table(entities.Event)
organizer = _table(entities.Organizer)
delegation = _table(entities.Delegation)
delegate = _table(entities.Delegate)
invitation = _table(entities.Invitation)
letter_value = _table(entities.LetterValue)
invitation_step = _table(entities.InvitationStep)
venue = _table(entities.Venue)
room = _table(entities.Room)
agenda_item = _table(entities.AgendaItem)
agenda_release = _table(entities.AgendaRelease)
speaker = _table(entities.Speaker)
instrument = _table(entities.Instrument)
paragraph = _table(entities.Paragraph)
signatory = _table(entities.Signatory)
agreement = _table(entities.Agreement)
approval = _table(entities.Approval)
instrument_release = _table(entities.InstrumentRelease)
order_choice = _table(entities.OrderChoice)
pin = _table(entities.Pin)
badge_category = _table(entities.BadgeCategory)
badge_issue = _table(entities.BadgeIssue)
attachment = _table(entities.Attachment)
journal_transaction = _table(entities.JournalTransaction)
journal_secret = _table(entities.JournalSecret)
journal_change = _table(entities.JournalChange)
search_text = _table(entities.SearchText)


def live(*tables: Table) -> ColumnElement[bool]:
    """That the rows of these tables are not marked as deleted."""
    return and_(*(table.c.deleted.is_(false()) for table in tables))


def columns(table: Table, prefix: str = "") -> list[Any]:
    """A table's columns, labelled so that several tables fit into one result."""
    return [_labelled(column, prefix) for column in table.columns]


def _labelled(column: Column[Any], prefix: str) -> Any:
    return column.label(f"{prefix}{column.name}") if prefix else column
