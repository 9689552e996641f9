from datetime import date
from uuid import uuid4

import pytest

from services.desk import AIDE, DEPUTY, EVENT, GUEST_DELEGATION, HOST_DELEGATION, INITIATIVE, MAYOR, key, refused
from summitdesk.domain.vocabulary import Authority, InstrumentKind, ParagraphKind, SignatureForm
from summitdesk.services import events, instruments
from summitdesk.services.delegations import DelegationDraft, add_delegation
from summitdesk.services.events import EventDraft
from summitdesk.services.instruments import InstrumentDraft, ParagraphDraft
from summitdesk.store import journal


def outline(desk):
    return [paragraph.texts.get("en", "") for paragraph in desk.initiative.paragraphs]


def signatory(desk, delegation_id):
    return next(one for one in desk.initiative.signatories if one.delegation.id == delegation_id)


def test_an_instrument_takes_languages_and_place_from_its_event(desk):
    events.set_event_place(desk.database, EVENT, "en", "Harbin, China")
    instruments.remove_instrument(desk.database, INITIATIVE)
    instruments.add_instrument(desk.database, EVENT, InstrumentDraft({"en": "Declaration"}))
    added = desk.initiative
    assert (added.slug, added.languages, added.places) == (
        "declaration",
        ("zh-Hans", "en"),
        {"en": "Harbin, China"},
    )


def test_everything_about_an_instrument_can_be_changed(desk):
    database = desk.database
    instruments.set_instrument_title(database, INITIATIVE, "zh", "倡议")
    instruments.set_instrument_title(database, INITIATIVE, "en", "")
    instruments.set_instrument_kind(database, INITIATIVE, InstrumentKind.DECLARATION)
    instruments.set_done_on(database, INITIATIVE, date(2026, 1, 7))
    instruments.set_instrument_place(database, INITIATIVE, "zh", "中国哈尔滨")
    instruments.set_instrument_languages(database, INITIATIVE, ("en", "zh", "ru"), ("ru", "de"))
    row = desk.initiative
    assert (row.titles, row.kind, row.done_on) == (
        {"zh-Hans": "倡议"},
        InstrumentKind.DECLARATION,
        date(2026, 1, 7),
    )
    assert (row.places["zh-Hans"], row.languages, row.translations) == (
        "中国哈尔滨",
        ("en", "zh-Hans", "ru"),
        ("ru",),
    )


def test_a_paragraph_s_text_is_set_per_language(desk):
    first = desk.initiative.paragraphs[0]
    instruments.set_paragraph_text(desk.database, first.id, "en", " We met.\r\nAll of us. ")
    instruments.set_paragraph_text(desk.database, first.id, "zh", "")
    assert desk.initiative.paragraphs[0].texts == {"en": "We met.\nAll of us."}
    journal.undo(desk.database)
    assert desk.initiative.paragraphs[0].texts == {"en": "We met.\nAll of us.", "zh-Hans": "我们相聚。"}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (1, ["New", "We meet.", "We share.", "We thank."]),
        (3, ["We meet.", "We share.", "New", "We thank."]),
        (99, ["We meet.", "We share.", "We thank.", "New"]),
        (-1, ["New", "We meet.", "We share.", "We thank."]),
    ],
)
def test_a_paragraph_is_inserted_and_the_others_move_on(desk, place, expected):
    instruments.insert_paragraph(desk.database, INITIATIVE, place, ParagraphDraft({"en": "New"}))
    assert outline(desk) == expected
    assert [paragraph.position for paragraph in desk.initiative.paragraphs] == [1, 2, 3, 4]


def test_an_empty_paragraph_is_there_to_be_written(desk):
    instruments.insert_paragraph(desk.database, INITIATIVE, 2, key=key(99))
    assert outline(desk) == ["We meet.", "", "We share.", "We thank."]


@pytest.mark.parametrize(
    ("place", "expected"),
    [(1, ["We thank.", "We meet.", "We share."]), (2, ["We meet.", "We thank.", "We share."])],
)
def test_a_paragraph_is_moved(desk, place, expected):
    instruments.move_paragraph(desk.database, desk.initiative.paragraphs[2].id, place)
    assert outline(desk) == expected


def test_a_paragraph_is_removed_and_brought_back(desk):
    instruments.remove_paragraph(desk.database, desk.initiative.paragraphs[0].id)
    assert outline(desk) == ["We share.", "We thank."]
    assert [paragraph.position for paragraph in desk.initiative.paragraphs] == [1, 2]
    journal.undo(desk.database)
    assert outline(desk) == ["We meet.", "We share.", "We thank."]


