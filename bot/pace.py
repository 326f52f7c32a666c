"""How fast messages may leave: Telegram's limits, with room kept for answers while nudges storm."""

from collections import deque
from collections.abc import Iterable
from math import inf

NUDGE_SHARE = 0.8
"""Of the rate, at most, for nudges: an answer always finds room."""

BURST_SECONDS = 0.1
"""How much unused time nudges may catch up on: they leave evenly, not in a clump each second."""

CHAT_SECONDS = 1.0
"""Telegram takes about one message a second in one chat."""

CAUTION = 0.5
"""A 429 halves the rate of nudges, down to `LEAST_SHARE`; all of it is back after `RECOVERY_SECONDS`."""

LEAST_SHARE = 0.1
RECOVERY_SECONDS = 60.0


class Pace:
    """Knows what is on its way, what arrived in the last second, and which chats must wait.

    A message counts from when it leaves until a second after Telegram has answered: however long it takes on
    the way, Telegram never sees more than the rate in one second.

    Times are seconds of a clock that only goes forward. A rate of None means no limits, but still one
    message at a time in a chat, so that they arrive in order.
    """

    def __init__(self, rate: float | None) -> None:
        self._rate = inf if rate is None else rate
        self._chat_seconds = 0.0 if rate is None else CHAT_SECONDS
        self._under_way = 0
        self._arrived: deque[float] = deque()
        self._nudges = self._burst
        self._refilled = 0.0
        self._share = 1.0
        self._rests: dict[int, float] = {}

    @property
    def _burst(self) -> float:
        """Nudges that may leave at once after a quiet while."""
        return max(1.0, self._rate * NUDGE_SHARE * BURST_SECONDS)

    def room(self, now: float, most: int) -> int:
        """Return how many messages of any kind may leave at once, up to `most`."""
        while self._arrived and self._arrived[0] <= now - 1:
            self._arrived.popleft()
        return int(max(0.0, min(most, self._rate - self._under_way - len(self._arrived))))

    def nudge_room(self, now: float, most: int) -> int:
        """Return how many nudges may leave at once, up to `most`."""
        passed = max(0.0, now - self._refilled)
        self._refilled = now
        self._share = min(1.0, self._share + passed / RECOVERY_SECONDS)
        if passed:
            self._nudges = min(self._burst, self._nudges + passed * self._rate * NUDGE_SHARE * self._share)
        return int(min(self.room(now, most), self._nudges))

    def resting(self, now: float) -> Iterable[int]:
        """Return the chats that must wait: a message is on its way there, or one just was."""
        self._rests = {chat: until for chat, until in self._rests.items() if until > now}
        return self._rests.keys()

    def leaves(self, chat: int, *, nudge: bool) -> None:
        """Note that a message is handed to Telegram."""
        self._under_way += 1
        self._rests[chat] = inf
        self._nudges -= nudge

    def arrived(self, now: float, chat: int, rest: float = 0) -> None:
        """Note that Telegram has answered, or never will; the chat rests at least so many seconds."""
        self._under_way -= 1
        self._arrived.append(now)
        self._rests[chat] = now + max(rest, self._chat_seconds)

    def flooded(self) -> None:
        """Note a 429: nudges slow down, answers to others don't."""
        self._share = max(LEAST_SHARE, self._share * CAUTION)

    def next_room(self, now: float) -> float:
        """Return in how many seconds there may be more room than now."""
        ends = [until for until in self._rests.values() if now < until < inf]
        if self._arrived and not self.room(now, 1):
            ends.append(self._arrived[0] + 1)
        if self._nudges < 1:
            ends.append(now + (1 - self._nudges) / (self._rate * NUDGE_SHARE * self._share))
        return min(ends, default=inf) - now
