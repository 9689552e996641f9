"""What the page writes."""

from functools import partial
from uuid import UUID, uuid4

from summitdesk.desktop.editor import Editor
from summitdesk.domain.rows import InstrumentRow, ParagraphRow
from summitdesk.domain.vocabulary import ParagraphKind
from summitdesk.i18n import _
from summitdesk.services import instruments, text_versions
from summitdesk.services.instruments import ParagraphDraft

_DEEPEST = 4


class OutlineCommands:
    """Changes to one instrument's titles and outline, all of them through the editor."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_title(self, instrument: UUID, language: str, text: str) -> None:
        """Change the title in one language."""
        command = partial(instruments.set_instrument_title, instrument_id=instrument, language=language, text=text)
        self._editor.run(_("Title changed."), command)

    def freeze(self, instrument: UUID) -> None:
        """Lock the text before signature."""
        self._editor.run(_("Text frozen for signature."), partial(text_versions.freeze_text, instrument_id=instrument))

    def unfreeze(self, instrument: UUID) -> None:
        """Let the text be edited again."""
        command = partial(text_versions.unfreeze_text, instrument_id=instrument)
        self._editor.run(_("Text no longer frozen."), command)

    def set_text(self, paragraph: UUID, language: str, text: str) -> None:
        """Change a paragraph in one language."""
        command = partial(instruments.set_paragraph_text, paragraph_id=paragraph, language=language, text=text)
        self._editor.run(_("Text changed."), command)

    def add_below(self, instrument: InstrumentRow, place: int) -> UUID:
        """Add an empty paragraph of the same kind behind the one at ``place`` (from 0); the result is its key."""
        like = instrument.paragraphs[place] if 0 <= place < len(instrument.paragraphs) else None
        kind = like.kind if like is not None and like.kind is ParagraphKind.CLAUSE else ParagraphKind.TEXT
        draft = ParagraphDraft({}, kind, like.level if like is not None and kind is ParagraphKind.CLAUSE else 0)
        key = uuid4()
        command = partial(
            instruments.insert_paragraph, instrument_id=instrument.id, position=place + 2, draft=draft, key=key
        )
        self._editor.run(_("Paragraph added."), command)
        return key

    def remove(self, paragraph: UUID) -> None:
        """Remove a paragraph in every language."""
        self._editor.run(_("Paragraph removed."), partial(instruments.remove_paragraph, paragraph_id=paragraph))

    def move(self, paragraph: UUID, place: int) -> None:
        """Move a paragraph to a place (from 0)."""
        command = partial(instruments.move_paragraph, paragraph_id=paragraph, position=place + 1)
        self._editor.run(_("Paragraph moved."), command)

    def set_kind(self, paragraph: UUID, kind: ParagraphKind, level: int = 0) -> None:
        """Make a paragraph something else."""
        command = partial(instruments.set_paragraph_level, paragraph_id=paragraph, kind=kind, level=level)
        self._editor.run(_("Kind of paragraph changed."), command)

    def deepen(self, paragraph: ParagraphRow, by: int) -> None:
        """Make a clause deeper or higher; text becomes a clause of the first level, and back."""
        level = paragraph.level if paragraph.kind is ParagraphKind.CLAUSE else 0
        wanted = min(_DEEPEST, max(0, level + by))
        if wanted != level:
            self.set_kind(paragraph.id, ParagraphKind.CLAUSE if wanted else ParagraphKind.TEXT, wanted)
