"""Golden files: what layout decided, as text that a person has looked at.

``UPDATE_GOLDEN=1 pytest …`` writes them anew; look at the rendered page before you commit one.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare ``text`` with the golden file ``name``, or write it there when asked to."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path} is missing: write it with UPDATE_GOLDEN=1 and look at it"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()
