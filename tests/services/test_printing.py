"""Printing from the register: whole papers, honest drafts, refused finals, text that can be copied again."""

import io

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from services.desk import DEPUTY, Desk
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.errors import UserError
from summitdesk.services import agenda
from summitdesk.services.checks import read_event
from summitdesk.services.printing import Options, Printed, print_document
from summitdesk.store.database import Database
from summitdesk.store.entities import Country
from summitdesk.store.queries.events import event_by_slug

SEQUENTIAL = TextLayout.SEQUENTIAL


def text_of(printed: Printed) -> str:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("event", ["harbin-2019", "harbin-2026", "wuhan-2021"])
@pytest.mark.parametrize("kind", [PaperKind.AGENDA, PaperKind.ROSTER, PaperKind.BADGES])
def test_every_event_prints_every_paper_as_a_draft(sample_database: Database, event: str, kind: PaperKind):
    printed = print_document(sample_database, kind, event)
    assert printed.pages == len(pypdfium2.PdfDocument(printed.pdf))
    assert "DRAFT" in text_of(printed)


def test_a_damaged_name_prints_visibly_on_a_draft_and_is_found(sample_database: Database):
    printed = print_document(sample_database, "roster", "harbin-2026")
    assert "[U+E292]" in text_of(printed)
    assert [finding.code for finding in printed.findings if finding.severity == "error"] == ["text.damaged"]


def test_a_damaged_speaker_is_named_once_on_the_programme(sample_database: Database):
    with sample_database.reading() as session:
        event = event_by_slug(session, "harbin-2026")
        assert event is not None
        checked = read_event(session, event)
    hurt = next(one for one in checked.delegates if any("\ue292" in name.full for name in one.names))
    agenda.add_speaker(sample_database, checked.agenda[0].id, delegate_id=hurt.id)
    printed = print_document(sample_database, "agenda", "harbin-2026")
    assert "[U+E292]" in text_of(printed)
    found = [finding for finding in printed.findings if finding.severity == "error"]
    assert [(finding.code, finding.subject_id) for finding in found] == [("text.damaged", hurt.id)]


def test_an_accident_on_paper_names_its_record(sample_database: Database):
    """No check looks at the names of countries; the typesetter meets them, and says where."""
    with sample_database.unit_of_work("An accident") as unit:
        unit.session.scalars(select(Country).where(Country.code == "CA")).one().names = {"en": "Canada\U00013000"}
    printed = print_document(sample_database, "roster", "harbin-2026", Options(only=("edmonton",)))
    found = [finding for finding in printed.findings if finding.code == "glyph.missing"]
    assert {(finding.subject, finding.table) for finding in found} == {("Edmonton", "delegation")}


def test_a_file_is_titled_in_another_language_where_the_event_has_no_title(sample_database: Database):
    options = Options(languages=("ar",), only=("edmonton",))
    printed = print_document(sample_database, "badges", "harbin-2026", options)
    with pikepdf.open(io.BytesIO(printed.pdf)) as file:
        assert "Global Mayors Dialogue" in str(file.docinfo["/Title"])


def test_a_language_without_any_text_of_the_event_is_noted(sample_database: Database):
    printed = print_document(sample_database, "roster", "harbin-2026", Options(languages=("zh-Hans", "tlh", "xx")))
    noted = [finding for finding in printed.findings if finding.code == "language.no_title"]
    assert [finding.message for finding in noted] == [
        "The event has no title in Klingon.",
        "The event has no title in xx.",
    ]
    assert {finding.severity for finding in noted} == {"note"}


def test_a_final_print_refuses_its_own_errors_alone(sample_database: Database):
    with pytest.raises(UserError, match="error"):
        print_document(sample_database, "badges", "harbin-2019", Options(final=True))
    # The same event's missing names keep no initiative back: its signers sign by hand.
    printed = print_document(sample_database, "initiative", "harbin-2019", Options(final=True))
    assert "DRAFT" not in text_of(printed)
    assert not [finding for finding in printed.findings if finding.severity == "error"]


def test_a_selection_without_errors_prints_finally(sample_database: Database):
    with pytest.raises(UserError):
        print_document(sample_database, "badges", "harbin-2026", Options(final=True))
    printed = print_document(
        sample_database, "badges", "harbin-2026", Options(final=True, only=("edmonton", "magdeburg"))
    )
    text = text_of(printed)
    assert "Andrew Knack" in text
    assert "Thorsten Kroll" in text
    assert "王合生" not in text
    assert "DRAFT" not in text


@pytest.mark.parametrize(("only", "pages"), [(("host",), 1), (("HARBIN",), 1), ((), 2), (("edmonton", "head"), 2)])
def test_badges_are_chosen_by_city_or_category(sample_database: Database, only: tuple[str, ...], pages: int):
    assert print_document(sample_database, "badges", "harbin-2026", Options(only=only)).pages == pages


def test_a_started_sheet_is_filled_first(sample_database: Database):
    one = Options(only=("harbin",), start_at=4)
    assert print_document(sample_database, "badges", "harbin-2026", one).pages == 1
    assert print_document(sample_database, "badges", "harbin-2026", Options(start_at=2)).pages == 3


@pytest.mark.parametrize(
    ("document", "options", "sentence"),
    [
        ("letter", Options(), "no paper"),
        ("badges", Options(stock="parchment"), "no stock"),
        ("badges", Options(start_at=5), "no cell 5"),
        ("badges", Options(only=("atlantis",)), "atlantis"),
        ("initiative", Options(languages=("fr",)), "no text in fr"),
        ("initiative", Options(only=("harbin",)), "printed whole"),
        ("initiative", Options(instrument="treaty"), "treaty"),
    ],
)
def test_what_cannot_be_printed_is_a_sentence(
    sample_database: Database, document: str, options: Options, sentence: str
):
    with pytest.raises(UserError, match=sentence):
        print_document(sample_database, document, "harbin-2019", options)


def test_an_instrument_is_chosen_by_its_slug(sample_database: Database):
    printed = print_document(sample_database, "initiative", "wuhan-2021", Options(instrument="chongzuo-rybinsk"))
    assert "Rybinsk" in text_of(printed)
    with pytest.raises(UserError, match="3 instruments"):
        print_document(sample_database, "initiative", "wuhan-2021")


def test_who_does_not_come_gets_no_badge(sample_database: Database):
    with pytest.raises(UserError, match="Nobody"):
        print_document(sample_database, "badges", "wuhan-2021", Options(only=("minsk-sovetsky",)))


def test_one_delegate_is_chosen_by_id(desk: Desk):
    printed = print_document(desk.database, "badges", desk.event.slug, Options(only=(str(DEPUTY),)))
    assert printed.pages == 1
