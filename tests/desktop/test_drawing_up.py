"""Documents are drawn up in the window: agreements from their templates, the rest with a title."""

import pytest

from summitdesk.domain.alternat import terms_of
from summitdesk.domain.rows import InstrumentRow
from summitdesk.domain.vocabulary import InstrumentKind
from summitdesk.store.queries.instruments import instruments_of
from support.window import Window


@pytest.fixture
def page(window: Window):
    shown = window.go("documents")
    window.until(lambda: shown._instrument is not None)
    return shown


def documents(window: Window) -> dict[str, InstrumentRow]:
    with window.desk.database.reading() as session:
        return {row.slug: row for row in instruments_of(session, window.desk.current_event.id)}


def delegation(page, slug: str) -> str:
    return next(str(each.id) for each in page._instruments.delegations if each.city.slug == slug)


def asked(window: Window):
    window.window.run("document.new")
    return window.dialog("NewDocument")


def choose_kind(dialog, kind: InstrumentKind) -> None:
    dialog.kind.choose(kind.value)


def test_an_agreement_is_drawn_up_from_its_template_and_shown(page, window: Window):
    dialog = asked(window)
    choose_kind(dialog, InstrumentKind.SISTER_CITY_AGREEMENT)
    assert list(dialog.languages) == ["zh-Hans", "en", "ru"]
    assert [check.isChecked() for check in dialog.languages.values()] == [True, True, False]
    dialog.sides[0].choose(delegation(page, "harbin"))
    dialog.sides[1].choose(delegation(page, "niigata"))
    dialog.submit.click()
    window.until(lambda: page._instrument is not None and page._instrument.slug == "harbin-niigata")
    made = documents(window)["harbin-niigata"]
    assert made.kind is InstrumentKind.SISTER_CITY_AGREEMENT
    assert terms_of(made).term_years == 5
    assert page._choice.currentText() == "Harbin – Niigata · Sister-city agreement"
    assert not window.is_open("NewDocument")
    window.desk.editor.undo()
    window.until(lambda: set(documents(window)) == {"harbin-initiative"})
    window.until(lambda: page._instrument.slug == "harbin-initiative")


def test_a_declaration_has_the_title_and_everybody_who_signs(page, window: Window):
    dialog = asked(window)
    choose_kind(dialog, InstrumentKind.DECLARATION)
    dialog.titles["en"].setText("Harbin Declaration on Ice")
    dialog.languages["zh-Hans"].setChecked(False)
    dialog.submit.click()
    window.until(lambda: "harbin-declaration-on-ice" in documents(window))
    made = documents(window)["harbin-declaration-on-ice"]
    assert (made.kind, made.languages) == (InstrumentKind.DECLARATION, ("en",))
    assert len(made.signatories) == len(documents(window)["harbin-initiative"].signatories)
    window.until(lambda: page._instrument.slug == "harbin-declaration-on-ice")
    window.until(lambda: len(page.outline._titles) == 1)


def test_the_dialog_says_what_lacks(page, window: Window):
    dialog = asked(window)
    dialog.submit.click()
    assert "title" in dialog._refusal.text()
    choose_kind(dialog, InstrumentKind.MEMORANDUM)
    assert not dialog._refusal.isVisible()
    dialog.sides[0].choose(delegation(page, "harbin"))
    dialog.sides[1].clear()
    dialog.submit.click()
    assert "two delegations" in dialog._refusal.text()
    dialog.sides[1].choose(delegation(page, "harbin"))
    dialog.submit.click()
    assert "two different" in dialog._refusal.text()
    for check in dialog.languages.values():
        check.setChecked(False)
    dialog.submit.click()
    assert "at least one language" in dialog._refusal.text()
    dialog.reject()
    assert set(documents(window)) == {"harbin-initiative"}


def test_a_language_that_the_event_does_not_have_is_added(page, window: Window):
    dialog = asked(window)
    dialog._add("ar")
    dialog.titles["ar"].setText("مبادرة هاربين")
    dialog.titles["en"].setText("Second Initiative")
    dialog.submit.click()
    window.until(lambda: "second-initiative" in documents(window))
    assert documents(window)["second-initiative"].languages == ("zh-Hans", "en", "ar")


def test_an_empty_event_offers_to_draw_one_up(page, window: Window):
    window.window.run("document.remove")
    window.until(lambda: documents(window) == {} and page._stack.currentIndex() == 1)
    assert page._empty._button.text() == "New document…"
    page._empty._button.click()
    window.dialog("NewDocument").reject()
    assert not window.window.board["file.print"].isEnabled()
    window.desk.editor.undo()
    window.until(lambda: page._stack.currentIndex() == 0 and page._instrument is not None)


def test_every_field_of_the_dialog_is_named(page, window: Window):
    dialog = asked(window)
    choose_kind(dialog, InstrumentKind.FRIENDLY_EXCHANGE_AGREEMENT)
    fields = [dialog.kind, *dialog.sides, *dialog.languages.values(), *dialog.titles.values(), dialog.submit]
    assert all(field.accessibleName() for field in fields)


def test_the_languages_of_both_sides_are_ticked_until_somebody_chooses(page, window: Window):
    dialog = asked(window)
    choose_kind(dialog, InstrumentKind.SISTER_CITY_AGREEMENT)

    def ticked() -> list[str]:
        return [tag for tag, check in dialog.languages.items() if check.isChecked()]

    dialog.sides[0].choose(delegation(page, "harbin"))
    dialog.sides[1].choose(delegation(page, "khabarovsk"))
    assert ticked() == ["zh-Hans", "ru"]
    dialog.languages["en"].click()
    dialog.sides[1].choose(delegation(page, "edmonton"))
    assert ticked() == ["zh-Hans", "en", "ru"]
    dialog.reject()
