"""The register as it begins: places, people, events, programme, instruments, badges, the journal and search.

Coded terms are plain text with a named check, so that a new term is a new check and no new type.
"""

import sqlalchemy as sa
from alembic import op

from summitdesk.store import types
from summitdesk.store.search import create_index, drop_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INVITATION_STATES = (
    "draft approved sent delivered acknowledged accepted accepted_represented "
    "accepted_online tentative regret no_reply confirmed changed withdrawn arrived no_show"
)


def _known(table: str, column: str, terms: str) -> sa.CheckConstraint:
    values = ", ".join(f"'{term}'" for term in terms.split())
    return sa.CheckConstraint(f'"{column}" IN ({values})', name=op.f(f"ck_{table}_{column}_known"))


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("digest", types.CleanText(), nullable=False),
        sa.Column("media_type", types.CleanText(), nullable=False),
        sa.Column("added_at", types.UTCDateTime(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_attachment")),
        sqlite_strict=True,
    )
    op.create_table(
        "country",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("code", types.CleanText(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("sort_names", types.LocalizedText(), nullable=False),
        sa.Column("sort_en", types.SortKey(), nullable=False),
        sa.Column("sort_zh", types.SortKey(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_node",
        sa.Column("id", types.CleanText(), nullable=False),
        sa.Column("place", types.CleanText(), nullable=False),
        sa.Column("parent_id", types.CleanText(), nullable=True),
        sa.Column("fork", types.Whole(), nullable=False),
        sa.Column("created_at", types.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["journal_node.id"], name=op.f("fk_journal_node_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_node")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_journal_node_place"), "journal_node", ["place"], unique=False)
    op.create_table(
        "register",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.UTCDateTime(), nullable=False),
        sa.Column("node_id", types.CleanText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register")),
        sqlite_strict=True,
    )
    op.create_table(
        "search_text",
        sa.Column("number", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("subject", types.CleanText(), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=True),
        sa.Column("label", types.CleanText(), nullable=False),
        sa.Column("folded", types.CleanText(), nullable=False),
        sa.Column("native_key", types.SortKey(), nullable=False),
        sa.Column("latin_key", types.SortKey(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_text")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_search_text_event_id_subject_native_key"),
        "search_text",
        ["event_id", "subject", "native_key"],
        unique=False,
    )
    op.create_index(op.f("ix_search_text_subject_subject_id"), "search_text", ["subject", "subject_id"], unique=False)
    op.create_table(
        "city",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("slug", types.CleanText(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("country_id", types.Key(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("formal_names", types.LocalizedText(), nullable=False),
        sa.Column("sort_names", types.LocalizedText(), nullable=False),
        sa.Column("spellings", types.Items(), nullable=False),
        sa.Column("sort_en", types.SortKey(), nullable=False),
        sa.Column("sort_zh", types.SortKey(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known(
            "city",
            "kind",
            "city district county prefecture metropolitan_municipality province_state association organisation",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["country.id"], name=op.f("fk_city_country_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_city_country_id"), "city", ["country_id"], unique=False)
    op.create_index(op.f("ix_city_slug"), "city", ["slug"], unique=False)
    op.create_table(
        "journal_transaction",
        sa.Column("sequence", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("node_id", types.CleanText(), nullable=False),
        sa.Column("clock", types.Whole(), nullable=False),
        sa.Column("at", types.UTCDateTime(), nullable=False),
        sa.Column("operator", types.CleanText(), nullable=False),
        sa.Column("label", types.CleanText(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("undoes", types.Key(), nullable=True),
        sa.Column("undone", types.Flag(), nullable=False),
        sa.Column("applied", types.Whole(), nullable=False),
        _known("journal_transaction", "kind", "edit baseline undo redo merge"),
        sa.ForeignKeyConstraint(
            ["node_id"],
            ["journal_node.id"],
            name=op.f("fk_journal_transaction_node_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal_transaction")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_transaction_id")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_journal_transaction_node_id_kind_undone_applied"),
        "journal_transaction",
        ["node_id", "kind", "undone", "applied"],
        unique=False,
    )
    op.create_index(op.f("ix_journal_transaction_undoes"), "journal_transaction", ["undoes"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("honorifics", types.LocalizedText(), nullable=False),
        sa.Column("email", types.CleanText(), nullable=False),
        sa.Column("phone", types.CleanText(), nullable=False),
        sa.Column("photo_digest", types.CleanText(), nullable=True),
        sa.Column("note", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photo_digest"],
            ["attachment.digest"],
            name=op.f("fk_person_photo_digest"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_photo_digest"), "person", ["photo_digest"], unique=False)
    op.create_table(
        "city_relation",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("city_id", types.Key(), nullable=False),
        sa.Column("partner_id", types.Key(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("since", types.CleanText(), nullable=False),
        sa.Column("approval_no", types.Whole(), nullable=True),
        sa.Column("document_no", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("city_relation", "kind", "sister friendly_exchange intent none"),
        sa.ForeignKeyConstraint(
            ["city_id"], ["city.id"], name=op.f("fk_city_relation_city_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["city.id"], name=op.f("fk_city_relation_partner_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city_relation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_city_relation_city_id"), "city_relation", ["city_id"], unique=False)
    op.create_index(op.f("ix_city_relation_partner_id"), "city_relation", ["partner_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("slug", types.CleanText(), nullable=False),
        sa.Column("titles", types.LocalizedText(), nullable=False),
        sa.Column("starts_on", types.Day(), nullable=False),
        sa.Column("ends_on", types.Day(), nullable=False),
        sa.Column("timezone", types.CleanText(), nullable=False),
        sa.Column("languages", types.Items(), nullable=False),
        sa.Column("host_id", types.Key(), nullable=True),
        sa.Column("themes", types.LocalizedText(), nullable=False),
        sa.Column("places", types.LocalizedText(), nullable=False),
        sa.Column("reply_by", types.Day(), nullable=True),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["host_id"], ["city.id"], name=op.f("fk_event_host_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_event_host_id"), "event", ["host_id"], unique=False)
    op.create_index(op.f("ix_event_slug"), "event", ["slug"], unique=False)
    op.create_table(
        "journal_change",
        sa.Column("id", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("sequence", types.Whole(), nullable=False),
        sa.Column("clock", types.Whole(), nullable=False),
        sa.Column("table_name", types.CleanText(), nullable=False),
        sa.Column("row_id", types.Key(), nullable=False),
        sa.Column("field", types.CleanText(), nullable=False),
        sa.Column("before", types.Json(), nullable=True),
        sa.Column("after", types.Json(), nullable=True),
        sa.Column("base_clock", types.Whole(), nullable=True),
        sa.Column("base_node", types.CleanText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sequence"],
            ["journal_transaction.sequence"],
            name=op.f("fk_journal_change_sequence"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_change")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_journal_change_row_id"), "journal_change", ["row_id"], unique=False)
    op.create_index(op.f("ix_journal_change_sequence"), "journal_change", ["sequence"], unique=False)
    op.create_table(
        "person_identity",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("sex", types.CleanText(), nullable=False),
        sa.Column("nationality", types.CleanText(), nullable=False),
        sa.Column("passport_no", types.CleanText(), nullable=False),
        sa.Column("passport_country", types.CleanText(), nullable=False),
        sa.Column("passport_expires", types.Day(), nullable=True),
        sa.Column("birth_date", types.Day(), nullable=True),
        sa.Column("birth_place", types.CleanText(), nullable=False),
        sa.Column("diet", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_identity_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_identity")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_identity_person_id"), "person_identity", ["person_id"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("language", types.CleanText(), nullable=False),
        sa.Column("full", types.CleanText(), nullable=False),
        sa.Column("family", types.CleanText(), nullable=False),
        sa.Column("given", types.CleanText(), nullable=False),
        sa.Column("order", types.CleanText(), nullable=False),
        sa.Column("is_native", types.Flag(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("person_name", "order", "family_first given_first as_given"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_name_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_name")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_name_person_id"), "person_name", ["person_id"], unique=False)
    op.create_table(
        "badge_category",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("code", types.CleanText(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("colour", types.CleanText(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_badge_category_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_category")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_badge_category_event_id"), "badge_category", ["event_id"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("city_id", types.Key(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("is_host", types.Flag(), nullable=False),
        sa.Column("notified_on", types.Day(), nullable=True),
        sa.Column("replied_on", types.Day(), nullable=True),
        sa.Column("arrival_at", types.UTCDateTime(), nullable=True),
        sa.Column("departure_at", types.UTCDateTime(), nullable=True),
        sa.Column("quota", types.Whole(), nullable=True),
        sa.Column("badge_names", types.LocalizedText(), nullable=False),
        sa.Column("languages", types.Items(), nullable=False),
        sa.Column("note", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_id"], ["city.id"], name=op.f("fk_delegation_city_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_delegation_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_delegation_city_id"), "delegation", ["city_id"], unique=False)
    op.create_index(op.f("ix_delegation_event_id"), "delegation", ["event_id"], unique=False)
    op.create_table(
        "instrument",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("slug", types.CleanText(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("titles", types.LocalizedText(), nullable=False),
        sa.Column("languages", types.Items(), nullable=False),
        sa.Column("places", types.LocalizedText(), nullable=False),
        sa.Column("done_on", types.Day(), nullable=True),
        sa.Column("translations", types.Items(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known(
            "instrument", "kind", "initiative declaration sister_city_agreement friendly_exchange_agreement memorandum"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_instrument_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_instrument_event_id"), "instrument", ["event_id"], unique=False)
    op.create_index(op.f("ix_instrument_slug"), "instrument", ["slug"], unique=False)
    op.create_table(
        "journal_secret",
        sa.Column("change_id", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("before", types.Json(), nullable=True),
        sa.Column("after", types.Json(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["journal_change.id"],
            name=op.f("fk_journal_secret_change_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_journal_secret")),
        sqlite_strict=True,
    )
    op.create_table(
        "order_choice",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("use", types.CleanText(), nullable=False),
        sa.Column("policy", types.CleanText(), nullable=False),
        sa.Column("letter", types.CleanText(), nullable=False),
        sa.Column("manual", types.Keys(), nullable=False),
        sa.Column("host_position", types.CleanText(), nullable=False),
        sa.Column("deputy_inherits", types.Flag(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("order_choice", "host_position", "policy first last centre in_order"),
        _known("order_choice", "policy", "A B C D E F"),
        _known("order_choice", "use", "signatures flags seats lists badges"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_order_choice_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_choice")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_order_choice_event_id"), "order_choice", ["event_id"], unique=False)
    op.create_table(
        "organizer",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("role", types.CleanText(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("organizer", "role", "guiding host organizer co_organizer supporter"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_organizer_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizer")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_organizer_event_id"), "organizer", ["event_id"], unique=False)
    op.create_table(
        "venue",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_venue_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_venue_event_id"), "venue", ["event_id"], unique=False)
    op.create_table(
        "delegate",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("role", types.CleanText(), nullable=False),
        sa.Column("offices", types.LocalizedText(), nullable=False),
        sa.Column("rank_code", types.Whole(), nullable=True),
        sa.Column("signs", types.Flag(), nullable=False),
        sa.Column("represents", types.CleanText(), nullable=False),
        sa.Column("attendance", types.CleanText(), nullable=False),
        sa.Column("category", types.CleanText(), nullable=False),
        sa.Column("badge_token", types.CleanText(), nullable=False),
        sa.Column("note", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("delegate", "attendance", "in_person online video_message written_message represented absent"),
        _known(
            "delegate",
            "role",
            "head deputy_head member secretary interpreter security press business spouse guest staff",
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegate_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_delegate_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_delegate_badge_token"), "delegate", ["badge_token"], unique=False)
    op.create_index(op.f("ix_delegate_delegation_id"), "delegate", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_delegate_person_id"), "delegate", ["person_id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("number", types.CleanText(), nullable=False),
        sa.Column("state", types.CleanText(), nullable=False),
        sa.Column("reply_by", types.Day(), nullable=True),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("invitation", "state", _INVITATION_STATES),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_invitation_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_invitation_delegation_id"), "invitation", ["delegation_id"], unique=False)
    op.create_table(
        "paragraph",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("instrument_id", types.Key(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("level", types.Whole(), nullable=False),
        sa.Column("texts", types.LocalizedText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("paragraph", "kind", "heading text clause closing place_and_date"),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instrument.id"],
            name=op.f("fk_paragraph_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_paragraph_instrument_id"), "paragraph", ["instrument_id"], unique=False)
    op.create_table(
        "pin",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("use", types.CleanText(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("reason", types.CleanText(), nullable=False),
        sa.Column("by", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("pin", "use", "signatures flags seats lists badges"),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_pin_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_pin_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_pin_delegation_id"), "pin", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_pin_event_id"), "pin", ["event_id"], unique=False)
    op.create_table(
        "room",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("venue_id", types.Key(), nullable=False),
        sa.Column("names", types.LocalizedText(), nullable=False),
        sa.Column("capacity", types.Whole(), nullable=True),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_room_venue_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_room_venue_id"), "room", ["venue_id"], unique=False)
    op.create_table(
        "agenda_item",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("kind", types.CleanText(), nullable=False),
        sa.Column("titles", types.LocalizedText(), nullable=False),
        sa.Column("starts_at", types.UTCDateTime(), nullable=False),
        sa.Column("ends_at", types.UTCDateTime(), nullable=False),
        sa.Column("room_id", types.Key(), nullable=True),
        sa.Column("venue_id", types.Key(), nullable=True),
        sa.Column("notes", types.LocalizedText(), nullable=False),
        sa.Column("is_cancelled", types.Flag(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known(
            "agenda_item", "kind", "ceremony dialogue bilateral signing site_visit expo meal culture transfer break"
        ),
        sa.CheckConstraint("starts_at <= ends_at", name=op.f("ck_agenda_item_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_agenda_item_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name=op.f("fk_agenda_item_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_agenda_item_venue_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agenda_item_event_id"), "agenda_item", ["event_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_room_id"), "agenda_item", ["room_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_venue_id"), "agenda_item", ["venue_id"], unique=False)
    op.create_table(
        "badge_issue",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("delegate_id", types.Key(), nullable=False),
        sa.Column("issued_at", types.UTCDateTime(), nullable=False),
        sa.Column("by", types.CleanText(), nullable=False),
        sa.Column("reason", types.CleanText(), nullable=False),
        sa.Column("copies", types.Whole(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegate_id"],
            ["delegate.id"],
            name=op.f("fk_badge_issue_delegate_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_issue")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_badge_issue_delegate_id"), "badge_issue", ["delegate_id"], unique=False)
    op.create_table(
        "invitation_step",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("invitation_id", types.Key(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("state", types.CleanText(), nullable=False),
        sa.Column("on", types.Day(), nullable=False),
        sa.Column("channel", types.CleanText(), nullable=True),
        sa.Column("by", types.CleanText(), nullable=False),
        sa.Column("note", types.CleanText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("invitation_step", "channel", "post courier embassy email wechat by_hand phone"),
        _known("invitation_step", "state", _INVITATION_STATES),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitation.id"],
            name=op.f("fk_invitation_step_invitation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_step")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_invitation_step_invitation_id"), "invitation_step", ["invitation_id"], unique=False)
    op.create_table(
        "signatory",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("instrument_id", types.Key(), nullable=False),
        sa.Column("delegation_id", types.Key(), nullable=False),
        sa.Column("signer_id", types.Key(), nullable=True),
        sa.Column("authority", types.CleanText(), nullable=False),
        sa.Column("form", types.CleanText(), nullable=False),
        sa.Column("signed_on", types.Day(), nullable=True),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known(
            "signatory", "authority", "none required ex_officio letter_scan letter_original council_resolution waived"
        ),
        _known("signatory", "form", "in_person counterpart endorsed_online"),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_signatory_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instrument.id"],
            name=op.f("fk_signatory_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["signer_id"], ["delegate.id"], name=op.f("fk_signatory_signer_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_signatory_delegation_id"), "signatory", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_signatory_instrument_id"), "signatory", ["instrument_id"], unique=False)
    op.create_index(op.f("ix_signatory_signer_id"), "signatory", ["signer_id"], unique=False)
    op.create_table(
        "speaker",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("item_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("delegate_id", types.Key(), nullable=True),
        sa.Column("role", types.CleanText(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("offices", types.LocalizedText(), nullable=False),
        sa.Column("deleted", types.Flag(), nullable=False),
        _known("speaker", "role", "chair moderator speaker panellist rapporteur interpreter"),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["delegate.id"], name=op.f("fk_speaker_delegate_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_speaker_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_speaker_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_speaker_delegate_id"), "speaker", ["delegate_id"], unique=False)
    op.create_index(op.f("ix_speaker_item_id"), "speaker", ["item_id"], unique=False)
    op.create_index(op.f("ix_speaker_person_id"), "speaker", ["person_id"], unique=False)
    create_index(op.get_bind())


def downgrade() -> None:
    drop_index(op.get_bind())
    op.drop_table("speaker")
    op.drop_table("signatory")
    op.drop_table("invitation_step")
    op.drop_table("badge_issue")
    op.drop_table("agenda_item")
    op.drop_table("room")
    op.drop_table("pin")
    op.drop_table("paragraph")
    op.drop_table("invitation")
    op.drop_table("delegate")
    op.drop_table("venue")
    op.drop_table("organizer")
    op.drop_table("order_choice")
    op.drop_table("journal_secret")
    op.drop_table("instrument")
    op.drop_table("delegation")
    op.drop_table("badge_category")
    op.drop_table("person_name")
    op.drop_table("person_identity")
    op.drop_table("journal_change")
    op.drop_table("event")
    op.drop_table("city_relation")
    op.drop_table("person")
    op.drop_table("journal_transaction")
    op.drop_table("city")
    op.drop_table("search_text")
    op.drop_table("register")
    op.drop_table("journal_node")
    op.drop_table("country")
    op.drop_table("attachment")
