"""Prints the log of adverse events as CSV: for whoever answers for the people who walk."""

import argparse
import asyncio
import csv
import sys
from collections.abc import Sequence
from typing import TextIO

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from bot.exits import CannotRun, Code
from bot.settings import Settings
from coach.storage import Database, adverse
from coach.storage.errors import BadUrl

HEAD = ("at", "level", "action", "person")


def main(argv: list[str]) -> int:
    """Print every event, oldest first; the bot may run meanwhile.

    Raises:
        CannotRun: the database can't be read.
    """
    argparse.ArgumentParser(prog="python -m bot events", description=__doc__).parse_args(argv)
    try:
        events = asyncio.run(read(Settings().database_url))
    except (ValidationError, BadUrl) as error:
        raise CannotRun(Code.CONFIGURATION, "DATABASE_URL can't be used.") from error
    except (DBAPIError, OSError) as error:
        line = f"There is no database of the bot to read ({type(error).__name__})."
        raise CannotRun(Code.CONFIGURATION, line) from error
    write(events, sys.stdout)
    return Code.DONE


async def read(url: str) -> Sequence[adverse.Logged]:
    """Read the log of a database."""
    database = await Database.open(url)
    try:
        return await database.read(adverse.log)
    finally:
        await database.close()


def write(events: Sequence[adverse.Logged], out: TextIO) -> None:
    """Write events as CSV, instants in UTC (ISO 8601)."""
    rows = csv.writer(out)
    rows.writerow(HEAD)
    rows.writerows((one.at.isoformat(), one.level, one.action, one.person) for one in events)
