"""Keep when a person last said himself to which case his words belong.

Deployment: old code may run on the new tables; it leaves the column empty, and who has several
cases is then asked once.
"""

import sqlalchemy as sa
from alembic import op

from core.store.columns import Instant

revision = "2026_11_26_when_he_chose"
down_revision = "2026_11_26_one_open_case"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has said so yet."""
    op.add_column("persons", sa.Column("chosen_at", Instant()))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("persons", "chosen_at")
