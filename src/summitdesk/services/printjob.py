"""One print as it is carried out: what was asked for, the rows it is made of, what is chosen, and how it ends.

Every paper of :mod:`summitdesk.services.printing` is made of these parts.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.documents.layouts import TextLayout
from summitdesk.domain.checks import CheckedEvent
from summitdesk.domain.checks.badges import delegate_label
from summitdesk.domain.checks.instruments import instrument_subject, paragraph_subject
from summitdesk.domain.checks.programme import item_label
from summitdesk.domain.checks.texts import language_label
from summitdesk.domain.findings import Finding, by_gravity, errors
from summitdesk.domain.language import pick, text_in
from summitdesk.domain.places import city_name
from summitdesk.domain.precedence import order_as_chosen
from summitdesk.domain.rows import CategoryRow, DelegateRow, DelegationRow, EventRow, OrderChoiceRow
from summitdesk.domain.vocabulary import OrderUse, Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _, n_
from summitdesk.i18n import language as interface_language
from summitdesk.progress import Progress, Silent
from summitdesk.services.lookup import event_named
from summitdesk.settings import Printer
from summitdesk.typeset.turn import Turn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from summitdesk.typeset.content import Document, Problems

DEFAULT_STOCK = "badge-4up"


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked of a print.

    ``layout`` is the paper's usual one where None; ``keeper`` names the city whose copy of an agreement is meant;
    ``style`` is the house style that instruments are set in; ``certified`` makes a copy to be certified.
    ``languages`` are those of the event where empty; ``only`` takes ids and slugs (cities, badge categories);
    ``start_at`` counts the cells of a sheet from 1. ``on`` is the day that a letter is dated where the register holds
    none; ``each`` asks for one visa-support letter a person, and for a programme or slip of changes of each
    delegation's own; ``since`` is the released version that changes are counted from. ``photos`` asks for badges with
    photographs, ``back`` for their backs, printed on sheets that are turned so; ``printer`` says how sheets of cards
    have to be moved to stand right on paper.
    """

    languages: tuple[str, ...] = ()
    layout: TextLayout | None = None
    instrument: str = ""
    stock: str = DEFAULT_STOCK
    start_at: int = 1
    only: tuple[str, ...] = ()
    final: bool = False
    on: date | None = None
    each: bool = False
    since: int | None = None
    keeper: str = ""
    style: str = "house"
    certified: bool = False
    since_version: str = ""
    """The version of a text that it is compared with, by number, label or step of the history."""

    photos: bool = False
    back: Turn = Turn.NONE
    printer: Printer | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file, its number of pages, and the findings about what stands in it."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One print as it is carried out: the event's rows, the orders chosen, and what was asked for."""

    checked: CheckedEvent
    choices: Mapping[OrderUse, OrderChoiceRow]
    categories: Mapping[str, CategoryRow]
    options: Options
    progress: Progress = field(default_factory=Silent)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages asked for, else those of the event."""
        return self.options.languages or self.checked.event.languages or ("en",)

    def ordered(self, parties: Sequence[DelegationRow], use: OrderUse) -> list[DelegationRow]:
        """Delegations in the protocol order that the event chose for a use."""
        return [position.delegation for position in order_as_chosen(parties, self.choices[use])]

    def members(self) -> dict[UUID, list[DelegateRow]]:
        """The delegates of each delegation, in the order that it sent."""
        members: dict[UUID, list[DelegateRow]] = {}
        for delegate in self.checked.delegates:
            members.setdefault(delegate.delegation_id, []).append(delegate)
        return members


def read_job(session: "Session", event_slug: str, options: Options, progress: Progress) -> Job:
    """The event's rows and orders, read once for a print."""
    from summitdesk.services.checks import read_event
    from summitdesk.store.queries.badges import categories_of
    from summitdesk.store.queries.precedence import order_choice

    event = event_named(session, event_slug)
    choices = {use: order_choice(session, event.id, use) for use in OrderUse}
    categories = {category.code: category for category in categories_of(session, event.id)}
    return Job(read_event(session, event), choices, categories, options, progress)


def event_title(job: Job) -> str:
    """The event's title in the languages of the print, as files are titled."""
    titles = job.checked.event.titles
    asked = " · ".join(titles[language] for language in job.languages if language in titles)
    return asked or pick(titles, job.languages[0])


class Selection:
    """What ``only`` asks for: everything where it is empty; a name that matches nothing is refused."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = {name.strip().casefold() for name in names if name.strip()}
        self._used: set[str] = set()

    def takes(self, *names: str) -> bool:
        """Whether any of a row's names was asked for."""
        found = self._names & {name.casefold() for name in names if name}
        self._used |= found
        return bool(found) or not self._names

    def require_known(self) -> None:
        """Refuse names that no row has."""
        if unknown := sorted(self._names - self._used):
            raise UserError(
                _("Nothing here is called {names}.").format(names=", ".join(unknown)),
                _("Give ids, or the short names that the lists show."),
            )


