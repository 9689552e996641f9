"""Revision 0003: letter values, programme releases and the way a reply is asked for."""

from datetime import date

import pytest

from summitdesk.domain.vocabulary import ReplyMode
from summitdesk.services.invitations import draft_missing_invitations
from summitdesk.services.sample import load_sample
from summitdesk.store import migrate, trust
from summitdesk.store.connect import reading_engine, url_of
from summitdesk.store.database import Database
from summitdesk.store.queries.events import event_by_slug
from summitdesk.store.queries.invitations import invitations_of


@pytest.mark.parametrize("number", range(1, migrate.FORMAT + 1))
def test_going_back_leaves_exactly_what_that_format_holds(tmp_path, number):
    path = tmp_path / "old.summit"
    Database.create(path).close()
    migrate.migrate(url_of(path), migrate.revision(number))
    engine = reading_engine(url_of(path))
    with engine.connect() as connection:
        assert trust.schema_of(connection) == trust.known_schema(number)
    engine.dispose()


def test_older_invitations_ask_for_a_reply(tmp_path):
    path = tmp_path / "old.summit"
    with Database.create(path) as database:
        load_sample(database)
        with database.reading() as session:
            event = event_by_slug(session, "harbin-2026")
        draft_missing_invitations(database, event.id, date(2025, 10, 1))
    migrate.migrate(url_of(path), "0002")
    migrate.migrate(url_of(path))
    with Database.open(path) as database, database.reading() as session:
        rows = invitations_of(session, event.id)
    assert len(rows) == 7
    assert {row.reply_mode for row in rows} == {ReplyMode.RSVP}
