"""The start: the window is painted before anything heavy is imported, and rows follow."""

import json
import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "openpyxl",
    "babel",
    "PIL",
    "uharfbuzz",
    "fontTools",
    "pikepdf",
    "pypdfium2",
)

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from summitdesk.bootstrap import Start
from summitdesk.settings import Settings
from summitdesk.desktop.app import Application

qt = QApplication([])
application = Application(qt, Start(Settings(), Path(sys.argv[1])))
opened = []
application.desk.open = lambda target: opened.append(target) or tell()
def tell():
    painted = application.window.grab().toImage()
    heavy = [name for name in json.loads(sys.argv[2]) if name in sys.modules]
    print(json.dumps({"heavy": heavy, "opened": opened, "title": application.window.windowTitle(),
                      "page": application.window.current_page, "width": painted.width()}))
    QTimer.singleShot(0, application.window.close)
application.show("some.summit")
qt.exec()
"""


def test_the_first_paint_comes_before_anything_heavy(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "settings.toml"), json.dumps(HEAVY)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["heavy"] == []
    assert told["opened"] == ["some.summit"]
    assert told["page"] == "delegations"
