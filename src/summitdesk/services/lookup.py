"""Events, cities and instruments by the short names that people type, with a sentence when there is none."""

from typing import TYPE_CHECKING

from summitdesk.domain.clean import match_key
from summitdesk.domain.rows import CityRow, EventRow, InstrumentRow, SearchHit
from summitdesk.errors import UserError
from summitdesk.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database


def event_named(session: "Session", slug: str) -> EventRow:
    """The event with this slug; raises :class:`UserError` that names those there are."""
    from summitdesk.store.queries.events import all_events, event_by_slug

    event = event_by_slug(session, slug.strip())
    if event is None:
        known = ", ".join(event.slug for event in all_events(session))
        raise UserError(
            _("There is no event “{slug}”.").format(slug=slug[:60]),
            _("This register has: {events}.").format(events=known) if known else _("This register has no events."),
        )
    return event


def instrument_named(session: "Session", event: EventRow, slug: str = "") -> InstrumentRow:
    """An instrument of an event by its slug, or the event's only one."""
    from summitdesk.store.queries.instruments import instruments_of

    present = instruments_of(session, event.id)
    chosen = [instrument for instrument in present if instrument.slug == slug.strip()] if slug else list(present)
    if len(chosen) == 1:
        return chosen[0]
    known = ", ".join(instrument.slug for instrument in present)
    message = (
        _("The event “{event}” has no instrument “{slug}”.").format(event=event.slug, slug=slug[:60])
        if slug
        else _("The event “{event}” has {count} instruments.").format(event=event.slug, count=len(present))
    )
    raise UserError(message, _("Choose one of: {slugs}.").format(slugs=known) if known else _("Add one first."))


def city_known_as(session: "Session", name: str, country_code: str = "") -> CityRow | None:
    """The city with this slug, name or spelling, whatever its accents, case and script; None where there is none."""
    from summitdesk.store.queries.cities import all_cities

    wanted = match_key(name)
    if not wanted:
        return None
    return next(
        (
            city
            for city in all_cities(session)
            if (not country_code or city.country.code == country_code) and wanted in _keys(city)
        ),
        None,
    )


def _keys(city: CityRow) -> set[str]:
    texts = (city.slug, *city.names.values(), *city.formal_names.values(), *city.spellings)
    return {match_key(text) for text in texts}


def search(
    database: "Database", text: str, event_id: "UUID | None" = None, *, limit: int = 50
) -> tuple[SearchHit, ...]:
    """What the register holds under a text, by any part of a name in any script, the best hits first."""
    from summitdesk.store.search import search as hits

    with database.reading() as session:
        return hits(session, text, event_id, limit)
