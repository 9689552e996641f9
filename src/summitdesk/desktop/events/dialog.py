"""One dialog for a new event and for one that is changed."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QTimeZone
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form, scrolled
from summitdesk.desktop.events.organizers import Organizers
from summitdesk.desktop.events.texts import EventTexts, Texts
from summitdesk.desktop.widgets.day import DayField
from summitdesk.desktop.widgets.finder import Findable, Finder
from summitdesk.desktop.widgets.text import Label
from summitdesk.desktop.wording import reader, text_for_reader
from summitdesk.domain.collation import sort_key
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import CityRow, EventRow
from summitdesk.i18n import _
from summitdesk.services.events import EventDraft
from summitdesk.services.planning import OrganizerDraft

_LANGUAGES: Final = ("zh-Hans", "en")
"""The languages that a new event begins with."""


class EventDialog(EntryDialog):
    """Dates, host, time zone, the texts per language, and the organizers."""

    def __init__(self, look: Look, event: EventRow | None, cities: Sequence[CityRow], parent: QWidget) -> None:
        title = _("Edit event") if event is not None else _("New event")
        super().__init__(title, _("Save") if event is not None else _("Make the event"), width=640, parent=parent)
        self._event = event
        self.starts_on = DayField(event.starts_on if event else None)
        self.ends_on = DayField(event.ends_on if event else None)
        self.starts_on.dateChanged.connect(self._follow)
        self.host = Finder(findable_cities(cities))
        self.host.setPlaceholderText(_("None yet, or type to search the register"))
        self.timezone = Finder([Findable(name, name) for name in sorted(available_timezones())])
        self.timezone.choose(event.timezone if event else _system_zone())
        languages = event.languages if event else _LANGUAGES
        texts = Texts(event.titles, event.places, event.themes) if event else Texts()
        self.texts = EventTexts(look, languages, texts)
        organizers = event.organizers if event else ()
        drafts = [OrganizerDraft(each.role, each.names, each.id) for each in organizers]
        self.organizers = Organizers(look, drafts, languages)
        self.texts.languages_changed.connect(lambda: self.organizers.show_languages(self.texts.languages))
        if event is not None and event.host is not None:
            self.host.choose(str(event.host.id))
        self._lay_out()
        self.resize(680, 720)
        self.texts.blocks[languages[0]].title.setFocus()

    def draft(self) -> EventDraft | None:
        """What was typed; None, with a sentence in the dialog, while it names a city or zone that there is not."""
        for finder, sentence in (
            (self.host, _("The register has no city of this name: {name}")),
            (self.timezone, _("There is no such time zone: {name}")),
        ):
            if finder.is_unknown:
                self.refuse(sentence.format(name=finder.text()))
                finder.setFocus()
                return None
        texts, host = self.texts.texts(), self.host.value()
        return EventDraft(
            titles={tag: text for tag, text in texts.titles.items() if text},
            starts_on=self.starts_on.day(),
            ends_on=self.ends_on.day(),
            timezone=self.timezone.value() or "UTC",
            languages=self.texts.languages,
            host_id=UUID(host) if host else None,
            themes={tag: text for tag, text in texts.themes.items() if text},
            places={tag: text for tag, text in texts.places.items() if text},
            reply_by=self._event.reply_by if self._event else None,
        )

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        days = QWidget()
        days.setProperty("role", "plain")
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.starts_on)
        row.addWidget(Label(_("to"), "muted"))
        row.addWidget(self.ends_on)
        row.addStretch(1)
        column.addWidget(self.texts)
        column.addSpacing(4)
        column.addWidget(Label(_("Time and place"), "strong"))
        column.addLayout(form((_("Dates"), days), (_("Host city"), self.host), (_("Time zone"), self.timezone)))
        self.starts_on.setAccessibleName(_("First day"))
        self.ends_on.setAccessibleName(_("Last day"))
        column.addSpacing(4)
        column.addWidget(Label(_("Organizers"), "strong"))
        column.addWidget(self.organizers)
        column.addStretch(1)
        self.body.addWidget(scrolled(content))

    def _follow(self, first: QDate) -> None:
        if self.ends_on.date() < first:
            self.ends_on.setDate(first)


def findable_cities(cities: Sequence[CityRow]) -> list[Findable]:
    """The cities of a register, to be found by any of their names."""
    language = reader()
    found = [
        Findable(
            str(city.id),
            _("{city}, {country}").format(
                city=text_for_reader(city.names), country=country_name(city.country, language)
            ),
            " ".join((*city.names.values(), *city.formal_names.values(), *city.spellings, city.slug)),
        )
        for city in cities
    ]
    return sorted(found, key=lambda entry: sort_key(entry.label, language))


def _system_zone() -> str:
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() else "UTC"
