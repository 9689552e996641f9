"""Checks of delegates' entries themselves: damaged names and offices, characters that no font draws, the same twice."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from summitdesk.domain.checks.badges import delegate_label
from summitdesk.domain.checks.texts import damaged, missing_glyphs
from summitdesk.domain.clean import name_key
from summitdesk.domain.findings import Finding
from summitdesk.domain.names import full_name
from summitdesk.domain.rows import DelegateRow, Texts
from summitdesk.domain.vocabulary import Severity
from summitdesk.i18n import _


def check_names(
    delegates: Sequence[DelegateRow], missing: Callable[[str, str], Sequence[str]] | None = None
) -> list[Finding]:
    """Every check of the names and offices of delegates."""
    findings = [*entered_twice(delegates)]
    # Offices repeat from delegate to delegate; names seldom do.
    sound: set[tuple[tuple[str, str], ...]] = set()
    for delegate in delegates:
        names = {name.language: full_name(name) for name in delegate.names}
        findings += _text_findings(delegate, "names", names, missing)
        offices = tuple(delegate.offices.items())
        if offices not in sound:
            if found := _text_findings(delegate, "offices", delegate.offices, missing):
                findings += found
            else:
                sound.add(offices)
    return findings


def _text_findings(
    delegate: DelegateRow, field: str, texts: Texts, missing: Callable[[str, str], Sequence[str]] | None
) -> list[Finding]:
    label = delegate_label(delegate)
    findings = [*damaged(texts, label, delegate.id, table="delegate", field=field)]
    if missing:
        findings += missing_glyphs(texts, label, delegate.id, missing, table="delegate", field=field)
    return findings


def entered_twice(delegates: Sequence[DelegateRow]) -> Iterator[Finding]:
    """``delegate.twice``: one delegation has two entries whose names are the same but for spelling."""
    seen: dict[tuple[UUID, str], DelegateRow] = {}
    for delegate in delegates:
        keys = {(delegate.delegation_id, name_key(full_name(name))) for name in delegate.names}
        earlier = next((seen[key] for key in keys if key[1] and key in seen), None)
        if earlier is not None:
            yield Finding(
                "delegate.twice",
                Severity.WARNING,
                delegate_label(delegate),
                delegate.id,
                _("{one} and {other} in the same delegation are probably one person.").format(
                    one=delegate_label(earlier), other=delegate_label(delegate)
                ),
                _("Delete one of the two entries, or make their names differ."),
                "delegate",
                "names",
            )
        for key in keys:
            seen.setdefault(key, delegate)
