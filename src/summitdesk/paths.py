"""Where the shipped data lies: inside the wheel first, else in the checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(folder: str) -> Path:
    # An editable install does not hold force-included folders, so the checkout is the fallback.
    for root in (_PACKAGE, _PACKAGE.parents[1]):
        if (candidate := root / folder).is_dir():
            return candidate
    raise FileNotFoundError(f"this installation lacks its {folder}/ folder; install SummitDesk again")


def resources() -> Path:
    """The folder of fonts, flags, icons, stock, designs, templates, styles and translations."""
    return _shipped("resources")


def database_folder() -> Path:
    """The folder of the Alembic environment, its versions, and the bundled sample events."""
    return _shipped("db")
