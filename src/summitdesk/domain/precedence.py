"""Protocol order: named policies as ordered keys, positions fixed by hand, and the reason for every position.

The order is total and does not depend on the order in which parties are given. What a policy needs and nobody told
sorts last, and the reason says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from summitdesk.domain.collation import first_letter, name_sort_key
from summitdesk.domain.language import pick
from summitdesk.domain.places import CountryStyle, country_name
from summitdesk.domain.rows import DelegationRow, OrderChoiceRow, PinRow
from summitdesk.domain.vocabulary import HostPosition, Policy, Rank, RelationKind
from summitdesk.i18n import _, later
from summitdesk.i18n import language as interface_language

Value = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What a policy may be told: the alphabet's language, the drawn letter, the order by hand, and two house rules."""

    language: str = "en"
    letter: str = ""
    manual: tuple[UUID, ...] = ()
    host_position: HostPosition = HostPosition.POLICY
    deputy_inherits: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One party's place, counted from 1, and the sentence that says why it comes after the one before it."""

    position: int
    delegation: DelegationRow
    reason: str
    pinned: bool = False
    missing: tuple[str, ...] = ()
    """The facts that the policy looks for and nobody told, in the interface language."""


@dataclass(frozen=True, slots=True)
class Key:
    """One step of a policy: the value to sort by (None where unknown) and how to speak of it."""

    value: Callable[[DelegationRow, Options], Value | None]
    fact: Callable[[DelegationRow, Options], str]
    unknown: str
    """What is missing, as a noun: "relation date"."""


_RELATION_ORDER = {kind: place for place, kind in enumerate(RelationKind)}
_RELATION_FACTS = {
    RelationKind.SISTER: later("sister city"),
    RelationKind.FRIENDLY_EXCHANGE: later("friendly-exchange city"),
    RelationKind.INTENT: later("letter of intent"),
    RelationKind.NONE: later("no relation recorded"),
}
_RANK_FACTS = {
    Rank.MAYOR: later("mayor"),
    Rank.ACTING_MAYOR: later("acting mayor"),
    Rank.COUNCIL_CHAIR: later("council chair"),
    Rank.FIRST_DEPUTY_MAYOR: later("first deputy mayor"),
    Rank.DEPUTY_MAYOR: later("deputy mayor"),
    Rank.FIRST_DEPUTY_COUNCIL_CHAIR: later("first deputy council chair"),
    Rank.DEPUTY_SPEAKER: later("deputy speaker"),
    Rank.COUNCILLOR: later("councillor"),
    Rank.SECRETARY_GENERAL: later("secretary-general"),
    Rank.DEPARTMENT_HEAD: later("department head"),
    Rank.OTHER_OFFICIAL: later("official"),
    Rank.NON_OFFICIAL: later("no official"),
}
_INHERITED = {
    Rank.FIRST_DEPUTY_MAYOR: Rank.MAYOR,
    Rank.DEPUTY_MAYOR: Rank.MAYOR,
    Rank.FIRST_DEPUTY_COUNCIL_CHAIR: Rank.COUNCIL_CHAIR,
    Rank.DEPUTY_SPEAKER: Rank.COUNCIL_CHAIR,
}


def _relation_kind(party: DelegationRow) -> RelationKind:
    return party.relation.kind if party.relation else RelationKind.NONE


def _relation_class(party: DelegationRow, options: Options) -> Value:
    return (_RELATION_ORDER[_relation_kind(party)],)


def _relation_class_fact(party: DelegationRow, options: Options) -> str:
    return _(_RELATION_FACTS[_relation_kind(party)])


def _relation_date(party: DelegationRow, options: Options) -> Value | None:
    """A partial date stands behind the exact ones of its year or month."""
    if party.relation is None or not party.relation.since:
        return None
    year, month, day = (*(int(part) for part in party.relation.since.split("-")), 99, 99)[:3]
    return (year, month, day)


def _relation_date_fact(party: DelegationRow, options: Options) -> str:
    since = party.relation.since if party.relation else ""
    return _("{relation} since {date}").format(relation=_relation_class_fact(party, options), date=since)


