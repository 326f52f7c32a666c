"""The pulse: APScheduler wakes the dispatcher every second; what is due stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

PULSE_SECONDS = 1
UPKEEP_HOURS = 6
ALIVE_MINUTES = 5


class Schedule:
    """The jobs and their cadence."""

    def __init__(self, upkeep: Callable[[], Awaitable[None]], alive: Callable[[], Awaitable[object]]) -> None:
        self._pulse = asyncio.Event()
        self._upkeep = upkeep
        self._alive = alive
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Start the jobs; the first pulse is at once."""
        self._pulse.set()
        self._scheduler.add_job(self._beat, "interval", seconds=PULSE_SECONDS, id="pulse")
        self._scheduler.add_job(self._upkeep, "interval", hours=UPKEEP_HOURS, id="upkeep")
        self._scheduler.add_job(self._alive, "interval", minutes=ALIVE_MINUTES, id="alive")
        self._scheduler.start()

    def stop(self) -> None:
        """Stop the jobs."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def beat(self) -> None:
        """Wait for the next pulse."""
        await self._pulse.wait()
        self._pulse.clear()

    async def _beat(self) -> None:
        self._pulse.set()
