"""Where a line may end: ICU's strict line breaking (UAX #14), a kinsoku table, and what must never be torn apart.

The table is that of ECMA-376 (``w:kinsoku``) and JLREQ; dashes and ellipses may begin a line (CLREQ), but a pair of
them is never split.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from summitdesk.typeset.fonts import is_ignorable
from summitdesk.typeset.kinds import CLOSING, OPENING, QUOTES, is_hangul, is_space, is_wide, sets_wide

_SMALL_KANA = frozenset("ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿぁぃぅぇぉっゃゅょゎゕゖｧｨｩｪｫｬｭｮｯ")
NO_START = (
    CLOSING | _SMALL_KANA | frozenset("。．，、：；！？・·‧々〻ーｰヽヾゝゞ゛゜〜～゠–‐!%),.:;?]}°′″‰℃℉％￠¢¨ˇˉ‖∶､｡･｣ﾞﾟ")
)
"""Characters that never begin a line (行首禁则)."""

NO_END = OPENING | frozenset("([{$£¥€￡￥＄#＃№§｢")
"""Characters that never end a line (行末禁则)."""

_INSEPARABLE = frozenset("—…‥―⸺─")

_DIGITS = "[0-9０-９]"
_NUMBER = f"{_DIGITS}{{1,16}}(?:[.,．，]{_DIGITS}{{1,4}}){{0,6}}"
_COUNTERS = (
    "年月日号號时時点點分秒周週天岁歲元圆圓角人个個名位座届屆次条條项項款章节節页頁国國省市县縣区區村镇鎮家所种種件份本册冊台套部间間层層楼樓"
    "吨噸克升米里亩畝顷頃度倍成％%‰℃℉°"
    "년월일시분초명개원회차위층"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_UNITS = (
    r"[kcmµn]?m[²³2-3]?|km/h|m/s|[kmµ]?g|t|ha|[kMGT]?Wh?|kV|[kMG]?Hz|[KMGT]B|°[CF]?|[%‰℃€$£¥]|l|ml|h|min|s"
    r"|USD|EUR|GBP|CNY|RMB|JPY|KRW|million|billion|trillion|thousand|percent|p\.m\.|a\.m\.|AM|PM"
)
_KEPT = "|".join(
    (
        # 2026年1月6日, 1月8日, 2026년 1월 6일
        rf"{_DIGITS}{{1,4}}\s?[年년]\s?{_DIGITS}{{1,2}}\s?[月월](?:\s?{_DIGITS}{{1,2}}\s?[日号號일])?",
        rf"{_DIGITS}{{1,2}}\s?[月월]\s?{_DIGITS}{{1,2}}\s?[日号號일]",
        # 第3届, 第二十三条
        rf"第[0-9０-９〇一二三四五六七八九十百千]{{1,8}}[{_COUNTERS}]?",
        # 1,500万元, 23个, １，５００人
        rf"{_NUMBER}[多余餘]?(?:[十百千万萬亿億兆만억조]{{1,4}}[多余餘]?[{_COUNTERS}]?|[{_COUNTERS}])",
        # １２３, ＡＰＥＣ: UAX #14 treats full-width figures and letters like Han
        r"[０-９]+(?:[．，][０-９]+)*|[Ａ-Ｚａ-ｚ]{2,24}",
        # January 6, 2019 · 6 January 2019 · 6. Januar 2019
        rf"\b(?:{_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?\b",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTHS})\b\.?(?:\s\d{{4}}\b)?",
        r"\b\d{1,2}\.?\s[^\W\d_]{3,12}\s\d{4}\b",
        # 500 km · EUR 20 · No. 5
        rf"\d\s(?:{_UNITS})(?![A-Za-z])",
        r"(?:[$€£¥￥]|\b(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|No\.|Nr\.|Art\.|Article|Chapter|Section|Page|p\.|pp\.))\s\d",
        # A hyphen between spaces stands for a dash: it begins no line.
        r"\s-(?=\s)",
        # Mr. Nowak
        r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|H\.\s?E)\.?\s[^\W\d_a-z]",
    )
)
# Most characters begin none of these, which one look tells.
_MAY_BEGIN = r"(?=[\dＡ-Ｚａ-ｚ第$€£¥￥A-Zp]|\s-)"
_TOGETHER = re.compile(f"{_MAY_BEGIN}(?:{_KEPT})")

# Words of one letter go with the next one where they can: prepositions in Russian, Ukrainian, Belarusian, Czech
# (ČSN 01 6910), Slovak and Polish.
_BOUND_WORDS = re.compile(r"(?<!\S)[^\W\d_]\s(?=\S)")
_BINDING = frozenset({"ru", "uk", "be", "cs", "sk", "pl"})

_ENUMERATOR = re.compile(r"\s*(?:[(（]?[0-9０-９a-zA-Z一二三四五六七八九十]{1,5}[.)）、]|[IVX]+\.)\s+")

_HAN_ROW = re.compile("[\u4e00-\u9fa5]+")
_LATIN_WORDS = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")

_TOLD = re.compile(f"[{re.escape(''.join(sorted(NO_START | NO_END | _INSEPARABLE | {'«', '»'})))}]")
"""A mark that the tables know."""

_SURROGATES = re.compile("[\ud800-\udfff]")

NEVER, ALLOWED, IN_WORD = 0, 1, 2
"""Whether a line may end before a character; IN_WORD: only for want of a better place, inside a word of a heading in
Han, whose words show no spaces, and between words that belong together."""


def _readable(text: str) -> str:
    """The text with lone surrogates, which ICU does not take, replaced one by one."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


