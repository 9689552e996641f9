"""What the letters of an event say beyond its other records, and the numbers that invitations carry."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.language import normalise_tag
from summitdesk.domain.letters import OF_ADDRESSEE, LetterField, field_name
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found, kept, key_for, so_far
from summitdesk.services.texts import line, passage, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.writing import ChangeSet, UnitOfWork

__all__ = ["enter_numbers", "field_name", "letter_field", "number_invitations", "set_letter_value"]


def letter_field(name: str) -> LetterField:
    """The field of this name; raises :class:`UserError` that names the fields there are."""
    try:
        return LetterField(name.strip())
    except ValueError:
        raise UserError(
            _("Letters have no field “{name}”.").format(name=name[:40]),
            _("Choose one of: {names}.").format(names=", ".join(LetterField)),
        ) from None


def set_letter_value(
    database: "Database", event_id: UUID, name: str, language: str, text: str, *, delegation_id: UUID | None = None
) -> "ChangeSet":
    """Say in one language what an event's letters, or those to one delegation, hold in a field; empty takes it out."""
    from summitdesk.store.entities import Delegation, Event, LetterValue

    wanted = letter_field(name)
    if wanted in OF_ADDRESSEE and delegation_id is None:
        raise UserError(
            _("“{field}” differs from letter to letter.").format(field=field_name(wanted)),
            _("Say which delegation it belongs to."),
        )
    with database.unit_of_work(_("Letters: {field}").format(field=field_name(wanted))) as unit:
        event = found(unit, Event, event_id)
        delegation = found(unit, Delegation, delegation_id) if delegation_id else None
        if delegation is not None and delegation.event_id != event.id:
            raise UserError(_("That delegation belongs to another event."), _("Choose one of this event."))
        key = key_for("letter value", event.id, delegation_id or "", wanted.value)
        present = unit.session.get(LetterValue, key)
        texts = dict(present.texts) if present is not None and not present.deleted else {}
        kept(
            unit,
            LetterValue,
            key,
            event=event,
            delegation=delegation,
            name=wanted.value,
            texts=with_text(texts, normalise_tag(language), passage(text)),
        )
    return unit.changes


def number_invitations(database: "Database", event_id: UUID, pattern: str) -> "ChangeSet":
    """Give a number to every invitation that has none, counting on in the protocol order of lists.

    ``pattern`` holds ``{n}``, or ``{n:03}`` to write it with zeros: "HRB-2026-{n:03}" or 哈外函〔2025〕{n}号.
    """
    with database.unit_of_work(_("Number the invitations")) as unit:
        enter_numbers(unit, event_id, pattern)
    return unit.changes


def enter_numbers(unit: "UnitOfWork", event_id: UUID, pattern: str, only: Collection[UUID] = ()) -> None:
    """Number an event's invitations, only those of the delegations named where any is, within an open unit of work."""
    from summitdesk.domain.precedence import order_as_chosen
    from summitdesk.store.entities import Event, Invitation
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.invitations import invitations_of
    from summitdesk.store.queries.precedence import order_choice

    pattern = line(pattern)
    _numbered(pattern, 1)
    event = found(unit, Event, event_id)
    session = so_far(unit)
    rows = {row.delegation_id: row for row in invitations_of(session, event.id)}
    taken = {row.number for row in rows.values() if row.number}
    order = order_as_chosen(delegations_of(session, event.id), order_choice(session, event.id, OrderUse.LISTS))
    number = 0
    for position in order:
        row = rows.get(position.delegation.id)
        if row is None or row.number or (only and row.delegation_id not in only):
            continue
        number += 1
        while _numbered(pattern, number) in taken:
            number += 1
        found(unit, Invitation, row.id).number = _numbered(pattern, number)


def _numbered(pattern: str, number: int) -> str:
    try:
        written = pattern.format(n=number)
    except (KeyError, IndexError, ValueError, AttributeError):
        written = ""
    if not written or pattern.format(n=number + 1) == written:
        raise UserError(
            _("“{pattern}” does not say where the number stands.").format(pattern=pattern[:40]),
            _("Write {n} in its place, as in HRB-2026-{n}."),
        )
    return written
