"""Findings about texts that are locked before signature."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.examples import delegation, event, instrument, item, paragraph, signatory
from summitdesk.domain.canonical import text_digest
from summitdesk.domain.checks import CheckedEvent, check_event, check_frozen
from summitdesk.domain.vocabulary import AgendaKind, Severity

NINE, TEN = datetime(2026, 1, 7, 1, tzinfo=UTC), datetime(2026, 1, 7, 2, tzinfo=UTC)
TEXT = instrument(paragraph(1, "We meet.", "我们相聚。"), signatories=(signatory(delegation()),))
SIGNING = item("Signing", NINE, TEN, kind=AgendaKind.SIGNING)


def codes(text, agenda=()):
    return [(finding.code, finding.severity) for finding in check_frozen([text], event(), agenda)]


def test_a_text_to_be_signed_should_be_frozen():
    assert codes(TEXT, [SIGNING]) == [("text.not_frozen", Severity.WARNING)]
    assert codes(TEXT, [replace(SIGNING, is_cancelled=True)]) == []
    assert codes(TEXT) == []
    signed = replace(TEXT, signatories=tuple(replace(one, signed_on=date(2026, 1, 7)) for one in TEXT.signatories))
    assert codes(signed, [SIGNING]) == []


def test_a_frozen_text_agrees_with_its_digest_or_is_an_error():
    frozen = replace(TEXT, frozen_digest=text_digest(TEXT, event()))
    assert codes(frozen, [SIGNING]) == []
    other = replace(frozen, paragraphs=(paragraph(1, "We met.", "我们相聚。"),))
    assert codes(other, [SIGNING]) == [("text.differs_from_digest", Severity.ERROR)]
    whole = check_event(CheckedEvent(event(), instruments=[other]))
    assert "text.differs_from_digest" in [finding.code for finding in whole]
