"""Versions of instruments' texts: releases with a name, the text frozen before signature, and what changed between two.

A version is named by its number (``2``), its label, ``step:17`` (as it stood after that step of the history), or
nothing, which is the text at present.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.canonical import short_digest, text_digest
from summitdesk.domain.checks import check_instrument
from summitdesk.domain.checks.instruments import instrument_subject
from summitdesk.domain.checks.texts import quotable
from summitdesk.domain.clean import match_key
from summitdesk.domain.comparison import ComparedText, compare_instruments
from summitdesk.domain.findings import errors
from summitdesk.domain.rows import EventRow, InstrumentReleaseRow, InstrumentRow
from summitdesk.domain.text_versions import evaluated, text_as_plain
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.editable import require_editable
from summitdesk.services.lookup import event_named, instrument_named
from summitdesk.services.records import found, so_far
from summitdesk.services.texts import line, shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.store.database import Database
    from summitdesk.store.entities import InstrumentRelease
    from summitdesk.store.writing import ChangeSet, UnitOfWork

_STEP = "step:"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of an instrument, under the names that people gave them, language by language."""

    instrument: InstrumentRow
    event: EventRow
    old_name: str
    new_name: str
    old_digest: str
    new_digest: str
    texts: tuple[ComparedText, ...]


def release_text(database: "Database", instrument_id: UUID, label: str = "", *, on: date | None = None) -> "ChangeSet":
    """Keep the text as it is now as a version, under a label or just the next number."""
    name = line(label)
    with database.unit_of_work(_("Release a text: {label}").format(label=shown(name))) as unit:
        _release(unit, instrument_id, database.operator, name, on)
    return unit.changes


def freeze_text(database: "Database", instrument_id: UUID, label: str = "", *, on: date | None = None) -> "ChangeSet":
    """Lock the text before signature: a version is kept, its digest with it, and edits are refused from now on."""
    from summitdesk.store.entities import Instrument

    with database.unit_of_work(_("Freeze a text before signature")) as unit:
        require_editable(found(unit, Instrument, instrument_id))
        present, event = _present(unit, instrument_id)
        if standing := errors(check_instrument(present, event)):
            raise UserError(
                _("This text cannot be frozen yet: {first}").format(first=standing[0].message),
                _("Mend what the findings name first; a frozen text is what will be signed."),
            )
        _release(unit, instrument_id, database.operator, line(label), on).is_frozen = True
    return unit.changes


def unfreeze_text(database: "Database", instrument_id: UUID) -> "ChangeSet":
    """Let a frozen text be edited again; the version that was frozen stays among its versions."""
    from summitdesk.store.entities import Instrument

    with database.unit_of_work(_("Unfreeze a text")) as unit:
        frozen = [release for release in found(unit, Instrument, instrument_id).releases if release.is_frozen]
        if not frozen:
            raise UserError(_("This text is not frozen."), _("It can be edited as it is."))
        for release in frozen:
            release.is_frozen = False
    return unit.changes


def _release(
    unit: "UnitOfWork", instrument_id: UUID, operator: str, label: str, on: date | None
) -> "InstrumentRelease":
    from summitdesk.store.entities import Instrument, InstrumentRelease

    instrument = found(unit, Instrument, instrument_id)
    present, event = _present(unit, instrument_id)
    if not any(row.texts for row in present.paragraphs):
        raise UserError(_("There is no text to keep yet."), _("Write or import its paragraphs first."))
    if label and any(match_key(release.label) == match_key(label) for release in instrument.releases):
        raise UserError(
            _("This text has a version “{label}” already.").format(label=label), _("Choose another name for this one.")
        )
    release = InstrumentRelease(
        instrument=instrument,
        number=max((release.number for release in instrument.releases), default=0) + 1,
        label=label,
        released_on=on or date.today(),
        by=operator,
        digest=text_digest(present, event),
        content=text_as_plain(evaluated(present, event)),
    )
    unit.session.add(release)
    return release


