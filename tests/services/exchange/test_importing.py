"""Importing into a register: matching, updating, reporting, undoing."""

from pathlib import Path
from uuid import UUID

import pytest

from summitdesk import i18n
from summitdesk.domain.names import first_full_name
from summitdesk.domain.vocabulary import Attendance, DelegationRole, Severity
from summitdesk.errors import Cancelled, UserError
from summitdesk.progress import Silent
from summitdesk.services.exchange.importing import import_roster, import_text
from summitdesk.services.exchange.report import ImportReport
from summitdesk.services.lookup import event_named
from summitdesk.store.backup import restore, snapshots_of
from summitdesk.store.database import Database
from summitdesk.store.journal import redo, undo
from summitdesk.store.queries.cities import all_cities, all_countries
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.identities import identities_of

SIGNATORIES = Path(__file__).parent.parent / "signatories-2019.txt"
EVENT = "harbin-2026"


def delegates(database, event=EVENT):
    with database.reading() as session:
        return delegates_of(session, event_named(session, event).id)


def named(database, name, event=EVENT):
    return next(row for row in delegates(database, event) if name in {n.full for n in row.names})


def load(database, tmp_path, text, event=EVENT, name="roster.csv", **options):
    source = tmp_path / name
    source.write_text(text, "utf-8")
    return import_roster(database, source, event, **options)


def counts(report):
    return report.read, report.added, report.updated, report.unchanged, report.skipped


ROSTER = """姓名,英文姓名,国家,城市,职务,职务（英文）,角色,参会方式,邮箱,电话,备注
王小明,Wang Xiaoming,中国,哈尔滨,副市长,Deputy Mayor,团员,现场,wang@example.cn,+86 451 0000001,素食
,Andrew Smith,加拿大,埃德蒙顿,局长,Director,团员,线上,smith@example.ca,,
"""


def test_people_are_added_with_everything_a_row_says(sample_database, tmp_path):
    report = load(sample_database, tmp_path, ROSTER)
    assert counts(report) == (2, 2, 0, 0, 0)
    assert report.findings == ()
    wang = named(sample_database, "王小明")
    assert [(name.language, name.full, name.is_native) for name in wang.names] == [
        ("zh-Hans", "王小明", True),
        ("en", "Wang Xiaoming", False),
    ]
    assert wang.city.slug == "harbin"
    assert dict(wang.offices) == {"zh-Hans": "副市长", "en": "Deputy Mayor"}
    assert (wang.rank_code, wang.email, wang.note) == (22, "wang@example.cn", "素食")
    assert wang.badge_token
    smith = named(sample_database, "Andrew Smith")
    assert (smith.role, smith.attendance, smith.rank_code) == (DelegationRole.MEMBER, Attendance.ONLINE, 50)


def test_the_same_file_again_changes_nothing(sample_database, tmp_path):
    load(sample_database, tmp_path, ROSTER)
    before = delegates(sample_database)
    sequence = sample_database.sequence()
    report = load(sample_database, tmp_path, ROSTER)
    assert counts(report) == (2, 0, 0, 2, 0)
    assert delegates(sample_database) == before
    assert sample_database.sequence() == sequence


def test_an_import_is_one_step_that_can_be_undone_and_redone(sample_database, tmp_path):
    before = delegates(sample_database)
    with sample_database.reading() as session:
        cities = all_cities(session)
    load(sample_database, tmp_path, ROSTER.replace("埃德蒙顿", "卡尔加里"))
    after = delegates(sample_database)
    assert len(after) == len(before) + 2
    undo(sample_database)
    assert delegates(sample_database) == before
    with sample_database.reading() as session:
        assert all_cities(session) == cities
    redo(sample_database)
    assert delegates(sample_database) == after


