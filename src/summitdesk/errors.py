"""The two kinds of error: a sentence for the organizer, and everything else, which is our bug."""


class UserError(Exception):
    """A condition that the organizer can act on: what happened, what was kept, and what to do next.

    ``message`` says what happened; ``remedy`` what to do. Both are whole sentences in the interface language and
    hold no personal data of the identity class (passport numbers, birth dates, diets).
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class OlderRegister(UserError):
    """The register is of an older format; opening it for writing brings it up to date."""


class Cancelled(Exception):
    """Raised by :meth:`Progress.step` when the organizer cancelled; the unit of work around it rolls back."""
