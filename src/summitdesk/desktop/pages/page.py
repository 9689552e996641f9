"""What the window asks of a page."""

from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from summitdesk.desktop.menus import Handlers
from summitdesk.domain.listing import Listing


@dataclass(frozen=True, slots=True)
class PageState:
    """What a page shows, so that it can be shown again after the language or the appearance has changed."""

    listing: Listing = field(default_factory=Listing)
    subject: UUID | None = None


class Page(Protocol):
    """A page of the window; every one is a QWidget made from a desk and a look."""

    def handlers(self) -> Handlers:
        """The actions that the page handles now."""

    def start_search(self) -> None:
        """Put the caret where one searches."""

    def take_focus(self) -> None:
        """Put the focus on the page's content."""

    def show_subject(self, subject: UUID) -> None:
        """Select what was asked for from elsewhere."""

    def state(self) -> PageState:
        """What the page shows now."""

    def restore(self, state: PageState) -> None:
        """Show what was shown before."""