def _has_no_relation(party: DelegationRow) -> bool:
    """Whether the register says that there is none, so that no date is to be looked for."""
    return party.relation is not None and party.relation.kind is RelationKind.NONE


def _approval(party: DelegationRow, options: Options) -> Value | None:
    return (party.relation.approval_no,) if party.relation and party.relation.approval_no is not None else None


def _approval_fact(party: DelegationRow, options: Options) -> str:
    return _("number {number} in the order of approval").format(
        number=party.relation.approval_no if party.relation else ""
    )


def _rank_code(party: DelegationRow, options: Options) -> int | None:
    if party.head_rank is None or not options.deputy_inherits:
        return party.head_rank
    return next((to for rank, to in _INHERITED.items() if party.head_rank == rank), party.head_rank)


def _rank(party: DelegationRow, options: Options) -> Value | None:
    code = _rank_code(party, options)
    return None if code is None else (code,)


def _rank_fact(party: DelegationRow, options: Options) -> str:
    code = _rank_code(party, options)
    known = max((rank for rank in Rank if code is not None and rank <= code), default=Rank.NON_OFFICIAL)
    return _("head of delegation: {office}").format(office=_(_RANK_FACTS[known]))


def _notified(party: DelegationRow, options: Options) -> Value | None:
    return (party.notified_on,) if party.notified_on else None


def _notified_fact(party: DelegationRow, options: Options) -> str:
    return _("composition notified on {date}").format(date=party.notified_on)


def country_index_name(party: DelegationRow, language: str) -> str:
    """The country's name as an index lists it: "Korea, Republic of"."""
    return country_name(party.city.country, language, CountryStyle.SORT)


def _country(party: DelegationRow, options: Options) -> Value | None:
    name = country_index_name(party, options.language)
    return (name_sort_key(name, options.language),) if name else None


def _country_fact(party: DelegationRow, options: Options) -> str:
    return _("country “{name}”").format(name=country_index_name(party, options.language))


def _country_from_letter(party: DelegationRow, options: Options) -> Value | None:
    name = country_index_name(party, options.language)
    if not name:
        return None
    letter = first_letter(name, options.language)
    drawn = options.letter.strip().upper()[:1]
    turn = (ord(letter) - ord(drawn)) % 26 if letter and "A" <= drawn <= "Z" else 26
    return turn, name_sort_key(name, options.language)


def _country_from_letter_fact(party: DelegationRow, options: Options) -> str:
    return _("country “{name}”, alphabet from {letter}").format(
        name=country_index_name(party, options.language), letter=options.letter.strip().upper()[:1] or "A"
    )


def _city_index_name(party: DelegationRow, language: str) -> str:
    return pick(party.city.sort_names, language) if party.city.sort_names else pick(party.city.names, language)


def _city(party: DelegationRow, options: Options) -> Value | None:
    name = _city_index_name(party, options.language)
    return (name_sort_key(name, options.language),) if name else None


def _city_fact(party: DelegationRow, options: Options) -> str:
    return _("city “{name}”").format(name=_city_index_name(party, options.language))


def _by_hand(party: DelegationRow, options: Options) -> Value | None:
    if options.manual:
        return (options.manual.index(party.id),) if party.id in options.manual else None
    return (party.position,)


def _by_hand_fact(party: DelegationRow, options: Options) -> str:
    return _("the order given by hand")


RELATION_CLASS = Key(_relation_class, _relation_class_fact, later("relation"))
RELATION_DATE = Key(_relation_date, _relation_date_fact, later("relation date"))
APPROVAL = Key(_approval, _approval_fact, later("approval number"))
RANK = Key(_rank, _rank_fact, later("rank of the head"))
NOTIFIED = Key(_notified, _notified_fact, later("date of notification"))
COUNTRY = Key(_country, _country_fact, later("country"))
COUNTRY_FROM_LETTER = Key(_country_from_letter, _country_from_letter_fact, later("country"))
CITY = Key(_city, _city_fact, later("city name"))
BY_HAND = Key(_by_hand, _by_hand_fact, later("place in the order given by hand"))