def test_a_snapshot_is_taken_before_an_import_and_none_for_a_trial(sample_file, tmp_path):
    with Database.open(sample_file) as database:
        load(database, tmp_path, ROSTER, dry_run=True)
        assert not snapshots_of(sample_file)
        load(database, tmp_path, ROSTER)
    (taken,) = snapshots_of(sample_file)
    restore(taken, tmp_path / "before.summit")
    with Database.open(tmp_path / "before.summit") as before:
        assert "王小明" not in {name.full for row in delegates(before) for name in row.names}


def test_a_trial_tells_what_would_happen_and_changes_nothing(sample_database, tmp_path):
    before, sequence = delegates(sample_database), sample_database.sequence()
    report = load(sample_database, tmp_path, ROSTER, dry_run=True)
    assert counts(report) == (2, 2, 0, 0, 0)
    assert (delegates(sample_database), sample_database.sequence()) == (before, sequence)
    assert counts(load(sample_database, tmp_path, ROSTER)) == (2, 2, 0, 0, 0)


def test_a_cancelled_import_leaves_nothing(sample_database, tmp_path):
    class Impatient(Silent):
        def step(self, count: int = 1) -> None:
            raise Cancelled

    before = delegates(sample_database)
    with pytest.raises(Cancelled):
        load(sample_database, tmp_path, ROSTER, progress=Impatient())
    assert delegates(sample_database) == before


def test_rows_that_say_something_new_update_and_leave_the_rest(sample_database, tmp_path):
    load(sample_database, tmp_path, ROSTER)
    key = named(sample_database, "王小明").id
    report = load(
        sample_database,
        tmp_path,
        "姓名,城市,国家,职务,邮箱,签署\n王小明,哈尔滨,中国,常务副市长,new@example.cn,是\n",
    )
    assert counts(report) == (1, 0, 1, 0, 0)
    wang = named(sample_database, "王小明")
    assert (wang.id, wang.email, wang.signs, wang.rank_code) == (key, "new@example.cn", True, 20)
    assert wang.offices["zh-Hans"] == "常务副市长"
    assert wang.offices["en"] == "Deputy Mayor"
    assert wang.note == "素食"


@pytest.mark.parametrize(
    "row",
    [
        "WANG Xiaoming,Harbin,China,,",
        "xiaoming wang,哈尔滨市,中国,,",
        "王小明,Harbin,CHN,,",
        "Wang X.,Harbin,China,WANG@example.cn,",
        ",Harbin,China,,+86-451-0000001",
    ],
)
def test_a_person_is_recognised_by_other_spellings_addresses_and_numbers(sample_database, tmp_path, row):
    load(sample_database, tmp_path, ROSTER)
    before = len(delegates(sample_database))
    load(sample_database, tmp_path, "Name,City,Country,Email,Phone\n" + row + "\n")
    assert len(delegates(sample_database)) == before


def test_an_address_that_two_people_share_joins_nobody(sample_database, tmp_path):
    rows = [f"{name},Edmonton,Canada,office@example.ca" for name in ("Jane Doe", "John Roe")]
    text = "\n".join(("Name,City,Country,Email", *rows))
    assert counts(load(sample_database, tmp_path, text)) == (2, 2, 0, 0, 0)
    assert counts(load(sample_database, tmp_path, text)) == (2, 0, 0, 2, 0)


def test_the_same_person_twice_in_a_file_is_told_and_completed(sample_database, tmp_path):
    report = load(
        sample_database,
        tmp_path,
        "Name,City,Country,Position\nJane Doe,Edmonton,Canada,\nDOE Jane,Edmonton,Canada,Councillor\n",
    )
    assert counts(report) == (2, 1, 1, 0, 0)
    assert "same person as in row 2" in report.findings[0].message
    jane = named(sample_database, "Jane Doe")
    assert dict(jane.offices) == {"en": "Councillor"}


