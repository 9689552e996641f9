"""How long papers take, warm: the same process, fonts and caches kept."""

import io

import pypdfium2
import pytest

from summitdesk.services.printing import Options, print_document
from summitdesk.store.database import Database


@pytest.mark.parametrize(
    ("paper", "event"),
    [("initiative", "harbin-2019"), ("roster", "harbin-2019"), ("agenda", "harbin-2026"), ("badges", "harbin-2026")],
)
def bench_paper(benchmark, sample: Database, paper: str, event: str):
    printed = benchmark(lambda: print_document(sample, paper, event, Options(languages=("zh-Hans", "en"))))
    assert len(pypdfium2.PdfDocument(io.BytesIO(printed.pdf))) == printed.pages
