"""Commands about the texts of instruments: import one, keep versions of it, compare them, freeze it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk.cli.arguments import AsJson, EventSlug, Register
from summitdesk.cli.opened import reading, writing
from summitdesk.cli.output import findings_as_json, show, show_columns, show_findings, show_json, speak_plainly
from summitdesk.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from summitdesk.domain.comparison import Segment
    from summitdesk.services.text_import import TextImport
    from summitdesk.services.text_versions import Comparison
    from summitdesk.store.database import Database

InstrumentSlug = Annotated[
    str,
    typer.Option("--instrument", metavar="SLUG", help=_("Which text of the event; needed where there are several.")),
]
Label = Annotated[str, typer.Option("--label", metavar="NAME", help=_("A name for the version."))]
Day = Annotated[
    datetime | None,
    typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day of the version; else today.")),
]


def import_text(
    context: typer.Context,
    file: Register,
    source: Annotated[Path, typer.Argument(metavar="TEXT", help=_("The text: a .txt file."), show_default=False)],
    event: EventSlug,
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help=_("The language of the text."), show_default=False)
    ],
    instrument: InstrumentSlug = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only show what would happen."))] = False,
    as_json: AsJson = False,
) -> None:
    """Import one language of a text as one step that can be undone, beside its other languages."""
    from summitdesk.domain.damage import visible
    from summitdesk.services.text_import import import_text_file

    speak_plainly(as_json)
    with writing(context, file) as database:
        result = import_text_file(database, source, event, instrument, language, dry_run=dry_run)
    if as_json:
        show_json(_import_as_json(result))
        return
    show_columns(
        [
            (row.typed, row.number, str(row.kind), visible(row.text)[:60], visible(row.beside)[:40])
            for row in result.paragraphs
        ]
    )
    show_findings(result.findings, beside=True)
    if dry_run:
        show(_("This was a trial: nothing was changed."))


def _import_as_json(result: "TextImport") -> dict[str, object]:
    return {
        "language": result.language,
        "encoding": result.encoding,
        "title": result.title,
        "changed": result.changed,
        "paragraphs": [
            {
                "kind": row.kind.value,
                "level": row.level,
                "number": row.number,
                "typed": row.typed,
                "text": row.text,
                "beside": row.beside,
                "new": row.is_new,
            }
            for row in result.paragraphs
        ],
        "findings": findings_as_json(result.findings),
    }


def _chosen(database: "Database", event: str, slug: str) -> "UUID":
    from summitdesk.services.lookup import event_named, instrument_named

    with database.reading() as session:
        return instrument_named(session, event_named(session, event), slug).id


def release(
    context: typer.Context,
    file: Register,
    event: EventSlug,
    instrument: InstrumentSlug = "",
    label: Label = "",
    on: Day = None,
) -> None:
    """Keep the text as it is now as a version."""
    from summitdesk.services.text_versions import release_text, version_name, versions_of

    with writing(context, file) as database:
        release_text(database, _chosen(database, event, instrument), label, on=on.date() if on else None)
        show(version_name(versions_of(database, event, instrument)[-1]))


def freeze(
    context: typer.Context,
    file: Register,
    event: EventSlug,
    instrument: InstrumentSlug = "",
    label: Label = "",
    on: Day = None,
) -> None:
    """Lock the text before signature: edits are refused, and its digest is kept."""
    from summitdesk.services.text_versions import freeze_text, versions_of

    with writing(context, file) as database:
        freeze_text(database, _chosen(database, event, instrument), label, on=on.date() if on else None)
        show(versions_of(database, event, instrument)[-1].digest)


def unfreeze(context: typer.Context, file: Register, event: EventSlug, instrument: InstrumentSlug = "") -> None:
    """Let a frozen text be edited again."""
    from summitdesk.services.text_versions import unfreeze_text

    with writing(context, file) as database:
        unfreeze_text(database, _chosen(database, event, instrument))


def versions(file: Register, event: EventSlug, instrument: InstrumentSlug = "", as_json: AsJson = False) -> None:
    """List the versions of a text, the first one first."""
    from summitdesk.services.text_versions import versions_of

    speak_plainly(as_json)
    with reading(file) as database:
        known = versions_of(database, event, instrument)
    if as_json:
        show_json(
            [
                {
                    "number": each.number,
                    "label": each.label,
                    "on": each.released_on.isoformat(),
                    "by": each.by,
                    "digest": each.digest,
                    "frozen": each.is_frozen,
                }
                for each in known
            ]
        )
        return
    show_columns(
        [
            (
                str(each.number),
                each.released_on.isoformat(),
                each.label,
                _("frozen") if each.is_frozen else "",
                each.digest[:12],
                each.by,
            )
            for each in known
        ]
    )


def compare(
    file: Register,
    event: EventSlug,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="VERSION", help=_("A version's number or name, or step:N."), show_default=False
        ),
    ],
    instrument: InstrumentSlug = "",
    until: Annotated[
        str, typer.Option("--until", metavar="VERSION", help=_("Likewise; else the text at present."))
    ] = "",
    languages: Annotated[str, typer.Option(metavar="TAGS", help=_("Languages in their order, as zh,en."))] = "",
    as_json: AsJson = False,
) -> None:
    """Show what changed in a text between two versions: [-removed-] and {+added+}."""
    from summitdesk.domain.language import parse_languages
    from summitdesk.services.text_versions import compare_versions

    speak_plainly(as_json)
    with reading(file) as database:
        found = compare_versions(database, event, instrument, since, until, languages=parse_languages(languages))
    if as_json:
        show_json(_comparison_as_json(found))
        return
    for text in found.texts:
        for row in text.rows:
            if row.change.value != "same":
                number = " → ".join(dict.fromkeys(filter(None, (row.old_number, row.new_number))))
                show(" ".join(filter(None, (text.language, number, f"[{row.change}]"))))
                for side in (row.old, row.new):
                    if side:
                        show(f"    {_marked(side)}")


def _marked(segments: "tuple[Segment, ...]") -> str:
    marks = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
    parts = (marks.get(segment.change.value, ("", "")) for segment in segments)
    return "".join(f"{before}{segment.text}{after}" for segment, (before, after) in zip(segments, parts, strict=True))


def _comparison_as_json(found: "Comparison") -> dict[str, object]:
    return {
        "old": {"version": found.old_name, "digest": found.old_digest},
        "new": {"version": found.new_name, "digest": found.new_digest},
        "texts": {
            text.language: [
                {
                    "change": row.change.value,
                    "old_number": row.old_number,
                    "new_number": row.new_number,
                    "old": [[segment.change.value, segment.text] for segment in row.old],
                    "new": [[segment.change.value, segment.text] for segment in row.new],
                }
                for row in text.rows
            ]
            for text in found.texts
        },
    }


def fields(file: Register, event: EventSlug, instrument: InstrumentSlug = "", as_json: AsJson = False) -> int:
    """Show the texts that use computed fields with what these say; the exit code is 1 when one has no value."""
    from summitdesk.services.evaluation import evaluated_texts

    speak_plainly(as_json)
    with reading(file) as database:
        texts = [text for text in evaluated_texts(database, _chosen(database, event, instrument)) if text.fields]
    if as_json:
        show_json(
            [
                {
                    "paragraph": str(text.paragraph_id) if text.paragraph_id else "",
                    "language": text.language,
                    "number": text.number,
                    "written": text.written,
                    "evaluated": text.evaluated,
                    "fields": list(text.fields),
                    "undefined": list(text.undefined),
                }
                for text in texts
            ]
        )
    else:
        for text in texts:
            show(" ".join(filter(None, (text.language, text.number, text.evaluated))))
            for name in text.undefined:
                show("    " + _("{name} has no value.").format(name=f"{{{name}}}"))
    return 1 if any(text.undefined for text in texts) else 0


def group() -> typer.Typer:
    """The commands under “summitdesk instrument”."""
    app = typer.Typer(
        name="instrument",
        rich_markup_mode=None,
        no_args_is_help=True,
        help=_("Keep, compare and freeze versions of a text."),
    )
    app.command("release", help=_("Keep the text as it is now as a version."))(release)
    app.command("versions", help=_("List the versions of a text, the first one first."))(versions)
    app.command("compare", help=_("Show what changed in a text between two versions."))(compare)
    app.command("freeze", help=_("Lock the text before signature; its digest is kept."))(freeze)
    app.command("unfreeze", help=_("Let a frozen text be edited again."))(unfreeze)
    app.command("fields", help=_("Show what the computed fields of a text say; exit code 1 when one has no value."))(
        fields
    )
    return app
