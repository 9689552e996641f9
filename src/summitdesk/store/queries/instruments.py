"""Instruments with their outline and signatories."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import Session

from summitdesk.domain.alternat import BILATERAL_KINDS
from summitdesk.domain.rows import AgreementRow, ApprovalRow, InstrumentRow, ParagraphRow, SignatoryRow
from summitdesk.store.queries.delegates import delegates_in
from summitdesk.store.queries.delegations import delegations_in
from summitdesk.store.queries.tables import (
    agreement,
    approval,
    delegate,
    delegation,
    instrument,
    instrument_release,
    live,
    paragraph,
    signatory,
)


def instruments_of(session: Session, event_id: UUID) -> tuple[InstrumentRow, ...]:
    """The instruments of an event."""
    return _instruments(session, instrument.c.event_id == event_id)


def instrument_by_slug(session: Session, event_id: UUID, slug: str) -> InstrumentRow | None:
    """The instrument of an event with this slug."""
    found = _instruments(session, instrument.c.event_id == event_id, instrument.c.slug == slug)
    return next(iter(found), None)


def instrument_by_id(session: Session, instrument_id: UUID) -> InstrumentRow | None:
    """One instrument."""
    return next(iter(_instruments(session, instrument.c.id == instrument_id)), None)


def headings_of(session: Session, chosen: Select[Any]) -> dict[UUID, InstrumentRow]:
    """Instruments with their titles and, where they are agreements, their sides; without their outlines.

    ``chosen`` selects keys of instruments.
    """
    rows = session.execute(select(instrument).where(live(instrument), instrument.c.id.in_(chosen))).mappings()
    bilateral = select(instrument.c.id).where(instrument.c.id.in_(chosen), instrument.c.kind.in_(BILATERAL_KINDS))
    sides = _signatories(session, bilateral)
    return {row["id"]: _instrument_row({**row, "frozen_digest": ""}, {}, sides, {}, {}) for row in rows}


def _instruments(session: Session, *conditions: ColumnElement[bool]) -> tuple[InstrumentRow, ...]:
    chosen = select(instrument.c.id).where(live(instrument), *conditions)
    rows = session.execute(
        select(instrument, _frozen_digest())
        .where(instrument.c.id.in_(chosen))
        .order_by(instrument.c.slug, instrument.c.id)
    ).mappings()
    instruments = list(rows)
    paragraphs = _paragraphs(session, chosen)
    signatories = _signatories(session, chosen)
    agreements = _agreements(session, chosen)
    approvals = _approvals(session, chosen)
    return tuple(_instrument_row(row, paragraphs, signatories, agreements, approvals) for row in instruments)


def _frozen_digest() -> Any:
    """The digest of the text that is frozen at present, beside each instrument."""
    release = instrument_release.c
    return (
        select(release.digest)
        .where(live(instrument_release), release.is_frozen.is_(true()), release.instrument_id == instrument.c.id)
        .order_by(release.number.desc(), release.id)
        .limit(1)
        .scalar_subquery()
        .label("frozen_digest")
    )


def _paragraphs(session: Session, chosen: Select[Any]) -> dict[UUID, list[ParagraphRow]]:
    rows = session.execute(
        select(paragraph)
        .where(live(paragraph), paragraph.c.instrument_id.in_(chosen))
        .order_by(paragraph.c.position, paragraph.c.id)
    ).mappings()
    found: dict[UUID, list[ParagraphRow]] = {}
    for row in rows:
        found.setdefault(row["instrument_id"], []).append(
            ParagraphRow(row["id"], row["position"], row["kind"], row["level"], row["texts"])
        )
    return found


def _signatories(session: Session, chosen: Select[Any]) -> dict[UUID, list[SignatoryRow]]:
    signing = select(signatory.c.id).where(live(signatory), signatory.c.instrument_id.in_(chosen))
    rows = session.execute(
        select(signatory)
        .join(delegation, delegation.c.id == signatory.c.delegation_id)
        .where(signatory.c.id.in_(signing), live(delegation))
        .order_by(delegation.c.position, signatory.c.id)
    ).mappings()
    signatories = list(rows)
    delegations = delegations_in(session, delegation.c.id.in_(signing.with_only_columns(signatory.c.delegation_id)))
    signers = delegates_in(session, delegate.c.id.in_(signing.with_only_columns(signatory.c.signer_id)))
    found: dict[UUID, list[SignatoryRow]] = {}
    for row in signatories:
        found.setdefault(row["instrument_id"], []).append(
            SignatoryRow(
                id=row["id"],
                delegation=delegations[row["delegation_id"]],
                signer=signers.get(row["signer_id"]),
                authority=row["authority"],
                form=row["form"],
                signed_on=row["signed_on"],
            )
        )
    return found


def _agreements(session: Session, chosen: Select[Any]) -> dict[UUID, AgreementRow]:
    rows = session.execute(
        select(agreement).where(live(agreement), agreement.c.instrument_id.in_(chosen)).order_by(agreement.c.id)
    ).mappings()
    return {
        row["instrument_id"]: AgreementRow(
            id=row["id"],
            alternat=row["alternat"],
            wording=row["wording"],
            prevailing=row["prevailing"],
            subtitles=row["subtitles"],
            term_years=row["term_years"],
            notice_months=row["notice_months"],
        )
        for row in rows
    }


def _approvals(session: Session, chosen: Select[Any]) -> dict[UUID, list[ApprovalRow]]:
    rows = session.execute(
        select(approval)
        .where(live(approval), approval.c.instrument_id.in_(chosen))
        .order_by(approval.c.granted_on, approval.c.kind, approval.c.id)
    ).mappings()
    found: dict[UUID, list[ApprovalRow]] = {}
    for row in rows:
        found.setdefault(row["instrument_id"], []).append(
            ApprovalRow(
                id=row["id"],
                delegation_id=row["delegation_id"],
                kind=row["kind"],
                number=row["number"],
                granted_on=row["granted_on"],
                file_name=row["file_name"],
                file_digest=row["file_digest"] or "",
            )
        )
    return found


def _instrument_row(
    row: Mapping[Any, Any],
    paragraphs: Mapping[UUID, list[ParagraphRow]],
    signatories: Mapping[UUID, list[SignatoryRow]],
    agreements: Mapping[UUID, AgreementRow],
    approvals: Mapping[UUID, list[ApprovalRow]],
) -> InstrumentRow:
    return InstrumentRow(
        id=row["id"],
        event_id=row["event_id"],
        slug=row["slug"],
        kind=row["kind"],
        titles=row["titles"],
        languages=row["languages"],
        paragraphs=tuple(paragraphs.get(row["id"], ())),
        signatories=tuple(signatories.get(row["id"], ())),
        places=row["places"],
        done_on=row["done_on"],
        translations=row["translations"],
        agreement=agreements.get(row["id"]),
        approvals=tuple(approvals.get(row["id"], ())),
        frozen_digest=row["frozen_digest"] or "",
    )
