"""Photograph the real window on the bundled events, for README and docs: docs/images/window-*.png.

Run it in the checkout: `.venv/bin/python tools/screenshots.py [FOLDER]`. It needs no display.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice
from PySide6.QtWidgets import QApplication

from summitdesk import i18n
from summitdesk.bootstrap import Start
from summitdesk.desktop.app import Application
from summitdesk.domain.vocabulary import Channel, InvitationState
from summitdesk.services.invitations import Mailing, prepare_invitations, record_steps, set_reply_by
from summitdesk.services.sample import load_sample
from summitdesk.settings import Desk, Settings
from summitdesk.store.database import Database
from summitdesk.store.queries.delegations import delegations_of

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
QUIET = 1.0
"""Seconds without work after which everything has been painted."""


@dataclass(frozen=True)
class Shot:
    """One picture: what is shown, and how."""

    name: str
    page: str
    event: str
    language: str = "en"
    palette: str = "light"
    width: int = 1360
    height: int = 860
    subject: str = ""
    pane: str = ""


SHOTS = (
    Shot("window-delegations", "delegations", "harbin-2026", subject="Andrew Knack"),
    Shot("window-documents", "documents", "harbin-2019"),
    Shot("window-badges", "badges", "harbin-2026"),
    Shot("window-findings", "findings", "harbin-2026"),
    Shot("window-delegations-zh", "delegations", "harbin-2026", language="zh_CN", subject="王合生"),
    Shot("window-documents-dark", "documents", "harbin-2019", language="zh_CN", palette="dark"),
    Shot("window-agreement", "documents", "wuhan-2021", pane="details"),
    # The last one: what is written for it would show in the others.
    Shot("window-invitations", "invitations", "harbin-2026", subject="Andrew Knack"),
)


def settle(qt: QApplication, application: Application) -> None:
    """Let the program run until nothing is written, read or set any more."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET:
        qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if application.desk.is_busy:
            quiet_since = time.monotonic()
        time.sleep(0.005)


def invite(application: Application) -> None:
    """Invite the cities of 2026 and let some of them answer; one is late, and one is not invited yet."""
    editor = application.desk.editor
    event = next(event for event in application.desk.events if event.slug == "harbin-2026")
    today = date.today()
    drafted, due = today - timedelta(days=20), today + timedelta(days=9)
    with application.desk.database.reading() as session:  # type: ignore[union-attr]
        keys = {row.city.slug: row.id for row in delegations_of(session, event.id) if not row.is_host}
    mailing = Mailing(drafted, due, "HRB-2026-{n:03}", True, frozenset(keys.values()) - {keys["chalandri"]})
    editor.run("", partial(prepare_invitations, event_id=event.id, mailing=mailing))
    for slugs, state, days in (
        (("edmonton", "rovaniemi", "magdeburg", "bucheon", "erzurum"), InvitationState.SENT, 19),
        (("edmonton",), InvitationState.ACCEPTED, 8),
        (("magdeburg",), InvitationState.REGRET, 6),
    ):
        step = partial(record_steps, delegation_ids=[keys[slug] for slug in slugs], state=state)
        editor.run("", partial(step, on=today - timedelta(days=days), channel=Channel.EMAIL))
    for slug, days in (("rovaniemi", -2), ("bucheon", 1)):
        day = today + timedelta(days=days)
        editor.run("", partial(set_reply_by, delegation_id=keys[slug], day=day))


def show(shot: Shot, application: Application, wait: Callable[[], None]) -> None:
    """Bring the window into the state of a shot."""
    if shot.page == "invitations":
        invite(application)
    application.use_palette(shot.palette)
    application.use_language(shot.language)
    application.window.resize(shot.width, shot.height)
    desk = application.desk
    desk.choose_event(next(event.id for event in desk.events if event.slug == shot.event))
    desk.go(shot.page)
    wait()
    page = application.window.page(shot.page)
    if shot.subject:
        rows = page.model.rows_here().values()  # type: ignore[attr-defined]
        people = [getattr(row, "addressee", row) for row in rows]
        page.show_subject(next(one.id for one in people if shot.subject in [name.full for name in one.names]))
    if shot.pane:
        page.side.turn_to(shot.pane)  # type: ignore[attr-defined]
    if shot.page == "badges":
        page.table.view.selectAll()  # type: ignore[attr-defined]
    wait()
    application.window.banner.hide()


def save(application: Application, target: Path) -> None:
    """Save the window in few colours: flat surfaces need no more, and the files stay small."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    application.window.grab().save(buffer, "PNG")
    buffer.seek(0)
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Make every picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder: Path = options.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    i18n.install("en")
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        register = Path(place) / "mayors.summit"
        with Database.create(register, operator="Protocol office") as database:
            load_sample(database)
        settings = Settings(desk=Desk(operator="Protocol office"))
        application = Application(qt, Start(settings, Path(place) / "settings.toml"))
        application.show(str(register))
        settle(qt, application)
        for shot in SHOTS:
            show(shot, application, lambda: settle(qt, application))
            save(application, folder / f"{shot.name}.png")
            sys.stdout.write(f"{folder / shot.name}.png\n")
        application.window.close()


if __name__ == "__main__":
    main()
