import bz2
import tomllib
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from summitdesk.paths import database_folder
from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.content import plain
from summitdesk.typeset.fonts import FontLibrary, is_damaged, is_ignorable
from summitdesk.typeset.itemize import _LATIN
from support.paper import BODY, document, text_by_pdfium, text_by_poppler
from typeset.samples import setting

FONTS = FontLibrary.bundled()
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")


@pytest.mark.parametrize(
    ("character", "wide", "key"),
    [
        ("A", False, "NotoSerif-Regular"),
        ("Ж", False, "NotoSerif-Regular"),
        ("ế", False, "NotoSerif-Regular"),
        ("哈", True, "NotoSerifCJK-Regular"),
        ("。", True, "NotoSerifCJK-Regular"),
        ("“", True, "NotoSerifCJK-Regular"),
        ("“", False, "NotoSerif-Regular"),
        ("한", False, "NotoSerifCJK-Regular"),
        ("ا", False, "NotoNaskhArabic-Regular"),
        ("ש", False, "NotoSerifHebrew-Regular"),
        ("ก", False, "NotoSerifThai-Regular"),
        ("क्", False, "NotoSerifDevanagari-Regular"),
        ("①", False, "NotoSerifCJK-Regular"),
    ],
)
def test_each_character_has_its_face(character, wide, key):
    face = FONTS.chain("serif", False).pick(character, wide=wide)
    assert face is not None
    assert face.key == key


def test_family_and_weight_are_kept_where_the_script_has_them():
    assert FONTS.chain("sans", True).pick("哈", wide=True).key == "NotoSansCJK-Bold"
    assert FONTS.chain("sans", True).pick("ا", wide=False).key == "NotoSansArabic-Bold"
    assert FONTS.chain("serif", True).pick("ᠮ", wide=False).key == "NotoSansMongolian-Regular"


def test_a_cluster_comes_from_one_face():
    chain = FONTS.chain("serif", False)
    assert chain.pick("e\u0323\u0302", wide=False).key == "NotoSerif-Regular"
    assert chain.pick("A\u0e31", wide=False) is None


@pytest.mark.parametrize("character", ["\ue292", "\ufffd", "\x07", "\uffff", "\U0010fffe", chr(0xD800)])
def test_what_an_accident_leaves_behind_is_missing_whatever_a_font_holds(character):
    assert is_damaged(character)
    assert FONTS.missing(f"議{character}員") == (character,)


def test_missing_characters_are_named_once_in_order():
    assert FONTS.missing("😀 a\ue292😀哈", "zh-Hans") == ("😀", "\ue292")


def test_what_draws_nothing_is_not_missing():
    assert FONTS.missing("a\u200db\u00ad\u2068c\u2069\ufe0f\n\t\u3000") == ()
    assert is_ignorable("\U000e0100")
    assert not is_ignorable("a")


def test_painters_get_what_they_need():
    cff, glyf = FONTS.face("NotoSerifCJK-Regular"), FONTS.face("NotoSerif-Regular")
    assert (cff.kind, cff.upem, cff.wide) == ("CFF", 1000, True)
    assert (glyf.kind, glyf.upem, glyf.wide) == ("glyf", 1000, False)
    assert cff.path.is_file()
    assert cff.postscript_name.startswith("NotoSerifCJK")
    assert cff.advance(cff.glyph("哈")) == 1000
    left, bottom, right, top = glyf.bbox
    assert left < 0 < right
    assert bottom < 0 < top
    assert glyf.ascent > 0 < glyf.descent
    assert glyf.ink(glyf.glyph(" ")) == (0, 0, 0, 0)
    left, bottom, right, top = glyf.ink(glyf.glyph("g"))
    assert left < right
    assert bottom < 0 < top
    assert "NotoSerif-Regular" in repr(glyf)


def test_every_face_of_the_catalogue_opens():
    for face in FONTS.faces():
        assert face.upem in {1000, 2048}
        assert FONTS.face(face.key) is face


