"""What can be found, folded for searching; computed from the records and rebuildable at any time."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from summitdesk.store.entities.base import Base, Line, strict
from summitdesk.store.types import CleanText, Key, SortKey, Whole


class SearchText(Base):
    """One record as search sees it: its folded words, a label for the list of results, and sort keys of its name."""

    __tablename__ = "search_text"
    __table_args__ = strict(
        Index(None, "event_id", "subject", "native_key", "subject_id"),
        Index(None, "event_id", "subject", "latin_key", "subject_id"),
        Index(None, "subject", "subject_id"),
    )

    number: Mapped[int] = mapped_column(Whole(), primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(CleanText())
    subject_id: Mapped[UUID] = mapped_column(Key())
    event_id: Mapped[UUID | None] = mapped_column(Key())
    label: Mapped[Line]
    folded: Mapped[Line]
    native_key: Mapped[str] = mapped_column(SortKey(), default="")
    latin_key: Mapped[str] = mapped_column(SortKey(), default="")
