"""Finding out whether somebody in a list is in the register already, and under which entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from summitdesk.domain.clean import match_key, name_key
from summitdesk.domain.names import full_name
from summitdesk.domain.rows import DelegateRow, KnownPersonRow, PersonName
from summitdesk.services.exchange.entry import Entry

_ALIKE = 0.88
"""Similarity of two Latin names from which they are probably one person's."""

_MOST_COMPARED = 50
"""Names sharing a word that are compared letter by letter; beyond, the hint is not worth the time."""


@dataclass(eq=False)
class Member:
    """Somebody in a delegation of the event: from the register, or from an earlier row of the same file.

    ``pending`` holds the rows that are still to be written, by table.
    """

    delegate_id: UUID
    person_id: UUID
    delegation_id: UUID
    names: tuple[PersonName, ...]
    offices: dict[str, str]
    email: str = ""
    phone: str = ""
    stored: DelegateRow | None = None
    row: int = 0
    pending: dict[str, Any] = field(default_factory=dict)

    def name_keys(self) -> set[str]:
        """The keys of the names, in any order of words."""
        return keys_of(self.names)

    def holds(self, offices: set[str]) -> bool:
        """Whether this member holds one of some offices, given by their keys."""
        return not offices.isdisjoint(match_key(text) for text in self.offices.values())


def keys_of(names: Iterable[PersonName]) -> set[str]:
    """The keys under which names meet other spellings of themselves."""
    keys = set()
    for name in names:
        full = full_name(name)
        keys |= {key for key in (match_key(full), name_key(full)) if key}
    return keys


def digits(phone: str) -> str:
    """A telephone number's digits without a leading zero or country prefix marks; empty for less than six."""
    found = "".join(character for character in phone if character.isdigit()).lstrip("0")
    return found if len(found) >= 6 else ""


class People:
    """Everybody an import may meet: the event's members first, then the rest of the register."""

    def __init__(self, members: Iterable[Member], register: Sequence[KnownPersonRow]) -> None:
        self._by_id: dict[str, Member] = {}
        self._by_email: dict[str, list[Member]] = {}
        self._by_name: dict[tuple[UUID, str], Member] = {}
        self._by_phone: dict[tuple[UUID, str], Member] = {}
        self._by_delegation: dict[UUID, list[Member]] = {}
        self._by_word: dict[tuple[UUID, str], list[tuple[str, Member]]] = {}
        self._members_by_person: dict[tuple[UUID, UUID], Member] = {}
        self._register_by_email: dict[str, KnownPersonRow] = {}
        self._register_by_name: dict[tuple[UUID, str], KnownPersonRow] = {}
        for member in members:
            self.add(member)
        for person in register:
            if person.email:
                self._register_by_email.setdefault(person.email.casefold(), person)
            for city_id in person.city_ids:
                for key in keys_of(person.names):
                    self._register_by_name.setdefault((city_id, key), person)

    def add(self, member: Member) -> None:
        """Make a member known, so that later rows find them."""
        self._by_id[str(member.delegate_id)] = member
        if member.stored and member.stored.badge_token:
            self._by_id[member.stored.badge_token] = member
        self._by_delegation.setdefault(member.delegation_id, []).append(member)
        self._members_by_person[member.delegation_id, member.person_id] = member
        self.index(member)

    def index(self, member: Member) -> None:
        """Note what a member is found by now."""
        if member.email:
            same = self._by_email.setdefault(member.email.casefold(), [])
            if member not in same:
                same.append(member)
        if number := digits(member.phone):
            self._by_phone.setdefault((member.delegation_id, number), member)
        for key in member.name_keys():
            self._by_name.setdefault((member.delegation_id, key), member)
        for key in member.name_keys():
            if key.isascii() and " " in key:
                for word in set(key.split()):
                    self._by_word.setdefault((member.delegation_id, word), []).append((key, member))

    def member(self, entry: Entry, delegation_id: UUID | None) -> Member | None:
        """The member that an entry speaks of: by id, e-mail address, name, phone, or the same office without a name."""
        if entry.id and (found := self._by_id.get(entry.id.replace("-", "")) or self._by_id.get(entry.id)):
            return found
        if found := self._by_address(entry, delegation_id):
            return found
        if delegation_id is None:
            return None
        for key in sorted(keys_of(entry.names)):
            if found := self._by_name.get((delegation_id, key)):
                return found
        if not entry.names or not self._is_named_otherwise(entry, delegation_id):
            found = self._by_phone.get((delegation_id, digits(entry.phone)))
            if found and (not entry.names or not found.names):
                return found
        return self._same_office(entry, delegation_id)

    def _by_address(self, entry: Entry, delegation_id: UUID | None) -> Member | None:
        """By e-mail; an address that several share, or that stands with another name, tells nothing."""
        same = self._by_email.get(entry.email.casefold(), []) if entry.email else []
        here = [member for member in same if member.delegation_id == delegation_id] or same
        named = [member for member in here if keys_of(entry.names) & member.name_keys()]
        if named:
            return named[0]
        if len(here) == 1 and not (entry.names and here[0].names and not _alike(entry.names, here[0].names)):
            return here[0]
        return None

    def _is_named_otherwise(self, entry: Entry, delegation_id: UUID) -> bool:
        found = self._by_phone.get((delegation_id, digits(entry.phone)))
        return bool(found and found.names and entry.names)

    def _same_office(self, entry: Entry, delegation_id: UUID) -> Member | None:
        """A member in the same office whom no earlier row meant.

        One without a name gets it now; a row without a name can only mean the one who holds the office.
        """
        offices = {match_key(text) for text in entry.offices.values()}
        free = [m for m in self._by_delegation.get(delegation_id, ()) if not m.row and offices and m.holds(offices)]
        nameless = [member for member in free if not member.names]
        if nameless:
            return nameless[0]
        return free[0] if len(free) == 1 and not entry.names else None

    def of_register(self, entry: Entry, city_id: UUID) -> KnownPersonRow | None:
        """Somebody whom the register knows from another event: by e-mail with a like name, or by name and city."""
        person = self._register_by_email.get(entry.email.casefold()) if entry.email else None
        if person and (not entry.names or not person.names or _alike(entry.names, person.names)):
            return person
        for key in sorted(keys_of(entry.names)):
            if person := self._register_by_name.get((city_id, key)):
                return person
        return None

    def membership(self, delegation_id: UUID, person_id: UUID) -> Member | None:
        """The member that a person already is in a delegation."""
        return self._members_by_person.get((delegation_id, person_id))

    def alike(self, entry: Entry, delegation_id: UUID) -> Member | None:
        """A member whose Latin name shares a word and differs by a letter or two: probably the same person."""
        for key in keys_of(entry.names):
            if not key.isascii() or " " not in key:
                continue
            for word in sorted(set(key.split())):
                for other, member in self._by_word.get((delegation_id, word), ())[:_MOST_COMPARED]:
                    if _similar(key, other):
                        return member
        return None


def _similar(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _words_of(keys: Iterable[str]) -> set[str]:
    return {word for key in keys for word in key.split() if len(word) > 1}


def _alike(names: Iterable[PersonName], others: Iterable[PersonName]) -> bool:
    """Whether two people's names may be one person's: with a word in common, in different scripts, or nearly equal."""
    mine, theirs = keys_of(names), keys_of(others)
    if mine & theirs or _words_of(mine) & _words_of(theirs):
        return True
    latin = [(one, other) for one in mine for other in theirs if one.isascii() and other.isascii()]
    return not latin or any(_similar(one, other) for one, other in latin)
