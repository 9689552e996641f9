"""Exporting a list of an event into a file, whose kind its suffix tells."""

from pathlib import Path
from typing import TYPE_CHECKING

from summitdesk.domain.rows import EventRow
from summitdesk.errors import UserError
from summitdesk.files import write_whole
from summitdesk.i18n import _
from summitdesk.services.exchange import lists
from summitdesk.services.exchange.lists import Listed, ListKind
from summitdesk.services.exchange.writers import as_calendar, as_cards, as_csv, as_json, as_workbook
from summitdesk.services.lookup import event_named, instrument_named

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database

SUFFIXES = {
    ListKind.ROSTER: (".xlsx", ".csv", ".tsv", ".json", ".vcf"),
    ListKind.AGENDA: (".xlsx", ".csv", ".tsv", ".json", ".ics"),
    ListKind.INVITATIONS: (".xlsx", ".csv", ".tsv", ".json"),
    ListKind.SIGNATORIES: (".xlsx", ".csv", ".tsv", ".json"),
}
"""The kinds of file that each list can become."""


def export_list(
    database: "Database",
    kind: ListKind | str,
    event_slug: str,
    target: Path,
    *,
    instrument: str = "",
    identity: bool = False,
    raw: bool = False,
) -> int:
    """Write a list of an event to ``target`` and say how many records it holds.

    Passports, birth dates and diets go into a roster only with ``identity``. ``raw`` writes delimited text without the
    apostrophes that keep spreadsheet programs from computing it.
    """
    kind = _kind(kind)
    suffix = _suffix(kind, target)
    with database.reading() as session:
        event = event_named(session, event_slug)
        listed = _listed(session, kind, event, instrument, identity=identity)
    write_whole(target, _written(listed, event, suffix, raw=raw))
    return len(listed.records)


def _kind(kind: ListKind | str) -> ListKind:
    try:
        return ListKind(kind)
    except ValueError:
        raise UserError(
            _("“{kind}” cannot be exported.").format(kind=str(kind)[:40]),
            _("Choose one of: {kinds}.").format(kinds=", ".join(kind.value for kind in ListKind)),
        ) from None


def _suffix(kind: ListKind, target: Path) -> str:
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES[kind]:
        raise UserError(
            _("The list “{kind}” cannot be written as “{suffix}”.").format(
                kind=kind.value, suffix=suffix or target.name
            ),
            _("Let the file's name end in one of: {suffixes}.").format(suffixes=", ".join(SUFFIXES[kind])),
        )
    return suffix


def _listed(session: "Session", kind: ListKind, event: EventRow, instrument: str, *, identity: bool) -> Listed:
    match kind:
        case ListKind.ROSTER:
            return lists.roster(session, event, identity=identity)
        case ListKind.AGENDA:
            return lists.agenda(session, event)
        case ListKind.INVITATIONS:
            return lists.invitations(session, event)
        case ListKind.SIGNATORIES:
            return lists.signatories(session, event, instrument_named(session, event, instrument))


def _written(listed: Listed, event: EventRow, suffix: str, *, raw: bool) -> bytes:
    match suffix:
        case ".xlsx":
            return as_workbook(listed)
        case ".json":
            return as_json(listed)
        case ".ics":
            return as_calendar(listed, event)
        case ".vcf":
            return as_cards(listed)
        case ".tsv":
            return as_csv(listed, "\t", raw=raw)
    return as_csv(listed, raw=raw)
