"""The same weeks on PostgreSQL: what is said does not depend on the database."""

import people
import pytest
from transcript import Transcript

from bot.application import WalkItOff
from bot.in_process.phone import Phone
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram
from bot.local_chat.session import LocalChat


@pytest.fixture
async def on_postgresql(settings, clock, postgresql_database):
    begun = SimulatedClock(clock.now())
    telegram = InProcessTelegram(begun)
    bot = WalkItOff(settings.model_copy(update={"database_url": postgresql_database}), begun, telegram)
    await bot.start(poll=False)
    yield LocalChat(bot, begun, Phone(telegram, chat_id=77))
    await bot.stop()


async def test_two_weeks_on_postgresql_are_those_on_sqlite(chat, on_postgresql):
    here, there = Transcript(chat), Transcript(on_postgresql)

    assert await people.live(chat, people.AVERAGE, 2) == await people.live(on_postgresql, people.AVERAGE, 2)
    assert there.text == here.text
