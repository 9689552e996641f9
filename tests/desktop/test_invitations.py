"""The page of invitations: its list, the inspector, and the dialogs that draft, record, print and release."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from summitdesk.desktop import dialogs
from summitdesk.desktop.pages.findings.page import page_of
from summitdesk.desktop.pages.invitations.drafting import pattern_of
from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.findings import Finding
from summitdesk.domain.vocabulary import Channel, ReplyMode, Severity
from summitdesk.domain.vocabulary import InvitationState as State
from summitdesk.services import invitations as services
from summitdesk.services.events import set_event_dates
from summitdesk.services.letters import set_letter_value
from summitdesk.services.releases import release_agenda
from summitdesk.services.sample import load_sample
from summitdesk.store.database import Database
from summitdesk.store.queries.delegations import delegations_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.invitations import invitations_of
from summitdesk.store.queries.letters import letter_values_of
from summitdesk.store.queries.releases import releases_of
from support.window import Window

TODAY = date.today()
DRAFTED = TODAY - timedelta(days=20)


def prepare(database: Database) -> None:
    """Invite everybody to the conference of 2026 but Chalandri, and record some of what became of it."""
    load_sample(database)
    with database.reading() as session:
        event = event_by_slug(session, "harbin-2026").id
        keys = {row.city.slug: row.id for row in delegations_of(session, event) if not row.is_host}
    invited = frozenset(key for slug, key in keys.items() if slug != "chalandri")
    mailing = services.Mailing(DRAFTED, TODAY + timedelta(days=9), "HRB-{n:03}", approve=True, only=invited)
    services.prepare_invitations(database, event, mailing)
    sent = [keys[slug] for slug in ("edmonton", "rovaniemi", "bucheon")]
    services.record_steps(database, sent, State.SENT, DRAFTED, channel=Channel.COURIER)
    services.record_steps(database, (keys["edmonton"],), State.ACCEPTED, DRAFTED, note="by telephone")
    services.set_reply_by(database, keys["rovaniemi"], TODAY - timedelta(days=1))
    services.set_reply_by(database, keys["bucheon"], TODAY + timedelta(days=2))
    set_letter_value(database, event, "contact_name", "en", "Ms Li")


@pytest.fixture
def prepared(registers, tmp_path: Path) -> Path:
    """A register in which some have been invited."""
    file: Path = registers(prepare).file(tmp_path / "invited.summit")
    return file


@pytest.fixture
def invited(make_window, prepared: Path) -> Window:
    window: Window = make_window(prepared, "harbin-2026")
    window.go("invitations")
    window.until(lambda: bool(window.page._around.counts))
    return window


def row(window: Window, slug: str):
    rows = window.page.model.rows_here().values()
    return next(each for each in rows if each.delegation.city.slug == slug)


def choose(window: Window, slug: str):
    window.page.table.select(row(window, slug).delegation.id)
    window.until(lambda: window.page._shown is not None and window.page._shown.delegation.city.slug == slug)
    return row(window, slug)


def cells(window: Window, slug: str) -> dict[str, str]:
    model, found = window.page.model, row(window, slug)
    return {column.id: model.shown_text_of(found, column) for column in model.columns}


def stored(window: Window, slug: str):
    database = window.desk.database
    with database.reading() as session:
        event = event_by_slug(session, "harbin-2026").id
        delegation = next(each for each in delegations_of(session, event) if each.city.slug == slug)
        return next((each for each in invitations_of(session, event) if each.delegation_id == delegation.id), None)


def test_one_row_a_visiting_delegation(invited: Window):
    assert invited.page.model.total == 7
    edmonton = cells(invited, "edmonton")
    assert (edmonton["city"], edmonton["country"], edmonton["addressee"]) == ("Edmonton", "Canada", "Andrew Knack")
    assert edmonton["number"] == "HRB-001"
    assert edmonton["state"].startswith("Accepted · ")
    assert cells(invited, "chalandri")["state"] == "Not invited"
    assert invited.page._header._shown.text() == "Not invited 1 · Approved 3 · Sent 2 · Accepted 1"


def test_rows_are_in_the_language_of_the_interface(make_window, prepared: Path):
    window: Window = make_window(prepared, "harbin-2026", language="zh_CN")
    window.go("invitations")
    edmonton = cells(window, "edmonton")
    assert (edmonton["city"], edmonton["country"]) == ("埃德蒙顿", "加拿大")
    assert edmonton["state"].startswith("接受 · ")


def test_a_reply_that_presses_is_tinted(invited: Window):
    page, palette = invited.page, invited.page._look.palette
    column = next(column for column in page.model.columns if column.id == "reply_by")
    tints = {slug: column.tint(row(invited, slug)) for slug in ("rovaniemi", "bucheon", "edmonton", "magdeburg")}
    assert tints == {"rovaniemi": palette.seal, "bucheon": palette.amber, "edmonton": "", "magdeburg": ""}


def test_search_filters_and_sort(invited: Window):
    page = invited.page

    def slugs():
        return [each.delegation.city.slug for each in page.model.rows_here().values()]

    page._header.search.setText("hrb-001")
    invited.until(lambda: slugs() == ["edmonton"])
    assert page._header._shown.text() == "1 delegation"
    page._header.search.clear()
    invited.until(lambda: page.model.total == 7)
    page._filters.state.choose("uninvited")
    invited.until(lambda: slugs() == ["chalandri"])
    page._filters.state.choose("due")
    invited.until(lambda: sorted(slugs()) == ["bucheon", "rovaniemi"])
    page._filters.state.choose(State.REGRET.value)
    invited.until(lambda: page.model.total == 0)
    page.table.empty.acted.emit()
    invited.until(lambda: page.model.total == 7)
    page._sort("city", True)
    invited.until(lambda: slugs()[0] == "rovaniemi")


def test_state_and_filters_survive_another_language(invited: Window):
    choose(invited, "bucheon")
    invited.page._filters.state.choose("due")
    invited.until(lambda: invited.page.model.total == 2)
    invited.window.run("view.chinese")
    invited.until(lambda: invited.page.model.total == 2 and invited.page._shown is not None)
    assert invited.page._filters.state.value() == "due"
    assert invited.page._shown.delegation.city.slug == "bucheon"


def test_the_empty_page_offers_to_draft(make_window, sample: Path):
    window: Window = make_window(sample, "harbin-2026")
    page = window.go("invitations")
    window.until(page.table.empty.isVisible)
    assert page.table.empty._button.text() == "Draft invitations…"
    page.table.empty._button.click()
    dialog = window.dialog("DraftInvitations")
    dialog.day.show_day(DRAFTED)
    dialog.reply_by.show_day(TODAY)
    dialog.pattern.setText("HRB-{n}")
    dialog.approve.setChecked(True)
    dialog.submit.click()
    window.until(lambda: page.table.view.isVisible() and not page.table.empty.isVisible())
    window.until(lambda: page._around.invited == 7)
    found = stored(window, "edmonton")
    assert (found.state, found.reply_by) == (State.APPROVED, TODAY)
    assert found.number.startswith("HRB-")
    window.window.run("edit.undo")
    window.until(lambda: page._around.counts == {None: 7})
    assert page.table.empty.isVisible()


def test_a_pattern_that_numbers_nothing_is_told_in_the_dialog(make_window, sample: Path):
    window: Window = make_window(sample, "harbin-2026")
    window.go("invitations")
    window.until(lambda: window.page._around.visitors == 7)
    window.window.run("invitation.draft")
    dialog = window.dialog("DraftInvitations")
    dialog.pattern.setText("HRB")
    dialog.submit.click()
    window.until(lambda: "does not say where the number stands" in dialog._refusal.text())
    assert dialog.isVisible()
    dialog.reject()
    assert stored(window, "edmonton") is None


def test_only_the_selected_are_drafted(make_window, sample: Path):
    window: Window = make_window(sample, "harbin-2026")
    window.go("invitations")
    window.until(lambda: window.page._around.visitors == 7)
    window.page._filters.state.choose("uninvited")
    window.until(lambda: window.page._is_narrowed and window.page.table.view.isVisible())
    choose(window, "bucheon")
    window.page._head.next.click()
    dialog = window.dialog("DraftInvitations")
    assert dialog.chosen.isChecked()
    dialog.submit.click()
    window.until(lambda: stored(window, "bucheon") is not None)
    assert stored(window, "edmonton") is None


@pytest.mark.parametrize(
    ("numbers", "pattern"),
    [
        ([], ""),
        (["", "HRB-2026-007"], "HRB-2026-{n:03}"),
        (["哈外函〔2025〕9号", "哈外函〔2025〕8号"], "哈外函〔2025〕{n}号"),
        (["{A}-12"], "{{A}}-{n}"),
        (["none"], ""),
    ],
)
def test_the_pattern_of_numbers_goes_on(numbers, pattern):
    assert pattern_of(numbers) == pattern


def test_a_step_is_recorded_with_day_channel_and_hand(invited: Window):
    choose(invited, "magdeburg")
    invited.page._head.next.click()
    dialog = invited.dialog("RecordStep")
    assert [dialog.state.itemData(each) for each in range(dialog.state.count())] == ["sent", "draft"]
    assert dialog.by.text() == invited.desk.operator
    dialog.channel.choose(Channel.EMBASSY.value)
    dialog.by.setText("Ms Li")
    dialog.submit.click()
    invited.until(lambda: stored(invited, "magdeburg").state is State.SENT)
    step = stored(invited, "magdeburg").steps[-1]
    assert (step.on, step.channel, step.by) == (TODAY, Channel.EMBASSY, "Ms Li")
    invited.until(lambda: cells(invited, "magdeburg")["state"].startswith("Sent"))
    invited.window.run("edit.undo")
    invited.until(lambda: stored(invited, "magdeburg").state is State.APPROVED)


def test_return_on_a_row_leads_it_on(invited: Window):
    choose(invited, "edmonton")
    invited.page.table.view.activated_row.emit()
    dialog = invited.dialog("RecordStep")
    assert dialog.state.value() == State.CONFIRMED
    dialog.state.choose(State.ARRIVED.value)
    dialog.submit.click()
    invited.until(lambda: invited.page._shown.invitation.state is State.ARRIVED)
    assert not invited.page._head.next.isEnabled()
    invited.page.table.view.activated_row.emit()
    assert not invited.is_open("RecordStep"), "nothing follows an arrival"


def test_a_step_dated_too_early_is_told_in_the_dialog(invited: Window):
    choose(invited, "rovaniemi")
    invited.window.run("invitation.record")
    dialog = invited.dialog("RecordStep")
    dialog.day.show_day(DRAFTED - timedelta(days=30))
    dialog.submit.click()
    invited.until(lambda: "before “sent”" in dialog._refusal.text())
    assert dialog.submit.isEnabled()
    dialog.reject()
    assert stored(invited, "rovaniemi").state is State.SENT


def test_the_same_step_is_recorded_for_the_selection_as_one(invited: Window):
    page = invited.page
    page._filters.state.choose(State.SENT.value)
    invited.until(lambda: page.model.total == 2)
    page.table.view.selectAll()
    invited.until(lambda: page._head.next.text() == "Record step for 2…")
    page._head.next.click()
    dialog = invited.dialog("RecordStep")
    dialog.state.choose(State.REGRET.value)
    dialog.submit.click()
    invited.until(lambda: page.model.total == 0)
    assert {stored(invited, slug).state for slug in ("rovaniemi", "bucheon")} == {State.REGRET}
    assert invited.said[-1].text == "2 invitations: Regrets."
    invited.window.run("edit.undo")
    invited.until(lambda: page.model.total == 2)


def test_what_shares_no_step_records_none(invited: Window):
    invited.page.table.view.selectAll()
    invited.until(lambda: not invited.window.board["invitation.record"].isEnabled())
    choose(invited, "chalandri")
    assert not invited.window.board["invitation.record"].isEnabled()
    choose(invited, "rovaniemi")
    assert invited.window.board["invitation.record"].isEnabled()


def test_number_day_and_mode_are_edited_in_the_inspector(invited: Window):
    choose(invited, "rovaniemi")
    form = invited.page.inspector.form
    note = form._editors["reply_by"]._note
    assert note.text() == "This day has passed."
    invited.type(form.editor("number"), "哈外 12")
    invited.leave(form.editor("number"))
    invited.until(lambda: stored(invited, "rovaniemi").number == "哈外 12")
    invited.type(form.editor("reply_by"), "1 December 2031")
    invited.leave(form.editor("reply_by"))
    invited.until(lambda: stored(invited, "rovaniemi").reply_by == date(2031, 12, 1))
    invited.until(lambda: form.editor("reply_by").text() == "2031-12-01")
    assert not note.isVisible()
    mode = form.editor("reply_mode")
    mode.choose(ReplyMode.REGRETS_ONLY.value)
    mode.activated.emit(mode.currentIndex())
    invited.until(lambda: stored(invited, "rovaniemi").reply_mode is ReplyMode.REGRETS_ONLY)


def test_what_is_no_day_is_a_sentence_and_is_taken_back(invited: Window):
    choose(invited, "bucheon")
    field = invited.page.inspector.form.editor("reply_by")
    invited.type(field, "03/04/2026")
    invited.leave(field)
    invited.until(lambda: bool(invited.errors))
    assert "“03/04/2026” does not name a day." in invited.errors[0]
    invited.until(lambda: field.text() == (TODAY + timedelta(days=2)).isoformat())


def test_steps_are_told_newest_first(invited: Window):
    choose(invited, "edmonton")
    told = invited.page._history.told()
    assert [details for _title, details in told] == ["test · by telephone", "Courier · test", "test", "test"]
    assert told[0][0].startswith("Accepted · ")
    choose(invited, "chalandri")
    assert not invited.page._history.isVisible()


def test_another_row_of_the_same_kind_keeps_the_form(invited: Window):
    """Building thirty fields anew would hold the window up for longer than a glance takes."""
    choose(invited, "edmonton")
    number = invited.page.inspector.form.editor("number")
    choose(invited, "rovaniemi")
    assert invited.page.inspector.form.editor("number") is number
    assert number.text() == row(invited, "rovaniemi").invitation.number


def test_letter_values_are_shown_with_what_they_fall_back_to(invited: Window):
    choose(invited, "edmonton")
    form = invited.page.inspector.form
    assert form.editor("value.contact_name").text() == "Ms Li"
    assert form.editor("value.signer_name").placeholderText() == "No value yet"
    assert form.editor("value.inviter").placeholderText() != "No value yet"
    assert "value.addressee_name" not in form._editors
    scope = form.editor("scope")
    scope.choose("one")
    scope.activated.emit(scope.currentIndex())
    assert form.editor("value.contact_name").text() == ""
    assert form.editor("value.contact_name").placeholderText() == "Ms Li"
    assert "Knack" in form.editor("value.addressee_name").placeholderText()
    language = form.editor("language")
    language.choose("zh-Hans")
    language.activated.emit(language.currentIndex())
    assert form.editor("value.contact_name").placeholderText() == "No value yet"


def test_letter_values_are_written_for_all_and_for_one(invited: Window):
    found = choose(invited, "edmonton")
    form = invited.page.inspector.form
    invited.type(form.editor("value.signer_name"), "Wang Hesheng")
    invited.leave(form.editor("value.signer_name"))
    scope = form.editor("scope")
    scope.choose("one")
    scope.activated.emit(scope.currentIndex())
    invited.type(form.editor("value.party"), "The Mayor & two")
    invited.leave(form.editor("value.party"))

    def values():
        with invited.desk.database.reading() as session:
            rows = letter_values_of(session, invited.desk.current_event.id)
        return {(each.name, each.delegation_id): dict(each.texts) for each in rows}

    invited.until(lambda: ("party", found.delegation.id) in values())
    assert values()["party", found.delegation.id] == {"en": "The Mayor & two"}
    assert values()["signer_name", None] == {"en": "Wang Hesheng"}
    invited.window.run("edit.undo")
    invited.until(lambda: not values().get(("party", found.delegation.id)))


def test_a_value_for_no_language_is_changed_as_such(make_window, prepared: Path):
    with Database.open(prepared, operator="test") as database:
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2026").id
        set_letter_value(database, event, "contact_phone", "und", "+86 1")
    window: Window = make_window(prepared, "harbin-2026")
    window.go("invitations")
    choose(window, "edmonton")
    field = window.page.inspector.form.editor("value.contact_phone")
    assert field.text() == "+86 1"
    window.type(field, "+86 2")
    window.leave(field)

    def texts():
        with window.desk.database.reading() as session:
            rows = letter_values_of(session, event)
        return next(dict(each.texts) for each in rows if each.name == "contact_phone")

    window.until(lambda: texts() == {"und": "+86 2"})


def letters(window: Window, action: str):
    window.window.run(action)
    dialog = window.dialog("LettersDialog")
    window.until(lambda: dialog.paper.paper.pages > 0 or bool(dialog._refusal.text()))
    return dialog


@pytest.mark.parametrize(
    ("action", "kind", "pages"),
    [
        ("letters.envelopes", PaperKind.ENVELOPES, 7),
        ("letters.labels", PaperKind.LABELS, 1),
    ],
)
def test_what_is_chosen_is_shown_as_it_will_be_printed(invited: Window, action, kind, pages):
    choose(invited, "bucheon")
    dialog = letters(invited, action)
    assert dialog.wanted().kind is kind
    invited.until(lambda: dialog.paper.paper.pages == pages)
    dialog._choices.chosen.setChecked(True)
    invited.until(lambda: dialog.paper.paper.pages == 1)
    assert dialog.wanted().options.only == (str(row(invited, "bucheon").delegation.id),)
    dialog.reject()


def test_labels_begin_at_a_chosen_cell(invited: Window):
    dialog = letters(invited, "letters.labels")
    invited.until(lambda: bool(dialog._stocks.labels))
    invited.qtbot.keyClick(dialog._choices.picker, Qt.Key.Key_Right)
    assert dialog.wanted().options.start_at == 2
    assert dialog.wanted().options.stock == "avery-l7160"
    dialog.reject()


def test_reminders_go_to_those_who_are_due(invited: Window):
    dialog = letters(invited, "letters.reminders")
    assert len(dialog._keys(dialog.wanted())) == 2
    assert dialog.wanted().options.on == TODAY
    assert dialog.paper.paper.pages >= 2
    assert dialog._notes.isVisible()
    dialog.reject()


def test_visa_letters_are_refused_in_the_dialog_with_the_facts_that_lack(invited: Window):
    dialog = letters(invited, "letters.visa")
    invited.until(lambda: "passport number" in dialog._refusal.text())
    assert not any(button.isEnabled() for button in dialog._buttons[1:])
    assert not invited.errors, "the sentence stands in the dialog, not behind it"
    dialog.kind.choose(PaperKind.LABELS.value)
    invited.until(lambda: dialog.paper.paper.pages == 1)
    assert all(button.isEnabled() for button in dialog._buttons)
    dialog.reject()


def test_a_final_print_with_errors_is_refused_in_the_dialog(invited: Window):
    dialog = letters(invited, "letters.invitations")
    dialog._choices.final.setChecked(True)
    invited.until(lambda: "keep this final print back" in dialog._refusal.text())
    assert dialog.paper.paper.pages == 0
    dialog.reject()


def test_a_paper_keeps_one_language_at_least(invited: Window):
    dialog = letters(invited, "letters.labels")
    checks = dialog._choices.languages
    assert dialog.wanted().options.languages == ("zh-Hans", "en")
    checks["zh-Hans"].click()
    assert dialog.wanted().options.languages == ("en",)
    checks["en"].click()
    assert dialog.wanted().options.languages == ("en",)
    dialog.reject()


def test_letters_are_saved(invited: Window, tmp_path, monkeypatch):
    target = tmp_path / "letters.pdf"
    monkeypatch.setattr(dialogs, "choose_pdf", lambda *question: str(target))
    choose(invited, "edmonton")
    invited.window.run("file.print")
    dialog = invited.dialog("LettersDialog")
    dialog._choices.chosen.setChecked(True)
    dialog._save()
    invited.until(lambda: any(message.text.startswith("Saved letters.pdf") for message in invited.said))
    assert target.read_bytes().startswith(b"%PDF")


def test_closing_the_dialog_while_it_sets_is_harmless(invited: Window):
    invited.window.run("letters.invitations")
    dialog = invited.dialog("LettersDialog")
    invited.until(lambda: not dialog._pause.isActive())
    dialog.reject()
    invited.until(lambda: invited.desk.press.is_idle)
    assert not invited.errors


def test_final_letters_can_be_recorded_as_sent(invited: Window):
    from summitdesk.services.printing import Options

    page = invited.page
    page._post._offer_sent(Options(final=False))
    assert not any(message.action == "Record as sent…" for message in invited.said)
    page._post._offer_sent(Options(final=True))
    invited.said[-1].run()
    dialog = invited.dialog("RecordStep")
    assert dialog.state.value() == State.SENT
    assert len(dialog._rows) == 3, "those that are approved"
    dialog.submit.click()
    invited.until(lambda: stored(invited, "magdeburg").state is State.SENT)


def test_the_programme_is_released_and_its_changes_are_printed(invited: Window):
    page = invited.page
    assert not invited.window.board["programme.changes"].isEnabled()
    invited.window.run("programme.release")
    dialog = invited.dialog("ReleaseProgramme")
    dialog.submit.click()
    invited.until(lambda: page._around.is_released)
    assert invited.said[-1].text == "Version 1 of the programme is released."
    with invited.desk.database.reading() as session:
        assert releases_of(session, invited.desk.current_event.id)[0].released_on == TODAY
    invited.until(invited.window.board["programme.changes"].isEnabled)
    dialog = letters(invited, "programme.changes")
    assert (dialog.wanted().kind, dialog.wanted().options.since) == (PaperKind.AGENDA_CHANGES, 1)
    invited.until(lambda: dialog.paper.paper.pages == 1)
    dialog.reject()


def test_a_programme_that_has_not_changed_is_not_released_again(make_window, sample: Path):
    with Database.open(sample, operator="test") as database:
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2026").id
        release_agenda(database, event, DRAFTED)
    window: Window = make_window(sample, "harbin-2026")
    window.go("invitations")
    window.window.run("programme.release")
    dialog = window.dialog("ReleaseProgramme")
    dialog.submit.click()
    window.until(lambda: "Nothing has changed since version 1" in dialog._refusal.text())
    dialog.reject()


def test_a_subject_from_elsewhere_is_selected(invited: Window):
    found = row(invited, "bucheon")
    for subject in (found.invitation.id, found.addressee.id, found.addressee.person_id, found.delegation.id):
        invited.page.table.view.selectRow(0)
        invited.page.show_subject(subject)
        invited.until(lambda: invited.page._shown.delegation.city.slug == "bucheon")


@pytest.mark.parametrize("action", ["invitation.record", "invitation.draft", "programme.release", "letters.labels"])
def test_everything_in_the_dialogs_that_takes_the_focus_has_a_name(invited: Window, action):
    choose(invited, "bucheon")
    invited.window.run(action)
    names = ("RecordStep", "DraftInvitations", "ReleaseProgramme", "LettersDialog")
    invited.until(lambda: any(invited.is_open(name) for name in names))
    dialog = QApplication.activeModalWidget()
    for widget in dialog.findChildren(object):
        policy = getattr(widget, "focusPolicy", None)
        if policy is not None and policy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            inner = widget.objectName().startswith("qt_")
            assert inner or widget.accessibleName(), type(widget).__name__
    dialog.reject()


def test_findings_about_letters_lead_here_and_stand_in_the_inspector(invited: Window):
    edmonton = choose(invited, "edmonton")
    page, event = invited.page, invited.desk.current_event
    shared = Finding("letter.undefined", Severity.ERROR, event.slug, event.id, "Lacks who signs.", "", "event")
    own = Finding("letter.unnamed", Severity.NOTE, "Edmonton", edmonton.delegation.id, "No name.", "", "delegation")
    other = Finding("count.differs", Severity.ERROR, event.slug, event.id, "Counts differ.", "", "event")
    assert [page_of(finding) for finding in (shared, own, other)] == ["invitations", "invitations", ""]
    invited.desk.preflight.stop()
    invited.desk.preflight.findings = (shared, own, other)
    page._show_notes()
    assert page._notes._findings == (shared, own)


def test_silence_is_recorded_when_the_event_is_about_to_begin(make_window, prepared: Path):
    with Database.open(prepared, operator="test") as database:
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2026").id
        set_event_dates(database, event, TODAY + timedelta(days=2), TODAY + timedelta(days=4))
    window: Window = make_window(prepared, "harbin-2026")
    page = window.go("invitations")
    window.until(lambda: page._around.silent == 2)
    window.window.run("invitation.silence")
    window.until(lambda: {stored(window, slug).state for slug in ("rovaniemi", "bucheon")} == {State.NO_REPLY})
    window.until(lambda: page._around.silent == 0)
    assert not window.window.board["invitation.silence"].isEnabled()
    window.window.run("edit.undo")
    window.until(lambda: stored(window, "bucheon").state is State.SENT)
