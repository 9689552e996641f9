"""Commands that sign a final PDF with a certificate, and verify such signatures, offline."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from summitdesk.cli.arguments import AsJson
from summitdesk.cli.output import show, show_json, speak_plainly
from summitdesk.errors import UserError
from summitdesk.i18n import _

PASSPHRASE = "SUMMITDESK_PASSPHRASE"


def sign(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help=_("The final PDF."), show_default=False)],
    certificate: Annotated[
        Path,
        typer.Option(
            metavar="P12",
            help=_(
                "A PKCS#12 file (.p12, .pfx) with an RSA key; its passphrase is asked for, or taken from {name}."
            ).format(name=PASSPHRASE),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.pdf", help=_("The PDF to write."), show_default=False)
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help=_("Why it is signed."))] = "",
    place: Annotated[str, typer.Option(metavar="TEXT", help=_("Where it is signed."))] = "",
) -> None:
    """Sign a final PDF with a certificate (PAdES B-B), offline."""
    from summitdesk.files import write_whole
    from summitdesk.services.digital_signature import WrongPassphrase, read_pdf, sign_pdf

    data, p12 = read_pdf(pdf), read_pdf(certificate)
    given = os.environ.get(PASSPHRASE, "")
    try:
        signed = sign_pdf(data, p12, given, reason=reason, place=place)
    except WrongPassphrase:
        if given or not sys.stdin.isatty():
            raise
        asked = typer.prompt(_("Passphrase"), hide_input=True, err=True)
        signed = sign_pdf(data, p12, asked, reason=reason, place=place)
    write_whole(output, signed)
    show(str(output))


def verify_signature(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help=_("A signed PDF."), show_default=False)],
    trust: Annotated[
        list[Path] | None,
        typer.Option(metavar="CERT", help=_("A certificate to believe (PEM or DER); may be given several times.")),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Verify the signatures of a PDF, offline; the exit code is 1 when one is not intact or not believed."""
    from summitdesk.services.digital_signature import read_pdf, verify_signatures

    speak_plainly(as_json)
    found = verify_signatures(read_pdf(pdf), [read_pdf(path) for path in trust or ()])
    if as_json:
        show_json(
            [
                {
                    "field": each.field,
                    "signer": each.signer,
                    "claimed_at": each.claimed_at.isoformat() if each.claimed_at else "",
                    "intact": each.intact,
                    "whole": each.whole,
                    "trusted": each.trusted,
                    "reason": each.reason,
                }
                for each in found
            ]
        )
    elif not found:
        raise UserError(_("This PDF carries no signature."), _("Sign it first, or choose the signed file."))
    else:
        for each in found:
            claimed = each.claimed_at.isoformat(timespec="minutes") if each.claimed_at else ""
            show("  ".join(filter(None, (each.field, each.signer, claimed))))
            show("    " + (_("The signed content is intact.") if each.intact else _("The signed content was changed.")))
            if not each.whole:
                show("    " + _("Something was added to the file behind this signature."))
            if not each.trusted:
                show("    " + _("Its certificate leads to none that you named as trusted (--trust)."))
    if not found:
        return 1
    return 0 if all(each.intact and each.whole and (each.trusted or not trust) for each in found) else 1
