"""The papers that are set twice: instruments of the sample events, and running text at a wide and a narrow measure."""

import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from summitdesk.documents.agreement import AgreementPaper, agreement_document
from summitdesk.documents.instrument import InstrumentPaper, instrument_document, signature_page_document
from summitdesk.documents.layouts import TextLayout
from summitdesk.documents.styles import InstrumentPage, house_style, setting
from summitdesk.progress import Silent
from summitdesk.services.printjob import Job, Options, read_job
from summitdesk.services.sample import load_sample
from summitdesk.services.signing_papers import chosen_instrument, in_order, keepers_copy
from summitdesk.store.database import Database
from summitdesk.typeset.content import Block, Document, PageStyle, Paragraph, Parallel, Space, plain
from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.units import mm

TEXTS = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
_MARGIN = mm(12)
_NARROW = (85.0, 49.0)
_SAMPLE_PAGE = PageStyle(mm(170), mm(280), top=_MARGIN, right=_MARGIN, bottom=_MARGIN, left=_MARGIN)


@dataclass(frozen=True)
class Paper:
    """One paper of the comparison; ``page`` is the one that is shown, from 1."""

    name: str
    title: str
    document: Document
    page: int = 1


def papers() -> Iterator[Paper]:
    """Every paper, the sample events' first."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Database.create(Path(folder) / "mayors.summit", operator="Protocol office") as database,
    ):
        load_sample(database)
        yield from _instruments(database)
    titles = {
        "zh-Hans": "Simplified Chinese",
        "zh-Hant": "Traditional Chinese",
        "ja": "Japanese",
        "ko": "Korean",
        "ru": "Russian",
        "de": "German",
        "fr": "French",
        "ar": "Arabic",
    }
    for language, title in titles.items():
        yield Paper(f"text-{language}", f"{title}, wide and narrow", running_text(language))


def running_text(language: str) -> Document:
    """The texts of a language over the page, in the type of instruments, and in two columns of different width."""
    house = house_style()
    narrow = _paragraphs(language, house.columns)
    columns = Parallel((narrow, narrow), _NARROW, gap=mm(12))
    wide = _paragraphs(language, house.single)
    return Document(language, language, _SAMPLE_PAGE, (*wide, Space(mm(9)), columns), (language,))


def _paragraphs(language: str, page: InstrumentPage) -> tuple[Block, ...]:
    body = replace(setting(page, language).body, hyphenate=True)
    made: list[Paragraph] = [plain(text, language, body) for text in TEXTS[language]]
    return tuple(made)


def _instruments(database: Database) -> Iterator[Paper]:
    both = ("zh-Hans", "en")
    initiative = _initiative(_job(database, "harbin-2019"), both, TextLayout.SIDE_BY_SIDE)
    fonts = FontLibrary.bundled()
    for language, title in (("zh-Hans", "in Chinese"), ("en", "in English")):
        alone = replace(initiative, languages=(language,), layout=TextLayout.SEQUENTIAL)
        yield Paper(f"initiative-{language}", f"The Harbin Initiative {title}", instrument_document(alone, fonts))
    yield Paper("initiative-both", "The Harbin Initiative side by side", instrument_document(initiative, fonts))
    yield Paper("signatures", "The signature page of the initiative", signature_page_document(initiative, fonts))
    job = _job(database, "wuhan-2021", instrument="chongzuo-rybinsk")
    instrument = chosen_instrument(job)
    copy = AgreementPaper(instrument, job.checked.event, keepers_copy(job, instrument), draft=False)
    yield Paper("agreement", "The agreement of Chongzuo and Rybinsk", agreement_document(copy))


def _job(database: Database, event: str, instrument: str = "") -> Job:
    with database.reading() as session:
        return read_job(session, event, Options(instrument=instrument, final=True), Silent())


def _initiative(job: Job, languages: tuple[str, ...], layout: TextLayout) -> InstrumentPaper:
    instrument = chosen_instrument(job)
    return InstrumentPaper(
        instrument, job.checked.event, tuple(in_order(instrument, job)), languages, layout, draft=False
    )
