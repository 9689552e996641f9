"""Every paper of the bundled events in every layout, style and copy, printed into a folder.

As a program, for a process of its own:

    python -m e2e.every_paper REGISTER FOLDER [--sorts]
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.vocabulary import Channel, InvitationState
from summitdesk.services import agenda, delegations, events, instruments, invitations, people, text_versions
from summitdesk.services.letters import number_invitations, set_letter_value
from summitdesk.services.people import Identity
from summitdesk.services.printing import Options, print_document
from summitdesk.services.releases import release_agenda
from summitdesk.store.database import Database
from summitdesk.store.queries.agenda import agenda_of
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.instruments import instruments_of
from summitdesk.typeset.turn import Turn

STYLES = ("house", "gbt9704", "quiet")
COMPACT = (TextLayout.SIDE_BY_SIDE, TextLayout.SEQUENTIAL)
"""A style sets pages in columns and pages without: the other layouts use one of these."""

CARDS = frozenset(
    {
        *(PaperKind.BADGES, PaperKind.PLACE_CARDS, PaperKind.ENVELOPES, PaperKind.LABELS),
        *(PaperKind.POCKET_AGENDA, PaperKind.CALIBRATION),
    }
)
"""Sheets that are cut or folded: archival, and not tagged."""

DAY = date(2025, 12, 1)
KEEPERS = {
    "changning-sovetsky": "minsk-sovetsky",
    "chongzuo-rybinsk": "chongzuo",
    "suifenhe-pogranichny": "pogranichny",
}
LETTERS = {
    **{"party": "The Mayor and two companions", "covered": "Lodging and meals", "not_covered": "International travel"},
    **{"contact_name": "The Secretariat", "contact_phone": "+86 451 0000", "contact_email": "desk@example.org"},
    **{"signer_name": "Wang Hesheng", "signer_office": "Mayor of Harbin", "payer": "The inviter"},
    **{"inviter": "The City of Harbin", "inviter_address": "1 Example Road, Harbin"},
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One print: of which event, and what is asked of it."""

    kind: PaperKind
    event: str
    options: Options = field(default_factory=Options)

    @property
    def name(self) -> str:
        """A file name that tells it from the others."""
        told = (self.options.instrument, self.options.layout, self.options.style, self.options.keeper)
        marks = ("final" * self.options.final, "certified" * self.options.certified, self.options.stock)
        parts = (self.event, self.kind, *told, *self.options.languages, *self.options.only, *marks, self.options.back)
        return ".".join(str(part) for part in parts if part) + ".pdf"


def papers() -> Iterator[Paper]:
    """What the bundled events are printed as."""
    yield from _instruments()
    yield from _lists()
    english = Options(languages=("en",), only=("edmonton",), on=DAY)
    yield Paper(PaperKind.AGENDA_CHANGES, "harbin-2026")
    yield Paper(PaperKind.COMPARISON, "harbin-2019", Options(since_version="1"))
    yield Paper(PaperKind.VISA_LETTERS, "harbin-2026", english)
    yield Paper(PaperKind.REMINDERS, "harbin-2026", replace(english, on=date(2026, 1, 2)))
    yield Paper(PaperKind.POCKET_AGENDA, "harbin-2026", Options(only=("edmonton", "magdeburg")))
    yield Paper(PaperKind.BADGES, "harbin-2026", Options(photos=True, back=Turn.LONG_EDGE))
    yield Paper(PaperKind.BADGES, "harbin-2026", Options(stock="avery-l4785", final=True, only=("edmonton",)))
    yield Paper(PaperKind.CALIBRATION, "harbin-2026", Options(back=Turn.SHORT_EDGE))


def sorts() -> Iterator[Paper]:
    """One of each kind of paper in each of its layouts."""
    seen = set()
    for paper in papers():
        if (paper.kind, paper.options.layout) not in seen:
            seen.add((paper.kind, paper.options.layout))
            yield paper


