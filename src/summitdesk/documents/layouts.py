"""The choices that a paper offers, apart from what sets it, so that asking for them loads no typesetter."""

from enum import StrEnum


class TextLayout(StrEnum):
    """How the languages of an instrument stand to each other."""

    SIDE_BY_SIDE = "side-by-side"
    SEQUENTIAL = "sequential"
    FACING = "facing"
    INTERLEAVED = "interleaved"


class PaperKind(StrEnum):
    """The papers that can be printed."""

    INITIATIVE = "initiative"
    AGREEMENT = "agreement"
    SIGNATURE_PAGE = "signature-page"
    AGREEMENT_PROOF = "agreement-proof"
    CEREMONY = "ceremony"
    COMPARISON = "comparison"
    AGENDA = "agenda"
    ROSTER = "roster"
    BADGES = "badges"
    PLACE_CARDS = "place-cards"
    INVITATIONS = "invitations"
    REMINDERS = "reminders"
    VISA_LETTERS = "visa-letters"
    ENVELOPES = "envelopes"
    LABELS = "labels"
    POCKET_AGENDA = "pocket-agenda"
    AGENDA_CHANGES = "agenda-changes"
    CALIBRATION = "calibration"
