"""The pre-flight tells what letters lack once somebody began with them, and never what a passport says."""

from dataclasses import replace
from datetime import date

import pytest

from services.desk import AIDE, DEPUTY, EVENT, GUEST_DELEGATION, Desk, refused
from services.post import DRAFTED, KIMURA, SATO, SECRETS
from summitdesk.domain.findings import Finding
from summitdesk.domain.vocabulary import Attendance, Channel, Severity
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.services import delegates, delegations, events, invitations, people
from summitdesk.services.checks import preflight
from summitdesk.services.letters import set_letter_value
from summitdesk.services.printing import Options, print_document


@pytest.fixture(autouse=True)
def in_english(request: pytest.FixtureRequest) -> None:
    """The small event speaks the one language that its letters were filled in for."""
    for name in ("desk", "ready", "travelling"):
        if name in request.fixturenames:
            events.set_event_languages(request.getfixturevalue(name).database, EVENT, ("en",))


def of_letters(desk: Desk, *kinds: str) -> list[Finding]:
    """The findings about letters, each of which leads to a record and says what to do."""
    wanted = kinds or ("letter.", "visa.")
    found = [each for each in preflight(desk.database, "conference") if each.code.startswith(wanted)]
    assert all(each.subject and each.subject_id and each.remedy and each.table for each in found)
    return found


def codes(desk: Desk, *kinds: str) -> list[str]:
    return [finding.code for finding in of_letters(desk, *kinds)]


@pytest.mark.parametrize("event", ["harbin-2019", "harbin-2026", "wuhan-2021"])
def test_an_event_without_letters_is_not_asked_for_them(sample, event):
    assert not [each for each in preflight(sample, event) if each.code.startswith(("letter.", "visa."))]


def test_a_drafted_invitation_lacks_what_only_people_know_and_no_number_yet(desk):
    invitations.draft_missing_invitations(desk.database, EVENT, DRAFTED)
    (finding,) = [each for each in of_letters(desk) if each.code == "letter.undefined"]
    assert (finding.severity, finding.subject, finding.subject_id) == (Severity.ERROR, "Niigata", GUEST_DELEGATION)
    assert "who is invited" in finding.message
    assert "reference number" not in finding.message
    assert "day of the letter" not in finding.message


def test_an_invitation_approved_without_a_number_is_an_error_as_its_final_print_is_refused(desk):
    invitations.draft_missing_invitations(desk.database, EVENT, DRAFTED)
    invitations.approve_drafts(desk.database, EVENT, DRAFTED)
    (finding,) = [each for each in of_letters(desk) if each.code == "letter.undefined"]
    assert "reference number" in finding.message


def test_what_all_letters_lack_is_told_once(sample):
    set_letter_value(sample, _event(sample), "party", "en", "The Mayor")
    found = [each for each in preflight(sample, "harbin-2026") if each.code == "letter.undefined"]
    assert [(each.subject, each.table) for each in found] == [("harbin-2026", "letter_value")]
    assert "what the host covers" in found[0].message
    set_letter_value(sample, _event(sample), "covered", "en", "Meals", delegation_id=_delegation(sample, "edmonton"))
    again = [each for each in preflight(sample, "harbin-2026") if each.code == "letter.undefined"]
    assert [each.subject for each in again].count("harbin-2026") == 1
    assert sum("what the host covers" in each.message for each in again) == len(again)


def _event(database):
    from summitdesk.store.queries.events import event_by_slug

    with database.reading() as session:
        row = event_by_slug(session, "harbin-2026")
    assert row is not None
    return row.id


def _delegation(database, city):
    from summitdesk.store.queries.delegations import delegations_of

    with database.reading() as session:
        return next(row.id for row in delegations_of(session, _event(database)) if row.city.slug == city)


def test_complete_letters_have_no_finding_and_print_as_final(ready):
    assert codes(ready, "letter.") == []
    assert print_document(ready.database, "invitations", "conference", Options(final=True)).findings == ()


def test_where_the_check_finds_an_error_the_final_print_is_refused(ready):
    set_letter_value(ready.database, EVENT, "party", "en", "")
    assert codes(ready, "letter.") == ["letter.undefined"]
    with refused("final print back"):
        print_document(ready.database, "invitations", "conference", Options(final=True))


def test_a_value_that_one_language_lacks_is_told_with_the_language(ready):
    events.set_event_languages(ready.database, EVENT, ("en", "fr"))
    set_letter_value(ready.database, EVENT, "party", "fr", "Le maire")
    (finding,) = [each for each in of_letters(ready) if each.code == "letter.undefined"]
    assert "what the host covers (French)" in finding.message
    assert "who is invited" not in finding.message
    assert finding.field.endswith(".fr")


