"""Finding records by any part of their names and texts, in any script."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session


def create_index(connection: Connection) -> None:
    """Make the full-text index."""


def update_index(session: Session, touched: Mapping[str, set[UUID]]) -> None:
    """Bring the index up to date."""
