"""The library's bot where its objects are in the way: updates as they came, and messages without a detour."""

from typing import Any

from telegram.ext import ExtBot

from bot.raw_updates import RawUpdate

Fields = dict[str, str | int]
"""What a method of the Bot API takes."""

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for; Telegram keeps the others to itself."""

POLL_SECONDS = 30


class RawBot(ExtBot[None]):
    """A bot with two calls that build no objects.

    An update that can't be parsed must not stop the others, so they come raw; and of a message that was sent
    only its id is needed, which makes a send cost a third less.
    """

    async def raw_updates(self, offset: int | None, *, wait: bool = True) -> list[RawUpdate]:
        """Wait for updates from `offset` on, which acknowledges all before it; or ask what is there now."""
        seconds = POLL_SECONDS if wait else 0
        data = {"offset": offset, "timeout": seconds, "allowed_updates": list(WANTED)}
        updates: list[RawUpdate] = await self._post("getUpdates", data, read_timeout=POLL_SECONDS + 10)
        return updates

    async def call(self, method: str, fields: Fields) -> Any:  # noqa: ANN401 - each method has its own result
        """Call a method and return its result as it came."""
        return await self._post(method, dict(fields))
