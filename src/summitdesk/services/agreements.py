"""Bilateral agreements: their text from a template, how their copies alternate, their terms and approvals."""

from collections.abc import Mapping
from datetime import date
from mimetypes import guess_type
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.language import normalise_tag
from summitdesk.domain.vocabulary import Alternat, ApprovalKind, Wording
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.editable import require_editable
from summitdesk.services.instruments import enter_outline
from summitdesk.services.records import found, kept, key_for
from summitdesk.services.templates import AgreementTemplate, agreement_template
from summitdesk.services.texts import LONGEST_TITLE, line, lines, shown, with_text

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Agreement, Approval, Instrument
    from summitdesk.store.writing import ChangeSet, UnitOfWork

_LONGEST_TERM = 99
_LARGEST_FILE = 40 * 1024 * 1024


def apply_template(
    database: "Database", instrument_id: UUID, template: str, *, titles: Mapping[str, str] | None = None
) -> "ChangeSet":
    """Let an instrument say what a template says: title, outline, terms and vocabulary, in the template's languages.

    What the instrument said before is removed; ``titles`` win over the template's own.
    """
    from summitdesk.store.entities import Instrument

    chosen = agreement_template(template)
    with database.unit_of_work(_("Text from the template “{name}”").format(name=chosen.name)) as unit:
        enter_template(unit, found(unit, Instrument, instrument_id), chosen, titles=titles or {})
    return unit.changes


def enter_template(
    unit: "UnitOfWork",
    instrument: "Instrument",
    template: AgreementTemplate,
    *,
    titles: Mapping[str, str] | None = None,
) -> "Agreement":
    """As :func:`apply_template`, within an open unit of work."""
    own = {tag: text for tag, text in template.titles.items() if tag in instrument.languages}
    if not own:
        raise UserError(
            _("The template “{name}” has no text in the languages of this instrument.").format(name=template.name),
            _("It has: {languages}.").format(languages=", ".join(template.languages)),
        )
    instrument.kind = template.kind
    instrument.titles = {**own, **lines(titles or {}, LONGEST_TITLE)}
    enter_outline(unit, instrument, template.paragraphs, instrument.languages)
    return enter_terms(
        unit,
        instrument,
        wording=template.wording,
        subtitles={tag: text for tag, text in template.subtitles.items() if tag in own},
        term_years=template.term_years,
        notice_months=template.notice_months,
    )


def set_alternat(database: "Database", instrument_id: UUID, alternat: Alternat) -> "ChangeSet":
    """Say whether the sides' copies change the order of the sides."""
    return _set_terms(database, instrument_id, _("Alternat of an agreement"), alternat=Alternat(alternat))


def set_wording(database: "Database", instrument_id: UUID, wording: Wording) -> "ChangeSet":
    """Say whether the text binds, and so which vocabulary it keeps to."""
    return _set_terms(database, instrument_id, _("Vocabulary of an agreement"), wording=Wording(wording))


def set_prevailing(database: "Database", instrument_id: UUID, language: str) -> "ChangeSet":
    """Name the language whose text prevails where the texts diverge; empty for none."""
    tag = normalise_tag(language) if language else ""
    return _set_terms(database, instrument_id, _("Prevailing language"), prevailing=tag)


def set_term(
    database: "Database", instrument_id: UUID, *, years: int | None = None, notice_months: int | None = None
) -> "ChangeSet":
    """Set for how many years an agreement runs, and with how many months' notice it may be ended."""
    for number in (years, notice_months):
        if number is not None and not 1 <= number <= _LONGEST_TERM:
            raise UserError(
                _("A term of {number} is not possible.").format(number=number),
                _("Give a number from 1 to {longest}.").format(longest=_LONGEST_TERM),
            )
    values = {"term_years": years, "notice_months": notice_months}
    given = {name: number for name, number in values.items() if number is not None}
    return _set_terms(database, instrument_id, _("Term of an agreement"), **given)


def lift_term(
    database: "Database", instrument_id: UUID, *, years: bool = False, notice_months: bool = False
) -> "ChangeSet":
    """Lay down no term of years any more, or no notice."""
    lifted = {name: None for name, wanted in (("term_years", years), ("notice_months", notice_months)) if wanted}
    return _set_terms(database, instrument_id, _("Term of an agreement"), **lifted)


