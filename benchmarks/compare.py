"""Papers against other typesetters on the same text in the same run.

    python benchmarks/compare.py agreement [ROUNDS] [CLAUSES]
    python benchmarks/compare.py letters [ROUNDS] [LETTERS]
    python benchmarks/compare.py badges [ROUNDS] [BADGES] [PEER,PEER]

Cold is a whole process from its start to the PDF; warm is one clause edited in a process that keeps its caches. The
engines take turns within every round, so that a busy computer is busy for all of them, and only their CPU seconds (of
all their processes and threads) are compared. Peers live in a virtual environment under ``build/``, never in the
project's own. LibreOffice is compared where it is installed.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

import texts

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
WORK = ROOT / "build" / "compare"
FONTS = ROOT / "resources" / "fonts"
NOISY = 1.5
EDITS_A_ROUND = 3


@dataclass(frozen=True)
class Engine:
    """How one typesetter is started; ``stays`` for one that can be kept and told edits."""

    name: str
    command: Sequence[str]
    pdf: Path
    stays: bool = True
    environment: Mapping[str, str] | None = None


def engines(source: Path) -> list[Engine]:
    """SummitDesk first; then whatever peer there is."""
    peers = peers_python()
    found = [
        Engine("SummitDesk", _words(sys.executable, "ours", source), WORK / "ours.pdf"),
        Engine("Typst", _words(peers, "typst_peer", source), WORK / "typst_peer.pdf"),
        Engine("WeasyPrint", _words(peers, "weasyprint_peer", source), WORK / "weasyprint_peer.pdf"),
    ]
    if soffice := shutil.which("soffice"):
        found.append(libreoffice(soffice, source))
    return found


def _words(python: str, peer: str, source: Path) -> list[str]:
    return [python, str(PEERS / f"{peer}.py"), str(source), str(WORK / f"{peer}.pdf"), str(FONTS)]


def peers_python(name: str = "") -> str:
    """The interpreter of the peers' own environment, which is made where it is missing; ``name`` has one for itself."""
    folder = ROOT / "build" / "-".join(filter(None, ("peers", name)))
    python = folder / "bin" / "python"
    if not python.exists():
        wanted = PEERS / "-".join(filter(None, ("requirements", name)))
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", f"{wanted}.txt"], check=True)
    return str(python)


