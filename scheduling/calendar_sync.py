"""Connected calendars are looked into when their time has come, and right before a nudge stands on them."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from coach.service.calendars import Calendars

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Calendars that are looked into at the same time."""

MOST_AT_ONCE = 64
"""Where nudges wait for it."""

LONGEST_HOLD = timedelta(seconds=10)
"""A nudge waits so long for the look right before it, then it goes by what was seen last."""

AFTER_TROUBLE = timedelta(minutes=30)
"""What goes wrong inside of us is tried again after so long."""


class CalendarSync:
    """Looks into calendars side by side, each by one look at a time."""

    def __init__(
        self, calendars: Calendars, now: Callable[[], datetime], looked: Callable[[], object]
    ) -> None:
        """`looked` is called after each look: there may be something to say, or to bring about."""
        self._calendars = calendars
        self._now = now
        self._looked = looked
        self._begun: set[int] = set()
        """Calendars that are just looked into."""
        self._awaited: dict[int, datetime] = {}
        """Since when nudges wait for a look, by calendar."""

    async def begin_due(self, tasks: asyncio.TaskGroup) -> None:
        """Begin looks that are due, as many as there is room for."""
        room = AT_ONCE - len(self._begun)
        for source_id in await self._calendars.due(self._now(), AT_ONCE) if room > 0 else ():
            if source_id not in self._begun and len(self._begun) < AT_ONCE:
                self._begin(source_id, tasks)

    async def hold(self, tasks: asyncio.TaskGroup) -> frozenset[int]:
        """Begin the looks that nudges wait for; return whose nudges wait, none of them for long.

        So it is whatever becomes of a look: one that never brings anything holds up nobody.
        """
        now = self._now()
        waiting = await self._calendars.before_nudges(now)
        for source_id in waiting:
            if source_id not in self._begun and len(self._begun) < MOST_AT_ONCE:
                self._begin(source_id, tasks)
        self._awaited = {source: self._awaited.get(source, now) for source in waiting}
        patient = {source for source, since in self._awaited.items() if now - since < LONGEST_HOLD}
        return frozenset(waiting[source] for source in patient)

    async def settle(self) -> bool:
        """Look into all that is due or that a nudge waits for; tells whether there was any."""
        seen: set[int] = set()
        while wanted := await self._calendars.wanted(self._now(), AT_ONCE) - seen:
            async with asyncio.TaskGroup() as tasks:
                for source_id in wanted:
                    self._begin(source_id, tasks)
            seen |= wanted
        return bool(seen)

    def _begin(self, source_id: int, tasks: asyncio.TaskGroup) -> None:
        self._begun.add(source_id)
        tasks.create_task(self._look(source_id))

    async def _look(self, source_id: int) -> None:
        try:
            await self._calendars.look(source_id, self._now())
        except Exception:  # the others go on: a locked database, a mistake of ours
            log.exception("a calendar was not looked into")
            await self._put_off(source_id)
        finally:
            self._begun.discard(source_id)
            self._looked()

    async def _put_off(self, source_id: int) -> None:
        try:
            await self._calendars.put_off(source_id, self._now() + AFTER_TROUBLE)
        except Exception:  # the same trouble, most likely; the look is simply tried again
            log.exception("a calendar was not put off")
