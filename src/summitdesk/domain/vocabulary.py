"""The coded terms of the register: enumerations stored by value, spelled as protocol offices use them."""

from enum import IntEnum, StrEnum


class CityKind(StrEnum):
    """What kind of municipality or body a party is."""

    CITY = "city"
    DISTRICT = "district"
    COUNTY = "county"
    PREFECTURE = "prefecture"
    METROPOLITAN_MUNICIPALITY = "metropolitan_municipality"
    PROVINCE_STATE = "province_state"
    ASSOCIATION = "association"
    ORGANISATION = "organisation"


class RelationKind(StrEnum):
    """How one city stands to another, in descending order of closeness (protocol order A uses this order)."""

    SISTER = "sister"
    FRIENDLY_EXCHANGE = "friendly_exchange"
    INTENT = "intent"
    NONE = "none"


class OrganizerRole(StrEnum):
    """An organizer's role, in the order in which Chinese and English papers print them (指导、主办、承办、协办)."""

    GUIDING = "guiding"
    HOST = "host"
    ORGANIZER = "organizer"
    CO_ORGANIZER = "co_organizer"
    SUPPORTER = "supporter"


class DelegationRole(StrEnum):
    """What a delegate is in a delegation."""

    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    MEMBER = "member"
    SECRETARY = "secretary"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    PRESS = "press"
    BUSINESS = "business"
    SPOUSE = "spouse"
    GUEST = "guest"
    STAFF = "staff"


class Rank(IntEnum):
    """The ladder of posts; a smaller number ranks higher. Codes between these are allowed."""

    MAYOR = 10
    ACTING_MAYOR = 12
    COUNCIL_CHAIR = 15
    FIRST_DEPUTY_MAYOR = 20
    DEPUTY_MAYOR = 22
    FIRST_DEPUTY_COUNCIL_CHAIR = 25
    DEPUTY_SPEAKER = 27
    COUNCILLOR = 30
    SECRETARY_GENERAL = 40
    DEPARTMENT_HEAD = 50
    OTHER_OFFICIAL = 60
    NON_OFFICIAL = 80


class Attendance(StrEnum):
    """How somebody takes part."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    VIDEO_MESSAGE = "video_message"
    WRITTEN_MESSAGE = "written_message"
    REPRESENTED = "represented"
    ABSENT = "absent"


class InvitationState(StrEnum):
    """Where an invitation stands, from its draft to the delegation's arrival."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    ACCEPTED_REPRESENTED = "accepted_represented"
    ACCEPTED_ONLINE = "accepted_online"
    TENTATIVE = "tentative"
    REGRET = "regret"
    NO_REPLY = "no_reply"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"


class Channel(StrEnum):
    """How a letter travelled."""

    POST = "post"
    COURIER = "courier"
    EMBASSY = "embassy"
    EMAIL = "email"
    WECHAT = "wechat"
    BY_HAND = "by_hand"
    PHONE = "phone"


class ReplyMode(StrEnum):
    """How an invitation asks for a reply.

    ``RSVP``: an answer is due either way; ``REGRETS_ONLY``: only from those who cannot come; ``POUR_MEMOIRE``: none,
    because the invitee has accepted by word of mouth and the letter confirms it.
    """

    RSVP = "rsvp"
    REGRETS_ONLY = "regrets_only"
    POUR_MEMOIRE = "pour_memoire"


class InstrumentKind(StrEnum):
    """What is adopted or signed."""

    INITIATIVE = "initiative"
    DECLARATION = "declaration"
    SISTER_CITY_AGREEMENT = "sister_city_agreement"
    FRIENDLY_EXCHANGE_AGREEMENT = "friendly_exchange_agreement"
    MEMORANDUM = "memorandum"


class ParagraphKind(StrEnum):
    """What a unit of an instrument's outline is."""

    HEADING = "heading"
    TEXT = "text"
    CLAUSE = "clause"
    CLOSING = "closing"
    PLACE_AND_DATE = "place_and_date"


class Alternat(StrEnum):
    """Whether the copies of a bilateral agreement change the order of the sides (倒版、不倒版).

    ``INVERTED``: in the copy that a side keeps, that side is named first throughout. ``NON_INVERTED``: all copies are
    the same, and each language's text names the side first whose language it is.
    """

    INVERTED = "inverted"
    NON_INVERTED = "non_inverted"


class Wording(StrEnum):
    """Which vocabulary an agreement keeps to: that of a binding treaty, or that of an understanding."""

    TREATY = "treaty"
    UNDERSTANDING = "understanding"


class ApprovalKind(StrEnum):
    """Whose approval an agreement needs before it is signed."""

    LETTER_OF_INTENT = "letter_of_intent"
    CITY_GOVERNMENT = "city_government"
    PROVINCIAL_OFFICE = "provincial_office"
    NATIONAL_ASSOCIATION = "national_association"
    COUNCIL_RESOLUTION = "council_resolution"
    OTHER = "other"


class Authority(StrEnum):
    """What entitles a signer to sign."""

    NONE = "none"
    REQUIRED = "required"
    EX_OFFICIO = "ex_officio"
    LETTER_SCAN = "letter_scan"
    LETTER_ORIGINAL = "letter_original"
    COUNCIL_RESOLUTION = "council_resolution"
    WAIVED = "waived"


class SignatureForm(StrEnum):
    """How a signature was given."""

    IN_PERSON = "in_person"
    COUNTERPART = "counterpart"
    ENDORSED_ONLINE = "endorsed_online"


class AgendaKind(StrEnum):
    """What an agenda item is."""

    CEREMONY = "ceremony"
    DIALOGUE = "dialogue"
    BILATERAL = "bilateral"
    SIGNING = "signing"
    SITE_VISIT = "site_visit"
    EXPO = "expo"
    MEAL = "meal"
    CULTURE = "culture"
    TRANSFER = "transfer"
    BREAK = "break"


class SpeakerRole(StrEnum):
    """What somebody does in an agenda item."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    PANELLIST = "panellist"
    RAPPORTEUR = "rapporteur"
    INTERPRETER = "interpreter"


class NameOrder(StrEnum):
    """In which order a person's name parts are written."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"
    AS_GIVEN = "as_given"


class OrderUse(StrEnum):
    """For what an order is computed; each use has its own policy and pins."""

    SIGNATURES = "signatures"
    FLAGS = "flags"
    SEATS = "seats"
    LISTS = "lists"
    BADGES = "badges"


class Severity(StrEnum):
    """How grave a finding is: an error keeps a final print back, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Policy(StrEnum):
    """A named rule of protocol order; each is a list of keys in :mod:`summitdesk.domain.precedence`."""

    SENIORITY = "A"
    RANK_AND_NOTICE = "B"
    COUNTRY = "C"
    COUNTRY_FROM_LETTER = "D"
    CITY = "E"
    MANUAL = "F"


class HostPosition(StrEnum):
    """Where the host stands in an order. ``POLICY`` leaves it to the policy's own first key."""

    POLICY = "policy"
    FIRST = "first"
    LAST = "last"
    CENTRE = "centre"
    IN_ORDER = "in_order"
