"""Badge categories of an event."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.domain.rows import CategoryRow
from summitdesk.store.queries.tables import badge_category, live


def categories_of(session: Session, event_id: UUID) -> tuple[CategoryRow, ...]:
    """The badge categories of an event in their order."""
    rows = session.execute(
        select(badge_category)
        .where(live(badge_category), badge_category.c.event_id == event_id)
        .order_by(badge_category.c.position, badge_category.c.id)
    ).mappings()
    return tuple(CategoryRow(row["id"], row["code"], row["names"], row["colour"], row["position"]) for row in rows)
