"""One shard in a process of its own: made, lived through, looked at."""

import asyncio
import gc
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
from tools.trial.somebody import Somebody

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of the process's own is made in it


@dataclass(frozen=True, slots=True)
class Trial:
    """What is run."""

    people: int = 701
    weeks: int = 26
    seed: int = 1
    processes: int = 2
    only: frozenset[int] = frozenset()
    """The numbers of those who take part, each as in the whole trial; none = everybody."""

    @property
    def end(self) -> datetime:
        """The Wednesday after the last week, the one of joining apart: all weeks are closed and looked at."""
        return START + timedelta(days=7 * (self.weeks + 1) + 2)


def run(trial: Trial, number: int, told: Callable[[int], None]) -> Seen:
    """Live through the trial with every `processes`-th person; `told` gets the days that are over."""
    logging.getLogger().setLevel(logging.ERROR)
    gc.set_threshold(50_000, 20, 50)  # a simulated half year makes few circles of objects
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        shard = Shard(Path(folder))
        looker = Looker(shard)
        for place, somebody in taking_part(trial, number):
            shard.people[place] = with_phone(place, somebody, shard.telegram)
            shard.later(somebody.joined, somebody, begin)
            shard.later(somebody.joined, somebody, day)

        def look(now: datetime) -> None:
            looker.look(now)
            told((now - START).days)

        asyncio.run(shard.run(trial.end, look))
        return looker.seen


def taking_part(trial: Trial, number: int) -> list[tuple[int, Somebody]]:
    """Choose the people of one shard; everybody is drawn, so that each is who they are in the whole trial."""
    people = everybody(trial.people, trial.weeks, trial.seed, START)
    return [one for one in people if not trial.only or one[0] in trial.only][number :: trial.processes]


def telling(trial: Trial, number: int, days: MutableMapping[int, int]) -> Seen:
    """Run one shard, and tell by its number which day it has reached."""

    def told(day: int) -> None:
        if day != days.get(number):
            days[number] = day

    return run(trial, number, told)
