"""What one person chose for this computer: a frozen dataclass per group, kept as TOML among the user's settings.

Choices that belong to an event (its languages, its order of precedence, its stock) are in the register, not here.
"""

import tomllib
from collections.abc import Mapping, MutableMapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from summitdesk.addresses import without_password
from summitdesk.errors import UserError
from summitdesk.files import write_whole
from summitdesk.i18n import _, later

_RECENT_LIMIT = 10
_Group = TypeVar("_Group", "Interface", "Desk", "Alignment")
_FURTHEST = 20.0
_MOST_STRETCHED = 5.0


@dataclass(frozen=True, slots=True)
class Interface:
    """How the program looks and speaks."""

    language: str = field(
        default="",
        metadata={
            "help": later("Language of the interface; empty follows the system."),
            "choices": ("", "en", "zh_CN"),
        },
    )
    palette: str = field(
        default="system",
        metadata={
            "help": later("Light or dark colours, or as the system has them."),
            "choices": ("system", "light", "dark"),
        },
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works here, and on what."""

    operator: str = field(
        default="",
        metadata={"help": later("Name that the history records with every change; empty takes the login name.")},
    )
    recent: tuple[str, ...] = field(
        default=(), metadata={"help": later("Registers opened lately, the last one first.")}
    )


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a printer's picture is to be moved and stretched about the middle of the sheet, so that it stands right."""

    right: float = field(
        default=0.0, metadata={"help": later("Millimetres to the right."), "range": (-_FURTHEST, _FURTHEST)}
    )
    down: float = field(default=0.0, metadata={"help": later("Millimetres down."), "range": (-_FURTHEST, _FURTHEST)})
    width: float = field(
        default=100.0,
        metadata={"help": later("Width in per cent."), "range": (100 - _MOST_STRETCHED, 100 + _MOST_STRETCHED)},
    )
    height: float = field(
        default=100.0,
        metadata={"help": later("Height in per cent."), "range": (100 - _MOST_STRETCHED, 100 + _MOST_STRETCHED)},
    )


@dataclass(frozen=True, slots=True)
class Printer:
    """How one printer takes its paper: the sheets' front sides and their backs run through it differently."""

    front: Alignment = field(default_factory=Alignment)
    back: Alignment = field(default_factory=Alignment)


@dataclass(frozen=True, slots=True)
class Settings:
    """All groups; each one's name is its TOML table. ``printers`` are known by the names that people give them."""

    interface: Interface = field(default_factory=Interface)
    desk: Desk = field(default_factory=Desk)
    printers: Mapping[str, Printer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as found in a file, with a sentence for everything in it that could not be used."""

    settings: Settings
    notices: tuple[str, ...] = ()


def settings_file() -> Path:
    """Where this person's settings are kept."""
    import platformdirs

    return Path(platformdirs.user_config_dir("summitdesk", appauthor=False)) / "settings.toml"


def load(file: Path) -> Loaded:
    """Read settings: what is missing or cannot be used has its default, and the latter is reported."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError):
        return Loaded(Settings(), (_("The settings in {file} cannot be read; using the defaults.").format(file=file),))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        notice = _("The settings in {file} are not valid TOML ({reason}); using the defaults.")
        return Loaded(Settings(), (notice.format(file=file, reason=error),))
    return _from_tables(tables)


def save(settings: Settings, file: Path) -> None:
    """Write settings, keeping comments and every key of the file that this version does not know."""
    import tomlkit

    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
    except (OSError, ValueError) as error:
        raise UserError(
            _("The settings in {file} cannot be read, so they were not changed.").format(file=file),
            _("Correct the file, or remove it to start from the defaults."),
        ) from error
    _put(document, "interface", settings.interface)
    _put(document, "desk", settings.desk)
    _put_printers(document, settings.printers)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, tomlkit.dumps(document).encode())


def _table(document: MutableMapping[str, Any], name: str) -> MutableMapping[str, Any]:
    import tomlkit

    if not isinstance(document.get(name), dict):
        document[name] = tomlkit.table()
    table: MutableMapping[str, Any] = document[name]
    return table


def _put(document: MutableMapping[str, Any], name: str, values: Interface | Desk | Alignment) -> None:
    table = _table(document, name)
    for each in fields(values):
        value = getattr(values, each.name)
        table[each.name] = list(value) if isinstance(value, tuple) else value


def _put_printers(document: MutableMapping[str, Any], printers: Mapping[str, Printer]) -> None:
    if not printers and "printers" not in document:
        return
    known = _table(document, "printers")
    for name in [name for name in known if name not in printers]:
        del known[name]
    for name, printer in printers.items():
        table = _table(known, name)
        _put(table, "front", printer.front)
        _put(table, "back", printer.back)


def with_recent(settings: Settings, register: str) -> Settings:
    """The same settings with ``register`` as the one opened last; passwords of addresses are not kept."""
    known = dict.fromkeys(map(without_password, (register, *settings.desk.recent)))
    return replace(settings, desk=replace(settings.desk, recent=tuple(known)[:_RECENT_LIMIT]))


def _from_tables(tables: Mapping[str, Any]) -> Loaded:
    notices: list[str] = []
    kinds = get_type_hints(Settings)
    groups: dict[str, Any] = {}
    for name, table in tables.items():
        if name not in kinds:
            notices.append(_("Unknown settings group “{name}” is ignored.").format(name=name))
        elif not isinstance(table, dict):
            notices.append(_should_be_a_group(name))
        elif name == "printers":
            groups[name] = {each: _printer(each, said, notices) for each, said in table.items()}
        else:
            groups[name] = _group(kinds[name], name, table, notices)
    return Loaded(Settings(**groups), tuple(notices))


def _printer(name: str, said: object, notices: list[str]) -> Printer:
    sides: dict[str, Alignment] = {}
    for side, table in said.items() if isinstance(said, dict) else [("", said)]:
        full = ".".join(filter(None, ("printers", name, side)))
        if not isinstance(table, dict):
            notices.append(_should_be_a_group(full))
        elif side not in {"front", "back"}:
            notices.append(_("Unknown settings group “{name}” is ignored.").format(name=full))
        else:
            sides[side] = _group(Alignment, full, table, notices)
    return Printer(**sides)


def _should_be_a_group(name: str) -> str:
    return _("The setting “{name}” should be a group; using its defaults.").format(name=name)


def _group(kind: type[_Group], group: str, table: Mapping[str, Any], notices: list[str]) -> _Group:
    known = {each.name: each for each in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{group}.{key}"
        if key not in known:
            notices.append(_("Unknown setting “{name}” is ignored.").format(name=name))
        elif (usable := _usable(known[key], value)) is None:
            notices.append(
                _("The setting “{name}” has a value that cannot be used; using its default.").format(name=name)
            )
        else:
            values[key] = usable
    return kind(**values)


def _usable(declared: Field[Any], value: object) -> object | None:
    default = declared.default
    if default is MISSING:
        return None
    if isinstance(default, tuple):
        is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return tuple(value) if is_list and isinstance(value, list) else None
    if isinstance(default, float):
        low, high = declared.metadata["range"]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number and isinstance(value, int | float) and low <= value <= high else None
    if type(value) is not type(default) or value not in declared.metadata.get("choices", (value,)):
        return None
    return value
