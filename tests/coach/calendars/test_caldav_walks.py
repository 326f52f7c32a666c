"""Walks as the bot writes them, through two real servers and back through its own reader."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from readers import by_icalendar

from coach.calendars.dav_errors import AlreadyThere
from coach.calendars.dav_values import Collection
from coach.calendars.reading import read_calendar
from coach.calendars.writing import CATEGORY, write_calendar, write_event
from coach.domain.calendar_sources import is_ours
from coach.domain.calendars import Occurrence, WalkEvent, Window

STARTS = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
CHANGED = datetime(2026, 3, 1, 9, tzinfo=UTC)
WALK = WalkEvent(
    "0a1b2c@walkitoff",
    STARTS,
    STARTS + timedelta(minutes=20),
    "Walk, 20 min; schön \N{PEDESTRIAN}",
    "Week 3 of 12:\n60 minutes \\ in all, " + "and a line that has to be folded " * 5,
    sequence=0,
    changed_at=CHANGED,
    created_at=CHANGED,
)
LATER = replace(
    WALK,
    starts_at=STARTS + timedelta(hours=1),
    ends_at=WALK.ends_at + timedelta(hours=1),
    sequence=1,
    changed_at=CHANGED + timedelta(minutes=5),
)
CALLED_OFF = replace(LATER, cancelled=True, sequence=2)
WEEK = Window(date(2026, 3, 2), date(2026, 3, 8), "Europe/Berlin")
NAME = f"{WALK.uid.partition('@')[0]}.ics"


@pytest.fixture(name="walks")
def _walks(server):
    return Collection(server.calendar_url, "Walks")


@pytest.fixture(name="read_back")
def _read_back(dav, walks):
    """Read what is in the calendar, as the bot does."""

    async def read():
        resources = await dav.events(walks, STARTS - timedelta(days=1), STARTS + timedelta(days=6))
        return [one for found in resources for one in read_calendar(found.body, WEEK).occurrences]

    return read


def occurrence(walk):
    return Occurrence(
        walk.uid,
        "",
        walk.title,
        (CATEGORY,),
        walk.starts_at,
        walk.ends_at,
        busy=not walk.cancelled,
        cancelled=walk.cancelled,
    )


async def test_a_walk_is_read_back_as_it_was_planned(dav, walks, read_back):
    await dav.create(walks, NAME, write_event(WALK))

    assert await read_back() == [occurrence(WALK)]
    assert is_ours(WALK.uid)


async def test_a_walk_that_moves_is_read_back_at_its_new_time_only(dav, walks, read_back):
    etag = await dav.create(walks, NAME, write_event(WALK))

    await dav.replace(walks.href + NAME, write_event(LATER), etag)

    assert await read_back() == [occurrence(LATER)]


async def test_a_walk_that_is_called_off_stays_and_takes_no_time(dav, walks, read_back):
    etag = await dav.create(walks, NAME, write_event(WALK))
    etag = await dav.replace(walks.href + NAME, write_event(LATER), etag)

    await dav.replace(walks.href + NAME, write_event(CALLED_OFF), etag)

    assert await read_back() == [occurrence(CALLED_OFF)]


@pytest.mark.parametrize("walk", [WALK, LATER, CALLED_OFF])
async def test_servers_change_nothing_that_others_read_of_a_walk(walk, server, dav, walks):
    await dav.create(walks, NAME, write_event(walk))

    assert by_icalendar((await server.get(NAME)).encode()) == by_icalendar(write_event(walk))


async def test_a_change_made_by_somebody_else_is_told_and_read(server, dav, walks):
    await dav.create(walks, NAME, write_event(WALK))
    token = (await dav.changes(walks, None)).token
    await server.put(NAME, write_event(LATER).decode())

    changes = await dav.changes(walks, token)

    assert [read_calendar(one.body, WEEK).occurrences for one in changes.changed] == [(occurrence(LATER),)]


async def test_a_walk_that_was_written_before_a_crash_is_known_again_by_its_uid(server, dav, walks):
    await dav.create(walks, NAME, write_event(WALK))

    with pytest.raises(AlreadyThere):
        await dav.create(walks, "another-name.ics", write_event(WALK))

    assert await server.list() == [NAME]


async def test_a_week_of_walks_is_read_back(server, dav, walks, read_back):
    week = [
        replace(
            WALK,
            uid=f"{day}@walkitoff",
            starts_at=STARTS + timedelta(days=day),
            ends_at=WALK.ends_at + timedelta(days=day),
        )
        for day in range(5)
    ]
    for number, walk in enumerate(week):
        await dav.create(walks, f"{number}.ics", write_event(walk))

    assert sorted(await read_back(), key=lambda one: one.starts_at) == [occurrence(one) for one in week]
    assert by_icalendar(write_calendar(week, "Walks")) == [
        event for name in await server.list() for event in by_icalendar((await server.get(name)).encode())
    ]
