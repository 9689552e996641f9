"""Printing envelopes and address labels for the letters of an event."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summitdesk.documents.layouts import PaperKind
from summitdesk.domain.checks import check_names
from summitdesk.domain.findings import Finding
from summitdesk.domain.language import pick
from summitdesk.domain.letters import LetterField
from summitdesk.domain.places import city_name
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _
from summitdesk.i18n import language as interface_language
from summitdesk.services.printjob import DEFAULT_STOCK, Printed, missing_glyphs
from summitdesk.services.sheets import Batch, set_sheets

if TYPE_CHECKING:
    from summitdesk.documents.envelopes import Addressed
    from summitdesk.domain.rows import DelegationRow
    from summitdesk.services.correspondence import Post

USUAL_STOCK = {PaperKind.ENVELOPES: "c5", PaperKind.LABELS: "avery-l7160"}
"""What envelopes and labels are printed on where nothing else is asked for."""


def print_addresses(post: "Post", kind: PaperKind, delegations: Sequence["DelegationRow"]) -> Printed:
    """Print an envelope or a label for each delegation."""
    from summitdesk.documents.envelopes import POSTAL, Addressed, envelope, label
    from summitdesk.typeset.compose import StockKind, stock_named

    job = post.job
    draw, stock_kind = (envelope, StockKind.ENVELOPES) if kind is PaperKind.ENVELOPES else (label, StockKind.LABELS)
    name = job.options.stock if job.options.stock != DEFAULT_STOCK else USUAL_STOCK[kind]
    stock = stock_named(name, stock_kind)
    addresses = [
        Addressed(to, post.fields(to, also=POSTAL), job.languages, draft=not job.options.final)
        for to in map(post.recipient, delegations)
    ]
    people = [each.recipient.addressee for each in addresses if each.recipient.addressee]
    findings = [*check_names(people, missing_glyphs), *without_address(addresses)]
    cards = (draw(each, stock) for each in addresses)
    batch = Batch(cards, len(addresses), _("Making envelopes and labels"))
    return set_sheets(job, batch, stock, findings, title=pick(job.checked.event.titles, job.languages[0]))


def without_address(addresses: Sequence["Addressed"]) -> Iterator[Finding]:
    """``letter.no_address``: nothing but the city says where a letter goes, which does for a courier by hand."""
    spoken = interface_language().replace("_", "-")
    for each in addresses:
        if LetterField.ADDRESSEE_ADDRESS not in each.values:
            delegation = each.recipient.delegation
            place = city_name(delegation.city, spoken)
            yield Finding(
                "letter.no_address",
                Severity.WARNING,
                place,
                delegation.id,
                _("No postal address is recorded for {place}.").format(place=place),
                _("Give the letters to this delegation the value “{name}”.").format(name=LetterField.ADDRESSEE_ADDRESS),
                "delegation",
                LetterField.ADDRESSEE_ADDRESS,
            )
