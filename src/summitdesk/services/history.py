"""Undo, redo, and what was done by whom."""

from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.rows import TransactionRow
from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.writing import ChangeSet


def undo(database: "Database", transaction_id: UUID | None = None, *, also_later: bool = False) -> "ChangeSet":
    """Take back this computer's latest step or a given one, with ``also_later`` those that touched the same since."""
    from summitdesk.store import journal

    return journal.undo(database, transaction_id, also_later=also_later)


def redo(database: "Database") -> "ChangeSet":
    """Do again what was undone last."""
    from summitdesk.store import journal

    return journal.redo(database)


def steps(database: "Database", limit: int = 200) -> tuple[TransactionRow, ...]:
    """The latest steps, newest first."""
    from summitdesk.store.queries.history import transactions

    with database.reading() as session:
        return transactions(session, limit)


def step_named(database: "Database", text: str) -> UUID:
    """The step that somebody means by its number or by the beginning of its id."""
    from summitdesk.store.queries.history import transactions

    wanted = text.strip().lower().replace("-", "")
    with database.reading() as session:
        known = transactions(session, 100_000)
    chosen = [step.id for step in known if wanted and (str(step.sequence) == wanted or step.id.hex.startswith(wanted))]
    by_number = [step.id for step in known if str(step.sequence) == wanted]
    if len(by_number or chosen) != 1:
        raise UserError(
            _("There is no one step “{text}”.").format(text=text[:40]),
            _("Give its number as “history” lists it, or more of its id."),
        )
    return (by_number or chosen)[0]


def record_history(database: "Database", table: str, row_id: UUID) -> tuple[TransactionRow, ...]:
    """The steps that touched one record, newest first, with what they changed; identity data is not shown."""
    from summitdesk.store.queries.history import history_of

    with database.reading() as session:
        return history_of(session, table, row_id)
