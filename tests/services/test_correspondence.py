"""Letters from the register: to whom they go, what they lack, and what must never leak out of them."""

import io
import logging
import os
import re
import shutil
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from services.desk import DEPUTY, EVENT, GUEST_DELEGATION, Desk, refused
from services.post import DRAFTED, KIMURA, SECRETS, VALUES
from summitdesk.domain.vocabulary import Channel, ReplyMode
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.errors import UserError
from summitdesk.services import delegations, invitations, people
from summitdesk.services.letters import number_invitations, set_letter_value
from summitdesk.services.printing import Options, Printed, print_document
from summitdesk.store.queries.invitations import invitations_of
from summitdesk.store.queries.letters import letter_values_of
from support.verapdf import violations

ENGLISH = Options(languages=("en",))


def pages_of(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def codes(printed: Printed) -> list[str]:
    return [finding.code for finding in printed.findings]


def invitation(desk: Desk):
    with desk.database.reading() as session:
        (row,) = invitations_of(session, EVENT)
    return row


def test_an_invitation_says_who_invites_whom_to_what_when_and_on_which_terms(ready):
    printed = print_document(ready.database, "invitations", "conference", replace(ENGLISH, final=True))
    letter, slip = pages_of(printed)
    for said in ("Ref. No. HRB-001", "October 8, 2025", "Deputy Mayor", "City of Niigata", "Japan", *VALUES.values()):
        if said not in {VALUES["inviter_address"], VALUES["payer"]}:
            assert said in letter
    assert "Dear Deputy Mayor 木村," in letter
    assert "reply on the enclosed slip is requested by December 1, 2025" in letter
    assert "R.S.V.P." in slip
    assert "I shall take part online" in slip
    assert "Page 2 of 2" in slip
    assert codes(printed) == []


def test_only_visitors_are_invited(ready):
    pages = pages_of(print_document(ready.database, "invitations", "conference", ENGLISH))
    assert not any("City of Harbin" in page for page in pages)
    with refused("Nothing here is called harbin"):
        print_document(ready.database, "invitations", "conference", Options(languages=("en",), only=("harbin",)))


def test_fields_without_a_value_show_on_a_draft_and_keep_a_final_letter_back(desk):
    printed = print_document(desk.database, "invitations", "conference", ENGLISH)
    letter = pages_of(printed)[0]
    missing = {finding.field for finding in printed.findings if finding.code == "letter.undefined"}
    assert {"party", "covered", "contact_name", "signer_name", "number", "letter_date", "inviter"} <= missing
    assert all(f"{{{name}}}" in letter for name in ("party", "covered", "contact_name", "number"))
    with refused("final print back"):
        print_document(desk.database, "invitations", "conference", replace(ENGLISH, final=True))


def test_a_field_that_all_letters_lack_is_told_once(ready):
    set_letter_value(ready.database, EVENT, "party", "en", "")
    printed = print_document(ready.database, "invitations", "conference", ENGLISH)
    assert codes(printed) == ["letter.undefined"]
    assert printed.findings[0].subject == "conference"


def test_a_delegation_has_values_of_its_own_language_by_language(ready):
    set_letter_value(ready.database, EVENT, "party", "en", "Only you", delegation_id=GUEST_DELEGATION)
    set_letter_value(ready.database, EVENT, "salutation", "en", "Mr Kimura", delegation_id=GUEST_DELEGATION)
    letter = pages_of(print_document(ready.database, "invitations", "conference", ENGLISH))[0]
    assert "Only you" in letter
    assert "two companions" not in letter
    assert "Dear Mr Kimura," in letter
    with refused("differs from letter to letter"):
        set_letter_value(ready.database, EVENT, "salutation", "en", "Everybody")
    with refused("no field"):
        set_letter_value(ready.database, EVENT, "colour", "en", "blue")


def test_emptying_a_value_takes_that_language_out(ready):
    set_letter_value(ready.database, EVENT, "party", "zh", "市长一人")
    set_letter_value(ready.database, EVENT, "party", "en", "")
    with ready.database.reading() as session:
        (party,) = [row for row in letter_values_of(session, EVENT) if row.name == "party"]
    assert dict(party.texts) == {"zh-Hans": "市长一人"}


@pytest.mark.parametrize(
    ("mode", "pages", "says"),
    [
        (ReplyMode.RSVP, 2, "The favour of a reply"),
        (ReplyMode.REGRETS_ONLY, 2, "Regrets only, by December 1, 2025."),
        (ReplyMode.POUR_MEMOIRE, 1, "Pour mémoire (p.m.)"),
    ],
)
def test_a_letter_asks_for_a_reply_in_its_mode(ready, mode, pages, says):
    invitations.set_reply_mode(ready.database, GUEST_DELEGATION, mode)
    printed = pages_of(print_document(ready.database, "invitations", "conference", ENGLISH))
    assert len(printed) == pages
    assert says in printed[0]
    if mode is ReplyMode.REGRETS_ONLY:
        assert "I accept" not in printed[1]


def test_a_letter_in_a_language_without_wording_is_refused(ready):
    with refused("no wording in th"):
        print_document(ready.database, "invitations", "conference", Options(languages=("th",)))


def test_numbers_count_on_and_keep_those_given(desk):
    invitations.draft_missing_invitations(desk.database, EVENT, DRAFTED)
    number_invitations(desk.database, EVENT, "哈外函〔2025〕{n}号")
    assert invitation(desk).number == "哈外函〔2025〕1号"
    number_invitations(desk.database, EVENT, "X-{n}")
    assert invitation(desk).number == "哈外函〔2025〕1号"
    for pattern in ("same", "{m}", "{n", "{n.x}", "{0}"):
        with refused("where the number stands"):
            number_invitations(desk.database, EVENT, pattern)


def test_reminders_go_to_those_who_are_late_and_to_nobody_else(ready):
    on_time, late = (replace(ENGLISH, on=day) for day in (date(2025, 11, 1), date(2025, 12, 2)))
    with refused("Nobody is to be reminded"):
        print_document(ready.database, "reminders", "conference", late)
    invitations.record_steps(ready.database, (GUEST_DELEGATION,), State.SENT, date(2025, 10, 9), channel=Channel.POST)
    with refused("Nobody is to be reminded"):
        print_document(ready.database, "reminders", "conference", on_time)
    (letter,) = pages_of(print_document(ready.database, "reminders", "conference", replace(late, final=True)))
    assert "our letter of October 8, 2025 (Ref. No. HRB-001)" in letter
    assert "December 2, 2025" in letter
    with refused("needs the day"):
        print_document(ready.database, "reminders", "conference", ENGLISH)


def test_a_visa_letter_states_every_fact_that_consulates_ask_for(travelling):
    options = replace(ENGLISH, on=date(2025, 12, 1), each=True, final=True)
    printed = print_document(travelling.database, "visa-letters", "conference", options)
    first = pages_of(printed)[0]
    for said in (
        *(
            "Yuichi Kimura",
            "木村勇一",
            "Male",
            "February 3, 1961",
            "Japan",
            "TZ7654321",
            "City of Niigata",
            "Deputy Mayor",
        ),
        *("January 5, 2026", "January 9, 2026", "Harbin, China", "The inviter", "1 Example Road", "+86 451 0000"),
        *("Wang Hesheng", "Mayor of Harbin", "(seal)", "December 1, 2025", "Harbin Municipal People's Government"),
        "To attend the Mayors' Conference",
    ):
        assert said in first
    assert printed.pages == 2


def test_a_delegation_travels_on_one_letter_with_an_annex(travelling):
    printed = print_document(travelling.database, "visa-letters", "conference", replace(ENGLISH, on=date(2025, 12, 1)))
    letter, annex = pages_of(printed)
    assert "TZ" not in letter
    assert "2 in number" in letter
    assert "TZ7654321" in annex
    assert "TZ1111111" in annex


def test_a_passport_that_ends_too_soon_is_found_without_telling_its_date(travelling):
    printed = print_document(travelling.database, "visa-letters", "conference", replace(ENGLISH, on=date(2025, 12, 1)))
    (finding,) = [each for each in printed.findings if each.code.startswith("visa.")]
    assert finding.code == "visa.passport_expires"
    assert "2026" not in finding.message


@pytest.mark.parametrize(
    ("identity", "named"),
    [
        (replace(KIMURA, passport_no=""), "passport number"),
        (replace(KIMURA, birth_date=None), "date of birth"),
        (replace(KIMURA, sex=""), "sex"),
        (replace(KIMURA, nationality=""), "nationality"),
    ],
)
@pytest.mark.parametrize("final", [False, True])
def test_an_empty_fact_refuses_the_letter_and_tells_no_other(travelling, identity, named, final):
    people.set_identity(travelling.database, travelling.person(DEPUTY), identity)
    options = replace(ENGLISH, on=date(2025, 12, 1), final=final)
    with pytest.raises(UserError, match=named) as refusal:
        print_document(travelling.database, "visa-letters", "conference", options)
    said = f"{refusal.value.message} {refusal.value.remedy}"
    assert not any(secret in said for secret in SECRETS)


@pytest.mark.parametrize("name", ["payer", "inviter_address", "contact_phone", "signer_name"])
def test_a_visa_letter_without_an_inviters_fact_is_refused(travelling, name):
    set_letter_value(travelling.database, EVENT, name, "en", "")
    with refused("visa-support letter lacks"):
        print_document(travelling.database, "visa-letters", "conference", replace(ENGLISH, on=date(2025, 12, 1)))


def test_a_visa_letter_needs_its_day_and_the_journey(travelling):
    with refused("day of the letter"):
        print_document(travelling.database, "visa-letters", "conference", ENGLISH)
    delegations.set_stay(travelling.database, GUEST_DELEGATION, None, None)
    with refused("arrival"):
        print_document(travelling.database, "visa-letters", "conference", replace(ENGLISH, on=date(2025, 12, 1)))


def test_passports_stand_on_the_page_and_nowhere_else(travelling, caplog):
    caplog.set_level(logging.DEBUG)
    printed = print_document(travelling.database, "visa-letters", "conference", replace(ENGLISH, on=date(2025, 12, 1)))
    told = caplog.text + "".join(map(repr, printed.findings))
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        about = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
        outline = str([item.get_title() for item in pypdfium2.PdfDocument(printed.pdf).get_toc()])
    for secret in (*SECRETS, "Kimura", "木村"):
        assert secret not in about + outline
    for secret in SECRETS[:3]:
        assert secret not in told


def test_letters_have_the_same_bytes_every_time(travelling):
    for kind in ("invitations", "visa-letters"):
        options = replace(ENGLISH, on=date(2025, 12, 1))
        once, again = (print_document(travelling.database, kind, "conference", options).pdf for _ in range(2))
        assert once == again


@pytest.mark.skipif(not shutil.which("java") and not os.environ.get("CI"), reason="veraPDF needs a Java runtime")
def test_letters_are_archivable_and_accessible(travelling, tmp_path):
    four = Options(languages=("zh-Hans", "en", "fr", "ru"))
    papers = {"invitations": four, "visa-letters": replace(ENGLISH, on=DRAFTED)}
    files = [tmp_path / f"{kind}.pdf" for kind in papers]
    for file, (kind, options) in zip(files, papers.items(), strict=True):
        file.write_bytes(print_document(travelling.database, kind, "conference", options).pdf)
    for flavour in ("2u", "ua1"):
        assert violations(flavour, *files) == {str(file): [] for file in files}


def test_envelopes_and_labels_are_made_for_those_asked_for(ready):
    printed = print_document(ready.database, "envelopes", "conference", replace(ENGLISH, stock="dl"))
    assert printed.pages == 1
    assert codes(printed) == ["letter.no_address"]
    address = "2 Chome-2\nNiigata 951"
    set_letter_value(ready.database, EVENT, "addressee_address", "en", address, delegation_id=GUEST_DELEGATION)
    labels = print_document(ready.database, "labels", "conference", replace(ENGLISH, start_at=21, final=True))
    (text,) = pages_of(labels)
    assert "Niigata 951 JAPAN" in text
    assert codes(labels) == []
    with refused("no stock named"):
        print_document(ready.database, "labels", "conference", replace(ENGLISH, stock="c5"))


@pytest.mark.parametrize("paper", ["badges", "labels", "envelopes", "invitations"])
def test_a_language_without_a_title_of_the_event_is_told(ready, paper):
    printed = print_document(ready.database, paper, "conference", Options(languages=("en", "fr")))
    (noted,) = [finding for finding in printed.findings if finding.code == "language.no_title"]
    assert noted.field == "titles.fr"
