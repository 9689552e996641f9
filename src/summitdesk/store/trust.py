"""What is checked before a register is believed."""

from sqlalchemy import URL


def check_register(url: URL) -> None:
    """Refuse what is no register."""
