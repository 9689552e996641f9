"""The journal's own tables: who writes (nodes), transactions, field-level changes, and identity values apart."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from summitdesk.store.entities.base import Base, Line, YesNo, code_of, strict
from summitdesk.store.types import CleanText, Json, Key, UTCDateTime, Whole


class Kind(StrEnum):
    """What a transaction is to undo and redo."""

    EDIT = "edit"
    BASELINE = "baseline"
    UNDO = "undo"
    REDO = "redo"
    MERGE = "merge"


class JournalNode(Base):
    """One place where this register is or was written: a laptop's copy of the file, or a client of the server.

    A copied file continues as a node of its own, whose own past reaches back into its parent's up to ``fork``.
    """

    __tablename__ = "journal_node"

    id: Mapped[str] = mapped_column(CleanText(), primary_key=True)
    place: Mapped[str] = mapped_column(CleanText(), index=True)
    parent_id: Mapped[str | None] = mapped_column(CleanText(), ForeignKey("journal_node.id"))
    fork: Mapped[int] = mapped_column(Whole(), default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())


class JournalTransaction(Base):
    """One unit of work. ``sequence`` counts arrivals in this database; ``applied`` is when it last took effect."""

    __tablename__ = "journal_transaction"
    __table_args__ = strict(Index(None, "node_id", "kind", "undone", "applied"))

    sequence: Mapped[int] = mapped_column(Whole(), primary_key=True, autoincrement=False)
    id: Mapped[UUID] = mapped_column(Key(), default=uuid4, unique=True)
    node_id: Mapped[str] = mapped_column(
        CleanText(), ForeignKey("journal_node.id", deferrable=True, initially="DEFERRED")
    )
    clock: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    operator: Mapped[Line]
    label: Mapped[Line]
    kind: Mapped[Kind] = code_of(Kind, default=Kind.EDIT)
    undoes: Mapped[UUID | None] = mapped_column(Key(), index=True)
    undone: Mapped[YesNo]
    applied: Mapped[int]


class JournalChange(Base):
    """One field's change, or a whole new row (``field`` "*", ``after`` its fields).

    ``base_clock`` and ``base_node`` name the write that made the value ``before``: two values neither of which is
    based on the other are a conflict.
    """

    __tablename__ = "journal_change"

    id: Mapped[int] = mapped_column(Whole(), primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(
        Whole(),
        ForeignKey("journal_transaction.sequence", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    clock: Mapped[int]
    table_name: Mapped[str]
    row_id: Mapped[UUID] = mapped_column(Key(), index=True)
    field: Mapped[str]
    before: Mapped[Any | None] = mapped_column(Json())
    after: Mapped[Any | None] = mapped_column(Json())
    base_clock: Mapped[int | None]
    base_node: Mapped[str | None]


class JournalSecret(Base):
    """The identity-class values of one change, apart so that they can be purged while the journal stays whole."""

    __tablename__ = "journal_secret"

    change_id: Mapped[int] = mapped_column(
        Whole(),
        ForeignKey("journal_change.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        autoincrement=False,
    )
    before: Mapped[Any | None] = mapped_column(Json())
    after: Mapped[Any | None] = mapped_column(Json())
