from services.desk import EVENT
from summitdesk.services.exchange.columns import ColumnMap
from summitdesk.services.exchange.preview import preview_roster, preview_text
from summitdesk.store.queries.events import all_events


def slug(desk) -> str:
    with desk.database.reading() as session:
        return next(event.slug for event in all_events(session) if event.id == EVENT)


def test_a_table_shows_what_its_columns_are_taken_for(desk, tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes("姓名,城市,鞋码\n张三,哈尔滨,42\n".encode("gb18030"))
    preview = preview_roster(desk.database, file, slug(desk))
    assert preview.headings == ("姓名", "城市", "鞋码")
    assert preview.targets == ("name", "city", "")
    assert [(row.number, row.cells) for row in preview.rows] == [(2, ("张三", "哈尔滨", "42"))]
    assert (preview.encoding, preview.header, preview.total) == ("gb18030", None, 1)


def test_unknown_headings_are_told_with_their_row(desk, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Wer,Woher\nOla,Oslo\n", "utf-8")
    preview = preview_roster(desk.database, file, slug(desk))
    assert (preview.header, preview.targets) == (1, ("", ""))
    mapped = preview_roster(desk.database, file, slug(desk), ColumnMap({"A": "name", "B": "city"}, header=1))
    assert (mapped.header, mapped.targets) == (None, ("name", "city"))


def test_text_that_is_no_table_is_shown_by_its_lines(desk):
    card = "BEGIN:VCARD\nFN:Ola Nordmann\nEND:VCARD\n"
    preview = preview_text(desk.database, card, slug(desk))
    assert preview.headings == ()
    assert [row.cells[0] for row in preview.rows] == card.split("\n")[:3]
