"""Finding the record that a step is about, and the keys under which laptops that worked apart meet again."""

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid5

from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.entities import Record
    from summitdesk.store.writing import UnitOfWork

Entity = TypeVar("Entity", bound="Record")

_KEYS = UUID("6a0f6f3a-9d7e-5b5c-8f0e-2f6a4a1d5c10")


def key_for(*parts: object) -> UUID:
    """The key of what can exist once for its parts, such as an event's policy for one use: the same on every laptop."""
    return uuid5(_KEYS, "/".join(str(part) for part in parts))


def found(unit: "UnitOfWork", entity: type[Entity], key: UUID) -> Entity:
    """The record under ``key``; raises :class:`UserError` when it is gone."""
    record = unit.session.get(entity, key)
    if record is None or record.deleted:
        raise UserError(
            _("What you were working on is no longer in the register."),
            _("It may have been removed or undone meanwhile. Choose it again from the list."),
        )
    return record


def stored(unit: "UnitOfWork", entity: type[Entity], key: UUID) -> Entity | None:
    """The record under ``key`` whether it is marked as deleted or not; None where there never was one."""
    information = unit.session.info
    before = information.get("include_deleted", False)
    information["include_deleted"] = True
    try:
        return unit.session.get(entity, key)
    finally:
        information["include_deleted"] = before


def kept(unit: "UnitOfWork", entity: type[Entity], key: UUID, **values: object) -> Entity:
    """The record under ``key`` with these values: added, changed, or brought back after it was removed."""
    record = stored(unit, entity, key)
    if record is None:
        record = entity(id=key, **values)
        unit.session.add(record)
        return record
    record.deleted = False
    for name, value in values.items():
        setattr(record, name, value)
    return record


def so_far(unit: "UnitOfWork") -> "Session":
    """The session for a query that has to see what this unit of work has changed so far."""
    unit.session.flush()
    return unit.session
