"""The guard of texts that are frozen before signature: whatever edits a text asks here first."""

from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.records import found

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
        raise UserError(
            _("The text of “{slug}” is frozen for signature.").format(slug=instrument.slug),
            _("Unfreeze it first (“summitdesk instrument unfreeze”, or the text's menu); the step is recorded."),
        )
