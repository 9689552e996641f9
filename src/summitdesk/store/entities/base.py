"""What all entities share: a UUID key, the deletion mark, named constraints, values cleaned on assignment."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, MetaData, event
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, mapped_column

from summitdesk.store.types import (
    CleanText,
    Coded,
    Day,
    Flag,
    Items,
    Key,
    LocalizedText,
    Stored,
    UTCDateTime,
    Whole,
)

# Batch migrations on SQLite rebuild tables and find constraints again by these names.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

IDENTITY: dict[str, Any] = {"identity": True}
"""Marks a column of the identity class: its values stand in the journal's purgeable side table and nowhere else."""

DERIVED: dict[str, Any] = {"derived": True}
"""Marks a column that is computed from its own row: the journal leaves it out."""

Names = Annotated[dict[str, str], mapped_column(LocalizedText(), default=dict)]
Line = Annotated[str, mapped_column(CleanText(), default="")]
Order = Annotated[int, mapped_column(Whole(), default=0)]
YesNo = Annotated[bool, mapped_column(Flag(), default=False)]


class Base(DeclarativeBase):
    """The declarative base of everything in a register."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: CleanText(),
        int: Whole(),
        bool: Flag(),
        date: Day(),
        datetime: UTCDateTime(),
        UUID: Key(),
        tuple[str, ...]: Items(),
    }
    __table_args__: Any = ({"sqlite_strict": True},)


class Record(Base):
    """An entity of the register: merged and undone field by field, and never removed, only marked as deleted."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(Key(), primary_key=True, default=uuid4, sort_order=-2)
    deleted: Mapped[bool] = mapped_column(Flag(), default=False, sort_order=99)

    def __init__(self, **values: Any) -> None:
        """Take field values; fields that are not given get their defaults at once, not only when they are stored."""
        for column in self.__table__.columns:
            if column.default is not None and column.key not in values:
                setattr(self, column.key, default_of(column))
        super().__init__(**values)


def key_of(target: str, *, optional: bool = False, index: bool = True) -> Any:
    """A column that refers to another record by its key.

    Keys are checked at the commit, so that a unit of work may add rows in any order.
    """
    reference = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(Key(), reference, nullable=optional, index=index)


def code_of(terms: type[Any], **options: Any) -> Any:
    """A column that holds a coded term by its value."""
    return mapped_column(Coded(terms), **options)


def strict(*constraints: Any) -> tuple[Any, ...]:
    """Table arguments: the given constraints, on a table that refuses values of the wrong type."""
    return (*constraints, {"sqlite_strict": True})


@event.listens_for(Record, "attribute_instrument", propagate=True)
def _clean_on_assignment(entity: type[Record], name: str, attribute: InstrumentedAttribute[Any]) -> None:
    """Make an attribute hold at once what will be stored, so that the journal and the program see the same value."""
    columns = getattr(attribute.property, "columns", None)
    if not columns or not isinstance(columns[0].type, Stored):
        return
    kind = columns[0].type
    if isinstance(kind, LocalizedText):
        return  # its mutable mapping cleans for itself

    @event.listens_for(attribute, "set", retval=True)
    def coerce(target: Record, value: Any, _old: Any, _initiator: Any) -> Any:
        return kind.coerce(value)


def default_of(column: Any) -> Any:
    """The value that a column takes when nobody gives one; callables are called."""
    default = column.default
    if default is None:
        return None
    value = default.arg
    return value(None) if callable(value) else value
