"""The proof that both sides' copies of an agreement are one: the same, word for word, once the sides change places.

What is compared is what the copies say after the names were filled in, so that a party's name which was typed into a
text instead of its placeholder shows as a difference.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitdesk.domain.agreements import SignatureBlock, exchange, read_text
from summitdesk.domain.alternat import CopyText, KeeperCopy, copies_of, terms_of
from summitdesk.domain.rows import EventRow, InstrumentRow
from summitdesk.domain.vocabulary import Alternat


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of a text in both copies. ``exchanged`` is the first copy's wording with the sides changed about."""

    part: str
    label: str
    one: str
    other: str
    exchanged: str

    @property
    def is_same(self) -> bool:
        """Whether the copies agree here, character by character."""
        return self.exchanged == self.other


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One language's text in both copies, part by part."""

    language: str
    parts: tuple[Compared, ...]

    @property
    def is_same(self) -> bool:
        """Whether the copies agree throughout."""
        return all(part.is_same for part in self.parts)

    @property
    def digests(self) -> tuple[str, str]:
        """SHA-256 of the first copy with its sides changed about, and of the second: equal where the texts are."""
        return _digest(part.exchanged for part in self.parts), _digest(part.other for part in self.parts)


@dataclass(frozen=True, slots=True)
class IdentityProof:
    """Both copies of an agreement held against each other."""

    alternat: Alternat
    copies: tuple[KeeperCopy, KeeperCopy]
    texts: tuple[ComparedText, ...]

    @property
    def holds(self) -> bool:
        """Whether the copies are identical but for the order of the sides."""
        return all(text.is_same for text in self.texts)

    @property
    def compared(self) -> int:
        """How many parts were compared."""
        return sum(len(text.parts) for text in self.texts)


def prove_identity(instrument: InstrumentRow, event: EventRow | None = None) -> IdentityProof:
    """Hold the two copies of a bilateral agreement against each other."""
    one, other = copies_of(instrument)
    alternat = terms_of(instrument).alternat
    others = {text.language: text for text in other.texts}
    texts = []
    for text in one.texts:
        said = tuple(_compared(instrument, event, text, others[text.language], alternat))
        texts.append(ComparedText(text.language, said))
    return IdentityProof(alternat, (one, other), tuple(texts))


def _compared(
    instrument: InstrumentRow, event: EventRow | None, here: CopyText, there: CopyText, alternat: Alternat
) -> Iterator[Compared]:
    inverted = alternat is Alternat.INVERTED
    one, other = read_text(instrument, event, here), read_text(instrument, event, there)
    marked = read_text(instrument, event, here, marked=True) if inverted else one

    def compared(part: str, parts: Sequence[str], label: str = "") -> Compared:
        mine, theirs, to_exchange = parts
        exchanged = exchange(instrument, to_exchange, here.language) if inverted else mine
        return Compared(part, label, mine, theirs, exchanged)

    yield compared("title", [text.title for text in (one, other, marked)])
    if one.subtitle or other.subtitle:
        yield compared("subtitle", [text.subtitle for text in (one, other, marked)])
    for clauses in zip(one.clauses, other.clauses, marked.clauses, strict=True):
        yield compared("clause", [clause.text for clause in clauses], clauses[0].label)
    yield compared("closing", [text.closing for text in (one, other, marked)])
    # The side on the left of one copy stands on the right of the other, or in the same place where nothing is inverted.
    left, right = (one.right, one.left) if inverted else (one.left, one.right)
    yield Compared("left", "", _said(one.left), _said(other.left), _said(left))
    yield Compared("right", "", _said(one.right), _said(other.right), _said(right))


def _said(block: SignatureBlock) -> str:
    return " · ".join(filter(None, (block.country, block.party, block.name, block.office)))


def _digest(texts: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
