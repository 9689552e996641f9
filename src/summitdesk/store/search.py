"""Finding records by any part of their names and texts, in any script.

One table holds what each record is found by, folded; a full-text index over its tokens (FTS5 on SQLite, GIN on
PostgreSQL) finds the rows. The unit of work keeps both in step with the records, and both can be made anew from them.
Nothing of the identity class is ever put here.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, false, func, insert, literal, select, text, update
from sqlalchemy.orm import Session

from summitdesk.domain.clean import search_key, search_text, search_tokens
from summitdesk.domain.rows import SearchHit
from summitdesk.store.queries import tables
from summitdesk.store.recorder import chunks
from summitdesk.store.subjects import SUBJECTS, Found, Subject

_TABLE = tables.search_text

# The tokens are split by domain.clean and separated by blanks; every other character belongs to a token.
_SQLITE_INDEX = "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', detail='none', tokenize='ascii')"
_SERVER_INDEX = (
    "CREATE TABLE search_index (number BIGINT CONSTRAINT pk_search_index PRIMARY KEY, tokens TSVECTOR NOT NULL)",
    "CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens)",
)


def create_index(connection: Connection) -> None:
    """Make the empty full-text index of a new register."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE_INDEX)
        return
    for statement in _SERVER_INDEX:
        connection.exec_driver_sql(statement)


def drop_index(connection: Connection) -> None:
    """Take the full-text index away, as a migration back does."""
    connection.exec_driver_sql("DROP TABLE search_index")


def search(session: Session, query: str, event_id: UUID | None = None, limit: int = 50) -> tuple[SearchHit, ...]:
    """The records that hold every word of ``query`` (words by their beginnings, Han text anywhere).

    Cities belong to no event and are found in each.
    """
    condition = matches(session, query)
    statement = select(_TABLE).where(condition)
    if event_id is not None:
        statement = statement.where((_TABLE.c.event_id == event_id) | _TABLE.c.event_id.is_(None))
    rows = session.execute(statement.limit(limit)).mappings().all()
    wanted = search_key(query)
    rows = sorted(rows, key=lambda row: (not row["folded"].startswith(wanted), row["subject"], row["native_key"]))
    return tuple(SearchHit(row["subject"], row["subject_id"], row["event_id"], row["label"]) for row in rows)


def matches(session: Session, query: str) -> Any:
    """That a row of search text holds every word of ``query``."""
    tokens = search_tokens(query)
    if not tokens:
        return false()
    if session.get_bind().dialect.name == "sqlite":
        # Quoted, a token is never taken for an operator of the query language.
        expression = " AND ".join(f'"{token}"*' for token in tokens)
        found: Any = text("SELECT rowid FROM search_index WHERE search_index MATCH :tokens")
    else:
        expression = " & ".join(f"'{token}':*" for token in tokens)
        found = text("SELECT number FROM search_index WHERE tokens @@ CAST(:tokens AS tsquery)")
    condition = _TABLE.c.number.in_(found.bindparams(tokens=expression))
    # Bigrams alone would find 福州…州市 for 福州市, so the folded text has the last word.
    for word in search_key(query).split():
        condition &= _contains(session, word)
    return condition


def _contains(session: Session, word: str) -> Any:
    finder = func.instr if session.get_bind().dialect.name == "sqlite" else func.strpos
    return finder(_TABLE.c.folded, literal(word)) > 0


def rebuild(session: Session) -> int:
    """Make search text and index anew from the records; returns how many records can be found."""
    _clear_index(session)
    session.execute(delete(_TABLE))
    written = 0
    for subject in SUBJECTS:
        for chunk in chunks(subject.all_ids(session)):
            written += _refresh(session, subject, chunk)
    return written


def update_index(session: Session, touched: Collection[str], sequence: int) -> None:
    """Bring search up to date with the rows of these tables that the transaction ``sequence`` wrote."""
    for subject in SUBJECTS:
        affected: set[UUID] = set()
        for table in subject.depends_on.keys() & touched:
            changed = select(tables.journal_change.c.row_id).where(
                tables.journal_change.c.sequence == sequence, tables.journal_change.c.table_name == table
            )
            affected.update(session.scalars(subject.depends_on[table](changed)))
        for chunk in chunks(sorted(affected)):
            _refresh(session, subject, chunk)


def _refresh(session: Session, subject: Subject, ids: Sequence[UUID]) -> int:
    """Write, rewrite or remove the search rows of some records; returns how many there are now."""
    fresh = {found.subject_id: _search_row(subject, found) for found in subject.found(session, ids)}
    mine = (_TABLE.c.subject == subject.name) & _TABLE.c.subject_id.in_(ids)
    present = {row["subject_id"]: row for row in session.execute(select(_TABLE).where(mine)).mappings()}
    stale = {key for key, row in present.items() if key not in fresh or fresh[key]["folded"] != row["folded"]}
    _unindex(session, [present[key] for key in stale])
    if gone := [row["number"] for key, row in present.items() if key not in fresh]:
        session.execute(delete(_TABLE).where(_TABLE.c.number.in_(gone)))
    for key in fresh.keys() & present.keys():
        if any(fresh[key][name] != present[key][name] for name in fresh[key]):
            session.execute(update(_TABLE).where(_TABLE.c.number == present[key]["number"]).values(fresh[key]))
    changed = [{"number": present[key]["number"], **fresh[key]} for key in stale & fresh.keys()]
    new = [row for key, row in fresh.items() if key not in present]
    first = (session.scalar(select(func.max(_TABLE.c.number))) or 0) + 1 if new else 0
    added = [{"number": number, **row} for number, row in enumerate(new, first)]
    if added:
        session.execute(insert(_TABLE), added)
    _index(session, changed + added)
    return len(fresh)


def _search_row(subject: Subject, found: Found) -> dict[str, Any]:
    return {
        "subject": subject.name,
        "subject_id": found.subject_id,
        "event_id": found.event_id,
        "label": found.label,
        "folded": " ".join(dict.fromkeys(search_key(part) for part in found.texts if part)),
        "native_key": found.native_key,
        "latin_key": found.latin_key,
    }


def _index(session: Session, rows: Sequence[Mapping[Any, Any]]) -> None:
    if not rows:
        return
    if _is_sqlite(session):
        statement = "INSERT INTO search_index(rowid, tokens) VALUES (:number, :tokens)"
    else:
        vector = "array_to_tsvector(string_to_array(:tokens, ' '))"
        statement = f"INSERT INTO search_index(number, tokens) VALUES (:number, {vector})"
    session.execute(text(statement), [_tokens_of(row) for row in rows])


def _unindex(session: Session, rows: Sequence[Mapping[Any, Any]]) -> None:
    if not rows:
        return
    if _is_sqlite(session):
        # A contentless index forgets a row only when it is told again what the row held.
        statement = "INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', :number, :tokens)"
        session.execute(text(statement), [_tokens_of(row) for row in rows])
    else:
        session.execute(
            text("DELETE FROM search_index WHERE number = :number"), [{"number": r["number"]} for r in rows]
        )


def _clear_index(session: Session) -> None:
    if _is_sqlite(session):
        session.execute(text("INSERT INTO search_index(search_index) VALUES ('delete-all')"))
    else:
        session.execute(text("DELETE FROM search_index"))


def _tokens_of(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"number": row["number"], "tokens": search_text(row["folded"])}


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
