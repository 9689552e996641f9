"""In which language a roster's cell is written, and which of somebody's names is the native one."""

import re

from summitdesk.domain.language import TRANSLITERATION, guess_language, official_languages, same_language, script_of
from summitdesk.domain.rows import PersonName


def text_language(text: str, country: str = "") -> str:
    """The language of an office or a city's name: Chinese or English, unless the script says otherwise."""
    match script_of(text):
        case "Hani":
            return _han_language(text, country)
        case "Latn" | "":
            return "en"
    return guess_language(text, country)


def name_language(text: str, country: str) -> str:
    """The language of a person's name; Han characters that a country does not use make it a Chinese one."""
    if script_of(text) == "Hani":
        guessed = guess_language(text, country)
        repertoire = {"ja": "euc_jp", "ko": "euc_kr", "zh-Hant": "big5"}.get(guessed)
        return guessed if repertoire is None or _encodes(text, repertoire) else "zh-Hans"
    return guess_language(text, country)


def _han_language(text: str, country: str) -> str:
    # 潟 stands in Chinese papers although GB 2312 lacks it: Niigata is a sister city of several.
    if _encodes(text.replace("潟", ""), "gb2312"):
        return "zh-Hans"
    if country == "JP":
        return "ja" if _encodes(text, "euc_jp") else "zh-Hans"
    return "zh-Hant" if _encodes(text, "big5") else "zh-Hans"


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_TWO_SCRIPTS = re.compile(
    r"(?P<han>[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3·\s]+?)\s*[/(（,，]?\s*(?P<latin>[A-Za-z][^()（）]*)[)）]?"
)
_LATIN_FIRST = re.compile(
    r"(?P<latin>[A-Za-z][^()（）\u3400-\u9fff\uac00-\ud7a3]*?)\s*[/(（]?\s*(?P<han>[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3·]+)[)）]?"
)


def both_scripts(text: str) -> tuple[str, ...]:
    """A cell that holds a name twice, such as 木村勇一 (Yuichi Kimura), as its two names."""
    match = _TWO_SCRIPTS.fullmatch(text) or _LATIN_FIRST.fullmatch(text)
    if match is None or not match["han"].strip():
        return (text,)
    return match["han"].strip(), match["latin"].strip()


def with_native(names: tuple[PersonName, ...], country: str) -> tuple[PersonName, ...]:
    """The names with one marked as native: the one in a language of the country, else the first; it comes first."""
    if not names:
        return ()
    native = next((name for name in names if _is_of(name, country)), None)
    native = native or next((name for name in names if name.language != TRANSLITERATION), names[0])
    marked = [
        PersonName(name.language, name.full, name.family, name.given, name.order, name is native) for name in names
    ]
    return tuple(sorted(marked, key=lambda name: not name.is_native))


def _is_of(name: PersonName, country: str) -> bool:
    return any(same_language(name.language, language) for language in official_languages(country))
