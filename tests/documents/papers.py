"""The papers of the bundled events, made from the rows of the sample register."""

from dataclasses import dataclass

from summitdesk.documents.agenda import AgendaPaper
from summitdesk.documents.badges import BadgeSet
from summitdesk.documents.ceremony import CeremonyPaper, SignedInstrument
from summitdesk.documents.designs import design_for
from summitdesk.documents.instrument import InstrumentPaper
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.roster import RosterPaper
from summitdesk.domain.ceremony import flag_row
from summitdesk.domain.checks import CheckedEvent
from summitdesk.domain.precedence import order_as_chosen
from summitdesk.domain.rows import CategoryRow, OrderChoiceRow
from summitdesk.domain.vocabulary import AgendaKind, OrderUse
from summitdesk.services.checks import read_event
from summitdesk.store.database import Database
from summitdesk.store.queries.badges import categories_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.precedence import order_choice
from summitdesk.typeset.stock import stock_named

BOTH = ("zh-Hans", "en")


@dataclass(frozen=True)
class Event:
    """One bundled event's rows and chosen orders."""

    rows: CheckedEvent
    choices: dict[OrderUse, OrderChoiceRow]
    categories: dict[str, CategoryRow]

    @classmethod
    def read(cls, database: Database, slug: str) -> "Event":
        with database.reading() as session:
            event = event_by_slug(session, slug)
            assert event is not None
            choices = {use: order_choice(session, event.id, use) for use in OrderUse}
            categories = {row.code: row for row in categories_of(session, event.id)}
            return cls(read_event(session, event), choices, categories)

    def initiative(
        self, layout: TextLayout = TextLayout.SIDE_BY_SIDE, languages: tuple[str, ...] = BOTH, *, draft: bool = False
    ) -> InstrumentPaper:
        (instrument,) = self.rows.instruments
        by_party = {signatory.delegation.id: signatory for signatory in instrument.signatories}
        parties = [signatory.delegation for signatory in instrument.signatories]
        positions = order_as_chosen(parties, self.choices[OrderUse.SIGNATURES])
        signatories = tuple(by_party[position.delegation.id] for position in positions)
        return InstrumentPaper(instrument, self.rows.event, signatories, languages, layout, draft)

    def agenda(self, languages: tuple[str, ...] = BOTH) -> AgendaPaper:
        return AgendaPaper(self.rows.event, tuple(self.rows.agenda), languages)

    def roster(self, languages: tuple[str, ...] = BOTH) -> RosterPaper:
        choice = self.choices[OrderUse.LISTS]
        delegations = tuple(position.delegation for position in order_as_chosen(self.rows.delegations, choice))
        members = {row.id: [one for one in self.rows.delegates if one.delegation_id == row.id] for row in delegations}
        return RosterPaper(self.rows.event, delegations, members, choice.policy, languages)

    def ceremony(self) -> CeremonyPaper:
        rows = self.rows
        host = rows.event.host.country if rows.event.host else None
        signed = []
        for row in rows.instruments:
            countries = [signatory.delegation.city.country for signatory in row.signatories]
            if row.signatories:
                signed.append(SignedInstrument(row, row.signatories, flag_row(countries, host)))
        items = tuple(item for item in rows.agenda if item.kind is AgendaKind.SIGNING)
        return CeremonyPaper(rows.event, tuple(signed), items, BOTH)

    def badges(self, stock: str = "badge-4up", languages: tuple[str, ...] = BOTH, *, draft: bool = False) -> BadgeSet:
        names = {row.id: row.badge_names for row in self.rows.delegations}
        return BadgeSet(self.rows.event, design_for(stock_named(stock)), languages, self.categories, names, draft)
