"""Commands that look into a register: its events, what the pre-flight finds, protocol order, search."""

from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk import i18n
from summitdesk.cli.arguments import AsJson, EventSlug, Register
from summitdesk.cli.opened import reading
from summitdesk.cli.output import findings_as_json, show_columns, show_findings, show_json, speak_plainly
from summitdesk.domain.vocabulary import OrderUse, Policy
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.domain.rows import EventRow
    from summitdesk.services.precedence import Placed


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

    spoken = _spoken()
    host = pick(event.host.names, spoken) if event.host else ""
    return event.slug, f"{event.starts_on} – {event.ends_on}", host, pick(event.titles, spoken)


def check(file: Register, event: EventSlug, as_json: AsJson = False) -> int:
    """Look at an event as a proof-reader would; the exit code is 1 when there are errors."""
    from summitdesk.domain.findings import errors
    from summitdesk.services.checks import preflight

    speak_plainly(as_json)
    with reading(file) as database:
        findings = preflight(database, event)
    if as_json:
        show_json(findings_as_json(findings))
    else:
        show_findings(findings)
    return 1 if errors(findings) else 0


def order(
    file: Register,
    event: EventSlug,
    use: Annotated[OrderUse, typer.Option(help=_("What the order is for."))] = OrderUse.SIGNATURES,
    policy: Annotated[
        Policy | None,
        typer.Option(
            case_sensitive=False,
            help=_(
                "Another policy than the event's own, without its pins: A seniority of the relationship, B rank and "
                "notice, C country, D country from a drawn letter, E city, F by hand."
            ),
            show_default=False,
        ),
    ] = None,
    pins: Annotated[
        bool, typer.Option("--pins", help=_("Keep positions fixed by hand under another policy too."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the protocol order with the reason for each position."""
    from summitdesk.services.precedence import protocol_order

    speak_plainly(as_json)
    with reading(file) as database:
        places = protocol_order(database, event, use, policy, pins=pins or None)
    if as_json:
        show_json([_place_as_json(place) for place in places])
    else:
        show_columns(_place_as_columns(place) for place in places)


def _place_as_json(place: "Placed") -> dict[str, object]:
    city = place.delegation.city
    signer = {name.language: name.full for name in place.signer.names} if place.signer else {}
    return {
        "position": place.position,
        "city": dict(city.names),
        "country": dict(city.country.names),
        "signer": signer or None,
        "reason": place.reason,
        "pinned": place.pinned,
        "missing": list(place.missing),
    }


def _place_as_columns(place: "Placed") -> tuple[str, ...]:
    from summitdesk.domain.language import pick

    spoken, city = _spoken(), place.delegation.city
    return str(place.position), pick(city.names, spoken), pick(city.country.names, spoken), place.reason


def search(
    file: Register,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=_("Any part of a name, in any script."))],
    event: Annotated[str, typer.Option("--event", metavar="SLUG", help=_("Only within this event."))] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help=_("At most this many."))] = 50,
    as_json: AsJson = False,
) -> None:
    """Find people, cities, texts and everything else by any part of a name."""
    from summitdesk.services.lookup import event_named
    from summitdesk.services.lookup import search as find
    from summitdesk.store.queries.events import all_events

    speak_plainly(as_json)
    with reading(file) as database:
        with database.reading() as session:
            slugs = {each.id: each.slug for each in all_events(session)}
            event_id = event_named(session, event).id if event else None
        hits = find(database, query, event_id, limit=limit)
    rows = [(hit.table, str(hit.id), slugs.get(hit.event_id, "") if hit.event_id else "", hit.label) for hit in hits]
    if as_json:
        names = ("table", "id", "event", "label")
        show_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        show_columns((table, slug, label) for table, _id, slug, label in rows)


def _spoken() -> str:
    return i18n.language().replace("_", "-")
