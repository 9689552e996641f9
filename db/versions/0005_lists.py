"""Lists of delegates in the order of their keys: indices from which a window is read without sorting everybody."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_delegation_event_id"), table_name="delegation")
    op.drop_index(op.f("ix_delegate_delegation_id"), table_name="delegate")
    op.drop_index(op.f("ix_search_text_event_id_subject_native_key"), table_name="search_text")
    _make_index("delegation", "event_id", "position", "id", unique=True)
    _make_index("delegate", "delegation_id", "position", "id", unique=True)
    _make_index("search_text", "event_id", "subject", "native_key", "subject_id")
    _make_index("search_text", "event_id", "subject", "latin_key", "subject_id")


def downgrade() -> None:
    op.drop_index(op.f("ix_search_text_event_id_subject_latin_key_subject_id"), table_name="search_text")
    op.drop_index(op.f("ix_search_text_event_id_subject_native_key_subject_id"), table_name="search_text")
    op.drop_index(op.f("ix_delegate_delegation_id_position_id"), table_name="delegate")
    op.drop_index(op.f("ix_delegation_event_id_position_id"), table_name="delegation")
    _make_index("search_text", "event_id", "subject", "native_key")
    _make_index("delegate", "delegation_id")
    _make_index("delegation", "event_id")


def _make_index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=unique)
