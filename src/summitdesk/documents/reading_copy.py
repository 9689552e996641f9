"""The digest of a frozen text at the foot of copies for reading; a copy for signing never carries it."""

from dataclasses import replace

from summitdesk.documents.styles import LIST
from summitdesk.domain.canonical import short_digest
from summitdesk.typeset.content import Document, plain


def with_digest(document: Document, digest: str) -> Document:
    """The paper with the beginning of the digest in its footer; as it was where there is no digest."""
    if not digest:
        return document
    note = plain(f"SHA-256 {short_digest(digest)}", "en", LIST.footer)
    return replace(document, footer=(note, *document.footer))
