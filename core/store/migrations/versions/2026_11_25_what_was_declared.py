"""Let a submission name the exhibits that were in when it was made.

Deployment: old code may run on the new tables; it leaves the columns empty, and what was submitted
so is read by its instants as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_what_was_declared"
down_revision = "2026_11_25_served_by_hand"
branch_labels = None
depends_on = None

SUBMISSIONS = ("applications", "defences")


def upgrade() -> None:
    """Make room; nobody knows any more what was in when the older ones were submitted."""
    for table in SUBMISSIONS:
        op.add_column(table, sa.Column("declared", sa.Text()))


def downgrade() -> None:
    """Forget it."""
    for table in SUBMISSIONS:
        op.drop_column(table, "declared")
