"""The paper of what is being typed: set on the press, from rows that need not be stored yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.agreements import agreement_fields
from summitdesk.domain.alternat import authentic_languages, copy_for, is_bilateral, sides_of, terms_of
from summitdesk.domain.fields import FieldValues, instrument_fields
from summitdesk.domain.precedence import order_as_chosen
from summitdesk.domain.rows import DelegationRow, EventRow, InstrumentRow, OrderChoiceRow, SignatoryRow
from summitdesk.domain.vocabulary import OrderUse
from summitdesk.i18n import later

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.domain.alternat import KeeperCopy
    from summitdesk.typeset.compose import Composed
    from summitdesk.typeset.content import Document

LAYOUTS: Final = {
    TextLayout.SIDE_BY_SIDE: later("Side by side"),
    TextLayout.SEQUENTIAL: later("One after the other"),
    TextLayout.FACING: later("On facing pages"),
    TextLayout.INTERLEAVED: later("Paragraph by paragraph"),
}
"""How the languages of a document can stand to each other."""

ValuesByLanguage = Mapping[str, FieldValues]


@dataclass(frozen=True, slots=True)
class Instruments:
    """What an event adopts, the order in which the cities sign, and the delegations that can sign."""

    rows: tuple[InstrumentRow, ...] = ()
    order: OrderChoiceRow | None = None
    delegations: tuple[DelegationRow, ...] = ()
    values: Mapping[tuple[UUID, UUID | None], ValuesByLanguage] = field(default_factory=dict)
    """What the computed fields stand for, by document and by the side whose copy is meant (None: any)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper to be set: the instrument as it is typed, how its languages stand to each other, and whose copy."""

    event: EventRow
    instrument: InstrumentRow
    order: OrderChoiceRow | None
    layout: TextLayout
    keeper: UUID | None = None


def read_instruments(session: "Session", event: EventRow) -> Instruments:
    """The instruments of an event, and what goes with them."""
    from summitdesk.store.queries.delegations import delegations_of
    from summitdesk.store.queries.instruments import instruments_of
    from summitdesk.store.queries.precedence import order_choice

    rows = instruments_of(session, event.id)
    values = {(row.id, keeper): field_values(row, event, keeper) for row in rows for keeper in keepers(row)}
    return Instruments(
        rows, order_choice(session, event.id, OrderUse.SIGNATURES), tuple(delegations_of(session, event.id)), values
    )


def keepers(instrument: InstrumentRow) -> tuple[UUID | None, ...]:
    """The sides that keep a copy, by their signatories' keys; None alone where all copies are one."""
    return tuple(side.id for side in sides_of(instrument)) if is_bilateral(instrument) else (None,)


def field_values(instrument: InstrumentRow, event: EventRow, keeper: UUID | None) -> ValuesByLanguage:
    """What the computed fields stand for in each language, in the copy of one side."""
    copy = copy_of(instrument, keeper, instrument.languages)
    if copy is None:
        values = instrument_fields(instrument, event)
        return dict.fromkeys(instrument.languages, values)
    return {text.language: agreement_fields(instrument, event, text.first, text.second) for text in copy.texts}


def copy_of(instrument: InstrumentRow, keeper: UUID | None, languages: tuple[str, ...]) -> "KeeperCopy | None":
    """The copy that a side keeps; None for what is no agreement between two sides."""
    if not is_bilateral(instrument):
        return None
    sides = sides_of(instrument)
    side = next((side for side in sides if side.id == keeper), sides[0])
    return copy_for(side, sides, languages, terms_of(instrument).alternat)


def usual_layout(instrument: InstrumentRow) -> TextLayout:
    """How papers of this kind are bound as a rule."""
    return TextLayout.SEQUENTIAL if is_bilateral(instrument) else TextLayout.SIDE_BY_SIDE


def set_paper(wanted: Wanted) -> "Composed":
    """Set a draft of the paper (on the press)."""
    from summitdesk.typeset.compose import make_pdf

    return make_pdf(_document(wanted))


def _document(wanted: Wanted) -> "Document":
    from summitdesk.documents.agreement import AgreementPaper, agreement_document
    from summitdesk.documents.instrument import InstrumentPaper, instrument_document
    from summitdesk.typeset.fonts import FontLibrary

    row = wanted.instrument
    copy = copy_of(row, wanted.keeper, authentic_languages(row) or row.languages)
    if copy is not None:
        return agreement_document(AgreementPaper(row, wanted.event, copy, wanted.layout))
    paper = InstrumentPaper(
        row, wanted.event, _in_order(row, wanted.order), row.languages or ("en",), wanted.layout, draft=True
    )
    return instrument_document(paper, FontLibrary.bundled())


def _in_order(instrument: InstrumentRow, choice: OrderChoiceRow | None) -> tuple[SignatoryRow, ...]:
    if choice is None:
        return instrument.signatories
    by_delegation = {signatory.delegation.id: signatory for signatory in instrument.signatories}
    places = order_as_chosen([signatory.delegation for signatory in instrument.signatories], choice)
    return tuple(by_delegation[place.delegation.id] for place in places)
