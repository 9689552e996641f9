"""Checks of texts that are locked before signature."""

from collections.abc import Iterator, Sequence

from summitdesk.domain.canonical import short_digest, text_digest
from summitdesk.domain.checks.instruments import instrument_subject
from summitdesk.domain.findings import Finding
from summitdesk.domain.rows import AgendaItemRow, EventRow, InstrumentRow
from summitdesk.domain.vocabulary import AgendaKind, Severity
from summitdesk.i18n import _


def check_frozen(
    instruments: Sequence[InstrumentRow], event: EventRow | None, agenda: Sequence[AgendaItemRow] = ()
) -> list[Finding]:
    """Every check of what is frozen and what should be."""
    findings = []
    for instrument in instruments:
        findings += [*differs_from_digest(instrument, event), *not_frozen(instrument, agenda)]
    return findings


def differs_from_digest(instrument: InstrumentRow, event: EventRow | None) -> Iterator[Finding]:
    """``text.differs_from_digest``: the text was frozen, and says something else now, if only a count."""
    if not instrument.frozen_digest or instrument.frozen_digest == text_digest(instrument, event):
        return
    yield Finding(
        "text.differs_from_digest",
        Severity.ERROR,
        instrument_subject(instrument),
        instrument.id,
        _("The text was frozen with the digest {digest} and says something else now.").format(
            digest=short_digest(instrument.frozen_digest)
        ),
        _("Compare it with the frozen version. Take the change back, or unfreeze the text and freeze it again."),
        "instrument",
        "paragraphs",
    )


def not_frozen(instrument: InstrumentRow, agenda: Sequence[AgendaItemRow]) -> Iterator[Finding]:
    """``text.not_frozen``: the programme has a signing, somebody is still to sign, and the text is not locked yet."""
    signing = any(item.kind is AgendaKind.SIGNING and not item.is_cancelled for item in agenda)
    awaited = any(signatory.signed_on is None for signatory in instrument.signatories)
    if not signing or not awaited or instrument.frozen_digest:
        return
    yield Finding(
        "text.not_frozen",
        Severity.WARNING,
        instrument_subject(instrument),
        instrument.id,
        _("A signing is on the programme, but the text is not frozen yet."),
        _("Freeze it once it is final: from then on nobody changes what will be signed."),
        "instrument",
        "frozen_digest",
    )
