"""What the page writes: each a command of one service, with the sentence for the banner."""

from functools import partial
from uuid import UUID

from summitdesk.desktop.editor import Editor
from summitdesk.domain.language import is_latin
from summitdesk.domain.names import latin_name, native_name
from summitdesk.domain.rows import DelegateRow
from summitdesk.domain.vocabulary import Attendance, DelegationRole
from summitdesk.i18n import _
from summitdesk.services import delegates, delegations, people


class DelegateCommands:
    """Changes to one delegate, all of them through the editor."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def rename(self, row: DelegateRow, language: str, text: str) -> None:
        """Change, add or (with no text) remove the name in one language."""
        label = _("Name changed.") if text.strip() else _("Name removed.")
        self._editor.run(label, partial(people.rename, person_id=row.person_id, language=language, full=text))

    def rename_native(self, row: DelegateRow, text: str) -> None:
        """Change the name as the person writes it; a first name is put down in the language of its letters."""
        name = native_name(row.names)
        self.rename(row, name.language if name else language_of_name(row, text), text)

    def rename_latin(self, row: DelegateRow, text: str) -> None:
        """Change the name in Latin letters."""
        name = latin_name(row.names)
        self.rename(row, name.language if name else "en", text)

    def make_native(self, row: DelegateRow, language: str) -> None:
        """Say in which language the person's own name is."""
        self._editor.run(
            _("Native name changed."), partial(people.set_native, person_id=row.person_id, language=language)
        )

    def set_office(self, row: DelegateRow, language: str, text: str) -> None:
        """Change the office in one language."""
        command = partial(delegates.set_office, delegate_id=row.id, language=language, text=text)
        self._editor.run(_("Office changed."), command)

    def set_role(self, row: DelegateRow, value: str) -> None:
        """Change the role in the delegation."""
        command = partial(delegates.set_role, delegate_id=row.id, role=DelegationRole(value))
        self._editor.run(_("Role changed."), command)

    def set_attendance(self, row: DelegateRow, value: str) -> None:
        """Change how somebody takes part."""
        command = partial(delegates.set_attendance, delegate_id=row.id, attendance=Attendance(value))
        self._editor.run(_("Attendance changed."), command)

    def set_rank(self, row: DelegateRow, value: str) -> None:
        """Change the rank of the post."""
        command = partial(delegates.set_rank, delegate_id=row.id, rank_code=int(value) if value else None)
        self._editor.run(_("Rank changed."), command)

    def set_signs(self, row: DelegateRow, value: str) -> None:
        """Say whether somebody holds the pen."""
        label = _("Signs for the city.") if value else _("Does not sign any more.")
        self._editor.run(label, partial(delegates.set_signs, delegate_id=row.id, signs=bool(value)))

    def set_represents(self, row: DelegateRow, text: str) -> None:
        """Say for whom somebody stands in."""
        self._editor.run(
            _("Represented person changed."), partial(delegates.set_represents, delegate_id=row.id, text=text)
        )

    def set_category(self, row: DelegateRow, code: str) -> None:
        """Change the category of the badge."""
        self._editor.run(_("Badge category changed."), partial(delegates.set_category, delegate_id=row.id, code=code))

    def set_email(self, row: DelegateRow, text: str) -> None:
        """Change the e-mail address."""
        self._editor.run(_("E-mail address changed."), partial(people.set_email, person_id=row.person_id, email=text))

    def set_note(self, row: DelegateRow, text: str) -> None:
        """Change the secretariat's note."""
        self._editor.run(_("Note changed."), partial(delegates.set_note, delegate_id=row.id, text=text))

    def set_photo(self, row: DelegateRow, data: bytes) -> None:
        """Keep a photograph."""
        self._editor.run(_("Photograph kept."), partial(people.set_photo, person_id=row.person_id, data=data))

    def remove_photo(self, row: DelegateRow) -> None:
        """Take the photograph away."""
        self._editor.run(_("Photograph removed."), partial(people.remove_photo, person_id=row.person_id))

    def remove_delegation(self, delegation_id: UUID) -> None:
        """Take a delegation and everybody in it out of the event."""
        command = partial(delegations.remove_delegation, delegation_id=delegation_id)
        self._editor.run(_("Delegation removed."), command)

    def remove(self, delegate_id: UUID) -> None:
        """Take somebody out of the delegation; the person stays in the register."""
        self._editor.run(_("Delegate removed."), partial(delegates.remove_delegate, delegate_id=delegate_id))


def language_of_name(row: DelegateRow, text: str) -> str:
    """The language that a newly typed name is put down in: English letters as English, others by script and country."""
    from summitdesk.domain.language import guess_language

    return "en" if is_latin(text) else guess_language(text, row.city.country.code)
