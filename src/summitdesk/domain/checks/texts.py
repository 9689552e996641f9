"""What any text on paper may suffer from: damage, and characters that no font draws."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from summitdesk.domain.damage import Damage, find_damage, visible
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import language_name
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language

_EXCERPT = 12


def language_label(tag: str) -> str:
    """A language in the interface language; with its script where two are in use (Chinese)."""
    name = language_name(tag, interface_language())
    return f"{name} ({tag})" if tag.startswith("zh-Hant") else name


def quotable(text: str) -> str:
    """A title to stand inside quotation marks: marks around the whole fall away, others become inner ones."""
    if text[:1] == "“" and text[-1:] == "”" and "“" not in text[1:]:
        text = text[1:-1]
    return text.translate(_INNER_MARKS)


_INNER_MARKS = str.maketrans("“”", "‘’")


def damaged(
    texts: Mapping[str, str], subject: str, subject_id: UUID | None, *, table: str = "", field: str = ""
) -> Iterator[Finding]:
    """``text.damaged``: one finding per language whose text an encoding accident or a careless copy has hurt."""
    for tag, text in texts.items():
        damages = find_damage(text, tag)
        if damages:
            yield Finding(
                "text.damaged",
                Severity.ERROR,
                subject,
                subject_id,
                _("The {language} text is damaged: {places}.").format(
                    language=language_label(tag), places="; ".join(_place(text, damage) for damage in damages[:3])
                ),
                _remedy(damages),
                table,
                f"{field}.{tag}" if field else "",
            )


def _place(text: str, damage: Damage) -> str:
    before = text[max(0, damage.start - _EXCERPT) : damage.start].rpartition("\n")[2]
    return _("“{before}{damaged}” at character {position} ({what})").format(
        before=visible(before), damaged=damage.shown, position=damage.start + 1, what=damage.describe()
    )


def _remedy(damages: Sequence[Damage]) -> str:
    repaired = next((damage for damage in damages if damage.repaired), None)
    if repaired:
        return _("It probably read “{text}”. Compare with the sender's original and type it anew.").format(
            text=repaired.repaired
        )
    return _("Ask the sender for the original, or look the name up in another source, and type it anew.")


def missing_glyphs(
    texts: Mapping[str, str],
    subject: str,
    subject_id: UUID | None,
    missing: Callable[[str, str], Sequence[str]],
    *,
    table: str = "",
    field: str = "",
) -> Iterator[Finding]:
    """``glyph.missing``: a character that none of the bundled fonts draws; damaged ones are reported as damage."""
    for tag, text in texts.items():
        undrawn = dict.fromkeys(missing(text, tag))
        hurt = "".join(damage.text for damage in find_damage(text, tag)) if undrawn else ""
        for character in undrawn:
            if character in hurt:
                continue
            yield Finding(
                "glyph.missing",
                Severity.ERROR,
                subject,
                subject_id,
                _("No font has the character “{character}” (U+{code}).").format(
                    character=character, code=format(ord(character[0]), "04X")
                ),
                _("Check the character with the person concerned; if it is right, install a font that has it."),
                table,
                f"{field}.{tag}" if field else "",
            )
