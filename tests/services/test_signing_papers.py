"""The papers of a signing, printed from the register and read back from the file."""

import re
import unicodedata
from datetime import date

import pypdfium2
import pytest

from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.agreements import read_text
from summitdesk.domain.alternat import copies_of
from summitdesk.domain.vocabulary import Alternat
from summitdesk.errors import UserError
from summitdesk.services import agreements, instruments
from summitdesk.services.lookup import event_named, instrument_named
from summitdesk.services.printing import Options, Printed, print_document
from summitdesk.services.text_versions import freeze_text
from summitdesk.store.database import Database

SLUGS = ("changning-sovetsky", "chongzuo-rybinsk", "suifenhe-pogranichny")
KEEPERS = {
    "changning-sovetsky": ("changning", "minsk-sovetsky"),
    "chongzuo-rybinsk": ("chongzuo", "rybinsk"),
    "suifenhe-pogranichny": ("suifenhe", "pogranichny"),
}


def pages_of(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Without blanks and hyphens at line ends, which extractors treat as they like."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\ufffe-]", "", unicodedata.normalize("NFC", text))


def print_copy(database: Database, slug: str, keeper: str, **options: object) -> Printed:
    return print_document(
        database,
        "agreement",
        "wuhan-2021",
        Options(instrument=slug, keeper=keeper, **options),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_each_side_s_copy_says_in_the_file_what_was_proved(sample_database: Database, slug: str):
    with sample_database.reading() as session:
        event = event_named(session, "wuhan-2021")
        instrument = instrument_named(session, event, slug)
    for copy, keeper in zip(copies_of(instrument), KEEPERS[slug], strict=True):
        printed = print_copy(sample_database, slug, keeper, final=True)
        # A paragraph may go on behind the number of its page.
        whole = squeezed("".join(re.sub(r"(?m)^\d+ / \d+\s*$", "", page) for page in pages_of(printed)))
        places = []
        for text in copy.texts:
            said = read_text(instrument, event, text)
            for passage in (said.title, said.closing, *(clause.text for clause in said.clauses)):
                assert squeezed(passage) in whole
            places.append(whole.index(squeezed(said.title)))
        assert places == sorted(places)
        assert "保存本" not in whole
        assert "草案" not in whole


def test_a_draft_says_whose_copy_it_is_on_every_page(sample_database: Database):
    for keeper, marker in (("rybinsk", "雷宾斯克市保存本"), ("崇左", "广西壮族自治区崇左市保存本")):
        for page in pages_of(print_copy(sample_database, "chongzuo-rybinsk", keeper)):
            assert squeezed(marker) in squeezed(page)
            assert "草案" in page


def test_a_draft_of_a_frozen_agreement_says_which_text_it_is_and_what_is_signed_does_not(sample_database: Database):
    with sample_database.reading() as session:
        event = event_named(session, "wuhan-2021")
        key = instrument_named(session, event, "chongzuo-rybinsk").id
    freeze_text(sample_database, key, on=date(2021, 6, 1))
    draft = pages_of(print_copy(sample_database, "chongzuo-rybinsk", "rybinsk"))
    assert all("SHA-256" in page for page in draft)
    options = Options(instrument="chongzuo-rybinsk", keeper="rybinsk")
    pages = pages_of(print_document(sample_database, PaperKind.SIGNATURE_PAGE, "wuhan-2021", options))
    assert all("SHA-256" in page for page in pages)
    final = pages_of(print_copy(sample_database, "chongzuo-rybinsk", "rybinsk", final=True))
    assert not any("SHA-256" in page for page in final)


def test_signature_pages_alone_can_be_a_certified_copy(sample_database: Database):
    options = Options(certified=True, final=True)
    (page,) = pages_of(print_document(sample_database, PaperKind.SIGNATURE_PAGE, "harbin-2019", options))[:1]
    assert squeezed("(signed)") in squeezed(page)


def test_languages_asked_for_come_in_the_keeper_s_order(sample_database: Database):
    both = ("zh-Hans", "ru")
    pages = pages_of(print_copy(sample_database, "chongzuo-rybinsk", "rybinsk", languages=both, final=True))
    assert "Соглашение" in pages[0]
    assert "协议书" in pages[-1] or "协议书" in pages[-2]
    chinese = pages_of(print_copy(sample_database, "chongzuo-rybinsk", "rybinsk", languages=("zh-Hans",), final=True))
    assert "Соглашение" not in "".join(chinese)
    assert "俄文和中文" in squeezed("".join(chinese))


@pytest.mark.parametrize("layout", TextLayout)
def test_every_layout_prints(sample_database: Database, layout: TextLayout):
    printed = print_copy(sample_database, "suifenhe-pogranichny", "suifenhe", layout=layout)
    assert printed.pages >= 2
    assert not [finding for finding in printed.findings if finding.severity == "error"]


def test_copies_that_are_not_inverted_differ_in_the_order_of_texts_alone(sample_database: Database):
    with sample_database.reading() as session:
        instrument = instrument_named(session, event_named(session, "wuhan-2021"), "chongzuo-rybinsk")
    agreements.set_alternat(sample_database, instrument.id, Alternat.NON_INVERTED)
    one, other = (
        "".join(pages_of(print_copy(sample_database, "chongzuo-rybinsk", keeper, languages=("zh-Hans",), final=True)))
        for keeper in KEEPERS["chongzuo-rybinsk"]
    )
    assert one == other
    assert one.index("崇左市") < one.index("雷宾斯克市")


def test_a_name_typed_into_a_text_keeps_the_final_copy_back(sample_database: Database):
    with sample_database.reading() as session:
        instrument = instrument_named(session, event_named(session, "wuhan-2021"), "chongzuo-rybinsk")
    third = instrument.paragraphs[2]
    instruments.set_paragraph_text(sample_database, third.id, "zh", "崇左市每年派出代表团。")
    with pytest.raises(UserError, match="copies differ"):
        print_copy(sample_database, "chongzuo-rybinsk", "rybinsk", final=True)
    draft = print_copy(sample_database, "chongzuo-rybinsk", "rybinsk")
    assert {"party.literal", "alternat.differs"} <= {finding.code for finding in draft.findings}
    report = print_document(sample_database, "agreement-proof", "wuhan-2021", Options(instrument="chongzuo-rybinsk"))
    assert "不一致" in "".join(pages_of(report))
    assert "≠" in "".join(pages_of(report))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_proof_is_printed(sample_database: Database, slug: str):
    printed = print_document(sample_database, "agreement-proof", "wuhan-2021", Options(instrument=slug))
    said = "".join(pages_of(printed))
    assert "全部相同" in squeezed(said)
    assert "no difference" in said
    assert "≠" not in said


def test_signature_pages_alone(sample_database: Database):
    bilateral = print_document(
        sample_database,
        "signature-page",
        "wuhan-2021",
        Options(instrument="chongzuo-rybinsk", keeper="rybinsk", final=True),
    )
    assert bilateral.pages == 2
    assert all("2021" in page or "二○二一年" in page for page in pages_of(bilateral))
    of_many = print_document(sample_database, "signature-page", "harbin-2019")
    assert of_many.pages == 1
    assert "哈尔滨倡议" in pages_of(of_many)[0]


def test_the_ceremony_s_pack_is_for_one_instrument_or_for_all(sample_database: Database):
    every = print_document(sample_database, "ceremony", "wuhan-2021")
    one = print_document(sample_database, "ceremony", "wuhan-2021", Options(instrument="chongzuo-rybinsk"))
    assert every.pages > one.pages
    assert "苏维埃区" not in squeezed("".join(pages_of(one)))
    assert print_document(sample_database, "ceremony", "harbin-2019", Options(final=True)).pages >= 3


def test_table_cards_are_chosen_like_badges(sample_database: Database):
    one = print_document(sample_database, "place-cards", "harbin-2026", Options(only=("edmonton",)))
    assert one.pages == 1
    assert pages_of(one)[0].count("Andrew") == 2
    two_up = Options(stock="avery-5305", start_at=2)
    assert print_document(sample_database, "place-cards", "harbin-2026", two_up).pages == 5
    with pytest.raises(UserError, match="Nobody"):
        print_document(sample_database, "place-cards", "wuhan-2021", Options(only=("minsk-sovetsky",)))
    nameless = print_document(sample_database, "place-cards", "harbin-2019", Options(only=("aarhus",)))
    assert "place_card.name_missing" in {finding.code for finding in nameless.findings}


@pytest.mark.parametrize(
    ("document", "event", "options", "sentence"),
    [
        ("agreement", "wuhan-2021", Options(), "3 instruments"),
        ("agreement", "wuhan-2021", Options(instrument="treaty"), "treaty"),
        ("agreement", "wuhan-2021", Options(instrument="chongzuo-rybinsk", keeper="Atlantis"), "keeps no copy"),
        ("agreement", "wuhan-2021", Options(instrument="chongzuo-rybinsk", languages=("fr",)), "no text in fr"),
        ("agreement", "wuhan-2021", Options(instrument="chongzuo-rybinsk", only=("rybinsk",)), "printed whole"),
        ("agreement", "harbin-2019", Options(instrument="harbin-initiative"), "no agreement between two"),
        ("agreement-proof", "harbin-2019", Options(), "instruments"),
        ("signature-page", "harbin-2026", Options(), "Nobody is entered as a signatory"),
    ],
)
def test_what_cannot_be_printed_is_a_sentence(
    sample_database: Database, document: str, event: str, options: Options, sentence: str
):
    with pytest.raises(UserError, match=sentence):
        print_document(sample_database, document, event, options)