def set_document(job: Job, document: Callable[[], "Document"], findings: Sequence[Finding]) -> Printed:
    """Set a text document, unless errors keep a final print back."""
    from summitdesk.typeset.compose import make_pdf

    refuse_errors(job.options, findings)
    composed = make_pdf(document(), job.progress)
    accidents = typeset_findings(job, composed.problems, findings)
    found = list(dict.fromkeys([*findings, *strange_languages(job), *accidents]))
    refuse_errors(job.options, found)
    return Printed(composed.pdf, composed.pages, tuple(by_gravity(found)))


def set_series(
    job: Job, documents: Sequence["Document"], findings: Sequence[Finding], *, title: str, secret: bool = False
) -> Printed:
    """Set documents into one file, each with pages of its own, unless errors keep a final print back.

    ``secret`` texts stay out of findings.
    """
    from summitdesk.typeset.compose import make_series

    refuse_errors(job.options, findings)
    composed = make_series(documents, title=title, languages=job.languages, progress=job.progress)
    problems = composed.problems
    if secret:
        problems = replace(problems, overflows=tuple(replace(each, text="•••") for each in problems.overflows))
    accidents = typeset_findings(job, problems, findings)
    found = list(dict.fromkeys([*findings, *strange_languages(job), *accidents]))
    refuse_errors(job.options, found)
    return Printed(composed.pdf, composed.pages, tuple(by_gravity(found)))


def strange_languages(job: Job) -> list[Finding]:
    """``language.no_title``: languages that were asked for although the event has not even a title in them."""
    event = job.checked.event
    return [
        Finding(
            "language.no_title",
            Severity.NOTE,
            event.slug,
            event.id,
            _("The event has no title in {language}.").format(language=language_label(tag)),
            _("Check the language; what has no text in it is left out or shown in another language."),
            "event",
            f"titles.{tag}",
        )
        for tag in dict.fromkeys(job.options.languages)
        if not text_in(event.titles, tag)
    ]


def refuse_errors(options: Options, findings: Iterable[Finding]) -> None:
    """Keep a final print back while an error stands."""
    standing = errors(findings)
    if not options.final or not standing:
        return
    raise UserError(
        n_(
            "{count} error keeps this final print back: {first}",
            "{count} errors keep this final print back; the first: {first}",
            len(standing),
        ).format(count=len(standing), first=standing[0].message),
        _("Mend what the findings name, or print a draft."),
    )


def missing_glyphs(text: str, language: str) -> Sequence[str]:
    """The characters of a text that no bundled font draws."""
    from summitdesk.typeset.fonts import FontLibrary

    return FontLibrary.bundled().missing(text, language)


def typeset_findings(job: Job, problems: "Problems", known: Sequence[Finding]) -> list[Finding]:
    """What the typesetter could not do with which record, where no check of the rows has said so already.

    A line of a paper may hold texts of several records (the speakers of an item), so that a character counts as said
    once a check has named it, with whichever record.
    """
    checked = [finding for finding in known if finding.code in {"glyph.missing", "text.damaged"}]
    said = {finding.subject_id for finding in checked}
    named = {code for finding in checked for code in _CODE.findall(finding.message)}
    labels = _labels(job) if problems.missing else {}
    found = []
    for missing in problems.missing:
        table, row_id = _record(missing.source, job.checked.event)
        code = f"U+{ord(missing.character[0]):04X}" if missing.character else ""
        if code not in named and row_id not in said:
            found.append(
                Finding(
                    "glyph.missing",
                    Severity.ERROR,
                    labels.get(row_id) or job.checked.event.slug,
                    row_id,
                    _("No bundled font draws the character {code}.").format(code=code),
                    _("Replace the character; the draft shows where it stands."),
                    table,
                )
            )
    for overflow in problems.overflows:
        table, row_id = _record(overflow.source, job.checked.event)
        found.append(
            Finding(
                "text.does_not_fit",
                Severity.ERROR,
                overflow.text,
                row_id,
                _("“{text}” does not fit its place.").format(text=overflow.text),
                _("Shorten the text, or choose larger stock."),
                table,
            )
        )
    return found


_CODE = re.compile(r"U\+[0-9A-F]{4,6}")

_TABLES = {"agenda": "agenda_item"}
"""Tables that content calls by a shorter name."""


def _record(source: str, event: EventRow) -> tuple[str, UUID]:
    """Table and id of the record that content names as its source ("delegate/…"); the event's where it names none."""
    table, _slash, row_id = source.partition("/")
    try:
        return _TABLES.get(table, table), UUID(row_id)
    except ValueError:
        return "event", event.id


def _labels(job: Job) -> dict[UUID, str]:
    """How findings name each record of the event that papers show."""
    checked, reader = job.checked, interface_language().replace("_", "-")
    labels = {delegate.id: delegate_label(delegate) for delegate in checked.delegates}
    labels |= {delegation.id: city_name(delegation.city, reader) for delegation in checked.delegations}
    labels |= {item.id: item_label(item) for item in checked.agenda}
    for instrument in checked.instruments:
        labels[instrument.id] = instrument_subject(instrument)
        labels |= {row.id: paragraph_subject(instrument, row) for row in instrument.paragraphs}
    return labels
