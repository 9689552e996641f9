"""The sheet of the badges that are looked at: the real one, set on the press."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.rows import CategoryRow, DelegateRow, EventRow, Texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.typeset.content import Problems


@dataclass(frozen=True, slots=True)
class Wearers:
    """The delegates whose badges are looked at, with what their badges need to know."""

    event: EventRow
    delegates: tuple[DelegateRow, ...]
    categories: tuple[CategoryRow, ...]
    badge_names: dict[UUID, Texts]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it would be printed."""

    pdf: bytes
    problems: "Problems"


def read_wearers(session: "Session", event: EventRow, ids: tuple[UUID, ...]) -> Wearers:
    """Read what some badges need."""
    from summitdesk.store.queries.badges import categories_of
    from summitdesk.store.queries.delegates import delegates_of
    from summitdesk.store.queries.delegations import delegations_of

    delegates = {row.id: row for row in delegates_of(session, event.id, ids)}
    names = {row.id: row.badge_names for row in delegations_of(session, event.id) if row.badge_names}
    chosen = tuple(delegates[key] for key in ids if key in delegates)
    return Wearers(event, chosen, categories_of(session, event.id), names)


def set_sheet(wearers: Wearers, stock_name: str) -> Sheet:
    """Set the badges as drafts on their sheet (on the press)."""
    from summitdesk.documents.badges import BadgeSet, badge_cards
    from summitdesk.documents.designs import design_for
    from summitdesk.typeset.compose import make_sheets, stock_named

    stock = stock_named(stock_name)
    event = wearers.event
    badges = BadgeSet(
        event,
        design_for(stock),
        event.languages,
        {category.code: category for category in wearers.categories},
        wearers.badge_names,
        draft=True,
    )
    out = io.BytesIO()
    problems = make_sheets(
        badge_cards(badges, wearers.delegates), stock, out, title=event.slug, language=event.languages[0]
    )
    return Sheet(out.getvalue(), problems)
