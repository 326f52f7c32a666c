"""What the tables look like; Alembic compares this with what the migrations build."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from coach.storage.instants import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

_Json = JSON(none_as_null=True)
_Number = BigInteger().with_variant(Integer(), "sqlite")
"""A key of SQLite: only INTEGER counts up by itself, and is found without an index of its own."""


def _person() -> ForeignKey:
    """Refer to a person: what is theirs goes where they go."""
    return ForeignKey("person.id", ondelete="CASCADE", onupdate="CASCADE")


def _of_person(name: str, *parts: SchemaItem) -> Table:
    """Describe a table of facts about people; its ids are never used twice."""
    return Table(
        name,
        metadata,
        Column("id", _Number, primary_key=True),
        Column("person_id", BigInteger, _person(), nullable=False),
        *parts,
        sqlite_autoincrement=True,
    )


person = Table(
    "person",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=False),
    Column("created_at", Instant, nullable=False),
    Column("stage", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("metric", Boolean, nullable=False),
    Column("consent_version", Integer),
    Column("consent_at", Instant),
    Column("plan", _Json),
    Column("quiet", _Json, nullable=False),
    Column("check_in", _Json, nullable=False),
    Column("lead_minutes", Integer, nullable=False),
    Column("nudges", Boolean, nullable=False),
    Column("paused_from", Instant),
    Column("paused_until", Date),
    Column("lock", _Json),
    Column("flare", _Json),
    Column("question", _Json),
    Column("undo", _Json),
    Column("if_then", Text),
    Column("pairing", Text),
    Column("activities", _Json, nullable=False),
    Column("episode_on", Date),
    Column("reviewed", Integer, nullable=False),
    Column("variants", _Json, nullable=False),
    Column("reached", _Json, nullable=False),
    Column("heard_at", Instant),
    Column("unanswered", Integer, nullable=False),
    Column("last_text", Text),
    Column("unsolicited_on", Date),
    Column("unsolicited", Integer, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("asked_here", Instant),
    Column("helper", _Json),
)

walk = _of_person(
    "walk",
    Column("day", Date, nullable=False),
    Column("noted_at", Instant, nullable=False),
    Column("minutes", Integer),
    Column("metres", Integer),
    Column("steps", Integer),
    Column("approx", Boolean, nullable=False),
    Column("at", Time),
    Column("part", Text),
    Column("hard", Boolean, nullable=False),
    Column("companions", _Json, nullable=False),
    Column("message_id", BigInteger, comment="null where no message told it: nulls are never doubles"),
    Column("place", Integer, nullable=False),
    Column("planned_id", BigInteger),
    UniqueConstraint("person_id", "message_id", "place"),
    Index(None, "person_id", "day"),
)

pain = _of_person(
    "pain",
    Column("at", Instant, nullable=False),
    Column("day", Date, nullable=False),
    Column("score", Integer),
    Column("level", Text),
    Column("trend", Text),
    Column("message_id", BigInteger),
    Column("place", Integer, nullable=False),
    Column("settled", Boolean),
    UniqueConstraint("person_id", "message_id", "place"),
)

walk_time = _of_person(
    "walk_time",
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Index(None, "person_id"),
)

planned = _of_person(
    "planned",
    Column("day", Date, nullable=False),
    Column("at", Time, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("nudged", Boolean, nullable=False),
    Column("followed_up", Boolean, nullable=False),
    Column("remind_at", Instant),
    Column("reason", Text),
    Column("event", Text),
    Column("event_at", Instant),
    Index(None, "person_id", "starts_at"),
)

week = Table(
    "week",
    metadata,
    Column("person_id", BigInteger, _person(), primary_key=True),
    Column("monday", Date, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("target", Integer, nullable=False),
    Column("session", Integer, nullable=False),
    Column("walks", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("short", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("looked_at", Instant),
    Column("asked_at", Instant),
    Column("reminded", Boolean, nullable=False),
    Column("answers", _Json, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("wish", Text),
    Column("closed_at", Instant),
    Column("done", Integer),
    Column("light", Text),
    Column("action", Text),
    Column("next_target", Integer),
    Column("reasons", _Json, nullable=False),
    Column("why", _Json),
    Column("score", Integer),
)

ability = _of_person(
    "ability",
    Column("at", Instant, nullable=False),
    Column("activities", _Json, nullable=False),
    Column("scores", _Json, nullable=False),
    Index(None, "person_id"),
)

offer = _of_person(
    "offer",
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("walks", _Json, nullable=False),
    Column("reaches", Integer, nullable=False),
    Column("taken", Boolean),
    Column("reason", Text),
    Index(None, "person_id", "at"),
)

skip = _of_person(
    "skip",
    Column("day", Date, nullable=False),
    Column("reason", Text),
    Column("message_id", BigInteger),
    UniqueConstraint("person_id", "message_id", "day"),
)

adverse_event = _of_person(
    "adverse_event",
    Column("at", Instant, nullable=False),
    Column("level", Text, nullable=False),
    Column("action", Text, nullable=False),
    Index(None, "person_id"),
)

calendar_source = _of_person(
    "calendar_source",
    Column("kind", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("next_poll", Instant, nullable=False),
    Column("counts", Text),
    Column("words", _Json, nullable=False),
    Column("writes", Boolean, nullable=False),
    Column("read_at", Instant),
    Column("tried_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("failing_since", Instant),
    Column("not_before", Instant),
    Column("trouble", Text),
    Column("told", Boolean, nullable=False),
    Column("given_up", Boolean, nullable=False),
    Column("events", Integer, nullable=False),
    Column("quarantined", Integer, nullable=False),
    Column("zone", Text),
    Column("picked", Integer),
    Column("announce", Boolean, nullable=False),
    Column("sealed", Text, nullable=False, comment="link, account or file, sealed"),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text),
    Column("token", Text, comment="of a CalDAV collection's last state"),
    Column("parsed_at", Instant, comment="when its events were last made into walks and busy times"),
    Index(None, "person_id"),
    Index(None, "next_poll"),
)


def _source() -> ForeignKey:
    """Refer to a calendar: what was read of it goes where it goes."""
    return ForeignKey("calendar_source.id", ondelete="CASCADE")


calendar_walk = _of_person(
    "calendar_walk",
    Column("source_id", _Number, _source(), nullable=False),
    Column("key", Text, nullable=False),
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    Column("day", Date),
    Column("title", Text, nullable=False, comment="sealed"),
    Index(None, "person_id"),
    Index(None, "source_id"),
)

busy = _of_person(
    "busy",
    Column("source_id", _Number, _source(), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "source_id"),
)

published = _of_person(
    "published",
    Column("planned_id", BigInteger, nullable=False),
    Column("uid", Text, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("href", Text, comment="sealed: where it stands in the person's own calendar"),
    Column("etag", Text),
    Column("put", Integer, comment="the sequence that stands there"),
    UniqueConstraint("person_id", "planned_id"),
    UniqueConstraint("uid"),
)

feed = Table(
    "feed",
    metadata,
    Column("person_id", BigInteger, _person(), primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
)

due = Table(
    "due",
    metadata,
    Column("person_id", BigInteger, _person(), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("about", BigInteger, primary_key=True),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", _Number, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, nullable=False, comment="0 once the person is forgotten"),
    Column("body", Text, nullable=False, comment="empty once handled"),
    Column("received_at", Instant, nullable=False),
    Column("state", Text, nullable=False, comment="waiting, done or parked"),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("error_kind", Text),
    Index(None, "state", "received_at"),
    Index(None, "person_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("urgency", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="which reply it is"),
    Column("reply", Text, comment="null once it is out, or never will be"),
    Column("key", Text, unique=True),
    Column("tag", Text),
    Column("edits", Text),
    Column("created_at", Instant, nullable=False),
    Column("stale_at", Instant),
    Column("state", Text, nullable=False),
    Column("turn", BigInteger, nullable=False, comment="what the queue of its state is sorted by"),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column(
        "doubts", Integer, nullable=False, server_default=text("0"), comment="tries that may have arrived"
    ),
    Column("message_id", BigInteger),
    Index(None, "state", "turn"),
    Index(None, "person_id", "state", "turn"),
    sqlite_autoincrement=True,
)

alive = Table(
    "alive",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("at", Instant, nullable=False),
)