def set_subtitle(database: "Database", instrument_id: UUID, language: str, text: str) -> "ChangeSet":
    """Set the line below the title in one language; an empty one is left out."""
    from summitdesk.store.entities import Instrument

    subtitle = line(text, LONGEST_TITLE)
    with database.unit_of_work(_("Subtitle: {subtitle}").format(subtitle=shown(subtitle))) as unit:
        instrument = found(unit, Instrument, instrument_id)
        agreement = enter_terms(unit, instrument)
        agreement.subtitles = with_text(agreement.subtitles or {}, language, subtitle)
    return unit.changes


def _set_terms(database: "Database", instrument_id: UUID, label: str, **values: object) -> "ChangeSet":
    from summitdesk.store.entities import Instrument

    with database.unit_of_work(label) as unit:
        enter_terms(unit, found(unit, Instrument, instrument_id), **values)
    return unit.changes


def enter_terms(unit: "UnitOfWork", instrument: "Instrument", **values: object) -> "Agreement":
    """Change what an agreement lays down, within an open unit of work; what is not given stays.

    The terms are part of the text whose digest is kept, so that a frozen text refuses them.
    """
    from summitdesk.store.entities import Agreement

    require_editable(instrument)
    prevailing = values.get("prevailing")
    if prevailing and prevailing not in instrument.languages:
        raise UserError(
            _("The agreement has no text in {language}.").format(language=prevailing),
            _("Choose one of its languages: {languages}.").format(languages=", ".join(instrument.languages)),
        )
    return kept(unit, Agreement, key_for("agreement", instrument.id), instrument=instrument, **values)


def record_approval(
    database: "Database",
    instrument_id: UUID,
    delegation_id: UUID,
    kind: ApprovalKind,
    *,
    number: str = "",
    granted_on: date | None = None,
) -> "ChangeSet":
    """Record an approval that a side obtained; the same kind again replaces what was recorded.

    Councils and ministries approve the final text, so this goes on after the text is frozen: an approval is about the
    text and no part of it.
    """
    with database.unit_of_work(_("Approval")) as unit:
        _enter_approval(unit, instrument_id, delegation_id, kind, number=line(number), granted_on=granted_on)
    return unit.changes


def _enter_approval(
    unit: "UnitOfWork", instrument_id: UUID, delegation_id: UUID, kind: ApprovalKind, **values: object
) -> "Approval":
    from summitdesk.store.entities import Delegation, Instrument

    instrument = found(unit, Instrument, instrument_id)
    delegation = found(unit, Delegation, delegation_id)
    if delegation.id not in {signatory.delegation_id for signatory in instrument.signatories}:
        raise UserError(_("This delegation does not sign the instrument."), _("Choose one of the sides that sign it."))
    return kept(
        unit,
        _approval_entity(),
        key_for("approval", instrument.id, delegation.id, ApprovalKind(kind).value),
        instrument=instrument,
        delegation=delegation,
        kind=ApprovalKind(kind),
        **values,
    )


def attach_to_checklist(
    database: "Database",
    instrument_id: UUID,
    delegation_id: UUID,
    kind: ApprovalKind,
    *,
    data: bytes,
    file_name: str,
) -> "ChangeSet":
    """Keep the file of an approval that a side needs, whether or not anything is recorded of it yet."""
    _require_bearable(data)
    with database.unit_of_work(_("File of an approval")) as unit:
        approval = _enter_approval(unit, instrument_id, delegation_id, kind)
        approval.file_digest = unit.attach(data, guess_type(file_name)[0] or "application/octet-stream")
        approval.file_name = line(file_name)
    return unit.changes


def attach_approval(
    database: "Database", approval_id: UUID, data: bytes, file_name: str, media_type: str = "application/pdf"
) -> "ChangeSet":
    """Keep the file in which an approval stands; an empty one takes the file out."""
    _require_bearable(data)
    with database.unit_of_work(_("File of an approval")) as unit:
        approval = found(unit, _approval_entity(), approval_id)
        approval.file_digest = unit.attach(data, media_type) if data else None
        approval.file_name = line(file_name) if data else ""
    return unit.changes


def _require_bearable(data: bytes) -> None:
    if len(data) > _LARGEST_FILE:
        raise UserError(_("The file is larger than 40 MB."), _("Attach a smaller scan."))


def remove_approval(database: "Database", approval_id: UUID) -> "ChangeSet":
    """Remove a recorded approval."""
    with database.unit_of_work(_("Remove an approval")) as unit:
        unit.session.delete(found(unit, _approval_entity(), approval_id))
    return unit.changes


def _approval_entity() -> "type[Approval]":
    from summitdesk.store.entities import Approval

    return Approval
