"""A register opened for the length of one command, and the event that the command is about."""

from typing import TYPE_CHECKING

import typer

from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.domain.rows import EventRow
    from summitdesk.store.database import Database


def reading(file: str) -> "Database":
    """The register, to look into while others may write; close it after use."""
    from summitdesk.store.database import Database

    return Database.open(file, read_only=True)


def writing(context: typer.Context, file: str) -> "Database":
    """The register, to change under this person's name; close it after use."""
    from summitdesk.bootstrap import open_register

    return open_register(file, context.obj.settings).database


def the_event(session: "Session", slug: str) -> "EventRow":
    """The event with this slug; an unknown one is refused with the list of those there are."""
    from summitdesk.store.queries.events import all_events, event_by_slug

    if event := event_by_slug(session, slug):
        return event
    slugs = ", ".join(sorted(each.slug for each in all_events(session)))
    raise UserError(
        _("There is no event “{slug}” in this register.").format(slug=slug),
        _("It has: {slugs}.").format(slugs=slugs) if slugs else _("It has no events yet."),
    )
