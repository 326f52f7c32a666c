"""Alembic's entry: runs the steps on the connection that `coach.storage.schema` hands over."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from coach.storage.instants import Instant
from coach.storage.tables import metadata


def plain(_kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own types into a new step as what they are stored as: the code changes, a step never does."""
    return "sa.BigInteger()" if isinstance(item, Instant) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=plain,
    render_as_batch=True,  # SQLite can't change a column; it copies the table
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