POLICIES: Mapping[Policy, tuple[Key, ...]] = {
    Policy.SENIORITY: (RELATION_CLASS, RELATION_DATE, APPROVAL, RANK, COUNTRY, CITY),
    Policy.RANK_AND_NOTICE: (RANK, NOTIFIED, COUNTRY, CITY),
    Policy.COUNTRY: (COUNTRY, CITY),
    Policy.COUNTRY_FROM_LETTER: (COUNTRY_FROM_LETTER, CITY),
    Policy.CITY: (CITY, COUNTRY),
    Policy.MANUAL: (BY_HAND,),
}
_NEEDED: Mapping[Policy, tuple[Key, ...]] = {
    Policy.SENIORITY: (RELATION_DATE,),
    Policy.RANK_AND_NOTICE: (RANK, NOTIFIED),
    Policy.COUNTRY: (COUNTRY,),
    Policy.COUNTRY_FROM_LETTER: (COUNTRY_FROM_LETTER,),
    Policy.CITY: (CITY,),
    Policy.MANUAL: (BY_HAND,),
}
"""The facts whose lack is reported; the others only break ties."""

_POLICY_NAMES = {
    Policy.SENIORITY: later("A: host, then seniority of the relationship"),
    Policy.RANK_AND_NOTICE: later("B: rank of the head, then date of notification, then country"),
    Policy.COUNTRY: later("C: country, then city, in the alphabet"),
    Policy.COUNTRY_FROM_LETTER: later("D: country, from a drawn letter"),
    Policy.CITY: later("E: city, in the alphabet"),
    Policy.MANUAL: later("F: the order given by hand"),
}


def policy_name(policy: Policy) -> str:
    """The policy in the interface language, led by its letter."""
    return _(_POLICY_NAMES[policy])


def order(
    parties: Sequence[DelegationRow], policy: Policy, pins: Sequence[PinRow] = (), options: Options | None = None
) -> tuple[Position, ...]:
    """The parties in protocol order, each with its reason. A pin fixes a position; the rest fill the gaps in order."""
    options = options or Options()
    ranking = _Ranking(policy, options, has_host=any(party.is_host for party in parties))
    ranked = ranking.place_host(sorted(parties, key=ranking.sort_key))
    pinned = _pinned_positions(ranked, pins)
    rest = iter([party for party in ranked if party.id not in {pin.delegation_id for pin in pinned.values()}])
    by_id = {party.id: party for party in parties}
    positions: list[Position] = []
    previous: DelegationRow | None = None
    for place in range(1, len(ranked) + 1):
        if pin := pinned.get(place):
            positions.append(Position(place, by_id[pin.delegation_id], _pin_reason(pin), pinned=True))
            continue
        party = next(rest)
        positions.append(Position(place, party, ranking.reason(previous, party), missing=ranking.missing(party)))
        # A host whom a house rule placed says nothing about why the next party stands where it does.
        previous = previous if ranking.is_placed_host(party) else party
    return tuple(positions)


