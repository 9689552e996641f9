"""The frozen rows that queries return and everything above the store works on.

A text in several languages is a mapping from BCP 47 tag to text (``{"zh-Hans": "哈尔滨", "en": "Harbin"}``); a missing
language is a missing key, never an empty string. Times are aware and in UTC; the event's IANA zone says how to
print them.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from uuid import UUID

from summitdesk.domain.vocabulary import (
    AgendaKind,
    Alternat,
    ApprovalKind,
    Attendance,
    Authority,
    Channel,
    CityKind,
    DelegationRole,
    HostPosition,
    InstrumentKind,
    InvitationState,
    NameOrder,
    OrderUse,
    OrganizerRole,
    ParagraphKind,
    Policy,
    RelationKind,
    ReplyMode,
    SignatureForm,
    SpeakerRole,
    Wording,
)
from summitdesk.values import value

Texts = Mapping[str, str]


@value
class PersonName:
    """A person's name in one language or script, as the person writes it.

    ``language`` is a BCP 47 tag; a Latin transliteration that belongs to no language is ``und-Latn``. ``full`` is
    authoritative and never re-cased; the parts are empty where nobody told them.
    """

    language: str
    full: str
    family: str = ""
    given: str = ""
    order: NameOrder = NameOrder.AS_GIVEN
    is_native: bool = False


@value
class CountryRow:
    """A country of the register. ``code`` is ISO 3166-1 alpha-2; an unknown country has an empty code."""

    id: UUID
    code: str
    names: Texts
    sort_names: Texts = field(default_factory=dict)


@value
class RelationRow:
    """One city's relation to the host: ``since`` is as exact as known: "1986", "1986-01" or "1979-12-17"."""

    id: UUID
    kind: RelationKind
    since: str = ""
    approval_no: int | None = None
    document_no: str = ""


@value
class CityRow:
    """A city (a party) of the register. ``spellings`` are other forms found in documents, for matching."""

    id: UUID
    slug: str
    kind: CityKind
    country: CountryRow
    names: Texts
    formal_names: Texts = field(default_factory=dict)
    sort_names: Texts = field(default_factory=dict)
    spellings: tuple[str, ...] = ()


@value
class OrganizerRow:
    """An organizer of an event in one role; ``position`` orders organizers of the same role."""

    id: UUID
    role: OrganizerRole
    position: int
    names: Texts


@value
class EventRow:
    """One event with its edition, dates, host and languages. ``timezone`` is an IANA name."""

    id: UUID
    slug: str
    titles: Texts
    starts_on: date
    ends_on: date
    timezone: str
    languages: tuple[str, ...]
    host: CityRow | None = None
    themes: Texts = field(default_factory=dict)
    places: Texts = field(default_factory=dict)
    organizers: tuple[OrganizerRow, ...] = ()
    reply_by: date | None = None


@value
class DelegationRow:
    """A city's delegation at an event, with what precedence and lists need."""

    id: UUID
    event_id: UUID
    city: CityRow
    position: int
    is_host: bool
    relation: RelationRow | None = None
    notified_on: date | None = None
    replied_on: date | None = None
    arrival_at: datetime | None = None
    departure_at: datetime | None = None
    invitation: InvitationState | None = None
    head_rank: int | None = None
    delegate_count: int = 0
    badge_names: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    note: str = ""


@value
class DelegateRow:
    """One person's membership of a delegation; ``names`` holds the native name first."""

    id: UUID
    person_id: UUID
    delegation_id: UUID
    event_id: UUID
    position: int
    role: DelegationRole
    city: CityRow
    names: tuple[PersonName, ...] = ()
    offices: Texts = field(default_factory=dict)
    honorifics: Texts = field(default_factory=dict)
    rank_code: int | None = None
    signs: bool = False
    represents: str = ""
    attendance: Attendance = Attendance.IN_PERSON
    category: str = ""
    badge_token: str = ""
    badge_copies: int = 0
    photo_digest: str = ""
    email: str = ""
    note: str = ""


@value
class KnownPersonRow:
    """A person of the register as an import looks for them; ``city_ids`` are the cities they came from so far."""

    id: UUID
    names: tuple[PersonName, ...]
    email: str
    phone: str
    city_ids: frozenset[UUID]


@value
class InvitationStepRow:
    """One entry of an invitation's history."""

    id: UUID
    state: InvitationState
    on: date
    channel: Channel | None
    by: str
    note: str = ""


@value
class InvitationRow:
    """A delegation's invitation with its history, oldest first."""

    id: UUID
    delegation_id: UUID
    number: str
    state: InvitationState
    reply_by: date | None
    steps: tuple[InvitationStepRow, ...] = ()
    reply_mode: ReplyMode = ReplyMode.RSVP


@value
class LetterValueRow:
    """One field of an event's letters; with a delegation it holds for the letters to that one only."""

    id: UUID
    name: str
    texts: Texts
    delegation_id: UUID | None = None


@value
class RoomRow:
    """A room of a venue; ``capacity`` is None where nobody told it."""

    id: UUID
    venue_id: UUID
    names: Texts
    venue_names: Texts
    capacity: int | None = None


@value
class SpeakerRow:
    """Somebody's part in an agenda item; ``delegate_id`` is None for people outside delegations."""

    id: UUID
    person_id: UUID
    delegate_id: UUID | None
    role: SpeakerRole
    position: int
    names: tuple[PersonName, ...] = ()
    offices: Texts = field(default_factory=dict)
    city: CityRow | None = None


