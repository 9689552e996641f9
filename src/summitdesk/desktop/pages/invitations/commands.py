"""What the page writes: each a command of one service, with the sentence for the banner."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.desktop.editor import Editor
from summitdesk.domain.letters import Recipient
from summitdesk.domain.vocabulary import ReplyMode
from summitdesk.i18n import _
from summitdesk.services import invitations, letters

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.writing import ChangeSet


class InvitationCommands:
    """Changes to one invitation and to what letters say, all of them through the editor."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_number(self, row: Recipient, text: str) -> None:
        """Change the reference number."""
        command = partial(invitations.set_number, delegation_id=row.delegation.id, number=text)
        self._editor.run(_("Number changed."), command)

    def set_reply_by(self, row: Recipient, text: str) -> None:
        """Change the day by which a reply is due, as it was typed; no text takes it out."""
        self._editor.run(
            _("Day of the reply changed."), partial(_set_reply_by, delegation_id=row.delegation.id, text=text)
        )

    def set_reply_mode(self, row: Recipient, value: str) -> None:
        """Change how a reply is asked for."""
        command = partial(invitations.set_reply_mode, delegation_id=row.delegation.id, mode=ReplyMode(value))
        self._editor.run(_("Changed how a reply is asked for."), command)

    def note_silence(self, event_id: UUID, today: date) -> None:
        """Record "no reply" for those whose time to answer is over."""
        command = partial(invitations.note_silence, event_id=event_id, today=today)
        self._editor.run(_("Recorded who did not reply."), command)

    def set_value(self, event_id: UUID, delegation_id: UUID | None, name: str, language: str, text: str) -> None:
        """Change what all letters, or those to one delegation, say in a field; no text takes it out."""
        command = partial(
            letters.set_letter_value,
            event_id=event_id,
            name=name,
            language=language,
            text=text,
            delegation_id=delegation_id,
        )
        self._editor.run(_("Letters changed."), command)


def _set_reply_by(database: "Database", delegation_id: UUID, text: str) -> "ChangeSet":
    return invitations.set_reply_by(database, delegation_id, invitations.day_written(text))
