"""An edit asks for what it changed: other pages keep their lines, their encoded runs and their compressed streams."""

import pytest

from summitdesk.typeset.compose import make_pdf
from summitdesk.typeset.content import Parallel, plain
from summitdesk.typeset.galley import Composer
from summitdesk.typeset.paint import document as files
from summitdesk.typeset.paint.encoding import EncodedRuns
from support.paper import BODY, EN, ZH, document


def pair(at: int, more: str = "") -> Parallel:
    zh = plain(f"第{at}条　{ZH}{ZH[: at % 40]}", "zh-Hans", BODY)
    return Parallel(((zh,), (plain(f"Article {at}. {EN}{EN[: at % 60]}{more}", "en", BODY),)), (0.4, 0.6))


class Counted:
    """How often a function was really asked for."""

    def __init__(self, monkeypatch, owner, name: str) -> None:
        self.calls = 0
        original = getattr(owner, name)

        def counting(*arguments, **options):
            self.calls += 1
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, counting)


@pytest.mark.parametrize("count", [400, pytest.param(1_000, marks=pytest.mark.slow)])
def test_one_edited_pair_is_set_alone(monkeypatch, count):
    pairs = [pair(at) for at in range(count)]
    before = make_pdf(document(*pairs))
    assert before.pages > count // 12
    edited = [*pairs]
    edited[count // 2] = pair(count // 2, " It is agreed.")
    composed = Counted(monkeypatch, Composer, "compose")
    encoded = Counted(monkeypatch, EncodedRuns, "_plain")
    compressed = Counted(monkeypatch, files.zlib, "compress")
    after = make_pdf(document(*edited))
    assert after.pdf != before.pdf
    assert composed.calls == 1
    assert encoded.calls < 10
    # A page or two, their texts' fonts, the packs of the structure and the references: none of the other pages.
    packs = count * 4 // 100 + 20
    assert compressed.calls < packs < after.pages * 2 + packs


def test_what_is_remembered_is_what_would_be_set():
    pairs = [pair(at) for at in range(30)]
    first = make_pdf(document(*pairs)).pdf
    make_pdf(document(*pairs[:10], pair(99), *pairs[10:]))
    assert make_pdf(document(*pairs)).pdf == first
