"""Somebody's own calendar on a real server, and the week that follows it."""

import json
import re

import pytest
from caldav_servers import radicale, xandikos
from walker import Walker

from coach.calendars.caldav import CalDav
from coach.calendars.secrets import make_key
from coach.domain.conversation.heard import Origin
from coach.service.units import Caller

SERVERS = {"radicale": radicale, "xandikos": xandikos}

WALK = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//another//client//EN
BEGIN:VEVENT
UID:wednesday
DTSTAMP:20260301T000000Z
DTSTART;TZID=Europe/London:{start}
DTEND;TZID=Europe/London:{end}
SUMMARY:Walk in the park
END:VEVENT
END:VCALENDAR
"""
WEDNESDAY = WALK.format(start="20260304T173000", end="20260304T180000")
LATER = WALK.format(start="20260304T190000", end="20260304T193000")
START = re.compile(r"^DTSTART[^:]*:(\S+)", re.MULTILINE)


@pytest.fixture(params=SERVERS)
async def server(request):
    async with SERVERS[request.param]() as running:
        yield running


@pytest.fixture
def settings(settings):
    changed = {"calendar_key": make_key(), "calendar_networks": "127.0.0.0/8"}
    return type(settings).model_validate({**settings.model_dump(), **changed})


async def connect(chat, server, calendar="Walks", counts="Everything"):
    """Add the account, pick one of its calendars, say what counts."""
    await chat.write("/calendar")
    await chat.press("Add an account")
    said = await chat.write(f"{server.url} {server.user} {server.password}")
    assert "Which one" in said[-1], said
    said = await chat.press(calendar)
    assert "What in it is a walk?" in said[-1], said
    return await chat.press(counts)


def nudges(said):
    """Find the nudges among what was said: they have a walk and its time."""
    return [text for text in said if re.search(r"\d\d:\d\d", text) and "min" in text]


def sent(chat):
    return [event.message.text for event in chat.events if event.what == "sent"]


async def test_a_walk_that_another_client_moves_is_nudged_once_at_its_new_time(chat, server):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await server.put("w.ics", WEDNESDAY)
    [*_, said] = await connect(chat, server)
    assert "Wed 4 Mar 17:30" in said
    await chat.at("wednesday 16:58")
    await server.put("w.ics", LATER)
    await chat.at("17:30")
    assert not sent(chat)
    said = await chat.advance("+90m")
    [at] = [event.at for event in chat.events if event.what == "sent"]
    assert "19:00" in said[0]
    assert f"{at:%H:%M}" == "18:30"


async def test_a_walk_that_is_deleted_a_second_before_is_not_nudged(chat, server, clock):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await server.put("w.ics", WEDNESDAY)
    await connect(chat, server)
    await chat.at("wednesday 16:59")
    clock.advance_to(clock.now().replace(second=59))
    await server.delete("w.ics")
    await chat.at("thursday 8:00")
    assert not sent(chat)


async def test_a_server_that_is_down_leaves_the_nudge_as_it_was_seen_last_and_marks_it(chat, server):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await server.put("w.ics", WEDNESDAY)
    await connect(chat, server)
    await chat.at("wednesday 12:00")
    await server.stop()
    said = await chat.at("wednesday 17:10")
    assert len(nudges(said)) == 1
    assert "17:30" in said[0]
    assert "I last read your calendar today 11:" in said[0]


async def test_a_server_that_stays_down_is_told_of_once_and_after_days_the_walk_times_plan_again(
    chat, server, record
):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await server.put("w.ics", WEDNESDAY)
    await connect(chat, server)
    await server.stop()
    said = []
    for _ in range(30):
        said += await chat.advance("+3h")
        await chat.write("thanks")
    assert sum("I can't read your calendar" in text for text in said) == 1
    assert sum("I no longer follow it" in text for text in said) == 1
    assert all("cal" not in (one.event or "") for one in (await record()).planned if one.state == "open")
    await server.start()
    said = []
    for _ in range(16):
        said += await chat.advance("+3h")
        await chat.write("thanks")
    assert sum("I can read your calendar again" in text for text in said) == 1


async def test_the_plan_stands_in_the_calendar_and_is_never_read_back_as_new(chat, server, record):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await server.put("w.ics", WEDNESDAY)
    await connect(chat, server)
    before = {(one.starts_at, one.amount) for one in (await record()).planned}
    await chat.press("Yes")
    assert len(await server.list()) == 4  # three of the plan beside the person's own
    await chat.advance("+26h")
    assert {(one.starts_at, one.amount) for one in (await record()).planned} == before
    assert len(await server.list()) == 4


async def ours(server):
    """Read what the bot wrote, by name: when it starts, and whether it is called off."""
    found = {}
    for name in await server.list():
        text = await server.get(name)
        if "walkitoff" in text:
            found[name] = (START.search(text)[1], "STATUS:CANCELLED" in text)
    return found


async def written(chat, server):
    await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    await connect(chat, server)
    await chat.press("Yes")
    return await ours(server)


async def test_a_walk_that_is_moved_or_skipped_in_the_chat_is_moved_or_called_off_in_the_calendar(
    chat, server
):
    before = await written(chat, server)
    assert sorted(start for start, _ in before.values()) == [
        "20260303T123000Z",
        "20260305T123000Z",
        "20260307T123000Z",
    ]
    await chat.write("move tuesday to 15:00")
    after = await ours(server)
    assert sorted(start for start, _ in after.values()) == [
        "20260303T150000Z",
        "20260305T123000Z",
        "20260307T123000Z",
    ]
    assert set(after) == set(before)
    await chat.write("skip thursday")
    assert sorted((start for start, off in (await ours(server)).values() if off)) == ["20260305T123000Z"]


async def test_what_the_person_moves_or_deletes_in_their_calendar_the_plan_follows(chat, server, record):
    before = await written(chat, server)
    [tuesday] = [name for name, (start, _) in before.items() if start.startswith("20260303")]
    text = await server.get(tuesday)
    await server.put(tuesday, text.replace("T123000Z", "T160000Z").replace("T125000Z", "T162000Z"))
    [thursday] = [name for name, (start, _) in before.items() if start.startswith("20260305")]
    await server.delete(thursday)
    await chat.write("/calendar")
    await chat.advance("+2m")
    await chat.press("Read it now")
    walks = [one for one in (await record()).planned if one.state == "open"]
    assert [f"{one.starts_at:%a %H:%M}" for one in walks] == ["Tue 16:00", "Sat 12:30"]
    assert set(await ours(server)) == set(before) - {thursday}
    said = await chat.at("tuesday 16:30")
    assert len(nudges(said)) == 1
    assert "16:00" in said[0]


async def test_disconnecting_leaves_what_was_written_and_follows_it_no_longer(chat, server, record):
    before = await written(chat, server)
    await chat.write("/calendar")
    await chat.press("Let it go")
    for name in before:
        await server.delete(name)
    await chat.advance("+3h")
    walks = [one for one in (await record()).planned if one.state == "open"]
    assert len(walks) == 3


async def test_a_meeting_offers_the_next_free_time(chat, server):
    await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    meeting = WALK.replace("Walk in the park", "Board").format(start="20260303T120000", end="20260303T131500")
    await server.put("m.ics", meeting)
    await connect(chat, server, counts="Only when I'm busy")
    [said] = await chat.at("tuesday 12:15")
    assert "something else at that time" in said
    assert "13:15" in said
    await chat.press("Move to 13:15")
    said = await chat.at("13:00")
    assert len(nudges(said)) == 1
    assert "Board" not in said[0]


async def test_a_wrong_password_and_a_server_that_is_none_are_told_and_nothing_is_kept(chat, server, record):
    await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    await chat.write("/calendar")
    await chat.press("Add an account")
    said = await chat.write(f"{server.url} {server.user} wrong-password")
    assert "password is not right" in said[-1]
    assert not (await record()).sources
    await chat.press("Add an account")
    await server.stop()
    said = await chat.write(f"{server.url} {server.user} {server.password}")
    assert "does not answer" in said[-1]
    assert not (await record()).sources


async def test_after_a_wrong_password_the_next_try_is_taken_for_one_too(chat, server, record):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    await chat.write("/calendar")
    await chat.press("Add an account")
    await chat.write(f"{server.url} {server.user} wrong")
    said = await chat.write(server.url)
    assert "three things in one message" in said[-1]
    said = await chat.write(f"{server.url} {server.user} {server.password}")
    assert "Which one" in said[-1], said
    assert [event.what for event in chat.events if event.message is None] == ["deleted"]
    planned = (await record()).planned
    assert {one.state.value for one in planned} == {"open"}


async def test_an_account_that_nobody_asked_for_is_taken_up_and_out_of_the_chat(chat, record):
    await Walker(chat).onboard("20 min, 3 days", "Mon Thu Sat 12:30")
    async with radicale() as running:
        said = await chat.write(f"{running.url} {running.user} {running.password}")
    assert "Which one" in said[-1], said
    assert [event.what for event in chat.events if event.message is None] == ["deleted"]
    assert len((await record()).sources) == 1


async def test_secrets_are_taken_out_of_the_chat_and_stand_nowhere_in_the_clear(chat, server, tmp_path):
    await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    await chat.write("/calendar")
    await chat.press("Add an account")
    await chat.write(f"{server.url} {server.user} {server.password}")
    assert [event.what for event in chat.events if event.message is None] == ["deleted"]
    await chat.press("Walks")
    await chat.press("Everything")
    await chat.press("Yes")
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("coach.sqlite3*"))
    word = server.password.split()[1]
    assert not [secret for secret in (word, json.dumps(word)[1:-1], server.url) if secret.encode() in kept]


async def test_a_calendar_that_takes_nothing_is_only_read(chat, record):
    async with radicale() as server:
        await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
        await connect(chat, server, calendar="Kept")
        said = await chat.press("Yes")
        assert "can't write in this calendar" in said[-1]
        [source] = (await record()).sources
        assert not source.writes


async def test_a_walk_planned_for_in_four_weeks_stays_though_the_calendar_is_not_read_so_far(
    chat, server, record
):
    await written(chat, server)
    await chat.write("I'll walk 20 min on 27 March at 10:00")
    assert "20260327T100000Z" in [start for start, _ in (await ours(server)).values()]
    await server.put("w.ics", WEDNESDAY)
    await chat.advance("+3h")
    walks = [one for one in (await record()).planned if one.state == "open"]
    assert "Fri 27 10:00" in [f"{one.starts_at:%a %d %H:%M}" for one in walks]


async def test_letting_another_calendar_go_leaves_the_plan_where_it_stands(chat, server):
    await written(chat, server)
    await chat.send(chat.phone.document("walks.ics", WEDNESDAY.encode()))
    await chat.press("Only when I'm busy")
    await chat.write("/calendar")
    await chat.press("Let file go")
    await chat.write("skip thursday")
    assert [start for start, off in (await ours(server)).values() if off] == ["20260305T123000Z"]


async def test_a_read_that_misses_what_is_there_calls_nothing_off(chat, server, record, monkeypatch):
    async def nothing(*_):
        return ()

    before = await written(chat, server)
    await server.put("w.ics", WEDNESDAY)
    with monkeypatch.context() as patched:
        patched.setattr(CalDav, "events", nothing)
        await chat.advance("+40m")
    assert [one.failures for one in (await record()).sources] == [1]
    await chat.advance("+3h")
    assert [one.failures for one in (await record()).sources] == [0]
    walks = [one for one in (await record()).planned if one.state == "open"]
    assert [f"{one.starts_at:%a %H:%M}" for one in walks] == [
        "Tue 12:30",
        "Wed 17:30",
        "Thu 12:30",
        "Sat 12:30",
    ]
    assert {name: there for name, there in (await ours(server)).items() if there[1]} == {}
    assert set(await ours(server)) == set(before)


async def test_what_is_deleted_right_after_it_was_written_is_let_go(chat, server, record):
    for name in await written(chat, server):
        await server.delete(name)
    await chat.advance("+40m")
    assert not [one for one in (await record()).planned if one.state == "open"]


async def test_nothing_more_is_written_for_somebody_who_has_just_left(
    chat, server, bot, clock, record, monkeypatch
):
    real = CalDav.create

    async def slowly(*of):
        if not calls:
            await bot._coach.hear(Caller(1), "DELETE", Origin(9001, 9001), clock.now())
        calls.append(1)
        return await real(*of)

    calls = []
    await Walker(chat).onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    await connect(chat, server)
    await chat.write("/delete")
    monkeypatch.setattr(CalDav, "create", slowly)
    await chat.press("Yes")
    assert len(await ours(server)) == 1
    assert await record() is None
