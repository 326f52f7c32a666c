"""Updates in by long polling: raw, and acknowledged only after they are kept."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.exits import CannotRun, Code
from bot.patience import Patience
from bot.raw_bot import RawBot
from bot.raw_updates import RawUpdate, number_of

log = logging.getLogger(__name__)

RIVAL_SECONDS = 60
"""Telegram's 409 is normal for a moment after a restart; for longer it means a second poller."""

UNKNOWN_BOT = "Telegram doesn't know this token: copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
RIVAL = "Another bot is polling Telegram with this token; this one stops. Stop the other one first."


class Poller:
    """Asks Telegram for updates, for ever."""

    def __init__(
        self,
        bot: RawBot,
        keep: Callable[[Sequence[RawUpdate]], Awaitable[None]],
        rival_seconds: float = RIVAL_SECONDS,
    ) -> None:
        self._bot = bot
        self._keep = keep
        self._rival_seconds = rival_seconds
        self._rival_since: float | None = None
        self._offset: int | None = None
        self._patience = Patience("no updates from telegram", log)
        self.caught_up = asyncio.Event()
        """What people wrote while the bot was away has been asked for, at least once."""

    async def run(self) -> None:
        """Poll until cancelled; what was kept stays kept, what wasn't comes again.

        Raises:
            CannotRun: the token is wrong, or somebody else keeps polling with it.
        """
        while True:
            try:
                await self._poll()
            except InvalidToken:
                raise CannotRun(Code.CONFIGURATION, UNKNOWN_BOT) from None
            except Conflict as error:
                self._mind_the_rival()
                await self._patience.wait(error)
            except RetryAfter as error:
                await self._patience.wait(error, at_least=seconds_of(error))
            except TelegramError as error:
                await self._patience.wait(error)
            else:
                self._rival_since = None
                self._patience.over()

    async def _poll(self) -> None:
        """Get one batch and keep it; the next poll acknowledges it."""
        updates = await self._bot.raw_updates(self._offset, wait=self.caught_up.is_set())
        if not updates:
            self.caught_up.set()
        else:
            await self._keep(updates)
            self._offset = max(number_of(update) or 0 for update in updates) + 1

    def _mind_the_rival(self) -> None:
        """Give up after a while of conflicts without a poll between them."""
        now = asyncio.get_running_loop().time()
        self._rival_since = now if self._rival_since is None else self._rival_since
        if now - self._rival_since >= self._rival_seconds:
            raise CannotRun(Code.TRY_LATER, RIVAL)


async def connect(bot: RawBot) -> None:
    """Introduce ourselves to Telegram; without a network, wait for one.

    Raises:
        CannotRun: the token is wrong.
    """
    patience = Patience("telegram can't be reached yet", log)
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise CannotRun(Code.CONFIGURATION, UNKNOWN_BOT) from None
        except RetryAfter as error:
            await patience.wait(error, at_least=seconds_of(error))
        except TelegramError as error:
            await patience.wait(error)
        else:
            return


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
