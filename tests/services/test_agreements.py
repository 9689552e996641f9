"""Agreements are written from templates, keep their terms and approvals, and every step can be taken back."""

import re
from dataclasses import replace
from datetime import date

import pytest

from services.desk import GUEST_DELEGATION, HOST_DELEGATION, INITIATIVE, Desk, key, refused
from summitdesk.domain.alternat import is_bilateral, terms_of
from summitdesk.domain.checks import check_agreement, check_instrument
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import Alternat, ApprovalKind, InstrumentKind, Wording
from summitdesk.domain.wording import strayed
from summitdesk.services import agreements, instruments
from summitdesk.services.lookup import event_named, instrument_named
from summitdesk.services.templates import agreement_template, agreement_templates
from summitdesk.services.text_versions import differing_texts, freeze_text
from summitdesk.store import journal
from summitdesk.store.database import Database


@pytest.mark.parametrize("template", agreement_templates(), ids=lambda template: template.name)
def test_templates_keep_to_their_vocabulary_and_name_nobody(template):
    assert {"{A}", "{B}"} <= set(re.findall(r"\{[AB]\}", template.titles["zh-Hans"]))
    for paragraph in template.paragraphs:
        assert set(paragraph.texts) == set(template.languages)
        for language, text in paragraph.texts.items():
            assert strayed(text, language, template.wording) == (), text
            assert "〇" not in text
    for language, title in template.titles.items():
        assert strayed(title, language, template.wording) == (), title


def test_there_are_three_kinds():
    assert {template.kind for template in agreement_templates()} == {
        InstrumentKind.SISTER_CITY_AGREEMENT,
        InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT,
        InstrumentKind.MEMORANDUM,
    }
    assert agreement_template("sister_city_agreement").name == "sister-city-agreement"
    with refused("no template"):
        agreement_template("treaty of peace")


def test_a_template_gives_an_instrument_title_text_terms_and_kind(desk: Desk):
    before = desk.initiative
    agreements.apply_template(desk.database, INITIATIVE, "memorandum", titles={"en": "Our Memorandum"})
    row = desk.initiative
    assert (row.kind, row.titles["en"]) == (InstrumentKind.MEMORANDUM, "Our Memorandum")
    assert row.titles["zh-Hans"] == "{A}与{B}友好合作备忘录"
    assert len(row.paragraphs) == len(agreement_template("memorandum").paragraphs)
    assert all(set(paragraph.texts) == {"zh-Hans", "en"} for paragraph in row.paragraphs)
    assert (terms_of(row).wording, terms_of(row).term_years) == (Wording.UNDERSTANDING, 3)
    journal.undo(desk.database)
    assert desk.initiative == before


def test_a_second_template_replaces_the_first(desk: Desk):
    agreements.apply_template(desk.database, INITIATIVE, "sister-city-agreement")
    agreements.apply_template(desk.database, INITIATIVE, "friendly-exchange-agreement")
    row = desk.initiative
    assert row.kind is InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT
    assert [paragraph.position for paragraph in row.paragraphs] == [1, 2, 3, 4, 5, 6]
    assert terms_of(row).notice_months == 3


def test_a_template_without_the_instrument_s_languages_is_refused(desk: Desk):
    instruments.set_instrument_languages(desk.database, INITIATIVE, ("ja",))
    with refused("no text in the languages"):
        agreements.apply_template(desk.database, INITIATIVE, "memorandum")


def test_terms_are_set_one_by_one_and_taken_back(desk: Desk):
    agreements.apply_template(desk.database, INITIATIVE, "sister-city-agreement")
    agreements.set_alternat(desk.database, INITIATIVE, Alternat.NON_INVERTED)
    agreements.set_wording(desk.database, INITIATIVE, Wording.UNDERSTANDING)
    agreements.set_prevailing(desk.database, INITIATIVE, "en")
    agreements.set_term(desk.database, INITIATIVE, years=10)
    terms = terms_of(desk.initiative)
    assert (terms.alternat, terms.wording, terms.prevailing) == (
        Alternat.NON_INVERTED,
        Wording.UNDERSTANDING,
        "en",
    )
    assert (terms.term_years, terms.notice_months) == (10, 6)
    journal.undo(desk.database)
    assert terms_of(desk.initiative).term_years == 5
    agreements.set_prevailing(desk.database, INITIATIVE, "")
    assert terms_of(desk.initiative).prevailing == ""


