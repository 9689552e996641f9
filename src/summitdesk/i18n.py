"""The interface language: gettext catalogues shared by the window, the command line and every finding.

Event languages (the languages that papers are printed in) are data of the event and have nothing to do with this.
"""

import gettext as _gettext
from collections.abc import Callable

from summitdesk.paths import resources

INTERFACE_LANGUAGES = ("en", "zh_CN")

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def install(language: str) -> None:
    """Speak ``language`` ("en" or "zh_CN") from now on; an unknown one falls back to English."""
    global _translations, _language  # noqa: PLW0603 - gettext itself is process-wide; this is its one seat
    _translations = _gettext.translation(
        "summitdesk", localedir=resources() / "i18n", languages=[language], fallback=True
    )
    _language = language if language in INTERFACE_LANGUAGES else "en"


def language() -> str:
    """The interface language now in force."""
    return _language


def _(message: str) -> str:
    """Translate one sentence or label into the interface language."""
    return _translations.gettext(message)


def n_(singular: str, plural: str, count: int) -> str:
    """Translate a label whose form depends on ``count``; format the number in afterwards."""
    return _translations.ngettext(singular, plural, count)


def later(message: str) -> str:
    """Mark a label for translation where it is declared; translate it with :func:`_` where it is shown."""
    return message


Translate = Callable[[str], str]
