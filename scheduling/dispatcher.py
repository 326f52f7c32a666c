"""The dispatcher: at each pulse it has the coach bring about what is due, and wakes the sender."""

import logging
from collections.abc import Callable
from datetime import datetime

from coach.service.coach import Coach
from scheduling.schedule import Schedule

log = logging.getLogger(__name__)

Now = Callable[[], datetime]


class Dispatcher:
    """Claims due things in batches until none is left."""

    def __init__(self, coach: Coach, now: Now, wake: Callable[[], None]) -> None:
        self._coach = coach
        self._now = now
        self._wake = wake

    async def run(self, schedule: Schedule) -> None:
        """Dispatch at every pulse until cancelled; a trouble that lasts is told once."""
        well = True
        while True:
            await schedule.beat()
            try:
                await self.dispatch()
                well = True
            except Exception:  # the loop outlives a failure: a locked database, a full disk
                if well:
                    log.exception("dispatch failed")
                well = False

    async def dispatch(self) -> int:
        """Bring about everything that is due now; returns how many things that were."""
        total = 0
        while claimed := await self._coach.claim_due(self._now()):
            total += claimed
            self._wake()
        return total
