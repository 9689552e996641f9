from dataclasses import replace

import pytest

from domain.examples import (
    at,
    city,
    delegate,
    delegation,
    event,
    instrument,
    item,
    key,
    paragraph,
    room,
    signatory,
    speaker,
)
from summitdesk.domain.checks import (
    CheckedEvent,
    check_agenda,
    check_badges,
    check_event,
    check_instrument,
    check_names,
    check_order,
    check_signing,
    check_titles,
)
from summitdesk.domain.findings import Finding, by_gravity, errors
from summitdesk.domain.rows import OrderChoiceRow, PersonName, PinRow
from summitdesk.domain.vocabulary import (
    Attendance,
    Authority,
    InstrumentKind,
    InvitationState,
    OrderUse,
    Policy,
    Severity,
)

HARBIN = delegation(city("Harbin", "CN", "哈尔滨"), is_host=True, head_rank=10)
NIIGATA = delegation(city("Niigata", "JP", "新潟"), head_rank=22)
EDMONTON = delegation(city("Edmonton", "CA", "埃德蒙顿"), head_rank=22)
CALGARY = city("Calgary", "CA", "卡尔加里")
SIGNATORIES = tuple(signatory(party) for party in (HARBIN, NIIGATA, EDMONTON))


def codes(findings):
    return [finding.code for finding in findings]


def of(findings, code):
    return [finding for finding in findings if finding.code == code]


def sound(*paragraphs, **fields):
    return instrument(*paragraphs, **{"signatories": SIGNATORIES} | fields)


def test_a_sound_text_has_no_findings():
    text = sound(
        paragraph(1, "It brings together {city_count} cities from 3 countries.", "来自3个国家的{city_count}个城市"),
        paragraph(2, "We will share experience.", "我们将分享经验。", level=1),
    )
    assert check_instrument(text, event(), [HARBIN.city, NIIGATA.city], [], lambda text, language: ()) == []


def test_a_count_that_differs_from_the_list_is_an_error():
    text = sound(paragraph(1, "It brings together 23 cities representatives from 3 countries.", "23个城市、15个国家"))
    findings = of(check_instrument(text), "count.differs")
    assert [finding.message for finding in findings] == [
        "The text says “23 cities”, but 3 cities sign.",
        "The text says “23个城市”, but 3 cities sign.",
        "The text says “15个国家”, but the signatories come from 3 countries.",
    ]
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert findings[0].remedy == "Write {city_count} instead of the number, or correct the list of signatories."


def test_without_a_list_no_count_can_differ():
    assert of(check_instrument(instrument(paragraph(1, "23 cities", "23个城市"))), "count.differs") == []


def test_languages_with_unequal_paragraphs_are_told_with_the_numbers():
    text = sound(paragraph(1, "One", "一"), paragraph(2, "Two"), paragraph(3, "Three", " "))
    (finding,) = of(check_instrument(text), "paragraphs.unequal")
    assert finding.message == "Chinese has 1 paragraphs, another language has 3; missing: 2, 3."


def test_an_undefined_field_is_an_error_in_each_language_that_uses_it():
    text = sound(paragraph(1, "from {citycount} cities", "{city_count}"), paragraph(2, "at {place}", "于{place}"))
    findings = of(check_instrument(text), "field.undefined")
    assert [(finding.message, finding.field) for finding in findings] == [
        ("The field {citycount} has no value in English.", "texts.en"),
        ("The field {place} has no value in English.", "texts.en"),
        ("The field {place} has no value in Chinese.", "texts.zh-Hans"),
    ]


def test_damage_in_a_paragraph_names_place_and_kind():
    text = sound(paragraph(1, "副議長?;\ue292", "要闻关(guān)注"))
    first, second = of(check_instrument(text), "text.damaged")
    assert "[U+E292]" in first.message
    assert "“要闻关(guān)” at character 4" in second.message
    assert first.severity is Severity.ERROR


def test_a_likely_reading_is_offered():
    hurt = "Sør-Varanger".encode().decode("latin-1")
    (finding,) = of(check_instrument(sound(paragraph(1, hurt, "好"))), "text.damaged")
    assert "“ø”" in finding.remedy


