"""Running commands: in this process for speed, and as the real program where a process is the point."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summitdesk.cli import main


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON value that it must be."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command in this process."""

    def run_command(*words: object) -> Outcome:
        capsys.readouterr()
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run_command


@pytest.fixture
def program() -> Callable[..., Outcome]:
    """Run one command as a process of its own."""

    def run_program(*words: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Outcome:
        arguments: Sequence[str] = [sys.executable, "-m", "summitdesk", *map(str, words)]
        done = subprocess.run(arguments, capture_output=True, check=False, env=env, cwd=cwd, timeout=100)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_program
