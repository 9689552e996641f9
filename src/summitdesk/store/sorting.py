"""Sort keys as stored columns: the application computes them, so that every database sorts alike."""

from collections.abc import Mapping
from typing import Any

from summitdesk.domain.clean import fold
from summitdesk.domain.language import pick, text_in


def derived(table: str, values: Mapping[str, Any]) -> dict[str, str]:
    """The derived columns of one row, computed from its other values."""
    if table not in {"city", "country"}:
        return {}
    names, sort_names = values.get("names") or {}, values.get("sort_names") or {}
    keys = {}
    for column, language in (("sort_en", "en"), ("sort_zh", "zh-Hans")):
        text = text_in(sort_names, language) or text_in(names, language) or pick(names, language)
        keys[column] = text_key(text, language)
    return keys


def text_key(text: str, language: str) -> str:
    """The key by which ``text`` sorts in ``language``."""
    return fold(text)
