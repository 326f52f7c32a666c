"""Facts as rows: units of work over SQLite or PostgreSQL."""

from sqlalchemy import Connection

from coach.storage import alive, due, inbox, outbox, people
from coach.storage.database import Database
from coach.storage.errors import BadUrl, Closed, DatabaseCorrupt, SchemaTooNew

__all__ = [
    "BadUrl",
    "Closed",
    "Connection",
    "Database",
    "DatabaseCorrupt",
    "SchemaTooNew",
    "alive",
    "due",
    "inbox",
    "outbox",
    "people",
]
