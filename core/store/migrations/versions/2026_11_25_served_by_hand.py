"""Let work that serves a notice by hand name the notice.

Deployment: old code may run on the new tables; it leaves the column empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_served_by_hand"
down_revision = "2026_11_24_find_letters"
branch_labels = None
depends_on = None

NAME = sa.text(
    "UPDATE work_items SET notice_id = ("
    " SELECT notices.notice_id FROM notices"
    " WHERE notices.case_id = work_items.case_id AND notices.channel = 'by_hand'"
    " ORDER BY notices.number DESC LIMIT 1"
    ") WHERE work = 'serve_by_hand'"
)


def upgrade() -> None:
    """Work of the first release served whatever the respondent had not got; name its last notice."""
    op.add_column("work_items", sa.Column("notice_id", sa.String(40)))
    op.execute(NAME)


def downgrade() -> None:
    """Forget the names."""
    op.drop_column("work_items", "notice_id")
