"""Keep resources/i18n in step with the sources.

Without arguments (`make messages`): extract every message, bring the catalogue up to date and compile it.
With --check: say what is missing, unsure, left over or not compiled, and fail.
"""

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "summitdesk"
CATALOGUE = ROOT / "resources" / "i18n" / "zh_CN" / "LC_MESSAGES" / "summitdesk.po"
COMPILED = CATALOGUE.with_suffix(".mo")
HEADER = "# The interface of SummitDesk in simplified Chinese."
# Header lines that say when, by what and for whom; none of them is a translation.
CHANGING = tuple(
    f'"{name}'
    for name in ("Project", "Report", "POT-Creation", "PO-Revision", "Last-Translator", "Language-Team", "Generated")
)
NO_DATE = datetime(2019, 1, 6, tzinfo=UTC)
KEYWORDS = {"_": None, "later": None, "n_": (1, 2)}


def extracted() -> Catalog:
    """All messages of the sources."""
    catalogue = Catalog(locale="zh_CN", fuzzy=False)
    for file, _line, message, _comments, context in extract_from_dir(
        SOURCES, keywords=KEYWORDS, method_map=[("**.py", "python")]
    ):
        # Without line numbers, so that moving code changes no catalogue.
        catalogue.add(message, locations=[(f"src/summitdesk/{Path(file).as_posix()}", None)], context=context)
    return catalogue


def stored() -> Catalog:
    """The catalogue as it is."""
    if not CATALOGUE.exists():
        return Catalog(locale="zh_CN", header_comment=HEADER, fuzzy=False)
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale="zh_CN")


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as text that is the same for the same messages."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(CHANGING)).encode()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    catalogue.creation_date = catalogue.revision_date = NO_DATE  # else the header would say when it was compiled
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def translations(message: Message) -> tuple[str, ...]:
    """What a message is in Chinese, one text a plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def source(message: Message) -> str:
    """The English text, of a plural its last form: Chinese has only one."""
    return message.id if isinstance(message.id, str) else message.id[-1]


def places(text: str) -> set[str]:
    """What is to be filled in."""
    return set(re.findall(r"\{\w*\}", text))


def faults(wanted: Catalog, have: Catalog) -> list[str]:
    """Everything that keeps the translation from being complete."""
    found = []
    for message in wanted:
        if not message.id:
            continue
        translated = have.get(message.id, message.context)
        if translated is None:
            found.append(f"not in the catalogue: {message.id!r}")
        elif not all(translations(translated)) or translated.fuzzy:
            found.append(f"not translated: {message.id!r}")
        elif any(places(text) != places(source(message)) for text in translations(translated)):
            found.append(f"other places in the translation: {message.id!r}")
    found += [f"no longer used: {message.id!r}" for message in have if message.id and message.id not in wanted]
    return found


def update() -> None:
    """Bring catalogue and compiled file up to date; translations of unchanged messages stay."""
    catalogue = stored()
    catalogue.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(as_po(catalogue))
    COMPILED.write_bytes(as_mo(stored()))


def main() -> None:
    """Update, or with --check only compare."""
    if "--check" not in sys.argv[1:]:
        update()
    found = faults(extracted(), stored())
    if not COMPILED.exists() or COMPILED.read_bytes() != as_mo(stored()):
        found.append("summitdesk.mo is not compiled from summitdesk.po: make messages")
    sys.stderr.write("".join(f"{each}\n" for each in found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
