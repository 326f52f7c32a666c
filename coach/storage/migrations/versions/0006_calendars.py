"""Connected calendars: what was read of them, and what of the plan was given out."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _needed(name: str, kind: sa.types.TypeEngine[Any], comment: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, comment=comment)


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"],
        ["person.id"],
        name=f"fk_{table}_person_id_person",
        ondelete="CASCADE",
        onupdate="CASCADE",
    )


def _of_person(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        _needed("id", _number),
        _needed("person_id", sa.BigInteger()),
        *parts,
        _person(name),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _source(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["source_id"],
        ["calendar_source.id"],
        name=f"fk_{table}_source_id_calendar_source",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    """Make the change."""
    op.add_column("planned", sa.Column("event", sa.Text))
    op.add_column("planned", sa.Column("event_at", sa.BigInteger))
    _of_person(
        "calendar_source",
        _needed("kind", sa.Text()),
        _needed("created_at", sa.BigInteger()),
        _needed("next_poll", sa.BigInteger()),
        sa.Column("counts", sa.Text()),
        _needed("words", sa.JSON(none_as_null=True)),
        _needed("writes", sa.Boolean()),
        sa.Column("read_at", sa.BigInteger()),
        sa.Column("tried_at", sa.BigInteger()),
        _needed("failures", sa.Integer()),
        sa.Column("failing_since", sa.BigInteger()),
        sa.Column("not_before", sa.BigInteger()),
        sa.Column("trouble", sa.Text()),
        _needed("told", sa.Boolean()),
        _needed("given_up", sa.Boolean()),
        _needed("events", sa.Integer()),
        _needed("quarantined", sa.Integer()),
        sa.Column("zone", sa.Text()),
        sa.Column("picked", sa.Integer()),
        _needed("announce", sa.Boolean()),
        _needed("sealed", sa.Text(), "link, account or file, sealed"),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("digest", sa.Text()),
        sa.Column("token", sa.Text(), comment="of a CalDAV collection's last state"),
        sa.Column(
            "parsed_at",
            sa.BigInteger(),
            comment="when its events were last made into walks and busy times",
        ),
    )
    op.create_index("ix_calendar_source_person_id", "calendar_source", ["person_id"])
    op.create_index("ix_calendar_source_next_poll", "calendar_source", ["next_poll"])
    _of_person(
        "calendar_walk",
        _needed("source_id", _number),
        _needed("key", sa.Text()),
        sa.Column("starts_at", sa.BigInteger()),
        sa.Column("ends_at", sa.BigInteger()),
        sa.Column("day", sa.Date()),
        _needed("title", sa.Text(), "sealed"),
        _source("calendar_walk"),
    )
    _of_person(
        "busy",
        _needed("source_id", _number),
        _needed("starts_at", sa.BigInteger()),
        _needed("ends_at", sa.BigInteger()),
        _source("busy"),
    )
    for table in ("calendar_walk", "busy"):
        for column in ("person_id", "source_id"):
            op.create_index(f"ix_{table}_{column}", table, [column])
    _of_person(
        "published",
        _needed("planned_id", sa.BigInteger()),
        _needed("uid", sa.Text()),
        _needed("starts_at", sa.BigInteger()),
        _needed("ends_at", sa.BigInteger()),
        _needed("amount", sa.Integer()),
        _needed("unit", sa.Text()),
        _needed("sequence", sa.Integer()),
        _needed("created_at", sa.BigInteger()),
        _needed("changed_at", sa.BigInteger()),
        _needed("cancelled", sa.Boolean()),
        sa.Column("href", sa.Text(), comment="sealed: where it stands in the person's own calendar"),
        sa.Column("etag", sa.Text()),
        sa.Column("put", sa.Integer(), comment="the sequence that stands there"),
        sa.UniqueConstraint("person_id", "planned_id", name="uq_published_person_id_planned_id"),
        sa.UniqueConstraint("uid", name="uq_published_uid"),
    )
    op.create_table(
        "feed",
        _needed("person_id", sa.BigInteger()),
        _needed("token_hash", sa.Text()),
        _needed("created_at", sa.BigInteger()),
        _person("feed"),
        sa.PrimaryKeyConstraint("person_id", name="pk_feed"),
        sa.UniqueConstraint("token_hash", name="uq_feed_token_hash"),
    )
