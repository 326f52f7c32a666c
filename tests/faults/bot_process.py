"""The real process, and the data it finds and leaves."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from coach.domain.amounts import Unit
from coach.domain.conversation.agenda import agenda
from coach.domain.facts import Kept, Planned, Week
from coach.domain.person import Person, Plan, Quiet, Stage
from coach.domain.wallclock import monday_of, walking_day
from coach.storage import Connection, Database, due, people, schema
from tests.faults.fake_bot_api import TOKEN, FakeBotApi

ROOT = Path(__file__).parents[2]


class Home:
    """A directory with one database, and the processes that worked on it."""

    def __init__(self, path: Path, api: FakeBotApi) -> None:
        self.path = path
        self.database = path / "data" / "walks.sqlite3"
        self.url = f"sqlite:///{self.database}"
        self._api = api
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start the bot; its log goes on in one file."""
        clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": self._api.url,
            "DATABASE_URL": self.url,
            "LOG_LEVEL": "DEBUG",
            "PYTHONPATH": str(ROOT),
        }
        with (self.path / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.path,
                env={**clean, **settings, **environment},
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        self._processes.append(process)
        return process

    def start_and_wait(self) -> subprocess.Popen[bytes]:
        """Start the bot and wait until it polls."""
        before = self._api.polls()
        process = self.start()
        assert self._api.wait(lambda: self._api.polls() > before), self.log()
        return process

    def end(self) -> None:
        """Leave no process behind."""
        for process in self._processes:
            process.kill()
            process.wait(10)

    def log(self) -> str:
        """Read what all processes said."""
        return (self.path / "log").read_text(encoding="utf-8")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Look into the database."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=5) as connection:
            return connection.execute(query).fetchall()

    def wait_for_rows(self, query: str, rows: list[tuple[Any, ...]], seconds: float = 15) -> None:
        """Wait until the database says so."""
        assert self._api.wait(lambda: self.rows(query) == rows, seconds), (self.rows(query), self.log())

    def write(self, *units: Callable[[Connection], object]) -> None:
        """Write before the bot is there."""

        async def run() -> None:
            database = await Database.open(self.url)
            for unit in units:
                await database.write(unit)
            await database.close()

        schema.migrate(self.url)
        asyncio.run(run())


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill without a warning, as a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.wait(10)


def now() -> datetime:
    """Tell the time, which the process reads from the machine's clock."""
    return SystemClock().now()


def walker(person_id: int, walk_in: timedelta | None = None) -> Callable[[Connection], None]:
    """Make somebody with a plan; `walk_in`: has a walk planned so far ahead; under 30 min is nudged now."""
    instant = now()

    def unit(connection: Connection) -> None:
        plan = Plan(unit=Unit.MINUTES, start=60, session=20, walks=3)
        person = Person(
            person_id,
            instant - timedelta(days=10),
            stage=Stage.ACTIVE,
            zone="UTC",
            consent_version=1,
            consent_at=instant - timedelta(days=10),
            plan=plan,
            quiet=Quiet(time(0), time(0)),
            heard_at=instant - timedelta(days=1),
        )
        monday = monday_of(walking_day(instant))
        week = Week(monday, Unit.MINUTES, target=60, session=20, walks=3, position=0)
        planned = (planned_at(instant + walk_in),) if walk_in else ()
        people.keep(connection, person_id, Kept(person=person, weeks=(week,), planned=planned))
        record = people.load(connection, person_id, instant)
        assert record is not None
        due.sync(connection, person_id, agenda(record))

    return unit


def planned_at(starts: datetime) -> Planned:
    """Plan a walk of 20 minutes."""
    return Planned(starts.date(), starts.time().replace(second=0, microsecond=0), starts, amount=20)
