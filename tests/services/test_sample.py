"""The bundled events: what the sources say is in the register, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from summitdesk.documents.parties import presented
from summitdesk.domain.dates import format_date
from summitdesk.domain.fields import fill, instrument_fields
from summitdesk.domain.names import first_full_name
from summitdesk.domain.numbering import paragraph_labels
from summitdesk.domain.places import signature_line
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import (
    Attendance,
    CityKind,
    InstrumentKind,
    OrderUse,
    OrganizerRole,
    ParagraphKind,
    Policy,
    RelationKind,
)
from summitdesk.services.lookup import event_named, instrument_named
from summitdesk.services.precedence import protocol_order
from summitdesk.services.sample import load_sample
from summitdesk.store import journal
from summitdesk.store.database import Database
from summitdesk.store.queries import agenda, badges, cities, delegates, delegations, events, instruments

HERE = Path(__file__).parent
PUBLISHED = [block.split("\n") for block in (HERE / "signatories-2019.txt").read_text("utf-8").strip().split("\n\n")]


def instrument_of(session, slug: str) -> InstrumentRow:
    return instrument_named(session, event_named(session, slug))


def delegates_of(session, slug: str):
    return delegates.delegates_of(session, event_named(session, slug).id)


def test_three_events_with_their_dates_and_hosts(sample: Database):
    with sample.reading() as session:
        found = {event.slug: (event.starts_on, event.ends_on, event.host.slug) for event in events.all_events(session)}
    assert found == {
        "harbin-2019": (date(2019, 1, 6), date(2019, 1, 6), "harbin"),
        "harbin-2026": (date(2026, 1, 6), date(2026, 1, 8), "harbin"),
        "wuhan-2021": (date(2021, 6, 2), date(2021, 6, 2), "wuhan"),
    }


def test_loading_is_no_step_to_undo(sample: Database):
    with sample.reading() as session:
        assert journal.undoable(session) is None


def test_two_laptops_that_load_it_agree_on_every_key(tmp_path: Path):
    def keys(name: str) -> set:
        with Database.create(tmp_path / name) as database:
            load_sample(database)
            with database.reading() as session:
                event = event_named(session, "harbin-2019")
                initiative = instrument_of(session, "harbin-2019")
                return {
                    event.id,
                    initiative.id,
                    *(paragraph.id for paragraph in initiative.paragraphs),
                    *(signatory.id for signatory in initiative.signatories),
                    *(delegate.id for delegate in delegates.delegates_of(session, event.id)),
                    *(delegate.person_id for delegate in delegates.delegates_of(session, event.id)),
                    *(delegate.badge_token for delegate in delegates.delegates_of(session, event.id)),
                    *(city.id for city in cities.all_cities(session)),
                }

    assert keys("one.summit") == keys("other.summit")


def test_the_signature_page_of_2019_comes_out_as_published(sample: Database):
    """Name, Chinese line and English line of all 23 blocks, in their order, under the names the list used."""
    lines = []
    for place in protocol_order(sample, "harbin-2019", OrderUse.SIGNATURES):
        party = place.delegation
        city = presented(party.city, party.badge_names)
        chinese, english = (
            signature_line(city, place.signer.offices, tag, is_host=party.is_host) for tag in ("zh-Hans", "en")
        )
        name = first_full_name(place.signer.names)
        lines.append([*([name] if name else []), chinese, english])
    assert lines == PUBLISHED


def test_policy_a_alone_keeps_the_published_order_where_dates_are_known(sample: Database):
    published = [block[-1] for block in PUBLISHED]
    order = protocol_order(sample, "harbin-2019", OrderUse.SIGNATURES, Policy.SENIORITY)
    known = [place for place in order if place.delegation.is_host or place.delegation.relation]
    assert [place.delegation.city.slug for place in known] == [
        *("harbin", "niigata", "aarhus", "edmonton", "minneapolis", "asahikawa"),
        *("chiang-mai", "wiener-neustadt", "magdeburg"),
    ]
    places = [published.index(_english_line(place.delegation.city.slug)) for place in known]
    assert places == sorted(places)
    assert all(place.missing or place in known for place in order)
    assert not any(place.pinned for place in order)


def _english_line(slug: str) -> str:
    words = {"chiang-mai": "Chiang Mai", "wiener-neustadt": "Wiener Neustadt"}
    return next(block[-1] for block in PUBLISHED if block[-1].endswith(words.get(slug, slug.capitalize())))


def english_text(instrument: InstrumentRow) -> str:
    """The English text as it reads: numbers generated, fields filled in."""
    values = instrument_fields(instrument)
    labels = paragraph_labels(instrument.paragraphs, "en")
    read = [instrument.titles["en"]]
    for label, paragraph in zip(labels, instrument.paragraphs, strict=True):
        filled = fill(paragraph.texts["en"], values, "en")
        assert not filled.undefined
        read.append(f"{label} {filled.text}".strip())
    read += [instrument.places["en"], format_date(instrument.done_on, "en")]
    return "\n\n".join(read)


def test_the_english_initiative_is_the_published_one_word_for_word(sample: Database):
    with sample.reading() as session:
        text = english_text(instrument_of(session, "harbin-2019"))
    assert text == (HERE / "initiative-2019.en.txt").read_text("utf-8").strip()
    assert "brings together 23 cities representatives from 15 countries." in text


def test_its_numbers_and_counts_are_generated(sample: Database):
    with sample.reading() as session:
        initiative = instrument_of(session, "harbin-2019")
    first = initiative.paragraphs[0]
    assert all("{city_count}" in text and "{country_count}" in text for text in first.texts.values())
    assert [label for label in paragraph_labels(initiative.paragraphs, "zh-Hans") if label] == [
        *("一、", "二、", "三、"),
        *("（一）", "（二）", "（三）", "（四）", "（五）", "（六）"),
    ]


def test_the_chinese_text_is_complete_and_marked_as_a_translation(sample: Database):
    with sample.reading() as session:
        initiative = instrument_of(session, "harbin-2019")
    assert initiative.translations == ("zh-Hans",)
    assert all(set(paragraph.texts) == {"en", "zh-Hans"} for paragraph in initiative.paragraphs)
    chinese = "".join(paragraph.texts["zh-Hans"] for paragraph in initiative.paragraphs)
    assert not set(chinese) & set(",;:()?!\"'")
    assert initiative.paragraphs[-1].kind is ParagraphKind.CLOSING


def test_fourteen_signatories_are_not_the_mayor_and_twenty_have_no_name(sample: Database):
    with sample.reading() as session:
        signatories = instrument_of(session, "harbin-2019").signatories
    signers = [signatory.signer for signatory in signatories]
    assert sum(signer.rank_code != 10 for signer in signers) == 14
    assert sorted(first_full_name(signer.names) for signer in signers if signer.names) == [
        *("Michael A. Chacitti", "岡田政勝", "木村勇一")
    ]


def test_relations_are_as_exact_as_known(sample: Database):
    with sample.reading() as session:
        parties = delegations.delegations_of(session, event_named(session, "harbin-2019").id)
    known = {party.city.slug: (party.relation.since, party.relation.approval_no) for party in parties if party.relation}
    assert known == {
        "niigata": ("1979-12-17", None),
        "aarhus": ("1986-01", 1),
        "edmonton": ("1986-01", 2),
        "minneapolis": ("1992-09-18", None),
        "asahikawa": ("1995", None),
        "chiang-mai": ("2008-04-29", None),
        "wiener-neustadt": ("2008-07-01", None),
        "magdeburg": ("2008-07-02", None),
    }


def test_organizers_of_2026_stand_in_their_roles(sample: Database):
    with sample.reading() as session:
        organizers = event_named(session, "harbin-2026").organizers
    assert [(one.role, one.names["zh-Hans"]) for one in organizers] == [
        (OrganizerRole.GUIDING, "国务院新闻办公室"),
        (OrganizerRole.HOST, "黑龙江省人民政府新闻办公室"),
        (OrganizerRole.HOST, "哈尔滨市人民政府"),
    ]


def test_seven_cities_visit_in_2026_and_five_came_before(sample: Database):
    with sample.reading() as session:
        by_event = {
            slug: {
                party.city.slug
                for party in delegations.delegations_of(session, event_named(session, slug).id)
                if not party.is_host
            }
            for slug in ("harbin-2019", "harbin-2026")
        }
    assert len(by_event["harbin-2026"]) == 7
    assert by_event["harbin-2019"] & by_event["harbin-2026"] == {
        *("edmonton", "rovaniemi", "magdeburg", "chalandri", "chiang-mai")
    }


def test_the_damaged_name_is_kept_as_the_source_has_it(sample: Database):
    with sample.reading() as session:
        names = [name.full for row in delegates_of(session, "harbin-2026") for name in row.names]
    assert "?;\ue292た档賷W薩洛" in names
    assert "南东颎" in names


def test_the_programme_of_2026_covers_three_days_and_claims_no_hour(sample: Database):
    with sample.reading() as session:
        event = event_named(session, "harbin-2026")
        items = agenda.agenda_of(session, event.id)
    assert {item.starts_at.date() for item in items} == {date(2026, 1, day) for day in (6, 7, 8)}
    titles = " ".join(item.titles["en"] for item in items)
    for word in ("Opening", "Main dialogue", "Release", "Ice carving", "Expo", "Symphony", "Central Street"):
        assert word in titles
    assert all(item.notes["en"].startswith("Provisional") and item.notes["zh-Hans"] for item in items)
    dialogue = next(item for item in items if item.titles["en"] == "Main dialogue")
    assert len(dialogue.speakers) == 6


def test_the_initiative_of_2026_has_its_title_and_no_invented_clause(sample: Database):
    with sample.reading() as session:
        initiative = instrument_of(session, "harbin-2026")
    assert initiative.titles["zh-Hans"] == "“共享冰雪机遇，共促城市发展”世界市长对话哈尔滨倡议"
    assert initiative.paragraphs == ()


def test_three_agreements_of_two_kinds_in_wuhan(sample: Database):
    with sample.reading() as session:
        found = instruments.instruments_of(session, event_named(session, "wuhan-2021").id)
    assert {agreement.slug: agreement.kind for agreement in found} == {
        "changning-sovetsky": InstrumentKind.SISTER_CITY_AGREEMENT,
        "chongzuo-rybinsk": InstrumentKind.SISTER_CITY_AGREEMENT,
        "suifenhe-pogranichny": InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT,
    }
    kinds = {
        agreement.slug: tuple(signatory.delegation.city.kind for signatory in agreement.signatories)
        for agreement in found
    }
    assert kinds["changning-sovetsky"] == (CityKind.DISTRICT, CityKind.DISTRICT)
    assert kinds["chongzuo-rybinsk"] == (CityKind.PREFECTURE, CityKind.CITY)
    assert kinds["suifenhe-pogranichny"] == (CityKind.CITY, CityKind.DISTRICT)


def test_the_first_article_between_districts_says_what_the_title_says(sample: Database):
    with sample.reading() as session:
        instrument = instrument_named(session, event_named(session, "wuhan-2021"), "changning-sovetsky")
    assert "友好城区关系" in instrument.titles["zh-Hans"]
    first = next(row for row in instrument.paragraphs if row.level == 1)
    assert first.texts["zh-Hans"] == "双方在平等互利的基础上正式建立友好城区关系。"
    assert "friendship district relations" in first.texts["en"]


def test_the_agreements_made_relations(sample: Database):
    with sample.reading() as session:
        suifenhe = cities.city_by_slug(session, "suifenhe")
        ((_partner, relation),) = cities.relations_of(session, suifenhe.id)
    assert (relation.kind, relation.since) == (RelationKind.FRIENDLY_EXCHANGE, "2021-06-02")


def test_guests_outside_the_delegations_speak_in_wuhan(sample: Database):
    with sample.reading() as session:
        items = agenda.agenda_of(session, event_named(session, "wuhan-2021").id)
        online = [row for row in delegates_of(session, "wuhan-2021") if row.attendance is Attendance.ONLINE]
    guests = {first_full_name(part.names): part for item in items for part in item.speakers if not part.delegate_id}
    assert set(guests) == {"Baderle", "Paramonov", "张海舟"}
    assert guests["Baderle"].offices["en"] == "Ambassador of Mongolia to China"
    assert [row.city.slug for row in online] == ["minsk-sovetsky"]


@pytest.mark.parametrize("slug", ["harbin-2019", "harbin-2026", "wuhan-2021"])
def test_every_delegate_has_a_token_of_its_own_and_a_category_of_the_event(sample: Database, slug: str):
    with sample.reading() as session:
        rows = delegates_of(session, slug)
        codes = {category.code for category in badges.categories_of(session, event_named(session, slug).id)}
    assert len({row.badge_token for row in rows}) == len(rows)
    assert all(len(row.badge_token) == 22 for row in rows)
    assert {row.category for row in rows} <= codes
