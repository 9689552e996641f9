"""Bilateral agreements: how their copies alternate, their terms, and the approvals that each side obtained.

Two tables beside the instruments; nothing that was there changes.
"""

import sqlalchemy as sa
from alembic import op

from summitdesk.store import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _known(table: str, column: str, terms: str) -> sa.CheckConstraint:
    values = ", ".join(f"'{term}'" for term in terms.split())
    return sa.CheckConstraint(f'"{column}" IN ({values})', name=op.f(f"ck_{table}_{column}_known"))


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=op.f(f"fk_{table}_{column}"), initially="DEFERRED", deferrable=True
    )


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("instrument_id", types.Key(), nullable=False),
        sa.Column("alternat", types.CleanText(), nullable=False),
        sa.Column("wording", types.CleanText(), nullable=False),
        sa.Column("prevailing", types.CleanText(), nullable=False),
        sa.Column("subtitles", types.LocalizedText(), nullable=False),
        sa.Column("term_years", types.Whole(), nullable=True),
        sa.Column("notice_months", types.Whole(), nullable=True),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("agreement", "alternat", "inverted non_inverted"),
        _known("agreement", "wording", "treaty understanding"),
        _reference("agreement", "instrument_id", "instrument.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agreement_instrument_id"), "agreement", ["instrument_id"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("instrument_id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("number", types.CleanText(), nullable=False),
        sa.Column("granted_on", types.Day(), nullable=True),
        sa.Column("file_name", types.CleanText(), nullable=False),
        sa.Column("file_digest", types.CleanText(), nullable=True),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known(
            "approval",
            "kind",
            "letter_of_intent city_government provincial_office national_association council_resolution other",
        ),
        _reference("approval", "instrument_id", "instrument.id"),
        _reference("approval", "delegation_id", "delegation.id"),
        _reference("approval", "file_digest", "attachment.digest"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_approval_instrument_id"), "approval", ["instrument_id"], unique=False)
    op.create_index(op.f("ix_approval_delegation_id"), "approval", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_approval_file_digest"), "approval", ["file_digest"], unique=False)


def downgrade() -> None:
    op.drop_table("approval")
    op.drop_table("agreement")
