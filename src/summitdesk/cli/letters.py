"""Commands around letters: what they say beyond other records, and the drafting and numbering of invitations."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk.cli.arguments import AsJson, EventSlug, Register
from summitdesk.cli.opened import reading, writing
from summitdesk.cli.output import show, show_columns, show_json, speak_plainly
from summitdesk.domain.vocabulary import ReplyMode
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from summitdesk.domain.rows import EventRow
    from summitdesk.store.database import Database


def letters(
    context: typer.Context,
    file: Register,
    event: EventSlug,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD[:LANG]=TEXT", help=_("Give a field its text; an empty text takes it out.")
        ),
    ] = None,
    delegation: Annotated[
        str, typer.Option("--delegation", metavar="CITY", help=_("Only for the letters to this delegation."))
    ] = "",
    reply_mode: Annotated[
        ReplyMode | None,
        typer.Option("--reply-mode", help=_("How the letter to this delegation asks for a reply."), show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show or set what an event's letters say that no other record holds: contact, what is covered, who signs."""
    speak_plainly(as_json)
    if values or reply_mode:
        with writing(context, file) as database:
            _set(database, event, values or [], delegation, reply_mode)
    with reading(file) as database:
        _show(database, event, as_json)


def _set(database: "Database", slug: str, values: list[str], delegation: str, reply_mode: ReplyMode | None) -> None:
    from summitdesk.services.invitations import set_reply_mode
    from summitdesk.services.letters import set_letter_value
    from summitdesk.services.lookup import event_named

    with database.reading() as session:
        event = event_named(session, slug)
        delegation_id = _delegation(session, event, delegation) if delegation else None
    if reply_mode:
        if delegation_id is None:
            raise UserError(
                _("It is not said whose letter asks for a reply so."), _("Name the city with --delegation.")
            )
        set_reply_mode(database, delegation_id, reply_mode)
    for value in values:
        field, equals, text = value.partition("=")
        if not equals:
            raise UserError(_("“{value}” gives no field a text.").format(value=value[:40]), _("Write FIELD:LANG=TEXT."))
        name, _colon, language = field.partition(":")
        set_letter_value(database, event.id, name, language or "und", text, delegation_id=delegation_id)


def _delegation(session: "Session", event: "EventRow", city: str) -> "UUID":
    from summitdesk.store.queries.delegations import delegations_of

    found = [row for row in delegations_of(session, event.id) if city in {row.city.slug, str(row.id)}]
    if not found:
        raise UserError(
            _("The event “{event}” has no delegation “{city}”.").format(event=event.slug, city=city[:40]),
            _("Give the short name of its city, or its id."),
        )
    return found[0].id


def _show(database: "Database", slug: str, as_json: bool) -> None:
    from summitdesk.domain.letters import LetterField
    from summitdesk.services.letters import field_name
    from summitdesk.services.lookup import event_named
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.letters import letter_values_of

    with database.reading() as session:
        event = event_named(session, slug)
        rows = letter_values_of(session, event.id)
        cities = {row.id: row.city.slug for row in delegations_of(session, event.id)}
    if as_json:
        show_json(
            [
                {"field": row.name, "delegation": cities.get(row.delegation_id or event.id), "texts": dict(row.texts)}
                for row in rows
                if row.texts
            ]
        )
        return
    lines: list[tuple[str, str, str, str]] = []
    for field in LetterField:
        told = [row for row in rows if row.name == field and row.texts]
        texts = [
            (field.value, cities.get(row.delegation_id or event.id, ""), tag, text)
            for row in told
            for tag, text in row.texts.items()
        ]
        lines += texts or [(field.value, "", "", f"({field_name(field)})")]
    show_columns(lines)


def invite(
    context: typer.Context,
    file: Register,
    event: EventSlug,
    on: Annotated[
        datetime, typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day of the draft."))
    ],
    reply_by: Annotated[
        datetime | None,
        typer.Option(
            "--reply-by", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day by which replies to the event are due.")
        ),
    ] = None,
    number: Annotated[
        str,
        typer.Option(metavar="PATTERN", help=_("Number those without a number; {n} counts, as in HRB-2026-{n:03}.")),
    ] = "",
    approve: Annotated[bool, typer.Option("--approve", help=_("Record them as approved on that day."))] = False,
) -> None:
    """Draft the invitations that are missing, number them, and record their approval."""
    from summitdesk.services.invitations import Mailing, prepare_invitations
    from summitdesk.services.lookup import event_named
    from summitdesk.store.queries.invitations import invitations_of

    with writing(context, file) as database:
        with database.reading() as session:
            event_id = event_named(session, event).id
        mailing = Mailing(on.date(), reply_by.date() if reply_by else None, number, approve)
        prepare_invitations(database, event_id, mailing)
        with database.reading() as session:
            count = len(invitations_of(session, event_id))
    show(n_("{count} invitation", "{count} invitations", count).format(count=count))
