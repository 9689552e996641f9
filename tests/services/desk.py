"""A small event to work on, made through the services: who is in it, and what a test may ask of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from summitdesk.domain.rows import DelegateRow, DelegationRow, EventRow, InstrumentRow, PersonName
from summitdesk.domain.vocabulary import CityKind, DelegationRole, NameOrder, ParagraphKind
from summitdesk.errors import UserError
from summitdesk.services.cities import CityDraft, enter_city, enter_country
from summitdesk.services.delegates import DelegateDraft, enter_delegate
from summitdesk.services.delegations import DelegationDraft, enter_delegation
from summitdesk.services.events import EventDraft, enter_event
from summitdesk.services.instruments import InstrumentDraft, ParagraphDraft, enter_all_who_sign, enter_instrument
from summitdesk.services.people import PersonDraft
from summitdesk.store.database import Database
from summitdesk.store.queries import delegates, delegations, events, instruments


def key(number: int) -> UUID:
    return UUID(int=number)


HOST, GUEST, THIRD = key(11), key(12), key(13)
EVENT = key(20)
HOST_DELEGATION, GUEST_DELEGATION = key(31), key(32)
MAYOR, DEPUTY, AIDE = key(41), key(42), key(43)
INITIATIVE = key(50)


@dataclass(frozen=True)
class Desk:
    """A register with one event: the host's mayor signs, the guest's deputy mayor signs and brings an aide."""

    database: Database

    @property
    def event(self) -> EventRow:
        with self.database.reading() as session:
            row = events.event_by_id(session, EVENT)
        assert row is not None
        return row

    @property
    def delegations(self) -> dict[UUID, DelegationRow]:
        with self.database.reading() as session:
            return {row.id: row for row in delegations.delegations_of(session, EVENT)}

    @property
    def delegates(self) -> dict[UUID, DelegateRow]:
        with self.database.reading() as session:
            return {row.id: row for row in delegates.delegates_of(session, EVENT)}

    @property
    def initiative(self) -> InstrumentRow:
        with self.database.reading() as session:
            (row,) = instruments.instruments_of(session, EVENT)
        return row

    def person(self, delegate_id: UUID) -> UUID:
        return self.delegates[delegate_id].person_id


def set_up(database: Database) -> Desk:
    """Make the event in an empty register."""
    with database.unit_of_work("a small event", baseline=True) as unit:
        china = enter_country(unit, "CN", {"en": "China", "zh-Hans": "中国"}).id
        japan = enter_country(unit, "JP", {"en": "Japan", "zh-Hans": "日本"}).id
        enter_city(unit, CityDraft(china, {"en": "Harbin", "zh-Hans": "哈尔滨"}), key=HOST)
        enter_city(unit, CityDraft(japan, {"en": "Niigata", "ja": "新潟"}, kind=CityKind.CITY), key=GUEST)
        enter_city(unit, CityDraft(japan, {"en": "Asahikawa"}, spellings=("Asahigawa",)), key=THIRD)
        draft = EventDraft(
            {"en": "Mayors' Conference"},
            date(2026, 1, 6),
            date(2026, 1, 8),
            slug="conference",
            timezone="Asia/Shanghai",
            languages=("zh", "en"),
            host_id=HOST,
            reply_by=date(2025, 12, 1),
        )
        event = enter_event(unit, draft, key=EVENT)
        host = enter_delegation(unit, event, DelegationDraft(HOST), key=HOST_DELEGATION)
        guest = enter_delegation(unit, event, DelegationDraft(GUEST), key=GUEST_DELEGATION)
        head = DelegationRole.HEAD
        mayor = DelegateDraft(head, {"en": "Mayor", "zh-Hans": "市长"}, rank_code=10, signs=True)
        enter_delegate(unit, host, PersonDraft((PersonName("zh-Hans", "王合生", is_native=True),)), mayor, key=MAYOR)
        name = PersonName("ja", "木村勇一", "木村", "勇一", NameOrder.FAMILY_FIRST, is_native=True)
        deputy = DelegateDraft(head, {"en": "Deputy Mayor"}, rank_code=22, signs=True)
        enter_delegate(unit, guest, PersonDraft((name,)), deputy, key=DEPUTY)
        enter_delegate(unit, guest, PersonDraft((PersonName("en", "Aoi Sato"),)), key=AIDE)
        outline = [
            ParagraphDraft({"en": "We meet.", "zh-Hans": "我们相聚。"}),
            ParagraphDraft({"en": "We share."}, ParagraphKind.CLAUSE, 1),
            ParagraphDraft({"en": "We thank."}, ParagraphKind.CLOSING),
        ]
        instrument = enter_instrument(
            unit, event, InstrumentDraft({"en": "Initiative"}, paragraphs=outline), key=INITIATIVE
        )
        enter_all_who_sign(unit, instrument)
    return Desk(database)


@contextmanager
def refused(says: str) -> Iterator[None]:
    """That a step is refused with a sentence that contains ``says``, and a remedy."""
    with pytest.raises(UserError) as refusal:
        yield
    assert says in refusal.value.message
    assert refusal.value.remedy
