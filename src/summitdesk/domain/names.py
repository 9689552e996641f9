"""Persons' names per script and order, as the person writes them: nothing here re-cases or re-orders what was given.

``full`` is what stands on paper. It is put together from parts only where parts were given without it, and family names
are set in capitals only where a paper's style asks for it and the family part is known.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitdesk.domain.clean import clean_line, match_key, name_key
from summitdesk.domain.collation import sort_key
from summitdesk.domain.language import (
    TRANSLITERATION,
    base_language,
    guess_language,
    is_east_asian,
    is_latin,
    same_language,
    script_of,
)
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import NameOrder

INTERPUNCT = "·"
_INTERPUNCTS = re.compile("\\s*[·•・‧∙⋅・．]\\s*")
_FAMILY_FIRST = frozenset({"zh", "ja", "ko", "hu", "vi"})
_FAMILY_FIRST_COUNTRIES = frozenset({"CN", "HK", "HU", "KP", "KR", "MO", "TW", "VN"})
_COMPOUND_SURNAMES = frozenset(
    (
        *("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙"),
        *("公孫", "令狐", "宇文", "长孙", "長孫", "慕容", "司徒", "司空", "夏侯", "南宫", "南宮", "端木", "百里"),
        *("呼延", "轩辕", "軒轅", "淳于", "单于", "單于", "太史", "申屠", "钟离", "鍾離", "赫连", "赫連", "澹台"),
        *("独孤", "獨孤", "拓跋", "闻人", "聞人"),
    )
)


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How names stand on one paper: ``capital_family`` sets the known family part of Latin names in capitals."""

    capital_family: bool = False
    honorific: str = ""


def compose_name(family: str, given: str, language: str, order: NameOrder = NameOrder.AS_GIVEN) -> str:
    """A full name from its parts, in the person's order, or in the language's where nobody told one.

    Han and Hangul names stand family first without a space; foreign names in Chinese and Japanese keep their own order
    around an interpunct; Hungarian and Vietnamese names stand family first with a space; others given name first.
    """
    family, given = clean_line(family), clean_line(given)
    if not family or not given:
        return family or given
    family_first = order is NameOrder.FAMILY_FIRST or (
        order is NameOrder.AS_GIVEN and base_language(language) in _FAMILY_FIRST
    )
    if not is_east_asian(family + given):
        return f"{family} {given}" if family_first else f"{given} {family}"
    if _is_transcribed(family, given, order):
        return f"{family}{INTERPUNCT}{given}" if family_first else f"{given}{INTERPUNCT}{family}"
    return f"{family}{given}" if family_first else f"{given}{family}"


def _is_transcribed(family: str, given: str, order: NameOrder) -> bool:
    """Whether a name in Han or kana is a foreign one: it stands given first, has an interpunct, or katakana parts."""
    parts = family + given
    return order is NameOrder.GIVEN_FIRST or bool(_INTERPUNCTS.search(parts)) or script_of(parts) == "Kana"


def full_name(name: PersonName, style: NameStyle | None = None) -> str:
    """The name as it stands on a paper of this style."""
    full = name.full or compose_name(name.family, name.given, name.language, name.order)
    if style is None:
        return full
    if style.capital_family:
        full = capital_family(name, full)
    return _with_honorific(full, style.honorific, name.language) if style.honorific else full


def capital_family(name: PersonName, full: str = "") -> str:
    """The Latin name with its family part in capitals, as lists of mixed name orders print it; others unchanged."""
    full = full or full_name(name)
    if not name.family or not is_latin(full):
        return full
    at = full.find(name.family) if name.order is NameOrder.FAMILY_FIRST else full.rfind(name.family)
    if at < 0:
        return full
    return full[:at] + upper(name.family, name.language) + full[at + len(name.family) :]


def upper(text: str, language: str) -> str:
    """Capitals by the rules of the language: i is İ in Turkish; ß is ẞ; McDonald keeps its small c."""
    if base_language(language) in {"tr", "az"}:
        text = text.replace("i", "İ").replace("ı", "I")
    text = text.replace("ß", "ẞ")
    return " ".join(_upper_word(word) for word in text.split(" "))


def _upper_word(word: str) -> str:
    if match := re.fullmatch(r"(Mc|Mac)([A-Z]\w+)", word):
        return match[1] + match[2].upper()
    return word.upper()


def _with_honorific(full: str, honorific: str, language: str) -> str:
    if is_east_asian(full) and base_language(language) in {"zh", "ja", "ko"}:
        return f"{full}{honorific}"
    return f"{honorific} {full}"


def native_name(names: Sequence[PersonName]) -> PersonName | None:
    """The name as the person writes it at home: the marked one, else the first."""
    return next((name for name in names if name.is_native), names[0] if names else None)


def latin_name(names: Sequence[PersonName]) -> PersonName | None:
    """The name in Latin letters: the native one where it is Latin, else English, else a transliteration."""
    latin = [name for name in names if is_latin(full_name(name))]
    return min(latin, key=_latin_preference, default=None)


