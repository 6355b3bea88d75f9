"""Let a side of an order have one open case, whichever of two workers commits first.

Deployment: old code may run on the new tables; a case that it opens leaves its place empty, and
one that it declines keeps it, so the worker should be of one release by the next declined case.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_one_open_case"
down_revision = "2026_11_25_what_was_declared"
branch_labels = None
depends_on = None

TAKE = sa.text(
    "UPDATE cases SET place = order_id || '/' || claimant_role"
    " WHERE status <> 'declined' AND NOT EXISTS ("
    " SELECT 1 FROM cases AS older"
    " WHERE older.order_id = cases.order_id AND older.claimant_role = cases.claimant_role"
    " AND older.status <> 'declined' AND (older.opened_at < cases.opened_at"
    " OR (older.opened_at = cases.opened_at AND older.case_id < cases.case_id))"
    ")"
)


def upgrade() -> None:
    """The oldest open case of a side has the place; a second one goes on without."""
    op.add_column("cases", sa.Column("place", sa.String(80)))
    op.execute(TAKE)
    op.create_index("uq_cases_place", "cases", ["place"], unique=True)


def downgrade() -> None:
    """Forget the places."""
    op.drop_index("uq_cases_place", "cases")
    op.drop_column("cases", "place")
