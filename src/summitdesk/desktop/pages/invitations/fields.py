"""The fields of the inspector: the invitation, and what the letters say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from summitdesk.desktop.pages.invitations.commands import InvitationCommands
from summitdesk.desktop.widgets.inspector import Field, Kind, Section
from summitdesk.desktop.wording import REPLY_MODES, language_label
from summitdesk.domain.fields import FieldValue
from summitdesk.domain.invitation import Urgency, urgency
from summitdesk.domain.language import is_rtl, text_in
from summitdesk.domain.letters import OF_ADDRESSEE, LetterField, LetterValues, Recipient, field_name, letter_fields
from summitdesk.domain.rows import EventRow, InvitationRow, Texts
from summitdesk.i18n import _

_LONG: Final = {
    LetterField.INVITER_ADDRESS,
    LetterField.ADDRESSEE_ADDRESS,
    LetterField.EXPECTED_ROLE,
    LetterField.COVERED,
    LetterField.NOT_COVERED,
    LetterField.INTERPRETATION,
    LetterField.ENCLOSURES,
}
"""The values that take several lines."""

ALL, ONE = "all", "one"
_ANY: Final = "und"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is edited of the letters: the values of all letters or of one, in which language."""

    scope: str
    language: str
    choose_scope: Callable[[str], None]
    choose_language: Callable[[str], None]


def sections(
    row: Recipient,
    event: EventRow,
    values: LetterValues,
    wording: Wording,
    commands: InvitationCommands,
    *,
    today: date,
) -> tuple[Section, ...]:
    """The form of one delegation: its invitation where it has one, and the values of its letters."""
    letters = Section(_("What the letters say"), _letters(row, event, values, wording, commands))
    if row.invitation is None:
        return (letters,)
    return Section(_("Invitation"), _invitation(row, row.invitation, commands, today)), letters


def _invitation(
    row: Recipient, invitation: InvitationRow, commands: InvitationCommands, today: date
) -> tuple[Field, ...]:
    pressing = {
        Urgency.PAST: _("This day has passed."),
        Urgency.SOON: _("This day is two days away or less."),
    }.get(urgency(invitation, today), "")
    return (
        Field("number", _("Number"), invitation.number, partial(commands.set_number, row), half=True),
        Field(
            "reply_by",
            _("Reply by"),
            invitation.reply_by.isoformat() if invitation.reply_by else "",
            partial(commands.set_reply_by, row),
            placeholder="2025-11-30",
            half=True,
            note=pressing,
        ),
        Field(
            "reply_mode",
            _("Reply asked for"),
            invitation.reply_mode.value,
            partial(commands.set_reply_mode, row),
            Kind.CHOICE,
            [(mode.value, _(text)) for mode, text in REPLY_MODES.items()],
        ),
    )


def _letters(
    row: Recipient, event: EventRow, values: LetterValues, wording: Wording, commands: InvitationCommands
) -> tuple[Field, ...]:
    is_one = wording.scope == ONE
    delegation_id = row.delegation.id if is_one else None
    stored = {each.name: each.texts for each in values.rows if each.delegation_id == delegation_id}
    otherwise = _otherwise(row, event, values, wording, is_one=is_one)
    scopes = [(ALL, _("All letters of the event")), (ONE, _("Only this letter"))]
    languages = [(tag, language_label(tag)) for tag in event.languages]
    head = (
        Field("scope", _("For"), wording.scope, wording.choose_scope, Kind.CHOICE, scopes),
        Field("language", _("Language"), wording.language, wording.choose_language, Kind.CHOICE, languages),
    )
    return head + tuple(
        _value(
            name,
            stored.get(name, {}),
            otherwise.get(name),
            wording,
            partial(commands.set_value, event.id, delegation_id, name.value),
        )
        for name in LetterField
        if is_one or name not in OF_ADDRESSEE
    )


def _value(
    name: LetterField,
    stored: Texts,
    otherwise: FieldValue | None,
    wording: Wording,
    write: Callable[[str, str], None],
) -> Field:
    label = field_name(name)
    told = text_in(otherwise, wording.language) if isinstance(otherwise, Mapping) else ""
    # What was entered for no language in particular, such as a telephone number, is changed as that.
    tag = _ANY if _ANY in stored and not text_in(stored, wording.language) else wording.language
    return Field(
        f"value.{name.value}",
        label[:1].upper() + label[1:],
        text_in(stored, tag),
        partial(write, tag),
        Kind.TEXT if name in _LONG else Kind.LINE,
        placeholder=told or _("No value yet"),
        rtl=is_rtl(wording.language),
    )


def _otherwise(
    row: Recipient, event: EventRow, values: LetterValues, wording: Wording, *, is_one: bool
) -> Mapping[str, FieldValue]:
    """What the letter holds where nothing is entered here: the values of all letters, and what the register says."""
    languages = tuple(dict.fromkeys((wording.language, *event.languages)))
    if is_one:
        shared = LetterValues(tuple(each for each in values.rows if each.delegation_id is None))
        return letter_fields(event, row, shared.of(row.delegation.id, languages), languages)
    return letter_fields(event, row, {}, languages)
