"""The paper of what is being typed: set on the press, from rows that need not be stored yet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.precedence import order_as_chosen
from summitdesk.domain.rows import EventRow, InstrumentRow, OrderChoiceRow, SignatoryRow
from summitdesk.domain.vocabulary import OrderUse

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.typeset.compose import Composed


@dataclass(frozen=True, slots=True)
class Instruments:
    """What an event adopts, and the order in which the cities sign."""

    rows: tuple[InstrumentRow, ...] = ()
    order: OrderChoiceRow | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper to be set: the instrument as it is typed, and how its languages stand to each other."""

    event: EventRow
    instrument: InstrumentRow
    order: OrderChoiceRow | None
    layout: TextLayout


def read_instruments(session: "Session", event_id: UUID) -> Instruments:
    """The instruments of an event."""
    from summitdesk.store.queries.instruments import instruments_of
    from summitdesk.store.queries.precedence import order_choice

    return Instruments(instruments_of(session, event_id), order_choice(session, event_id, OrderUse.SIGNATURES))


def set_paper(wanted: Wanted) -> "Composed":
    """Set a draft of the paper (on the press)."""
    from summitdesk.documents.instrument import InstrumentPaper, instrument_document
    from summitdesk.typeset.compose import make_pdf
    from summitdesk.typeset.fonts import FontLibrary

    paper = InstrumentPaper(
        wanted.instrument,
        wanted.event,
        _in_order(wanted.instrument, wanted.order),
        wanted.instrument.languages,
        wanted.layout,
        draft=True,
    )
    return make_pdf(instrument_document(paper, FontLibrary.bundled()))


def _in_order(instrument: InstrumentRow, choice: OrderChoiceRow | None) -> tuple[SignatoryRow, ...]:
    if choice is None:
        return instrument.signatories
    by_delegation = {signatory.delegation.id: signatory for signatory in instrument.signatories}
    places = order_as_chosen([signatory.delegation for signatory in instrument.signatories], choice)
    return tuple(by_delegation[place.delegation.id] for place in places)
