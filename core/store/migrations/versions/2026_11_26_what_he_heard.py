"""Keep of which other case a person was told, and what a party missed while the bot was blocked.

Deployment: old code may run on the new tables; it leaves the columns empty, and what it could not
show to somebody is not made up for.
"""

import sqlalchemy as sa
from alembic import op

from core.store.columns import Instant

revision = "2026_11_26_what_he_heard"
down_revision = "2026_11_26_one_open_case"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has heard of anything yet, and nobody has missed anything."""
    op.add_column("persons", sa.Column("heard_of", sa.String(16)))
    op.add_column("parties", sa.Column("missed", sa.Text()))
    op.add_column("parties", sa.Column("back_at", Instant()))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("parties", "back_at")
    op.drop_column("parties", "missed")
    op.drop_column("persons", "heard_of")
