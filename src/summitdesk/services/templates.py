"""The bundled templates of agreements: what each kind says, paragraph by paragraph, in its languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from summitdesk.domain.vocabulary import InstrumentKind, ParagraphKind, Wording
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.paths import resources
from summitdesk.services.instruments import ParagraphDraft

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AgreementTemplate:
    """One kind of agreement; ``resources/templates/agreements/README.md`` says what each field means."""

    name: str
    kind: InstrumentKind
    wording: Wording
    languages: tuple[str, ...]
    titles: Texts
    subtitles: Texts
    paragraphs: tuple[ParagraphDraft, ...]
    term_years: int | None = None
    notice_months: int | None = None


def agreement_template(name: str) -> AgreementTemplate:
    """The template of a name ("sister-city-agreement") or of a kind ("sister_city_agreement")."""
    wanted = name.strip().replace("_", "-")
    for template in agreement_templates():
        if template.name == wanted:
            return template
    raise UserError(
        _("There is no template “{name}”.").format(name=name[:60]),
        _("Choose one of: {names}.").format(names=", ".join(each.name for each in agreement_templates())),
    )


@cache
def agreement_templates() -> tuple[AgreementTemplate, ...]:
    """All bundled templates of agreements, by name."""
    return tuple(_read(path) for path in sorted((resources() / "templates" / "agreements").glob("*.toml")))


def _read(path: Path) -> AgreementTemplate:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    values = data.get("values", {})
    return AgreementTemplate(
        name=path.stem,
        kind=InstrumentKind(data["kind"]),
        wording=Wording(data["binding"]),
        languages=tuple(data["languages"]),
        titles=MappingProxyType(data["title"]),
        subtitles=MappingProxyType(data.get("subtitle", {})),
        paragraphs=tuple(
            ParagraphDraft(
                MappingProxyType(paragraph["texts"]), ParagraphKind(paragraph["kind"]), paragraph.get("level", 0)
            )
            for paragraph in data["paragraph"]
        ),
        term_years=values.get("term_years"),
        notice_months=values.get("notice_months"),
    )