def test_a_lost_paragraph_break_shows_by_its_number():
    text = sound(
        paragraph(1, "We share benefits. II. In spite of realities we agree.", "一、我们", level=1),
        paragraph(2, "(I) We will build.", "（一）建设", level=2),
    )
    findings = of(check_instrument(text), "number.typed")
    assert [finding.remedy.startswith("A paragraph break") for finding in findings] == [True, False, False, False]


def test_a_city_named_but_not_listed_is_a_warning_and_a_listed_one_is_not():
    text = sound(paragraph(1, "Harbin, Calgary and Niigatas", "哈尔滨与卡尔加里"))
    cities = [HARBIN.city, NIIGATA.city, CALGARY]
    (finding,) = of(check_instrument(text, event(), cities), "city.not_listed")
    assert finding.message.startswith("The text names Calgary")
    assert of(check_instrument(text, event(), cities, [delegation(CALGARY)]), "city.not_listed") == []


def test_an_empty_title_is_an_error_even_when_only_its_quotes_are_left():
    text = sound(titles={"en": "Harbin Initiative", "zh-Hans": "《》"})
    (finding,) = of(check_instrument(text), "title.empty")
    assert (finding.field, finding.severity) == ("titles.zh-Hans", Severity.ERROR)
    assert codes(check_titles(replace(event(), titles={"en": "Dialogue"}))) == ["title.empty"]


def test_a_glyph_that_no_font_has_is_an_error_that_names_it_once():
    text = sound(paragraph(1, "𱍊𱍊 \ue292", "好"))
    findings = check_instrument(text, missing=lambda text, language: [c for c in text if c in "𱍊\ue292"])
    (finding,) = of(findings, "glyph.missing")
    assert finding.message == "No font has the character “𱍊” (U+3134A)."


def test_who_signs_without_authority_or_name_is_warned_about_and_mayors_are_not():
    mayor = delegate("Sun Zhe", HARBIN.city)
    deputy = delegate("", NIIGATA.city, rank_code=22, offices={"en": "Deputy Mayor"})
    text = sound(
        signatories=(
            signatory(HARBIN, mayor),
            signatory(NIIGATA, deputy),
            signatory(EDMONTON, delegate("Jo", rank_code=30), authority=Authority.LETTER_SCAN),
        )
    )
    findings = check_signing(text)
    assert [(finding.code, finding.subject, finding.severity) for finding in findings] == [
        ("signer.name_missing", "Niigata", Severity.WARNING),
        ("signer.no_authority", "Niigata", Severity.WARNING),
    ]
    assert findings[1].message == "The Deputy Mayor of Niigata signs without a recorded authority."


def test_authority_that_is_required_but_not_received_is_told_even_of_a_mayor():
    text = sound(signatories=(signatory(HARBIN, delegate("A", HARBIN.city), authority=Authority.REQUIRED),))
    assert codes(check_signing(text)) == ["signer.no_authority"]


def test_a_signatory_without_a_person_goes_by_the_heads_rank():
    assert codes(check_signing(sound(signatories=(signatory(HARBIN), signatory(NIIGATA))))) == [
        *("signer.name_missing", "signer.name_missing", "signer.no_authority"),
    ]


def test_a_text_in_a_language_that_was_given_up_is_not_looked_at():
    sides = (signatory(HARBIN, delegate("A", HARBIN.city)), signatory(NIIGATA, delegate("B", NIIGATA.city)))
    titles = {"en": "Agreement between {A}, and {B}", "ru": "{A} — {B} — {nonsense}"}
    text = replace(sound(signatories=sides), titles=titles, kind=InstrumentKind.SISTER_CITY_AGREEMENT)
    given_up = check_instrument(replace(text, languages=("en",)))
    assert not [finding for finding in of(given_up, "field.undefined") if finding.field == "titles.ru"]
    kept = check_instrument(replace(text, languages=("en", "ru")))
    assert [finding for finding in of(kept, "field.undefined") if finding.field == "titles.ru"]


def test_a_party_without_a_name_in_a_language_of_the_text_is_told():
    sides = (signatory(HARBIN, delegate("A", HARBIN.city)), signatory(NIIGATA, delegate("B", NIIGATA.city)))
    text = replace(sound(signatories=sides), languages=("en", "ru"))
    (finding,) = of(check_signing(text), "party.not_in_language")
    assert finding.message == "2 parties have no name in Russian: Harbin, Niigata."
    assert finding.severity is Severity.WARNING


