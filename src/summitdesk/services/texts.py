"""The boundary where text enters the register: cleaned, on one line where it is one, no longer than paper bears."""

import re
from collections.abc import Mapping
from datetime import date

from summitdesk.domain.clean import clean_line, clean_text, is_seen
from summitdesk.domain.language import normalise_tag
from summitdesk.errors import UserError
from summitdesk.i18n import _

LONGEST_LINE = 200
"""Characters of a name, title, office or e-mail address."""

LONGEST_TITLE = 500
"""Characters of the title of an event, agenda item or instrument."""

LONGEST_NOTE = 5_000
"""Characters of a note."""

LONGEST_PARAGRAPH = 20_000
"""Characters of one paragraph of an instrument."""


def line(text: str, longest: int = LONGEST_LINE) -> str:
    """``text`` as one clean line; refuses what is longer than ``longest`` characters."""
    return _bounded(_visible(clean_line(text)), longest)


def passage(text: str, longest: int = LONGEST_NOTE) -> str:
    """``text`` clean, with its line ends and without blanks around it."""
    return _bounded(_visible(clean_text(text).strip()), longest)


def shown(text: str, longest: int = 48) -> str:
    """``text`` as it stands in the name of a step, such as the menu's "Undo …": one line, its end cut off if long.

    An empty text, which takes a language out, is shown as a dash.
    """
    on_one_line = clean_line(text) or "—"
    return on_one_line if len(on_one_line) <= longest else f"{on_one_line[: longest - 1].rstrip()}…"


def lines(texts: Mapping[str, str], longest: int = LONGEST_LINE) -> dict[str, str]:
    """One clean line per language under normalised tags; languages without text are left out."""
    return _without_blanks({normalise_tag(tag): line(text, longest) for tag, text in texts.items()})


def passages(texts: Mapping[str, str], longest: int = LONGEST_NOTE) -> dict[str, str]:
    """One clean passage per language under normalised tags; languages without text are left out."""
    return _without_blanks({normalise_tag(tag): passage(text, longest) for tag, text in texts.items()})


def with_text(texts: Mapping[str, str], language: str, text: str) -> dict[str, str]:
    """``texts`` with ``language`` saying ``text``, which is clean already; an empty text takes the language out."""
    tag = normalise_tag(language)
    others = {key: value for key, value in texts.items() if key != tag}
    return {**others, tag: text} if text else others


def day(text: str) -> date | None:
    """A day as people type it, 2026-01-06 or 2026年1月6日; None where nothing is typed."""
    typed = line(text)
    if not typed:
        return None
    parts = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", typed)
    try:
        return date(*map(int, parts.groups() if parts else ()))
    except (ValueError, TypeError):
        raise UserError(
            _("“{text}” is not a day.").format(text=typed[:40]),
            _("Write year, month and day as 2026-01-06, or leave it empty."),
        ) from None


def whole_number(text: str) -> int | None:
    """A number as people type it; None where nothing is typed."""
    typed = line(text)
    if not typed:
        return None
    if not re.fullmatch(r"\d{1,6}", typed):
        raise UserError(
            _("“{text}” is not a number.").format(text=typed[:40]), _("Write it in digits, or leave it empty.")
        )
    return int(typed)


def any_text(texts: Mapping[str, str], what: str) -> dict[str, str]:
    """``texts`` if at least one language has a text; ``what`` names the field in the sentence that refuses none."""
    if not texts:
        raise UserError(
            _("{what} has no text in any language.").format(what=what), _("Give it in one language at least.")
        )
    return dict(texts)


def _visible(text: str) -> str:
    return text if is_seen(text) else ""


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        raise UserError(
            _("“{beginning}…” is {length} characters long.").format(beginning=text[:30], length=len(text)),
            _("Shorten it to {longest} characters; nothing was changed.").format(longest=longest),
        )
    return text


def _without_blanks(texts: Mapping[str, str]) -> dict[str, str]:
    return {tag: text for tag, text in texts.items() if text}
