"""What a table shows, declared: each column says how to read a row, and how it is sorted and edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column over rows.

    ``title`` is translated already. ``sort`` is the name that the query sorts by; empty columns cannot be sorted.
    ``width`` is what the column needs, ``stretch`` its share of what is left; when room is short, columns of the
    highest ``rank`` leave first and rank 0 stays. ``edit`` gets the row and the new text; with ``choices`` (value,
    label) the text is one of the values and ``value`` says which one is set. ``dot`` names a colour to show beside it,
    ``tint`` the colour of the text where it is not ink; ``hint`` stands where there is no text.
    """

    id: str
    title: str
    text: Callable[[Row], str]
    sort: str = ""
    width: int = 120
    stretch: int = 0
    rank: int = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    edit: Callable[[Row, str], None] | None = None
    choices: Sequence[tuple[str, str]] = ()
    value: Callable[[Row], str] | None = None
    dot: Callable[[Row], str] | None = None
    tint: Callable[[Row], str] | None = None
    muted: bool = False
    hint: str = ""
