"""What half a year needs: own words for walks, abilities, reviews, why a week ended as it did."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_json = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Make the change."""
    for name in ("activities", "variants", "reached"):
        op.add_column("person", sa.Column(name, _json))
    op.add_column("person", sa.Column("reviewed", sa.Integer))
    op.execute("UPDATE person SET activities = '[]', variants = '{}', reached = '[]', reviewed = 0")
    with op.batch_alter_table("person") as table:
        for name in ("activities", "variants", "reached"):
            table.alter_column(name, existing_type=_json, nullable=False)
        table.alter_column("reviewed", existing_type=sa.Integer(), nullable=False)
    op.add_column("person", sa.Column("pairing", sa.Text))
    op.add_column("person", sa.Column("episode_on", sa.Date))
    op.add_column("pain", sa.Column("settled", sa.Boolean))
    op.add_column("week", sa.Column("why", _json))
    op.add_column("week", sa.Column("score", sa.Integer))
    op.create_table(
        "ability",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("activities", _json, nullable=False),
        sa.Column("scores", _json, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_ability_person_id_person",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ability"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ability_person_id", "ability", ["person_id"])
