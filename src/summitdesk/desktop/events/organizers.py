"""Who organizes an event: a row for each, with the role and the names per language."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.widgets.choice import Choice
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.wording import ORGANIZERS, language_label
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.i18n import _
from summitdesk.services.planning import OrganizerDraft


class OrganizerLine(QWidget):
    """One organizer."""

    def __init__(self, look: Look, draft: OrganizerDraft, languages: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._id: UUID | None = draft.id
        self._names = dict(draft.names)
        self.role = Choice(look, [(role.value, _(text)) for role, text in ORGANIZERS.items()])
        self.role.setAccessibleName(_("Role of the organizer"))
        self.role.setFixedWidth(160)
        self.role.choose(draft.role.value)
        self.names: dict[str, QLineEdit] = {}
        self.remove = tool_button(look, _("Remove this organizer"), "x")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        role = QVBoxLayout()
        role.addWidget(self.role)
        role.addStretch(1)
        end = QVBoxLayout()
        end.addWidget(self.remove)
        end.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(role)
        row.addLayout(self._fields, 1)
        row.addLayout(end)
        self.show_languages(languages)

    def show_languages(self, languages: Sequence[str]) -> None:
        """Offer a name in each of these languages."""
        self._names = self._typed()
        for field in self.names.values():
            self._fields.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.names = {}
        for tag in languages:
            field = QLineEdit(self._names.get(tag, ""))
            field.setPlaceholderText(language_label(tag))
            field.setAccessibleName(_("Name of the organizer · {language}").format(language=language_label(tag)))
            field.setCursorPosition(0)
            self.names[tag] = field
            self._fields.addWidget(field)

    def draft(self) -> OrganizerDraft | None:
        """What stands here; None while no name does."""
        names = {tag: text for tag, text in self._typed().items() if text}
        return OrganizerDraft(OrganizerRole(self.role.value()), names, self._id) if names else None

    def _typed(self) -> dict[str, str]:
        return {**self._names, **{tag: field.text().strip() for tag, field in self.names.items()}}


class Organizers(QWidget):
    """All organizers of an event, and a way to add one."""

    def __init__(self, look: Look, drafts: Sequence[OrganizerDraft], languages: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._look = look
        self._languages = tuple(languages)
        self.lines: list[OrganizerLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.add = QPushButton(_("Add an organizer"))
        self.add.setProperty("role", "link")
        self.add.setAutoDefault(False)
        self.add.setAccessibleName(self.add.text())
        self.add.clicked.connect(self.add_line)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        for draft in drafts:
            self._append(draft)

    def drafts(self) -> tuple[OrganizerDraft, ...]:
        """The organizers that have a name."""
        return tuple(draft for line in self.lines if (draft := line.draft()) is not None)

    def show_languages(self, languages: Sequence[str]) -> None:
        """Offer names in these languages."""
        self._languages = tuple(languages)
        for line in self.lines:
            line.show_languages(languages)

    def add_line(self) -> OrganizerLine:
        """A row for one more."""
        role = OrganizerRole.ORGANIZER if self.lines else OrganizerRole.HOST
        line = self._append(OrganizerDraft(role, {}))
        line.role.setFocus()
        return line

    def _append(self, draft: OrganizerDraft) -> OrganizerLine:
        line = OrganizerLine(self._look, draft, self._languages)
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        return line

    def _remove(self, line: OrganizerLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus()
