"""The alternat: which side each copy and text of a bilateral agreement names first, and which signs on the left.

After the circular of the Chinese foreign ministry on the signing of treaties (外办发[1994]7号), with which Western
usage agrees. Inverted (倒版): in the copy that a side keeps, that side comes first wherever both are named, in every
language, and signs on the left. Not inverted (不倒版): both keep the same, and each text names the side first whose
language it is. Texts that are written from right to left mirror the places of the signatures.
"""

from collections.abc import Sequence

from summitdesk.domain.language import base_language, is_rtl, official_languages
from summitdesk.domain.rows import AgreementRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import Alternat, InstrumentKind, Wording
from summitdesk.values import value

BILATERAL_KINDS = frozenset(
    {
        InstrumentKind.SISTER_CITY_AGREEMENT,
        InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT,
        InstrumentKind.MEMORANDUM,
    }
)

Sides = tuple[SignatoryRow, SignatoryRow]


@value
class CopyText:
    """One language's text in one copy: who is named first (``{A}``), and who signs where on the page."""

    language: str
    first: SignatoryRow
    second: SignatoryRow
    left: SignatoryRow
    right: SignatoryRow


@value
class KeeperCopy:
    """The copy that one side keeps, with its texts in their order: the keeper's own language first."""

    keeper: SignatoryRow
    other: SignatoryRow
    texts: tuple[CopyText, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts, in their order."""
        return tuple(text.language for text in self.texts)


@value
class Signing:
    """One signature to be given: in whose copy, under which text, by whom, and on which side of the page."""

    keeper: SignatoryRow
    language: str
    signatory: SignatoryRow
    is_left: bool


def is_bilateral(instrument: InstrumentRow) -> bool:
    """Whether an instrument is an agreement between two sides, whose copies alternate."""
    return instrument.kind in BILATERAL_KINDS and len(instrument.signatories) == 2


def terms_of(instrument: InstrumentRow) -> AgreementRow:
    """What the agreement lays down, or what holds where nothing was laid down."""
    if instrument.agreement:
        return instrument.agreement
    wording = Wording.UNDERSTANDING if instrument.kind is InstrumentKind.MEMORANDUM else Wording.TREATY
    return AgreementRow(wording=wording)


def sides_of(instrument: InstrumentRow) -> Sides:
    """The two sides, in the order of the register; only for instruments that are bilateral."""
    first, second = instrument.signatories
    return first, second


def authentic_languages(instrument: InstrumentRow) -> tuple[str, ...]:
    """The languages whose texts are signed: all but working translations."""
    return tuple(tag for tag in instrument.languages if tag not in instrument.translations)


def owns(party: SignatoryRow, language: str) -> bool:
    """Whether a language is a side's own: one that its delegation told, else one that is official in its country."""
    told = party.delegation.languages
    own = told or official_languages(party.delegation.city.country.code)
    return base_language(language) in {base_language(tag) for tag in own}


def owner_of(language: str, sides: Sides) -> SignatoryRow | None:
    """The side whose language it is; None where it is both sides' or neither's."""
    owners = [side for side in sides if owns(side, language)]
    return owners[0] if len(owners) == 1 else None


def languages_for(keeper: SignatoryRow, languages: Sequence[str], sides: Sides) -> tuple[str, ...]:
    """Languages as the keeper's copy has them: the keeper's own first, then the other side's, a third one last."""

    def place(language: str) -> int:
        owner = owner_of(language, sides)
        if owner is None:
            return 0 if owns(keeper, language) else 2
        return 0 if owner.id == keeper.id else 1

    return tuple(sorted(languages, key=place))


def copy_for(
    keeper: SignatoryRow, sides: Sides, languages: Sequence[str], alternat: Alternat = Alternat.INVERTED
) -> KeeperCopy:
    """The copy that ``keeper`` keeps; ``languages`` are those of the texts, in any order."""
    other = sides[1] if keeper.id == sides[0].id else sides[0]
    texts = [
        _copy_text(language, keeper, other, sides, alternat) for language in languages_for(keeper, languages, sides)
    ]
    return KeeperCopy(keeper, other, tuple(texts))


def _copy_text(language: str, keeper: SignatoryRow, other: SignatoryRow, sides: Sides, alternat: Alternat) -> CopyText:
    first = keeper if alternat is Alternat.INVERTED else (owner_of(language, sides) or sides[0])
    second = other if first.id == keeper.id else keeper
    left, right = (second, first) if is_rtl(language) else (first, second)
    return CopyText(language, first, second, left, right)


def copies_of(instrument: InstrumentRow) -> tuple[KeeperCopy, KeeperCopy]:
    """Both sides' copies of an agreement, with the texts that are signed."""
    sides = sides_of(instrument)
    languages, alternat = authentic_languages(instrument), terms_of(instrument).alternat
    return copy_for(sides[0], sides, languages, alternat), copy_for(sides[1], sides, languages, alternat)


def listed_languages(instrument: InstrumentRow, text: CopyText) -> tuple[str, ...]:
    """The languages as a text lists them: those of the side that it names first before those of the other."""
    return languages_for(text.first, authentic_languages(instrument), sides_of(instrument))


def signings(copies: Sequence[KeeperCopy]) -> tuple[Signing, ...]:
    """Every signature to be given, by copy, text and place: two sides in two languages give eight."""
    return tuple(
        Signing(copy.keeper, text.language, party, party.id == text.left.id)
        for copy in copies
        for text in copy.texts
        for party in (text.left, text.right)
    )
