"""Weeks have a number.

It was counted from the weeks that are loaded, and those are only the last ones.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("week", sa.Column("number", sa.Integer(), nullable=True))
    op.execute(
        """
        UPDATE week SET number = 1 + (
            SELECT count(*) FROM week AS before
            WHERE before.person_id = week.person_id AND before.monday < week.monday AND NOT before.paused
        )
        """
    )
    with op.batch_alter_table("week") as table:
        table.alter_column("number", existing_type=sa.Integer(), nullable=False)
