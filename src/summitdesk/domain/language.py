"""Language tags (BCP 47): one spelling for each, the text that fits a reader best, and which script a text is in."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from summitdesk.errors import UserError
from summitdesk.i18n import _

TRANSLITERATION = "und-Latn"
"""The tag of a Latin transliteration that belongs to no language."""

_TAG = re.compile(r"(?:[a-zA-Z]{2,3}|und)(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?")
_CHINESE_SCRIPTS = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "dv", "ug", "yi", "sd", "ckb"})
_OWN_SCRIPT_FIRST = ("Hang", "Hira", "Kana")


def normalise_tag(tag: str) -> str:
    """The one spelling of a language tag: ``zh``, ``zh_CN`` and ``ZH-hans-cn`` are all ``zh-Hans``.

    Raises :class:`UserError` for what is no language tag.
    """
    stripped = tag.strip().replace("_", "-")
    if not _TAG.fullmatch(stripped):
        raise UserError(
            _("“{tag}” is not a language tag.").format(tag=tag[:40]),
            _("Write it as zh-Hans, zh-Hant, en, ja, ko, ru and so on."),
        )
    language, *rest = stripped.split("-")
    language = language.lower()
    script = next((part.title() for part in rest if len(part) == 4), "")
    region = next((part.upper() for part in rest if len(part) in {2, 3}), "")
    if language == "zh":
        return f"zh-{script or _CHINESE_SCRIPTS.get(region, 'Hans')}"
    return "-".join(part for part in (language, script, region) if part)


def parse_languages(text: str) -> tuple[str, ...]:
    """The languages of a list such as ``zh,en``, in its order and each once."""
    tags = (normalise_tag(part) for part in re.split(r"[,;\s，、]+", text.strip()) if part)
    return tuple(dict.fromkeys(tags))


def base_language(tag: str) -> str:
    """The language without script and region: ``zh`` of ``zh-Hans``."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever its script or region."""
    return base_language(one) == base_language(other)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """The text in ``language`` itself, or in the same language written otherwise; empty where there is none."""
    if language in texts:
        return texts[language]
    return next((text for tag, text in texts.items() if same_language(tag, language)), "")


def pick(texts: Mapping[str, str], language: str) -> str:
    """The text that serves a reader of ``language`` best: own language, English, transliteration, whatever there is."""
    for wanted in (language, "en", TRANSLITERATION):
        if text := text_in(texts, wanted):
            return text
    return next(iter(texts.values()), "")


def is_rtl(language: str) -> bool:
    """Whether the language is written from right to left."""
    return base_language(language) in _RIGHT_TO_LEFT or "-Arab" in language or "-Hebr" in language


@lru_cache(maxsize=4096)
def script_of_character(character: str) -> str:
    """The ISO 15924 code of a letter's script, empty for marks, digits, punctuation and rarer scripts.

    Unicode character names begin with the script's name, which is all that names, lists and damage need.
    """
    if not unicodedata.category(character).startswith("L"):
        return ""
    name = unicodedata.name(character, "")
    return next((code for prefix, code in _SCRIPT_NAMES if name.startswith(prefix)), "")


_SCRIPT_NAMES = (
    ("CJK ", "Hani"),
    ("IDEOGRAPHIC", "Hani"),
    ("HANGUL", "Hang"),
    ("HIRAGANA", "Hira"),
    ("KATAKANA", "Kana"),
    ("HALFWIDTH KATAKANA", "Kana"),
    ("LATIN", "Latn"),
    ("FULLWIDTH LATIN", "Latn"),
    ("CYRILLIC", "Cyrl"),
    ("GREEK", "Grek"),
    ("ARABIC", "Arab"),
    ("HEBREW", "Hebr"),
    ("THAI", "Thai"),
    ("LAO", "Laoo"),
    ("KHMER", "Khmr"),
    ("MYANMAR", "Mymr"),
    ("DEVANAGARI", "Deva"),
    ("BENGALI", "Beng"),
    ("TAMIL", "Taml"),
    ("ARMENIAN", "Armn"),
    ("GEORGIAN", "Geor"),
    ("ETHIOPIC", "Ethi"),
    ("MONGOLIAN", "Mong"),
)