def test_a_name_that_nearly_fits_is_told_and_both_are_kept(sample_database, tmp_path):
    report = load(
        sample_database, tmp_path, "Name,City,Country\nMarie Tremblay,Edmonton,Canada\nMaria Tremblay,Edmonton,Canada\n"
    )
    assert counts(report) == (2, 2, 0, 0, 0)
    assert report.findings[0].message == "Maria Tremblay is probably the same person as Marie Tremblay; both were kept."


def test_a_missing_name_is_filled_in_when_it_comes(sample_database, tmp_path):
    before = len(delegates(sample_database, "harbin-2019"))
    report = import_text(sample_database, "Jens Hansen\n\n丹麦奥胡斯市市长\nDenmark Aarhus\n", "harbin-2019")
    assert counts(report) == (1, 0, 1, 0, 0)
    assert len(delegates(sample_database, "harbin-2019")) == before
    assert named(sample_database, "Jens Hansen", "harbin-2019").city.slug == "aarhus"


def test_the_list_of_2019_is_known_already(sample_database):
    report = import_roster(sample_database, SIGNATORIES, "harbin-2019")
    assert counts(report) == (23, 0, 0, 23, 0)


def test_the_list_of_2019_in_an_empty_event_makes_its_cities_and_keeps_missing_names_missing(sample_database):
    with sample_database.reading() as session:
        here = {row.city.slug for row in delegations_of(session, event_named(session, EVENT).id)}
    report = import_roster(sample_database, SIGNATORIES, EVENT)
    assert report.read == 23
    assert report.skipped == 0
    people = {row.city.slug: row for row in delegates(sample_database)}
    assert len(people) >= 23
    assert first_full_name(people["niigata"].names) == "木村勇一"
    assert people["yakutsk"].names == ()
    assert people["yakutsk"].rank_code == 25
    assert people["sor-varanger"].city.names["en"] == "Sør-Varanger"
    added = [f for f in report.findings if "had no delegation" in f.message]
    assert len(added) == len({row.city.slug for row in delegates(sample_database)} - here)
    assert counts(import_roster(sample_database, SIGNATORIES, EVENT)) == (23, 0, 0, 23, 0)


def test_unknown_cities_and_countries_are_added_and_told(sample_database, tmp_path):
    text = "Name,City,Country\nJane Doe,Calgary,Canada\nPlato,Poseidonis,Atlantis\nOle,Nuuk,Greenland\n"
    report = load(sample_database, tmp_path, text)
    assert counts(report) == (3, 3, 0, 0, 0)
    told = [(finding.row, finding.column, finding.severity) for finding in report.findings]
    assert told == [
        (2, "City", Severity.WARNING),
        (2, "City", Severity.WARNING),
        (3, "Country", Severity.ERROR),
        (3, "City", Severity.WARNING),
        (3, "City", Severity.WARNING),
        (4, "Country", Severity.WARNING),
        (4, "City", Severity.WARNING),
        (4, "City", Severity.WARNING),
    ]
    with sample_database.reading() as session:
        countries = {(country.code, country.names.get("en")) for country in all_countries(session)}
        cities = {city.slug: city for city in all_cities(session)}
    assert {("", "Atlantis"), ("GL", "Greenland")} <= countries
    assert cities["calgary"].country.code == "CA"
    assert counts(load(sample_database, tmp_path, text)) == (3, 0, 0, 3, 0)


def test_a_pasted_block_of_an_unknown_city_and_country_is_entered_and_told(sample_database):
    text = "日本新潟市副市长\nJapan Niigata\n木村勇一\n\nAtlantis Poseidonia\n张 伟\n秘书长\n"
    report = import_text(sample_database, text, EVENT)
    assert (report.read, report.skipped) == (2, 0)
    assert [f.row for f in report.findings if f.severity is Severity.ERROR] == [5]
    person = named(sample_database, "张 伟")
    assert (person.city.names["en"], person.city.country.code) == ("Atlantis Poseidonia", "")


