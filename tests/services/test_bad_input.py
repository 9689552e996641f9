"""The corpus of bad texts and markup: each is stored clean or refused with a sentence, and every paper still prints."""

import io
import unicodedata

import pypdfium2
import pytest

from services.desk import AIDE, DEPUTY, GUEST_DELEGATION, set_up
from summitdesk.domain.names import first_full_name
from summitdesk.errors import UserError
from summitdesk.services import delegates, people
from summitdesk.services.checks import preflight
from summitdesk.services.people import PersonDraft, names_of
from summitdesk.services.printing import Options, print_document
from summitdesk.store.database import Database

ZALGO = unicodedata.normalize("NFC", "H" + "\u0300\u0311\u0323\u0334" * 12 + "e" + "\u0315\u0321" * 12)

REFUSED = {
    "empty": "",
    "blanks": " \u3000\t ",
    "joiners only": "\u200d\u200c\u2060",
    "200,000 characters": "x" * 200_000,
    "100,000 unbroken": "哈" * 100_000,
    "5,000 nested tags": "<b>" * 5_000,
    "controls only": "\x00\x07\x1b",
    "byte order mark only": "\ufeff",
}

STORED = {
    "NUL": ("Li\x00 Wei", "Li Wei"),
    "controls": ("Li\x07\x08 Wei", "Li Wei"),
    "terminal escape": ("\x1b[31mLi Wei", "[31mLi Wei"),
    "lone surrogate": ("Li \udc80 Wei", "Li \ufffd Wei"),
    "noncharacters": ("Li\ufffe Wei\uffff", "Li Wei"),
    "byte order mark": ("\ufeffLi Wei", "Li Wei"),
    "right-to-left override": ("Li \u202egnaW", "Li gnaW"),
    "zalgo": (ZALGO, None),
    "decomposed": ("Ame\u0301lie", "Amélie"),
    "Turkish": ("İsmail Kılıç", None),
    "sharp s": ("Groß GROẞ", None),
    "ligature": ("\ufb00olliott", None),
    "extension B": ("𠮷田", None),
    "extension G": ("\U00030000\U00030001", None),
    "family emoji": ("👩\u200d👩\u200d👧 🇨🇳", None),
    "Arabic and Latin": ("محمد Smith", None),
    "Thai": ("วิสาขา", None),
    "Devanagari": ("क्षत्रिय", None),
    "mononym": ("Suharto", None),
    "40 parts": (" ".join(["María"] * 33), None),
    "apostrophe": ("O'Brien", None),
    "Null": ("Null", None),
    "None": ("None", None),
    "undefined": ("undefined", None),
    "dots": ("..Li..", None),
    "line separator": ("Li\u2028Wei", "Li Wei"),
    "line ends": ("Li\r\nWei\rWu\nXu", "Li Wei Wu Xu"),
    "homoglyph": ("Pаul", None),
    "compatibility ideograph": ("神\ufa19", None),
    "unclosed tag": ("<b>Li Wei", None),
    "closing tag": ("</para>Li", None),
    "image tag": ('<img src="/etc/passwd">', None),
    "remote image": ('<img src="http://127.0.0.1/x">', None),
    "file link": ('<a href="file:///etc/passwd">Li</a>', None),
    "colour payload": ("<font color=\"[[[getattr(pow, '__globals__')]]]\">Li</font>", None),
    "font size": ('<font size="nan">Li</font>', None),
    "onDraw": ('<onDraw name="x"/>Li', None),
    "script link": ('<a href="javascript:alert(1)">Li</a>', None),
    "entity": ("&lol; &amp; Li", None),
    "templates": ("{{7*7}} %s%n ${x} {city_count} {0}", None),
    "mnemonic": ("&Save", None),
    "formula": ("=cmd|' /C calc'!A0", None),
    "SQL": ("Robert'); DROP TABLE person;--", None),
}


def test_what_cannot_be_a_name_is_refused_with_a_sentence(desk):
    person = desk.person(AIDE)
    for case, text in REFUSED.items():
        with pytest.raises(UserError) as refusal:
            people.set_name(desk.database, person, names_of([{"language": "en", "full": text}])[0])
        assert len(str(refusal.value)) < 300, case
    assert first_full_name(desk.delegates[AIDE].names) == "Aoi Sato"


def test_what_people_may_be_called_is_kept(desk):
    person = desk.person(AIDE)
    for case, (text, kept) in STORED.items():
        people.rename(desk.database, person, "en", text)
        delegates.set_office(desk.database, AIDE, "en", text)
        delegates.set_note(desk.database, AIDE, text)
        row = desk.delegates[AIDE]
        assert (row.names[0].full, row.offices["en"]) == (kept or text, kept or text), case


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A register whose guest delegation consists of every odd name."""
    with Database.create(tmp_path_factory.mktemp("crowded") / "desk.summit") as database:
        set_up(database)
        for text, _kept in STORED.values():
            draft = PersonDraft(names_of([{"language": "en", "full": text, "is_native": True}]))
            delegates.add_delegate(database, GUEST_DELEGATION, draft)
        yield database


def test_the_pre_flight_speaks_of_odd_names(crowded):
    codes = {finding.code for finding in preflight(crowded, "conference")}
    assert {"text.damaged", "glyph.missing"} <= codes


@pytest.mark.parametrize("paper", ["badges", "roster", "initiative", "agenda"])
def test_every_paper_prints_with_odd_names(crowded, paper):
    printed = print_document(crowded, paper, "conference", Options())
    with pypdfium2.PdfDocument(io.BytesIO(printed.pdf)) as pdf:
        assert len(pdf) == printed.pages > 0
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    if paper == "roster":
        assert "<img src=" in text
        assert "root:" not in text


def test_a_damaged_deputy_does_not_hold_up_the_others(desk):
    people.rename(desk.database, desk.person(DEPUTY), "ja", "木村\ue292勇一")
    printed = print_document(desk.database, "badges", "conference")
    assert printed.pages
    with pytest.raises(UserError):
        print_document(desk.database, "badges", "conference", Options(final=True))