def test_a_letter_that_went_out_is_left_alone(ready):
    set_letter_value(ready.database, EVENT, "party", "en", "")
    invitations.record_steps(ready.database, (GUEST_DELEGATION,), State.SENT, DRAFTED, channel=Channel.POST)
    assert codes(ready, "letter.") == []


@pytest.mark.parametrize(
    ("day", "code"), [(DRAFTED, "letter.reply_by_past"), (date(2026, 1, 6), "letter.reply_by_late")]
)
def test_a_day_to_reply_by_leaves_time_between_letter_and_event(ready, day, code):
    invitations.set_reply_by(ready.database, GUEST_DELEGATION, day)
    (finding,) = of_letters(ready, "letter.")
    assert (finding.code, finding.severity, finding.field) == (code, Severity.WARNING, "reply_by")
    assert str(day) in finding.message
    printed = print_document(ready.database, "invitations", "conference", Options(final=True))
    assert [each.code for each in printed.findings] == [code]


def test_a_language_without_a_wording_is_told(ready):
    events.set_event_languages(ready.database, EVENT, ("en", "th"))
    assert "letter.no_wording" in codes(ready)


def test_visas_are_asked_for_once_somebody_began_with_them(ready):
    assert "visa.facts_missing" not in codes(begin_without_payer(ready))
    people.set_identity(ready.database, ready.person(AIDE), replace(SATO, passport_no=""))
    (finding,) = [each for each in of_letters(ready) if each.code == "visa.facts_missing"]
    assert (finding.severity, finding.subject, finding.table) == (Severity.ERROR, "Niigata", "delegation")
    assert "2 people of Niigata" in finding.message
    assert "passport number" in finding.message
    with refused("lack facts"):
        print_document(ready.database, "visa-letters", "conference", Options(on=DRAFTED))


def begin_without_payer(desk: Desk) -> Desk:
    set_letter_value(desk.database, EVENT, "payer", "en", "")
    return desk


def test_complete_visa_letters_lack_nothing_but_a_passport_that_lasts(travelling):
    assert codes(travelling) == ["visa.passport_expires"]
    people.set_identity(
        travelling.database, travelling.person(DEPUTY), replace(KIMURA, passport_expires=date(2033, 1, 1))
    )
    assert codes(travelling) == []


def test_one_person_leads_to_that_person_and_several_to_their_delegation(travelling):
    people.set_identity(travelling.database, travelling.person(AIDE), replace(SATO, sex=""))
    (finding,) = [each for each in of_letters(travelling) if each.code == "visa.facts_missing"]
    assert (finding.table, finding.subject_id, finding.field) == ("delegate", AIDE, "sex")
    for person, identity in ((DEPUTY, KIMURA), (AIDE, SATO)):
        people.set_identity(travelling.database, travelling.person(person), replace(identity, passport_expires=None))
    (unknown,) = of_letters(travelling)
    assert (unknown.code, unknown.subject_id) == ("visa.expiry_unknown", GUEST_DELEGATION)
    assert "2 passports" in unknown.message


def test_a_visa_letter_without_who_pays_or_a_day_of_arrival_is_an_error(travelling):
    begin_without_payer(travelling)
    delegations.set_stay(travelling.database, GUEST_DELEGATION, None, None)
    (finding,) = [each for each in of_letters(travelling) if each.code == "visa.undefined"]
    assert all(said in finding.message for said in ("who pays", "day of arrival", "day of departure"))


def test_who_does_not_come_needs_no_visa(travelling):
    people.set_identity(travelling.database, travelling.person(AIDE), replace(SATO, sex=""))
    delegates.set_attendance(travelling.database, AIDE, Attendance.ONLINE)
    assert codes(travelling) == ["visa.passport_expires"]
    invitations.record_steps(travelling.database, (GUEST_DELEGATION,), State.SENT, DRAFTED, channel=Channel.POST)
    invitations.record_steps(travelling.database, (GUEST_DELEGATION,), State.REGRET, DRAFTED)
    assert codes(travelling) == []


def test_no_finding_says_what_a_passport_says(travelling):
    people.set_identity(travelling.database, travelling.person(AIDE), replace(SATO, sex="", birth_date=None))
    said = " ".join(f"{each.subject} {each.message} {each.remedy} {each.field}" for each in of_letters(travelling))
    assert said
    assert not any(secret in said for secret in (*SECRETS, "TZ1111111", "2026-03-01"))