def test_a_signer_without_a_name_or_office_in_a_text_that_is_signed_is_told():
    sun = delegate("Sun Zhe", HARBIN.city, offices={"en": "Mayor"})
    sides = (signatory(HARBIN, sun), signatory(NIIGATA, delegate("B", NIIGATA.city)))
    text = replace(sound(signatories=sides), languages=("en", "zh-Hans"), kind=InstrumentKind.SISTER_CITY_AGREEMENT)
    messages = [finding.message for finding in of(check_signing(text), "signer.not_in_language")]
    assert "The name of Sun Zhe is not known in Chinese." in messages
    assert "The office of Sun Zhe is missing in Chinese." in messages
    assert not [message for message in messages if "English" in message]
    assert not of(check_signing(replace(text, kind=InstrumentKind.INITIATIVE)), "signer.not_in_language")


def test_an_instrument_that_nobody_signs_is_told():
    assert codes(check_signing(instrument())) == ["signatory.none"]


def test_a_badge_without_a_name_is_an_error_unless_none_is_worn():
    nameless = delegate("", NIIGATA.city, offices={"en": "Deputy Mayor"})
    (finding,) = check_badges([nameless, replace(nameless, attendance=Attendance.ONLINE)])
    assert (finding.code, finding.severity) == ("badge.name_missing", Severity.ERROR)
    assert finding.message == "The badge of Niigata, Deputy Mayor has no name."


def test_a_name_that_guests_cannot_read_is_noted():
    kimura = delegate("木村勇一", NIIGATA.city, names=(PersonName("ja", "木村勇一", is_native=True),))
    assert codes(check_badges([kimura])) == ["badge.latin_name_missing"]


def test_the_same_person_twice_in_one_delegation_is_told():
    one = delegate("Bogdan Ivanov")
    other = delegate("IVANOV Bogdan", id=key("other"))
    elsewhere = delegate("Bogdan Ivanov", NIIGATA.city)
    assert codes(check_names([one, other, elsewhere])) == ["delegate.twice"]


def test_damaged_names_and_missing_glyphs_of_delegates():
    hurt = delegate("Pусский", offices={"zh-Hans": "市长"})
    findings = check_names([hurt], lambda text, language: ["长"] if "长" in text else [])
    assert codes(findings) == ["text.damaged", "glyph.missing"]


def test_clashes_times_and_absences_of_the_programme():
    absent = delegate("Jane Doe", EDMONTON.city)
    declined = replace(EDMONTON, invitation=InvitationState.REGRET)
    hall = room("Hall", capacity=1)
    opening = item("Opening", at(1), at(2), room=hall, speakers=(speaker("Jane Doe", absent.id), speaker("X")))
    expo = item("Expo", at(1, 30), at(3), room=hall, speakers=(speaker("X"),))
    early = item("Early", at(1, day=2), at(0, day=2))
    findings = check_agenda([opening, expo, early], event(), [declined], [absent])
    assert codes(findings) == [
        "agenda.person_clash",
        "agenda.room_clash",
        "agenda.backwards",
        "agenda.outside_event",
        "agenda.speaker_absent",
        "agenda.room_small",
    ]
    assert findings[0].message == "X is in “Opening” (09:00–10:00) and “Expo” (09:30–11:00) at once."
    assert findings[1].severity is Severity.ERROR
    assert findings[4].message.endswith("the invitation is “declined with regret”.")


def test_a_speaker_who_stays_away_and_one_without_a_name():
    absent = delegate("", EDMONTON.city, attendance=Attendance.ABSENT)
    nameless = replace(speaker("", absent.id), names=(), city=EDMONTON.city, offices={"en": "Mayor"})
    findings = check_agenda([item("Talk", at(1), at(2), speakers=(nameless,))], event(), [EDMONTON], [absent])
    assert findings[0].message == "Edmonton, Mayor has a part in “Talk”, but: this person does not come."


def test_items_need_their_titles_in_the_events_languages():
    untitled = item("x", at(1), at(2), titles={})
    findings = check_agenda([untitled], event())
    assert codes(findings) == ["title.empty", "title.empty"]
    assert findings[0].subject == "untitled item"
    assert check_agenda([replace(untitled, is_cancelled=True)], event()) == []


