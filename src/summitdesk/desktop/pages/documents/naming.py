"""How lists and dialogs call documents, their sides and their versions."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from summitdesk.desktop.wording import INSTRUMENTS, dates_between, text_for_reader
from summitdesk.domain.agreements import filled_titles
from summitdesk.domain.alternat import is_bilateral
from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow, SignatoryRow
from summitdesk.i18n import _


def document_name(row: InstrumentRow) -> str:
    """An agreement by its sides and kind, since all of a kind share one title; anything else by its title."""
    if is_bilateral(row):
        return _("{sides} · {kind}").format(
            kind=_(INSTRUMENTS[row.kind]), sides=" – ".join(map(side_name, row.signatories))
        )
    return text_for_reader(filled_titles(row)) or row.slug


def document_names(rows: Sequence[InstrumentRow]) -> list[str]:
    """The names of an event's documents; where two are alike, their short names tell them apart."""
    names = [document_name(row) for row in rows]
    often = Counter(names)
    return [name if often[name] == 1 else f"{name} ({row.slug})" for name, row in zip(names, rows, strict=True)]


def side_name(side: SignatoryRow) -> str:
    """A side of an agreement, or a city that signs."""
    return text_for_reader(side.delegation.city.names) or side.delegation.city.slug


def version_label(release: InstrumentReleaseRow) -> str:
    """A version as it is chosen from a list: number, label and day."""
    return " · ".join(filter(None, (str(release.number), release.label, day_label(release.released_on))))


def day_label(day: date) -> str:
    """A day as the reader writes it."""
    return dates_between(day, day)
