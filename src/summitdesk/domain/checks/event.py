"""Checks of the event's own data."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from summitdesk.domain.checks.texts import damaged, language_label
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import text_in
from summitdesk.domain.rows import EventRow
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _


def empty_titles(
    titles: Mapping[str, str],
    languages: Sequence[str],
    *,
    subject: str,
    subject_id: UUID,
    severity: Severity,
    table: str,
) -> Iterator[Finding]:
    """``title.empty``: a title is lacking in a language that the paper is printed in."""
    for tag in languages:
        if not text_in(titles, tag).strip(" \t\n\u3000\"'“”«»《》"):
            yield Finding(
                "title.empty",
                severity,
                subject,
                subject_id,
                _("The title is empty in {language}.").format(language=language_label(tag)),
                _("Type the title in this language."),
                table,
                f"titles.{tag}",
            )


def check_titles(event: EventRow) -> list[Finding]:
    """The event's title in every language of the event."""
    return [
        *empty_titles(
            event.titles,
            event.languages,
            subject=event.slug,
            subject_id=event.id,
            severity=Severity.ERROR,
            table="event",
        ),
        *damaged(event.titles, event.slug, event.id, table="event", field="titles"),
    ]