def script_of(text: str) -> str:
    """The script a text is written in: Hangul or kana where any stands, else the commonest, empty without letters."""
    if text.isascii():
        return "Latn" if any(character.isalpha() for character in text) else ""
    counts: dict[str, int] = {}
    for character in text:
        if script := script_of_character(character):
            counts[script] = counts.get(script, 0) + 1
    for script in _OWN_SCRIPT_FIRST:
        if script in counts:
            return script
    return max(counts, key=lambda script: counts[script], default="")


def is_latin(text: str) -> bool:
    """Whether the text is written in Latin letters."""
    return script_of(text) == "Latn"


def is_east_asian(text: str) -> bool:
    """Whether the text is written in Han characters, kana or Hangul."""
    return script_of(text) in {"Hani", "Hira", "Kana", "Hang"}


def guess_language(text: str, country: str = "", default: str = TRANSLITERATION) -> str:
    """The language in which somebody from ``country`` (ISO 3166-1) writes ``text``, as far as its script tells.

    Han characters are Japanese for Japan, Korean for Korea, traditional Chinese for the places that use it, else
    simplified Chinese. Latin letters are the country's language where that one is written so, else ``default``.
    """
    script = script_of(text)
    match script:
        case "Hani":
            return _HAN_LANGUAGES.get(country, "zh-Hans")
        case "Hira" | "Kana":
            return "ja"
        case "Hang":
            return "ko"
        case "":
            return default
    for language in official_languages(country):
        if _usual_script(language) == script:
            return language
    return default if script == "Latn" else _SCRIPT_LANGUAGES.get(script, "und")


_HAN_LANGUAGES = {"JP": "ja", "KR": "ko", "KP": "ko", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant"}
_SCRIPT_LANGUAGES = {
    "Cyrl": "ru",
    "Grek": "el",
    "Arab": "ar",
    "Hebr": "he",
    "Thai": "th",
    "Laoo": "lo",
    "Khmr": "km",
    "Mymr": "my",
    "Deva": "hi",
    "Beng": "bn",
    "Taml": "ta",
    "Armn": "hy",
    "Geor": "ka",
    "Ethi": "am",
    "Mong": "mn",
}
_USUAL_SCRIPTS = {language: script for script, language in _SCRIPT_LANGUAGES.items()} | dict.fromkeys(
    ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "Cyrl"
)
_USUAL_SCRIPTS |= {"zh": "Hani", "ja": "Hani", "ko": "Hang", "fa": "Arab", "ur": "Arab", "ps": "Arab", "ne": "Deva"}


def _usual_script(language: str) -> str:
    return _USUAL_SCRIPTS.get(base_language(language), "Latn")


def writes_latin(language: str) -> bool:
    """Whether the language is written in Latin letters."""
    return _usual_script(language) == "Latn"


@lru_cache(maxsize=512)
def official_languages(country: str) -> tuple[str, ...]:
    """The tags of the languages that are official in a country, by law or in fact, the commonest first."""
    if not country:
        return ()
    from babel.languages import get_official_languages

    return tuple(tag.replace("_", "-") for tag in get_official_languages(country, de_facto=True))


@lru_cache(maxsize=256)
def locale_of(tag: str) -> str:
    """The locale of CLDR that serves a language best: its own, that of the bare language, else English.

    A register may hold languages that CLDR does not describe; their dates and lists are written as in English.
    """
    from babel import Locale, UnknownLocaleError

    for identifier in (normalise_tag(tag).replace("-", "_"), base_language(tag)):
        try:
            Locale.parse(identifier)
        except UnknownLocaleError:
            continue
        return identifier
    return "en"


def language_name(tag: str, language: str) -> str:
    """What ``language`` calls the language ``tag``, as closing clauses name it: "Chinese", 中文; else the tag."""
    from babel import Locale

    name = str(Locale.parse(locale_of(language)).languages.get(base_language(tag), tag))
    # CLDR gives the spoken language (英语); papers are written in 英文.
    return name[:-1] + "文" if base_language(language) == "zh" and name.endswith(("语", "語")) else name
