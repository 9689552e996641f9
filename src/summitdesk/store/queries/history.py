"""What was done, by whom and when; and the history of one record."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import ChangeRow, TransactionRow
from summitdesk.store.queries.tables import journal_change, journal_transaction
from summitdesk.store.recorder import identity_fields

HIDDEN = "•••"
"""What history shows in place of an identity-class value."""


def transactions(session: Session, limit: int = 200) -> tuple[TransactionRow, ...]:
    """The latest transactions, newest first, without their changes."""
    statement = select(journal_transaction).order_by(journal_transaction.c.sequence.desc()).limit(limit)
    return tuple(transaction_row(row) for row in session.execute(statement).mappings())


def history_of(session: Session, table: str, row_id: UUID) -> tuple[TransactionRow, ...]:
    """The transactions that touched one record, newest first, each with its changes to that record."""
    mine = (journal_change.c.table_name == table) & (journal_change.c.row_id == row_id)
    return _with_changes(session, select(journal_change).where(mine))


def changes_of(session: Session, transaction_id: UUID) -> TransactionRow | None:
    """One transaction with all its changes."""
    sequence = (
        select(journal_transaction.c.sequence).where(journal_transaction.c.id == transaction_id).scalar_subquery()
    )
    found = _with_changes(session, select(journal_change).where(journal_change.c.sequence == sequence))
    return next(iter(found), None)


def _with_changes(session: Session, changes: Select[Any]) -> tuple[TransactionRow, ...]:
    by_sequence: dict[int, list[ChangeRow]] = {}
    for row in session.execute(changes.order_by(journal_change.c.id)).mappings():
        by_sequence.setdefault(row["sequence"], []).extend(_change_rows(row))
    touching = changes.with_only_columns(journal_change.c.sequence)
    rows = session.execute(
        select(journal_transaction)
        .where(journal_transaction.c.sequence.in_(touching))
        .order_by(journal_transaction.c.sequence.desc())
    ).mappings()
    return tuple(transaction_row(row, by_sequence.get(row["sequence"], ())) for row in rows)


def _change_rows(row: Any) -> Iterable[ChangeRow]:
    """A change as people read it: a new row is one change for each field that says something."""
    table, row_id = row["table_name"], row["row_id"]
    if row["after"] is not None and row["field"] == "*":
        for name, value in row["after"].items():
            yield ChangeRow(table, row_id, name, None, value)
    elif row["field"] in identity_fields(table):
        yield ChangeRow(table, row_id, row["field"], HIDDEN, HIDDEN)
    else:
        yield ChangeRow(table, row_id, row["field"], row["before"], row["after"])


def transaction_row(row: Any, changes: Iterable[ChangeRow] = ()) -> TransactionRow:
    """A transaction from a result row."""
    return TransactionRow(
        id=row["id"],
        sequence=row["sequence"],
        at=row["at"],
        node=row["node_id"],
        operator=row["operator"],
        label=row["label"],
        undone=row["undone"],
        undoes=row["undoes"],
        changes=tuple(changes),
    )
