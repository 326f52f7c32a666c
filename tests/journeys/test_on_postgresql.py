"""The same weeks on PostgreSQL: what is said does not depend on the database."""

import people
import pytest
from transcript import Transcript
from walker import Walker

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


CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:walk
DTSTART:20260304T173000Z
DTEND:20260304T180000Z
SUMMARY:Walk
END:VEVENT
BEGIN:VEVENT
UID:meeting
DTSTART:20260303T120000Z
DTEND:20260303T130000Z
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""


async def test_a_calendar_is_followed_on_postgresql_as_on_sqlite(chat, on_postgresql):
    here, there = Transcript(chat), Transcript(on_postgresql)
    for one in (chat, on_postgresql):
        await Walker(one).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
        await one.send(one.phone.document("days.ics", CALENDAR))
        await one.press("Only “walk”")
        await one.at("wednesday 18:00")
        await one.press("Done")
        await one.write("/calendar")
        await one.press("My plan as a file")
        await one.write("/calendar")
        await one.press("Let it go")
        await one.write("/week")
    assert "Your calendar has something else at that time" in here.text
    assert "17:30" in here.text
    assert there.text == here.text
