"""The layers and manners that hold the program together, checked on the source itself."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "summitdesk"
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = {"sqlalchemy", "alembic", "reportlab", "uharfbuzz", "fontTools", "openpyxl", "xlsxwriter", "pikepdf", "PIL"}


def test_the_layers_hold():
    """Every contract of pyproject.toml: who may import whom, and where Qt, SQL and ReportLab are spoken."""
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def loaded_by(statement: str) -> set[str]:
    """The top-level packages in memory after a fresh interpreter ran ``statement``."""
    program = (
        f"import sys, json\n{statement}\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_window_shows_before_the_database_and_the_typesetter_load():
    assert loaded_by("import summitdesk.desktop.app") & HEAVY == set()


def test_a_command_line_that_only_asks_for_help_loads_neither():
    loaded = loaded_by("from summitdesk.cli import main; main(['--help'])")
    assert loaded & (HEAVY | {"PySide6", "rich"}) == set()


def test_documents_and_typesetting_load_no_database():
    loaded = loaded_by("import summitdesk.documents, summitdesk.typeset.compose")
    assert loaded & {"sqlalchemy", "alembic", "PySide6"} == set()


def calls_of_gettext(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "n_", "later"}:
            yield node


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_translated_sentences_are_whole(module: Path):
    """A message that is put together before it is translated is in no catalogue."""
    for call in calls_of_gettext(ast.parse(module.read_text(encoding="utf-8"))):
        for argument in call.args[: 2 if getattr(call.func, "id", "") == "n_" else 1]:
            assert not isinstance(argument, ast.JoinedStr | ast.BinOp), f"{module.name}:{argument.lineno}"
            formatted = isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") == "format"
            assert not formatted, f"{module.name}:{argument.lineno}: format after translating"


def tracked_texts() -> Iterator[tuple[Path, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.decode().split("\0")):
        file = ROOT / name
        if file.suffix in {".svg", ".ttf", ".otf", ".png", ".gz"} or not file.is_file():
            continue
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_place_on_somebodys_machine():
    places = re.compile(r"(?<![A-Za-z0-9_.])/(?:home|root|Users|work)/\w|[A-Z]:\\\\?Users\\")
    found = [
        f"{file.relative_to(ROOT)}: {hit.group()}" for file, text in tracked_texts() if (hit := places.search(text))
    ]
    found = [each for each in found if not each.startswith("tests/test_architecture.py")]
    assert found == []


def test_the_locks_pin_everything_by_hash_and_name_no_index():
    for name in ("runtime", "dev", "build"):
        text = (ROOT / "packaging" / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*-(-|i|f)", text.replace("    --hash=sha256:", ""), re.MULTILINE)
        requirements = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert len(requirements) > 5
        for requirement in requirements:
            assert "==" in requirement
            assert "--hash=sha256:" in requirement


def test_the_licences_listed_are_those_of_the_locked_packages():
    checked = subprocess.run(
        [sys.executable, ROOT / "packaging" / "third_party.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_qt_stays_below_the_release_that_aborts_this_python():
    """PySide6 6.12.0 loses a reference to None on each void call under CPython 3.11."""
    lock = (ROOT / "packaging" / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    assert re.search(r"^pyside6-essentials==6\.11\.\d+ ", lock, re.MULTILINE)
