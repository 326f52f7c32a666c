"""Somebody who has just begun, and the outages that they may not notice."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from bot.application import WalkItOff
from bot.local_chat.session import LocalChat
from coach.service.outages import wake_up


@pytest.fixture
async def started(chat: LocalChat) -> LocalChat:
    """Somebody who agreed and has none of the signs."""
    await chat.write("/start")
    await chat.press("agree:")
    await chat.press("screen:0:none")
    return chat


@pytest.fixture
async def onboarded(started: LocalChat) -> LocalChat:
    """Somebody with a plan of four evening walks."""
    await started.write("20 min, 4 days")
    await started.write("London")
    await started.press("times:0:evening")
    return started


@pytest.fixture
def woken(bot: WalkItOff) -> Callable[[datetime], Awaitable[int]]:
    """Note that the bot is alive at an instant; tells how many people heard of an outage."""
    return lambda now: bot.database.write(lambda connection: wake_up(connection, now))
