"""Some of the people in one application with one clock, which goes from one event to the next."""

import asyncio
import heapq
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.application import WalkItOff
from bot.in_process.shown import Shown
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram
from bot.raw_updates import RawUpdate
from bot.settings import Settings
from coach.storage import inbox, outbox
from tools.trial.acts import Act
from tools.trial.facts import Database
from tools.trial.reactions import react
from tools.trial.somebody import Somebody

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
"""A Monday before the clocks change."""

GRAIN = timedelta(minutes=10)
"""What is due, or done by somebody, within ten minutes happens together."""

Look = Callable[[datetime], None]


class Shard:
    """One application, its people, and what they will do."""

    def __init__(self, folder: Path) -> None:
        self.clock = SimulatedClock(START)
        self.telegram = InProcessTelegram(self.clock)
        self._path = folder / "trial.sqlite3"
        settings = Settings(
            _env_file=None,
            telegram_bot_token="1:in-process",  # noqa: S106 - it opens nothing
            database_url=f"sqlite:///{self._path}",
        )
        self.bot = WalkItOff(settings, self.clock, self.telegram)
        self.people: dict[int, Somebody] = {}
        self.sent: list[Shown] = []
        """What came since the last look."""
        self._line: list[tuple[datetime, int, Somebody, Act]] = []
        self._numbers = count()

    @property
    def now(self) -> datetime:
        """The simulated instant."""
        return self.clock.now()

    def later(self, at: datetime, somebody: Somebody, act: Act) -> None:
        """Have somebody do something then."""
        heapq.heappush(self._line, (at, next(self._numbers), somebody, act))

    async def run(self, until: datetime, look: Look) -> None:
        """Live until an instant; `look` is called at every half hour, with all that came settled."""
        await self.bot.start(poll=False)
        self.database = Database(self._path)
        halves = START + timedelta(minutes=30)
        while self.now < until:
            await self._live_until(halves)
            look(self.now)
            self.sent.clear()
            if self.now.hour == 0 and self.now.minute == 0:
                await self._tidy()
            halves += timedelta(minutes=30)
        self.database.close()
        await self.bot.stop()

    async def _live_until(self, goal: datetime) -> None:
        """Go from one instant at which something happens to the next."""
        while (at := self._next()) <= goal:
            self.clock.advance_to(max(at, self.now))
            await self._step()
        self.clock.advance_to(max(goal, self.now))

    def _next(self) -> datetime:
        """Find the next instant at which somebody acts or something is due."""
        due = self.bot.next_instant()
        far = datetime.max.replace(tzinfo=UTC)
        mine = _whole(self._line[0][0]) if self._line else far
        theirs = far if due is None else _whole(due if due > self.now else self.now + GRAIN)
        return min(mine, theirs)

    async def _step(self) -> None:
        """Do what is to be done now, and let everybody see what came of it."""
        updates = list(self._acted())
        await asyncio.gather(*(self.bot.feed(update) for update in updates))
        await self.bot.settle()
        sent = [one.message for one in self.telegram.drain_all() if one.what == "sent" and one.message]
        self.sent += sent
        for shown in sorted(sent, key=_turn):
            react(self, self.people[shown.chat_id], shown)

    def _acted(self) -> Iterable[RawUpdate]:
        """Have everybody act whose moment has come, each once: nobody does two things at once."""
        busy: set[int] = set()
        while self._line and self._line[0][0] <= self.now:
            _, _, somebody, act = heapq.heappop(self._line)
            if somebody.id in busy:
                self.later(self.now + GRAIN, somebody, act)
                continue
            update = act(self, somebody)
            if update is not None:
                busy.add(somebody.id)
                somebody.said.append(self.now)
                yield update

    async def _tidy(self) -> None:
        """Throw away what nobody needs any more, as the bot does by itself every six hours."""
        now = self.now
        for tidy in (inbox.tidy, outbox.tidy):
            await self.bot.database.write(lambda connection, tidy=tidy: tidy(connection, now=now))
        old = now - timedelta(days=15)
        for somebody in self.people.values():
            somebody.said = [at for at in somebody.said if at > old]
            chat = self.telegram.chats.get(somebody.id, {})
            for message_id in [one for one, shown in chat.items() if shown.at < old]:
                del chat[message_id]


def _turn(shown: Shown) -> tuple[int, str]:
    """Sort what comes at one instant: who else is there may decide what of it is sent first."""
    first = next((button.data for button in shown.flat), None) or ""
    return shown.chat_id, first.partition(":")[0]


def _whole(at: datetime) -> datetime:
    """Go to the end of the grain."""
    over = (at - START) % GRAIN
    return at + (GRAIN - over) if over else at
