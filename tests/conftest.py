"""A chat with the real application: Telegram is in memory, the clock moves on demand."""

from datetime import UTC, datetime
from functools import partial

import hypothesis
import pytest
from postgresql import postgresql_database, postgresql_server  # noqa: F401 - fixtures for all tests

from bot.in_process.phone import Phone
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram
from bot.local_chat.session import LocalChat
from bot.settings import Settings
from coach.storage import people

hypothesis.settings.register_profile(
    "calm", deadline=None
)  # how long an example takes says how busy the machine is
hypothesis.settings.load_profile("calm")

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday morning."""


@pytest.fixture
def clock():
    return SimulatedClock(START)


@pytest.fixture
def telegram(clock):
    return InProcessTelegram(clock)


@pytest.fixture
def settings(tmp_path):
    return Settings(
        _env_file=None,
        telegram_bot_token="1:in-process",  # noqa: S106 - it opens nothing
        database_url=f"sqlite:///{tmp_path / 'coach.sqlite3'}",
    )


@pytest.fixture
async def bot(settings, clock, telegram):
    from bot.application import WalkItOff  # noqa: PLC0415 - tests of single parts need not load all of them

    running = WalkItOff(settings, clock, telegram)
    await running.start(poll=False)
    yield running
    await running.stop()


@pytest.fixture
def chat(bot, clock, telegram):
    return LocalChat(bot, clock, Phone(telegram))


@pytest.fixture
def friend(bot, clock, telegram):
    """Somebody else's chat with the same bot."""
    return LocalChat(bot, clock, Phone(telegram, 2, "Sam"))


@pytest.fixture
def record(bot, clock):
    """Read what the bot keeps about a person."""

    async def read(person_id=1):
        return await bot.database.read(partial(people.load, person_id=person_id, now=clock.now()))

    return read
