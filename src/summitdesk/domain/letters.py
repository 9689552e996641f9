"""Letters of an event: the values that only people know, to whom a letter goes, and how that person is addressed.

The fields of a letter's text come from the register as far as it has them; :class:`LetterField` names the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from summitdesk.domain.dates import local_day
from summitdesk.domain.fields import FieldValue, event_fields, join_list, list_languages
from summitdesk.domain.language import base_language, is_latin, language_name, pick, text_in
from summitdesk.domain.names import INTERPUNCT, full_name, name_in
from summitdesk.domain.places import city_full_name, city_name, country_name
from summitdesk.domain.rows import (
    CityRow,
    DelegateRow,
    DelegationRow,
    EventRow,
    InvitationRow,
    LetterValueRow,
    PersonName,
    Texts,
)
from summitdesk.domain.vocabulary import CityKind, DelegationRole, InvitationState, OrganizerRole
from summitdesk.i18n import _, later
from summitdesk.i18n import language as interface_language


class LetterField(StrEnum):
    """What letters and the backs of badges say that no other record holds.

    Each has a text by language, and may differ by delegation.
    """

    INVITER = "inviter"
    INVITER_ADDRESS = "inviter_address"
    SIGNER_NAME = "signer_name"
    SIGNER_OFFICE = "signer_office"
    CONTACT_NAME = "contact_name"
    CONTACT_PHONE = "contact_phone"
    CONTACT_EMAIL = "contact_email"
    CONTACT_WECHAT = "contact_wechat"
    ADDRESSEE_NAME = "addressee_name"
    ADDRESSEE_OFFICE = "addressee_office"
    ADDRESSEE_ADDRESS = "addressee_address"
    SALUTATION = "salutation"
    PARTY = "party"
    EXPECTED_ROLE = "expected_role"
    COVERED = "covered"
    NOT_COVERED = "not_covered"
    INTERPRETATION = "interpretation"
    ENCLOSURES = "enclosures"
    PAYER = "payer"
    VISA_PURPOSE = "visa_purpose"
    VISA_PLACES = "visa_places"
    VISA_RELATION = "visa_relation"
    EMERGENCY_PHONE = "emergency_phone"
    BADGE_TEXT = "badge_text"


OF_ADDRESSEE = frozenset(
    {
        LetterField.ADDRESSEE_NAME,
        LetterField.ADDRESSEE_OFFICE,
        LetterField.ADDRESSEE_ADDRESS,
        LetterField.SALUTATION,
    }
)
"""Fields that make sense for one delegation only."""

OF_BADGES = frozenset({LetterField.EMERGENCY_PHONE, LetterField.BADGE_TEXT})
"""Fields that no letter holds."""

OF_VISAS = frozenset({LetterField.PAYER, LetterField.VISA_PURPOSE, LetterField.VISA_PLACES, LetterField.VISA_RELATION})
"""Fields that only visa-support letters hold: whoever gave one of them has begun with these."""

_SAME_IN_EVERY_LANGUAGE = frozenset(
    {
        LetterField.CONTACT_PHONE,
        LetterField.CONTACT_EMAIL,
        LetterField.CONTACT_WECHAT,
        LetterField.ADDRESSEE_ADDRESS,
        LetterField.EMERGENCY_PHONE,
    }
)


FIELD_NAMES: Mapping[LetterField, str] = {
    LetterField.INVITER: later("inviting authority"),
    LetterField.INVITER_ADDRESS: later("address of the inviting authority"),
    LetterField.SIGNER_NAME: later("name of who signs"),
    LetterField.SIGNER_OFFICE: later("office of who signs"),
    LetterField.CONTACT_NAME: later("whom to contact"),
    LetterField.CONTACT_PHONE: later("telephone to contact"),
    LetterField.CONTACT_EMAIL: later("e-mail to contact"),
    LetterField.CONTACT_WECHAT: later("WeChat to contact"),
    LetterField.ADDRESSEE_NAME: later("name of the addressee"),
    LetterField.ADDRESSEE_OFFICE: later("office of the addressee"),
    LetterField.ADDRESSEE_ADDRESS: later("postal address of the addressee"),
    LetterField.SALUTATION: later("salutation"),
    LetterField.PARTY: later("who is invited"),
    LetterField.EXPECTED_ROLE: later("part expected of the invitee"),
    LetterField.COVERED: later("what the host covers"),
    LetterField.NOT_COVERED: later("what the host does not cover"),
    LetterField.INTERPRETATION: later("interpretation"),
    LetterField.ENCLOSURES: later("enclosures"),
    LetterField.PAYER: later("who pays"),
    LetterField.VISA_PURPOSE: later("purpose of the visit"),
    LetterField.VISA_PLACES: later("places of the visit"),
    LetterField.VISA_RELATION: later("relation to the inviting authority"),
    LetterField.EMERGENCY_PHONE: later("emergency telephone, on the back of badges"),
    LetterField.BADGE_TEXT: later("text on the back of badges, such as the Wi-Fi"),
}
"""What each field is called in the interface."""

_REGISTERED: Mapping[str, str] = {
    "number": later("reference number"),
    "letter_date": later("day of the letter"),
    "reply_by": later("day by which a reply is due"),
    "sent_on": later("day on which the invitation was sent"),
    "arrival": later("day of arrival"),
    "departure": later("day of departure"),
    "event": later("title of the event"),
    "event_place": later("place of the event"),
    "event_dates": later("dates of the event"),
    "host_city": later("host city"),
    "host_country": later("country of the host"),
    "city": later("city of the delegation"),
    "working_languages": later("languages of the event"),
}


def gaps(undefined: Iterable[str], values: Mapping[str, FieldValue], languages: Sequence[str]) -> tuple[str, ...]:
    """What is lacking, as it is set: "party:fr" for a text that a language lacks, "number" for what has none."""
    found = []
    for name in undefined:
        texts = values.get(name, {} if name in set(LetterField) else None)
        lacking = [tag for tag in languages if not text_in(texts, tag)] if isinstance(texts, Mapping) else []
        found += [f"{name}:{tag}" for tag in lacking] or [name]
    return tuple(found)


def gap_names(found: Sequence[str], languages: Sequence[str]) -> str:
    """What is lacking in the interface language; a language is named where others of the letters have the text."""
    spoken = interface_language().replace("_", "-")
    lacking: dict[str, list[str]] = {}
    for name, _colon, tag in (gap.partition(":") for gap in found):
        lacking.setdefault(name, []).append(tag)
    said = []
    for name, tags in lacking.items():
        named = [language_name(tag, spoken) for tag in tags if tag and len(tags) < len(languages)]
        said.append(
            _("{field} ({language})").format(field=field_name(name), language=join_list(named, spoken))
            if named
            else field_name(name)
        )
    return join_list(said, spoken)


def field_name(name: str) -> str:
    """A letter's field in the interface language; one that has no name for people is named as templates name it."""
    if name in set(LetterField):
        return _(FIELD_NAMES[LetterField(name)])
    return _(_REGISTERED[name]) if name in _REGISTERED else name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class LetterValues:
    """The letter values of an event as they were recorded."""

    rows: tuple[LetterValueRow, ...] = ()

    def of(self, delegation_id: UUID, languages: Sequence[str]) -> dict[str, Texts]:
        """The values for letters to one delegation: its own, language by language, before those for all."""
        found: dict[str, Texts] = {}
        for row in self.rows:
            if row.delegation_id in {None, delegation_id}:
                found[row.name] = {**found.get(row.name, {}), **_spread(row, languages)}
        return found


