"""Which column holds what: guessed from headings, corrected by a mapping file."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summitdesk.domain.clean import clean_line, match_key
from summitdesk.domain.vocabulary import Severity
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.exchange.entry import Cell
from summitdesk.services.exchange.fields import (
    Field,
    Target,
    is_language_word,
    is_title,
    target_named,
    target_of_heading,
)
from summitdesk.services.exchange.report import Remark
from summitdesk.services.exchange.table import Row, Table
from summitdesk.services.exchange.workbook import column_letters

_PARTS = frozenset({"columns", "values", "header", "sheet", "encoding", "delimiter"})
_HEAD = 20
"""Rows in which headings are looked for: titles and logos may stand above them."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a mapping file says. ``columns`` takes headings (or column letters) to targets, "" to leave a column out;
    ``values`` are facts that hold for every row; ``header`` is the row of the headings, 0 where there is none.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    header: int | None = None
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


def load_column_map(path: Path) -> ColumnMap:
    """A mapping file (TOML); a sentence for every fault in it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UserError(
            _("{name} cannot be read: {reason}.").format(name=path.name, reason=error.strerror or ""),
            _("Check the name and the folder."),
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            _("The mapping {name} cannot be read: {fault}").format(name=path.name, fault=error),
            _('Write lines such as "Nom" = "name" under [columns].'),
        ) from None
    unknown = {name for name in data.keys() - _PARTS if not isinstance(data[name], str)}
    if unknown:
        raise UserError(
            _("The mapping {name} has no part called “{part}”.").format(name=path.name, part=sorted(unknown)[0]),
            _("It may have: columns, values, header, sheet, encoding, delimiter."),
        )
    pairs = {name: data[name] for name in data.keys() - _PARTS} | dict(data.get("columns", {}))
    columns = dict(_column(str(one), str(other)) for one, other in pairs.items())
    values = {str(target): str(value) for target, value in data.get("values", {}).items()}
    for target in (*(target for target in columns.values() if target), *values):
        _required(target)
    header = data.get("header")
    return ColumnMap(
        columns,
        values,
        header if isinstance(header, int) else None,
        str(data.get("sheet", "")),
        str(data.get("encoding", "")),
        str(data.get("delimiter", "")),
    )


def _column(one: str, other: str) -> tuple[str, str]:
    """A heading and its target, whichever of them stands first: "Nom" = "name", or name = "Nom"."""
    if other and target_named(other) is None and target_named(one) is not None:
        return other, one
    return one, other


def _required(target: str) -> Target:
    if found := target_named(target):
        return found
    raise UserError(
        _("A column cannot be mapped to “{target}”.").format(target=target[:40]),
        _("Use one of: {targets}; with a language as in name:zh.").format(
            targets=", ".join(target.value for target in Field)
        ),
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: what each holds and is called, the facts for every row, and where the data begins."""

    targets: tuple[Target | None, ...]
    headings: tuple[str, ...]
    constants: tuple[Cell, ...]
    first_row: int
    remarks: tuple[Remark, ...] = ()

    def cells(self, row: Row) -> Iterator[Cell]:
        """The cells of a row that hold something of use, the facts for every row behind them."""
        for target, heading, text in zip(self.targets, self.headings, row.cells, strict=False):
            if target is not None and text.strip():
                yield Cell(target, heading, text)
        yield from self.constants


def columns_of(table: Table, column_map: ColumnMap | None = None) -> Columns:
    """Understand a table's headings; raises :class:`UserError` where nothing in it is known."""
    column_map = column_map or ColumnMap()
    constants = tuple(Cell(_required(target), "", text) for target, text in column_map.values.items())
    first, depth = _header_of(table, column_map)
    if first is None:
        width = max((len(row.cells) for row in table.rows), default=0)
        headings = tuple(column_letters(number) for number in range(1, width + 1))
        first_row = 0
    else:
        at = table.rows.index(first)
        headings = _headings(table.rows[at : at + depth])
        first_row = table.rows[at + depth - 1].number + 1
    targets = _targets(headings, column_map)
    if not any(targets):
        raise _no_headings()
    return Columns(targets, headings, constants, first_row, tuple(_duplicates(targets, headings, first)))


