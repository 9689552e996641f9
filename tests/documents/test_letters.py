"""Letters word for word: the golden texts were read by a person, and every wording has what the others have."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from documents.outline import outline, paragraphs, text
from documents.papers import BOTH, Event
from summitdesk.documents.letters import LetterPaper, write_letter
from summitdesk.documents.visa import Invitee, VisaPaper, write_visa_letter
from summitdesk.domain.letters import LetterField, LetterValues, Recipient, addressee_of, letter_fields, salutation
from summitdesk.domain.rows import DelegateRow, InvitationRow, InvitationStepRow, LetterValueRow, PersonName
from summitdesk.domain.vocabulary import Channel, InvitationState, RelationKind
from summitdesk.paths import resources
from summitdesk.typeset.content import Align, Parallel, Table
from summitdesk.typeset.flow import lay_out
from summitdesk.typeset.fonts import FontLibrary

VALUES: dict[str, dict[str, str]] = {
    "party": {
        "zh-Hans": "代表团团长1人、随行人员3人（含翻译1人），可偕配偶",
        "en": "The head of delegation and three companions, one interpreter among them; spouses are welcome",
    },
    "covered": {"zh-Hans": "在哈期间食宿及市内交通", "en": "Lodging, meals and local transport in Harbin"},
    "not_covered": {"zh-Hans": "国际旅费、签证及保险费用", "en": "International travel, visas and insurance"},
    "contact_name": {"zh-Hans": "对话秘书处", "en": "Secretariat of the Dialogue"},
    "contact_phone": {"und": "+86 451 0000 0000"},
    "contact_email": {"und": "secretariat@example.org"},
    "signer_name": {"zh-Hans": "王合生", "en": "Wang Hesheng"},
    "signer_office": {"zh-Hans": "哈尔滨市市长", "en": "Mayor of Harbin"},
    "enclosures": {"zh-Hans": "日程\n回执", "en": "Programme\nReply slip"},
    "payer": {"zh-Hans": "派出方", "en": "The delegation"},
    "inviter_address": {"zh-Hans": "哈尔滨市示例路1号", "en": "1 Example Road, Harbin"},
}
DAY = date(2025, 10, 8)


def values(*without: str) -> LetterValues:
    rows = (LetterValueRow(UUID(int=at), name, texts) for at, (name, texts) in enumerate(VALUES.items()))
    return LetterValues(tuple(row for row in rows if row.name not in without))


def letter(event: Event, kind: str = "invitation", slug: str = "magdeburg", languages: tuple[str, ...] = BOTH):
    (delegation,) = [row for row in event.rows.delegations if row.city.slug == slug]
    steps = (InvitationStepRow(UUID(int=1), InvitationState.SENT, DAY, Channel.POST, "test"),)
    invitation = InvitationRow(
        UUID(int=2), delegation.id, "HRB-2026-007", InvitationState.SENT, date(2025, 11, 30), steps
    )
    addressee = addressee_of(one for one in event.rows.delegates if one.delegation_id == delegation.id)
    to = Recipient(delegation, addressee, invitation)
    fields = letter_fields(event.rows.event, to, values().of(delegation.id, languages), languages)
    agenda = tuple(event.rows.agenda) if kind == "invitation" else ()
    return LetterPaper(kind, event.rows.event, to, fields, languages, DAY, agenda, with_slip=kind == "invitation")


def visa(event: Event, count: int) -> VisaPaper:
    paper = letter(event)
    person = paper.recipient.addressee
    assert person is not None
    invitee = Invitee(person, "M", date(1971, 3, 9), "DE", "C01X00T47")
    fields = {**paper.values, "arrival": date(2026, 1, 5), "departure": date(2026, 1, 9)}
    return VisaPaper(paper.event, (invitee,) * count, fields, RelationKind.SISTER, BOTH, DAY)


LETTERS = {
    "invitation": lambda event: write_letter(letter(event)),
    "reminder": lambda event: write_letter(letter(event, "reminder")),
    "visa-letter": lambda event: write_visa_letter(visa(event, 1)),
    "visa-letter-annex": lambda event: write_visa_letter(visa(event, 2)),
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_says_what_was_read(harbin_2026: Event, golden: Path, name: str):
    written = LETTERS[name](harbin_2026)
    assert written.undefined == ()
    actual, file = outline(written.document), golden / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(actual, encoding="utf-8")
    assert actual == file.read_text(encoding="utf-8")


def wordings() -> list[tuple[str, Mapping[str, Any]]]:
    folder = resources() / "templates" / "letters"
    return [(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.toml"))]


def shape(wording: object) -> object:
    """What a wording consists of, whatever its language: keys, numbers of paragraphs, the fields of all of it."""
    match wording:
        case Mapping():
            return {key: shape(value) for key, value in wording.items()}
        case list():
            return [shape(value) for value in wording]
    return None


def fields(wording: object) -> set[str]:
    return set(re.findall(r"\{(\w+)", str(wording)))


PAPER_LANGUAGES = {"zh-Hans", "zh-Hant", "en", "fr", "ru", "es", "ar", "de", "ja", "ko"}
"""Those in which every fixed word of papers exists: the six of the United Nations, and those of many guests."""


@pytest.mark.parametrize(("name", "languages"), wordings())
def test_letters_speak_every_language_of_the_papers(name: str, languages: Mapping[str, Any]):
    assert set(languages) == PAPER_LANGUAGES, name


@pytest.mark.parametrize(("name", "languages"), wordings())
def test_every_language_of_a_letter_has_the_same_parts_and_fields(name: str, languages: Mapping[str, Any]):
    first = languages["en"]
    for tag, wording in languages.items():
        english, other = shape(first), shape(wording)
        assert isinstance(english, dict)
        assert isinstance(other, dict)
        assert english.keys() == other.keys(), f"{name} {tag}"
        assert english.get("details") == other.get("details"), f"{name} {tag}"
        assert english.get("slip") == other.get("slip"), f"{name} {tag}"
        assert fields(first) - {"host_city", "host_country"} <= fields(wording), f"{name} {tag}"


def test_fields_without_a_value_are_told_and_stay_visible(harbin_2026: Event):
    paper = letter(harbin_2026)
    bare = {name: value for name, value in paper.values.items() if name not in set(LetterField)}
    written = write_letter(replace(paper, values=bare, dated=None))
    assert {"party", "covered", "signer_name", "letter_date", "contact_phone"} <= set(written.undefined)
    said = [text(one) for one in paragraphs(written.document.blocks)]
    assert "{party}" in said
    marked = [span for one in paragraphs(written.document.blocks) for span in one.spans if span.text == "{party}"]
    assert marked[0].style is not None
    assert marked[0].style.colour == "#B3261E"


def test_the_letterhead_is_the_letters_own_where_the_hosts_have_no_name_in_the_language(harbin_2026: Event):
    paper = letter(harbin_2026, languages=("fr",))
    own = {**paper.values, "inviter": {"fr": "Ville de Harbin"}}
    first = next(paragraphs(write_letter(replace(paper, values=own)).document.blocks))
    assert text(first) == "Ville de Harbin"
    undefined = next(paragraphs(write_letter(paper).document.blocks))
    assert text(undefined) == "{inviter}"


def test_what_is_optional_is_left_out_where_nothing_is_known(harbin_2026: Event):
    said = [text(one) for one in paragraphs(write_letter(letter(harbin_2026)).document.blocks)]
    assert "Your part" not in said
    assert "Theme" in said


def test_each_language_of_a_letter_reads_from_its_own_side(harbin_2026: Event):
    document = write_letter(letter(harbin_2026, languages=("ar", "en"))).document
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.language for table in tables[:2]] == ["ar", "en"]
    arabic, english = (block for block in document.blocks if isinstance(block, Parallel))
    (first, second), (third, fourth) = (
        [text(one) for one in paragraphs([cell[0] for cell in head.cells])] for head in (arabic, english)
    )
    assert (second, third) == ("الرقم المرجعي: HRB-2026-007", "Ref. No. HRB-2026-007")
    assert (first, fourth) == ("8 أكتوبر 2025", "October 8, 2025")


def test_the_lines_of_a_slip_stand_on_one_side_whichever_way_they_read(harbin_2026: Event):
    document = write_letter(letter(harbin_2026, languages=("ar", "en"))).document
    lines = {text(one): one.style.align for one in paragraphs(document.blocks)}
    assert lines["أقبل الدعوة وسأحضر شخصيًا"] is Align.START
    assert lines["I accept and shall attend in person"] is Align.END


@pytest.mark.parametrize("languages", [("zh-Hans", "en"), ("zh-Hans", "en", "ru"), ("ar", "zh-Hans", "ru"), ("de",)])
def test_a_slip_is_one_page_in_up_to_three_languages(harbin_2026: Event, languages: tuple[str, ...]):
    paper = letter(harbin_2026, languages=languages)
    fonts = FontLibrary.bundled()
    with_slip, bare = (
        len(lay_out(write_letter(replace(paper, with_slip=slip)).document, fonts)[0].frames) for slip in (True, False)
    )
    assert with_slip == bare + 1


def test_a_telephone_reads_forwards_in_an_arabic_letter(harbin_2026: Event):
    document = write_letter(letter(harbin_2026, languages=("ar",))).document
    spans = [span for one in paragraphs(document.blocks) for span in one.spans if span.text == "+86 451 0000 0000"]
    assert spans
    assert all(span.isolate for span in spans)


@pytest.mark.parametrize(
    ("language", "title", "quoted"),
    [
        ("zh-Hans", "2019“相约哈尔滨的冬天”市长会议", "“2019‘相约哈尔滨的冬天’市长会议”"),
        ("zh-Hant", "2019“相約哈爾濱的冬天”市長會議", "「2019『相約哈爾濱的冬天』市長會議」"),
        ("ru", "Форум «Зима»", "«Форум „Зима“»"),
        ("fr", "Forum «\u202fHiver\u202f»", "«\u202fForum “Hiver”\u202f»"),
        ("en", "Forum “Winter”", "The Forum “Winter” will"),
    ],
)
def test_a_title_within_quotation_marks_has_those_of_the_second_order(
    harbin_2026: Event, language: str, title: str, quoted: str
):
    paper = letter(harbin_2026, languages=(language,))
    values = {**paper.values, "event": {language: title}, "event_place": {language: "X"}, "inviter": {language: "Y"}}
    said = [text(one) for one in paragraphs(write_letter(replace(paper, values=values)).document.blocks)]
    assert any(quoted.replace("\u202f", " ") in line.replace("\u202f", " ").replace("\xa0", " ") for line in said), said


def test_a_name_with_braces_is_no_field(harbin_2026: Event):
    paper = letter(harbin_2026)
    event = replace(paper.event, titles={tag: "The {party} of {x}" for tag in BOTH})
    written = write_letter(replace(paper, event=event, values={**paper.values, "event": event.titles}))
    assert written.undefined == ()


def person(full: str, tag: str, office: dict[str, str], **more: Any) -> DelegateRow:
    name = PersonName(tag, full, more.pop("family", ""), is_native=True)
    return DelegateRow(*(UUID(int=at) for at in range(4)), 0, "head", None, (name,), office, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("addressee", "office", "language", "greeting"),
    [
        (person("安德鲁·纳克", "zh-Hans", {}), "市长", "zh-Hans", "纳克市长阁下"),
        (person("木村勇一", "ja", {}, family="木村"), "副市长", "zh-Hans", "木村副市长阁下"),
        (person("王合生", "zh-Hans", {}, honorifics={"zh-Hans": "同志"}), "市长", "zh-Hans", "王合生市长同志"),
        (None, "市长", "zh-Hans", "市长阁下"),
        (person("Andrew Knack", "en", {}, family="Knack"), "Mayor", "en", "Mayor Knack"),
        (person("Andrew Knack", "en", {}), "Mayor", "en", "Mayor Andrew Knack"),
        (None, "Mayor", "en", "Mayor"),
        (person("Ann Li", "en", {}, honorifics={"en": "Ms"}, family="Li"), "Head of the Mayor's Office", "en", "Ms Li"),
        (person("Ann Li", "en", {}), "Head of the Mayor's Office", "en", "Sir or Madam"),
        (person("Anne Hidalgo", "fr", {}), "Maire", "fr", "Madame, Monsieur"),
        (person("A", "fr", {}, honorifics={"fr": "Madame la Maire"}), "Maire", "fr", "Madame la Maire"),
        (None, "Мэр", "ru", "Уважаемые дамы и господа"),
        (person("安德鲁·纳克", "zh-Hant", {}), "市長", "zh-Hant", "纳克市長閣下"),
        (person("木村勇一", "ja", {}, family="木村"), "副市長", "ja", "副市長　木村勇一様"),
        (None, "市長", "ja", "市長様"),
        (person("남동경", "ko", {}), "시장", "ko", "남동경 시장님"),
        (None, "رئيس البلدية", "ar", "أصحاب السعادة"),
    ],
)
def test_people_are_greeted_by_what_is_known_of_them(
    addressee: DelegateRow | None, office: str, language: str, greeting: str
):
    assert salutation(addressee, office, language) == greeting


def test_an_own_value_in_one_language_leaves_what_is_computed_in_others(harbin_2026: Event):
    paper = letter(harbin_2026)
    own = {"salutation": {"en": "Mr Kroll"}}
    fields = letter_fields(harbin_2026.rows.event, paper.recipient, own, BOTH)
    assert fields["salutation"] == {"en": "Mr Kroll", "zh-Hans": "克罗尔副市长阁下"}


def test_own_values_win_language_by_language():
    everywhere = LetterValueRow(UUID(int=1), "party", {"en": "All", "zh-Hans": "全体"})
    own = LetterValueRow(UUID(int=2), "party", {"en": "You"}, UUID(int=9))
    found = LetterValues((everywhere, own))
    assert found.of(UUID(int=9), BOTH)["party"] == {"en": "You", "zh-Hans": "全体"}
    assert found.of(UUID(int=8), BOTH)["party"] == {"en": "All", "zh-Hans": "全体"}
