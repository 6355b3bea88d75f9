"""The tables of orders, applications, cases and their evidence (see `tables` for the rest)."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from core.cases.lifecycle import Status
from core.cases.notice import Channel, Delivery
from core.intake.application import ApplicationStatus, DefenceStatus
from core.marketplace.link import Role
from core.queue.item import ItemStatus, Work
from core.store.columns import Instant, Json, Name, Strings
from core.store.tables import metadata, one_of, version

orders = Table(
    "orders",
    metadata,
    Column("order_id", String(64), primary_key=True),
    Column("record", Json, nullable=False),
    Column("record_sha", String(64), nullable=False),
    Column("buyer_id", String(64), nullable=False, index=True),
    Column("seller_id", String(64), nullable=False, index=True),
    Column("updated_at", Instant, nullable=False),
    version(),
)

order_events = Table(
    "order_events",
    metadata,
    Column("event_id", String(80), primary_key=True),
    Column("order_id", String(64), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Json, nullable=False),
    Column("received_at", Instant, nullable=False),
    version(),
)

links = Table(
    "links",
    metadata,
    Column("token_sha", String(64), primary_key=True),
    Column("order_id", String(64), nullable=False, index=True),
    Column("role", Name(Role), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("user_id", BigInteger),
    Column("bound_at", Instant),
    version(),
    CheckConstraint("(user_id IS NULL) = (bound_at IS NULL)", name="bound_once"),
)

parties = Table(
    "parties",
    metadata,
    Column("party_id", String(120), primary_key=True),
    Column("order_id", String(64), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("bound_at", Instant, nullable=False),
    Column("missed", Strings),
    Column("back_at", Instant),
    version(),
)

applications = Table(
    "applications",
    metadata,
    Column("application_id", String(64), primary_key=True),
    Column("order_id", String(64), nullable=False, index=True),
    Column("role", Name(Role), nullable=False),
    Column("bot", String(16), nullable=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("locale", String(8), nullable=False),
    Column("map_version", String(32), nullable=False),
    Column("profile_sha", String(64), nullable=False),
    Column("rulebook_version", String(32), nullable=False),
    Column("order_record", Json, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("replies", Json, nullable=False),
    Column("status", Name(ApplicationStatus), nullable=False),
    Column("category", String(32)),
    Column("submitted_at", Instant),
    Column("case_id", String(16)),
    Column("assessment", Json),
    Column("declared", Strings),
    Column("updated_at", Instant, nullable=False),
    version(),
    one_of("status", *ApplicationStatus),
)

defences = Table(
    "defences",
    metadata,
    Column("defence_id", String(64), primary_key=True),
    Column("case_id", String(16), nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("bot", String(16), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("map_version", String(32), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("replies", Json, nullable=False),
    Column("status", Name(DefenceStatus), nullable=False),
    Column("submitted_at", Instant),
    Column("declared", Strings),
    Column("updated_at", Instant, nullable=False),
    version(),
    one_of("status", *DefenceStatus),
)

cases = Table(
    "cases",
    metadata,
    Column("case_id", String(16), primary_key=True),
    Column("application_id", String(64), nullable=False, unique=True),
    Column("order_id", String(64), nullable=False, index=True),
    Column("claimant_role", String(16), nullable=False),
    Column("category", String(32), nullable=False),
    Column("status", Name(Status), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("accepted_at", Instant),
    Column("material_version", Integer, nullable=False),
    Column("keeper", BigInteger),
    Column("lease_until", Instant),
    Column("fence", Integer, nullable=False),
    Column("notices", Integer, nullable=False),
    Column("claimant_exhibits", Integer, nullable=False),
    Column("respondent_exhibits", Integer, nullable=False),
    Column("answered_at", Instant),
    Column("journal_length", Integer, nullable=False),
    Column("journal_head", String(64)),
    Column("place", String(80)),
    version(),
    one_of("status", *Status),
    CheckConstraint("status <> 'claimed' OR keeper IS NOT NULL", name="claimed_has_keeper"),
    CheckConstraint(
        "status IN ('held', 'declined') OR accepted_at IS NOT NULL", name="accepted_has_time"
    ),
    Index("ix_cases_status", "status"),
    Index("uq_cases_place", "place", unique=True),
)

journal = Table(
    "journal",
    metadata,
    Column("entry_id", String(40), primary_key=True),
    Column("case_id", String(16), ForeignKey("cases.case_id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("payload", Json),
    Column("salt", String(64)),
    Column("payload_hash", String(64), nullable=False),
    Column("previous", String(64)),
    Column("digest", String(64), nullable=False),
    version(),
    Index("uq_journal_case_seq", "case_id", "seq", unique=True),
)

notices = Table(
    "notices",
    metadata,
    Column("notice_id", String(40), primary_key=True),
    Column("case_id", String(16), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("to", String(16), nullable=False),
    Column("text_id", String(80), nullable=False),
    Column("words", Json, nullable=False),
    Column("channel", Name(Channel), nullable=False),
    Column("status", Name(Delivery), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("delivered_at", Instant),
    Column("fault", Text),
    Column("attempt", Integer, nullable=False),
    version(),
    one_of("status", *Delivery),
)

windows = Table(
    "windows",
    metadata,
    Column("window_id", String(40), primary_key=True),
    Column("case_id", String(16), nullable=False, index=True),
    Column("side", String(16), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("arithmetic", Json, nullable=False),
    Column("ended", Boolean(name="ended"), nullable=False),
    version(),
    one_of("side", "claimant", "respondent"),
)

work_items = Table(
    "work_items",
    metadata,
    Column("item_id", String(60), primary_key=True),
    Column("case_id", String(16), nullable=False, index=True),
    Column("work", Name(Work), nullable=False),
    Column("status", Name(ItemStatus), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("notice_id", String(40)),
    Column("claimed_by", BigInteger),
    Column("lease_until", Instant),
    Column("fence", Integer, nullable=False),
    version(),
    one_of("status", *ItemStatus),
    CheckConstraint("status <> 'claimed' OR claimed_by IS NOT NULL", name="claimed_by_somebody"),
    Index(
        "ix_work_items_open",
        "created_at",
        sqlite_where=text("status = 'open'"),
        postgresql_where=text("status = 'open'"),
    ),
)
