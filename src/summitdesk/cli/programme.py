"""Commands about the programme: giving a version of it out."""

from datetime import datetime
from typing import Annotated

import typer

from summitdesk.cli.arguments import EventSlug, Register
from summitdesk.cli.opened import writing
from summitdesk.cli.output import show
from summitdesk.i18n import _


def release(
    context: typer.Context,
    file: Register,
    event: EventSlug,
    on: Annotated[
        datetime, typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day of the release."))
    ],
    note: Annotated[str, typer.Option(metavar="TEXT", help=_("What this version is for."))] = "",
) -> None:
    """Keep the programme as it stands as the next version, from which later changes are told."""
    from summitdesk.services.lookup import event_named
    from summitdesk.services.releases import release_agenda
    from summitdesk.store.queries.releases import releases_of

    with writing(context, file) as database:
        with database.reading() as session:
            event_id = event_named(session, event).id
        release_agenda(database, event_id, on.date(), note=note)
        with database.reading() as session:
            number = releases_of(session, event_id)[-1].number
    show(_("Version {number} of the programme is released.").format(number=number))
