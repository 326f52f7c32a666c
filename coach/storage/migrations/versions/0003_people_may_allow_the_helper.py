"""People may allow the helper.

Their consent is kept with its date, its version and the host it is for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("person", sa.Column("helper", sa.JSON(none_as_null=True), nullable=True))
