"""Signed papers: archival still, verified offline, and one flipped bit shows."""

import builtins
import os
import shutil

import pypdfium2
import pytest

from services.desk import refused
from summitdesk.errors import UserError
from summitdesk.services.digital_signature import WrongPassphrase, sign_pdf, verify_signatures
from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.content import plain
from support.certificates import self_signed
from support.paper import BODY, EN, ZH, document
from support.verapdf import violations


@pytest.fixture(scope="module")
def paper() -> bytes:
    return make_pdf(document(plain(EN * 40, "en", BODY), plain(ZH * 40, "zh-Hans", BODY))).pdf


@pytest.fixture(scope="module")
def certificate() -> tuple[bytes, bytes]:
    return self_signed("secret")


@pytest.fixture(scope="module")
def signed(paper, certificate) -> bytes:
    return sign_pdf(paper, certificate[0], "secret", reason="Adopted text", place="Harbin")


def test_a_signature_is_appended_and_verified_offline(paper, signed, certificate):
    assert signed.startswith(paper)
    assert b"ETSI.CAdES.detached" in signed[len(paper) :]
    (report,) = verify_signatures(signed, [certificate[1]])
    assert (report.intact, report.whole, report.trusted) == (True, True, True)
    assert (report.field, report.signer, report.reason) == ("Signature1", "Test Secretariat", "Adopted text")
    assert report.claimed_at is not None


def test_a_signature_of_somebody_unknown_is_intact_but_not_trusted(signed):
    (report,) = verify_signatures(signed)
    assert (report.intact, report.whole, report.trusted) == (True, True, False)
    _p12, other = self_signed()
    (report,) = verify_signatures(signed, [other])
    assert not report.trusted


def test_one_flipped_bit_shows(paper, signed, certificate):
    for place in range(200, len(paper), len(paper) // 12):
        changed = bytearray(signed)
        changed[place] ^= 1
        try:
            (report,) = verify_signatures(bytes(changed), [certificate[1]])
        except UserError:
            continue
        assert not report.intact, place


def test_what_was_appended_shows(signed, certificate):
    (report,) = verify_signatures(signed + b"\n% more\n", [certificate[1]])
    assert not report.whole


def test_two_sign_one_after_the_other(signed, certificate):
    p12, pem = self_signed(name="Second Secretariat")
    twice = sign_pdf(signed, p12)
    first, second = verify_signatures(twice, [certificate[1], pem])
    assert [one.field for one in (first, second)] == ["Signature1", "Signature2"]
    assert all(one.intact and one.whole and one.trusted for one in (first, second))


@pytest.mark.skipif(not shutil.which("java") and not os.environ.get("CI"), reason="veraPDF needs a Java runtime")
def test_a_signed_paper_is_archival_and_accessible_still(signed, tmp_path):
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    assert violations("2u", file) == {str(file): []}
    assert violations("ua1", file) == {str(file): []}


def test_a_signed_paper_opens_as_before(paper, signed):
    one, other = pypdfium2.PdfDocument(paper), pypdfium2.PdfDocument(signed)
    try:
        assert len(one) == len(other)
    finally:
        one.close()
        other.close()


def test_the_wrong_passphrase_is_told_from_other_trouble(paper, certificate):
    for given in ("", "other"):
        with pytest.raises(WrongPassphrase):
            sign_pdf(paper, certificate[0], given)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"elliptic": True}, "not an RSA key"),
        ({"bits": 1024}, "not an RSA key"),
        ({"days_ago": 30}, "valid from"),
    ],
)
def test_certificates_that_would_not_hold_are_refused(paper, options, says):
    with refused(says):
        sign_pdf(paper, self_signed(**options)[0])


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data, certificate):
    with refused("no PDF that can be read"):
        sign_pdf(data, certificate[0], "secret")
    with refused("no PDF that can be read"):
        verify_signatures(data)


def test_a_certificate_to_trust_must_be_one(signed):
    with refused("cannot be read"):
        verify_signatures(signed, [b"hello"])


def test_a_paper_without_a_signature_has_none(paper):
    assert verify_signatures(paper) == ()


def test_without_the_optional_part_there_is_a_sentence(monkeypatch, paper):
    found = builtins.__import__

    def without(name, *rest, **named):
        if name.split(".")[0] == "pyhanko":
            raise ImportError(name)
        return found(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with refused("optional part"):
        sign_pdf(paper, b"")
    with refused("optional part"):
        verify_signatures(paper)
