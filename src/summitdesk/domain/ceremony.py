"""Who sits, stands and signs where and when at a signing, and in which order flags stand.

Places are given as the room sees them, from left to right. Chinese usage: of two sides the host sits on the left of
those who sit at the table (主左客右), which the room sees on its right; the guest's flag has the place of honour, which
is the flags' own right and the room's left. The United States, Canada and the Philippines give it to their own flag.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from summitdesk.domain.alternat import KeeperCopy, sides_of
from summitdesk.domain.collation import sort_key
from summitdesk.domain.places import CountryStyle, country_name
from summitdesk.domain.rows import CountryRow, EventRow, InstrumentRow, SignatoryRow

T = TypeVar("T")

OWN_FLAG_FIRST = frozenset({"US", "CA", "PH"})
"""Countries that keep the place of honour for their own flag (ISO 3166-1)."""

MOST_CHAIRS = 7
"""Up to so many parties have a chair each at the table; more come up to one chair in turn."""


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One signature in the order in which they are given: the round (1 own copy, 2 the other's), and what is signed."""

    round: int
    copy: KeeperCopy
    language: str
    signatory: SignatoryRow
    is_left: bool


def host_side(instrument: InstrumentRow, event: EventRow) -> SignatoryRow:
    """The side of an agreement that is at home: the host itself, else that from the host's country, else the first."""
    sides = sides_of(instrument)
    for side in sides:
        if side.delegation.is_host:
            return side
    country = event.host.country.code if event.host else ""
    at_home = [side for side in sides if country and side.delegation.city.country.code == country]
    return at_home[0] if len(at_home) == 1 else sides[0]


def seats_of_two(instrument: InstrumentRow, event: EventRow) -> tuple[SignatoryRow, SignatoryRow]:
    """Both sides at the table as the room sees them: the guest on its left, the host on its right."""
    host = host_side(instrument, event)
    guest = next(side for side in sides_of(instrument) if side.id != host.id)
    return guest, host


def flags_of_two(instrument: InstrumentRow, event: EventRow) -> tuple[CountryRow, ...]:
    """The flags of both sides as the room sees them; one flag where both come from one country."""
    guest, host = (side.delegation.city.country for side in seats_of_two(instrument, event))
    if guest.id == host.id:
        return (host,)
    where = event.host.country.code if event.host else host.code
    return (host, guest) if where in OWN_FLAG_FIRST and host.code == where else (guest, host)


def flag_row(countries: Sequence[CountryRow], host: CountryRow | None = None) -> tuple[CountryRow, ...]:
    """A row of flags as the room sees it: the host's at the row's own right end, the others by English alphabet."""
    distinct = {country.id: country for country in countries}
    others = [country for country in distinct.values() if host is None or country.id != host.id]
    others.sort(key=lambda country: sort_key(country_name(country, "en", CountryStyle.SORT), "en"))
    return (host, *others) if host is not None and host.id in distinct else tuple(others)


def from_the_centre(ranked: Sequence[T]) -> tuple[T, ...]:
    """Seats as the room sees them: the first in the middle, the second at its right hand, the third at its left.

    Whoever sits at somebody's right hand is seen on the left.
    """
    left: list[T] = []
    right: list[T] = []
    for place, person in enumerate(ranked):
        if place:
            (left if place % 2 else right).append(person)
    return (*reversed(left), *ranked[:1], *right)


def outwards(ranked: Sequence[T], *, on_left: bool) -> tuple[T, ...]:
    """Members behind their own signatory, by rank from the middle of the table outwards."""
    return tuple(reversed(ranked)) if on_left else tuple(ranked)


def order_of_signing(copies: Sequence[KeeperCopy]) -> tuple[SigningStep, ...]:
    """All signatures of two copies in their order: each side its own copy first, its own language's text first of all.

    Both sign at the same time; the steps of one round alternate between the sides.
    """
    steps = []
    for number in (1, 2):
        for place in range(max(len(copy.texts) for copy in copies)):
            for copy in copies:
                text = copy.texts[place]
                signatory = copy.keeper if number == 1 else copy.other
                steps.append(SigningStep(number, copy, text.language, signatory, signatory.id == text.left.id))
    return tuple(steps)
