"""Setting an event up in the window, from an empty register on, and changing it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel

from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.store.queries.badges import categories_of
from summitdesk.store.queries.events import all_events
from support.window import Window, nameless


@pytest.fixture
def empty(make_window, empty_file) -> Window:
    """The window on a register without an event."""
    window = make_window()
    window.desk.open(str(empty_file))
    window.until(lambda: window.desk.database is not None and window.page.table.empty.isVisible())
    window.until(lambda: window.desk.reader.is_idle and window.desk.writer.is_idle)
    return window


def test_an_empty_register_leads_to_its_first_event(empty: Window):
    empty.page.table.empty.acted.emit()
    dialog = empty.dialog("EventDialog")
    empty.type(dialog.texts.blocks["en"].title, "Ice City Mayors' Forum")
    empty.type(dialog.texts.blocks["zh-Hans"].title, "冰城市长论坛")
    dialog.starts_on.setDate(QDate(2027, 1, 5))
    dialog.ends_on.setDate(QDate(2027, 1, 7))
    dialog.timezone.setText("asia/shangh")
    host = dialog.organizers.add_line()
    empty.type(host.names["zh-Hans"], "哈尔滨市人民政府")
    dialog.submit.click()
    empty.until(lambda: empty.desk.current_event is not None)
    event = empty.desk.current_event
    assert event.slug == "ice-city-mayors-forum-2027"
    assert event.titles == {"zh-Hans": "冰城市长论坛", "en": "Ice City Mayors' Forum"}
    assert (event.starts_on, event.ends_on) == (date(2027, 1, 5), date(2027, 1, 7))
    assert event.timezone == "Asia/Shanghai"
    assert [(each.role, each.names) for each in event.organizers] == [
        (OrganizerRole.HOST, {"zh-Hans": "哈尔滨市人民政府"})
    ]
    with empty.desk.database.reading() as session:
        assert [row.code for row in categories_of(session, event.id)] == [
            *("head", "delegate", "host", "interpreter", "press", "staff")
        ]
    empty.until(lambda: "No delegates yet" in [label.text() for label in empty.page.findChildren(QLabel)])
    empty.window.run("edit.undo")
    empty.until(lambda: empty.desk.current_event is None)


def test_what_was_typed_stays_when_the_register_refuses_it(empty: Window):
    empty.window.run("event.new")
    dialog = empty.dialog("EventDialog")
    dialog.submit.click()
    empty.until(lambda: bool(empty.errors))
    assert dialog.isVisible()
    assert empty.errors[0] in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.host.setText("Atlantis")
    dialog.submit.click()
    assert any("Atlantis" in label.text() for label in dialog.findChildren(QLabel))
    empty.type(dialog.texts.blocks["en"].title, "Forum")
    dialog.host.clear()
    dialog.submit.click()
    empty.until(lambda: empty.desk.current_event is not None and empty.desk.editor.undo_view.undo != "")


def test_another_event_is_put_on_the_desk_when_it_is_made(window: Window):
    window.window.run("event.new")
    dialog = window.dialog("EventDialog")
    window.type(dialog.texts.blocks["en"].title, "Second Forum")
    dialog.host.setText("niigata")
    assert dialog.host.value()
    dialog.submit.click()
    window.until(lambda: window.desk.current_event.titles.get("en") == "Second Forum")
    assert window.desk.current_event.host.slug == "niigata"


def test_an_event_is_changed_in_one_step(window: Window):
    before = window.desk.current_event
    window.window.run("event.edit")
    dialog = window.dialog("EventDialog")
    assert dialog.texts.languages == before.languages
    dialog.texts.add_language("ru")
    window.type(dialog.texts.blocks["ru"].title, "Конференция мэров")
    dialog.texts.raise_language("ru")
    first = dialog.organizers.lines[0] if dialog.organizers.lines else dialog.organizers.add_line()
    window.type(first.names["en"], "City of Harbin")
    first.role.choose("supporter")
    dialog.submit.click()
    window.until(lambda: window.desk.current_event.titles.get("ru") == "Конференция мэров")
    after = window.desk.current_event
    assert after.slug == before.slug
    assert "ru" in after.languages
    assert after.languages[-1] != "ru"
    assert (OrganizerRole.SUPPORTER, "City of Harbin") in [(each.role, each.names["en"]) for each in after.organizers]
    window.window.run("edit.undo")
    window.until(lambda: window.desk.current_event.titles == before.titles)
    assert window.desk.current_event.organizers == before.organizers


def test_a_language_that_comes_back_has_its_texts(window: Window):
    window.window.run("event.edit")
    dialog = window.dialog("EventDialog")
    title = dialog.texts.blocks["en"].title.text()
    dialog.texts.remove_language("en")
    assert "en" not in dialog.texts.blocks
    dialog.texts.add_language("en")
    assert dialog.texts.blocks["en"].title.text() == title
    dialog.reject()
    assert window.desk.current_event.titles["en"] == title


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_field_has_a_name(make_window, sample, language):
    window = make_window(sample, "harbin-2026", language)
    window.window.run("event.edit")
    dialog = window.dialog("EventDialog")
    assert nameless(dialog, inside_named=True) == []
    dialog.reject()
    with window.desk.database.reading() as session:
        assert len(all_events(session)) == 3