def _spread(row: LetterValueRow, languages: Sequence[str]) -> Texts:
    """Numbers and addresses of the post read the same in a letter of any language."""
    if row.name not in _SAME_IN_EVERY_LANGUAGE:
        return row.texts
    text = pick(row.texts, languages[0])
    return {tag: text_in(row.texts, tag) or text for tag in languages}


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes: the delegation, the person addressed (None while nobody is named), and its invitation."""

    delegation: DelegationRow
    addressee: DelegateRow | None = None
    invitation: InvitationRow | None = None


def addressee_of(members: Iterable[DelegateRow]) -> DelegateRow | None:
    """Whom a letter to a delegation addresses: its head, else who stands first."""
    people = list(members)
    return next((one for one in people if one.role is DelegationRole.HEAD), people[0] if people else None)


def issued_on(invitation: InvitationRow | None) -> date | None:
    """The day that an invitation's letter carries: when it was last approved; a draft has none yet."""
    steps = invitation.steps if invitation else ()
    return next((step.on for step in reversed(steps) if step.state is InvitationState.APPROVED), None)


def sent_on(invitation: InvitationRow | None) -> date | None:
    """The day on which an invitation went out."""
    steps = invitation.steps if invitation else ()
    return next((step.on for step in reversed(steps) if step.state is InvitationState.SENT), None)


