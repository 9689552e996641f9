"""The vocabulary of texts that bind and of texts that do not, by language: words of the one give the other away.

After the usual distinction between treaties and memoranda of understanding: shall and will, Article and Paragraph,
Parties and Participants, enter into force and come into effect, authentic and of equal validity, done and signed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summitdesk.domain.language import base_language
from summitdesk.domain.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class Strayed:
    """A word of the other vocabulary in a text: where it begins, how it reads, and what to write instead."""

    start: int
    text: str
    instead: str


_Pairs = tuple[tuple[str, str], ...]
"""For each pattern of a stray word what to write instead."""

_IN_UNDERSTANDINGS: Mapping[str, _Pairs] = {
    "en": (
        (r"\bshall\b", "will"),
        (r"\bmust\b", "will"),
        (r"\bagree(?:s|d)?\b", "decide; have come to the following understanding"),
        (r"\bundertakes?\b", "will carry out"),
        (r"\bArticles?\b", "Paragraph"),
        (r"\bPart(?:y|ies)\b", "Participants"),
        (r"\bagreement\b", "memorandum, arrangement"),
        (r"\benters? into force\b|\bentry into force\b|\bin force\b", "come into effect"),
        (r"\bequally authentic\b|\bauthentic\b", "having equal validity"),
        (r"\bDone (?:in|at)\b", "Signed"),
        (r"\b(?:rights|obligations?)\b", "leave it out, or say what the Participants intend"),
        (r"\bterminat(?:e|es|ed|ion)\b", "discontinue"),
    ),
    "zh": (
        ("缔约(?:双|各)?方", "双方"),
        ("第[一二三四五六七八九十]+条", "一、二、三"),
        ("生效", "实施"),
        ("同等作准", "具有同等效力"),
        ("权利|義務|义务|權利", "不写权利和义务"),
        ("本协议|本协定|本協議|本協定", "本备忘录"),
        ("必须|必須", "将"),
    ),
    "ru": (
        (r"\bСторон(?:ы|а|у|е|ой|ами|ам|ах)?\b", "Участники"),
        (r"\b[Сс]тать(?:я|и|е|ю|ёй|ей|ями)\b", "пункт"),
        (r"\bвступа(?:ет|ют) в силу\b", "начинает применяться"),
        (r"\bобязу(?:ется|ются)\b|\bобязан[аоы]?\b", "намерены"),
        (r"\bСовершено\b", "Подписано"),
        (r"\bСоглашени(?:е|я|ю|ем|и)\b", "Меморандум"),
    ),
}

_IN_TREATIES: Mapping[str, _Pairs] = {
    "en": (
        (r"\bwill\b", "shall"),
        (r"\bParticipants?\b", "Parties"),
        (r"\bParagraphs?\s+\d+", "Article"),
        (r"\bcom(?:e|es|ing) into (?:effect|operation)\b", "enter into force"),
        (r"\bequal validity\b", "equally authentic"),
        (r"\bunderstandings?\s+(?:is|are|was|were)\s+reached\b", "have agreed"),
        (r"\bSigned in (?:duplicate|triplicate)\b", "Done"),
    ),
    "zh": (
        ("本备忘录|本備忘錄", "本协议"),
        ("开始实施|起实施|開始實施|起實施", "生效"),
        ("同等效力", "同等作准"),
        ("参与方|參與方", "双方"),
    ),
    "ru": (
        (r"\bУчастник(?:и|а|у|ом|ов|ам|ами|ах)?\b", "Стороны"),
        (r"\bначинает применяться\b", "вступает в силу"),
        (r"\bнамерен[аоы]?\b", "обязуются"),
        (r"\bМеморандум(?:а|у|ом|е)?\b", "Соглашение"),
    ),
}


def strayed(text: str, language: str, wording: Wording) -> tuple[Strayed, ...]:
    """The words of a text that belong to the other vocabulary, in the order in which they stand."""
    table = _IN_TREATIES if wording is Wording.TREATY else _IN_UNDERSTANDINGS
    found = [
        Strayed(match.start(), match[0], instead)
        for pattern, instead in table.get(base_language(language), ())
        for match in re.finditer(pattern, text)
    ]
    return tuple(sorted(found, key=lambda stray: stray.start))


def mixed_zeros(texts: Iterator[str] | tuple[str, ...]) -> bool:
    """Whether dates in Chinese characters are written with ○ in one place and 〇 in another."""
    joined = "".join(texts)
    return bool(re.search(f"[{_DIGITS}]○|○[{_DIGITS}]", joined)) and "〇" in joined


_DIGITS = "一二三四五六七八九"
