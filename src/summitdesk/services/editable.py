"""The guard of texts that are frozen before signature: whatever edits a text asks here first."""

from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found, so_far

if TYPE_CHECKING:
    from summitdesk.store.entities import Instrument, Paragraph
    from summitdesk.store.writing import UnitOfWork


def editable_instrument(unit: "UnitOfWork", instrument_id: UUID) -> "Instrument":
    """The instrument, unless its text is frozen."""
    from summitdesk.store.entities import Instrument

    instrument = found(unit, Instrument, instrument_id)
    require_editable(instrument)
    return instrument


def editable_paragraph(unit: "UnitOfWork", paragraph_id: UUID) -> "Paragraph":
    """The paragraph, unless the text that it belongs to is frozen."""
    from summitdesk.store.entities import Paragraph

    paragraph = found(unit, Paragraph, paragraph_id)
    require_editable(paragraph.instrument)
    return paragraph


def require_editable(instrument: "Instrument") -> None:
    """Refuse to go on where the text is frozen, with a sentence that says how to unfreeze it."""
    if any(release.is_frozen for release in instrument.releases):
        raise _frozen(instrument.slug)


def require_nothing_frozen(unit: "UnitOfWork", event_id: UUID) -> None:
    """Refuse to go on where any text of the event is frozen."""
    from summitdesk.store.queries.instruments import instruments_of

    for row in instruments_of(so_far(unit), event_id):
        if row.frozen_digest:
            raise _frozen(row.slug)


def _frozen(slug: str) -> UserError:
    return UserError(
        _("The text of “{slug}” is frozen for signature.").format(slug=slug),
        _("Unfreeze it first (“summitdesk instrument unfreeze”, or the text's menu); the step is recorded."),
    )
