"""The papers that a document has: its copies, the page that is signed, the proof, the pack for the ceremony…"""

from collections.abc import Iterator, Sequence

from summitdesk.desktop.pages.documents.naming import document_name, side_name, version_label
from summitdesk.desktop.pages.documents.paper import LAYOUTS
from summitdesk.desktop.paper_dialog import PaperChoice
from summitdesk.documents.layouts import PaperKind, TextLayout
from summitdesk.domain.alternat import is_bilateral
from summitdesk.domain.rows import InstrumentReleaseRow, InstrumentRow
from summitdesk.i18n import _
from summitdesk.services.printing import Options


def papers_of(
    row: InstrumentRow, releases: Sequence[InstrumentReleaseRow], layout: TextLayout
) -> tuple[PaperChoice, ...]:
    """Every paper that can be made of a document now; ``layout`` is the one that its pages are shown in."""
    return tuple(_papers(row, releases, layout))


def _papers(row: InstrumentRow, releases: Sequence[InstrumentReleaseRow], layout: TextLayout) -> Iterator[PaperChoice]:
    name = document_name(row)
    whole = Options(instrument=row.slug, layout=layout)
    bare = Options(instrument=row.slug)
    layouts = tuple((each.value, _(text)) for each, text in LAYOUTS.items())
    if is_bilateral(row):
        for side in row.signatories:
            city = side_name(side)
            options = Options(instrument=row.slug, layout=layout, keeper=side.delegation.city.slug)
            title = _("Copy that {city} keeps").format(city=city)
            yield PaperChoice(PaperKind.AGREEMENT, title, f"{name} - {city}", options, layouts, has_style=True)
        for side in row.signatories:
            city = side_name(side)
            options = Options(instrument=row.slug, keeper=side.delegation.city.slug)
            title = _("Signature page of {city}’s copy").format(city=city)
            yield PaperChoice(PaperKind.SIGNATURE_PAGE, title, f"{name} - {title}", options, has_style=True)
        proof = _("Proof that the two copies are identical")
        yield PaperChoice(PaperKind.AGREEMENT_PROOF, proof, f"{name} - {proof}", bare)
    else:
        yield PaperChoice(PaperKind.INITIATIVE, _("The document"), name, whole, layouts, has_style=True)
        certified = Options(instrument=row.slug, layout=layout, certified=True)
        title = _("Certified copy")
        yield PaperChoice(PaperKind.INITIATIVE, title, f"{name} - {title}", certified, layouts, has_style=True)
        title = _("Signature page")
        yield PaperChoice(PaperKind.SIGNATURE_PAGE, title, f"{name} - {title}", bare, has_style=True)
    if row.signatories:
        title = _("Pack for the signing ceremony")
        # Its running order names the pages that are signed, which depend on how the text is set.
        yield PaperChoice(PaperKind.CEREMONY, title, f"{name} - {title}", whole, layouts, has_style=True)
    for release in reversed(releases):
        title = _("Changes since version {version}").format(version=version_label(release))
        options = Options(instrument=row.slug, since_version=str(release.number))
        yield PaperChoice(PaperKind.COMPARISON, title, f"{name} - {title}", options, has_draft=False)
