"""What has to be approved before an agreement is signed, by whom, and what of it is still missing.

Chinese cities go from a letter of intent through the city government and the provincial foreign affairs office to the
national friendship association; in North America the council resolves. Elsewhere nothing is asked for by default.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from summitdesk.domain.rows import ApprovalRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import ApprovalKind, InstrumentKind

_CHINA = (ApprovalKind.CITY_GOVERNMENT, ApprovalKind.PROVINCIAL_OFFICE)
_REQUIRED: Mapping[InstrumentKind, Mapping[str, tuple[ApprovalKind, ...]]] = {
    InstrumentKind.SISTER_CITY_AGREEMENT: {
        "CN": (ApprovalKind.LETTER_OF_INTENT, *_CHINA, ApprovalKind.NATIONAL_ASSOCIATION),
        "US": (ApprovalKind.COUNCIL_RESOLUTION,),
        "CA": (ApprovalKind.COUNCIL_RESOLUTION,),
    },
    InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT: {"CN": _CHINA},
    InstrumentKind.MEMORANDUM: {"CN": (ApprovalKind.CITY_GOVERNMENT,)},
}


@dataclass(frozen=True, slots=True)
class ApprovalPoint:
    """One line of the checklist: what a side needs or has, and the approval where it is recorded."""

    signatory: SignatoryRow
    kind: ApprovalKind
    is_required: bool
    approval: ApprovalRow | None = None

    @property
    def is_missing(self) -> bool:
        """Whether a required approval has neither number nor date."""
        return self.is_required and (self.approval is None or not (self.approval.number or self.approval.granted_on))


def required_approvals(kind: InstrumentKind, country: str) -> tuple[ApprovalKind, ...]:
    """The approvals that a side from ``country`` (ISO 3166-1) needs for an instrument of this kind, in their order."""
    return _REQUIRED.get(kind, {}).get(country, ())


def approval_checklist(instrument: InstrumentRow) -> tuple[ApprovalPoint, ...]:
    """The approvals of an agreement, side by side: the required ones in their order, then what else is recorded."""
    points = []
    for signatory in instrument.signatories:
        needed = required_approvals(instrument.kind, signatory.delegation.city.country.code)
        recorded = [row for row in instrument.approvals if row.delegation_id == signatory.delegation.id]
        for kind in needed:
            found = next((row for row in recorded if row.kind is kind), None)
            points.append(ApprovalPoint(signatory, kind, is_required=True, approval=found))
        points += [
            ApprovalPoint(signatory, row.kind, is_required=False, approval=row)
            for row in recorded
            if row.kind not in needed
        ]
    return tuple(points)