@cache
def _locale(language: str) -> str:
    return f"{language or 'en'}-u-lb-strict"


def clusters(text: str) -> bytearray:
    """A mark at every offset where a grapheme cluster begins, the end included."""
    marks = bytearray(len(text) + 1)
    offset = 0
    for cluster in CharacterBreaker(_readable(text), "en"):
        marks[offset] = 1
        offset += len(cluster)
    marks[-1] = 1
    return marks


def opportunities(text: str, language: str, *, keep_words: bool = False) -> bytearray:
    """For every offset of ``text`` whether a line may end before it; the offsets 0 and ``len(text)`` do not count.

    ``keep_words`` is for headings: Hangul breaks at spaces only, and breaks inside Chinese and Japanese words are
    marked ``IN_WORD``.
    """
    marks = _plain(text)
    if marks is not None:
        if keep_words and not text.isascii():
            _keep_words(text, language, marks)
        for match in _TOGETHER.finditer(text):
            protect(marks, match.start() + 1, match.end())
        return marks
    marks = _strict(text, language)
    no_start, no_end = _narrow_rules(language)
    if sets_wide(language):
        _between_wide(text, marks)
    if keep_words:
        _keep_words(text, language, marks)
    for offset in _doubtful(text):
        if not marks[offset]:
            continue
        before, after = _visible_around(text, offset)
        if not may_part(before, after) or after in no_start or before in no_end:
            marks[offset] = NEVER
    for match in _TOGETHER.finditer(text):
        protect(marks, match.start() + 1, match.end())
    if language.partition("-")[0] in _BINDING:
        for match in _BOUND_WORDS.finditer(text):
            marks[match.end()] = marks[match.end()] and IN_WORD
    enumerator = _ENUMERATOR.match(text)
    if enumerator:
        marks[enumerator.end()] = NEVER
    return marks


def _doubtful(text: str) -> Iterator[int]:
    """The offsets beside marks that the tables know, and beside the blanks around them; elsewhere they say nothing."""
    end = 0
    for found in _TOLD.finditer(text):
        start = found.start()
        while start > end and _is_blank(text[start - 1]):
            start -= 1
        end = found.end()
        while end < len(text) and _is_blank(text[end]):
            end += 1
        yield from range(max(start, 1), min(end + 1, len(text)))


