"""A register opened for the length of one command."""

from typing import TYPE_CHECKING

import typer

from summitdesk.errors import OlderRegister

if TYPE_CHECKING:
    from summitdesk.store.database import Database


def reading(file: str) -> "Database":
    """The register, to look into while others may write; close it after use.

    One of an older format is brought up to date first, which takes a moment without other writers.
    """
    from summitdesk.store.database import Database

    try:
        return Database.open(file, read_only=True)
    except OlderRegister:
        Database.open(file).close()
        return Database.open(file, read_only=True)


def writing(context: typer.Context, file: str) -> "Database":
    """The register, to change under this person's name; close it after use."""
    from summitdesk.bootstrap import open_register

    return open_register(file, context.obj.settings).database
