"""Badges: an event's categories with their colours, and who was given which copy when."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.language import pick
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.services.records import found, kept, key_for, so_far
from summitdesk.services.texts import any_text, line, lines, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import BadgeCategory
    from summitdesk.store.writing import ChangeSet, UnitOfWork


def add_category(database: "Database", event_id: UUID, code: str, names: Mapping[str, str], colour: str) -> "ChangeSet":
    """Add a badge category to an event."""
    with database.unit_of_work(_("Add the badge category {name}").format(name=shown(pick(names, "en")))) as unit:
        enter_category(unit, event_id, code, names, colour)
    return unit.changes


def enter_category(
    unit: "UnitOfWork",
    event_id: UUID,
    code: str,
    names: Mapping[str, str],
    colour: str,
    *,
    position: int | None = None,
) -> "BadgeCategory":
    """Add a badge category within an open unit of work; a code means one category of an event."""
    from summitdesk.store.entities import BadgeCategory, Event
    from summitdesk.store.queries.badges import categories_of

    code = line(code)
    present = categories_of(so_far(unit), event_id)
    if not code or any(category.code == code for category in present):
        raise UserError(
            _("This event has a badge category “{code}” already.").format(code=code)
            if code
            else _("The badge category has no code."),
            _("Give it a short code of its own, such as press."),
        )
    return kept(
        unit,
        BadgeCategory,
        key_for("category", event_id, code),
        event=found(unit, Event, event_id),
        code=code,
        names=any_text(lines(names), _("The name of the badge category")),
        colour=_colour(colour),
        position=len(present) if position is None else position,
    )


def set_category_name(database: "Database", category_id: UUID, language: str, text: str) -> "ChangeSet":
    """Name a badge category in one language."""
    from summitdesk.store.entities import BadgeCategory

    with database.unit_of_work(_("Name of a badge category: {name}").format(name=shown(line(text)))) as unit:
        category = found(unit, BadgeCategory, category_id)
        category.names = any_text(with_text(category.names, language, line(text)), _("The name of the badge category"))
    return unit.changes


def set_category_colour(database: "Database", category_id: UUID, colour: str) -> "ChangeSet":
    """Set the colour of a badge category, as #RRGGBB."""
    from summitdesk.store.entities import BadgeCategory

    with database.unit_of_work(_("Colour of a badge category")) as unit:
        found(unit, BadgeCategory, category_id).colour = _colour(colour)
    return unit.changes


def remove_category(database: "Database", category_id: UUID) -> "ChangeSet":
    """Remove a badge category; delegates that were in it are in none."""
    from summitdesk.store.entities import BadgeCategory, Delegate
    from summitdesk.store.queries.delegates import delegates_of

    with database.unit_of_work(_("Remove a badge category")) as unit:
        category = found(unit, BadgeCategory, category_id)
        for row in delegates_of(so_far(unit), category.event_id):
            if row.category == category.code:
                found(unit, Delegate, row.id).category = ""
        unit.session.delete(category)
    return unit.changes


def record_issue(
    database: "Database",
    delegate_ids: Collection[UUID],
    *,
    reason: str = "",
    at: datetime | None = None,
) -> "ChangeSet":
    """Record that badges were handed out, one copy each; issues are only ever added."""
    return _record(database, delegate_ids, 1, reason, at)


def record_withdrawal(
    database: "Database",
    delegate_ids: Collection[UUID],
    *,
    reason: str,
    at: datetime | None = None,
) -> "ChangeSet":
    """Record that badges were taken back or lost; the issue itself stays on record."""
    if not line(reason):
        raise UserError(_("It is not said why the badge is withdrawn."), _("Give a reason, such as: lost."))
    return _record(database, delegate_ids, -1, reason, at)


def _record(
    database: "Database", delegate_ids: Collection[UUID], copies: int, reason: str, at: datetime | None
) -> "ChangeSet":
    from summitdesk.store.entities import BadgeIssue, Delegate

    when = at or datetime.now(UTC)
    with database.unit_of_work(_issue_label(len(delegate_ids), copies)) as unit:
        unit.insert_many(
            BadgeIssue,
            [
                {
                    "delegate_id": found(unit, Delegate, delegate_id).id,
                    "issued_at": when,
                    "by": line(database.operator),
                    "reason": line(reason),
                    "copies": copies,
                }
                for delegate_id in delegate_ids
            ],
        )
    return unit.changes


def _issue_label(count: int, copies: int) -> str:
    if copies > 0:
        return n_("Hand out {count} badge", "Hand out {count} badges", count).format(count=count)
    return n_("Withdraw {count} badge", "Withdraw {count} badges", count).format(count=count)


def _colour(colour: str) -> str:
    colour = line(colour).upper()
    if not re.fullmatch(r"#[0-9A-F]{6}", colour):
        raise UserError(
            _("“{colour}” is not a colour.").format(colour=colour[:20]),
            _("Write it as #RRGGBB, such as #1F6FA8."),
        )
    return colour
