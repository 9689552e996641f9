"""The history command: what was done, by whom and when; undo and redo."""

from typing import TYPE_CHECKING, Annotated

import typer

from summitdesk.cli.arguments import AsJson, Register
from summitdesk.cli.opened import reading, writing
from summitdesk.cli.output import show, show_columns, show_json, speak_plainly, tell
from summitdesk.i18n import _

if TYPE_CHECKING:
    from summitdesk.domain.rows import TransactionRow
    from summitdesk.store.database import Database


def history(
    context: typer.Context,
    file: Register,
    step: Annotated[
        str, typer.Argument(metavar="[STEP]", help=_("The number of a step: show its changes, or undo it."))
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help=_("Take the latest step back, or the given one."))] = False,
    also_later: Annotated[
        bool, typer.Option("--also-later", help=_("With --undo: take back later steps that touched the same, too."))
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help=_("Do again what was undone last."))] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help=_("At most this many steps."))] = 50,
    as_json: AsJson = False,
) -> None:
    """List the steps, newest first; undo or redo one."""
    speak_plainly(as_json)
    if undo and redo:
        raise typer.BadParameter(_("--undo and --redo exclude each other."))
    if undo or redo:
        with writing(context, file) as database:
            _move(database, step, redo=redo, also_later=also_later)
        return
    with reading(file) as database:
        if step:
            _show_changes(database, step, as_json=as_json)
        else:
            _show_steps(database, limit, as_json=as_json)


def _move(database: "Database", step: str, *, redo: bool, also_later: bool) -> None:
    from summitdesk.services import history as doors
    from summitdesk.services.text_versions import differing_texts

    if redo:
        done = doors.redo(database)
    else:
        done = doors.undo(database, doors.step_named(database, step) if step else None, also_later=also_later)
    tell(done.label)
    # A step may lie before the freezing of a text, which undo and redo do not look at.
    for sentence in differing_texts(database):
        tell(sentence)


def _show_steps(database: "Database", limit: int, *, as_json: bool) -> None:
    from summitdesk.services.history import steps

    found = steps(database, limit)
    if as_json:
        show_json([_step_as_json(step) for step in found])
        return
    show_columns(
        (str(step.sequence), f"{step.at:%Y-%m-%d %H:%M}Z", step.operator, step.label, _state(step)) for step in found
    )


def _state(step: "TransactionRow") -> str:
    return _("undone") if step.undone else ""


def _step_as_json(step: "TransactionRow") -> dict[str, object]:
    return {
        "number": step.sequence,
        "id": str(step.id),
        "at": step.at.isoformat(),
        "node": step.node,
        "operator": step.operator,
        "label": step.label,
        "undone": step.undone,
        "undoes": str(step.undoes) if step.undoes else None,
    }


def _show_changes(database: "Database", name: str, *, as_json: bool) -> None:
    from summitdesk.services.history import step_named
    from summitdesk.store.queries.history import changes_of

    with database.reading() as session:
        step = changes_of(session, step_named(database, name))
    if step is None:
        return
    if as_json:
        changes = [
            {"table": each.table, "id": str(each.row_id), "field": each.field}
            | {"before": each.before, "after": each.after}
            for each in step.changes
        ]
        show_json(_step_as_json(step) | {"changes": changes})
        return
    show(f"{step.sequence}  {step.label}")
    show_columns((each.table, each.field, _value(each.before), "→", _value(each.after)) for each in step.changes)


def _value(value: object) -> str:
    return "" if value is None else str(value)