@pytest.mark.parametrize("city", ["萬錦", "万锦", "萬錦市"])
def test_a_city_is_known_in_traditional_and_simplified_characters(sample_database, tmp_path, city):
    with sample_database.reading() as session:
        before = len(all_cities(session))
    path = tmp_path / "roster.csv"
    path.write_bytes(f"姓名,城市,國家\n張偉,{city},加拿大\n".encode("gb18030" if city == "万锦" else "big5"))
    assert counts(import_roster(sample_database, path, EVENT)) == (1, 1, 0, 0, 0)
    with sample_database.reading() as session:
        assert len(all_cities(session)) == before
    assert named(sample_database, "張偉").city.names["en"] == "Markham"


def test_a_chinese_city_gets_a_short_name_that_can_be_typed(sample_database, tmp_path):
    load(sample_database, tmp_path, "姓名,城市,国家\n张伟,绥化市,中国\n")
    city = named(sample_database, "张伟").city
    assert (city.slug, dict(city.names)) == ("suihua", {"zh-Hans": "绥化"})


def test_remarks_name_places_in_the_readers_language(sample_database, tmp_path):
    i18n.install("zh_CN")
    text = "name,country,city\nA B,Japan,Niigata\nC D,Palau,Koror\nE F,Australia,Edmonton\n"
    told = " ".join(finding.message for finding in load(sample_database, tmp_path, text, dry_run=True).findings)
    for sentence in ("新潟在本活动中原没有代表团", "帕劳", "埃德蒙顿"):
        assert sentence in told
    assert not any(name in told for name in ("Niigata", "Palau", "Canada"))


def test_a_city_of_the_same_name_in_another_country_is_another(sample_database, tmp_path):
    load(sample_database, tmp_path, "Name,City,Country\nJane Doe,Edmonton,Australia\n")
    city = named(sample_database, "Jane Doe").city
    assert (city.slug, city.country.code) == ("edmonton-au", "AU")


def test_a_spelling_that_is_nearly_a_known_city_is_told(sample_database, tmp_path):
    report = load(sample_database, tmp_path, "Name,City,Country\nJane Doe,Edmontone,Canada\n")
    assert "The register has Edmonton" in report.findings[0].message


def test_a_row_without_a_city_is_skipped_and_told(sample_database, tmp_path):
    report = load(sample_database, tmp_path, "Name,City,Country\nJane Doe,,Canada\nJohn Roe,Edmonton,Canada\n")
    assert counts(report) == (2, 1, 0, 0, 1)
    assert [(finding.row, finding.severity) for finding in report.findings] == [(2, Severity.ERROR)]


def test_a_city_alone_brings_its_delegation_only(sample_database, tmp_path):
    before = len(delegates(sample_database))
    report = load(sample_database, tmp_path, "Name,City,Country\n,Calgary,Canada\n")
    assert len(delegates(sample_database)) == before
    assert counts(report) == (1, 0, 0, 1, 0)
    assert "nobody who comes from it" in report.findings[-1].message


def test_nobody_absent_from_the_file_is_touched(sample_database, tmp_path):
    before = delegates(sample_database)
    load(sample_database, tmp_path, ROSTER)
    after = delegates(sample_database)
    assert all(row in after for row in before)


def test_the_first_official_of_a_new_delegation_heads_it(sample_database, tmp_path):
    load(
        sample_database,
        tmp_path,
        "Name,City,Country,Position\nAnn Driver,Calgary,Canada,Driver\n"
        "Jane Doe,Calgary,Canada,Mayor\nJo Roe,Calgary,Canada,Councillor\n",
    )
    roles = {first_full_name(row.names): row.role for row in delegates(sample_database) if row.city.slug == "calgary"}
    assert roles == {
        "Ann Driver": DelegationRole.MEMBER,
        "Jane Doe": DelegationRole.HEAD,
        "Jo Roe": DelegationRole.MEMBER,
    }
    report = load(sample_database, tmp_path, "Name,City,Country,Role\nKim,Calgary,Canada,Head\n")
    assert "has a head already" in report.findings[0].message