def _present(unit: "UnitOfWork", instrument_id: UUID) -> tuple[InstrumentRow, EventRow | None]:
    from summitdesk.store.queries.events import event_by_id
    from summitdesk.store.queries.instruments import instrument_by_id

    session = so_far(unit)
    row = instrument_by_id(session, instrument_id)
    assert row is not None
    return row, event_by_id(session, row.event_id)


def versions_of(database: "Database", event_slug: str, slug: str = "") -> tuple[InstrumentReleaseRow, ...]:
    """The versions of an instrument's text, the first one first."""
    from summitdesk.store.queries.text_versions import releases_of_instrument

    with database.reading() as session:
        instrument = instrument_named(session, event_named(session, event_slug), slug)
        return releases_of_instrument(session, instrument.id)


def compare_versions(
    database: "Database",
    event_slug: str,
    slug: str,
    since: str,
    until: str = "",
    *,
    languages: Sequence[str] = (),
) -> Comparison:
    """What changed in an instrument's text from one version to another, or to the text at present."""
    with database.reading() as session:
        event = event_named(session, event_slug)
        instrument = instrument_named(session, event, slug)
        old_name, old, old_digest = _version(session, event, instrument, since)
        new_name, new, new_digest = _version(session, event, instrument, until)
    shared = dict.fromkeys((*new.languages, *old.languages))
    chosen = [tag for tag in shared if not languages or tag in languages]
    texts = tuple(compare_instruments(old, new, tag) for tag in chosen)
    return Comparison(instrument, event, old_name, new_name, old_digest, new_digest, texts)


def _version(
    session: "Session", event: EventRow, present: InstrumentRow, wanted: str
) -> tuple[str, InstrumentRow, str]:
    """A version by its name: how people call it, its text as papers show it, and its digest."""
    from summitdesk.store.queries.text_versions import releases_of_instrument, text_after_step

    wanted = wanted.strip()
    if not wanted:
        return "", evaluated(present, event), text_digest(present, event)
    step = wanted.removeprefix(_STEP)
    if wanted.startswith(_STEP) and step.isdecimal():
        earlier = text_after_step(session, present, int(step))
        return wanted, evaluated(earlier, event), text_digest(earlier, event)
    known = releases_of_instrument(session, present.id)
    for release in reversed(known):
        if wanted == str(release.number) or match_key(wanted) == match_key(release.label):
            return version_name(release), replace(release.text, signatories=present.signatories), release.digest
    names = ", ".join(version_name(release) for release in known)
    raise UserError(
        _("“{slug}” has no version “{version}”.").format(slug=present.slug, version=wanted[:60]),
        _("It has: {names}. Or give a step of the history, as step:17.").format(names=names)
        if names
        else _("Release one first, or give a step of the history, as step:17."),
    )


def version_name(release: InstrumentReleaseRow) -> str:
    """A version as lists and papers name it: number, label and day."""
    return " ".join(filter(None, (str(release.number), release.label, f"({release.released_on.isoformat()})")))


def differing_texts(database: "Database") -> list[str]:
    """A sentence for every frozen text of the register that is no longer the text whose digest was recorded."""
    from summitdesk.store.queries.events import all_events
    from summitdesk.store.queries.instruments import instruments_of

    with database.reading() as session:
        texts = [(event, row) for event in all_events(session) for row in instruments_of(session, event.id)]
    return list(_differing(texts))


def _differing(texts: Sequence[tuple[EventRow, InstrumentRow]]) -> Iterator[str]:
    for event, row in texts:
        if row.frozen_digest and row.frozen_digest != text_digest(row, event):
            yield _("The frozen text “{title}” of {event} is not the text with the digest {digest} any more.").format(
                title=quotable(instrument_subject(row)), event=event.slug, digest=short_digest(row.frozen_digest)
            )
