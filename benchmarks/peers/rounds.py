"""What every engine does under measurement: build a paper once, then again for each edited clause that it is told.

Lines of JSON come in, one per edit, and one goes out per build: its seconds of wall clock and of CPU, and its bytes.
"""

import atexit
import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def serve(build: Callable[[dict[str, Any]], bytes]) -> None:
    """Build from the file that the first argument names, write it to the second, and go on with edits from stdin.

    Every engine looks for cycles as our program does: seldom in a command, now and then where edits follow as in the
    window, and not at all at the end.
    """
    gc.set_threshold(500_000, 20, 50)
    atexit.register(gc.freeze)
    text = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pdf = _measured(build, text)
    Path(sys.argv[2]).write_bytes(pdf)
    for line in sys.stdin:
        gc.set_threshold(50_000, 20, 50)
        edit = json.loads(line)
        text["clauses"][edit["clause"]]["en"] = edit["text"]
        _measured(build, text)


def _measured(build: Callable[[dict[str, Any]], bytes], text: dict[str, Any]) -> bytes:
    wall, cpu = time.perf_counter(), time.process_time()
    pdf = build(text)
    result = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "bytes": len(pdf)}
    print(json.dumps(result), flush=True)
    return pdf


def roman(number: int) -> str:
    """A number in Roman capitals."""
    text = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, number = divmod(number, value)
        text += letters * count
    return text


def chinese(number: int) -> str:
    """A number below 100 in Chinese characters."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ("十" if tens == 1 else f"{digits[tens]}十" if tens else "") + digits[ones].strip()


def numbered(text: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """For each clause its Chinese number and text, its English number and text."""
    rows, main, sub = [], 0, 0
    for clause in text["clauses"]:
        main, sub = (main + 1, 0) if clause["level"] == 1 else (main, sub + 1)
        first = clause["level"] == 1
        rows.append(
            (
                f"{chinese(main)}、" if first else f"（{chinese(sub)}）",
                clause["zh-Hans"],
                f"{roman(main)}." if first else f"({roman(sub)})",
                clause["en"],
            )
        )
    return rows
