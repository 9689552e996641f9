"""Instruments: their titles, their outline in several languages, and the cities that sign them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from summitdesk.domain.language import normalise_tag, pick
from summitdesk.domain.slugs import slug
from summitdesk.domain.vocabulary import Authority, InstrumentKind, ParagraphKind, Rank, SignatureForm
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.editable import editable_instrument, editable_paragraph, require_editable
from summitdesk.services.records import found, kept, key_for, so_far
from summitdesk.services.texts import (
    LONGEST_PARAGRAPH,
    LONGEST_TITLE,
    any_text,
    line,
    lines,
    passage,
    passages,
    shown,
    with_text,
)

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegate, Delegation, Event, Instrument, Paragraph, Signatory
    from summitdesk.store.writing import ChangeSet, UnitOfWork

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class ParagraphDraft:
    """One unit of an outline; ``level`` counts from 1 for numbered clauses and is 0 for everything else."""

    texts: Mapping[str, str]
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 0


@dataclass(frozen=True, slots=True)
class InstrumentDraft:
    """What is known of an instrument when it is added; ``translations`` are languages that are not authentic."""

    titles: Mapping[str, str]
    kind: InstrumentKind = InstrumentKind.INITIATIVE
    slug: str = ""
    languages: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    done_on: date | None = None
    paragraphs: Sequence[ParagraphDraft] = ()


def add_instrument(
    database: "Database", event_id: UUID, draft: InstrumentDraft, *, key: UUID | None = None
) -> "ChangeSet":
    """Add an instrument to an event."""
    from summitdesk.store.entities import Event

    with database.unit_of_work(_("Add {title}").format(title=shown(pick(draft.titles, "en")))) as unit:
        enter_instrument(unit, found(unit, Event, event_id), draft, key=key)
    return unit.changes


def enter_instrument(
    unit: "UnitOfWork", event: "Event", draft: InstrumentDraft, *, key: UUID | None = None
) -> "Instrument":
    """Add an instrument with its paragraphs within an open unit of work."""
    from summitdesk.store.entities import Instrument
    from summitdesk.store.queries.instruments import instrument_by_slug

    titles = lines(draft.titles, LONGEST_TITLE)
    name = slug(draft.slug or pick(any_text(titles, _("The title of the instrument")), "en"))
    if instrument_by_slug(so_far(unit), event.id, name) is not None:
        raise UserError(
            _("This event has an instrument called “{slug}” already.").format(slug=name),
            _("Choose another short name for this one."),
        )
    instrument = Instrument(
        id=key or uuid4(),
        event=event,
        event_id=event.id,
        slug=name,
        kind=InstrumentKind(draft.kind),
        titles=titles,
        languages=_tags(draft.languages or event.languages),
        translations=_tags(draft.translations),
        places=lines(draft.places or event.places),
        done_on=draft.done_on,
    )
    unit.session.add(instrument)
    enter_outline(unit, instrument, draft.paragraphs)
    return instrument


def enter_outline(
    unit: "UnitOfWork",
    instrument: "Instrument",
    paragraphs: Sequence[ParagraphDraft],
    languages: Sequence[str] | None = None,
) -> None:
    """Let an outline consist of these paragraphs, within an open unit of work; ``languages`` leaves out all others."""
    from summitdesk.store.entities import Paragraph

    require_editable(instrument)
    keys = [key_for("paragraph", instrument.id, place) for place in range(1, len(paragraphs) + 1)]
    for paragraph in list(instrument.paragraphs):
        if paragraph.id not in keys:
            unit.session.delete(paragraph)
    for place, (key, draft) in enumerate(zip(keys, paragraphs, strict=True), 1):
        texts = {tag: text for tag, text in draft.texts.items() if languages is None or tag in languages}
        kept(
            unit,
            Paragraph,
            key,
            instrument=instrument,
            position=place,
            kind=ParagraphKind(draft.kind),
            level=_level(draft.kind, draft.level),
            texts=passages(texts, LONGEST_PARAGRAPH),
        )


def set_instrument_title(database: "Database", instrument_id: UUID, language: str, text: str) -> "ChangeSet":
    """Title an instrument in one language; an empty title is a finding, not refused."""
    title = line(text, LONGEST_TITLE)
    with database.unit_of_work(_("Title: {title}").format(title=shown(title))) as unit:
        instrument = editable_instrument(unit, instrument_id)
        instrument.titles = with_text(instrument.titles, language, title)
    return unit.changes


def set_instrument_kind(database: "Database", instrument_id: UUID, kind: InstrumentKind) -> "ChangeSet":
    """Say what an instrument is."""
    with database.unit_of_work(_("Kind of an instrument")) as unit:
        editable_instrument(unit, instrument_id).kind = InstrumentKind(kind)
    return unit.changes


def set_done_on(database: "Database", instrument_id: UUID, day: date | None) -> "ChangeSet":
    """Set the day on which an instrument is done."""
    with database.unit_of_work(_("Date of an instrument")) as unit:
        editable_instrument(unit, instrument_id).done_on = day
    return unit.changes


def set_instrument_place(database: "Database", instrument_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set where an instrument is done, in one language."""
    with database.unit_of_work(_("Place of an instrument: {place}").format(place=shown(line(text)))) as unit:
        instrument = editable_instrument(unit, instrument_id)
        instrument.places = with_text(instrument.places, language, line(text))
    return unit.changes