def order_as_chosen(
    parties: Sequence[DelegationRow], choice: OrderChoiceRow, *, pins: bool = True
) -> tuple[Position, ...]:
    """The parties in the order that an event chose for one use, with or without its pins."""
    options = Options(
        letter=choice.letter,
        manual=choice.manual,
        host_position=choice.host_position,
        deputy_inherits=choice.deputy_inherits,
    )
    return order(parties, choice.policy, choice.pins if pins else (), options)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A policy at work with its options."""

    policy: Policy
    options: Options
    has_host: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        return POLICIES[self.policy]

    def sort_key(self, party: DelegationRow) -> tuple[object, ...]:
        values = [key.value(party, self.options) for key in self.keys]
        known: list[object] = [(value is None, value or ()) for value in values]
        # The slug and at last the id make the order total, whatever is told.
        return (*known, party.city.slug, str(party.id))

    def host_position(self) -> HostPosition:
        if self.options.host_position is not HostPosition.POLICY:
            return self.options.host_position
        return HostPosition.FIRST if self.policy is Policy.SENIORITY else HostPosition.IN_ORDER

    def place_host(self, ranked: list[DelegationRow]) -> list[DelegationRow]:
        hosts = [party for party in ranked if party.is_host]
        guests = [party for party in ranked if not party.is_host]
        match self.host_position():
            case HostPosition.FIRST:
                return hosts + guests
            case HostPosition.LAST:
                return guests + hosts
            case HostPosition.CENTRE:
                middle = len(guests) // 2
                return guests[:middle] + hosts + guests[middle:]
        return ranked

    def missing(self, party: DelegationRow) -> tuple[str, ...]:
        if self.is_placed_host(party):
            return ()
        lacking = (key for key in _NEEDED[self.policy] if key.value(party, self.options) is None)
        return tuple(_(key.unknown) for key in lacking if not (key is RELATION_DATE and _has_no_relation(party)))

    def is_placed_host(self, party: DelegationRow) -> bool:
        """Whether this party is the host and a house rule, not the policy, says where it stands."""
        return party.is_host and self.host_position() is not HostPosition.IN_ORDER

    def reason(self, previous: DelegationRow | None, party: DelegationRow) -> str:
        if self.is_placed_host(party):
            return _(_HOST_REASONS[self.host_position()])
        if previous is None:
            return self._first_reason(party)
        for key in self.keys:
            here, before = key.value(party, self.options), key.value(previous, self.options)
            if here != before:
                return self._difference(key, previous, party)
        return _("equal to {previous} in all that the policy looks at").format(previous=_name(previous))

    def _first_reason(self, party: DelegationRow) -> str:
        is_known = any(key.value(party, self.options) is not None for key in self.keys)
        fact = self._leading_fact(party) if is_known else _("nothing known that the policy looks at")
        if self.has_host and self.host_position() is HostPosition.FIRST:
            return _("first after the host: {fact}").format(fact=fact)
        return _("first: {fact}").format(fact=fact)

    def _leading_fact(self, party: DelegationRow) -> str:
        if self.policy is Policy.SENIORITY and RELATION_DATE.value(party, self.options) is not None:
            return RELATION_DATE.fact(party, self.options)
        known = next(key for key in self.keys if key.value(party, self.options) is not None)
        return known.fact(party, self.options)

    def _difference(self, key: Key, previous: DelegationRow, party: DelegationRow) -> str:
        if key.value(party, self.options) is None:
            return _("no {fact} known, so after {previous} and all whose {fact} is known").format(
                fact=_(key.unknown), previous=_name(previous)
            )
        here = key.fact(party, self.options)
        return _("{fact}; after {previous} ({previous_fact})").format(
            fact=here, previous=_name(previous), previous_fact=key.fact(previous, self.options)
        )


_HOST_REASONS = {
    HostPosition.FIRST: later("the host stands first"),
    HostPosition.LAST: later("the host stands last"),
    HostPosition.CENTRE: later("the host stands in the centre"),
}


def _name(party: DelegationRow) -> str:
    return pick(party.city.names, interface_language().replace("_", "-"))


def _pin_reason(pin: PinRow) -> str:
    if pin.reason:
        return _("fixed by hand: {reason}").format(reason=pin.reason)
    return _("fixed by hand")


def _pinned_positions(parties: Sequence[DelegationRow], pins: Sequence[PinRow]) -> dict[int, PinRow]:
    """The pins of parties that are there, by position; a taken position moves a pin to the next free one."""
    present = {party.id for party in parties}
    taken: dict[int, PinRow] = {}
    seen: set[UUID] = set()
    for pin in sorted(pins, key=lambda pin: (pin.position, str(pin.delegation_id))):
        if pin.delegation_id not in present or pin.delegation_id in seen:
            continue
        seen.add(pin.delegation_id)
        wanted = min(max(pin.position, 1), len(parties))
        upwards = range(wanted, len(parties) + 1)
        downwards = range(wanted - 1, 0, -1)
        taken[next(place for place in (*upwards, *downwards) if place not in taken)] = pin
    return taken
