"""The papers of a document: which there are, that they are made, and that final PDFs are signed and verified."""

from pathlib import Path

import pytest

from summitdesk.desktop import dialogs
from summitdesk.desktop.pages.documents import files
from summitdesk.documents.layouts import PaperKind, TextLayout
from support.certificates import self_signed
from support.window import Window


@pytest.fixture
def window(make_window, sample: Path) -> Window:
    return make_window(sample, "wuhan-2021")


@pytest.fixture
def page(window: Window):
    shown = window.go("documents")
    window.until(lambda: shown._instrument is not None and shown.paper.paper.pages > 0)
    shown._choose(next(row.id for row in shown._instruments.rows if row.slug == "chongzuo-rybinsk"))
    window.until(lambda: not shown._read_releases.is_open)
    return shown


def asked(window: Window):
    window.window.run("file.print")
    return window.dialog("PaperDialog")


def titles(dialog) -> list[str]:
    return [dialog._paper.itemText(place) for place in range(dialog._paper.count())]


def save(window: Window, dialog, title: str, target: Path, monkeypatch) -> bytes:
    monkeypatch.setattr(dialogs, "choose_pdf", lambda *question: str(target))
    dialog.choose_paper(titles(dialog).index(title))
    dialog._save()
    window.until(lambda: any(message.text.startswith(f"Saved {target.name}") for message in window.said))
    return target.read_bytes()


def test_an_agreement_has_a_copy_for_each_side_and_all_papers_of_its_signing(page, window: Window):
    dialog = asked(window)
    assert titles(dialog) == [
        "Copy that Chongzuo keeps",
        "Copy that Rybinsk keeps",
        "Signature page of Chongzuo’s copy",
        "Signature page of Rybinsk’s copy",
        "Proof that the two copies are identical",
        "Pack for the signing ceremony",
    ]
    assert dialog._layout.value() == TextLayout.SEQUENTIAL
    assert dialog._style.itemData(0) == "house"
    dialog.choose_paper(1)
    dialog._style.choose("gbt9704")
    chosen = dialog.chosen()
    assert (chosen.keeper, chosen.style, chosen.instrument) == ("rybinsk", "gbt9704", "chongzuo-rybinsk")
    dialog.choose_paper(4)
    assert dialog._layout.isHidden()
    assert dialog.paper.kind is PaperKind.AGREEMENT_PROOF
    dialog.reject()


def test_the_dialog_begins_with_the_copy_that_is_shown(page, window: Window):
    page.preview.keeper_choice.choose(str(page._instrument.signatories[1].id))
    dialog = asked(window)
    assert dialog.paper.title == "Copy that Rybinsk keeps"
    dialog.reject()


@pytest.mark.parametrize(
    "title",
    [
        "Copy that Rybinsk keeps",
        "Signature page of Chongzuo’s copy",
        "Proof that the two copies are identical",
        "Pack for the signing ceremony",
    ],
)
def test_each_paper_is_saved(page, window: Window, tmp_path, monkeypatch, title: str):
    assert save(window, asked(window), title, tmp_path / "paper.pdf", monkeypatch).startswith(b"%PDF-")


def test_a_comparison_is_among_the_papers_once_there_is_a_version(page, window: Window, tmp_path, monkeypatch):
    window.window.run("text.save_version")
    version = window.dialog("SaveVersion")
    version.submit.click()
    window.until(lambda: len(page._releases) == 1)
    window.window.run("view.versions")
    dialog = asked(window)
    assert dialog.paper.kind is PaperKind.COMPARISON
    assert dialog.paper.title.startswith("Changes since version 1")
    assert save(window, dialog, dialog.paper.title, tmp_path / "changes.pdf", monkeypatch).startswith(b"%PDF-")


def test_an_initiative_has_a_certified_copy(make_window, sample: Path):
    window = make_window(sample, "harbin-2019")
    page = window.go("documents")
    window.until(lambda: page._instrument is not None)
    dialog = asked(window)
    assert titles(dialog) == ["The document", "Certified copy", "Signature page", "Pack for the signing ceremony"]
    dialog.choose_paper(1)
    assert dialog.chosen().certified
    assert dialog._layout.value() == TextLayout.SIDE_BY_SIDE
    dialog.reject()


def test_a_pdf_is_signed_and_verified_and_the_passphrase_forgotten(page, window: Window, tmp_path, monkeypatch):
    paper, key, trusted = tmp_path / "paper.pdf", tmp_path / "office.p12", tmp_path / "office.pem"
    save(window, asked(window), "Copy that Chongzuo keeps", paper, monkeypatch)
    p12, pem = self_signed("secret")
    key.write_bytes(p12)
    trusted.write_bytes(pem)
    target = tmp_path / "signed.pdf"
    monkeypatch.setattr(files, "choose_copy", lambda parent, title, suggested: str(target))
    window.window.run("file.sign")
    dialog = window.dialog("SignPdf")
    assert dialog.place.text() == "Wuhan"
    dialog.submit.click()
    assert "first" in dialog._refusal.text()
    dialog.paper.show_path(paper)
    dialog.key.show_path(key)
    dialog.passphrase.setText("wrong")
    dialog.submit.click()
    assert dialog.passphrase.text() == ""
    window.until(lambda: "did not open" in dialog._refusal.text())
    assert not target.exists()
    dialog.passphrase.setText("secret")
    dialog.submit.click()
    window.until(lambda: not window.is_open("SignPdf"))
    assert target.read_bytes().startswith(paper.read_bytes())
    assert not any("secret" in message.text for message in window.said)

    window.window.run("file.verify")
    verify = window.dialog("VerifyPdf")
    verify.paper.show_path(target)
    verify.submit.click()
    window.until(lambda: len(verify.told) == 1)
    assert "Test Secretariat" in verify.told[0]
    assert "The signed content is intact." in verify.told[0]
    assert "leads to none that you trust" in verify.told[0]
    monkeypatch.setattr(files, "choose_certificate", lambda parent: str(trusted))
    verify.trust.click()
    verify.submit.click()
    window.until(lambda: len(verify.told) == 1 and "leads to one that you trust" in verify.told[0])
    changed = bytearray(target.read_bytes())
    changed[400] ^= 1
    target.write_bytes(bytes(changed))
    verify.submit.click()
    window.until(lambda: len(verify.told) == 1 and "was changed" in verify.told[0])
    verify.paper.show_path(paper)
    verify.submit.click()
    window.until(lambda: "no signature" in verify._refusal.text())
    assert verify.told == []
    verify.reject()
