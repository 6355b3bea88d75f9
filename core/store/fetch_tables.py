"""The table of downloads that are owed (see `tables` for the rest)."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, text

from core.store.columns import Instant
from core.store.tables import metadata, one_of, version

fetches = Table(
    "fetches",
    metadata,
    Column("fetch_id", String(120), primary_key=True),
    Column("exhibit_id", String(64), nullable=False),
    Column("bot", String(16), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claim", String(64)),
    Column("claimed_until", Instant),
    Column("finished_at", Instant),
    Column("fault", Text),
    version(),
    one_of("status", "waiting", "fetching", "done", "given_up"),
    Index(
        "ix_fetches_open",
        "due_at",
        sqlite_where=text("status IN ('waiting', 'fetching')"),
        postgresql_where=text("status IN ('waiting', 'fetching')"),
    ),
)
