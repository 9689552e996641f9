"""The canonical form of an instrument's final text, and the SHA-256 digest that locks it.

The form holds what a signer signs, in every language: titles, generated numbers and evaluated texts, place and date. It
is JSON after RFC 8785 as far as strings, integers, lists and objects go: keys sorted, no blanks, UTF-8, text in NFC as
the register stores it. What a bilateral agreement lays down besides its text is part of it; its ordered placeholders
stay as they are, because the copies differ in nothing else.
"""

import json
from hashlib import sha256
from typing import Any

from summitdesk.domain.fields import FieldValues, fill, instrument_fields
from summitdesk.domain.numbering import paragraph_labels, scheme_of
from summitdesk.domain.rows import AgreementRow, EventRow, InstrumentRow

_FORM = "summitdesk-text-1"
SHORT = 12
"""Hexadecimal digits of a digest that are shown to people."""


def canonical_text(instrument: InstrumentRow, event: EventRow | None) -> bytes:
    """The canonical form: the same bytes for the same final text, on every computer."""
    values = instrument_fields(instrument, event)
    form: dict[str, Any] = {
        "form": _FORM,
        "kind": instrument.kind.value,
        "authentic": sorted(set(instrument.languages) - set(instrument.translations)),
        "texts": {tag: _text(instrument, values, tag) for tag in sorted(set(instrument.languages))},
        "done_on": instrument.done_on.isoformat() if instrument.done_on else "",
    }
    if instrument.agreement:
        form["agreement"] = _agreement(instrument.agreement)
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def text_digest(instrument: InstrumentRow, event: EventRow | None) -> str:
    """The digest of the final text, in hexadecimal digits."""
    return sha256(canonical_text(instrument, event)).hexdigest()


def short_digest(digest: str) -> str:
    """The beginning of a digest as papers and sentences show it, in groups of four: "9f3c 02aa 71d0"."""
    return " ".join(digest[place : place + 4] for place in range(0, min(SHORT, len(digest)), 4))


def _text(instrument: InstrumentRow, values: FieldValues, language: str) -> dict[str, Any]:
    labels = paragraph_labels(instrument.paragraphs, language, scheme_of(instrument.kind))
    return {
        "title": fill(instrument.titles.get(language, ""), values, language).text,
        "place": instrument.places.get(language, ""),
        "paragraphs": [
            [row.kind.value, label, fill(row.texts.get(language, ""), values, language).text]
            for row, label in zip(instrument.paragraphs, labels, strict=True)
        ],
    }


def _agreement(agreement: AgreementRow) -> dict[str, Any]:
    return {
        "alternat": agreement.alternat.value,
        "wording": agreement.wording.value,
        "prevailing": agreement.prevailing,
        "subtitles": dict(agreement.subtitles),
        "term_years": agreement.term_years or 0,
        "notice_months": agreement.notice_months or 0,
    }