def libreoffice(soffice: str, source: Path) -> Engine:
    """LibreOffice with a profile of its own that has been used once, and with our faces only."""
    document = WORK / "libreoffice.fodt"
    subprocess.run([sys.executable, PEERS / "libreoffice.py", source, document], check=True)
    fonts = WORK / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir><cachedir>{WORK / "fontcache"}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(WORK / 'profile').as_uri()}"
    words = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(WORK), str(document)]
    return Engine(
        "LibreOffice",
        words,
        WORK / "libreoffice.pdf",
        stays=False,
        environment={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )


def cold(engine: Engine) -> float:
    """CPU seconds of a whole process with its children."""
    process = subprocess.Popen(
        engine.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=PEERS,
        env=engine.environment,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{engine.name} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


class Kept:
    """An engine that stays and builds again after every edit."""

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self._process = subprocess.Popen(
            engine.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PEERS, bufsize=1
        )
        self.first = self._answer()

    def rebuild(self, clause: int, text: str) -> float:
        """CPU seconds of building again with one clause changed."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"clause": clause, "text": text}) + "\n")
        return float(self._answer()["cpu"])

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} stopped")
        return dict(json.loads(line))

    def __enter__(self) -> "Kept":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()


def measure(rounds: int, clauses: int) -> dict[str, dict[str, list[float]]]:
    """Seconds of CPU by engine, cold and warm, every round one of each in turn."""
    WORK.mkdir(parents=True, exist_ok=True)
    text = texts.agreement(clauses)
    source = WORK / "text.json"
    source.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    edits = texts.edits(text)
    compared = engines(source)
    seconds: dict[str, dict[str, list[float]]] = {engine.name: {"cold": [], "warm": []} for engine in compared}
    for engine in compared:  # byte code, font caches, profiles
        cold(engine)
    with ExitStack() as stack:
        kept = [stack.enter_context(Kept(engine)) for engine in compared if engine.stays]
        for each in kept:
            each.rebuild(0, text["clauses"][0]["en"] + " Warmed up.")
        for _round in range(rounds):
            for engine in compared:
                seconds[engine.name]["cold"].append(cold(engine))
            for clause, new in _some(edits):
                for each in kept:
                    seconds[each.name]["warm"].append(each.rebuild(clause, new))
    for engine in compared:
        check(engine, clauses)
    return seconds


def _some(edits: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return (next(edits) for _number in range(EDITS_A_ROUND))


def check(engine: Engine, clauses: int) -> None:
    """That a file is what was asked for: as many pages as the others', both languages to be read from it."""
    document = pypdfium2.PdfDocument(engine.pdf)
    try:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        expected = clauses * 46 / 400
        assert 0.75 * expected <= len(document) <= 1.3 * expected + 1, (engine.name, len(document))
        assert "筹备" in text, engine.name
        assert f"matter {clauses}" in " ".join(text.split()), engine.name
        print(f"{engine.name}: {len(document)} pages, {engine.pdf.stat().st_size // 1024} KB")
    finally:
        document.close()


def report(seconds: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[str]:
    """A table in Markdown: medians, their spread, and what the others take in multiples of ours."""
    yield f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors"
    yield ""
    yield "| engine | cold, s CPU | × ours | warm, s CPU | × ours |"
    yield "| --- | --: | --: | --: | --: |"
    ours = next(iter(seconds.values()))
    for name, measured in seconds.items():
        cells = [name]
        for kind in ("cold", "warm"):
            cells += [_told(measured[kind]), _ratio(measured[kind], ours[kind])]
        yield f"| {' | '.join(cells)} |"


def _told(values: Sequence[float]) -> str:
    if not values:
        return "–"
    return f"{statistics.median(values):.3f} ({min(values):.3f}–{max(values):.3f})"


def _ratio(values: Sequence[float], ours: Sequence[float]) -> str:
    """The median of the ratios of each turn, and how far they scatter; no figure where they scatter too far."""
    if not values:
        return "–"
    ratios = sorted(theirs / own for theirs, own in zip(values, ours, strict=True))
    low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
    told = f"{statistics.median(ratios):.2f} ({low:.2f}–{high:.2f})"
    return told if high / low < NOISY else f"{told}, noisy"


def _program(paper: str, register: Path, *options: str) -> Engine:
    """Our program as an organizer runs it."""
    pdf = register.with_name(f"{paper}.pdf")
    words = [sys.executable, "-m", "summitdesk", "print", str(register), paper, "--event", "harbin-2026"]
    return Engine("SummitDesk", [*words, "--languages", "zh-Hans,en", *options, "-o", str(pdf)], pdf)


def measure_letters(rounds: int, letters: int) -> dict[str, dict[str, list[float]]]:
    """Seconds of CPU for a file of letters: ours from the register with every check, the peers' from plain text."""
    WORK.mkdir(parents=True, exist_ok=True)
    own, register, source = ROOT / "benchmarks" / "letters.py", WORK / "letters.summit", WORK / "letters.json"
    register.unlink(missing_ok=True)
    subprocess.run([sys.executable, own, register, str(letters), source], check=True)
    peers = peers_python()
    compared = [
        _program("invitations", register, "--on", "2025-09-01"),
        *(
            Engine(name, _words(peers, peer, source), WORK / f"{peer}.pdf")
            for name, peer in (("Typst", "typst_letters"), ("WeasyPrint", "weasyprint_letters"))
        ),
    ]
    seconds: dict[str, dict[str, list[float]]] = {engine.name: {"cold": [], "warm": []} for engine in compared}
    for number in range(rounds + 1):
        for engine in compared:
            spent = cold(engine)
            if number:  # the first round fills caches of byte code and fonts
                seconds[engine.name]["cold"].append(spent)
    for engine in compared:
        document = pypdfium2.PdfDocument(engine.pdf)
        pages, last = len(document), document[len(document) - 1].get_textpage().get_text_range()
        document.close()
        assert pages >= 3 * letters, (engine.name, pages)
        assert last.strip(), engine.name
        print(f"{engine.name}: {pages} pages, {engine.pdf.stat().st_size // 1024} KB")
    return seconds


def measure_badges(rounds: int, badges: int) -> dict[str, dict[str, list[float]]]:
    """Seconds of CPU for badges of one event: ours from the register with every check, the peers' from plain texts."""
    folder = WORK / f"badges-{badges}"
    folder.mkdir(parents=True, exist_ok=True)
    own, register = ROOT / "benchmarks" / "badges.py", folder / "badges.summit"
    if not register.exists():
        subprocess.run([sys.executable, own, register, str(badges), folder], check=True)
    compared = [_program("badges", register, "--stock", "badge-4up"), *_badge_peers(folder)]
    seconds: dict[str, dict[str, list[float]]] = {engine.name: {"cold": [], "warm": []} for engine in compared}
    for number in range(rounds + 1):
        for engine in compared:
            if number or engine.name == "SummitDesk":  # our byte code is made once; pip made the peers'
                spent = cold(engine)
                if number:
                    seconds[engine.name]["cold"].append(spent)
    for engine in compared:
        document = pypdfium2.PdfDocument(engine.pdf)
        pages = len(document)
        document.close()
        assert pages == (badges if engine.name == "pretix" else -(-badges // 4)), (engine.name, pages)
        print(f"{engine.name}: {pages} pages, {engine.pdf.stat().st_size / badges:.0f} bytes a badge")
    return seconds


def _badge_peers(folder: Path) -> Iterator[Engine]:
    """Those named last on the command line, else both. pretix is given Indico's face with Chinese: it has none."""
    named = sys.argv[4].split(",") if len(sys.argv) > 4 else ["indico", "pretix"]
    indico = Path(peers_python("indico"))
    (face,) = indico.parents[1].glob("lib/*/site-packages/indico_fonts/kochi-gothic-subst.ttf")
    words = {"indico": ("Indico", []), "pretix": ("pretix", [str(face)])}
    for name in named:
        title, more = words[name]
        pdf = folder / f"{name}.pdf"
        peer = str(PEERS / f"{name}_badges.py")
        yield Engine(title, [peers_python(name), "-W", "ignore", peer, str(folder), str(pdf), *more], pdf)


MEASURES = {
    "agreement": (measure, texts.PAIRS),
    "letters": (measure_letters, texts.LETTERS),
    "badges": (measure_badges, 1_000),
}


def main(show: Callable[[str], None] = print) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # pip compiled the peers; ours must keep its byte code, too
    kind, *numbers = sys.argv[1:] or ["agreement"]
    measured, size = MEASURES[kind]
    asked = [int(word) for word in numbers[:2]]
    rounds, size = (*asked, *(5, size)[len(asked) :])
    seconds = measured(rounds, size)
    (WORK / f"{kind}.json").write_text(json.dumps(seconds, indent=1), encoding="utf-8")
    for line in report(seconds):
        show(line)


if __name__ == "__main__":
    main()
