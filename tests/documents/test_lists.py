"""Programme and roster: every line in both languages, gaps shown as gaps, the rule of the order named."""

from dataclasses import replace

from documents.outline import paragraphs, text
from documents.papers import Event
from summitdesk.documents.agenda import agenda_document
from summitdesk.documents.roster import roster_document
from summitdesk.typeset.content import Document, Flag, Table


def said(document: Document) -> list[str]:
    return [text(one) for one in paragraphs(document.blocks)]


def test_the_programme_names_each_day_once_in_both_languages(harbin_2026: Event):
    days = [line for line in said(agenda_document(harbin_2026.agenda())) if "星期" in line]
    assert days == [
        "2026年1月6日 星期二    Tuesday, January 6, 2026",
        "2026年1月7日 星期三    Wednesday, January 7, 2026",
        "2026年1月8日 星期四    Thursday, January 8, 2026",
    ]


def test_hours_are_those_of_the_event_and_the_foot_says_so(harbin_2026: Event):
    document = agenda_document(harbin_2026.agenda())
    assert "18:00–19:00" in said(document)
    assert text(document.footer[0]) == "时间均为北京时间 · All times are in Beijing time"
    elsewhere = replace(harbin_2026.rows.event, timezone="Europe/Helsinki")
    moved = agenda_document(replace(harbin_2026.agenda(), event=elsewhere))
    assert "12:00–13:00" in said(moved)
    assert "Eastern European Standard Time" in text(moved.footer[0])


def test_a_cancelled_item_stays_and_is_marked(harbin_2026: Event):
    paper = harbin_2026.agenda()
    items = (replace(paper.items[0], is_cancelled=True), *paper.items[1:])
    assert "已取消 Cancelled" in said(agenda_document(replace(paper, items=items)))


def test_speakers_stand_under_their_names_in_each_language(harbin_2026: Event):
    lines = said(agenda_document(harbin_2026.agenda()))
    chinese = next(line for line in lines if line.startswith("发言："))
    english = next(line for line in lines if line.startswith("Speakers: "))
    assert "安德鲁·纳克（埃德蒙顿市市长）" in chinese
    assert "Andrew Knack (Mayor, Edmonton)" in english


def test_the_roster_shows_who_is_still_to_be_named(harbin_2026: Event):
    lines = said(roster_document(harbin_2026.roster()))
    assert "姓名待报 Name to be announced" in lines
    assert "8个国家，8座城市，8人    Countries: 8, cities: 8, participants: 8" in lines


def test_the_roster_says_by_which_rule_it_is_ordered(harbin_2026: Event):
    document = roster_document(harbin_2026.roster())
    assert text(document.footer[0]) == "按国家英文名称字母顺序排列 · In English alphabetical order of countries"
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    flags = [part.code for row in table.rows for part in row.cells[0].blocks if isinstance(part, Flag)]
    assert flags == ["CA", "CN", "FI", "DE", "GR", "KR", "TH", "TR"]


def test_a_delegation_without_members_keeps_its_place(harbin_2026: Event):
    paper = replace(harbin_2026.roster(), delegates={})
    assert said(roster_document(paper)).count("名单待报 Names to be announced") == 8


def test_one_language_says_everything_once(harbin_2026: Event):
    lines = said(roster_document(harbin_2026.roster(("en",))))
    assert "Edmonton, Canada" in lines
    assert not any("代表团" in line for line in lines)