def may_part(before: str, after: str) -> bool:
    """Whether the kinsoku table lets a line end between two characters."""
    return not (after in NO_START or before in NO_END or (before == after and before in _INSEPARABLE))


@cache
def _narrow_rules(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What begins no line and what ends none in languages that set their marks narrow.

    A dash stays with what it follows; French guillemets stand apart from the words that they hold.
    """
    if sets_wide(language):
        return frozenset(), frozenset()
    return (frozenset("—»"), frozenset("«")) if language.startswith("fr") else (frozenset("—"), frozenset())


def protect(marks: bytearray, start: int, end: int) -> None:
    """Take back every opportunity at the offsets ``start`` to ``end`` - 1."""
    marks[start:end] = bytes(max(end - start, 0))


def _plain(text: str) -> bytearray | None:
    """The opportunities of what most names and offices are, words of ASCII letters or a row of Han; else None.

    They may part after spaces (LB18), and between any two Han (LB31); no other rule of UAX #14 or of the table
    applies to them.
    """
    if _HAN_ROW.fullmatch(text):
        return bytearray((NEVER,)) + bytearray((ALLOWED,)) * len(text)
    if not _LATIN_WORDS.fullmatch(text):
        return None
    marks = bytearray(len(text) + 1)
    marks[-1] = ALLOWED
    offset = text.find(" ") + 1
    while offset:
        marks[offset] = ALLOWED
        offset = text.find(" ", offset) + 1
    return marks


def _strict(text: str, language: str) -> bytearray:
    marks = bytearray(len(text) + 1)
    for offset in accumulate(map(len, LineBreaker(_readable(text), _locale(language)))):
        marks[offset] = ALLOWED
    return marks


def _visible_around(text: str, offset: int) -> tuple[str, str]:
    """The nearest characters on both sides that show; empty at the edges."""
    left, right = offset - 1, offset
    while left >= 0 and _is_blank(text[left]):
        left -= 1
    while right < len(text) and _is_blank(text[right]):
        right += 1
    return text[left] if left >= 0 else "", text[right] if right < len(text) else ""


@cache
def _is_blank(character: str) -> bool:
    return is_space(character) or is_ignorable(character)


def _between_wide(text: str, marks: bytearray) -> None:
    """UAX #14 leaves some places between wide marks closed that CLREQ opens; the kinsoku table closes the rest."""
    offset = marks.find(NEVER, 1)
    while 0 < offset < len(text):
        if (_opens(text[offset - 1]) and _opens(text[offset])) or _is_outside(text, offset):
            marks[offset] = ALLOWED
        offset = marks.find(NEVER, offset + 1)


def _is_outside(text: str, offset: int) -> bool:
    """Whether an offset lies between a letter or figure and quotation marks around wide text: 2019“相约”AI."""
    before, after = text[offset - 1], text[offset]
    if after in QUOTES:
        return before.isalnum() and is_wide(text[offset + 1 : offset + 2] or " ")
    return before in QUOTES.values() and after.isalnum() and is_wide(text[max(offset - 2, 0)])


@cache
def _opens(character: str) -> bool:
    wide = is_wide(character) or character in OPENING or character in CLOSING or character in _INSEPARABLE
    return wide and character != "\u3000"


def _keep_words(text: str, language: str, marks: bytearray) -> None:
    boundaries = bytearray(len(text) + 1)
    offset = 0
    for word in WordBreaker(_readable(text), language or "en"):
        boundaries[offset] = 1
        offset += len(word)
    for offset in range(1, len(text)):
        if not marks[offset]:
            continue
        before, after = text[offset - 1], text[offset]
        if is_hangul(before) and is_hangul(after):
            marks[offset] = NEVER
        elif not boundaries[offset] and is_wide(before) and is_wide(after):
            marks[offset] = IN_WORD
