from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import ApplicationBuilder

from bot.in_process.phone import Phone
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram
from bot.local_chat.memory import keep, recall, restore
from bot.local_chat.session import LocalChat, NoSuchButton, NoSuchTime

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Alarm:
    """A bot that keeps what it is fed, and says "due" at its instants."""

    def __init__(self, telegram, *due):
        self.fed = []
        self.due = list(due)
        self.bot = (
            ApplicationBuilder().token("1:x").request(telegram).get_updates_request(telegram).build().bot
        )
        self.clock = telegram.clock
        self.zones = {}

    async def feed(self, raw):
        """Keep it."""
        self.fed.append(raw)

    async def settle(self):
        """Say what is due."""
        ripe = [due for due in self.due if due <= self.clock.now()]
        self.due = [due for due in self.due if due > self.clock.now()]
        for _ in ripe:
            await self.say("due")

    def next_instant(self):
        """Tell the next one."""
        return min(self.due, default=None)

    async def zone_of(self, person_id):
        """Live in one place."""
        return self.zones.get(person_id)

    async def say(self, text, *labels):
        """Send a message, with buttons in a row."""
        row = [InlineKeyboardButton(label, callback_data=f"{label.lower()}:1:") for label in labels]
        await self.bot.send_message(1, text, reply_markup=InlineKeyboardMarkup([row]) if row else None)


class Stubborn(Alarm):
    """A bot that leaves undone what is due."""

    async def settle(self):
        """Do nothing."""


def chat_with(kind, *due):
    telegram = InProcessTelegram(SimulatedClock(START))
    return LocalChat(kind(telegram, *due), telegram.clock, Phone(telegram))


@pytest.fixture
def chat():
    return chat_with(Alarm)


def tapped(chat):
    return [raw["callback_query"]["data"] for raw in chat.bot.fed]


async def test_what_is_due_arrives_at_its_own_time():
    chat = chat_with(Alarm, START + timedelta(hours=3), START + timedelta(hours=1), START + timedelta(days=2))

    assert await chat.advance("+1d") == ["due", "due"]
    assert [event.at - START for event in chat.events] == [timedelta(hours=1), timedelta(hours=3)]
    assert chat.now == START + timedelta(days=1)


async def test_waiting_stops_at_the_next_thing_that_is_said():
    chat = chat_with(Alarm, START + timedelta(hours=3), START + timedelta(hours=5))

    assert await chat.wait() == ["due"]
    assert chat.now == START + timedelta(hours=3)
    assert await chat.wait(timedelta(hours=1)) == []


async def test_time_goes_on_where_something_stays_due():
    chat = chat_with(Stubborn, START + timedelta(minutes=3))

    assert await chat.advance("+1d") == []
    assert chat.now == START + timedelta(days=1)


async def test_writing_takes_as_long_as_the_pace_says():
    chat = chat_with(Alarm, START + timedelta(seconds=5))
    chat.pace = timedelta(seconds=10)

    assert await chat.write("hello") == ["due"]
    assert chat.bot.fed[0]["message"]["date"] == int(START.timestamp()) + 10


async def test_times_are_meant_in_the_zone_of_the_person(chat):
    chat.zone = ZoneInfo("Asia/Kolkata")
    await chat.at("tomorrow 7:00")
    before = chat.now.isoformat()
    chat.bot.zones = {1: "Asia/Tokyo"}
    await chat.begin()
    await chat.at("tomorrow 7:00")

    assert (before, chat.now.isoformat()) == ("2026-03-03T07:00:00+05:30", "2026-03-04T07:00:00+09:00")


async def test_a_time_that_is_over_is_refused(chat):
    with pytest.raises(NoSuchTime):
        await chat.at("2026-03-01 7:00")


async def test_a_button_is_found_by_label_number_or_what_it_carries(chat):
    await chat.bot.say("first", "Undo", "Edit")
    await chat.bot.say("second", "Yes, please", "✓ Done")
    for which in ("Undo", "1", "2.2", "yes", "done", "edit:1", "please"):
        await chat.press(which)

    assert chat.buttons == ["Yes, please", "✓ Done"]
    assert tapped(chat) == [
        "undo:1:",
        "yes, please:1:",
        "edit:1:",
        "yes, please:1:",
        "✓ done:1:",
        "edit:1:",
        "yes, please:1:",
    ]


async def test_a_number_on_a_button_goes_before_its_place(chat):
    await chat.bot.say("How strong was your pain?", "0", "1", "2")
    await chat.press("2")
    await chat.press_number(2)

    assert tapped(chat) == ["2:1:", "1:1:"]


@pytest.mark.parametrize("which", ["Later", "3", "0", "2.1", "1.9"])
async def test_a_button_that_is_not_there_is_refused(chat, which):
    await chat.bot.say("first", "Undo", "Edit")
    with pytest.raises(NoSuchButton):
        await chat.press(which)


async def test_an_edit_changes_the_last_message(chat):
    await chat.write("20 min")
    await chat.edit("25 min")

    assert chat.bot.fed[1]["edited_message"]["text"] == "25 min"
    assert chat.bot.fed[1]["edited_message"]["message_id"] == chat.bot.fed[0]["message"]["message_id"]


async def test_two_people_hear_only_what_is_said_to_them(chat):
    other = LocalChat(chat.bot, chat.clock, Phone(chat.telegram, 2, "Sam"))
    await chat.bot.say("to you", "Yes")

    assert (other.received(), chat.received(), chat.received()) == ([], ["to you"], [])
    assert other.buttons == []


async def test_a_chat_goes_on_where_it_was_left(chat, tmp_path):
    await chat.write("20 min")
    await chat.bot.say("Noted: 20 min", "Undo")
    await chat.advance("+2h")
    keep(tmp_path / "chat.json", chat)

    memory = recall(tmp_path / "chat.json")
    telegram = InProcessTelegram(SimulatedClock(memory.now), memory.ids)
    later = LocalChat(Alarm(telegram), telegram.clock, Phone(telegram))
    restore(memory, later)
    await later.press("Undo")
    await later.edit("25 min")

    assert later.now == START + timedelta(hours=2)
    assert [raw["update_id"] for raw in later.bot.fed] == [2, 3]
    assert later.bot.fed[1]["edited_message"]["message_id"] == 1
    assert later.telegram.messages(1)[0] == replace(chat.telegram.messages(1)[0], html="…")


async def test_no_words_are_kept_beside_the_database(chat, tmp_path):
    await chat.write("my back hurts")
    await chat.bot.say("I'm sorry", "Undo")
    keep(tmp_path / "chat.json", chat)

    kept = (tmp_path / "chat.json").read_text()
    assert [word in kept for word in ("back", "sorry", "Undo")] == [False, False, True]
    assert (tmp_path / "chat.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "{}", '{"now": 5}', "[1]"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path, content):
    (tmp_path / "chat.json").write_text(content)

    assert recall(tmp_path / "chat.json") is None
