"""The columns of the table of invitations."""

from collections.abc import Callable
from datetime import date

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.models.column import Column
from summitdesk.desktop.pages.invitations.commands import InvitationCommands
from summitdesk.desktop.wording import REPLY_MODES, STATES, day_text, reader, short_day, text_for_reader
from summitdesk.domain.invitation import WAITING, Urgency, is_coming, urgency
from summitdesk.domain.letters import Recipient, addressee_office
from summitdesk.domain.names import full_name, name_in
from summitdesk.domain.places import country_name
from summitdesk.i18n import _


def columns(commands: InvitationCommands, look: Look, today: Callable[[], date]) -> tuple[Column[Recipient], ...]:
    """The columns; ``today`` says how pressing a reply is, and which days need no year."""
    suffix = "_zh" if reader().startswith("zh") else ""
    return (
        Column("number", _("Number"), number, "number", 116, 1, 2, edit=commands.set_number),
        Column("city", _("City"), city, f"city{suffix}", 100, 2),
        Column("country", _("Country"), country, f"country{suffix}", 92, 2, 4),
        Column("addressee", _("Addressee"), addressee, "addressee", 116, 2, 3, hint=_("No name yet")),
        Column(
            "state",
            _("State"),
            lambda row: state(row, today()),
            "state",
            168,
            1,
            dot=lambda row: _state_colour(row, look),
        ),
        Column(
            "reply_by",
            _("Reply by"),
            lambda row: reply_by(row, today()),
            "reply_by",
            92,
            tint=lambda row: _tint(row, look, today()),
        ),
        Column("reply_mode", _("Reply asked for"), reply_mode, "reply_mode", 136, 0, 5, muted=True),
    )


def number(row: Recipient) -> str:
    """The reference number of the invitation."""
    return row.invitation.number if row.invitation else ""


def city(row: Recipient) -> str:
    """The city's name for a reader of the interface language."""
    return text_for_reader(row.delegation.city.names)


def country(row: Recipient) -> str:
    """The country's name for a reader of the interface language."""
    return country_name(row.delegation.city.country, reader())


def place(row: Recipient) -> str:
    """City and country in one line."""
    return _("{city}, {country}").format(city=city(row), country=country(row))


def addressee(row: Recipient) -> str:
    """Whom a letter addresses: the person, else the office."""
    language = reader()
    name = name_in(row.addressee.names, language) if row.addressee else None
    if name is None and row.addressee and row.addressee.names:
        name = row.addressee.names[0]
    return (full_name(name) if name else "") or addressee_office(row.delegation, row.addressee, language)


def state(row: Recipient, today: date | None = None) -> str:
    """Where the invitation stands, and since when; with ``today`` in little room."""
    if row.invitation is None:
        return _("Not invited")
    steps = row.invitation.steps
    name = _(STATES[row.invitation.state])
    if not steps:
        return name
    day = short_day(steps[-1].on, today) if today else day_text(steps[-1].on)
    return _("{state} · {day}").format(state=name, day=day)


def reply_by(row: Recipient, today: date) -> str:
    """The day by which a reply is due."""
    day = row.invitation.reply_by if row.invitation else None
    return short_day(day, today) if day else ""


def reply_mode(row: Recipient) -> str:
    """How the letter asks for a reply."""
    return _(REPLY_MODES[row.invitation.reply_mode]) if row.invitation else ""


def _state_colour(row: Recipient, look: Look) -> str:
    if row.invitation is None:
        return ""
    if is_coming(row.invitation.state):
        return look.palette.pine
    return look.palette.glacier if row.invitation.state in WAITING else look.palette.edge


def _tint(row: Recipient, look: Look, today: date) -> str:
    pressing = urgency(row.invitation, today) if row.invitation else Urgency.NONE
    return {Urgency.PAST: look.palette.seal, Urgency.SOON: look.palette.amber}.get(pressing, "")
