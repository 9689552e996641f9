"""Drafting the invitations that are missing: day, reply-by, numbers and approval, in one small dialog."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from summitdesk.desktop.context import Desk
from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form
from summitdesk.desktop.pages.invitations.letters import Addressees
from summitdesk.desktop.widgets.choice import Check
from summitdesk.desktop.widgets.day import DayField
from summitdesk.desktop.widgets.text import Label
from summitdesk.i18n import _, n_
from summitdesk.services.invitations import Mailing, prepare_invitations

_BEFORE: Final = timedelta(days=30)
"""How long before an event replies are asked for where nobody said another day."""


class DraftInvitations(EntryDialog):
    """For every delegation that has no invitation, or only for those selected."""

    def __init__(self, desk: Desk, look: Look, addressees: Addressees, parent: QWidget, *, only: bool = False) -> None:
        super().__init__(_("Draft invitations"), _("Draft"), width=520, parent=parent)
        self._desk = desk
        self._event = event = addressees.event
        rows = addressees.rows
        missing = [row.delegation.id for row in rows if row.invitation is None]
        self._selected = frozenset(key for key in addressees.selected if key in missing)
        self.everybody = QRadioButton(_everybody(len(missing)))
        self.chosen = QRadioButton(_chosen(len(self._selected)))
        self.day = DayField()
        self.has_reply_by = Check(look, _("Ask for replies by"))
        self.reply_by = DayField(event.reply_by or event.starts_on - _BEFORE)
        self.pattern = QLineEdit(pattern_of([row.invitation.number for row in rows if row.invitation]))
        self.pattern.setPlaceholderText("HRB-2026-{n:03}")
        self.approve = Check(look, _("Record as approved on the same day, which the letters carry"))
        self._lay_out()
        is_part = 0 < len(self._selected) < len(missing)
        (self.chosen if is_part and only else self.everybody).setChecked(True)
        self.chosen.setVisible(is_part)
        self.has_reply_by.setChecked(True)
        self.has_reply_by.toggled.connect(self.reply_by.setEnabled)
        self.submitted.connect(self._enter)
        self.day.setFocus()

    def mailing(self) -> Mailing:
        """What was chosen."""
        return Mailing(
            self.day.day(),
            self.reply_by.day() if self.has_reply_by.isChecked() else None,
            self.pattern.text().strip(),
            self.approve.isChecked(),
            self._selected if self.chosen.isChecked() else frozenset(),
        )

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        who = QVBoxLayout()
        who.setSpacing(0)
        for button in (self.everybody, self.chosen):
            button.setAccessibleName(button.text())
            group.addButton(button)
            who.addWidget(button)
        replies = QWidget()
        replies.setProperty("role", "plain")
        row = QHBoxLayout(replies)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.has_reply_by)
        row.addWidget(self.reply_by)
        row.addStretch(1)
        self.body.addLayout(who)
        self.body.addLayout(
            form((_("Day of the draft"), self.day), (_("Replies"), replies), (_("Number"), self.pattern))
        )
        self.has_reply_by.setAccessibleName(_("Ask for replies by"))
        self.reply_by.setAccessibleName(_("Reply by"))
        hint = _("{n} stands for the running number, {n:03} writes it as 001. Left empty, nothing is numbered.")
        self.body.addWidget(Label(hint, "caption", wrap=True))
        self.approve.setAccessibleName(self.approve.text())
        self.body.addWidget(self.approve)

    def _enter(self) -> None:
        command = partial(prepare_invitations, event_id=self._event.id, mailing=self.mailing())
        self.enter(self._desk.editor, self._desk.messages, _("Invitations drafted."), command)


def pattern_of(numbers: Sequence[str]) -> str:
    """The pattern that the latest of these numbers follows: "HRB-{n:03}" for "HRB-007"; empty where there is none."""
    for written in sorted((number for number in numbers if number), reverse=True):
        runs = list(re.finditer(r"\d+", written))
        if runs:
            last = runs[-1]
            zeros = f":0{len(last[0])}" if last[0].startswith("0") else ""
            return _literal(written[: last.start()]) + f"{{n{zeros}}}" + _literal(written[last.end() :])
    return ""


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _everybody(count: int) -> str:
    return n_(
        "The {count} delegation without an invitation", "Every delegation without an invitation ({count})", count
    ).format(count=f"{count:,}")


def _chosen(count: int) -> str:
    return n_("Only the {count} selected", "Only the {count} selected", count).format(count=f"{count:,}")
