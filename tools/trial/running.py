"""One shard in a process of its own: made, lived through, looked at."""

import asyncio
import logging
import tempfile
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tools.trial.days import begin, day
from tools.trial.looking import Looker, Seen
from tools.trial.people import everybody, with_phone
from tools.trial.shard import START, Shard

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of the process's own is made in it


@dataclass(frozen=True, slots=True)
class Trial:
    """What is run."""

    people: int = 701
    weeks: int = 26
    seed: int = 1
    processes: int = 2

    @property
    def end(self) -> datetime:
        """The Wednesday after the last week, the one of joining apart: all weeks are closed and looked at."""
        return START + timedelta(days=7 * (self.weeks + 1) + 2)


def run(trial: Trial, number: int, told: Callable[[int], None]) -> Seen:
    """Live through the trial with every `processes`-th person; `told` gets the days that are over."""
    logging.getLogger().setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        shard = Shard(Path(folder))
        looker = Looker(shard)
        for place, somebody in everybody(trial.people, trial.weeks, trial.seed, START):
            if place % trial.processes == number:
                shard.people[place] = with_phone(place, somebody, shard.telegram)
                shard.later(somebody.joined, somebody, begin)
                shard.later(somebody.joined, somebody, day)

        def look(now: datetime) -> None:
            looker.look(now)
            told((now - START).days)

        asyncio.run(shard.run(trial.end, look))
        return looker.seen


def telling(trial: Trial, number: int, days: MutableMapping[int, int]) -> Seen:
    """Run one shard, and tell by its number which day it has reached."""

    def told(day: int) -> None:
        if day != days.get(number):
            days[number] = day

    return run(trial, number, told)
