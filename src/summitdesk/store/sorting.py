"""Sort keys as stored columns: the application computes them, so that every database sorts alike."""

from collections.abc import Mapping
from typing import Any

from summitdesk.domain.collation import name_sort_key
from summitdesk.domain.language import pick, text_in

DERIVED_TABLES = frozenset({"city", "country"})
"""The tables that have derived columns."""


def derived(table: str, values: Mapping[str, Any]) -> dict[str, str]:
    """The derived columns of one row, computed from its other values."""
    if table not in DERIVED_TABLES:
        return {}
    # In the order they are stored in: where no language fits, the first one counts.
    names = dict(sorted((values.get("names") or {}).items()))
    sort_names = values.get("sort_names") or {}
    keys = {}
    for column, language in (("sort_en", "en"), ("sort_zh", "zh-Hans")):
        text = text_in(sort_names, language) or text_in(names, language) or pick(names, language)
        keys[column] = name_sort_key(text, language)
    return keys
