"""Every table, declared once; migrations are held equal to this page by a test.

Each row carries a version and UTC instants. A status can only be one that its enumeration knows:
the constraint stands in the schema too.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from core.store.columns import Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERIAL = BigInteger().with_variant(Integer, "sqlite")
"""A rising key; SQLite only counts up by itself on its own INTEGER."""


def version() -> Column[int]:
    """The count of writes a row has seen; a stale writer changes nothing."""
    return Column("version", Integer, nullable=False)


def one_of(column: str, *values: str) -> CheckConstraint:
    """Let the schema itself refuse an unknown state."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


inbox = Table(
    "inbox",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("source", String(16), nullable=False),
    Column("update_id", String(64), nullable=False),
    Column("body_sha", String(64), nullable=False),
    Column("lane", String(80), nullable=False),
    Column("body", Text),
    Column("received_at", Instant, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("finished_at", Instant),
    Column("fault", Text),
    version(),
    UniqueConstraint("source", "update_id", "body_sha"),
    one_of("status", "waiting", "done", "ignored", "quarantined", "dead"),
    Index(
        "ix_inbox_waiting",
        "seq",
        sqlite_where=text("status = 'waiting'"),
        postgresql_where=text("status = 'waiting'"),
    ),
    Index(
        "ix_inbox_bodies",
        "finished_at",
        sqlite_where=text("body IS NOT NULL"),
        postgresql_where=text("body IS NOT NULL"),
    ),
    Index(
        "ix_inbox_letters",
        "seq",
        sqlite_where=text("status IN ('dead', 'quarantined')"),
        postgresql_where=text("status IN ('dead', 'quarantined')"),
    ),
    sqlite_autoincrement=True,
)

lanes = Table(
    "lanes",
    metadata,
    Column("lane", String(80), primary_key=True),
    Column("held_until", Instant),
    Index(
        "ix_lanes_held",
        "held_until",
        sqlite_where=text("held_until IS NOT NULL"),
        postgresql_where=text("held_until IS NOT NULL"),
    ),
)

offsets = Table(
    "offsets",
    metadata,
    Column("source", String(16), primary_key=True),
    Column("next_update_id", BigInteger, nullable=False),
    Column("updated_at", Instant, nullable=False),
    version(),
)

runs = Table(
    "runs",
    metadata,
    Column("run_id", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("stopped_at", Instant),
    version(),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("outgoing_id", String(80), nullable=False, unique=True),
    Column("bot", String(16), nullable=False),
    Column("address", String(80), nullable=False),
    Column("chat_id", BigInteger),
    Column("kind", String(16), nullable=False),
    Column("method", String(40), nullable=False),
    Column("params", Json, nullable=False),
    Column("files", Json, nullable=False),
    Column("slot", String(120)),
    Column("notice_id", String(80)),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claim", String(64)),
    Column("claimed_until", Instant),
    Column("finished_at", Instant),
    Column("message_id", BigInteger),
    Column("fault", Text),
    version(),
    one_of("status", "pending", "sending", "sent", "superseded", "expired", "given_up"),
    one_of("kind", "notice", "prompt", "answer", "card"),
    Index(
        "ix_outbox_open",
        "due_at",
        "seq",
        sqlite_where=text("status IN ('pending', 'sending')"),
        postgresql_where=text("status IN ('pending', 'sending')"),
    ),
    Index(
        "ix_outbox_address",
        "address",
        "seq",
        sqlite_where=text("status IN ('pending', 'sending')"),
        postgresql_where=text("status IN ('pending', 'sending')"),
    ),
    Index(
        "ix_outbox_slot",
        "slot",
        sqlite_where=text("status = 'pending' AND slot IS NOT NULL"),
        postgresql_where=text("status = 'pending' AND slot IS NOT NULL"),
    ),
    Index("ix_outbox_finished", "finished_at"),
    sqlite_autoincrement=True,
)

slots = Table(
    "slots",
    metadata,
    Column("slot", String(120), primary_key=True),
    Column("bot", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("updated_at", Instant, nullable=False),
    version(),
)

timers = Table(
    "timers",
    metadata,
    Column("timer_id", String(120), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("fault", Text),
    Column("finished_at", Instant),
    version(),
    one_of("status", "waiting", "done", "cancelled", "dead"),
    Index(
        "ix_timers_due",
        "due_at",
        sqlite_where=text("status = 'waiting'"),
        postgresql_where=text("status = 'waiting'"),
    ),
)

handles = Table(
    "handles",
    metadata,
    Column("handle", String(32), primary_key=True),
    Column("bot", String(16), nullable=False),
    Column("user_id", BigInteger),
    Column("role", String(16)),
    Column("chat_id", BigInteger, nullable=False),
    Column("subject", String(80), nullable=False),
    Column("material_version", Integer, nullable=False),
    Column("actions", Json, nullable=False),
    Column("status", String(16), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("used_at", Instant),
    version(),
    one_of("status", "open", "used"),
    CheckConstraint("user_id IS NOT NULL OR role IS NOT NULL", name="bound"),
    Index("ix_handles_subject", "subject"),
)

persons = Table(
    "persons",
    metadata,
    Column("person_id", String(40), primary_key=True),
    Column("bot", String(16), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("locale", String(8), nullable=False),
    Column("focus", String(80)),
    Column("started_at", Instant),
    Column("blocked_at", Instant),
    Column("heard_of", String(16)),
    version(),
    UniqueConstraint("bot", "user_id"),
)
