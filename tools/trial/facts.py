"""What the database has, read straight from its file: plain rows, none of the coach's own code."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Row = dict[str, Any]
JSON = frozenset(
    {"plan", "quiet", "check_in", "lock", "flare", "question", "answers", "reasons", "walks", "companions"}
)
"""Columns that hold JSON; in the table `week`, `walks` is a number, which JSON is too."""


def micros(instant: datetime) -> int:
    """Count the microseconds since 1970, as the database does."""
    return (instant - EPOCH) // timedelta(microseconds=1)


def instant(count: int | None) -> datetime | None:
    """Read an instant back."""
    return None if count is None else EPOCH + timedelta(microseconds=count)


@dataclass(slots=True)
class Facts:
    """What is kept of one person."""

    at: datetime
    person: Row
    walks: list[Row] = field(default_factory=list)
    planned: list[Row] = field(default_factory=list)
    weeks: list[Row] = field(default_factory=list)
    offers: list[Row] = field(default_factory=list)
    pains: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)

    @property
    def zone(self) -> ZoneInfo:
        """Where the bot takes them to be."""
        return ZoneInfo(self.person["zone"])

    @property
    def today(self) -> date:
        """The local date."""
        return self.at.astimezone(self.zone).date()


class Database:
    """One shard's database, read only."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Let it go."""
        self._connection.close()

    def _rows(self, query: str, *values: object) -> list[Row]:
        found = [dict(row) for row in self._connection.execute(query, values)]
        for row in found:
            for name in JSON & row.keys():
                value = row[name]
                row[name] = json.loads(value) if isinstance(value, str) else value
        return found

    def planned(self, planned_id: int) -> Row | None:
        """Find one planned walk."""
        return next(iter(self._rows("SELECT * FROM planned WHERE id = ?", planned_id)), None)

    def person(self, person_id: int) -> Row | None:
        """Find one person."""
        return next(iter(self._rows("SELECT * FROM person WHERE id = ?", person_id)), None)

    def facts(self, ids: Iterable[int], now: datetime) -> dict[int, Facts]:
        """Read what is kept of some people."""
        wanted = f"IN ({','.join(str(int(one)) for one in ids)})"
        found = {
            row["id"]: Facts(now, row)
            for row in self._rows(f"SELECT * FROM person WHERE id {wanted}")  # noqa: S608 - whole numbers
        }
        windows = {
            "walk": ("walks", f"day >= '{now.date() - timedelta(days=70)}' ORDER BY day, noted_at, id"),
            "planned": ("planned", f"starts_at >= {micros(now - timedelta(days=8))} ORDER BY starts_at, id"),
            "week": ("weeks", f"monday >= '{now.date() - timedelta(days=100)}' ORDER BY monday"),
            "offer": ("offers", f"at >= {micros(now - timedelta(days=15))} ORDER BY at, id"),
            "pain": ("pains", f"at >= {micros(now - timedelta(days=35))} ORDER BY at, id"),
            "walk_time": ("times", "id > 0 ORDER BY weekday, at"),
        }
        for table, (name, rest) in windows.items():
            of_person: dict[int, list[Row]] = defaultdict(list)
            for row in self._rows(f"SELECT * FROM {table} WHERE person_id {wanted} AND {rest}"):  # noqa: S608 - as above
                of_person[row["person_id"]].append(row)
            for person_id, facts in found.items():
                setattr(facts, name, of_person[person_id])
        return found

    def sent(self, since: datetime, until: datetime) -> list[Row]:
        """List the messages that were sent in a while, edits apart, with their class and kind."""
        query = (
            "SELECT person_id, urgency, kind, key, message_id, turn AS at FROM outbox"
            " WHERE state = 'sent' AND edits IS NULL AND turn > ? AND turn <= ?"
        )
        return self._rows(query, micros(since), micros(until))
