"""What one person chose for this computer: a frozen dataclass per group, kept as TOML among the user's settings.

Choices that belong to an event (its languages, its order of precedence, its stock) are in the register, not here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from summitdesk.errors import UserError
from summitdesk.files import write_whole
from summitdesk.i18n import _, later

_RECENT_LIMIT = 10
_Group = TypeVar("_Group", "Interface", "Desk")


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
class Settings:
    """All groups; each one's name is its TOML table."""

    interface: Interface = field(default_factory=Interface)
    desk: Desk = field(default_factory=Desk)


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
    for group in fields(Settings):
        values = getattr(settings, group.name)
        if not isinstance(table := document.get(group.name), dict):
            table = tomlkit.table()
            document[group.name] = table
        for each in fields(values):
            value = getattr(values, each.name)
            table[each.name] = list(value) if isinstance(value, tuple) else value
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, tomlkit.dumps(document).encode())


def with_recent(settings: Settings, register: str) -> Settings:
    """The same settings with ``register`` as the one opened last."""
    others = (each for each in settings.desk.recent if each != register)
    return replace(settings, desk=replace(settings.desk, recent=(register, *others)[:_RECENT_LIMIT]))


def _from_tables(tables: Mapping[str, Any]) -> Loaded:
    notices: list[str] = []
    kinds = get_type_hints(Settings)
    groups: dict[str, Any] = {}
    for name, table in tables.items():
        if name not in kinds:
            notices.append(_("Unknown settings group “{name}” is ignored.").format(name=name))
        elif not isinstance(table, dict):
            notices.append(_("The setting “{name}” should be a group; using its defaults.").format(name=name))
        else:
            groups[name] = _group(kinds[name], name, table, notices)
    return Loaded(Settings(**groups), tuple(notices))


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
    if type(value) is not type(default) or value not in declared.metadata.get("choices", (value,)):
        return None
    return value
