"""What the page writes."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.desktop.editor import Editor
from summitdesk.domain.approvals import ApprovalPoint
from summitdesk.domain.rows import ApprovalRow, InstrumentRow, ParagraphRow, SignatoryRow
from summitdesk.domain.vocabulary import (
    Alternat,
    ApprovalKind,
    Authority,
    InstrumentKind,
    ParagraphKind,
    SignatureForm,
    Wording,
)
from summitdesk.i18n import _
from summitdesk.services import agreements, instruments, text_versions
from summitdesk.services.instruments import ParagraphDraft
from summitdesk.services.texts import day, whole_number

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.writing import ChangeSet

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

    def remove_document(self, instrument: UUID) -> None:
        """Take a document out of the event."""
        command = partial(instruments.remove_instrument, instrument_id=instrument)
        self._editor.run(_("Document removed."), command)

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


class DocumentCommands:
    """Changes to what a document is, where and by whom it is signed, and what approved it."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_kind(self, row: InstrumentRow, kind: str) -> None:
        """Make a document of another kind."""
        command = partial(instruments.set_instrument_kind, instrument_id=row.id, kind=InstrumentKind(kind))
        self._editor.run(_("Kind of document changed."), command)

    def set_day(self, row: InstrumentRow, text: str) -> None:
        """Change the day on which it is signed, as it was typed."""
        self._editor.run(_("Date changed."), lambda database: instruments.set_done_on(database, row.id, day(text)))

    def set_place(self, row: InstrumentRow, language: str, text: str) -> None:
        """Change where it is signed, in one language."""
        command = partial(instruments.set_instrument_place, instrument_id=row.id, language=language, text=text)
        self._editor.run(_("Place changed."), command)

    def add_language(self, row: InstrumentRow, language: str) -> None:
        """Draw it up in another language as well."""
        self._set_languages(row, (*row.languages, language), row.translations)

    def drop_language(self, row: InstrumentRow, language: str) -> None:
        """Draw it up in one language less; the texts are kept for when it comes back."""
        self._set_languages(row, tuple(tag for tag in row.languages if tag != language), row.translations)

    def lead_with(self, row: InstrumentRow, language: str) -> None:
        """Let a language come first."""
        others = tuple(tag for tag in row.languages if tag != language)
        self._set_languages(row, (language, *others), row.translations)

    def sign_text(self, row: InstrumentRow, language: str, *, signed: bool) -> None:
        """Say whether a language's text is signed, or is only a working translation."""
        others = tuple(tag for tag in row.translations if tag != language)
        self._set_languages(row, row.languages, others if signed else (*others, language))

    def _set_languages(self, row: InstrumentRow, languages: tuple[str, ...], translations: tuple[str, ...]) -> None:
        command = partial(
            instruments.set_instrument_languages,
            instrument_id=row.id,
            languages=languages,
            translations=translations,
        )
        self._editor.run(_("Languages changed."), command)

    def set_alternat(self, row: InstrumentRow, mode: str) -> None:
        """Say whether the copies change the order of the sides."""
        command = partial(agreements.set_alternat, instrument_id=row.id, alternat=Alternat(mode))
        self._editor.run(_("Alternat changed."), command)

    def set_wording(self, row: InstrumentRow, wording: str) -> None:
        """Say whether the text binds."""
        command = partial(agreements.set_wording, instrument_id=row.id, wording=Wording(wording))
        self._editor.run(_("Vocabulary changed."), command)

    def set_prevailing(self, row: InstrumentRow, language: str) -> None:
        """Name the language that prevails."""
        command = partial(agreements.set_prevailing, instrument_id=row.id, language=language)
        self._editor.run(_("Prevailing language changed."), command)

    def set_years(self, row: InstrumentRow, text: str) -> None:
        """Change for how many years it runs, as it was typed."""

        def change(database: "Database") -> "ChangeSet":
            years = whole_number(text)
            if years is None:
                return agreements.lift_term(database, row.id, years=True)
            return agreements.set_term(database, row.id, years=years)

        self._editor.run(_("Term changed."), change)

    def set_notice(self, row: InstrumentRow, text: str) -> None:
        """Change the notice in months, as it was typed."""

        def change(database: "Database") -> "ChangeSet":
            months = whole_number(text)
            if months is None:
                return agreements.lift_term(database, row.id, notice_months=True)
            return agreements.set_term(database, row.id, notice_months=months)

        self._editor.run(_("Notice changed."), change)

    def set_subtitle(self, row: InstrumentRow, language: str, text: str) -> None:
        """Change the line below the title in one language."""
        command = partial(agreements.set_subtitle, instrument_id=row.id, language=language, text=text)
        self._editor.run(_("Subtitle changed."), command)

    def add_signatory(self, row: InstrumentRow, delegation: str) -> None:
        """Let a city sign."""
        command = partial(instruments.add_signatory, instrument_id=row.id, delegation_id=UUID(delegation))
        self._editor.run(_("Signatory added."), command)

    def take_all(self, row: InstrumentRow) -> None:
        """Let every delegation sign that has somebody who signs."""
        self._editor.run(_("Signatories added."), partial(instruments.take_signatories, instrument_id=row.id))

    def remove_signatory(self, side: SignatoryRow) -> None:
        """Take a city off the signatories."""
        self._editor.run(_("Signatory removed."), partial(instruments.remove_signatory, signatory_id=side.id))

    def set_signer(self, side: SignatoryRow, delegate: str) -> None:
        """Say who holds the pen."""
        key = UUID(delegate) if delegate else None
        command = partial(instruments.set_signer, signatory_id=side.id, delegate_id=key)
        self._editor.run(_("Signer changed."), command)

    def set_authority(self, side: SignatoryRow, authority: str) -> None:
        """Record what entitles the signer to sign."""
        command = partial(instruments.set_authority, signatory_id=side.id, authority=Authority(authority))
        self._editor.run(_("Authority changed."), command)

    def record_day(self, row: InstrumentRow, side: SignatoryRow, text: str) -> None:
        """Record on which day a city signed, as it was typed."""

        def record(database: "Database") -> "ChangeSet":
            return instruments.record_signature(database, side.id, day(text), _signature_now(database, row, side).form)

        self._editor.run(_("Signature recorded."), record)

    def record_form(self, row: InstrumentRow, side: SignatoryRow, form: str) -> None:
        """Record how a city signed."""

        def record(database: "Database") -> "ChangeSet":
            signed_on = _signature_now(database, row, side).signed_on
            return instruments.record_signature(database, side.id, signed_on, SignatureForm(form))

        self._editor.run(_("Signature recorded."), record)

    def record_number(self, row: InstrumentRow, point: ApprovalPoint, text: str) -> None:
        """Record an approval's number."""

        def record(database: "Database") -> "ChangeSet":
            known = _approval_now(database, row, point)
            granted_on = known.granted_on if known else None
            side = point.signatory.delegation.id
            return agreements.record_approval(database, row.id, side, point.kind, number=text, granted_on=granted_on)

        self._editor.run(_("Approval recorded."), record)

    def record_grant(self, row: InstrumentRow, point: ApprovalPoint, text: str) -> None:
        """Record on which day an approval was granted, as it was typed."""

        def record(database: "Database") -> "ChangeSet":
            known = _approval_now(database, row, point)
            number, side = known.number if known else "", point.signatory.delegation.id
            return agreements.record_approval(database, row.id, side, point.kind, number=number, granted_on=day(text))

        self._editor.run(_("Approval recorded."), record)

    def expect_approval(self, row: InstrumentRow, side: SignatoryRow, kind: ApprovalKind) -> None:
        """Put another approval on a side's checklist."""
        command = partial(agreements.record_approval, instrument_id=row.id, delegation_id=side.delegation.id, kind=kind)
        self._editor.run(_("Approval added to the checklist."), command)

    def attach(self, row: InstrumentRow, point: ApprovalPoint, path: Path) -> None:
        """Keep the file in which an approval stands."""
        from summitdesk.desktop.dialogs import read_file

        def change(database: "Database") -> "ChangeSet":
            data = read_file(str(path))
            return agreements.attach_to_checklist(
                database, row.id, point.signatory.delegation.id, point.kind, data=data, file_name=path.name
            )

        self._editor.run(_("File attached."), change)

    def detach(self, point: ApprovalPoint) -> None:
        """Take an approval's file out."""
        if point.approval is not None:
            command = partial(agreements.attach_approval, approval_id=point.approval.id, data=b"", file_name="")
            self._editor.run(_("File taken out."), command)

    def drop_approval(self, point: ApprovalPoint) -> None:
        """Take what is recorded of an approval off the checklist."""
        if point.approval is not None:
            command = partial(agreements.remove_approval, approval_id=point.approval.id)
            self._editor.run(_("Approval taken off the checklist."), command)


def _signature_now(database: "Database", row: InstrumentRow, side: SignatoryRow) -> SignatoryRow:
    """A signatory as the register has it now: another field of it may have been written a moment ago."""
    present = _now(database, row)
    return next((each for each in present.signatories if each.id == side.id), side)


def _approval_now(database: "Database", row: InstrumentRow, point: ApprovalPoint) -> ApprovalRow | None:
    recorded = _now(database, row).approvals
    side = point.signatory.delegation.id
    return next((each for each in recorded if (each.delegation_id, each.kind) == (side, point.kind)), None)


def _now(database: "Database", row: InstrumentRow) -> InstrumentRow:
    from summitdesk.store.queries.instruments import instrument_by_id

    with database.reading() as session:
        return instrument_by_id(session, row.id) or row
