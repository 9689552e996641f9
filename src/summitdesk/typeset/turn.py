"""How a sheet is turned between its front and its back."""

from enum import StrEnum


class Turn(StrEnum):
    """The edge that a sheet is turned about to print its back; no turn: the back stays empty.

    A printer that turns sheets about their long edge turns an upright one like a page of a book and a wide one like a
    page of a calendar.
    """

    NONE = "none"
    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"

    def is_like_a_book(self, width: float, height: float) -> bool:
        """Whether a sheet of this size is turned about an upright edge, so that left and right change places."""
        return (self is Turn.LONG_EDGE) == (height >= width)
