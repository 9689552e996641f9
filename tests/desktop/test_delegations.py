"""Adding and removing delegations in the window."""

from PySide6.QtWidgets import QLabel

from summitdesk.store.queries.delegations import delegations_of
from support.window import Window


def cities(window: Window) -> dict[str, str]:
    """The cities that come, by their short names, with their countries."""
    with window.desk.database.reading() as session:
        rows = delegations_of(session, window.desk.current_event.id)
    return {row.city.slug: row.city.country.code for row in rows}


def test_a_city_of_the_register_is_found_by_any_of_its_names(window: Window):
    window.choose_event("harbin-2026")
    window.window.run("delegation.add")
    dialog = window.dialog("AddDelegation")
    dialog.city.setText("新潟")
    dialog.submit.click()
    window.until(lambda: "niigata" in cities(window))
    window.until(lambda: not window.is_open("AddDelegation"))


def test_a_new_city_comes_with_its_country(window: Window):
    window.window.run("delegation.add")
    dialog = window.dialog("AddDelegation")
    dialog.new.setChecked(True)
    dialog.submit.click()
    assert "Give the name of the city in at least one language." in [
        each.text() for each in dialog.findChildren(QLabel)
    ]
    window.type(dialog.names["en"], "Reykjavik")
    dialog.submit.click()
    assert "Choose the country from the list." in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.country.setText("冰岛")
    dialog.kind.choose("metropolitan_municipality")
    dialog.submit.click()
    window.until(lambda: cities(window).get("reykjavik") == "IS")
    window.until(lambda: window.desk.editor.undo_view.undo == "Add a delegation")
    window.window.run("edit.undo")
    window.until(lambda: "reykjavik" not in cities(window))


def test_cities_that_come_already_are_not_offered(window: Window):
    window.window.run("delegation.add")
    dialog = window.dialog("AddDelegation")
    dialog.city.setText("Niigata, Japan")
    assert dialog.city.value() == ""
    dialog.submit.click()
    assert "Choose a city of the register, or describe a new one." in [
        each.text() for each in dialog.findChildren(QLabel)
    ]
    dialog.reject()


def test_a_delegation_is_removed_and_comes_back(window: Window):
    window.until(lambda: window.page._shown is not None)
    slug = window.page._shown.city.slug
    window.window.run("delegation.remove")
    window.until(lambda: slug not in cities(window))
    window.until(lambda: window.window.banner.text == "Delegation removed.")
    window.until(lambda: window.page.model.total == 22)
    window.window.run("edit.undo")
    window.until(lambda: slug in cities(window) and window.page.model.total == 23)


def test_a_delegation_without_people_is_removed_by_its_city(window: Window):
    window.window.run("delegation.add")
    dialog = window.dialog("AddDelegation")
    dialog.new.setChecked(True)
    window.type(dialog.names["en"], "Oslo")
    dialog.country.setText("Norway")
    dialog.submit.click()
    window.until(lambda: window.page._filters.city.findData("oslo") > 0)
    window.page._filters.city.choose("oslo")
    window.until(lambda: window.page.model.total == 0 and window.page._shown is None)
    window.window.run("delegation.remove")
    window.until(lambda: "oslo" not in cities(window))


def test_the_shortcuts_of_who_is_selected_work_at_once(window: Window):
    window.until(lambda: window.page._shown is not None)
    for name in ("delegate.remove", "delegation.remove", "delegation.add", "roster.import", "event.edit"):
        assert window.window.board[name].isEnabled(), name