def test_terms_that_make_no_sense_are_refused(desk: Desk):
    with refused("no text in ru"):
        agreements.set_prevailing(desk.database, INITIATIVE, "ru")
    with refused("not possible"):
        agreements.set_term(desk.database, INITIATIVE, years=0)
    with refused("not possible"):
        agreements.set_term(desk.database, INITIATIVE, notice_months=1000)


def test_an_approval_is_recorded_replaced_given_a_file_and_removed(desk: Desk):
    database = desk.database
    agreements.record_approval(database, INITIATIVE, HOST_DELEGATION, ApprovalKind.CITY_GOVERNMENT, number="7")
    agreements.record_approval(
        database,
        INITIATIVE,
        HOST_DELEGATION,
        ApprovalKind.CITY_GOVERNMENT,
        number="外发〔2021〕7号",
        granted_on=date(2021, 5, 1),
    )
    (approval,) = desk.initiative.approvals
    assert (approval.delegation_id, approval.kind) == (HOST_DELEGATION, ApprovalKind.CITY_GOVERNMENT)
    assert (approval.number, approval.granted_on) == ("外发〔2021〕7号", date(2021, 5, 1))
    agreements.attach_approval(database, approval.id, b"%PDF-1.7 scan", "approval.pdf")
    (approval,) = desk.initiative.approvals
    assert approval.file_name == "approval.pdf"
    assert len(approval.file_digest) == 64
    agreements.attach_approval(database, approval.id, b"", "")
    assert desk.initiative.approvals[0].file_digest == ""
    agreements.remove_approval(database, approval.id)
    assert desk.initiative.approvals == ()
    journal.undo(database)
    assert len(desk.initiative.approvals) == 1
    agreements.record_approval(database, INITIATIVE, GUEST_DELEGATION, ApprovalKind.COUNCIL_RESOLUTION)
    assert len(desk.initiative.approvals) == 2


def test_only_a_side_that_signs_has_approvals(desk: Desk):
    with refused("does not sign"):
        signatory = next(one for one in desk.initiative.signatories if one.delegation.id == GUEST_DELEGATION)
        instruments.remove_signatory(desk.database, signatory.id)
        agreements.record_approval(desk.database, INITIATIVE, GUEST_DELEGATION, ApprovalKind.OTHER)


def test_a_file_larger_than_paper_is_refused(desk: Desk):
    with refused("larger than"):
        agreements.attach_approval(desk.database, key(1), b" " * (40 * 1024 * 1024 + 1), "scan.pdf")


def agreements_of_wuhan(database: Database) -> list[InstrumentRow]:
    with database.reading() as session:
        event = event_named(session, "wuhan-2021")
        return [
            instrument_named(session, event, slug)
            for slug in ("changning-sovetsky", "chongzuo-rybinsk", "suifenhe-pogranichny")
        ]


def as_cities(text: str) -> str:
    """What an agreement between districts says, as one between cities says it."""
    return text.replace("友好城区", "友好城市").replace("friendship district", "sister-city")


def test_the_three_agreements_of_wuhan_come_from_templates(sample_database: Database):
    found = agreements_of_wuhan(sample_database)
    assert all(is_bilateral(row) for row in found)
    assert {row.languages for row in found} == {("zh-Hans", "ru", "en")}
    assert {row.translations for row in found} == {("en",)}
    for row in found:
        template = agreement_template(row.kind)
        said = [{tag: as_cities(text) for tag, text in paragraph.texts.items()} for paragraph in row.paragraphs]
        assert said == [dict(one.texts) for one in template.paragraphs]
        assert not [finding for finding in check_instrument(row) if finding.severity == "error"]
        assert not [finding for finding in check_agreement(row) if finding.severity == "error"]
    assert found[0].titles["zh-Hans"] == "{A}和{B}建立友好城区关系协议书"


