"""Letters and programme releases: what the letters of an event say, how a reply is asked for, and released programmes.

Two new tables, and one column of the invitation that has a default; nothing that was there changes.
"""

import sqlalchemy as sa
from alembic import op

from summitdesk.store import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=op.f(f"fk_{table}_{column}"), initially="DEFERRED", deferrable=True
    )


_STATES = (
    "draft approved sent delivered acknowledged accepted accepted_represented "
    "accepted_online tentative regret no_reply confirmed changed withdrawn arrived no_show"
)


def _known(column: str, terms: str) -> sa.CheckConstraint:
    values = ", ".join(f"'{term}'" for term in terms.split())
    return sa.CheckConstraint(f'"{column}" IN ({values})', name=op.f(f"ck_invitation_{column}_known"))


def _invitation() -> sa.Table:
    """The table as it stands after this revision, from which SQLite makes it anew without the column."""
    return sa.Table(
        "invitation",
        sa.MetaData(),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("number", types.CleanText(), nullable=False),
        sa.Column("state", types.CleanText(), nullable=False),
        sa.Column("reply_by", types.Day(), nullable=True),
        sa.Column("reply_mode", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("state", _STATES),
        _known("reply_mode", "rsvp regrets_only pour_memoire"),
        _reference("invitation", "delegation_id", "delegation.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.Index(op.f("ix_invitation_delegation_id"), "delegation_id"),
        sqlite_strict=True,
    )


def upgrade() -> None:
    op.create_table(
        "letter_value",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=True),
        sa.Column("name", types.CleanText(), nullable=False),
        sa.Column("texts", types.LocalizedText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _reference("letter_value", "event_id", "event.id"),
        _reference("letter_value", "delegation_id", "delegation.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_value")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_letter_value_event_id"), "letter_value", ["event_id"], unique=False)
    op.create_index(op.f("ix_letter_value_delegation_id"), "letter_value", ["delegation_id"], unique=False)
    op.create_table(
        "agenda_release",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("number", types.Whole(), nullable=False),
        sa.Column("released_on", types.Day(), nullable=False),
        sa.Column("by", types.CleanText(), nullable=False),
        sa.Column("note", types.CleanText(), nullable=False),
        sa.Column("items", types.Json(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _reference("agenda_release", "event_id", "event.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_release")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agenda_release_event_id"), "agenda_release", ["event_id"], unique=False)
    # A plain ADD COLUMN with its check inside: SQLite would otherwise rebuild the table.
    op.execute(
        "ALTER TABLE invitation ADD COLUMN reply_mode TEXT DEFAULT 'rsvp' NOT NULL "
        "CONSTRAINT ck_invitation_reply_mode_known CHECK (\"reply_mode\" IN ('rsvp', 'regrets_only', 'pour_memoire'))"
    )


def downgrade() -> None:
    with op.batch_alter_table("invitation", copy_from=_invitation(), recreate="auto") as table:
        table.drop_constraint(op.f("ck_invitation_reply_mode_known"), type_="check")
        table.drop_column("reply_mode")
    op.drop_table("agenda_release")
    op.drop_table("letter_value")
