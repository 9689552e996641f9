"""Readers of rosters, without a register: what a file says is understood, and what it cannot mean is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.vocabulary import Attendance, CityKind, DelegationRole, Severity
from summitdesk.errors import UserError
from summitdesk.services.exchange.blocks import read_blocks
from summitdesk.services.exchange.cards import read_cards
from summitdesk.services.exchange.columns import ColumnMap, columns_of, load_column_map
from summitdesk.services.exchange.delimited import read_delimited, sniff_delimiter
from summitdesk.services.exchange.encoding import decode
from summitdesk.services.exchange.entry import Cell, EntryReader
from summitdesk.services.exchange.fields import Field, Target, target_of_heading
from summitdesk.services.exchange.parties import NOBODY, KnownCities, Party, party_in, plain_city
from summitdesk.services.exchange.sources import read_source
from summitdesk.services.exchange.terms import AmbiguousDate, attendance_of, day_of, role_of, yes_or_no

SIGNATORIES = Path(__file__).parent.parent / "signatories-2019.txt"
KNOWN = KnownCities.of([("哈尔滨", "CN"), ("Harbin", "CN"), ("Edmonton", "CA"), ("津市", "JP")])


def texts(names):
    return [name.full for name in names]


def people(text, known=NOBODY):
    entries, _remarks = read_blocks(text, known)
    return [(texts(e.names), e.country, next(iter(e.cities.values()), ""), dict(e.offices)) for e in entries]


def rows(text, column_map=None):
    table = read_delimited(text)
    columns = columns_of(table, column_map)
    reader = EntryReader(KNOWN)
    return [reader.read(row.number, columns.cells(row)) for row in table.rows if row.number >= columns.first_row]


class TestPastedBlocks:
    def test_the_list_of_2019_gives_its_23_signatories(self):
        entries, remarks = read_blocks(SIGNATORIES.read_text("utf-8"), NOBODY)
        assert len(entries) == 23
        assert remarks == ()
        assert [e.country for e in entries][:6] == ["CN", "JP", "DK", "CA", "US", "RU"]
        assert entries[1].cities == {"zh-Hans": "新潟", "en": "Niigata"}
        assert entries[1].offices == {"zh-Hans": "副市长"}
        assert entries[9].offices == {"zh-Hans": "杜马第一副主席"}
        named = {e.cities["en"]: texts(e.names) for e in entries if e.names}
        assert named == {
            "Niigata": ["木村勇一"],
            "Asahikawa": ["岡田政勝"],
            "South Pasadena": ["Michael A. Chacitti"],
        }

    @pytest.mark.parametrize(
        "lines",
        [
            "木村勇一\n日本新潟市副市长\nJapan Niigata",
            "日本新潟市副市长\nJapan Niigata\n木村勇一",
            "Japan Niigata\n木村勇一\n日本新潟市副市长",
            "Japan Niigata\n\n日本新潟市副市长\n\n木村勇一",
            "木村勇一\r\n\r\n\r\nJapan Niigata\r\n日本新潟市副市长",
            "• 日本新潟市副市长\n• Japan Niigata\n• 木村勇一",
        ],
    )
    def test_the_lines_of_a_block_may_stand_in_any_order_with_gaps(self, lines):
        (entry,), remarks = read_blocks(lines, NOBODY)
        assert (texts(entry.names), entry.country, entry.offices) == (["木村勇一"], "JP", {"zh-Hans": "副市长"})
        assert entry.cities == {"zh-Hans": "新潟", "en": "Niigata"}
        assert remarks == ()

    def test_names_that_stand_alone_go_where_their_script_fits(self):
        before = "木村勇一\n\n日本新潟市副市长\n\n加拿大埃德蒙顿市市长\n\n岡田政勝\n\n日本旭川市副市长"
        assert [name for name, *_rest in people(before)] == [["木村勇一"], [], ["岡田政勝"]]
        after = "日本新潟市副市长\n\n木村勇一\n\n加拿大埃德蒙顿市市长\n\nAndrew Knack"
        assert [name for name, *_rest in people(after)] == [["木村勇一"], ["Andrew Knack"]]

    def test_both_spellings_of_a_name_are_one_person(self):
        text = "木村勇一\nYuichi Kimura\n日本新潟市副市长\nJapan Niigata"
        assert people(text) == [(["木村勇一", "Yuichi Kimura"], "JP", "新潟", {"zh-Hans": "副市长"})]

    def test_running_text_is_told_and_makes_nobody(self):
        text = (
            "日本新潟市副市长\nJapan Niigata\n\nHarbin Initiative\n\nToday's event brings together 23 cities.\n\n2019"
        )
        entries, remarks = read_blocks(text, NOBODY)
        assert len(entries) == 1
        assert not entries[0].names
        assert [remark.row for remark in remarks] == [4, 6, 8]
        assert "looks like a name" in remarks[0].message

    def test_a_post_line_that_ends_with_the_name(self):
        assert people("韩国富川市副市长南东颎") == [(["南东颎"], "KR", "富川", {"zh-Hans": "副市长"})]
        assert people("德国马格德堡市副市长索斯藤·克罗尔")[0][0] == ["索斯藤·克罗尔"]

    @pytest.mark.parametrize(
        "lines",
        [
            "Atlantis Poseidonia\n张 伟\n秘书长",
            "张 伟\nAtlantis Poseidonia\n秘书长",
            "秘书长\nAtlantis Poseidonia\n张 伟",
        ],
    )
    def test_nobody_is_lost_whose_city_and_country_are_both_unknown(self, lines):
        assert people(f"日本新潟市副市长\nJapan Niigata\n木村勇一\n\n{lines}")[1:] == [
            (["张 伟"], "", "Atlantis Poseidonia", {"zh-Hans": "秘书长"})
        ]

    def test_where_a_list_puts_its_places_tells_an_unknown_one_from_a_name(self):
        unknown = "{}\n{}\nSecretary General"
        place, name = "Atlantis Poseidonia", "Plato Ariston"
        expected = ([name], "", place, {"en": "Secretary General"})
        assert people("Japan Niigata\nYuichi Kimura\n\n" + unknown.format(place, name))[1] == expected
        assert people("Yuichi Kimura\nJapan Niigata\n\n" + unknown.format(name, place))[1] == expected

    def test_a_place_known_in_one_script_keeps_its_other_spelling_and_its_person(self):
        text = "亚特兰蒂斯波塞冬市市长\nAtlantis Poseidonia\nPlato Ariston"
        (entry,), remarks = read_blocks(text, NOBODY)
        assert (texts(entry.names), remarks) == (["Plato Ariston"], ())
        assert entry.cities == {"zh-Hans": "亚特兰蒂斯波塞冬", "en": "Atlantis Poseidonia"}

    def test_a_second_name_in_one_script_is_told(self):
        (entry,), remarks = read_blocks("Canada Edmonton\nJane Doe\nJohn Roe", NOBODY)
        assert texts(entry.names) == ["Jane Doe"]
        assert [(remark.row, remark.message) for remark in remarks] == [
            (3, "“John Roe” is a second name in one script; it was left out.")
        ]

    @given(st.text(st.characters(), max_size=200))
    def test_any_text_is_read_without_an_error(self, text):
        entries, remarks = read_blocks(text, KNOWN)
        assert all(entry.row >= 1 for entry in entries)
        assert all(remark.message for remark in remarks)


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("日本新潟市副市长", Party("新潟", "JP", "日本", "副市长")),
        ("Japan Niigata", Party("Niigata", "JP", "Japan")),
        ("俄罗斯雅库茨克市杜马第一副主席", Party("雅库茨克", "RU", "俄罗斯", "杜马第一副主席")),
        ("加拿大万锦市市议员", Party("万锦", "CA", "加拿大", "市议员")),
        ("丹麦奥胡斯市长", Party("奥胡斯", "DK", "丹麦", "市长")),
        ("哈尔滨市市长", Party("哈尔滨", "CN", "", "市长")),
        ("日本津市市长", Party("津市", "JP", "日本", "市长")),
        ("芬蘭羅瓦涅米市議會副議長", Party("羅瓦涅米", "FI", "芬蘭", "議會副議長")),
        (
            "土耳其埃尔祖鲁姆大都会市副市长",
            Party("埃尔祖鲁姆", "TR", "土耳其", "副市长", CityKind.METROPOLITAN_MUNICIPALITY),
        ),
        ("Edmonton (Canada)", Party("Edmonton", "CA", "Canada")),
        ("Niigata, Japan", Party("Niigata", "JP", "Japan")),
        ("Deputy Mayor, City of Niigata, Japan", Party("Niigata", "JP", "Japan", "Deputy Mayor")),
        ("Mayor of Edmonton", Party("Edmonton", "CA", "", "Mayor")),
        ("New Zealand South Taranaki", Party("South Taranaki", "NZ", "New Zealand")),
        ("Edmonton", Party("Edmonton", "CA")),
        ("木村勇一", None),
        ("Michael A. Chacitti", None),
        ("", None),
    ],
)
def test_lines_that_name_a_party_are_split(line, party):
    assert party_in(line, KNOWN) == party


def test_a_citys_short_name_and_kind():
    assert plain_city("City of Niigata") == ("Niigata", CityKind.CITY)
    assert plain_city("长宁区") == ("长宁", CityKind.DISTRICT)
    assert plain_city("津市") == ("津市", CityKind.CITY)
    assert plain_city("부천시") == ("부천", CityKind.CITY)
    assert plain_city("Erzurum Metropolitan Municipality")[1] is CityKind.METROPOLITAN_MUNICIPALITY


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "姓名,城市,国家,职务\n王小明,哈尔滨,中国,市长\n"),
        ("gb18030", "哈尔滨市市长"),
        ("big5", "姓名,城市,國家,職務\n王小明,臺北,臺灣,市長\n"),
        ("cp932", "氏名,都市,国,役職\n木村勇一,新潟,日本,副市長\n"),
        ("cp932", "日本新潟市副市長"),
        ("cp1251", "Имя,Город,Страна\nИванов Иван,Хабаровск,Россия\n"),
        ("cp1251", "Якутск"),
        ("cp1252", "Name,City,Country\nJürgen Müller,Magdeburg,Germany\n"),
        ("cp1252", "Åse Gøran"),
        ("cp949", "이름,도시,국가,직위\n김서연,부천,한국,부시장\n"),
        ("utf-8", "姓名,城市\n"),
        ("utf-8-sig", "姓名,城市\n"),
        ("utf-16", "Name,City\nJürgen,Magdeburg\n"),
        ("utf-16-le", "Name,City\nJürgen,Magdeburg\n"),
        ("utf-16-be", "姓名,City\nJürgen,Magdeburg\n"),
        ("ascii", "Name,City\n"),
    ],
)
def test_the_encoding_of_a_file_is_recognised(encoding, text):
    assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read_as_something(data):
    assert isinstance(decode(data).text, str)


def test_an_encoding_that_was_asked_for_is_obeyed_or_refused():
    assert decode("市".encode("big5"), "big5").text == "市"
    with pytest.raises(UserError, match="no encoding"):
        decode(b"x", "klingon")
    with pytest.raises(UserError, match="not written in ascii"):
        decode("é".encode(), "ascii")


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        *(("姓名", "name"), ("姓名（中文）", "name:zh-Hans"), ("英文姓名", "name:en"), ("English Name", "name:en")),
        *(("Name in English", "name:en"), ("中文名", "name:zh-Hans"), ("拼音", "name:und-Latn"), ("姓名 Name", "name")),
        *(("国家/Country", "country"), ("國家", "country"), ("职务\nPosition", "office"), ("職務", "office")),
        *(("Position (CN)", "office:zh-Hans"), ("City (EN)", "city:en"), ("代表团", "city"), ("Surname", "family")),
        *(("Given name(s)", "given"), ("E-mail", "email"), ("手机", "phone"), ("护照号码", "passport_no")),
        *(("Name (fi)", "name:fi"), ("office_zh", "office:zh-Hans"), ("役職", "office"), ("参会方式", "attendance")),
        *(("序号", "None"), ("", "None"), ("Table", "None"), ("x" * 200, "None"), ("Title", "None")),
    ],
)
def test_headings_in_chinese_and_english_are_understood(heading, target):
    assert str(target_of_heading(heading)) == target


class TestTables:
    def test_delimiters_quotes_and_line_ends(self):
        assert sniff_delimiter("Name;City;Note\nA;B;1,5\nC;D;2,5\n") == ";"
        assert sniff_delimiter("Name\tCity\nA, B\tC\n") == "\t"
        table = read_delimited('a,b\r\n"x\ny","q ""z"""\r\n\r\n3,4\r')
        assert [(row.number, row.cells) for row in table.rows] == [
            (1, ("a", "b")),
            (2, ("x\ny", 'q "z"')),
            (4, ("3", "4")),
        ]

    def test_headings_may_stand_below_a_title(self):
        entries = rows("Roster of guests,,\n,,\nName,City,Country\nJane Doe,Edmonton,Canada\n")
        assert [(e.row, texts(e.names), e.country) for e in entries] == [(4, ["Jane Doe"], "CA")]

    def test_headings_merged_over_two_rows(self):
        entries = rows("姓名,,国家,城市\n中文,英文,,\n王小明,Wang Xiaoming,中国,哈尔滨\n")
        assert {name.language: name.full for name in entries[0].names} == {
            "zh-Hans": "王小明",
            "en": "Wang Xiaoming",
        }
        assert entries[0].row == 3

    def test_the_same_heading_twice_is_told(self):
        table = read_delimited("Name,City,Position,Position\nJane,Edmonton,,Mayor\n")
        columns = columns_of(table)
        assert [remark.column for remark in columns.remarks] == ["Position"]
        assert rows("Name,City,Position,Position\nJane,Edmonton,,Mayor\n")[0].offices == {"en": "Mayor"}

    def test_title_is_an_office_unless_there_is_another(self):
        assert rows("Name,City,Title\nJane,Edmonton,Mayor\n")[0].offices == {"en": "Mayor"}
        entry = rows("Name,City,Title,Position\nJane,Edmonton,Ms,Mayor\n")[0]
        assert (entry.honorifics, entry.offices) == ({"en": "Ms"}, {"en": "Mayor"})

    def test_without_headings_the_list_is_refused_with_advice(self):
        with pytest.raises(UserError, match="No column") as refusal:
            columns_of(read_delimited("Jane Doe,Edmonton\nJohn Roe,Calgary\n"))
        assert "姓名" in refusal.value.remedy

    def test_a_mapping_names_columns_values_and_rows(self, tmp_path):
        file = tmp_path / "map.toml"
        file.write_text(
            'header = 2\n[columns]\n"Wer" = "name"\nB = "city"\n"Amt" = ""\n'
            '[values]\ncountry = "Germany"\nrole = "head"\n'
        )
        entries = rows("x,y,z\nWer,Woher,Amt\nThorsten Kroll,Magdeburg,Mayor\n", load_column_map(file))
        assert [(texts(e.names), e.country, e.offices, e.role) for e in entries] == [
            (["Thorsten Kroll"], "DE", {}, DelegationRole.HEAD)
        ]

    def test_a_mapping_may_be_written_either_way_round(self, tmp_path):
        file = tmp_path / "map.toml"
        file.write_text('name = "Wer"\n"office_en" = "Amt"\n"Woher" = "city"\n')
        entry = rows("Wer;Woher;Amt\nThorsten Kroll;Magdeburg;Mayor\n", load_column_map(file))[0]
        assert (texts(entry.names), entry.cities, entry.offices) == (
            ["Thorsten Kroll"],
            {"en": "Magdeburg"},
            {"en": "Mayor"},
        )

    def test_a_file_without_headings_can_be_mapped_by_letters(self):
        column_map = ColumnMap({"A": "name", "2": "city"}, header=0)
        assert texts(rows("Jane Doe,Edmonton\n", column_map)[0].names) == ["Jane Doe"]

    def test_a_mapping_that_is_not_there_is_a_sentence(self, tmp_path):
        with pytest.raises(UserError, match="cannot be read"):
            load_column_map(tmp_path / "none.toml")

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("[columns", "cannot be read"),
            ('[columns]\n"A" = "shoe size"\n', "cannot be mapped to “shoe size”"),
            ("[rows]\n", "no part called “rows”"),
            ('[columns]\n"Nom" = "name"\n', "names the column “Nom”"),
            ("header = 99\n", "no row 99"),
        ],
    )
    def test_faults_in_a_mapping_are_sentences(self, tmp_path, text, sentence):
        file = tmp_path / "map.toml"
        file.write_text(text)
        with pytest.raises(UserError, match=sentence) as refusal:
            rows("Name,City\nJane,Edmonton\n", load_column_map(file))
        assert refusal.value.remedy


