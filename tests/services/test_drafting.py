"""Documents are drawn up in one step, and the step is taken back as one."""

import pytest

from services.desk import EVENT, GUEST_DELEGATION, HOST_DELEGATION, Desk, key, refused
from summitdesk.domain.alternat import is_bilateral, terms_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import InstrumentKind
from summitdesk.services.drafting import Signing, draw_up, draw_up_agreement
from summitdesk.services.instruments import InstrumentDraft
from summitdesk.store import journal
from summitdesk.store.queries.instruments import instruments_of

NEW = key(70)
SIDES = (HOST_DELEGATION, GUEST_DELEGATION)


def documents(desk: Desk) -> dict[str, InstrumentRow]:
    with desk.database.reading() as session:
        return {row.slug: row for row in instruments_of(session, EVENT)}


def test_an_agreement_comes_with_its_sides_text_and_terms(desk: Desk):
    draft = InstrumentDraft({}, languages=("zh-Hans", "en"))
    draw_up_agreement(desk.database, EVENT, draft, "sister-city-agreement", SIDES, key=NEW)
    made = documents(desk)["harbin-niigata"]
    assert made.id == NEW
    assert made.kind is InstrumentKind.SISTER_CITY_AGREEMENT
    assert is_bilateral(made)
    assert [row.delegation.id for row in made.signatories] == [*SIDES]
    assert made.titles["zh-Hans"] == "{A}与{B}建立友好城市关系协议书"
    assert set(made.paragraphs[0].texts) == {"zh-Hans", "en"}
    assert terms_of(made).term_years == 5
    journal.undo(desk.database)
    assert set(documents(desk)) == {desk.initiative.slug}


def test_a_second_agreement_of_the_same_sides_has_a_name_of_its_own(desk: Desk):
    draft = InstrumentDraft({"en": "Our own title"}, languages=("en",))
    for _time in range(2):
        draw_up_agreement(desk.database, EVENT, draft, "memorandum", SIDES)
    made = documents(desk)
    assert {"harbin-niigata", "harbin-niigata-2"} <= set(made)
    assert made["harbin-niigata-2"].titles == {"en": "Our own title"}


@pytest.mark.parametrize(("sides", "said"), [((HOST_DELEGATION, HOST_DELEGATION), "two different sides")])
def test_an_agreement_with_oneself_is_refused(desk: Desk, sides, said: str):
    with refused(said):
        draw_up_agreement(desk.database, EVENT, InstrumentDraft({}, languages=("en",)), "memorandum", sides)
    assert set(documents(desk)) == {desk.initiative.slug}


def test_a_language_that_the_template_lacks_is_refused_and_leaves_nothing(desk: Desk):
    with refused("has no text in the languages"):
        draft = InstrumentDraft({"fr": "Accord"}, languages=("fr",))
        draw_up_agreement(desk.database, EVENT, draft, "memorandum", SIDES)
    assert set(documents(desk)) == {desk.initiative.slug}


def test_a_declaration_is_signed_by_everybody_who_signs(desk: Desk):
    draft = InstrumentDraft({"en": "Declaration"}, InstrumentKind.DECLARATION, languages=("en",))
    draw_up(desk.database, EVENT, draft, Signing(everybody=True), key=NEW)
    made = documents(desk)["declaration"]
    assert {row.delegation.id for row in made.signatories} == {*SIDES}
    draw_up(desk.database, EVENT, draft, Signing(parties=(GUEST_DELEGATION,)))
    assert [row.delegation.id for row in documents(desk)["declaration-2"].signatories] == [GUEST_DELEGATION]


def test_a_document_without_any_title_is_refused(desk: Desk):
    with refused("title"):
        draw_up(desk.database, EVENT, InstrumentDraft({}, languages=("en",)), Signing())