def _no_headings() -> UserError:
    return UserError(
        _("No column of the list could be recognised."),
        _(
            "Put headings such as 姓名, 国家, 城市, 职务 or Name, Country, City, Position in the first row, "
            "or use a mapping."
        ),
    )


def _header_of(table: Table, column_map: ColumnMap) -> tuple[Row | None, int]:
    """The row of the headings and over how many rows they reach; None where the mapping says that there are none."""
    if column_map.header == 0:
        return None, 0
    if column_map.header is not None:
        row = next((row for row in table.rows if row.number == column_map.header), None)
        if row is None:
            raise UserError(
                _("The file has no row {row} for headings.").format(row=column_map.header),
                _("Correct “header” in the mapping."),
            )
        return row, 1 + _continues(table, row)
    best = max(table.rows[:_HEAD], key=lambda row: (_recognised(row, column_map), -row.number), default=None)
    if best is None or _recognised(best, column_map) < min(2, sum(bool(cell.strip()) for cell in best.cells)):
        raise _no_headings()
    if not _recognised(best, column_map):
        raise _no_headings()
    return best, 1 + _continues(table, best)


def _recognised(row: Row, column_map: ColumnMap) -> int:
    mapped = {match_key(heading) for heading in column_map.columns}
    return sum(
        1
        for cell in row.cells
        if cell.strip() and (match_key(cell) in mapped or is_title(cell) or target_of_heading(cell) is not None)
    )


def _continues(table: Table, header: Row) -> bool:
    """Whether the next row holds the second line of merged headings: Name | Name over Chinese | English."""
    at = table.rows.index(header) + 1
    if at >= len(table.rows) or table.rows[at].number != header.number + 1:
        return False
    cells = [cell for cell in table.rows[at].cells if cell.strip()]
    return bool(cells) and all(is_language_word(cell) for cell in cells)


def _headings(rows: Sequence[Row]) -> tuple[str, ...]:
    """The headings, with those that were merged over several columns and rows put together."""
    width = max(len(row.cells) for row in rows)
    upper = [clean_line(cell) for cell in (*rows[0].cells, *[""] * (width - len(rows[0].cells)))]
    if len(rows) == 1:
        return tuple(upper)
    lower = [clean_line(cell) for cell in (*rows[1].cells, *[""] * (width - len(rows[1].cells)))]
    headings, last = [], ""
    for over, under in zip(upper, lower, strict=True):
        last = over or (last if under else "")
        headings.append(f"{last} {under}".strip())
    return tuple(headings)


def _targets(headings: Sequence[str], column_map: ColumnMap) -> tuple[Target | None, ...]:
    mapped = {match_key(heading): target for heading, target in column_map.columns.items()}
    used: set[str] = set()
    targets: list[Target | None] = []
    for number, heading in enumerate(headings, start=1):
        key = next(
            (key for key in (match_key(heading), column_letters(number).lower(), str(number)) if key in mapped), ""
        )
        if key:
            used.add(key)
            targets.append(_required(mapped[key]) if mapped[key] else None)
        else:
            targets.append(target_of_heading(heading))
    if missing := [heading for heading in column_map.columns if match_key(heading) not in used]:
        raise UserError(
            _("The mapping names the column “{column}”, which the file does not have.").format(column=missing[0][:60]),
            _("The file has: {columns}.").format(columns=", ".join(heading for heading in headings if heading)[:300]),
        )
    return _with_titles(headings, targets)


def _with_titles(headings: Sequence[str], targets: list[Target | None]) -> tuple[Target | None, ...]:
    """A column "Title" is the office where no other is, else the form of address."""
    has_office = any(target and target.field is Field.OFFICE for target in targets)
    title = Target(Field.HONORIFIC if has_office else Field.OFFICE)
    return tuple(
        title if target is None and is_title(heading) else target
        for target, heading in zip(targets, headings, strict=True)
    )


def _duplicates(targets: Sequence[Target | None], headings: Sequence[str], header: Row | None) -> Iterator[Remark]:
    seen: dict[Target, str] = {}
    for target, heading in zip(targets, headings, strict=True):
        if target is None:
            continue
        if target in seen and target.field is not Field.NAME:
            yield Remark(
                header.number if header else 1,
                heading,
                Severity.WARNING,
                _("The columns “{one}” and “{other}” hold the same; the first one that is filled counts.").format(
                    one=seen[target], other=heading
                ),
            )
        seen.setdefault(target, heading)
