"""The Chinese interface: complete, compiled, and with the same fields in every sentence."""

import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.pofile import read_po

from summitdesk.paths import resources

ROOT = Path(__file__).parents[2]
FOLDER = resources() / "i18n" / "zh_CN" / "LC_MESSAGES"


def texts(message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_sentence_of_the_sources_is_translated_and_compiled():
    checked = subprocess.run(
        [sys.executable, ROOT / "packaging" / "messages.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_translations_keep_the_fields_of_their_originals():
    with (FOLDER / "summitdesk.po").open("rb") as stream:
        catalogue = read_po(stream, locale="zh_CN")
    for message in catalogue:
        if message.id:
            original = message.id if isinstance(message.id, str) else message.id[-1]
            for text in texts(message):
                assert fields(text) <= fields(original), message.id
                assert fields(text) or not fields(original), message.id


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{[a-z_]*(?::[^}]*)?\}", text))


def test_the_compiled_catalogue_speaks():
    with (FOLDER / "summitdesk.mo").open("rb") as stream:
        spoken = GNUTranslations(stream)
    assert spoken.gettext("Delegations") == "代表团"
