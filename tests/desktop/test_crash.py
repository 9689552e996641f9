"""When the program itself is wrong: nobody's data in the log, and a dialog with a way out."""

import sys

from PySide6.QtWidgets import QApplication, QPushButton

from summitdesk.desktop.crash import CrashDialog, CrashReporter, details

PASSPORT = "E12345678"


def bug() -> BaseException:
    try:
        try:
            int(PASSPORT)
        except ValueError as error:
            raise RuntimeError(f"cannot store {PASSPORT}") from error
    except RuntimeError as error:
        return error


def test_details_tell_types_and_places_but_no_data():
    text = details(bug())
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert PASSPORT not in text


def test_a_bug_is_logged_and_shown_once(qtbot, tmp_path):
    saved = []
    reporter = CrashReporter(lambda: saved.append(True), tmp_path / "crash.log")
    error = bug()
    reporter.report(type(error), error, error.__traceback__)
    reporter.report(type(error), error, error.__traceback__)
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()]
    assert len(dialogs) == 1
    dialog = dialogs[0]
    log = (tmp_path / "crash.log").read_text()
    assert log.count("RuntimeError") == 2
    assert PASSPORT not in log
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Copy details"].click()
    assert "RuntimeError" in QApplication.clipboard().text()
    buttons["Save a copy…"].click()
    assert saved == [True]
    buttons["Close"].click()
    assert not dialog.isVisible()


def test_a_log_that_cannot_be_written_does_not_hide_the_dialog(qtbot, tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("")
    reporter = CrashReporter(None, blocked / "crash.log")
    error = bug()
    reporter.report(type(error), error, error.__traceback__)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible())
    assert "RuntimeError" in capsys.readouterr().err
    dialog.accept()


def test_an_interrupt_is_no_bug(monkeypatch, tmp_path):
    passed = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed.append(error[0]))
    CrashReporter(None, tmp_path / "crash.log").report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert not (tmp_path / "crash.log").exists()
