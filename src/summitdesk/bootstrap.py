"""The one place that wires a session together: settings, interface language, and the open register."""

from __future__ import annotations

import getpass
import locale
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitdesk import i18n
from summitdesk.settings import Settings, load, settings_file

if TYPE_CHECKING:  # The window shows before SQLAlchemy is imported.
    from summitdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Context:
    """What pages and commands are handed: the open register, and what this person chose."""

    database: Database
    settings: Settings


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before a register is open; ``notices`` are sentences about settings that could not be used."""

    settings: Settings
    settings_file: Path
    notices: tuple[str, ...] = ()


def start() -> Start:
    """Read the settings and speak their language from here on."""
    file = settings_file()
    i18n.install(_system_language())
    loaded = load(file)
    if loaded.settings.interface.language:
        i18n.install(loaded.settings.interface.language)
    return Start(loaded.settings, file, loaded.notices)


def operator_of(settings: Settings) -> str:
    """The name that the history records: the chosen one, else the login name, else nothing."""
    if settings.desk.operator:
        return settings.desk.operator
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without an account, as in a container
        return ""


def open_register(target: str, settings: Settings, *, read_only: bool = False) -> Context:
    """Open the register at ``target`` (a path or a database URL)."""
    from summitdesk.store.database import Database

    return Context(Database.open(target, operator=operator_of(settings), read_only=read_only), settings)


def _system_language() -> str:
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if named is None:
        named = locale.getlocale()[0] or ""  # Windows and macOS tell it only here
    return "zh_CN" if named.lower().startswith(("zh", "chinese")) else "en"
