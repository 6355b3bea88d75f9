"""Let words that a side writes to its case be an exhibit, sealed without a file.

Deployment: the table of exhibits is read once; on SQLite it is copied.
"""

from alembic import op

revision = "2026_11_25_written_exhibits"
down_revision = "2026_11_24_find_letters"
branch_labels = None
depends_on = None

SEALED = "ck_exhibits_sealed_has_seal"
WITH_WORDS = (
    "state <> 'sealed' OR (sha256 IS NOT NULL AND (blob_key IS NOT NULL OR caption IS NOT NULL))"
)
FILES_ONLY = "state <> 'sealed' OR (blob_key IS NOT NULL AND sha256 IS NOT NULL)"


def upgrade() -> None:
    """A seal is over bytes that are kept as a file, or over words that stand in the row."""
    _seal_by(WITH_WORDS)


def downgrade() -> None:
    """Files only."""
    _seal_by(FILES_ONLY)


def _seal_by(condition: str) -> None:
    with op.batch_alter_table("exhibits") as table:
        table.drop_constraint(op.f(SEALED), type_="check")
        table.create_check_constraint(op.f(SEALED), condition)