def test_party_types_are_warned_about_as_they_differ(sample_database: Database):
    codes = [{finding.code for finding in check_agreement(row)} for row in agreements_of_wuhan(sample_database)]
    assert "party.kind_unusual" in codes[0]
    assert "party.kinds_differ" not in codes[0]
    assert "party.kinds_differ" in codes[1]
    assert "party.kinds_differ" in codes[2]
    assert all("approval.missing" in found for found in codes)


def test_a_placeholder_of_an_agreement_that_lacks_a_side_is_undefined(sample_database: Database):
    row = agreements_of_wuhan(sample_database)[0]
    alone = replace(row, signatories=row.signatories[:1])
    codes = {finding.code for finding in (*check_instrument(alone), *check_agreement(alone))}
    assert {"field.undefined", "agreement.sides"} <= codes


def test_a_term_is_lifted_and_a_subtitle_written_and_taken_out(desk: Desk):
    agreements.apply_template(desk.database, INITIATIVE, "sister-city-agreement")
    agreements.lift_term(desk.database, INITIATIVE, years=True)
    assert (terms_of(desk.initiative).term_years, terms_of(desk.initiative).notice_months) == (None, 6)
    agreements.set_subtitle(desk.database, INITIATIVE, "en", "Harbin and Niigata")
    assert terms_of(desk.initiative).subtitles["en"] == "Harbin and Niigata"
    agreements.set_subtitle(desk.database, INITIATIVE, "en", "")
    assert "en" not in terms_of(desk.initiative).subtitles


def test_the_terms_of_a_frozen_text_are_refused(desk: Desk):
    agreements.apply_template(desk.database, INITIATIVE, "memorandum")
    agreements.set_term(desk.database, INITIATIVE, years=3)
    freeze_text(desk.database, INITIATIVE)
    for change in (
        lambda: agreements.set_term(desk.database, INITIATIVE, years=5),
        lambda: agreements.lift_term(desk.database, INITIATIVE, years=True),
        lambda: agreements.set_alternat(desk.database, INITIATIVE, Alternat.NON_INVERTED),
    ):
        with refused("frozen"):
            change()
    assert terms_of(desk.initiative).term_years == 3


def test_approvals_of_a_frozen_text_are_recorded_and_leave_its_digest_alone(desk: Desk):
    agreements.apply_template(desk.database, INITIATIVE, "memorandum")
    agreements.set_term(desk.database, INITIATIVE, years=3)
    freeze_text(desk.database, INITIATIVE)
    kind = ApprovalKind.LETTER_OF_INTENT
    day = date(2026, 1, 5)
    agreements.record_approval(desk.database, INITIATIVE, HOST_DELEGATION, kind, number="7", granted_on=day)
    (approval,) = desk.initiative.approvals
    agreements.attach_approval(desk.database, approval.id, b"%PDF-1.7", "letter.pdf")
    assert differing_texts(desk.database) == []
    agreements.remove_approval(desk.database, approval.id)
    assert desk.initiative.approvals == ()


def test_a_file_comes_before_number_and_date(desk: Desk):
    kind = ApprovalKind.LETTER_OF_INTENT
    agreements.attach_to_checklist(
        desk.database, INITIATIVE, HOST_DELEGATION, kind, data=b"%PDF-1.7", file_name="letter.pdf"
    )
    (approval,) = desk.initiative.approvals
    assert (approval.kind, approval.file_name, approval.number) == (kind, "letter.pdf", "")
    agreements.record_approval(desk.database, INITIATIVE, HOST_DELEGATION, kind, number="7")
    (approval,) = desk.initiative.approvals
    assert (approval.number, approval.file_name) == ("7", "letter.pdf")
    with refused("40 MB"):
        big = b"x" * (41 << 20)
        agreements.attach_to_checklist(desk.database, INITIATIVE, HOST_DELEGATION, kind, data=big, file_name="big.pdf")