def test_somebody_from_another_event_is_the_same_person(sample_database, tmp_path):
    kimura = named(sample_database, "木村勇一", "harbin-2019")
    load(sample_database, tmp_path, "姓名,城市,国家\n木村勇一,新潟,日本\n")
    again = named(sample_database, "木村勇一")
    assert again.person_id == kimura.person_id
    assert again.id != kimura.id


def test_damage_is_kept_and_told_with_row_and_column(sample_database, tmp_path):
    hurt = "議長?;\ue292た档賷W薩洛"
    report = load(sample_database, tmp_path, f"姓名,城市,国家\n{hurt},羅瓦涅米,芬兰\n")
    assert named(sample_database, hurt).note.startswith("As received")
    damage = next(finding for finding in report.findings if "damaged" in finding.message)
    assert (damage.row, damage.column, damage.severity) == (2, "姓名", Severity.ERROR)


def test_categories_are_those_of_the_event(sample_database, tmp_path):
    report = load(sample_database, tmp_path, "Name,City,Country,Category\nJane Doe,Edmonton,Canada,Clowns\n")
    assert "no badge category “Clowns”" in report.findings[0].message
    assert named(sample_database, "Jane Doe").category == ""


def test_identity_data_is_kept_apart_and_completed(sample_database, tmp_path):
    text = "Name,City,Country,Passport No,Date of birth,Diet\nJane Doe,Edmonton,Canada,E123,1970-04-03,\n"
    report = load(sample_database, tmp_path, text)
    assert "E123" not in str(report)
    load(sample_database, tmp_path, "Name,City,Country,Diet\nJane Doe,Edmonton,Canada,kosher\n")
    jane = named(sample_database, "Jane Doe")
    with sample_database.reading() as session:
        facts = identities_of(session, jane.event_id)[jane.person_id]
    assert {name: str(value) for name, value in facts.items()} == {
        "passport_no": "E123",
        "birth_date": "1970-04-03",
        "diet": "kosher",
    }
    assert counts(load(sample_database, tmp_path, text)) == (1, 0, 0, 1, 0)


def test_an_unknown_event_is_a_sentence(sample_database, tmp_path):
    with pytest.raises(UserError, match="no event"):
        load(sample_database, tmp_path, ROSTER, event="paris-1900")


def test_cells_pasted_from_a_spreadsheet(sample_database):
    report = import_text(sample_database, "Name\tCity\tCountry\nJane Doe\tEdmonton\tCanada\n", EVENT)
    assert counts(report) == (1, 1, 0, 0, 0)


def test_the_report_is_plain_json():
    assert ImportReport(1, 1).as_json() == {
        "read": 1,
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "findings": [],
    }


def test_a_large_roster_is_one_step(sample_database, tmp_path):
    lines = [f"Name{n} Family{n % 97},City{n % 40},Japan,Councillor,p{n}@example.jp" for n in range(1000)]
    text = "Name,City,Country,Position,Email\n" + "\n".join(lines)
    report = load(sample_database, tmp_path, text)
    assert counts(report) == (1000, 1000, 0, 0, 0)
    tokens = [row.badge_token for row in delegates(sample_database)]
    assert len(set(tokens)) == len(tokens)
    assert counts(load(sample_database, tmp_path, text)) == (1000, 0, 0, 1000, 0)
    undo(sample_database)
    assert not any("Family" in first_full_name(row.names) for row in delegates(sample_database))


def test_an_id_from_an_export_finds_its_delegate(sample_database, tmp_path):
    key = delegates(sample_database)[0].id
    report = load(sample_database, tmp_path, f"ID,Name (en),City,Phone\n{key},Renamed Person,Elsewhere,+1 780 555555\n")
    assert counts(report) == (1, 0, 1, 0, 0)
    renamed = named(sample_database, "Renamed Person")
    assert renamed.id == UUID(str(key))
