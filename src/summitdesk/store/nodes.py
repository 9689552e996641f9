"""Which node this is: the one place (machine and file, or machine and user of a server) that writes here now."""

import getpass
import os
import platform
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from summitdesk.store.entities import JournalNode, JournalTransaction, Register


@dataclass(frozen=True, slots=True)
class Node:
    """A writing place. ``past`` lists whose transactions count as its own: (node, last sequence or None for all)."""

    id: str
    place: str
    is_known: bool
    past: tuple[tuple[str, int | None], ...]


def place_of(path: Path | None) -> str:
    """A fingerprint of this machine and this very file; a copied or restored file is another place."""
    machine = Path("/etc/machine-id")
    parts = [machine.read_text().strip() if machine.is_file() else str(uuid.getnode()), platform.node()]
    parts.append(str(path.stat().st_ino) if path else _user())
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getpid())


def node_at(session: Session, place: str, *, is_file: bool) -> Node:
    """The node of this place; a place not seen before gets a new one that continues the file's line."""
    known = session.execute(
        select(JournalNode.id, JournalNode.parent_id, JournalNode.fork)
        .where(JournalNode.place == place)
        .order_by(JournalNode.created_at.desc())
    ).first()
    if known is not None:
        return Node(known.id, place, True, ((known.id, None), *_line(session, known.parent_id, known.fork)))
    parent = session.scalar(select(Register.node_id)) if is_file else ""
    fork = session.scalar(select(func.max(JournalTransaction.sequence))) or 0
    node = uuid.uuid4().hex[:12]
    return Node(node, place, False, ((node, None), *_line(session, parent or None, fork)))


def _line(session: Session, parent: str | None, fork: int) -> tuple[tuple[str, int | None], ...]:
    """The parents of a node, nearest first, each with the last transaction that its copy inherited."""
    line: list[tuple[str, int | None]] = []
    while parent is not None and parent not in {node for node, _last in line}:
        line.append((parent, fork))
        row = session.execute(select(JournalNode.parent_id, JournalNode.fork).where(JournalNode.id == parent)).first()
        parent, fork = (row.parent_id, min(fork, row.fork)) if row else (None, 0)
    return tuple(line)


def register_node(session: Session, node: Node, *, is_file: bool) -> None:
    """Write a new node down, with the node whose copy it continues."""
    parent, fork = node.past[1] if len(node.past) > 1 else (None, 0)
    values = {"id": node.id, "place": node.place, "parent_id": parent, "fork": fork or 0}
    session.execute(insert(JournalNode), [{**values, "created_at": datetime.now(UTC)}])
    if is_file:
        session.execute(update(Register).values(node_id=node.id))
