"""How long whole programs take from start to end."""

import subprocess
import sys
from pathlib import Path

import pytest

YARDSTICK = [sys.executable, "-c", "pass"]


@pytest.mark.parametrize("words", [["--help"], ["events"], ["order", "--event", "harbin-2019"]], ids=lambda w: w[0])
def bench_command(benchmark, sample_file: Path, words: list[str]):
    name, *rest = words
    command = [sys.executable, "-m", "summitdesk", name, *([] if name == "--help" else [str(sample_file), *rest])]
    done = benchmark.pedantic(subprocess.run, (command,), {"capture_output": True}, rounds=5, warmup_rounds=1)
    assert done.returncode == 0


def bench_bare_python(benchmark):
    assert benchmark.pedantic(subprocess.run, (YARDSTICK,), rounds=5, warmup_rounds=1).returncode == 0


def bench_window_is_imported(benchmark):
    command = [sys.executable, "-c", "import summitdesk.desktop.app"]
    assert benchmark.pedantic(subprocess.run, (command,), rounds=5, warmup_rounds=1).returncode == 0


def bench_bare_qt_is_imported(benchmark):
    command = [sys.executable, "-c", "import PySide6.QtWidgets"]
    assert benchmark.pedantic(subprocess.run, (command,), rounds=5, warmup_rounds=1).returncode == 0
