"""The proof that both sides' copies of an agreement are one: the same, word for word, once the sides change places.

What is compared is what the copies say after the names were filled in, so that a party's name which was typed into a
text instead of its placeholder shows as a difference.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summitdesk.domain.agreements import AgreementText, SignatureBlock, exchanged_names, read_text
from summitdesk.domain.alternat import KeeperCopy, copies_of, terms_of
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
    texts = tuple(
        ComparedText(
            text.language,
            tuple(
                _compared(
                    read_text(instrument, event, text),
                    read_text(instrument, event, others[text.language]),
                    exchanged_names(instrument, text.language) if alternat is Alternat.INVERTED else {},
                )
            ),
        )
        for text in one.texts
    )
    return IdentityProof(alternat, (one, other), texts)


def exchange(text: str, names: Mapping[str, str]) -> str:
    """The text with every name replaced by its counterpart, all at once and the longest first."""
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: names[match[0]], text)


def _compared(one: AgreementText, other: AgreementText, names: Mapping[str, str]) -> Iterator[Compared]:
    yield Compared("title", "", one.title, other.title, exchange(one.title, names))
    if one.subtitle or other.subtitle:
        yield Compared("subtitle", "", one.subtitle, other.subtitle, exchange(one.subtitle, names))
    for mine, theirs in zip(one.clauses, other.clauses, strict=True):
        yield Compared("clause", mine.label, mine.text, theirs.text, exchange(mine.text, names))
    yield Compared("closing", "", one.closing, other.closing, exchange(one.closing, names))
    # The side on the left of one copy stands on the right of the other, or in the same place where nothing is inverted.
    left, right = (one.right, one.left) if names else (one.left, one.right)
    yield Compared("left", "", _said(one.left), _said(other.left), _said(left))
    yield Compared("right", "", _said(one.right), _said(other.right), _said(right))


def _said(block: SignatureBlock) -> str:
    return " · ".join(filter(None, (block.country, block.party, block.name, block.office)))


def _digest(texts: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