class TestEntries:
    def read(self, **cells):
        fields = {
            Target(Field(name.partition("_in_")[0]), name.partition("_in_")[2].replace("_", "-")): text
            for name, text in cells.items()
        }
        return EntryReader(KNOWN).read(2, [Cell(target, str(target), text) for target, text in fields.items()])

    def test_letters_are_never_re_cased(self):
        assert texts(self.read(name="michael MCDONALD", country="USA").names) == ["michael MCDONALD"]

    def test_the_native_name_is_the_one_in_a_language_of_the_country(self):
        entry = self.read(name_in_en="Yuichi Kimura", name="木村勇一", country="Japan")
        assert [(name.language, name.is_native) for name in entry.names] == [("ja", True), ("en", False)]
        entry = self.read(name_in_zh_Hans="安德鲁·纳克", name_in_en="Andrew Knack", country="加拿大")
        assert [(name.language, name.is_native) for name in entry.names] == [("en", True), ("zh-Hans", False)]

    def test_a_name_in_two_scripts_in_one_cell(self):
        assert texts(self.read(name="木村勇一 (Yuichi Kimura)", country="Japan").names) == ["木村勇一", "Yuichi Kimura"]
        assert set(texts(self.read(name="Yuichi Kimura 木村勇一", country="Japan").names)) == {
            "木村勇一",
            "Yuichi Kimura",
        }

    def test_family_and_given_names_from_columns_of_their_own(self):
        entry = self.read(family="Chacitti", given="Michael", country="USA")
        assert [(n.full, n.family, n.given) for n in entry.names] == [("Michael Chacitti", "Chacitti", "Michael")]
        entry = self.read(family="王", given="小明", country="中国")
        assert texts(entry.names) == ["王小明"]
        entry = self.read(name="Wang Xiaoming", family="Wang", given="Xiaoming", country="China")
        assert [(n.full, n.family) for n in entry.names] == [("Wang Xiaoming", "Wang")]

    def test_characters_that_a_country_does_not_use_make_a_chinese_name(self):
        assert self.read(name="南东颎", country="韩国").names[0].language == "zh-Hans"

    def test_a_city_column_may_hold_country_and_office_too(self):
        entry = self.read(city="日本新潟市副市长")
        assert (entry.cities, entry.country, entry.offices) == ({"zh-Hans": "新潟"}, "JP", {"zh-Hans": "副市长"})
        assert self.read(city="Edmonton").cities == {"en": "Edmonton"}

    def test_two_countries_are_told(self):
        entry = self.read(country="Japan", party="Canada Edmonton")
        assert entry.country == "JP"
        assert "names two countries" in entry.remarks[0].message

    @pytest.mark.parametrize("nothing", ["-", "N/A", "无", "　", "TBD"])
    def test_placeholders_are_nothing(self, nothing):
        assert self.read(name=nothing, city="Edmonton").names == ()

    def test_invisible_names_are_no_names(self):
        assert self.read(name="\u200d\u200b", city="Edmonton").names == ()

    def test_full_width_addresses_are_narrow(self):
        entry = self.read(email="ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ", phone="０４５１", name="ＷＡＮＧ")
        assert (entry.email, entry.phone, texts(entry.names)) == ("wang@example.cn", "0451", ["ＷＡＮＧ"])

    def test_nobody_is_lost_for_being_called_null(self):
        assert texts(self.read(name="Christopher Null").names) == ["Christopher Null"]
        assert texts(self.read(name="None").names) == ["None"]

    def test_damage_is_told_and_kept(self):
        entry = self.read(name="議長?;\ue292た档賷W薩洛", city="Edmonton")
        assert texts(entry.names) == ["議長?;\ue292た档賷W薩洛"]
        assert entry.remarks[0].severity is Severity.ERROR
        assert "[U+E292]" in entry.received

    def test_a_likely_reading_of_damage_is_told(self):
        entry = self.read(name="Sør".encode().decode("latin-1"), city="Edmonton")
        assert "It probably read “ø”" in entry.remarks[0].message

    def test_spreadsheet_errors_are_told_and_left_out(self):
        entry = self.read(name="#REF!", city="Edmonton")
        assert entry.names == ()
        assert "#REF!" in entry.remarks[0].message

    def test_what_is_too_long_is_told(self):
        assert self.read(name="x" * 5000, city="Edmonton").refused
        entry = self.read(name="Jane", office="x" * 5000)
        assert not entry.refused
        assert entry.offices == {}
        assert "5000 characters" in entry.remarks[0].message

    def test_words_for_roles_attendance_and_signing(self):
        entry = self.read(name="Jane", role="团长", attendance="线上", signs="是")
        assert (entry.role, entry.attendance, entry.signs) == (DelegationRole.HEAD, Attendance.ONLINE, True)
        entry = self.read(name="Jane", role="clown", signs="maybe")
        assert [remark.column for remark in entry.remarks] == ["role", "signs"]

    def test_addresses_are_checked(self):
        assert self.read(email="mailto:a@b.org").email == "a@b.org"
        entry = self.read(name="Jane", email="not an address")
        assert (entry.email, len(entry.remarks)) == ("", 1)

    def test_identity_data_stands_in_no_remark(self):
        entry = self.read(name="Jane", passport_no="E123", birth_date="03/04/1970", diet="kosher\ufffd")
        assert entry.identity == {Field.PASSPORT: "E123", Field.DIET: "kosher\ufffd"}
        assert not any("1970" in remark.message or "kosher" in remark.message for remark in entry.remarks)
        assert len(entry.remarks) == 1

    def test_the_apostrophe_of_an_export_is_taken_off(self):
        assert self.read(phone="'+86 451 0000000").phone == "+86 451 0000000"
        assert texts(self.read(name="'t Hooft").names) == ["'t Hooft"]

    @given(
        st.dictionaries(
            st.sampled_from(["name", "city", "country", "office", "email", "party"]), st.text(st.characters())
        )
    )
    def test_any_cells_are_read_without_an_error(self, cells):
        entry = self.read(**cells)
        assert all(remark.message for remark in entry.remarks)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("2026-01-06", "2026-01-06"), ("2026/1/6", "2026-01-06"), ("2026年1月6日", "2026-01-06")),
        *(("20260106", "2026-01-06"), ("6.1.2026", "2026-01-06"), ("6 January 2026", "2026-01-06")),
        *(("Jan 6, 2026", "2026-01-06"), ("25/12/2026", "2026-12-25"), ("12/25/2026", "2026-12-25")),
        *(("6-Jan-2026", "2026-01-06"), ("05/05/2026", "2026-05-05"), ("2026-13-40", "None"), ("10", "None")),
    ],
)
def test_dates_that_mean_one_day_are_read(text, day):
    assert str(day_of(text)) == day


