"""An address of a register may hold a password; nobody sees it."""

import pytest

from summitdesk.addresses import short_name, without_password


@pytest.mark.parametrize(
    ("target", "seen", "name"),
    [
        ("/registers/王/a b.summit", "/registers/王/a b.summit", "a b.summit"),
        ("postgresql+psycopg://clerk:s3cret@db/summit", "postgresql+psycopg://clerk@db/summit", "summit · db"),
        ("postgresql://clerk:s3:c/r@et@db:5432/summit", "postgresql://clerk@db:5432/summit", "summit · db"),
        ("postgresql://:s3cret@db/summit", "postgresql://@db/summit", "summit · db"),
        ("desk: a@b.summit", "desk: a@b.summit", "desk: a@b.summit"),
        ("postgresql://clerk@db/summit", "postgresql://clerk@db/summit", "summit · db"),
        ("postgresql://db/summit?password=s3cret", "postgresql://db/summit", "summit · db"),
        (
            "postgresql://db/summit?sslmode=require&Password=s3cret&user=clerk",
            "postgresql://db/summit?sslmode=require&user=clerk",
            "summit · db",
        ),
        ("postgresql://clerk:s3cret@/summit?host=/run", "postgresql://clerk@/summit?host=/run", "summit"),
    ],
)
def test_a_password_is_seen_nowhere(target: str, seen: str, name: str):
    assert without_password(target) == seen
    assert short_name(target) == name
    assert "s3c" not in seen + name
