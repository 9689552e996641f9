"""Commands that look into a register: its events, what the pre-flight finds, protocol order, search."""

from typing import TYPE_CHECKING

from summitdesk import i18n
from summitdesk.cli.arguments import AsJson, Register
from summitdesk.cli.opened import reading
from summitdesk.cli.output import show_columns, show_json, speak_plainly

if TYPE_CHECKING:
    from summitdesk.domain.rows import EventRow


def events(file: Register, as_json: AsJson = False) -> None:
    """List the events, the latest first."""
    from summitdesk.store.queries.events import all_events

    speak_plainly(as_json)
    with reading(file) as database, database.reading() as session:
        found = all_events(session)
    if as_json:
        show_json([_event_as_json(event) for event in found])
    else:
        show_columns(_event_as_columns(event) for event in found)


def _event_as_json(event: "EventRow") -> dict[str, object]:
    return {
        "slug": event.slug,
        "title": dict(event.titles),
        "starts_on": event.starts_on.isoformat(),
        "ends_on": event.ends_on.isoformat(),
        "host": dict(event.host.names) if event.host else None,
    }


def _event_as_columns(event: "EventRow") -> tuple[str, ...]:
    from summitdesk.domain.language import pick

    spoken = i18n.language()
    host = pick(event.host.names, spoken) if event.host else ""
    return event.slug, f"{event.starts_on} – {event.ends_on}", host, pick(event.titles, spoken)