def letter_fields(
    event: EventRow, recipient: Recipient, own: Mapping[str, Texts], languages: Sequence[str]
) -> dict[str, FieldValue]:
    """The fields of a letter; ``own`` are the letter values that hold for it, which win over what is computed."""
    delegation, addressee = recipient.delegation, recipient.addressee
    values = event_fields(event)
    values["inviter"] = {tag: inviting_authority(event, tag) for tag in languages}
    values["working_languages"] = {tag: list_languages(event.languages, tag) for tag in languages}
    values["city"] = {tag: _city(delegation.city, tag) for tag in languages}
    values["country"] = {tag: country_name(delegation.city.country, tag) for tag in languages}
    values["visa_places"] = event.places
    if event.host:
        host_country = event.host.country
        values["host_country"] = {tag: country_name(host_country, tag) for tag in languages}
        values["host_city"] = {tag: city_name(event.host, tag) for tag in languages}
    values |= _addressee_fields(delegation, addressee, languages)
    values |= _invitation_fields(recipient.invitation, event, languages)
    values |= _journey(event, delegation)
    for name, texts in own.items():
        computed = values.get(name)
        # A value that was given in one language leaves what is computed in the others.
        values[name] = {**computed, **texts} if isinstance(computed, Mapping) else texts
    return {name: value for name, value in values.items() if value}


def _city(city: CityRow, language: str) -> str:
    """The city as it stands in a sentence: 新潟市, Niigata."""
    return (
        city_full_name(city, language) if base_language(language) in {"zh", "ja", "ko"} else city_name(city, language)
    )


def inviting_authority(event: EventRow, language: str) -> str:
    """Those in whose name an event invites: its hosts, in their order."""
    hosts = [organizer for organizer in event.organizers if organizer.role is OrganizerRole.HOST]
    names = [text_in(organizer.names, language) for organizer in hosts]
    return join_list(names, language) if names and all(names) else ""


def _addressee_fields(
    delegation: DelegationRow, addressee: DelegateRow | None, languages: Sequence[str]
) -> dict[str, FieldValue]:
    names = {tag: addressee_name(addressee, tag) for tag in languages}
    offices = {tag: addressee_office(delegation, addressee, tag) for tag in languages}
    salutations = {tag: salutation(addressee, offices[tag], tag) for tag in languages}
    found = {"addressee_name": names, "addressee_office": offices, "salutation": salutations}
    return {key: told for key, texts in found.items() if (told := {tag: text for tag, text in texts.items() if text})}


def _invitation_fields(
    invitation: InvitationRow | None, event: EventRow, languages: Sequence[str]
) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    if invitation and invitation.number:
        values["number"] = dict.fromkeys(languages, invitation.number)
    if reply_by := (invitation.reply_by if invitation else None) or event.reply_by:
        values["reply_by"] = reply_by
    if day := sent_on(invitation):
        # Who looks for the letter looks for the day that stands on it, not for that of the post.
        values["sent_on"] = issued_on(invitation) or day
    return values