def set_instrument_languages(
    database: "Database", instrument_id: UUID, languages: tuple[str, ...], translations: tuple[str, ...] = ()
) -> "ChangeSet":
    """Say in which languages an instrument is drawn up, and which of them are only working translations."""
    tags = _tags(languages)
    if not tags:
        raise UserError(_("The instrument has no language."), _("Choose at least one."))
    with database.unit_of_work(_("Languages of an instrument")) as unit:
        instrument = editable_instrument(unit, instrument_id)
        instrument.languages = tags
        instrument.translations = tuple(tag for tag in _tags(translations) if tag in tags)
    return unit.changes


def remove_instrument(database: "Database", instrument_id: UUID) -> "ChangeSet":
    """Remove an instrument with its outline and signatories."""
    with database.unit_of_work(_("Remove an instrument")) as unit:
        unit.session.delete(editable_instrument(unit, instrument_id))
    return unit.changes


def set_paragraph_text(database: "Database", paragraph_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set a paragraph's text in one language; an empty text takes that language out."""
    written = passage(text, LONGEST_PARAGRAPH)
    with database.unit_of_work(_("Text of a paragraph")) as unit:
        paragraph = editable_paragraph(unit, paragraph_id)
        paragraph.texts = with_text(paragraph.texts, language, written)
    return unit.changes


def insert_paragraph(
    database: "Database",
    instrument_id: UUID,
    position: int,
    draft: ParagraphDraft | None = None,
    *,
    key: UUID | None = None,
) -> "ChangeSet":
    """Insert a paragraph at a place (from 1) of the outline; those behind it move on, places outside mean its ends."""
    with database.unit_of_work(_("Insert a paragraph")) as unit:
        instrument = editable_instrument(unit, instrument_id)
        outline = list(instrument.paragraphs)
        paragraph = _new_paragraph(unit, instrument, position, draft or ParagraphDraft({}), key or uuid4())
        _number([*outline[: max(position - 1, 0)], paragraph, *outline[max(position - 1, 0) :]])
    return unit.changes


def move_paragraph(database: "Database", paragraph_id: UUID, position: int) -> "ChangeSet":
    """Move a paragraph to a place (from 1) of its outline."""
    with database.unit_of_work(_("Move a paragraph")) as unit:
        paragraph = editable_paragraph(unit, paragraph_id)
        outline = [other for other in paragraph.instrument.paragraphs if other is not paragraph]
        outline.insert(max(position - 1, 0), paragraph)
        _number(outline)
    return unit.changes


def set_paragraph_level(database: "Database", paragraph_id: UUID, kind: ParagraphKind, level: int = 0) -> "ChangeSet":
    """Make a paragraph a clause of a level (1 to 4), or text, a heading, a closing."""
    with database.unit_of_work(_("Level of a paragraph")) as unit:
        paragraph = editable_paragraph(unit, paragraph_id)
        paragraph.kind, paragraph.level = ParagraphKind(kind), _level(kind, level)
    return unit.changes


def remove_paragraph(database: "Database", paragraph_id: UUID) -> "ChangeSet":
    """Remove a paragraph in all languages; those behind it move up."""
    with database.unit_of_work(_("Remove a paragraph")) as unit:
        paragraph = editable_paragraph(unit, paragraph_id)
        _number([other for other in paragraph.instrument.paragraphs if other is not paragraph])
        unit.session.delete(paragraph)
    return unit.changes


def add_signatory(
    database: "Database",
    instrument_id: UUID,
    delegation_id: UUID,
    *,
    signer_id: UUID | None = None,
    authority: Authority | None = None,
) -> "ChangeSet":
    """Let a city sign; without ``signer_id`` its delegate marked as signing holds the pen."""
    from summitdesk.store.entities import Delegate, Delegation, Instrument

    with database.unit_of_work(_("Add a signatory")) as unit:
        enter_signatory(
            unit,
            found(unit, Instrument, instrument_id),
            found(unit, Delegation, delegation_id),
            signer=found(unit, Delegate, signer_id) if signer_id else None,
            authority=authority,
        )
    return unit.changes


def enter_signatory(
    unit: "UnitOfWork",
    instrument: "Instrument",
    delegation: "Delegation",
    *,
    signer: "Delegate | None" = None,
    authority: Authority | None = None,
    form: SignatureForm = SignatureForm.IN_PERSON,
    signed_on: date | None = None,
) -> "Signatory":
    """Let a city sign within an open unit of work; a city signs an instrument once.

    Without an authority given, a mayor signs by virtue of the office, and for anybody else none is recorded yet.
    """
    from summitdesk.store.entities import Signatory

    if delegation.event_id != instrument.event_id:
        raise UserError(_("That delegation belongs to another event."), _("Add the city to this event first."))
    signer = signer or next((member for member in delegation.delegates if member.signs), None)
    _require_member(signer, delegation)
    return kept(
        unit,
        Signatory,
        key_for("signatory", instrument.id, delegation.id),
        instrument=instrument,
        delegation=delegation,
        signer=signer,
        authority=authority or _authority_of(signer),
        form=SignatureForm(form),
        signed_on=signed_on,
    )


def take_signatories(database: "Database", instrument_id: UUID) -> "ChangeSet":
    """Let every delegation of the event with a delegate marked as signing be a signatory, besides those that are."""
    from summitdesk.store.entities import Instrument

    with database.unit_of_work(_("Signatories from the delegations")) as unit:
        enter_all_who_sign(unit, found(unit, Instrument, instrument_id))
    return unit.changes


def enter_all_who_sign(
    unit: "UnitOfWork", instrument: "Instrument", *, signed_on: date | None = None
) -> "list[Signatory]":
    """As :func:`take_signatories`, within an open unit of work."""
    present = {signatory.delegation_id for signatory in instrument.signatories}
    return [
        enter_signatory(unit, instrument, delegation, signed_on=signed_on)
        for delegation in _event_of(unit, instrument).delegations
        if delegation.id not in present and any(member.signs for member in delegation.delegates)
    ]


def set_signer(database: "Database", signatory_id: UUID, delegate_id: UUID | None) -> "ChangeSet":
    """Say who holds the pen for a city; the authority is then to be shown anew, unless the mayor signs."""
    from summitdesk.store.entities import Delegate, Signatory

    with database.unit_of_work(_("Who signs")) as unit:
        signatory = found(unit, Signatory, signatory_id)
        signer = found(unit, Delegate, delegate_id) if delegate_id else None
        _require_member(signer, signatory.delegation)
        if signer is not signatory.signer:
            signatory.authority = _authority_of(signer)
        signatory.signer = signer
    return unit.changes


def set_authority(database: "Database", signatory_id: UUID, authority: Authority) -> "ChangeSet":
    """Record what entitles a signer to sign."""
    from summitdesk.store.entities import Signatory

    with database.unit_of_work(_("Authority to sign")) as unit:
        found(unit, Signatory, signatory_id).authority = Authority(authority)
    return unit.changes


def record_signature(
    database: "Database", signatory_id: UUID, signed_on: date | None, form: SignatureForm = SignatureForm.IN_PERSON
) -> "ChangeSet":
    """Record on which day and how a city signed; None takes the record back."""
    from summitdesk.store.entities import Signatory

    with database.unit_of_work(_("Signature") if signed_on else _("No signature yet")) as unit:
        signatory = found(unit, Signatory, signatory_id)
        signatory.signed_on, signatory.form = signed_on, SignatureForm(form)
    return unit.changes


def remove_signatory(database: "Database", signatory_id: UUID) -> "ChangeSet":
    """Take a city off the signatories; its delegation stays."""
    from summitdesk.store.entities import Signatory

    with database.unit_of_work(_("Remove a signatory")) as unit:
        unit.session.delete(found(unit, Signatory, signatory_id))
    return unit.changes


def _new_paragraph(
    unit: "UnitOfWork", instrument: "Instrument", position: int, draft: ParagraphDraft, key: UUID
) -> "Paragraph":
    from summitdesk.store.entities import Paragraph

    paragraph = Paragraph(
        id=key,
        instrument=instrument,
        position=position,
        kind=ParagraphKind(draft.kind),
        level=_level(draft.kind, draft.level),
        texts=passages(draft.texts, LONGEST_PARAGRAPH),
    )
    unit.session.add(paragraph)
    return paragraph


def _number(outline: "Sequence[Paragraph]") -> None:
    for place, paragraph in enumerate(outline, 1):
        paragraph.position = place


def _level(kind: ParagraphKind, level: int) -> int:
    if ParagraphKind(kind) is not ParagraphKind.CLAUSE:
        return 0
    if not 1 <= level <= _DEEPEST:
        raise UserError(
            _("A clause cannot be of level {level}.").format(level=level),
            _("Numbered clauses have the levels 1 to {deepest}.").format(deepest=_DEEPEST),
        )
    return level


def _authority_of(signer: "Delegate | None") -> Authority:
    return Authority.EX_OFFICIO if signer is not None and signer.rank_code == Rank.MAYOR else Authority.NONE


def _require_member(signer: "Delegate | None", delegation: "Delegation") -> None:
    if signer is not None and signer.delegation is not delegation:
        raise UserError(_("This person is not in the delegation that signs."), _("Choose somebody of that delegation."))


def _event_of(unit: "UnitOfWork", instrument: "Instrument") -> "Event":
    from summitdesk.store.entities import Event

    return found(unit, Event, instrument.event_id)


def _tags(languages: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(normalise_tag, languages)))