def test_dates_that_mean_two_days_are_not_guessed():
    with pytest.raises(AmbiguousDate):
        day_of("03/04/2026")


def test_terms():
    assert role_of("團長") is DelegationRole.HEAD
    assert role_of("interpreter") is DelegationRole.INTERPRETER
    assert attendance_of("video_message") is Attendance.VIDEO_MESSAGE
    assert [yes_or_no(word) for word in ("Yes", "否", "?")] == [True, False, None]


CARD = """BEGIN:VCARD
VERSION:3.0
N:Knack;Andrew;;;
FN:Andrew Knack
TITLE:Mayor
ORG:City of Edmonton;Office of the Mayor
ADR;TYPE=WORK:;;1 Sir Winston Churchill Square;Edmonton;AB;;Canada
EMAIL;TYPE=INTERNET:mayor@edm
 onton.ca
TEL:+1 780 0000000
END:VCARD
BEGIN:VCARD
VERSION:2.1
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9C=A8=E6=9D=91=E5=8B=87=E4=B8=80
ADR:;;;Niigata;;;Japan
END:VCARD
"""


def test_contact_cards_are_a_roster():
    entries, remarks = read_cards(CARD, KNOWN)
    assert remarks == ()
    knack, kimura = entries
    assert (texts(knack.names), knack.country, knack.cities["en"]) == (["Andrew Knack"], "CA", "Edmonton")
    assert (knack.email, knack.offices, knack.names[0].family) == ("mayor@edmonton.ca", {"en": "Mayor"}, "Knack")
    assert (texts(kimura.names), kimura.country, kimura.row) == (["木村勇一"], "JP", 12)


