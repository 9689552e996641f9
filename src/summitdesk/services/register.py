"""The register as a whole: made empty, or made with the bundled events."""

from pathlib import Path
from typing import TYPE_CHECKING

from summitdesk.progress import Progress, Silent

if TYPE_CHECKING:
    from summitdesk.store.database import Database


def create_register(target: str | Path, operator: str = "") -> "Database":
    """Make an empty register at a path or database address and open it; what is there already is refused."""
    from summitdesk.store.database import Database

    return Database.create(target, operator=operator)


def create_sample_register(target: str | Path, operator: str = "", progress: Progress | None = None) -> "Database":
    """Make a register with the bundled events and open it; when that fails, nothing is left behind."""
    from summitdesk.services.sample import load_sample

    database = create_register(target, operator)
    try:
        load_sample(database, progress=progress or Silent())
    except BaseException:
        path = database.path
        database.close()
        if path is not None:
            path.unlink(missing_ok=True)
        raise
    return database
