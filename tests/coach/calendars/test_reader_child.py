"""The reader as the bot uses it: a child process for each calendar."""

import asyncio
import os

import pytest
from hostile_files import filled
from small_calendars import MAY, YEAR, calendar, encoded, event, read

from coach.calendars import wire
from coach.calendars.reader import Reader
from coach.domain.calendars import CalendarRead, Flaw, Quarantined, Unreadable, WhyUnreadable, Window

WALK = event("DTSTART:20260504T100000Z", "DURATION:PT30M", "SUMMARY:Прогулка", "CATEGORIES:Walks")
EVERYTHING = encoded(
    calendar(
        WALK,
        event("DTSTART;VALUE=DATE:20260505", uid="day"),
        event("DTSTART:20260506T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "STATUS:CANCELLED", uid="series"),
        event("SUMMARY:no start", uid="bad"),
        header=("X-WR-CALNAME:Mine", "X-WR-TIMEZONE:Europe/Berlin"),
    )
)
LARGE = encoded(
    calendar(
        *(
            event(f"DTSTART:202605{1 + n % 28:02}T{n % 24:02}0000Z", "SUMMARY:" + "x" * 1000, uid=f"u{n}")
            for n in range(6000)
        )
    )
)


async def test_the_child_tells_what_was_read_word_for_word():
    found = await Reader().read(EVERYTHING, MAY)

    assert found == read(EVERYTHING)
    assert (len(found.occurrences), found.events, found.name, found.zone) == (5, 4, "Mine", "Europe/Berlin")
    assert found.quarantined == (Quarantined("bad", Flaw.NO_START, "no DTSTART"),)


async def test_a_large_answer_comes_whole():
    found = await Reader().read(LARGE, MAY)

    assert found == read(LARGE)
    assert (len(found.occurrences), found.cut) == (5000, True)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>", WhyUnreadable.WEB_PAGE),
        (b"nothing", WhyUnreadable.NOT_A_CALENDAR),
        (filled(b"BEGIN:VCALENDAR", b" ") + b" " * 64, WhyUnreadable.TOO_BIG),
    ],
)
async def test_what_is_no_calendar_is_refused_with_its_reason(body, reason):
    with pytest.raises(Unreadable) as refused:
        await Reader().read(body, MAY)

    assert refused.value.reason == reason


async def test_a_series_that_takes_too_long_is_left_out_and_the_rest_is_read():
    sixty = ",".join(map(str, range(60)))
    slow = event(
        "DTSTART:20260101T000000Z", f"RRULE:FREQ=HOURLY;BYMINUTE={sixty};BYSECOND={sixty}", uid="slow"
    )
    found = await Reader().read(encoded(calendar(slow, WALK)), YEAR)

    assert [one.uid for one in found.occurrences] == ["a"]
    assert found.quarantined == (Quarantined("slow", Flaw.TOO_SLOW, "it takes too long to work out"),)


async def test_a_child_that_fails_is_a_fault_of_ours():
    with pytest.raises(Unreadable) as refused:
        await Reader().read(EVERYTHING, Window(MAY.first, MAY.last, "No/Such"))

    assert refused.value.reason == WhyUnreadable.BROKEN


async def test_others_have_their_turn_while_a_large_calendar_is_read():
    turns = 0

    async def count(reading):
        nonlocal turns
        while not reading.done():
            await asyncio.sleep(0)
            turns += 1

    async with asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(Reader().read(LARGE, MAY))
        tasks.create_task(count(reading))

    assert len(reading.result().occurrences) == 5000
    # the answer alone has a hundred lines, and others have a turn after each
    assert turns > 100


async def test_no_more_children_run_than_were_asked_for_and_none_is_left():
    before, most = children(), 0
    reader = Reader(at_once=2)
    reading = asyncio.gather(*(reader.read(EVERYTHING, MAY) for _ in range(4)))
    while not reading.done():
        most = max(most, len(children() - before))
        await asyncio.sleep(0.005)

    assert len(await reading) == 4
    assert (most, children()) == (2, before)


async def test_a_reading_that_is_given_up_takes_its_child_with_it():
    before = children()
    reading = asyncio.ensure_future(Reader().read(LARGE, MAY))
    async with asyncio.timeout(10):
        while children() == before:  # noqa: ASYNC110 - nobody tells of a child
            await asyncio.sleep(0.01)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading

    assert children() == before


async def test_a_child_knows_no_secret(monkeypatch):
    given = {}
    started = asyncio.create_subprocess_exec

    async def seen(*command, **options):
        given.update(options["env"])
        return await started(*command, **options)

    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    monkeypatch.setattr(asyncio, "create_subprocess_exec", seen)
    await Reader().read(EVERYTHING, MAY)

    assert given
    assert set(given) <= {"PATH", "LD_LIBRARY_PATH", "PYTHONTZPATH", "SYSTEMROOT"}


def test_an_answer_that_breaks_off_is_a_fault_of_ours():
    lines = list(wire.written(read(EVERYTHING)))
    answer = wire.Answer()
    for line in lines[:-1]:
        answer.take(line)
    with pytest.raises(Unreadable) as refused:
        answer.whole()

    assert refused.value.reason == WhyUnreadable.BROKEN


@pytest.mark.parametrize("line", [b"{", b'["sung", []]', b"[]", b'["read", [1]]'])
def test_a_line_that_is_no_answer_is_an_error(line):
    with pytest.raises(ValueError, match=r".*"):
        wire.Answer().take(line)


def test_half_characters_go_over_the_pipe_too():
    found = read(calendar(event("DTSTART:20260504T100000Z", "SUMMARY:x")).encode("utf-16") + b"\xd8")
    broken = CalendarRead((), 1, (Quarantined("\ud800", Flaw.NO_START),))
    answer = wire.Answer()
    for line in (*wire.written(found), *wire.written(broken)):
        answer.take(line)

    assert answer.whole().quarantined[-1].uid == "?"


def children():
    """Return the ids of this process's children."""
    task = f"/proc/self/task/{os.getpid()}/children"
    with open(task) as listed:  # noqa: PTH123 - no path of a file
        return set(listed.read().split())
