"""The table of exhibits (see `case_tables` for the cases they belong to)."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Integer, String, Table, Text

from core.evidence.exhibit import ExhibitChannel, ExhibitKind, ExhibitState, ScanState, Side
from core.store.columns import Instant, Name
from core.store.tables import metadata, one_of, version

exhibits = Table(
    "exhibits",
    metadata,
    Column("exhibit_id", String(64), primary_key=True),
    Column("application_id", String(64), nullable=False, index=True),
    Column("order_id", String(64), nullable=False),
    Column("role", Name(Side), nullable=False),
    Column("letter", String(1), nullable=False),
    Column("kind", Name(ExhibitKind), nullable=False),
    Column("channel", Name(ExhibitChannel), nullable=False),
    Column("bot", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("file_unique_id", Text, nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("case_id", String(16), index=True),
    Column("number", Integer),
    Column("media_group_id", String(64)),
    Column("file_name", Text),
    Column("mime", Text),
    Column("size", BigInteger),
    Column("caption", Text),
    Column("state", Name(ExhibitState), nullable=False),
    Column("blob_key", String(64)),
    Column("sha256", String(64)),
    Column("sealed_at", Instant),
    Column("view_key", String(64)),
    Column("scan", Name(ScanState), nullable=False),
    Column("recognised_by_claimant", Boolean(name="recognised_by_claimant")),
    Column("recognised_by_respondent", Boolean(name="recognised_by_respondent")),
    Column("late", Boolean(name="late"), nullable=False),
    Column("revision_of", String(64)),
    Column("fault", Text),
    version(),
    one_of("state", *ExhibitState),
    one_of("scan", *ScanState),
    CheckConstraint(
        "state <> 'sealed' OR "
        "(sha256 IS NOT NULL AND (blob_key IS NOT NULL OR caption IS NOT NULL))",
        name="sealed_has_seal",
    ),
)
