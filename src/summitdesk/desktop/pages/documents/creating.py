"""Drawing up a document: what it is, who signs it, in which languages, and what it is called."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import EntryDialog, form, scrolled
from summitdesk.desktop.widgets.choice import Check, Choice
from summitdesk.desktop.widgets.finder import Findable, Finder
from summitdesk.desktop.widgets.text import Label, literal
from summitdesk.desktop.wording import INSTRUMENTS, language_choices, language_label, reader, text_for_reader
from summitdesk.domain.alternat import BILATERAL_KINDS
from summitdesk.domain.collation import sort_key
from summitdesk.domain.language import base_language, is_rtl, official_languages
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import DelegationRow
from summitdesk.domain.vocabulary import InstrumentKind
from summitdesk.i18n import _
from summitdesk.services.instruments import InstrumentDraft
from summitdesk.services.templates import AgreementTemplate, agreement_template

_KINDS: Final = (
    InstrumentKind.INITIATIVE,
    InstrumentKind.DECLARATION,
    InstrumentKind.SISTER_CITY_AGREEMENT,
    InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT,
    InstrumentKind.MEMORANDUM,
)


class NewDocument(EntryDialog):
    """An agreement asks for its two sides and begins with the text of its template; the rest asks for a title."""

    def __init__(
        self, look: Look, delegations: Sequence[DelegationRow], languages: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(_("New document"), _("Draw it up"), width=560, parent=parent)
        self._event_languages = tuple(languages) or ("en",)
        self._delegations = {str(each.id): each for each in delegations}
        self._is_ticked_by_hand = False
        self._others: list[str] = []
        self.kind = Choice(look, [(kind.value, _(INSTRUMENTS[kind])) for kind in _KINDS])
        cities = _findable(delegations)
        self.sides = (Finder(cities), Finder(cities))
        for finder in self.sides:
            finder.setPlaceholderText(_("Type to search the delegations"))
            finder.textChanged.connect(self._suggest_languages)
        if (host := next((each for each in delegations if each.is_host), None)) is not None:
            self.sides[0].choose(str(host.id))
        self.everybody = Check(look, _("Every city that signs at this event signs it"))
        self.everybody.setAccessibleName(self.everybody.text())
        self.everybody.setChecked(any(delegation.delegate_count for delegation in delegations))
        self.languages: dict[str, Check] = {}
        self.titles: dict[str, QLineEdit] = {}
        self._told = Label("", "muted", wrap=True)
        self._look = look
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._switch)
        self._switch()
        self.resize(600, min(560, parent.window().height() - 48))
        self.kind.setFocus()

    @property
    def chosen_kind(self) -> InstrumentKind:
        """What is drawn up."""
        return InstrumentKind(self.kind.value())

    @property
    def template(self) -> AgreementTemplate | None:
        """The template that the text comes from; None for what is written freely."""
        return agreement_template(self.kind.value()) if self.chosen_kind in BILATERAL_KINDS else None

    def chosen_sides(self) -> tuple[UUID, UUID] | None:
        """The two delegations; None, with a sentence in the dialog, while one lacks."""
        for finder in self.sides:
            if not finder.value():
                self._complain(_("Choose the two delegations that sign the agreement."), finder)
                return None
        first, second = (UUID(finder.value()) for finder in self.sides)
        if first == second:
            self._complain(_("Choose two different delegations."), self.sides[1])
            return None
        return first, second

    def draft(self) -> InstrumentDraft | None:
        """What was typed; None, with a sentence in the dialog, while a language or a title lacks."""
        chosen = tuple(tag for tag, check in self.languages.items() if check.isChecked())
        if not chosen:
            self._complain(_("Choose at least one language."), next(iter(self.languages.values())))
            return None
        titles = {tag: text for tag in chosen if (text := self.titles[tag].text().strip())}
        if not titles and self.template is None:
            self._complain(_("Give the document a title in one language at least."), self.titles[chosen[0]])
            return None
        return InstrumentDraft(titles, self.chosen_kind, languages=chosen)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        column.addLayout(form((_("Kind"), self.kind)))
        self._parties = QWidget()
        self._parties.setProperty("role", "plain")
        sides = QVBoxLayout(self._parties)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        sides.addLayout(form((_("First side"), self.sides[0]), (_("Second side"), self.sides[1])))
        column.addWidget(self._parties)
        column.addWidget(self.everybody)
        column.addWidget(Label(_("Languages and titles"), "strong"))
        column.addWidget(self._told)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        column.addLayout(self._texts)
        self.add = QPushButton(_("Add a language"))
        self.add.setProperty("role", "link")
        self.add.setAutoDefault(False)
        self.add.setAccessibleName(self.add.text())
        self.add.clicked.connect(self._offer)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.body.addWidget(scrolled(content))

    def _switch(self) -> None:
        """Show what a kind of document asks for."""
        self.refuse("")
        template = self.template
        self._parties.setVisible(template is not None)
        self.everybody.setVisible(template is None)
        self.add.setVisible(template is None)
        if template is not None and len(self._delegations) < 2:
            self.refuse(_("An agreement needs two delegations; add them on the page of delegations first."))
        self._told.setText(
            _("The text, its terms and its title come from the template; a title given here takes its place.")
            if template
            else _("The text is written or imported afterwards, paragraph by paragraph in all languages.")
        )
        known = template.languages if template else (*self._event_languages, *self._others)
        wanted = [tag for tag in known if tag in self._event_languages or tag in self._others] or list(known[:2])
        self._show_languages(known, [tag for tag in self._preferred(template) if tag in known] or wanted)
        self._suggest_languages()

    def _preferred(self, template: AgreementTemplate | None) -> tuple[str, ...]:
        """The languages ticked to begin with: those of the event; the first two of a template that has none of them."""
        own = (*self._event_languages, *self._others)
        return tuple(tag for tag in own if template is None or tag in template.languages)

    def _suggest_languages(self) -> None:
        """Tick the languages of the two sides as soon as both are known, unless somebody has chosen already."""
        template, sides = self.template, [self._delegations.get(finder.value()) for finder in self.sides]
        if template is None or self._is_ticked_by_hand:
            return
        own = {base_language(tag) for side in sides if side is not None for tag in _languages_of(side)}
        wanted = [tag for tag in template.languages if base_language(tag) in own]
        if None not in sides and wanted:
            for tag, check in self.languages.items():
                check.setChecked(tag in wanted)

    def _tick_by_hand(self) -> None:
        self._is_ticked_by_hand = True

    def _show_languages(self, tags: Sequence[str], ticked: Sequence[str]) -> None:
        typed = {tag: field.text() for tag, field in self.titles.items()}
        while (item := self._texts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.languages, self.titles = {}, {}
        template = self.template
        for tag in tags:
            name = language_label(tag)
            check = Check(self._look, name)
            check.setAccessibleName(name)
            check.setChecked(tag in ticked)
            title = QLineEdit(typed.get(tag, ""))
            title.setAccessibleName(_("Title in {language}").format(language=name))
            title.setPlaceholderText(template.titles.get(tag, "") if template else _("Title"))
            if is_rtl(tag):
                title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            title.setEnabled(check.isChecked())
            check.toggled.connect(title.setEnabled)
            check.clicked.connect(self._tick_by_hand)
            self.languages[tag], self.titles[tag] = check, title
            self._texts.addWidget(check)
            self._texts.addWidget(title)

    def _offer(self) -> None:
        menu = QMenu(self)
        for tag, name in language_choices():
            if tag not in self.languages and tag != "und-Latn":
                menu.addAction(literal(name)).setData(tag)
        menu.triggered.connect(lambda chosen: self._add(str(chosen.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _add(self, tag: str) -> None:
        self._others.append(tag)
        ticked = [each for each, check in self.languages.items() if check.isChecked()]
        self._show_languages((*self._event_languages, *self._others), [*ticked, tag])
        self.titles[tag].setFocus()

    def _complain(self, sentence: str, field: QWidget) -> None:
        self.refuse(sentence)
        field.setFocus()


def _languages_of(side: DelegationRow) -> Sequence[str]:
    """The languages that a delegation told, else those that are official in its country."""
    return side.languages or official_languages(side.city.country.code)


def _findable(delegations: Sequence[DelegationRow]) -> list[Findable]:
    """The delegations of an event, to be found by any name of their cities."""
    language = reader()
    found = [
        Findable(
            str(each.id),
            _("{city}, {country}").format(
                city=text_for_reader(each.city.names), country=country_name(each.city.country, language)
            ),
            " ".join((*each.city.names.values(), *each.city.formal_names.values(), *each.city.spellings)),
        )
        for each in delegations
    ]
    return sorted(found, key=lambda entry: sort_key(entry.label, language))
