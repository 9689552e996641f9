"""The wordings of letters, read from ``resources/templates/letters``: one table a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitdesk.domain.language import base_language
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import resources


@dataclass(frozen=True, slots=True)
class Detail:
    """A row of a letter's details: its label, and its text or what the program makes of it (``made``)."""

    label: str
    text: str
    made: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One letter in one language; ``common`` are the words that all letters share."""

    language: str
    texts: Mapping[str, Any]
    common: Mapping[str, str]

    @property
    def subject(self) -> str:
        """What the letter is about."""
        return str(self.texts["subject"])

    def paragraphs(self, part: str) -> tuple[str, ...]:
        """The paragraphs of a part: "opening", "closing"."""
        return tuple(self.texts.get(part, ()))

    @property
    def details(self) -> tuple[Detail, ...]:
        """The rows between opening and closing."""
        return tuple(
            Detail(row.get("label", ""), row.get("text", ""), row.get("made", ""), bool(row.get("optional")))
            for row in self.texts.get("details", ())
        )


def wording(letter: str, language: str) -> Wording:
    """The wording of a letter in ``language``; raises :class:`UserError` that names the languages it has."""
    texts, common = _read(letter), _read("common")
    if tag := _known_tag(letter, language):
        return Wording(language, texts[tag], common[tag])
    known = [tag for tag in texts if tag in common]
    raise UserError(
        _("This letter has no wording in {language}.").format(language=language),
        _("It can be printed in: {languages}.").format(languages=", ".join(known)),
    )


def has_wording(letter: str, language: str) -> bool:
    """Whether a letter can be printed in ``language``."""
    return bool(_known_tag(letter, language))


def _known_tag(letter: str, language: str) -> str:
    texts, common = _read(letter), _read("common")
    return next((tag for tag in (language, base_language(language)) if tag in texts and tag in common), "")


@cache
def _read(name: str) -> Mapping[str, Any]:
    file = resources() / "templates" / "letters" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
