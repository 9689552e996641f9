"""How soon our window is painted, beside a bare one of the same toolkit.

    python benchmarks/startup.py [ROUNDS]

Both are started in turn, offscreen, and tell by the clock when they have been painted since they were started: the bare
window with a table of fifty texts, ours with its skeleton and then with the delegates of the bundled event.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from summitdesk.services.register import create_sample_register

PEERS = Path(__file__).parent / "peers"
USUAL_ROUNDS = 15


def painted(script: str, *arguments: str) -> list[float]:
    """Seconds from the start of a process to each painting that it tells of."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    words = [sys.executable, str(PEERS / script), str(time.monotonic()), *arguments]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Measure in turns, the first of which fills caches, and print a table in Markdown."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_ROUNDS
    turns = []
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "sample.summit"
        create_sample_register(register).close()
        for _round in range(rounds + 1):
            (bare,) = painted("bare_window.py")
            skeleton, rows = painted("our_window.py", str(register))
            turns.append((bare, skeleton, rows))
    print("| painted | ms (least) | × bare |\n| --- | --: | --: |")
    for place, name in enumerate(("bare window", "our window", "our window with the delegates of an event")):
        times = [turn[place] * 1000 for turn in turns[1:]]
        ratio = statistics.median(turn[place] / turn[0] for turn in turns[1:])
        print(f"| {name} | {statistics.median(times):.0f} ({min(times):.0f}) | {ratio:.2f} |")


if __name__ == "__main__":
    main()
