"""The real window, offscreen, on a register with the bundled events."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from summitdesk import i18n
from summitdesk.bootstrap import Start
from summitdesk.settings import Settings
from support.window import Window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform says this of every dialog that has a least size.
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def sample(sample_file: Path) -> Path:
    """A register with the bundled events."""
    return sample_file


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Opens windows; they are shut when the test ends."""
    from summitdesk.desktop.app import Application

    opened: list[Window] = []

    def make(register: Path | None = None, event: str = "", language: str = "en", palette: str = "light") -> Window:
        i18n.install(language)
        from PySide6.QtWidgets import QApplication

        application = Application(QApplication.instance(), Start(Settings(), tmp_path / "settings.toml"))
        if palette != "light":
            application.use_palette(palette)
        window = Window(qtbot, application)
        opened.append(window)
        application.show(str(register) if register else None)
        if register is not None:
            window.wait_for_events()
        if event:
            window.choose_event(event)
        return window

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def window(make_window: Callable[..., Window], sample: Path) -> Window:
    """The window on the conference of 2019 of the sample."""
    return make_window(sample, "harbin-2019")
