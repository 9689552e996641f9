"""Short names of records: what people type on the command line, and what files are called."""

import re
from hashlib import sha256

from summitdesk.domain.clean import fold
from summitdesk.domain.collation import pinyin

_HAN = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)")
_LONGEST_NAME = 4
"""Han characters that are read as one name and written as one word: 哈尔滨, 俄罗斯."""


def slug(text: str, longest: int = 60) -> str:
    """A short name of at most ``longest`` lower-case letters, digits and hyphens; the same for the same text.

    Chinese is written in pinyin without tones. A text in which neither this nor Latin letters are found gets digits of
    its own.
    """
    made = re.sub(r"[^a-z0-9]+", "-", fold("".join(map(_latin, _HAN.split(text))))).strip("-")
    if len(made) > longest:
        made = made[: longest + 1].rpartition("-")[0] or made[:longest]
    return made or f"x{sha256(text.encode(errors='surrogatepass')).hexdigest()[:8]}"


def _latin(stretch: str) -> str:
    """A stretch of Han in pinyin; any other as it is."""
    if not _HAN.fullmatch(stretch):
        return stretch
    syllables = (syllable.rstrip("12345") for syllable in pinyin(stretch))
    return f"-{('' if len(stretch) <= _LONGEST_NAME else '-').join(syllables)}-"