def _latin_preference(name: PersonName) -> int:
    if name.is_native:
        return 0
    return {"en": 1, "und": 2}.get(base_language(name.language), 3)


def name_in(names: Sequence[PersonName], language: str) -> PersonName | None:
    """The name for a reader of ``language``: the one given in it, else the native or the Latin one that can be read.

    Chinese papers print Han names of Japanese and Korean signatories as these write them (木村勇一).
    """
    if exact := next((name for name in names if name.language == language), None):
        return exact
    if same := next((name for name in names if same_language(name.language, language)), None):
        return same
    native = native_name(names)
    if native is None:
        return None
    if base_language(language) in {"zh", "ja"} and script_of(full_name(native)) == "Hani":
        return native
    return latin_name(names) or native


def display_names(names: Sequence[PersonName]) -> tuple[PersonName, ...]:
    """What a badge shows: the native name, and the Latin one below where it is another."""
    native, latin = native_name(names), latin_name(names)
    if native is None:
        return ()
    return (native,) if latin is None or latin.full == native.full else (native, latin)


def first_full_name(names: Sequence[PersonName]) -> str:
    """The native name as text; empty where no name is known."""
    native = native_name(names)
    return full_name(native) if native else ""


def person_sort_key(names: Sequence[PersonName], language: str) -> str:
    """The key of a person in an alphabetical list for readers of ``language``: by family name, without a name last."""
    name = name_in(names, language)
    if name is None:
        return sort_key("", language)
    if name.family and is_latin(name.full):
        return sort_key(f"{name.family} {name.given}", language)
    return sort_key(full_name(name), language, surname=True)


def name_given(full: str, *, country: str = "", language: str = "", is_native: bool = False) -> PersonName:
    """A name from one field of a form or roster: cleaned, in its language by script and country, never re-cased.

    Parts are filled in only where the writing shows them: a family name in capitals beside a name that is not, a
    "Family, Given" with its comma, a Han name by its length.
    """
    full = clean_line(full)
    language = language or guess_language(full, country)
    family, given, order = _shown_parts(full, language)
    if "," in full and family:
        order = NameOrder.FAMILY_FIRST if country in _FAMILY_FIRST_COUNTRIES else NameOrder.GIVEN_FIRST
        full = f"{family} {given}" if order is NameOrder.FAMILY_FIRST else f"{given} {family}"
    return PersonName(language, full, family, given, order, is_native)


def _shown_parts(full: str, language: str) -> tuple[str, str, NameOrder]:
    nothing = ("", "", NameOrder.AS_GIVEN)
    if is_east_asian(full):
        return _han_parts(full) if base_language(language) == "zh" and script_of(full) == "Hani" else nothing
    if comma := re.fullmatch(r"([^,，]+)[,，]\s*([^,，]+)", full):
        return comma[1].strip(), comma[2].strip(), NameOrder.GIVEN_FIRST
    words = full.split()
    capitals = [_is_capitals(word) for word in words]
    if all(capitals) or not any(capitals) or not is_latin(full):
        return nothing
    count = capitals.count(True)
    if all(capitals[-count:]):
        return " ".join(words[-count:]), " ".join(words[:-count]), NameOrder.GIVEN_FIRST
    if all(capitals[:count]):
        return " ".join(words[:count]), " ".join(words[count:]), NameOrder.FAMILY_FIRST
    return nothing


def _is_capitals(word: str) -> bool:
    """Whether a word is a name in capitals; an initial ("A.") is not."""
    letters = [character for character in word if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)


def _han_parts(full: str) -> tuple[str, str, NameOrder]:
    if _INTERPUNCTS.search(full) or not 2 <= len(full) <= 4 or not all(script_of(c) == "Hani" for c in full):
        return "", "", NameOrder.AS_GIVEN
    length = 2 if len(full) > 2 and full[:2] in _COMPOUND_SURNAMES else 1
    if len(full) == 4 and length == 1:
        return "", "", NameOrder.AS_GIVEN
    return full[:length], full[length:], NameOrder.FAMILY_FIRST


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name: equal but for case, accents, width, punctuation and the order of words."""
    if not match_key(one):
        return False
    return match_key(one) == match_key(other) or name_key(one) == name_key(other)


def same_person_name(one: Iterable[PersonName], other: Iterable[PersonName]) -> bool:
    """Whether any of a person's names is any of the other's."""
    others = [full_name(name) for name in other]
    return any(same_name(full_name(name), candidate) for name in one for candidate in others)


def is_mononym(name: PersonName) -> bool:
    """Whether the person has one name only: it is set as it is, never split into parts."""
    return " " not in full_name(name) and not is_east_asian(full_name(name)) and not (name.family and name.given)


def transliteration(full: str, family: str = "", given: str = "") -> PersonName:
    """A Latin transliteration that belongs to no language."""
    return PersonName(TRANSLITERATION, clean_line(full), clean_line(family), clean_line(given))
