"""The dispatcher: at each pulse it has the coach bring about what is due, and wakes the sender."""

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime

from coach.service.coach import Coach
from scheduling.calendar_sync import CalendarSync
from scheduling.schedule import Schedule

log = logging.getLogger(__name__)

Now = Callable[[], datetime]

MOST_ROUNDS = 5
"""Of looking into calendars and bringing about what is due, at one instant."""


class Dispatcher:
    """Claims due things in batches until none is left; calendars are looked into beside it."""

    def __init__(self, coach: Coach, sync: CalendarSync, now: Now, wake: Callable[[], None]) -> None:
        self._coach = coach
        self._sync = sync
        self._now = now
        self._wake = wake

    async def run(self, schedule: Schedule) -> None:
        """Dispatch at every pulse until cancelled; a trouble that lasts is told once."""
        well = True
        async with asyncio.TaskGroup() as looks:
            while True:
                await schedule.beat()
                now = self._now()  # what becomes due after this was not asked about, and comes with the next
                try:
                    await self._sync.begin_due(looks)
                    await self.dispatch(await self._sync.hold(looks), now)
                    well = True
                except Exception:  # the loop outlives a failure: a locked database, a full disk
                    if well:
                        log.exception("dispatch failed")
                    well = False

    async def dispatch(self, held: Collection[int] = (), now: datetime | None = None) -> int:
        """Bring about what is due now, not for people who are `held`; returns how many things that were."""
        total = 0
        while claimed := await self._coach.claim_due(now or self._now(), held):
            total += claimed
            self._wake()
        return total

    async def settle(self) -> None:
        """Look into the calendars that are to be looked into, and bring about all that is due."""
        for _ in range(MOST_ROUNDS):
            looked = await self._sync.settle()
            if not await self.dispatch() and not looked:
                return
