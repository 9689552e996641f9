"""Text comes out of a file as it went in, whoever reads it: pdfium and poppler know nothing of each other or of us."""

import re
import unicodedata
from dataclasses import replace

import pytest

from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.content import Align, Block, PageBreak, PageStyle, ParagraphStyle, TextStyle, plain
from support.paper import document, text_by_pdfium, text_by_poppler

TEXTS = {
    "zh-Hans": "各城市代表一致同意：加强“冰雪旅游”、文化（含教育）等领域合作，总额￥1,500.00。南东颎、𬭎、𠅤、𬘡、㛃。",
    "zh-Hant": "各城市代表一致同意，於二〇二六年在臺灣、香港與澳門加強「冰雪旅遊」合作；議長王小明出席。",
    "ja": "各都市の代表は、氷雪観光・文化における「実務的な協力」を強化することに合意した。髙﨑市長、𠮷野家。っッー",
    "ko": "각 도시 대표들은 빙설 관광, 문화, 교육 등에서 실질적인 협력을 강화하기로 합의하였다. 김민준 부시장",
    "en": "The cities’ efficient offices & affairs—“ice and snow”, 6–8 January 2026. Notwithstanding others.",
    "ru": "Представители городов согласились укреплять практическое сотрудничество в области туризма и культуры.",
    "el": "Οι εκπρόσωποι των πόλεων συμφωνούν να ενισχύσουν την πρακτική συνεργασία. Χαλάνδρι, Ω και Ω",
    "th": "ผู้แทนเมืองต่างๆ เห็นพ้องที่จะเสริมสร้างความร่วมมือเชิงปฏิบัติในด้านการท่องเที่ยวน้ำแข็งและหิมะ ที่กรุงเทพฯ",
    "hi": "नगरों के प्रतिनिधि व्यावहारिक सहयोग को सुदृढ़ करने पर सहमत हैं। श्री क्षत्रिय नरेन्द्र ज्ञान कृष्ण",
    "ar": "اتفق ممثلو المدن على تعزيز التعاون العملي في مجالات السياحة والثقافة والتعليم، لا إله إلا الله",
    "he": "נציגי הערים מסכימים לחזק את שיתוף הפעולה המעשי בתחומי התיירות, התרבות והחינוך",
    "vi": "Đại diện các thành phố nhất trí tăng cường hợp tác thực chất. Nguyễn Thị Hương, "
    + unicodedata.normalize("NFD", "Việt Trì"),
    "am": "የከተሞች ተወካዮች ተግባራዊ ትብብርን ለማጠናከር ተስማምተዋል።",
    "ka": "ქალაქების წარმომადგენლები თანხმდებიან პრაქტიკული თანამშრომლობის გაძლიერებაზე.",
    "km": "តំណាងទីក្រុងយល់ព្រមពង្រឹងកិច្ចសហប្រតិបត្តិការ",
    "ta": "நகரங்களின் பிரதிநிதிகள் ஒத்துழைப்பை வலுப்படுத்த ஒப்புக்கொண்டனர்",
}
RIGHT_TO_LEFT = {"ar", "he"}

# Blanks at line ends go, and viewers wrap right-to-left text in marks of direction.
UNSEEN = re.compile(r"[\s\u00ad\u0002\ufffe\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def bare(text: str) -> str:
    return UNSEEN.sub("", text)


@pytest.fixture(scope="module", params=[("serif", 300), ("serif", 130), ("sans", 300), ("sans", 130)], ids=str)
def pdf(request):
    family, measure = request.param
    style = ParagraphStyle(TextStyle(12, family), leading=20, hyphenate=True)
    ragged = replace(style, align=Align.START)
    blocks: list[Block] = []
    for tag, text in TEXTS.items():
        blocks += [plain(f"{text} {text}", tag, ragged if tag in RIGHT_TO_LEFT else style), PageBreak()]
    page = PageStyle(measure + 100, 700, 50, 50, 50, 50)
    composed = make_pdf(document(*blocks, page=page))
    assert not composed.problems.missing
    assert composed.pages == len(TEXTS)
    return composed.pdf


@pytest.mark.parametrize("language", TEXTS)
def test_pdfium_reads_what_was_written(pdf, language):
    read = text_by_pdfium(pdf, list(TEXTS).index(language))
    assert bare(read) == bare(f"{TEXTS[language]} {TEXTS[language]}")


@pytest.mark.parametrize("language", TEXTS)
def test_poppler_reads_what_was_written(pdf, language, tmp_path):
    # In the order of the file right-to-left text stands as it is seen; only its layout mode turns it around.
    read = text_by_poppler(pdf, list(TEXTS).index(language), tmp_path, as_written=language not in RIGHT_TO_LEFT)
    assert bare(read) == bare(f"{TEXTS[language]} {TEXTS[language]}")


def test_a_glyph_of_two_characters_is_copied_as_each_of_them():
    style = ParagraphStyle(TextStyle(12), leading=20)
    sentence = "Ohm Ω Omega Ω kelvin K letter K 车⾞"
    pdf = make_pdf(document(plain(sentence, "en", style))).pdf
    assert bare(text_by_pdfium(pdf, 0)) == bare(sentence)


def test_blanks_between_words_stay():
    style = ParagraphStyle(TextStyle(12), leading=20)
    sentence = "The City of Harbin"
    pdf = make_pdf(document(plain(sentence, "en", style))).pdf
    assert text_by_pdfium(pdf, 0).strip() == sentence


@pytest.mark.parametrize("measure", [300, 60])
def test_a_hyphen_of_the_text_is_copied_wherever_the_line_breaks(measure, tmp_path):
    style = ParagraphStyle(TextStyle(12), leading=20, align=Align.START)
    page = PageStyle(measure + 100, 700, 50, 50, 50, 50)
    pdf = make_pdf(document(plain("sharing ice-and-snow resources", "en", style), page=page)).pdf
    for read in (text_by_pdfium(pdf, 0), text_by_poppler(pdf, 0, tmp_path)):
        assert ("ice-and-snow" in read) == (measure == 300), "the narrow page is to break the word"
        assert re.sub(r"\s|\u200b", "", read) == "sharingice-and-snowresources"
