"""Closing clauses, generated: where and when an agreement was done, in how many originals and which languages.

The formulas are those of treaty practice, the Chinese and English ones after the models of Chinese foreign affairs
offices; an understanding that does not bind is "signed" and its texts have "equal validity".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitdesk.domain.dates import DateStyle, format_date
from summitdesk.domain.fields import english_number, join_list
from summitdesk.domain.language import base_language, language_name, normalise_tag
from summitdesk.domain.numbering import chinese_number
from summitdesk.domain.vocabulary import InstrumentKind, Wording


@dataclass(frozen=True, slots=True)
class Closing:
    """What a closing clause states. ``languages`` stand in the order of the text at hand; ``day`` may be open yet."""

    languages: tuple[str, ...]
    place: str = ""
    day: date | None = None
    originals: int = 2
    prevailing: str = ""
    wording: Wording = Wording.TREATY
    kind: InstrumentKind = InstrumentKind.SISTER_CITY_AGREEMENT

    @property
    def binds(self) -> bool:
        """Whether the clause closes a binding text."""
        return self.wording is Wording.TREATY


def closing_clause(closing: Closing, language: str) -> str:
    """The closing clause in ``language``; empty for a language that has no formula here, whose clause is written."""
    tag = normalise_tag(language)
    formula = _FORMULAS.get(tag) or _FORMULAS.get(base_language(tag))
    return formula(closing, tag) if formula else ""


def closing_languages() -> tuple[str, ...]:
    """The languages in which closing clauses are generated."""
    return tuple(_FORMULAS)


def closing_date(day: date | None, language: str) -> str:
    """A date as closing clauses write it: 二○二一年六月二日, "2 June 2021"; blanks to fill in while it is open."""
    base = base_language(language)
    if day is None:
        return _OPEN_DATES.get(base, "____________")
    match base:
        case "zh":
            return format_date(day, language, DateStyle.TREATY)
        case "en":
            return format_date(day, language, DateStyle.DAY_FIRST)
        case "ru":
            return re.sub(r"\s*г\.$", " года", format_date(day, language))
    return format_date(day, language)


def language_phrase(languages: Sequence[str], language: str) -> str:
    """The languages as a closing clause lists them: 中文和俄文, "Chinese and Russian", "китайском и русском"."""
    names = [language_name(tag, language) for tag in languages]
    base = base_language(language)
    if base in _JOINTS:
        between, last = _JOINTS[base]
        return last.join(filter(None, (between.join(names[:-1]), names[-1])))
    inflected = _INFLECTED.get(base, str)
    listed = join_list([inflected(name) for name in names], language)
    return re.sub(r" y (?=h?i)", " e ", listed) if base == "es" else listed


def _prepositional(adjective: str) -> str:
    return adjective[:-2] + "ом" if adjective.endswith(("ий", "ый")) else adjective


_JOINTS = {"ja": ("、", "及び"), "ko": (", ", " 및 "), "ar": (" و", " و")}
_INFLECTED: Mapping[str, Callable[[str], str]] = {
    "ru": _prepositional,
    "fr": lambda name: f"en {name}",
    "de": lambda name: f"{name.lower()}er",
}


_OPEN_DATES = {"zh": "　　　　年　　月　　日", "ja": "　　　　年　　月　　日", "ko": "        년    월    일"}


def _chinese(closing: Closing, language: str) -> str:
    simplified = language != "zh-Hant"
    words = _SIMPLIFIED if simplified else _TRADITIONAL
    agreement = closing.kind is not InstrumentKind.MEMORANDUM
    noun = words["agreement" if agreement else "memorandum"]
    done = words["done" if closing.binds else "signed"]
    listed = language_phrase(closing.languages, language)
    place = f"在{closing.place}" if closing.place else ""
    day = closing_date(closing.day, language)
    text = f"本{noun}于{day}{place}{done}" if simplified else f"本{noun}於{day}{place}{done}"
    text += f"，一式{_chinese_count(closing.originals, simplified)}份，每份均用{listed}{words['written']}"
    if len(closing.languages) > 1:
        count = _chinese_count(len(closing.languages), simplified)
        text += f"，{count}{words['kinds']}{words['authentic' if closing.binds else 'valid']}"
    text += "。"
    if closing.prevailing:
        text += words["prevails"].format(language=language_name(closing.prevailing, language))
    return text


_SIMPLIFIED = {
    "agreement": "协议",
    "memorandum": "备忘录",
    "done": "签订",
    "signed": "签署",
    "written": "写成",
    "kinds": "种文本",
    "authentic": "同等作准",
    "valid": "具有同等效力",
    "prevails": "如遇解释分歧，以{language}文本为准。",
}
_TRADITIONAL = {
    "agreement": "協議",
    "memorandum": "備忘錄",
    "done": "簽訂",
    "signed": "簽署",
    "written": "寫成",
    "kinds": "種文本",
    "authentic": "同等作準",
    "valid": "具有同等效力",
    "prevails": "如遇解釋分歧，以{language}文本為準。",
}


def _chinese_count(number: int, simplified: bool) -> str:
    if number == 2:
        return "两" if simplified else "兩"
    return chinese_number(number)


def _english(closing: Closing, language: str) -> str:
    several = {1: "", 2: " in duplicate", 3: " in triplicate"}.get(closing.originals)
    originals = f" in {english_number(closing.originals)} originals" if several is None else ""
    place = f" at {closing.place}" if closing.place else ""
    verb = "Done" if closing.binds else "Signed"
    listed = language_phrase(closing.languages, language)
    noun = "languages" if len(closing.languages) > 1 else "language"
    each = "each " if closing.originals > 1 else ""
    done = f"{verb}{several or ''}{place} on {closing_date(closing.day, language)}{originals}"
    text = f"{done}, {each}in the {listed} {noun}"
    if len(closing.languages) > 1:
        which = "both texts" if len(closing.languages) == 2 else "all texts"
        text += f", {which} {'being equally authentic' if closing.binds else 'having equal validity'}"
    text += "."
    if closing.prevailing:
        prevailing = language_name(closing.prevailing, language)
        verb = "shall" if closing.binds else "will"
        text += f" In case of any divergence of interpretation, the {prevailing} text {verb} prevail."
    return text


_RUSSIAN_COUNTS = {1: "одном", 2: "двух", 3: "трёх", 4: "четырёх", 5: "пяти", 6: "шести", 7: "семи", 8: "восьми"}


def _russian(closing: Closing, language: str) -> str:
    verb = "Совершено" if closing.binds else "Подписано"
    place = f" в {_russian_place(closing.place)}" if closing.place else ""
    count = _RUSSIAN_COUNTS.get(closing.originals, str(closing.originals))
    copies = "экземпляре" if closing.originals == 1 else "экземплярах, каждый"
    listed = language_phrase(closing.languages, language)
    noun = "языках" if len(closing.languages) > 1 else "языке"
    text = f"{verb}{place} {closing_date(closing.day, language)} в {count} {copies} на {listed} {noun}"
    if len(closing.languages) > 1:
        which = "оба текста" if len(closing.languages) == 2 else "все тексты"
        text += f", причём {which} {'имеют одинаковую силу' if closing.binds else 'имеют одинаковое значение'}"
    text += "."
    if closing.prevailing:
        prevailing = _prepositional(language_name(closing.prevailing, language))
        text += f" В случае расхождений в толковании преимущественную силу имеет текст на {prevailing} языке."
    return text


def _russian_place(place: str) -> str:
    """With "г." before it a name stays as it is, whatever its declension."""
    return place if place.startswith(("г.", "город")) else f"г. {place}"


def _french(closing: Closing, language: str) -> str:
    verb = "Fait" if closing.binds else "Signé"
    place = f" à {closing.place}" if closing.place else ""
    copies = "en un exemplaire" if closing.originals == 1 else f"en {closing.originals} exemplaires"
    copies = "en double exemplaire" if closing.originals == 2 else copies
    listed = language_phrase(closing.languages, language)
    each = ", chacun" if closing.originals > 1 else ""
    text = f"{verb}{place}, le {closing_date(closing.day, language)}, {copies}{each} {listed}"
    if len(closing.languages) > 1:
        which = "les deux textes" if len(closing.languages) == 2 else "tous les textes"
        text += f", {which} {'faisant également foi' if closing.binds else 'ayant la même valeur'}"
    text += "."
    if closing.prevailing:
        prevailing = language_name(closing.prevailing, language)
        text += f" En cas de divergence d’interprétation, le texte en {prevailing} prévaut."
    return text


def _arabic(closing: Closing, language: str) -> str:
    verb = "حُرّر" if closing.binds else "وُقّع"
    place = f" في {closing.place}" if closing.place else ""
    copies = {1: "من نسخة أصلية واحدة", 2: "من نسختين أصليتين"}.get(
        closing.originals, f"من {closing.originals} نسخ أصلية"
    )
    count = len(closing.languages)
    nouns = {1: "باللغة", 2: "باللغتين"}
    text = f"{verb}{place} بتاريخ {closing_date(closing.day, language)} {copies} {nouns.get(count, 'باللغات')} "
    text += language_phrase(closing.languages, language)
    if count > 1:
        which = "وللنصين" if count == 2 else "ولجميع النصوص"
        text += f"، {which} {'الحجية ذاتها' if closing.binds else 'القيمة ذاتها'}"
    text += "."
    if closing.prevailing:
        text += f" وفي حالة الاختلاف في التفسير يُرجَّح النص المحرر باللغة {language_name(closing.prevailing, language)}."
    return text


def _japanese(closing: Closing, language: str) -> str:
    listed = language_phrase(closing.languages, language)
    place = f"{closing.place}で、" if closing.place else ""
    several = len(closing.languages) > 1
    count = chinese_number(closing.originals)
    if closing.binds:
        text = f"{'ひとしく正文である' if several else ''}{listed}により本書{count}通を作成した。"
    else:
        text = f"{'ひとしく有効な' if several else ''}{listed}の本書{count}通に署名した。"
    text = f"{closing_date(closing.day, language)}に{place}{text}"
    if closing.prevailing:
        text += f"解釈に相違がある場合には、{language_name(closing.prevailing, language)}の本文による。"
    return text


def _korean(closing: Closing, language: str) -> str:
    listed = language_phrase(closing.languages, language)
    place = f" {closing.place}에서" if closing.place else ""
    equal = ("동등하게 정본인 " if closing.binds else "동등한 효력을 가지는 ") if len(closing.languages) > 1 else ""
    done = "부를 작성하였다." if closing.binds else "부에 서명하였다."
    text = f"{closing_date(closing.day, language)}{place} {equal}{listed}로 각 {closing.originals}{done}"
    if closing.prevailing:
        text += f" 해석상 차이가 있을 경우에는 {language_name(closing.prevailing, language)}본이 우선한다."
    return text


_GERMAN_COUNTS = {1: "einer Urschrift", 2: "zwei Urschriften", 3: "drei Urschriften", 4: "vier Urschriften"}


def _german(closing: Closing, language: str) -> str:
    verb = "Geschehen" if closing.binds else "Unterzeichnet"
    place = f" zu {closing.place}" if closing.place else ""
    copies = _GERMAN_COUNTS.get(closing.originals, f"{closing.originals} Urschriften")
    each = "jede " if closing.originals > 1 else ""
    listed = language_phrase(closing.languages, language)
    text = f"{verb}{place} am {closing_date(closing.day, language)} in {copies}, {each}in {listed} Sprache"
    if len(closing.languages) > 1:
        text += f", wobei jeder Wortlaut {'gleichermaßen verbindlich ist' if closing.binds else 'gleich gültig ist'}"
    text += "."
    if closing.prevailing:
        prevailing = language_name(closing.prevailing, language).lower()
        text += f" Bei unterschiedlicher Auslegung ist der {prevailing}e Wortlaut maßgebend."
    return text


_SPANISH_COUNTS = {2: "dos", 3: "tres", 4: "cuatro", 5: "cinco"}


def _spanish(closing: Closing, language: str) -> str:
    verb = "Hecho" if closing.binds else "Firmado"
    place = f" en {closing.place}" if closing.place else ""
    count = _SPANISH_COUNTS.get(closing.originals, str(closing.originals))
    copies = f"{count} ejemplares originales, cada uno" if closing.originals > 1 else "un ejemplar original,"
    noun = "los idiomas" if len(closing.languages) > 1 else "idioma"
    listed = language_phrase(closing.languages, language)
    text = f"{verb}{place}, el {closing_date(closing.day, language)}, en {copies} en {noun} {listed}"
    if len(closing.languages) > 1:
        which = "ambos textos" if len(closing.languages) == 2 else "todos los textos"
        text += f", {f'siendo {which} igualmente auténticos' if closing.binds else f'teniendo {which} igual validez'}"
    text += "."
    if closing.prevailing:
        prevailing = language_name(closing.prevailing, language)
        text += f" En caso de divergencia de interpretación, prevalecerá el texto en {prevailing}."
    return text


_FORMULAS: Mapping[str, Callable[[Closing, str], str]] = {
    "zh-Hans": _chinese,
    "zh-Hant": _chinese,
    "en": _english,
    "ru": _russian,
    "fr": _french,
    "ar": _arabic,
    "ja": _japanese,
    "ko": _korean,
    "de": _german,
    "es": _spanish,
}


def without_formula(languages: Sequence[str]) -> tuple[str, ...]:
    """Those of the languages whose closing clause has to be written by hand."""
    return tuple(tag for tag in languages if tag not in _FORMULAS and base_language(tag) not in _FORMULAS)
