"""What an event is called in each of its languages, in the order in which its papers print them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.entry_dialog import form
from summitdesk.desktop.widgets.header import tool_button
from summitdesk.desktop.widgets.text import Label, literal
from summitdesk.desktop.wording import language_choices, language_label
from summitdesk.domain.language import is_rtl
from summitdesk.i18n import _


@dataclass(frozen=True, slots=True)
class Texts:
    """Title, place and theme, each per language."""

    titles: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


class LanguageBlock(QWidget):
    """Title, place and theme in one language."""

    raised = Signal(str)  # the language is to come one place earlier
    removed = Signal(str)  # the event shall not have the language any more

    def __init__(self, look: Look, tag: str, texts: Texts, *, is_first: bool, is_only: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.tag = tag
        name = language_label(tag)
        self.title = _line(texts.titles.get(tag, ""), tag)
        self.place = _line(texts.places.get(tag, ""), tag)
        self.theme = _line(texts.themes.get(tag, ""), tag)
        head = QHBoxLayout()
        head.addWidget(Label(name, "strong"), 1)
        earlier = tool_button(look, _("Print {language} earlier").format(language=name), "arrow-up")
        earlier.clicked.connect(lambda: self.raised.emit(tag))
        earlier.setVisible(not is_first)
        remove = tool_button(look, _("Remove {language}").format(language=name), "x")
        remove.clicked.connect(lambda: self.removed.emit(tag))
        remove.setVisible(not is_only)
        head.addWidget(earlier)
        head.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(form((_("Title"), self.title), (_("Place"), self.place), (_("Theme"), self.theme)))
        for widget in (self.title, self.place, self.theme):
            widget.setAccessibleName(f"{widget.accessibleName()} · {name}")


class EventTexts(QWidget):
    """A block for every language, and a way to add one."""

    languages_changed = Signal()

    def __init__(self, look: Look, languages: Sequence[str], texts: Texts) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._look = look
        self._languages = list(languages)
        self._texts = texts
        self.blocks: dict[str, LanguageBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self.add = QPushButton(_("Add a language"))
        self.add.setProperty("role", "link")
        self.add.setAutoDefault(False)
        self.add.setAccessibleName(self.add.text())
        self.add.clicked.connect(self._offer)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        self._build()

    @property
    def languages(self) -> tuple[str, ...]:
        """The event's languages in order."""
        return tuple(self._languages)

    def texts(self) -> Texts:
        """What stands in the fields, and what is known in languages without a block."""
        blocks = self.blocks
        return Texts(
            {**self._texts.titles, **{tag: block.title.text().strip() for tag, block in blocks.items()}},
            {**self._texts.places, **{tag: block.place.text().strip() for tag, block in blocks.items()}},
            {**self._texts.themes, **{tag: block.theme.text().strip() for tag, block in blocks.items()}},
        )

    def add_language(self, tag: str) -> None:
        """Let the event have another language, after those that it has."""
        self._change([*self._languages, tag])
        self.blocks[tag].title.setFocus()

    def remove_language(self, tag: str) -> None:
        """Let the event have one language less; its texts are kept for when it comes back."""
        self._change([each for each in self._languages if each != tag])

    def raise_language(self, tag: str) -> None:
        """Print a language one place earlier."""
        at = self._languages.index(tag)
        order = list(self._languages)
        order[at - 1 : at + 1] = [tag, order[at - 1]]
        self._change(order)

    def _change(self, languages: list[str]) -> None:
        self._texts = self.texts()
        self._languages = languages
        self._build()
        self.languages_changed.emit()

    def _build(self) -> None:
        for block in self.blocks.values():
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.blocks = {}
        for place, tag in enumerate(self._languages):
            block = LanguageBlock(self._look, tag, self._texts, is_first=place == 0, is_only=len(self._languages) == 1)
            block.raised.connect(self.raise_language)
            block.removed.connect(self.remove_language)
            self.blocks[tag] = block
            self._column.insertWidget(place, block)

    def _offer(self) -> None:
        menu = QMenu(self)
        for tag, name in language_choices():
            if tag not in self._languages and tag != "und-Latn":
                menu.addAction(literal(name)).setData(tag)
        menu.triggered.connect(lambda chosen: self.add_language(str(chosen.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))


def _line(text: str, tag: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setCursorPosition(0)
    if is_rtl(tag):
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made
