"""How the chat in the terminal is started."""

import argparse
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

USUAL_DATABASE = Path("data/chat.sqlite3")
SCRIPTED_START = "2026-03-02T09:00"
"""A Monday, so that the same script gives the same month every time."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; `database` None = a temporary one, `start` None = now."""

    database: Path | None
    fresh: bool
    start: datetime | None
    zone: ZoneInfo
    log: Path | None


def read_options(argv: list[str], *, piped: bool) -> Options:
    """Read the command line.

    Raises:
        SystemExit: it can't be read, or asks for help.
    """
    parser = argparse.ArgumentParser(
        prog="python -m bot chat",
        description="Chat with the bot here: no token, no network, and a clock that you move.",
        epilog="A script works too: python -m bot chat < month.txt (one message a line, # comments).",
    )
    parser.add_argument(
        "--db", type=Path, help=f"database file (default {USUAL_DATABASE}; a pipe: a temporary one)"
    )
    parser.add_argument("--fresh", action="store_true", help="forget the chat that is in the database")
    parser.add_argument(
        "--start", help=f"simulated start, as {SCRIPTED_START} (default now; a pipe: that Monday)"
    )
    parser.add_argument("--zone", type=_zone, help="time zone until the bot knows yours, as Europe/London")
    parser.add_argument("--log", type=Path, help="file for warnings and errors (default beside the database)")
    given = parser.parse_args(argv)
    zone = given.zone or _machine_zone()
    start = given.start or (SCRIPTED_START if piped else None)
    try:
        begins = _instant(start, zone) if start else None
    except ValueError:
        parser.error(f"--start is a date and time, as {SCRIPTED_START}")
    return Options(given.db or (None if piped else USUAL_DATABASE), given.fresh, begins, zone, given.log)


def _zone(name: str) -> ZoneInfo:
    """Read a zone's name.

    Raises:
        argparse.ArgumentTypeError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"there is no time zone {name!r}; try Europe/London"
        raise argparse.ArgumentTypeError(message) from None


def _machine_zone() -> ZoneInfo:
    """Take the zone that the machine is set to by TZ, else UTC."""
    try:
        return ZoneInfo(os.environ.get("TZ", "").lstrip(":") or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _instant(text: str, zone: ZoneInfo) -> datetime:
    """Read a date and time; without an offset it is meant in the zone."""
    said = datetime.fromisoformat(text)
    return (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(UTC)
