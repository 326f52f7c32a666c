from datetime import timedelta

import pytest

from coach.domain.replies import Outage
from coach.service.outages import wake_up
from coach.storage import alive, outbox

AWAY = timedelta(hours=25)


@pytest.fixture
async def onboarded(chat):
    await chat.write("/start")
    await chat.press("agree:")
    await chat.press("screen:0:none")
    await chat.write("20 min, 4 days")
    await chat.write("London")
    await chat.press("times:0:evening")
    return chat


async def woken(bot, now):
    return await bot.database.write(lambda connection: wake_up(connection, now))


async def test_after_a_day_away_people_are_asked_once_what_they_walked_since(onboarded, bot, clock):
    began = clock.now()
    await woken(bot, began)

    assert await woken(bot, began + AWAY) == 1
    assert await woken(bot, began + AWAY) == 0
    [delivery] = await bot.database.write(lambda c: outbox.take(c, began + AWAY, 10))
    assert delivery.reply == Outage(began.replace(tzinfo=None))


async def test_a_shorter_absence_is_not_spoken_of(onboarded, bot, clock):
    await woken(bot, clock.now())

    assert await woken(bot, clock.now() + timedelta(hours=23)) == 0


async def test_who_has_no_plan_yet_is_not_told(chat, bot, clock):
    await chat.write("/start")
    await woken(bot, clock.now())

    assert await woken(bot, clock.now() + AWAY) == 0


async def test_the_last_sign_of_life_is_kept(bot, clock):
    await woken(bot, clock.now())

    assert await bot.database.read(alive.last) == clock.now()
