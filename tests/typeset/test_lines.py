"""The rules of CLREQ and JLREQ, one by one, on set lines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from summitdesk.typeset.content import Align, Paragraph, Span, TextStyle
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import ASCENT, DESCENT, natural_width, set_lines
from typeset.samples import BODY, FONTS, TEXTS, drawn, left_edge, lines, paragraph, right_edge, setting, visible

EM = BODY.text.size


def width(text, language, **style):
    return natural_width(paragraph(text, language, **style), FONTS) / EM


def gids(text):
    return [
        glyph.gid for line in text.lines for run in line.runs for cluster in run.clusters for glyph in cluster.glyphs
    ]


@pytest.mark.parametrize(
    ("text", "language", "em"),
    [
        ("中文", "zh-Hans", 2.0),
        ("中」。文", "zh-Hans", 3.5),
        ("中）：文", "zh-Hans", 3.5),
        ("中：“文", "zh-Hans", 3.5),
        ("中》（文", "zh-Hans", 3.5),
        ("中，「文", "zh-Hant", 3.75),
        ("中」。文", "zh-Hant", 3.5),
        ("中（「文", "ja", 3.5),
        ("中・「文", "ja", 3.5),
        ("中「・」文", "ja", 5.0),
        ("中——文", "zh-Hans", 4.0),
        ("中·文", "zh-Hans", 2.5),
    ],
)
def test_adjacent_marks_share_their_blanks(text, language, em):
    assert width(text, language) == pytest.approx(em)


def test_a_quarter_of_an_em_stands_between_han_and_letters_and_is_no_character():
    letter = width("A", "zh-Hans")
    assert width("中A文", "zh-Hans") == pytest.approx(2.5 + letter)
    assert width("A中", "ja") == pytest.approx(1.25 + letter)
    assert "".join(lines(setting("中A文", "zh-Hans", 100))) == "中A文"


def test_no_gap_stands_beside_marks_and_symbols_or_in_korean():
    figure = width("5", "zh-Hans")
    assert width("中，5", "zh-Hans") == pytest.approx(2.0 + figure)
    assert width("￥5", "zh-Hans") == pytest.approx(1.0 + figure)
    assert width("中5", "ko") == pytest.approx(1.0 + figure)


def test_an_opening_mark_starts_a_line_without_its_blank():
    text = setting("“中文中文中文”", "zh-Hans", 4 * EM, align=Align.START)
    assert left_edge(text.lines[0]) == pytest.approx(-0.5 * EM)
    assert text.lines[0].width == pytest.approx(3.5 * EM)


def test_a_closing_mark_ends_a_line_half_wide_where_that_fits_better():
    text = setting("中文中文，中文中文中文", "zh-Hans", 4.5 * EM)
    assert lines(text)[0] == "中文中文，"
    assert text.lines[0].width == pytest.approx(4.5 * EM)
    whole = setting("中文中文，中文中文中文", "zh-Hans", 5 * EM)
    assert right_edge(whole.lines[0]) == pytest.approx(5 * EM)


def test_a_centred_title_is_centred_by_its_ink():
    text = setting("《中文》", "zh-Hans", 100, align=Align.CENTER)
    (line,) = text.lines
    assert line.width == pytest.approx(3 * EM)
    assert left_edge(line) == pytest.approx((100 - 3 * EM) / 2 - 0.5 * EM)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "ko", "en"])
@pytest.mark.parametrize("measure", [160, 200, 333, 451])
def test_justified_lines_are_flush(language, measure):
    text = setting(TEXTS[language], language, measure)
    for line in text.lines[:-1]:
        assert line.justified
        assert line.width == pytest.approx(measure, abs=0.05)
        assert left_edge(line) >= -0.5 * EM - 0.01
    assert not text.lines[-1].justified


def test_the_first_line_is_indented():
    text = setting(TEXTS["zh-Hans"], "zh-Hans", 300, first_indent=2.0)
    assert left_edge(text.lines[0]) == pytest.approx(2 * EM, abs=0.6)
    assert left_edge(text.lines[1]) == pytest.approx(0.0, abs=0.6)
    assert text.lines[0].width == pytest.approx(300 - 2 * EM, abs=0.05)


def test_an_indent_tears_no_date_that_fits_other_lines():
    text = setting("于2026年1月16日", "zh-Hans", 9.5 * EM, first_indent=3.0)
    assert lines(text) == ["于", "2026年1月16日"]
    assert len(lines(setting("2026年1月16日", "zh-Hans", 9.5 * EM, first_indent=3.0))) == 2


def test_no_single_han_stands_on_the_last_line():
    for length in range(20, 90):
        text = setting("中文字" * (length // 3) + "文" * (length % 3) + "。", "zh-Hans", 20 * EM)
        last = lines(text)[-1]
        assert len(last.rstrip("。")) >= 2


def test_quotation_marks_take_the_glyph_of_their_surroundings():
    (line,) = setting("他说“OK”，the “Ice” City’s。", "zh-Hans", 400).lines
    faces = [(run.face, cluster.text) for run, cluster in visible(line) if cluster.text in "“”’"]
    assert faces == [
        ("NotoSerifCJK-Regular", "“"),
        ("NotoSerifCJK-Regular", "”"),
        ("NotoSerif-Regular", "“"),
        ("NotoSerif-Regular", "”"),
        ("NotoSerif-Regular", "’"),
    ]


def test_english_keeps_its_own_quotation_marks_around_han():
    (line,) = setting("the “哈尔滨” Initiative", "en", 400).lines
    assert {run.face for run, cluster in visible(line) if cluster.text in "“”"} == {"NotoSerif-Regular"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("에서 “세계 대화” 행사", "ko"), ("(하얼빈) AI", "ko"), ("พบ “เชียงใหม่” แล้ว", "th"), ("the “Ice” City", "en")],
)
def test_both_marks_of_a_pair_stand_in_one_face(text, language):
    (line,) = setting(text, language, 400).lines
    assert len({run.face for run, cluster in visible(line) if cluster.text in "“”()"}) == 1


@pytest.mark.parametrize(("text", "language"), [("People’s", "en"), ("L’Aquila", "it"), ("d’administration", "fr")])
def test_an_apostrophe_kerns_with_its_word(text, language):
    (line,) = setting(text, language, 400).lines
    apart = sum(setting(part, language, 400).lines[0].width for part in (*text.split("’"), "’"))
    assert line.width < apart - 0.02 * EM


def test_han_keeps_its_distance_from_a_unit():
    """25℃ is a word: the sign stands in the face of its figures, and the gap is behind it as it is before them."""
    (line,) = setting("约25℃以上，约12.5%的", "zh-Hans", 400).lines
    assert {run.face for run, cluster in visible(line) if cluster.text in "25℃%"} == {"NotoSerif-Regular"}
    shown = visible(line)
    for sign in "℃%":
        run, cluster = next(pair for pair in shown if pair[1].text == sign)
        after, following = shown[[pair[1] for pair in shown].index(cluster) + 1]
        gap = after.x + following.glyphs[0].dx - run.x - cluster.glyphs[0].dx - cluster.advance
        assert gap == pytest.approx(0.25 * EM, abs=0.05)


def test_the_run_s_language_decides_the_regional_form():
    forms = {language: gids(setting("直骨戸令", language, 100))[0] for language in ("zh-Hans", "zh-Hant", "ja", "ko")}
    assert forms["ja"] != forms["zh-Hans"]
    spans = (Span("直", "ja"), Span("直", ""), Span("直", "en"))
    mixed = set_lines(Paragraph(spans, "zh-Hans", BODY), 100, FONTS)
    assert gids(mixed) == [forms["ja"], forms["zh-Hans"], forms["zh-Hans"]]
    assert [run.language for run in mixed.lines[0].runs] == ["ja", "zh-Hans", "en"]


def test_korean_stretches_its_spaces():
    text = setting(TEXTS["ko"], "ko", 203)
    assert all(line.justified for line in text.lines[:-1])


def test_korean_headings_break_at_spaces():
    heading = replace(paragraph("대한민국 서울특별시 시장 환영사", "ko", align=Align.CENTER, balance=True), role="H1")
    assert lines(set_lines(heading, 120, FONTS)) == ["대한민국 서울특별시", "시장 환영사"]


def test_thai_breaks_between_words_and_is_spaced_by_letters():
    text = setting(TEXTS["th"], "th", 150)
    assert len(text.lines) > 2
    assert "".join(map(drawn, text.lines)) == TEXTS["th"]
    first = text.lines[0]
    assert first.width == pytest.approx(150, abs=0.05)


def test_words_are_hyphenated_where_the_style_says_so():
    plain = setting(TEXTS["en"], "en", 160)
    hyphenated = setting(TEXTS["en"], "en", 160, hyphenate=True)
    assert not any(drawn(line).rstrip().endswith("\u00ad") for line in plain.lines)
    ends = [drawn(line).rstrip() for line in hyphenated.lines if drawn(line).rstrip().endswith("\u00ad")]
    assert ends
    assert not drawn(hyphenated.lines[-2]).rstrip().endswith("\u00ad")
    assert "".join(map(drawn, hyphenated.lines)).replace("\u00ad", "") == TEXTS["en"]


def test_a_hyphen_looks_like_its_word():
    bold = TextStyle(12.0, bold=True)
    spans = (Span("consideration of ", "en"), Span("international cooperation", "en", bold))
    style = replace(BODY, align=Align.START, hyphenate=True)
    for line in set_lines(Paragraph(spans, "en", style), 90, FONTS).lines:
        ends = [cluster.text for cluster in line.runs[-1].clusters][-1]
        if ends == "\u00ad" and line.runs[-1].face == "NotoSerif-Bold":
            return
    pytest.fail("no line of bold type ends with a hyphen")


def test_a_soft_hyphen_shows_at_the_end_of_a_line_only():
    text = setting("internatio\u00adnal", "en", 70, align=Align.START)
    assert lines(text) == ["internatio\u00ad", "nal"]
    assert lines(setting("internatio\u00adnal", "en", 200)) == ["international"]


def test_names_break_at_spaces_only():
    name = Span("Ulla-Kirsikka Vainio-Korhonen", "fi", unbroken=True)
    style = replace(BODY, align=Align.START, hyphenate=True)
    text = set_lines(Paragraph((name,), "fi", style), 110, FONTS)
    assert lines(text) == ["Ulla-Kirsikka", "Vainio-Korhonen"]
    thai = Span("ธนพงศ์ เชียงใหม่", "th", unbroken=True)
    assert lines(set_lines(Paragraph((thai,), "th", style), 60, FONTS)) == ["ธนพงศ์", "เชียงใหม่"]


def test_an_isolated_name_keeps_its_place():
    spans = (
        Span("1. ", "en"),
        Span("محمد علي", "ar", isolate=True),
        Span(" 2. ", "en"),
        Span("חיים", "he", isolate=True),
    )
    (line,) = set_lines(Paragraph(spans, "en", BODY), 300, FONTS).lines
    order = [
        "".join(cluster.text for cluster in run.clusters).strip() for run in sorted(line.runs, key=lambda run: run.x)
    ]
    assert [text for text in order if text] == ["1.", "يلع دمحم", "2.", "םייח"]
    assert [run.rtl for run in line.runs if run.language == "ar"] == [True]


def test_right_to_left_paragraphs_stand_at_the_right():
    text = setting(TEXTS["ar"], "ar", 200)
    assert all(left_edge(line) == pytest.approx(0, abs=2) for line in text.lines[:-1])
    assert right_edge(text.lines[-1]) == pytest.approx(200, abs=1.5)
    ragged = setting(TEXTS["he"], "he", 200, align=Align.START)
    assert all(right_edge(line) == pytest.approx(200, abs=1.5) for line in ragged.lines)
    ends = setting(TEXTS["he"], "he", 200, align=Align.END)
    assert all(left_edge(line) == pytest.approx(0, abs=1.5) for line in ends.lines)


def bold_lam(before):
    """The glyph of a bold lam that follows ``before`` in another style."""
    spans = (Span(before, "ar"), Span("لم", "ar", TextStyle(12.0, bold=True)))
    (line,) = set_lines(Paragraph(spans, "ar", BODY), 300, FONTS).lines
    (gid,) = (
        cluster.glyphs[0].gid
        for run, cluster in visible(line)
        if run.face == "NotoNaskhArabic-Bold" and cluster.text == "ل"
    )
    return gid


def test_arabic_letters_join_across_styles():
    assert bold_lam("سل") != bold_lam("سل ")
    assert bold_lam("سلا") == bold_lam("سل ")


def test_latin_in_arabic_keeps_its_order():
    (line,) = setting("مدينة Harbin 2026 شمال", "ar", 300).lines
    runs = sorted(line.runs, key=lambda run: run.x)
    assert "".join(cluster.text for run in runs if not run.rtl for cluster in run.clusters).strip() == "Harbin 2026"


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_no_character_is_lost(language):
    for measure in (90, 240, 10_000):
        text = setting(TEXTS[language], language, measure)
        assert text.missing == ()
        assert sorted("".join(map(drawn, text.lines))) == sorted(TEXTS[language])
        assert all(line.width <= measure + 0.05 for line in text.lines)


def test_lines_are_equally_high_whatever_their_script():
    for language in ("zh-Hans", "ja", "ko", "en", "ru"):
        for line in setting(TEXTS[language], language, 200).lines:
            assert (line.ascent, line.descent) == (ASCENT * EM, DESCENT * EM)


def test_stacked_scripts_get_the_height_they_need():
    (line,) = setting("གྲོང་ཁྱེར་", "bo", 300).lines
    assert line.descent > DESCENT * EM
    assert line.ascent >= ASCENT * EM


def test_a_missing_character_is_shown_by_its_code_and_reported():
    text = setting("議長\ue292た😀", "ja", 400)
    assert text.missing == ("\ue292", "😀")
    assert lines(text) == ["議長[U+E292]た[U+1F600]"]
    assert 0 not in gids(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A\u0e31", "A\u0e31"),
        ("a\u1680b", "a b"),
        ("中\U00020003文", "中[U+20003]文"),
        ("中\u0301\U00020003", "中\u0301[U+20003]"),
        ("усскийLatin", "усскийLatin"),
    ],
)
def test_awkward_clusters_are_drawn_as_well_as_can_be(text, shown):
    assert lines(setting(text, "zh-Hans", 300)) == [shown]


def test_a_cluster_wider_than_its_measure_stands_alone():
    for options in ({}, {"align": Align.CENTER, "balance": True}):
        text = setting("——中——", "zh-Hans", 1.0, **options)
        assert lines(text) == ["——", "中", "——"]


def test_a_label_hangs_or_runs_in():
    clause = replace(paragraph(TEXTS["en"], "en"), label=Span("(III)", "en"), label_width=30.0)
    text = set_lines(clause, 250, FONTS)
    assert text.lines[0].label_runs == 1
    assert drawn(text.lines[0]).startswith("(III)\u00a0During")
    assert [left_edge(line) for line in text.lines] == pytest.approx([0.0] + [30.0] * (len(text.lines) - 1), abs=1)
    run_in = set_lines(replace(clause, label_width=0.0), 250, FONTS)
    assert left_edge(run_in.lines[1]) == pytest.approx(0, abs=1)
    assert natural_width(replace(clause, label_width=0.0), FONTS) > natural_width(replace(clause, label=None), FONTS)


def test_a_label_wider_than_its_room_pushes_the_text():
    clause = replace(paragraph("text", "en"), label=Span("(XVIII)", "en"), label_width=10.0)
    (line,) = set_lines(clause, 250, FONTS).lines
    label, text = line.runs[0], line.runs[line.label_runs]
    assert text.x > label.x + 25


def test_a_chinese_label_brings_its_own_space():
    clause = replace(paragraph("加强交流", "zh-Hans"), label=Span("一、", "zh-Hans"))
    (line,) = set_lines(clause, 250, FONTS).lines
    assert drawn(line) == "一、加强交流"
    assert line.width == pytest.approx(4 * EM)
    assert line.runs[line.label_runs].x == pytest.approx(2 * EM)


def test_labels_of_right_to_left_paragraphs_stand_at_the_right():
    clause = replace(paragraph(TEXTS["ar"], "ar"), label=Span("1.", "ar"), label_width=24.0)
    text = set_lines(clause, 200, FONTS)
    assert text.lines[0].runs[0].x > 180
    assert right_edge(text.lines[1]) == pytest.approx(200 - 24, abs=1.5)


def test_line_breaks_of_the_text_are_kept():
    text = setting("one\ntwo\r\nthree\u2028four", "en", 300)
    assert lines(text) == ["one", "two", "three", "four"]
    assert [line.is_last for line in text.lines] == [False, False, False, True]
    assert not any(line.justified for line in text.lines)
    assert natural_width(paragraph("one\nthree", "en"), FONTS) == natural_width(paragraph("three", "en"), FONTS)


def test_white_space_at_the_start_of_a_line_goes():
    text = setting("one\n   two", "en", 300)
    assert left_edge(text.lines[1]) == left_edge(text.lines[0]) == 0.0
    assert "".join(map(drawn, text.lines)) == "one   two"


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u200b", "\n"])
def test_an_empty_paragraph_is_an_empty_line(text):
    result = setting(text, "zh-Hans", 100)
    assert lines(result)[0] == ""
    assert result.lines[-1].is_last
    assert result.lines[0].ascent == ASCENT * EM
    assert natural_width(paragraph("", "en"), FONTS) == 0


def test_an_indent_typed_by_hand_stays():
    text = setting("\u3000\u3000" + "中文" * 20, "zh-Hans", 200)
    assert text.lines[0].runs[0].clusters[0].text == "\u3000"
    assert [glyph.dx for cluster in text.lines[0].runs[0].clusters[2:3] for glyph in cluster.glyphs] == [2 * EM]


@pytest.mark.parametrize("align", list(Align))
def test_lines_stand_as_they_are_aligned(align):
    text = setting("short line", "en", 200, align=align)
    (line,) = text.lines
    expected = {Align.CENTER: (200 - line.width) / 2, Align.END: 200 - line.width}.get(align, 0.0)
    assert line.runs[0].x == pytest.approx(expected)


def test_tracking_spaces_clusters_but_not_the_edge():
    plain = paragraph("mayor", "en")
    tracked = replace(plain, style=replace(BODY, text=replace(BODY.text, tracking=0.1)))
    assert natural_width(tracked, FONTS) - natural_width(plain, FONTS) == pytest.approx(4 * 0.1 * EM)


def test_a_heading_is_balanced():
    title = "Agreement on the Establishment of Sister-City Relations between Harbin and Niigata"
    style = {"align": Align.CENTER, "balance": True}
    text = setting(title, "en", 300, **style)
    widths = [line.width for line in text.lines]
    assert len(widths) == 2
    assert max(widths) - min(widths) < 60
    assert lines(text)[0].split()[-1] not in {"of", "the", "on", "between", "and"}


def test_a_chinese_heading_breaks_between_words():
    style = {"align": Align.CENTER, "balance": True}
    for measure in range(100, 230, 10):
        text = setting("共享冰雪机遇共促城市发展世界市长对话哈尔滨倡议", "zh-Hans", measure, **style)
        for line in lines(text)[:-1]:
            assert line[-2:] in {
                "共享",
                "冰雪",
                "机遇",
                "共促",
                "城市",
                "发展",
                "世界",
                "市长",
                "对话",
            } or line.endswith("哈尔滨")
        assert len(lines(text)[-1]) > 1


def test_a_heading_rather_breaks_after_punctuation():
    title = "“共享冰雪机遇，共促城市发展”世界市长对话哈尔滨倡议"
    text = setting(title, "zh-Hans", 16 * EM, align=Align.CENTER, balance=True)
    assert lines(text) == ["“共享冰雪机遇，共促城市发展”", "世界市长对话哈尔滨倡议"]


def test_type_of_several_sizes_shares_a_line():
    spans = (Span("big", "en", TextStyle(24.0)), Span(" small", "en"))
    (line,) = set_lines(Paragraph(spans, "en", BODY), 300, FONTS).lines
    assert line.ascent == ASCENT * 24.0
    assert [run.size for run in line.runs] == [24.0, 12.0]


def test_memory_is_bounded(monkeypatch):
    for limit in ("_REMEMBERED_CLUSTERS", "_REMEMBERED_BOXES"):
        monkeypatch.setattr(f"summitdesk.typeset.lines.{limit}", 20)
    monkeypatch.setattr("summitdesk.typeset.galley._REMEMBERED", 5)
    fonts = FontLibrary(FONTS.faces())
    first = set_lines(paragraph("Niigata", "en"), 100, fonts)
    for name in ("Edmonton", "Rovaniemi", "Magdeburg", "哈尔滨，长春"):
        set_lines(paragraph(name, "en"), 100, fonts)
    again = set_lines(paragraph("Niigata", "en"), 100, fonts)
    assert again == first
    assert again is not first


def test_writer_and_preview_set_at_the_same_time():
    fonts = FontLibrary(FONTS.faces())
    with ThreadPoolExecutor(2) as pool:
        for language, text in TEXTS.items():
            one, other = (pool.submit(set_lines, paragraph(text, language), 200, fonts) for _ in range(2))
            assert one.result() == other.result() == setting(text, language, 200)


def test_what_was_set_is_remembered():
    one = paragraph("Niigata", "en")
    assert set_lines(one, 100, FONTS) is set_lines(paragraph("Niigata", "en"), 100, FONTS)
    assert set_lines(one, 101, FONTS) is not set_lines(one, 100, FONTS)


def test_the_natural_width_is_enough_for_one_line():
    for language, text in TEXTS.items():
        one = paragraph(text, language)
        assert len(set_lines(one, natural_width(one, FONTS), FONTS).lines) == 1
        assert len(set_lines(one, natural_width(one, FONTS) / 2, FONTS).lines) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HarbinHarbin1,500,000.00", ["HarbinHarbin", "1,500,000.00"]),
        ("InternationalMayorsConference2026", ["InternationalMayorsC", "onference2026"]),
    ],
)
def test_a_word_that_no_line_holds_is_torn_where_its_figures_begin_or_between_letters(text, expected):
    assert lines(setting(text, "en", 130)) == expected
