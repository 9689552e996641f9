"""The head of a list: event, dates, place and organizers, a column for each language."""

from itertools import groupby

from summitdesk.documents.styles import HAIRLINE, INK, LIST, page_number
from summitdesk.documents.words import enumerated, labelled, organizer_role, word, word_language
from summitdesk.domain.dates import format_dates
from summitdesk.domain.language import is_rtl, text_in
from summitdesk.domain.rows import EventRow
from summitdesk.typeset.content import Block, Paragraph, Parallel, Rule, Space, plain


def masthead(
    event: EventRow, languages: tuple[str, ...], title_word: str, *, with_theme: bool = True
) -> tuple[Block, ...]:
    """What every list of an event begins with; ``title_word`` names the list ("agenda", "roster")."""
    # The first language stands where reading begins.
    ordered = languages[::-1] if is_rtl(languages[0]) else languages
    columns = tuple(_column(event, tag, title_word, with_theme) for tag in ordered)
    head: Block = Parallel(columns, tuple(1.0 for _tag in languages), gap=24)
    return head, Rule(HAIRLINE * 2, INK, space_before=10, space_after=12)


def list_footer(note: str, language: str) -> tuple[Paragraph, ...]:
    """The foot of a list's pages: a note from the register and the page number."""
    return plain(note, language, LIST.footer), plain(page_number(language), language, LIST.footer)


def _column(event: EventRow, language: str, title_word: str, with_theme: bool) -> tuple[Block, ...]:
    blocks: list[Block] = [
        plain(word(title_word, language), word_language(title_word, language), LIST.title, role="H1")
    ]
    if title := text_in(event.titles, language):
        blocks.append(plain(title, language, LIST.second_title))
    blocks.append(Space(4))
    place = text_in(event.places, language)
    dates = format_dates(event.starts_on, event.ends_on, language)
    blocks.append(plain("  ".join(filter(None, (dates, place))), language, LIST.facts))
    theme = text_in(event.themes, language) if with_theme else ""
    if theme:
        blocks.append(plain(labelled(word("theme", language), theme, language), language, LIST.facts))
    for role, organizers in groupby(event.organizers, key=lambda organizer: organizer.role):
        names = [text_in(organizer.names, language) for organizer in organizers]
        if listed := enumerated(names, language):
            blocks.append(plain(labelled(organizer_role(role, language), listed, language), language, LIST.facts))
    return tuple(blocks)
