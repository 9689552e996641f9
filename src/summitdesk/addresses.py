"""Addresses of registers on a database server, as people and files may see them: never with a password."""

import re
from pathlib import PurePath

_PASSWORD = re.compile(r"(?<=://)([^:/@]*):.*@")
_PASSWORD_OPTION = re.compile(r"([?&])(?:password|passwd|pwd)=[^&]*&?", re.IGNORECASE)


def is_address(target: str) -> bool:
    """Whether a register lies at a database address and not in a file."""
    return "://" in target


def without_password(target: str) -> str:
    """A file's path as it is; an address without the password that it may hold, also among its options."""
    if not is_address(target):
        return target
    return _PASSWORD_OPTION.sub(r"\1", _PASSWORD.sub(r"\1@", target)).rstrip("?&")


def short_name(target: str) -> str:
    """A register as titles name it: the name of its file, or of the database on its server."""
    if not is_address(target):
        return PurePath(target).name
    place = without_password(target).partition("://")[2].partition("?")[0]
    server, _slash, database = place.rpartition("@")[2].partition("/")
    return " · ".join(filter(None, (database, server.partition(":")[0])))