def _instruments() -> Iterator[Paper]:
    initiative = "harbin-2019"
    looks = [(style, layout) for style in STYLES for layout in TextLayout if style == "house" or layout in COMPACT]
    for style, layout in looks:
        yield Paper(PaperKind.INITIATIVE, initiative, Options(layout=layout, style=style))
    for layout in TextLayout:
        copy = Options(layout=layout, instrument="chongzuo-rybinsk", keeper="rybinsk")
        yield Paper(PaperKind.AGREEMENT, "wuhan-2021", copy)
    for style in STYLES:
        yield Paper(PaperKind.SIGNATURE_PAGE, initiative, Options(style=style))
    for languages in (("en",), ("ar", "ru"), ("zh-Hans", "en", "ar")):
        yield Paper(PaperKind.INITIATIVE, initiative, Options(languages=languages))
    yield Paper(PaperKind.INITIATIVE, initiative, Options(final=True, certified=True, languages=("zh-Hans", "en")))
    for slug, keeper in KEEPERS.items():
        yield Paper(PaperKind.AGREEMENT, "wuhan-2021", Options(instrument=slug, keeper=keeper, final=True))
    yield Paper(PaperKind.SIGNATURE_PAGE, "wuhan-2021", Options(instrument="chongzuo-rybinsk"))
    yield Paper(PaperKind.AGREEMENT_PROOF, "wuhan-2021", Options(instrument="chongzuo-rybinsk"))
    for event in ("harbin-2019", "wuhan-2021"):
        yield Paper(PaperKind.CEREMONY, event)


def _lists() -> Iterator[Paper]:
    for event in ("harbin-2019", "harbin-2026", "wuhan-2021"):
        for kind in (PaperKind.AGENDA, PaperKind.ROSTER, PaperKind.BADGES):
            yield Paper(kind, event)
    yield Paper(PaperKind.PLACE_CARDS, "harbin-2026")
    for kind in (PaperKind.INVITATIONS, PaperKind.ENVELOPES, PaperKind.LABELS):
        yield Paper(kind, "wuhan-2021", Options(on=DAY))
    for kind in (PaperKind.AGENDA, PaperKind.ROSTER):
        yield Paper(kind, "harbin-2026", Options(languages=("ar", "ru")))


def prepare(database: Database) -> None:
    """Bring the bundled events as far as their later papers need: letters sent, versions kept, a journey known."""
    with database.reading() as session:
        held = event_by_slug(session, "harbin-2026")
        adopting = event_by_slug(session, "harbin-2019")
        assert held is not None
        assert adopting is not None
        (initiative,) = instruments_of(session, adopting.id)
        guest = next(one for one in delegates_of(session, held.id) if one.city.slug == "edmonton")
        opening = agenda_of(session, held.id)[0]
    text_versions.release_text(database, initiative.id, on=DAY)
    instruments.set_instrument_languages(database, initiative.id, ("zh-Hans", "en", "ar", "ru"))
    for tag, title, text in (
        ("ar", "مبادرة هاربن", "نتفق نحن، رؤساء البلديات، على التعاون."),
        ("ru", "Инициатива", "Мы согласны."),
    ):
        instruments.set_instrument_title(database, initiative.id, tag, title)
        for paragraph in initiative.paragraphs:
            instruments.set_paragraph_text(database, paragraph.id, tag, text)
    release_agenda(database, held.id, DAY)
    agenda.set_item_title(database, opening.id, "en", "Grand opening")
    events.set_event_reply_by(database, held.id, date(2025, 12, 31))
    for name, text in LETTERS.items():
        set_letter_value(database, held.id, name, "en", text)
    invitations.draft_missing_invitations(database, held.id, DAY)
    number_invitations(database, held.id, "HRB-{n:03}")
    invitations.approve_drafts(database, held.id, DAY)
    invitations.record_steps(database, (guest.delegation_id,), InvitationState.SENT, DAY, channel=Channel.POST)
    passport = Identity("M", "Canadian", "AB123456", "CA", date(2031, 1, 1), date(1970, 1, 1))
    people.set_identity(database, guest.person_id, passport)
    days = (datetime(2026, 1, day, 4, tzinfo=UTC) for day in (5, 9))
    delegations.set_stay(database, guest.delegation_id, *days)


def print_into(register: Path, folder: Path, chosen: Iterable[Paper]) -> None:
    """Print papers into a folder."""
    with Database.open(register, operator="test", read_only=True) as database:
        for paper in chosen:
            printed = print_document(database, paper.kind, paper.event, paper.options)
            (folder / paper.name).write_bytes(printed.pdf)


if __name__ == "__main__":
    print_into(Path(sys.argv[1]), Path(sys.argv[2]), sorts() if sys.argv[3:] == ["--sorts"] else papers())