def test_a_paragraph_changes_its_level(desk):
    first = desk.initiative.paragraphs[0].id
    instruments.set_paragraph_level(desk.database, first, ParagraphKind.CLAUSE, 2)
    assert (desk.initiative.paragraphs[0].kind, desk.initiative.paragraphs[0].level) == (ParagraphKind.CLAUSE, 2)
    instruments.set_paragraph_level(desk.database, first, ParagraphKind.HEADING, 2)
    assert desk.initiative.paragraphs[0].level == 0


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_clause_has_one_of_four_levels(desk, level):
    with refused("cannot be of level"):
        instruments.set_paragraph_level(desk.database, desk.initiative.paragraphs[0].id, ParagraphKind.CLAUSE, level)


def test_a_mayor_signs_by_virtue_of_the_office_and_others_by_what_is_recorded(desk):
    assert (signatory(desk, HOST_DELEGATION).signer.id, signatory(desk, HOST_DELEGATION).authority) == (
        MAYOR,
        Authority.EX_OFFICIO,
    )
    guest = signatory(desk, GUEST_DELEGATION)
    assert (guest.signer.id, guest.authority) == (DEPUTY, Authority.NONE)
    instruments.set_authority(desk.database, guest.id, Authority.LETTER_ORIGINAL)
    assert signatory(desk, GUEST_DELEGATION).authority is Authority.LETTER_ORIGINAL
    instruments.set_signer(desk.database, guest.id, AIDE)
    assert signatory(desk, GUEST_DELEGATION).authority is Authority.NONE


def test_a_signature_is_recorded_and_taken_back(desk):
    guest = signatory(desk, GUEST_DELEGATION)
    instruments.record_signature(desk.database, guest.id, date(2026, 1, 7), SignatureForm.COUNTERPART)
    assert signatory(desk, GUEST_DELEGATION).signed_on == date(2026, 1, 7)
    assert signatory(desk, GUEST_DELEGATION).form is SignatureForm.COUNTERPART
    instruments.record_signature(desk.database, guest.id, None)
    assert signatory(desk, GUEST_DELEGATION).signed_on is None


def test_a_city_signs_once_and_can_come_back(desk):
    guest = signatory(desk, GUEST_DELEGATION)
    instruments.add_signatory(desk.database, INITIATIVE, GUEST_DELEGATION)
    assert len(desk.initiative.signatories) == 2
    instruments.remove_signatory(desk.database, guest.id)
    assert [one.delegation.id for one in desk.initiative.signatories] == [HOST_DELEGATION]
    instruments.take_signatories(desk.database, INITIATIVE)
    assert signatory(desk, GUEST_DELEGATION).id == guest.id


def test_a_city_without_a_signer_may_sign(desk):
    add_delegation(desk.database, EVENT, DelegationDraft(key(13)), key=key(33))
    instruments.add_signatory(desk.database, INITIATIVE, key(33))
    assert signatory(desk, key(33)).signer is None


def test_nobody_signs_for_another_city(desk):
    with refused("not in the delegation that signs"):
        instruments.set_signer(desk.database, signatory(desk, GUEST_DELEGATION).id, MAYOR)


def test_a_city_of_another_event_does_not_sign(desk):
    events.add_event(
        desk.database,
        EventDraft({"en": "Second"}, desk.event.starts_on, desk.event.ends_on, slug="second"),
        key=key(21),
    )
    add_delegation(desk.database, key(21), DelegationDraft(key(13)), key=key(35))
    with refused("belongs to another event"):
        instruments.add_signatory(desk.database, INITIATIVE, key(35))


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (InstrumentDraft({}), "has no text in any language"),
        (InstrumentDraft({"en": "Initiative"}), "called “initiative” already"),
        (InstrumentDraft({"en": "x" * 501}), "501 characters"),
        (InstrumentDraft({"en": "Other"}, languages=("??",)), "is not a language tag"),
        (InstrumentDraft({"en": "O"}, paragraphs=[ParagraphDraft({"en": "x" * 20_001})]), "20001 characters"),
        (InstrumentDraft({"en": "O"}, paragraphs=[ParagraphDraft({}, ParagraphKind.CLAUSE, 9)]), "of level 9"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(desk, draft, says):
    before = desk.initiative
    with refused(says):
        instruments.add_instrument(desk.database, EVENT, draft)
    assert desk.initiative == before


def test_an_instrument_keeps_a_language(desk):
    with refused("has no language"):
        instruments.set_instrument_languages(desk.database, INITIATIVE, ())


def test_what_is_gone_is_said_to_be_gone(desk):
    with refused("no longer in the register"):
        instruments.set_paragraph_text(desk.database, uuid4(), "en", "text")