def test_what_an_order_lacks_and_pins_that_point_nowhere():
    pin = PinRow(key("pin"), key("gone"), OrderUse.SIGNATURES, 1, "")
    choice = OrderChoiceRow(OrderUse.SIGNATURES, Policy.SENIORITY, (pin,))
    findings = check_order([HARBIN, NIIGATA], choice)
    assert codes(findings) == ["order.fact_missing", "order.pin_idle"]
    assert findings[0].message.startswith("No relation date is known for Niigata; the order of signatures (A: host")


def test_a_whole_event_is_checked_gravest_first_and_nothing_twice():
    text = sound(paragraph(1, "23 cities", "23个城市"))
    checked = CheckedEvent(
        event(),
        (HARBIN, NIIGATA, EDMONTON),
        (delegate(""),),
        (item("Talk", at(1), at(2)),),
        (text,),
        (OrderChoiceRow(OrderUse.SIGNATURES, Policy.SENIORITY),),
        (HARBIN.city,),
    )
    findings = check_event(checked)
    gravities = [finding.severity for finding in findings]
    assert gravities == sorted(gravities, key=[Severity.ERROR, Severity.WARNING, Severity.NOTE].index)
    assert len(findings) == len(set(findings))
    assert {"count.differs", "badge.name_missing", "signer.no_authority"} <= set(codes(findings))
    assert all(finding.message and finding.remedy and finding.subject for finding in findings)
    assert codes(errors(findings)) == ["count.differs", "count.differs", "badge.name_missing"]


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0)])
def test_findings_are_sorted_by_gravity_and_stay_in_order_among_equals(order):
    findings = [Finding(str(at), severity, "", None, "") for at, severity in enumerate(Severity)]
    assert by_gravity([findings[at] for at in order]) == findings


def test_an_instrument_without_text_is_an_error():
    (finding,) = of(check_instrument(sound()), "instrument.no_text")
    assert finding.severity is Severity.ERROR
    assert "has no text yet" in finding.message
    assert of(check_instrument(sound(paragraph(1, "We agree.", "我们同意。"))), "instrument.no_text") == []


def test_a_title_that_no_font_draws_is_an_error():
    titled = sound(paragraph(1, "We agree.", "我们同意。"), titles={"en": "A \u10d0 Initiative", "zh-Hans": "倡议"})
    findings = check_instrument(titled, missing=lambda text, language: [c for c in text if c == "\u10d0"])
    assert "U+10D0" in of(findings, "glyph.missing")[0].message


def test_a_speaker_whose_name_is_hurt_is_found_once_with_the_delegate():
    hurt = delegate("Jane\ue292 Doe")
    talk = item("Talk", at(2), at(3), speakers=(speaker("Jane\ue292 Doe", hurt.id), speaker("?;\ue292 Roe")))
    delegates_finding, guests_finding = of(check_agenda([talk], event()), "text.damaged")
    assert (delegates_finding.subject_id, guests_finding.subject_id) == (hurt.id, talk.id)
    whole = check_event(CheckedEvent(event(), delegates=(hurt,), agenda=(talk,)))
    assert len(of(whole, "text.damaged")) == 2


def test_notes_and_places_of_the_programme_are_looked_at_once():
    hall = replace(room("Hall"), names={"en": "Hall\ue292"}, venue_names={"en": "A\u10d0"})
    items = [item("One", at(1), at(2), room=hall), item("Two", at(3), at(4), room=hall, notes={"en": "\ufffd"})]
    findings = check_agenda(items, event(), missing=lambda text, language: [c for c in text if c == "\u10d0"])
    assert [(each.code, each.subject, each.subject_id, each.field) for each in findings] == [
        ("text.damaged", "Two", items[1].id, "notes.en"),
        ("text.damaged", "Hall[U+E292]", items[0].id, "room.en"),
        ("glyph.missing", "A\u10d0", items[0].id, "room.en"),
    ]


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("“Sharing Ice-and-Snow”", "“Sharing Ice-and-Snow” has"),
        ("“Sharing Ice-and-Snow” Initiative", "“‘Sharing Ice-and-Snow’ Initiative” has"),
        ("“Ice” and “Snow”", "“‘Ice’ and ‘Snow’” has"),
    ],
)
def test_titles_with_quotation_marks_are_quoted_once(title: str, quoted: str):
    (finding,) = of(check_instrument(instrument(titles={"en": title})), "instrument.no_text")
    assert finding.message.startswith(quoted)
