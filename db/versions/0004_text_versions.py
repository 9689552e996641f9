"""Versions of instruments' texts: snapshots with a name and a digest, one of which is the text frozen for signature.

One new table; nothing that was there changes.
"""

import sqlalchemy as sa
from alembic import op

from summitdesk.store import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "instrument_release",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("instrument_id", types.Key(), nullable=False),
        sa.Column("number", types.Whole(), nullable=False),
        sa.Column("label", types.CleanText(), nullable=False),
        sa.Column("released_on", types.Day(), nullable=False),
        sa.Column("by", types.CleanText(), nullable=False),
        sa.Column("digest", types.CleanText(), nullable=False),
        sa.Column("is_frozen", types.Flag(), nullable=False),
        sa.Column("content", types.Json(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instrument.id"],
            name=op.f("fk_instrument_release_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_release")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_instrument_release_instrument_id"), "instrument_release", ["instrument_id"], unique=False)


def downgrade() -> None:
    op.drop_table("instrument_release")
