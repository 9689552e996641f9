"""A register on a database server in the window: its name is shown, its password never."""

import pytest
from PySide6.QtWidgets import QWidget

from support.window import Window


def everything_shown(window: Window) -> str:
    """All texts, tips and accessible names of the window, its list of registers, and what it wrote down."""
    window.window._fill_recent()
    said = [window.window.windowTitle(), window.desk.location, *(message.text for message in window.said)]
    said += [action.text() for action in window.window._recent.actions()]
    for widget in window.window.findChildren(QWidget):
        said += [widget.toolTip(), widget.accessibleName(), str(widget.property("text"))]
    return "\n".join(said)


@pytest.mark.postgresql
def test_the_password_of_a_register_on_a_server_is_seen_and_kept_nowhere(
    make_window, postgresql_server, tmp_path, caplog, monkeypatch
):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    postgresql_server.execute("CREATE DATABASE windowed")
    address, password = postgresql_server.url("windowed"), postgresql_server.password
    window = make_window()
    opening = []
    window.desk.opening.connect(opening.append)
    window.desk.create(address)
    window.until(lambda: window.desk.settings.desk.recent != ())
    assert opening == ["windowed · 127.0.0.1"]
    assert window.window.windowTitle() == "windowed · 127.0.0.1 — SummitDesk"
    assert window.desk.settings.desk.recent == (address.replace(f":{password}", ""),)
    window.desk.save_copy(str(tmp_path / "copy.summit"))
    window.until(lambda: len(window.errors) == 1)
    assert "A register on a server" in window.errors[0]
    window.desk.open(address.replace(password, "another"))
    window.until(lambda: len(window.errors) == 2)
    assert "cannot be reached" in window.errors[1]
    seen = everything_shown(window) + caplog.text + (tmp_path / "settings.toml").read_text()
    assert "windowed" in seen
    assert password not in seen
    assert "another" not in caplog.text + "".join(window.errors)
