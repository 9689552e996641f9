"""One row of a roster, understood: who it is, where from, in what office; and what was noticed about it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from summitdesk.domain.clean import clean_line, clean_text
from summitdesk.domain.damage import find_damage, visible
from summitdesk.domain.names import compose_name, name_given
from summitdesk.domain.places import find_country
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import Attendance, CityKind, DelegationRole, Severity
from summitdesk.i18n import _
from summitdesk.services.exchange.fields import IDENTITY, Field, Target
from summitdesk.services.exchange.parties import NOBODY, KnownCities, party_in, plain_city
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.spellings import both_scripts, name_language, text_language, with_native
from summitdesk.services.exchange.terms import AmbiguousDate, attendance_of, day_of, role_of, yes_or_no
from summitdesk.services.texts import LONGEST_LINE, LONGEST_NOTE

Term = TypeVar("Term")

_NOTHING = frozenset(("-", "—", "–", "--", "/", "n/a", "无", "無", "待定", "tbd", "tbc", "tba", "待补充", "#n/a"))
_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|SPILL!|CALC!)")
_DAYS = frozenset({Field.BIRTH_DATE, Field.PASSPORT_EXPIRES})
_NARROW = frozenset({Field.EMAIL, Field.PHONE, Field.PASSPORT, Field.ID, *_DAYS})
"""Fields whose full-width letters and digits mean the narrow ones."""
_GUARDED = re.compile("'[=+@＝＋－＠-]")
"""An apostrophe that an export put before what a spreadsheet would have taken for a formula."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what its column holds and how the file calls it."""

    target: Target
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says. ``country`` is an ISO 3166-1 code, empty where ``country_written`` is none that is known.

    ``cities`` names the city per language as written; facts that the row does not state are None or empty.
    """

    row: int
    names: tuple[PersonName, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    honorifics: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    city_kind: CityKind = CityKind.CITY
    country: str = ""
    country_written: str = ""
    role: DelegationRole | None = None
    attendance: Attendance | None = None
    signs: bool | None = None
    represents: str = ""
    category: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    received: str = ""
    """The damaged cells as they came, made visible: kept beside what is entered from them."""
    id: str = ""
    identity: Mapping[Field, str | date] = field(default_factory=dict)
    headings: Mapping[Field, str] = field(default_factory=dict)
    """What the file calls the column of each fact."""
    remarks: tuple[Remark, ...] = ()
    refused: bool = False
    """The row cannot be entered; its remarks say why."""

    def is_empty(self) -> bool:
        """Whether the row says nothing about anybody."""
        return not (self.names or self.offices or self.cities or self.email or self.phone or self.id)


class EntryReader:
    """Understands rows of one file; it knows which city names are names of cities."""

    def __init__(self, known: KnownCities = NOBODY) -> None:
        self._known = known

    def read(self, row: int, cells: Iterable[Cell]) -> Entry:
        """The entry of one row; nothing of it is re-cased, and what is damaged is kept and remarked upon."""
        reading = _Reading(row)
        for cell in cells:
            reading.take(cell)
        reading.split_parties(self._known)
        return reading.entry()


class _Reading:
    """One row while it is read."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.remarks: list[Remark] = []
        self.texts: dict[Field, list[tuple[Target, str, str]]] = {}
        self.damaged: list[str] = []
        self.refused = False
        self.offices: dict[str, str] = {}
        self.cities: dict[str, str] = {}
        self.kind = CityKind.CITY
        self.country = ""
        self.country_written = ""

    def take(self, cell: Cell) -> None:
        text = clean_text(cell.text).strip()
        if not text or text.casefold() in _NOTHING:
            return
        if _ERROR.fullmatch(text):
            self.remark(cell.heading, Severity.WARNING, _("The cell holds the error {error}.").format(error=text))
            return
        if _GUARDED.match(text):
            text = text[1:]
        if cell.target.field in _NARROW:
            text = unicodedata.normalize("NFKC", text)
        if cell.target.field is not Field.NOTE:
            text = clean_line(text)
        if not text:
            return
        if not self._is_bearable(cell, text):
            return
        if cell.target.field not in IDENTITY:
            self._note_damage(cell)
        self.texts.setdefault(cell.target.field, []).append((cell.target, cell.heading, text))

    def _is_bearable(self, cell: Cell, text: str) -> bool:
        longest = LONGEST_NOTE if cell.target.field is Field.NOTE else LONGEST_LINE
        if len(text) <= longest:
            return True
        is_name = cell.target.field in {Field.NAME, Field.FAMILY, Field.GIVEN}
        self.refused |= is_name
        self.remark(
            cell.heading,
            Severity.ERROR,
            _("The text is {length} characters long; at most {longest} are possible. {outcome}").format(
                length=len(text),
                longest=longest,
                outcome=_("The row was skipped.") if is_name else _("The cell was left out."),
            ),
        )
        return False

    def _note_damage(self, cell: Cell) -> None:
        damages = find_damage(cell.text, cell.target.language)
        if not damages:
            return
        first = damages[0]
        message = _("The text is damaged: “{text}” ({what}). It was kept as it is.").format(
            text=first.shown, what=first.describe()
        )
        if first.repaired:
            message += " " + _("It probably read “{text}”.").format(text=first.repaired)
        self.remark(cell.heading, Severity.ERROR, message)
        self.damaged.append(f"{cell.heading}: {visible(clean_line_keeping_controls(cell.text))}")

    def remark(self, heading: str, severity: Severity, message: str) -> None:
        self.remarks.append(Remark(self.row, heading, severity, message))

    def first(self, field: Field) -> str:
        return next((text for _target, _heading, text in self.texts.get(field, ())), "")

    def heading(self, field: Field) -> str:
        return next((heading for _target, heading, _text in self.texts.get(field, ())), "")

    def split_parties(self, known: KnownCities) -> None:
        for _target, heading, text in self.texts.get(Field.COUNTRY, ()):
            self._take_country(find_country(text), text, heading)
        for target, _heading, text in self.texts.get(Field.OFFICE, ()):
            self.offices.setdefault(target.language or text_language(text, self.country), text)
        for target, heading, text in (*self.texts.get(Field.PARTY, ()), *self.texts.get(Field.CITY, ())):
            self._take_place(target, heading, text, known)

    def _take_place(self, target: Target, heading: str, text: str, known: KnownCities) -> None:
        language = target.language or text_language(text, self.country)
        party = party_in(text, known)
        # A city column is taken at its word; only what begins or ends with a country, or with an office, is split.
        if target.field is Field.CITY and party and not (party.country_written or party.office):
            party = None
        if party is None:
            name, kind = plain_city(text)
            self.cities.setdefault(language, name)
            self.kind = kind if kind is not CityKind.CITY else self.kind
            return
        self._take_country(party.country, party.country_written, heading)
        self.cities.setdefault(language, party.city)
        self.kind = party.kind if party.kind is not CityKind.CITY else self.kind
        if party.office:
            self.offices.setdefault(language, party.office)
        if party.person:
            named = (Target(Field.NAME, target.language), heading, party.person)
            self.texts.setdefault(Field.NAME, []).append(named)

    def _take_country(self, code: str, written: str, heading: str) -> None:
        if self.country and code and code != self.country:
            self.remark(
                heading,
                Severity.WARNING,
                _("The row names two countries; “{country}” was left out.").format(country=written or code),
            )
            return
        self.country = self.country or code
        self.country_written = self.country_written or written

    def entry(self) -> Entry:
        email = self._email()
        return Entry(
            row=self.row,
            names=self._names(),
            offices=self.offices,
            honorifics={
                target.language or text_language(text, self.country): text
                for target, _heading, text in self.texts.get(Field.HONORIFIC, ())
            },
            cities=self.cities,
            city_kind=self.kind,
            country=self.country,
            country_written=self.country_written,
            role=self._role(),
            attendance=self._attendance(),
            signs=self._signs(),
            represents=self.first(Field.REPRESENTS),
            category=self.first(Field.CATEGORY),
            email=email,
            phone=self.first(Field.PHONE),
            note=self.first(Field.NOTE),
            received=_("As received: {text}").format(text="; ".join(self.damaged)) if self.damaged else "",
            id=self.first(Field.ID),
            identity=self._identity(),
            headings={fact: self.heading(fact) for fact in self.texts},
            remarks=tuple(self.remarks),
            refused=self.refused,
        )

    def _names(self) -> tuple[PersonName, ...]:
        found: dict[str, PersonName] = {}
        for target, _heading, text in self.texts.get(Field.NAME, ()):
            for part in both_scripts(text) if not target.language else (text,):
                language = target.language or name_language(part, self.country)
                name = name_given(part, country=self.country, language=language)
                found.setdefault(language, name)
        self._add_parts(found)
        return with_native(tuple(found.values()), self.country)

    def _add_parts(self, found: dict[str, PersonName]) -> None:
        """Put a family and a given name from columns of their own together, or beside the full name they are of."""
        families = {target.language: text for target, _heading, text in self.texts.get(Field.FAMILY, ())}
        givens: dict[str, str] = {}
        for target, _heading, text in self.texts.get(Field.GIVEN, ()):
            givens[target.language] = " ".join(part for part in (givens.get(target.language, ""), text) if part)
        for tag in dict.fromkeys((*families, *givens)):
            family, given = families.get(tag, ""), givens.get(tag, "")
            language = tag or name_language(family + given, self.country)
            whole = found.get(language)
            if whole is None:
                found[language] = PersonName(language, compose_name(family, given, language), family, given)
            elif family in whole.full and given in whole.full:
                found[language] = PersonName(language, whole.full, family, given, whole.order)

    def _role(self) -> DelegationRole | None:
        return self._term(Field.ROLE, role_of, _("The role “{word}” is not known."))

    def _attendance(self) -> Attendance | None:
        return self._term(Field.ATTENDANCE, attendance_of, _("The kind of attendance “{word}” is not known."))

    def _signs(self) -> bool | None:
        return self._term(Field.SIGNS, yes_or_no, _("“{word}” is neither yes nor no."))

    def _term(self, field: Field, meaning: Callable[[str], Term | None], sentence: str) -> Term | None:
        word = self.first(field)
        if not word:
            return None
        term = meaning(word)
        if term is None:
            self.remark(self.heading(field), Severity.WARNING, sentence.format(word=word[:40]))
        return term

    def _email(self) -> str:
        email = re.sub(r"^mailto:", "", self.first(Field.EMAIL), flags=re.IGNORECASE)
        if email and not re.fullmatch(r"[^\s@]+@[^\s@]+", email):
            self.remark(
                self.heading(Field.EMAIL),
                Severity.WARNING,
                _("“{email}” is not an e-mail address; it was left out.").format(email=email[:40]),
            )
            return ""
        return email

    def _identity(self) -> Mapping[Field, str | date]:
        facts: dict[Field, str | date] = {}
        for fact in IDENTITY:
            text = self.first(fact)
            if not text:
                continue
            if fact not in _DAYS:
                facts[fact] = text
                continue
            try:
                day = day_of(text)
            except AmbiguousDate:
                day = None
            if day is None:
                # The cell's content stays out of the sentence: it is personal data of the identity class.
                self.remark(
                    self.heading(fact),
                    Severity.WARNING,
                    _("The date can be read in more than one way or in none; write it as 2026-01-06."),
                )
            else:
                facts[fact] = day
        return facts


def clean_line_keeping_controls(text: str) -> str:
    """A text on one line with its controls still in it, so that they can be shown."""
    return re.sub(r"[ \t\r\n\u3000]+", " ", text).strip()


def with_line(note: str, line: str) -> str:
    """A note with a further line, unless it says so already or would become too long."""
    longer = f"{note}\n{line}".strip()
    return note if not line or line in note or len(longer) > LONGEST_NOTE else longer