@value
class AgendaItemRow:
    """One item of the programme: half-open interval ``[starts_at, ends_at)`` in UTC."""

    id: UUID
    event_id: UUID
    kind: AgendaKind
    titles: Texts
    starts_at: datetime
    ends_at: datetime
    room: RoomRow | None = None
    venue_names: Texts = field(default_factory=dict)
    speakers: tuple[SpeakerRow, ...] = ()
    notes: Texts = field(default_factory=dict)
    is_cancelled: bool = False


@value
class ReleasedSpeaker:
    """Somebody's part in a released item, as it was printed: by name, office and city, in each language."""

    person_id: UUID
    role: SpeakerRole
    names: Texts


@value
class ReleasedItem:
    """An item of a programme as it was released; ``places`` are its room and venue by language.

    ``kind`` is None in releases of versions that did not keep it.
    """

    id: UUID
    titles: Texts
    starts_at: datetime
    ends_at: datetime
    room_id: UUID | None = None
    places: Texts = field(default_factory=dict)
    speakers: tuple[ReleasedSpeaker, ...] = ()
    is_cancelled: bool = False
    kind: AgendaKind | None = None


@value
class AgendaReleaseRow:
    """A version of a programme that was given out: ``number`` counts from 1."""

    id: UUID
    event_id: UUID
    number: int
    released_on: date
    by: str = ""
    note: str = ""
    items: tuple[ReleasedItem, ...] = ()


@value
class ParagraphRow:
    """One unit of an instrument's outline, aligned across languages.

    ``level`` is 0 for running text and 1… for numbered clauses; numbering is generated per language, never stored.
    """

    id: UUID
    position: int
    kind: ParagraphKind
    level: int
    texts: Texts


@value
class SignatoryRow:
    """A city that signs an instrument, with the delegate who holds the pen (None while unknown)."""

    id: UUID
    delegation: DelegationRow
    signer: DelegateRow | None
    authority: Authority
    form: SignatureForm = SignatureForm.IN_PERSON
    signed_on: date | None = None


@value
class AgreementRow:
    """What a bilateral agreement lays down besides its text.

    ``prevailing`` is the language whose text prevails where the texts diverge, empty for none. ``subtitles`` stand
    under the title where a language names the parties apart from it; they may use ordered placeholders, as titles may.
    """

    id: UUID | None = None
    alternat: Alternat = Alternat.INVERTED
    wording: Wording = Wording.TREATY
    prevailing: str = ""
    subtitles: Texts = field(default_factory=dict)
    term_years: int | None = None
    notice_months: int | None = None


@value
class ApprovalRow:
    """One approval that a side obtained before it signs: by whom, under which number, on which day, in which file."""

    id: UUID
    delegation_id: UUID
    kind: ApprovalKind
    number: str = ""
    granted_on: date | None = None
    file_name: str = ""
    file_digest: str = ""


@value
class InstrumentRow:
    """An instrument with its outline and signatories (in no particular order: precedence orders them).

    ``translations`` names the languages whose text is a working translation; the others are authentic. Titles and
    texts of a bilateral agreement may use ordered placeholders (``{A}``, ``{B}``: the side named first in the copy at
    hand, and the other).
    """

    id: UUID
    event_id: UUID
    slug: str
    kind: InstrumentKind
    titles: Texts
    languages: tuple[str, ...]
    paragraphs: tuple[ParagraphRow, ...] = ()
    signatories: tuple[SignatoryRow, ...] = ()
    places: Texts = field(default_factory=dict)
    done_on: date | None = None
    translations: tuple[str, ...] = ()
    agreement: AgreementRow | None = None
    approvals: tuple[ApprovalRow, ...] = ()
    frozen_digest: str = ""
    """The SHA-256 digest of the text that was frozen before signature; empty for a text that is still edited."""


@value
class InstrumentReleaseRow:
    """A version of an instrument's text: ``number`` counts from 1, ``text`` is the instrument as it was then.

    The paragraphs of ``text`` are as papers showed them, with their fields filled in.
    """

    id: UUID
    instrument_id: UUID
    number: int
    label: str
    released_on: date
    by: str
    digest: str
    is_frozen: bool
    text: InstrumentRow


@value
class PinRow:
    """A position fixed by hand for one use: ``position`` counts from 1."""

    id: UUID
    delegation_id: UUID
    use: OrderUse
    position: int
    reason: str
    by: str = ""


@value
class OrderChoiceRow:
    """How an event orders delegations for one use: the policy, its options, and the positions fixed by hand.

    ``letter`` is the drawn first letter (policy D); ``manual`` the order given by hand, first to last (policy F);
    with ``deputy_inherits`` a deputy who stands in for the head keeps the head's rank.
    """

    use: OrderUse
    policy: Policy
    pins: tuple[PinRow, ...] = ()
    letter: str = ""
    manual: tuple[UUID, ...] = ()
    host_position: HostPosition = HostPosition.POLICY
    deputy_inherits: bool = False


@value
class CategoryRow:
    """A badge category of an event: its code, names and colour (``#RRGGBB``)."""

    id: UUID
    code: str
    names: Texts
    colour: str
    position: int


@value
class ChangeRow:
    """One field's change in the journal; identity-class values read "•••" unless undo itself asks."""

    table: str
    row_id: UUID
    field: str
    before: object
    after: object


@value
class TransactionRow:
    """One journal transaction: what was done, by whom, when, and whether it has been undone."""

    id: UUID
    sequence: int
    at: datetime
    node: str
    operator: str
    label: str
    undone: bool = False
    undoes: UUID | None = None
    changes: tuple[ChangeRow, ...] = ()


@value
class SearchHit:
    """A record that search found: the table and key it has, the event it belongs to, and what to show of it."""

    table: str
    id: UUID
    event_id: UUID | None
    label: str
