"""Telegram out: the outbox by class and deadline, within the limits, and what became of each message."""

import asyncio
import logging
from datetime import datetime
from functools import partial
from math import inf

from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.clock import Clock
from bot.pace import Pace
from bot.patience import Patience, surely
from bot.speaking import Speaker
from bot.verdicts import Verdict, judge
from coach.domain.outgoing import Delivery, Outcome, Urgency
from coach.storage import outbox
from coach.storage.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Messages that are taken in one transaction, at most."""

LEAST_REST = 0.005
"""Seconds between two looks into the outbox, where speed is limited: many messages share one commit."""

MOST_REST = 60.0


class Sender:
    """Empties the outbox, for ever."""

    def __init__(self, speaker: Speaker, database: Database, clock: Clock, rate: float | None) -> None:
        self._speaker = speaker
        self._database = database
        self._clock = clock
        self._pace = Pace(rate)
        self._least_rest = LEAST_REST if rate else 0.0
        self._news = asyncio.Event()
        self._quiet = asyncio.Event()
        self._under_way = 0

    def wake(self) -> None:
        """Say that there may be something in the outbox; cheap enough to be called for anything."""
        self._quiet.clear()
        self._news.set()

    async def drained(self) -> None:
        """Wait until everything that may be sent now is sent."""
        self.wake()
        await self._quiet.wait()

    async def run(self) -> None:
        """Send until cancelled; what is on its way then is sorted out at the next start."""
        patience = Patience("the outbox can't be read", log)
        async with asyncio.TaskGroup() as tasks:
            while True:
                self._news.clear()
                try:
                    rest = await self._round(tasks)
                except Exception as error:  # noqa: BLE001 - it outlives any trouble with the database
                    await patience.wait(error)
                else:
                    patience.over()
                    await self._rest(rest)

    async def _round(self, tasks: asyncio.TaskGroup) -> float:
        """Hand over what there is room for; return in how many seconds to look again, if nobody calls."""
        tick = asyncio.get_running_loop().time()
        room, nudges = self._pace.room(tick, AT_ONCE), self._pace.nudge_room(tick, AT_ONCE)
        if not room:
            return self._pace.next_room(tick)
        now, resting = self._clock.now(), frozenset(self._pace.resting(tick))
        taken = await self._database.write(
            partial(outbox.take, now=now, most=room, nudges=nudges, resting=resting)
        )
        for delivery in taken:
            self._pace.leaves(delivery.person_id, nudge=delivery.urgency is Urgency.NUDGE)
            self._under_way += 1
            tasks.create_task(self._deliver(delivery))
        if taken:
            return 0
        due = await self._database.read(partial(outbox.next_at, now=now))
        if due is not None and due <= now:
            return self._pace.next_room(tick)
        if not self._under_way and not self._news.is_set():
            self._quiet.set()
        return inf if due is None else (due - now).total_seconds()

    async def _rest(self, seconds: float) -> None:
        """Wait for news, or so long."""
        await asyncio.sleep(self._least_rest)
        try:
            async with asyncio.timeout(min(seconds, MOST_REST)):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _deliver(self, delivery: Delivery) -> None:
        """Hand one message to Telegram and note what became of it."""
        message_id = None
        try:
            message_id = await self._speaker.say(delivery, self._clock.now())
            verdict = Verdict(Outcome.SENT)
        except TelegramError as error:
            verdict = judge(error, delivery.tries)
        except Exception:
            log.exception("a reply can't be said", extra={"reply": type(delivery.reply).__name__})
            verdict = Verdict(Outcome.FAILED)
        self._learn(delivery, verdict)
        await self._finish(delivery, verdict, message_id)
        self._under_way -= 1
        self._news.set()

    def _learn(self, delivery: Delivery, verdict: Verdict) -> None:
        """Draw what follows for the pace, and tell the operator what is worth it."""
        tick = asyncio.get_running_loop().time()
        self._pace.arrived(tick, delivery.person_id, verdict.seconds)
        if verdict.flooded:
            self._pace.flooded()
        level = logging.DEBUG if verdict.outcome is Outcome.SENT else logging.WARNING
        facts = {
            "delivery": delivery.id,
            "outcome": verdict.outcome.value,
            "reply": type(delivery.reply).__name__,
        }
        log.log(level, "handed to telegram", extra=facts)

    async def _finish(self, delivery: Delivery, verdict: Verdict, message_id: int | None) -> None:
        """Note the outcome; while the database can't be written, wait for it."""
        unit = partial(
            _finish, delivery=delivery, verdict=verdict, message_id=message_id, now=self._clock.now()
        )
        await surely(self._database, unit, log)


def _finish(
    connection: Connection, delivery: Delivery, verdict: Verdict, message_id: int | None, now: datetime
) -> None:
    """Note what became of a message; a chat that moved takes its messages along."""
    outbox.finish(connection, delivery.id, verdict.outcome, message_id, now)
    if verdict.moved_to is not None:
        outbox.move(connection, delivery.person_id, verdict.moved_to)