def test_a_file_of_cards_without_a_whole_one_is_told():
    entries, remarks = read_cards("BEGIN:VCARD\nFN:Half\n", KNOWN)
    assert (entries, len(remarks)) == ((), 1)


def test_the_kind_of_a_file_is_told_by_what_it_holds(tmp_path):
    for name, data in (
        ("a.txt", "Name\tCity\nJane\tEdmonton\n"),
        ("b.dat", "Name,City\nJane,Edmonton\n"),
        ("c.vcf", CARD),
    ):
        (tmp_path / name).write_text(data)
        entries, _remarks = read_source(tmp_path / name, KNOWN, ColumnMap())
        assert entries[0].names


@pytest.mark.parametrize("hurt", [b"\xed\xb2\x80", b"\xe5\x93", b"\xff"])
def test_a_few_wrong_bytes_do_not_turn_a_utf8_file_into_nonsense(hurt):
    rows = "姓名,城市\n李娜,哈尔滨\n佐藤健,新潟\nBjörn Åse,Sør-Varanger\n王".encode()
    found = decode(rows + hurt + "伟,哈尔滨\n".encode())
    assert found.encoding == "utf-8"
    assert "Björn Åse,Sør-Varanger\n王\ufffd" in found.text
    assert found.text.endswith("伟,哈尔滨\n")
