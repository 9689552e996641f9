"""Digital signatures of final PDFs: PAdES B-B with an RSA certificate, made and verified offline by pyHanko.

A signature is appended to the file, so that the file stays PDF/A-2u and PDF/UA-1 and earlier signatures stay intact.
There is no time stamp without a network: the time of signing is what the signer's computer claims.
"""

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from summitdesk.errors import UserError
from summitdesk.files import reading
from summitdesk.i18n import _

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

_SMALLEST_KEY = 2048
_LARGEST_FILE = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What verification found of one signature.

    ``intact``: the bytes it covers are those that were signed. ``whole``: nothing was appended behind it, or only what
    a later signature appends. ``trusted``: its certificate leads to one that was named as trusted.
    """

    field: str
    signer: str
    claimed_at: datetime | None
    intact: bool
    whole: bool
    trusted: bool
    reason: str = ""


class WrongPassphrase(UserError):
    """The certificate's file did not open with the passphrase that was given, or needs one."""


def sign_pdf(pdf: bytes, certificate: bytes, passphrase: str = "", *, reason: str = "", place: str = "") -> bytes:
    """The file with a signature appended; ``certificate`` is a PKCS#12 file with its key."""
    _require_pyhanko()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import fields, signers
    from pyhanko.sign.general import SigningError

    signer = _signer(certificate, passphrase)
    with _quiet():
        reader = _reader(pdf)
        metadata = signers.PdfSignatureMetadata(
            field_name=_free_field(reader),
            reason=reason or None,
            location=place or None,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            embed_validation_info=False,
        )
        out = io.BytesIO()
        try:
            signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=signer, output=out)
        except (PdfError, SigningError) as error:
            raise UserError(
                _("This PDF cannot be signed: {reason}.").format(reason=str(error).rstrip(".")[:200]),
                _("Print it anew with SummitDesk, and sign that file."),
            ) from error
    return out.getvalue()


def verify_signatures(pdf: bytes, trusted: Sequence[bytes] = ()) -> tuple[SignatureReport, ...]:
    """What is to be said of each signature of a file; ``trusted`` are certificates (PEM or DER) that are believed."""
    _require_pyhanko()
    from pyhanko_certvalidator import ValidationContext

    roots = [_certificate(data) for data in trusted]
    with _quiet():
        reader = _reader(pdf)
        found = list(reader.embedded_signatures)
        context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
        last = len(found) - 1
        return tuple(_report(one, context, is_last=place == last) for place, one in enumerate(found))


def read_pdf(path: Path) -> bytes:
    """The bytes of a file to sign or to verify."""
    with reading(path):
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError(_("{name} is too large.").format(name=path.name), _("Check that you chose the right file."))
        return path.read_bytes()


def _require_pyhanko() -> None:
    try:
        import pyhanko.sign  # noqa: F401 - asked whether it is there
    except ImportError:
        raise UserError(
            _("Digital signatures need the optional part “sign” of SummitDesk."),
            _("Install it with: pip install 'summitdesk[sign]'"),
        ) from None


def _signer(certificate: bytes, passphrase: str) -> "SimpleSigner":
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    try:
        key, own, _others = pkcs12.load_key_and_certificates(certificate, passphrase.encode() or None)
    except ValueError as error:
        raise WrongPassphrase(
            _("The certificate did not open: it is no PKCS#12 file, or its passphrase is another."),
            _("Give the .p12 or .pfx file that holds certificate and key, and its passphrase."),
        ) from error
    if key is None or own is None:
        raise UserError(
            _("The file holds no certificate with its key."), _("Export it again together with the private key.")
        )
    if not isinstance(key, RSAPrivateKey) or key.key_size < _SMALLEST_KEY:
        # A signature by an elliptic curve would raise the file to PDF 2.0, which PDF/A-2 does not allow.
        raise UserError(
            _("The certificate's key is not an RSA key of at least {bits} bits.").format(bits=_SMALLEST_KEY),
            _("Ask for a certificate with an RSA key; others would break the archival form of the file."),
        )
    now = datetime.now(UTC)
    if not own.not_valid_before_utc <= now <= own.not_valid_after_utc:
        raise UserError(
            _("The certificate is valid from {first} to {last} only.").format(
                first=own.not_valid_before_utc.date().isoformat(), last=own.not_valid_after_utc.date().isoformat()
            ),
            _("Use one that is valid today, or set this computer's clock right."),
        )
    with _quiet():
        signer: SimpleSigner | None = SimpleSigner.load_pkcs12_data(
            certificate, other_certs=[], passphrase=passphrase.encode() or None
        )
    assert signer is not None
    return signer


def _reader(pdf: bytes) -> "PdfFileReader":
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        list(reader.embedded_signatures)
    except Exception as error:
        # Damage shows as an error of zlib, of the decoders, of the parser or of pyHanko itself.
        raise UserError(
            _("This is no PDF that can be read."), _("Check that you chose the right file, or print it anew.")
        ) from error
    if reader.encrypted:
        raise UserError(_("This PDF is encrypted."), _("Take its protection off first."))
    return reader


def _free_field(reader: "PdfFileReader") -> str:
    taken = {signature.field_name for signature in reader.embedded_signatures}
    return next(name for number in range(1, len(taken) + 2) if (name := f"Signature{number}") not in taken)


def _certificate(data: bytes) -> "Certificate":
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    try:
        if pem.detect(data):
            _kind, _headers, data = pem.unarmor(data)
        certificate: Certificate = Certificate.load(data)
        certificate.subject  # noqa: B018 - parses, so that other files show here
    except ValueError as error:
        raise UserError(
            _("A certificate to trust cannot be read."), _("Give it as a PEM or DER file (.pem, .crt, .cer).")
        ) from error
    return certificate


def _report(embedded: "EmbeddedPdfSignature", context: "ValidationContext", *, is_last: bool) -> SignatureReport:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    name, reason = str(embedded.field_name), str(embedded.sig_object.get("/Reason", ""))
    try:
        status = validate_pdf_signature(embedded, context)
    except Exception:
        # A damaged signature fails in any of four libraries; whichever it is, it is not intact.
        return SignatureReport(name, "", None, intact=False, whole=False, trusted=False, reason=reason)
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE or (
        not is_last
        and status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
        and status.modification_level
        in {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
    )
    return SignatureReport(
        name,
        str(status.signing_cert.subject.native.get("common_name", "")),
        status.signer_reported_dt,
        intact=bool(status.intact and status.valid),
        whole=whole,
        trusted=bool(status.trusted),
        reason=reason,
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """What pyHanko notes for programmers is told here as a report instead."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
