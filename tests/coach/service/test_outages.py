from datetime import timedelta

from coach.domain.replies import Outage
from coach.storage import alive, outbox

AWAY = timedelta(hours=25)


async def test_after_a_day_away_people_are_asked_once_what_they_walked_since(onboarded, bot, clock, woken):
    began = clock.now()
    await woken(began)

    assert await woken(began + AWAY) == 1
    assert await woken(began + AWAY) == 0
    [delivery] = await bot.database.write(lambda c: outbox.take(c, began + AWAY, 10))
    assert delivery.reply == Outage(began.replace(tzinfo=None))


async def test_a_shorter_absence_is_not_spoken_of(onboarded, bot, clock, woken):
    await woken(clock.now())

    assert await woken(clock.now() + timedelta(hours=23)) == 0


async def test_who_has_no_plan_yet_is_not_told(chat, bot, clock, woken):
    await chat.write("/start")
    await woken(clock.now())

    assert await woken(clock.now() + AWAY) == 0


async def test_the_last_sign_of_life_is_kept(bot, clock, woken):
    await woken(clock.now())

    assert await bot.database.read(alive.last) == clock.now()