def _journey(event: EventRow, delegation: DelegationRow) -> dict[str, FieldValue]:
    days = {"arrival": delegation.arrival_at, "departure": delegation.departure_at}
    return {name: local_day(moment, event.timezone) for name, moment in days.items() if moment}


_MAYORS = {
    **{"zh-Hans": "市长", "zh-Hant": "市長", "ja": "市長", "ko": "시장", "en": "Mayor"},
    **{"ru": "Мэр", "fr": "Maire", "de": "Oberbürgermeister", "es": "Alcalde", "ar": "رئيس البلدية"},
}
_HEADED_BY_A_MAYOR = frozenset({CityKind.CITY, CityKind.METROPOLITAN_MUNICIPALITY})


def addressee_office(delegation: DelegationRow, addressee: DelegateRow | None, language: str) -> str:
    """The office a letter goes to: the addressee's; a city whose head nobody named yet is written to as its mayor."""
    if addressee:
        return text_in(addressee.offices, language)
    return text_in(_MAYORS, language) if delegation.city.kind in _HEADED_BY_A_MAYOR else ""


def addressee_name(addressee: DelegateRow | None, language: str) -> str:
    """The addressee's name with the form of address that was recorded: "H.E. Andrew Knack", 木村勇一阁下."""
    name = name_in(addressee.names, language) if addressee else None
    if addressee is None or name is None:
        return ""
    honorific = text_in(addressee.honorifics, language)
    if style := text_in(_AFTER_NAMES, language):
        # The formula of a greeting stands under the address too, where nobody recorded another.
        return f"{full_name(name)}{honorific or style}"
    return f"{honorific} {full_name(name)}".strip()


_AFTER_NAMES = {"zh-Hans": "阁下", "zh-Hant": "閣下", "ja": "様", "ko": " 귀하"}
_FORMULAS = {
    **{"en": "Sir or Madam", "fr": "Madame, Monsieur", "ru": "Уважаемые дамы и господа"},
    **{"de": "Sehr geehrte Damen und Herren", "es": "Estimados señores y señoras", "ar": "أصحاب السعادة"},
}
_LONGEST_STYLE = 2


def salutation(addressee: DelegateRow | None, office: str, language: str) -> str:
    """How the addressee is greeted, without the "Dear" and the comma that a language sets around it.

    Chinese, Japanese and Korean greet by name, office and 阁下, 様 or 님; English by a short office ("Mayor Knack"),
    else by the recorded form of address. Languages whose greeting depends on a person's sex use the recorded form,
    else a formula for anybody.
    """
    name = name_in(addressee.names, language) if addressee else None
    honorific = text_in(addressee.honorifics, language) if addressee else ""
    match base_language(language):
        case "zh":
            who = f"{_family(name)}{office}" if name else office
            return f"{who}{honorific or text_in(_AFTER_NAMES, language)}" if who else ""
        case "ja":
            who = f"{office}\u3000{full_name(name)}".strip("\u3000") if name else office
            return f"{who}{honorific or _AFTER_NAMES['ja']}" if who else ""
        case "ko":
            who = f"{full_name(name)} {office}".strip() if name else office
            return f"{who}{honorific or '님'}" if who else ""
        case "en":
            if _is_style(office):
                return f"{office} {_family(name)}".strip()
            return f"{honorific} {_family(name)}" if honorific and name else _FORMULAS["en"]
        case other:
            return honorific or _FORMULAS.get(other, "")


def _is_style(office: str) -> bool:
    """Whether an office is short enough to be said before a name: "Deputy Mayor", not "Head of the Mayor's Office"."""
    words = office.split()
    return 0 < len(words) <= _LONGEST_STYLE and not any(mark in office for mark in ",;()")


def _family(name: PersonName | None) -> str:
    """The family name as far as it was told or the writing shows it, else the whole name."""
    if name is None:
        return ""
    full = full_name(name)
    if name.family:
        return name.family
    # A foreign name in Chinese stands given name first, the family name last: 安德鲁·纳克.
    return full.rsplit(INTERPUNCT, maxsplit=1)[-1] if not is_latin(full) else full
