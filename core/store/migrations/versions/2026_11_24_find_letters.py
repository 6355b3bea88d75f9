"""Let the few dead letters be found among all that ever arrived.

Deployment: the index is small; building it reads the inbox once.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_find_letters"
down_revision = "2026_11_24_first_tables"
branch_labels = None
depends_on = None

LETTERS = sa.text("status IN ('dead', 'quarantined')")


def upgrade() -> None:
    """Index what needs a person."""
    op.create_index(
        "ix_inbox_letters", "inbox", ["seq"], sqlite_where=LETTERS, postgresql_where=LETTERS
    )


def downgrade() -> None:
    """Forget the index."""
    op.drop_index("ix_inbox_letters", "inbox")