def test_all_native_country_names_are_drawn():
    names = {}
    for territory in Locale("en").territories:
        for language in get_official_languages(territory) if len(territory) == 2 else ():
            try:
                names[territory, language] = Locale.parse(language, sep="_").territories.get(territory, "")
            except (ValueError, UnknownLocaleError):
                continue
    assert len(names) > 300
    assert {key: FONTS.missing(name) for key, name in names.items() if FONTS.missing(name)} == {}


def texts(value):
    """Every string in a parsed TOML file."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def test_everything_in_the_bundled_events_is_drawn_but_what_is_damaged():
    missing = set()
    for path in (database_folder() / "sample").rglob("*.toml"):
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            missing.update(FONTS.missing(text))
    assert missing <= {"\ue292"}


def test_all_hangul_syllables_are_drawn():
    assert FONTS.missing("".join(map(chr, range(0xAC00, 0xD7A4)))) == ()


@pytest.mark.skipif(not UNIHAN.exists(), reason="Debian's unicode-data is not installed")
def test_all_general_standard_chinese_characters_are_drawn():
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as table:
        wanted = [chr(int(line.split("\t")[0][2:], 16)) for line in table if "\tkTGH\t" in line]
    assert len(wanted) == 8105
    for family in ("serif", "sans"):
        for bold in (False, True):
            chain = FONTS.chain(family, bold)
            assert [character for character in wanted if chain.pick(character, wide=True) is None] == []


def test_text_that_is_not_looked_up_letter_by_letter_is_in_the_latin_faces():
    quick = [chr(code) for code in range(0x250) if _LATIN.fullmatch(chr(code))]
    assert len(quick) > 400
    for family in ("serif", "sans"):
        for bold in (False, True):
            face = FONTS.chain(family, bold).pick("a", wide=False)
            assert [character for character in quick if not face.glyph(character)] == []


@pytest.mark.parametrize("family", ["serif", "sans"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_name_is_drawn_in_the_form_that_its_selector_asks_for(family, bold):
    """葛, 辻 and 邉 as people of these names write them (Unicode's ideographic variation database)."""
    chain = FONTS.chain(family, bold)
    for usual, asked in (("葛", "葛\U000e0100"), ("辻", "辻\U000e0100"), ("邉", "邉\U000e010e"), ("神", "神\ufe00")):
        face = chain.pick(asked, wide=True)
        assert face.key.endswith("Variants")
        assert (face.family, face.bold) == (family, bold)
        assert face.hb_font.get_variation_glyph(ord(asked[0]), ord(asked[1])) not in {None, face.glyph(asked[0])}
        assert not chain.pick(usual, wide=True).key.endswith("Variants")


@pytest.mark.parametrize("text", ["哈\U000e01ef滨", "a\ufe0f", "漢\ufe0f", "\U000e0100葛"])
def test_a_selector_that_no_face_knows_leaves_the_usual_form_and_no_box(text):
    (line,) = setting(text, "ja", 400).lines
    clusters = [cluster for run in line.runs for cluster in run.clusters]
    assert all(glyph.gid for cluster in clusters for glyph in cluster.glyphs)
    assert not any(run.face.endswith("Variants") for run in line.runs)
    assert sum(cluster.advance for cluster in clusters) == pytest.approx(line.width)


def test_a_name_with_selectors_is_read_back_from_the_paper(tmp_path):
    """Poppler gives back the selectors; pdfium leaves them out of what it copies, and copies the rest."""
    name = "葛\U000e0100城 辻\U000e0101 邉\U000e010e"
    pdf = make_pdf(document(plain(name, "ja", BODY), languages=("ja",))).pdf
    assert text_by_pdfium(pdf, 0).strip() == "葛城 辻 邉"
    assert text_by_poppler(pdf, 0, tmp_path).strip() == name
