"""Connected calendars: read in their turn, opened with what was sealed, emptied and forgotten whole."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from coach.domain.calendar_sources import (
    BusySpan,
    CalendarSource,
    CalendarWalk,
    Counts,
    NewSource,
    SourceKind,
)
from coach.domain.facts import Due, DueKind, Kept, Planned
from coach.domain.person import Person
from coach.storage import calendars, due, people, tables

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
LINK = CalendarSource(SourceKind.LINK, NOW, NOW)
READ = replace(LINK, counts=Counts.ALL, read_at=NOW - timedelta(hours=1))
FULL = CalendarSource(
    kind=SourceKind.CALDAV,
    created_at=NOW - timedelta(days=9, microseconds=1),
    next_poll=NOW,
    counts=Counts.WORDS,
    words=("walk", "прогулка"),
    writes=True,
    read_at=NOW,
    tried_at=NOW,
    failures=2,
    failing_since=NOW,
    not_before=NOW,
    trouble="too_slow",
    told=True,
    given_up=True,
    events=340,
    quarantined=12,
    zone="Europe/Berlin",
    picked=1,
    announce=True,
)


def minutes(number):
    return NOW + timedelta(minutes=number)


@pytest.fixture
def add(database):
    """Keep calendars of a person; returns their ids, the first one's first."""

    async def add(*sources, person_id=7):
        new = tuple(NewSource(one, f"sealed {place}") for place, one in enumerate(sources))
        kept = Kept(Person(person_id, NOW, zone="Europe/Berlin"), new_sources=new)
        await database.write(lambda c: people.keep(c, person_id, kept))
        record = await database.read(lambda c: people.load(c, person_id, NOW))
        return [one.id for one in record.sources]

    return add


@pytest.fixture
def record(database):
    async def record(person_id=7, now=NOW):
        return await database.read(lambda c: people.load(c, person_id, now))

    return record


@pytest.fixture
def opening(database):
    async def opening(source_id):
        return await database.read(lambda c: calendars.opening(c, source_id))

    return opening


@pytest.mark.parametrize("source", [LINK, FULL], ids=["new", "full"])
async def test_a_calendar_comes_back_as_it_was(add, record, source):
    (its_id,) = await add(source)

    assert (await record()).sources == (replace(source, id=its_id),)


async def test_a_calendar_that_changed_takes_the_place_of_the_old_one(database, add, record, opening):
    (its_id,) = await add(LINK)
    changed = replace(FULL, id=its_id)
    await database.write(lambda c: people.keep(c, 7, Kept(sources=(changed,))))

    assert (await record()).sources == (changed,)
    assert (await opening(its_id)).sealed == "sealed 0"


async def test_somebody_elses_calendar_is_never_changed(database, add, record):
    await add(LINK)
    (its_id,) = await add(LINK, person_id=8)
    theirs = Kept(sources=(replace(FULL, id=its_id),), removed_sources=(its_id,))
    await database.write(lambda c: people.keep(c, 7, theirs))

    assert (await record(8)).sources == (replace(LINK, id=its_id),)


async def test_what_is_to_be_read_comes_longest_overdue_first(database, add):
    late, latest, _, early = await add(
        *(replace(LINK, next_poll=minutes(at)) for at in (-2, -3, 1, 0)),
    )

    assert await database.read(lambda c: calendars.due(c, NOW, 10)) == [latest, late, early]
    assert await database.read(lambda c: calendars.due(c, NOW, 2)) == [latest, late]


async def test_the_next_read_of_all_is_known(database, add):
    assert await database.read(calendars.next_at) is None
    await add(replace(LINK, next_poll=minutes(9)))
    await add(replace(LINK, next_poll=minutes(7)), person_id=8)

    assert await database.read(calendars.next_at) == minutes(7)


async def test_a_calendar_is_opened_with_whose_it_is_and_what_was_sealed(add, opening):
    (its_id,) = await add(FULL)

    assert await opening(its_id) == calendars.Opening(
        7, "Europe/Berlin", replace(FULL, id=its_id), "sealed 0"
    )
    assert "sealed 0" not in repr(await opening(its_id))
    assert await opening(its_id + 1) is None


async def test_what_a_server_said_of_its_state_is_kept(database, add, opening):
    first, other = await add(LINK, LINK)
    said = replace(
        await opening(first),
        etag='"1"',
        last_modified="Wed",
        digest="abc",
        token="http://token",  # noqa: S106 - no secret
        parsed_at=NOW,
        sealed="not kept",
    )
    await database.write(lambda c: calendars.keep_state(c, said))

    assert await opening(first) == replace(said, sealed="sealed 0")
    assert (await opening(other)).etag is None


async def test_what_opens_a_calendar_is_sealed_anew(database, add, opening):
    first, other = await add(LINK, LINK)
    await database.write(lambda c: calendars.reseal(c, first, "other words"))

    assert ((await opening(first)).sealed, (await opening(other)).sealed) == ("other words", "sealed 1")


def walk(source_id, key="a@b", **changes):
    return replace(CalendarWalk(source_id, key, NOW, minutes(20), title="sealed title"), **changes)


def taken(source_id, start=0):
    return BusySpan(source_id, minutes(start), minutes(start + 30))


async def test_what_was_read_replaces_what_was_there_in_that_calendar_alone(database, add, record, opening):
    first, other = await add(READ, READ)
    now, then = await opening(first), await opening(other)
    undated = walk(first, "c@d", starts_at=None, ends_at=None, day=date(2026, 3, 6))
    await database.write(lambda c: calendars.replace_contents(c, now, (walk(first, "old"),), (taken(first),)))
    await database.write(lambda c: calendars.replace_contents(c, then, (walk(other),), (taken(other, 5),)))
    await database.write(
        lambda c: calendars.replace_contents(c, now, (walk(first, "b"), undated), (taken(first, 10),))
    )

    assert (await record()).events == (undated, walk(other), walk(first, "b"))
    assert (await record()).busy == (taken(other, 5), taken(first, 10))


async def test_a_calendar_may_have_nothing_in_it(database, add, record, opening):
    (its_id,) = await add(READ)
    now = await opening(its_id)
    await database.write(lambda c: calendars.replace_contents(c, now, (walk(its_id),), (taken(its_id),)))
    await database.write(lambda c: calendars.replace_contents(c, now, (), ()))

    assert ((await record()).events, (await record()).busy) == ((), ())


async def test_time_that_was_taken_more_than_a_day_ago_is_not_loaded(database, add, record, opening):
    (its_id,) = await add(READ)
    now = await opening(its_id)
    await database.write(lambda c: calendars.replace_contents(c, now, (), (taken(its_id),)))

    assert len((await record(now=minutes(30) + timedelta(days=1))).busy) == 1
    assert (await record(now=minutes(31) + timedelta(days=1))).busy == ()


def rows_of(*kept):
    """Count the rows of tables."""
    return lambda connection: [connection.scalar(select(func.count()).select_from(one)) for one in kept]


@pytest.mark.parametrize("change", ["removed_sources", "emptied_sources"])
async def test_what_was_read_goes_with_its_calendar_or_alone(database, add, record, opening, change):
    first, other = await add(READ, READ)
    for one in (first, other):
        now = await opening(one)
        await database.write(
            lambda c, now=now, one=one: calendars.replace_contents(c, now, (walk(one),), (taken(one),))
        )
    await database.write(lambda c: people.keep(c, 7, Kept(**{change: (first,)})))

    assert (await record()).events == (walk(other),)
    assert (await record()).busy == (taken(other),)
    assert await database.read(rows_of(tables.calendar_walk, tables.busy)) == [1, 1]
    assert len((await record()).sources) == {"removed_sources": 1, "emptied_sources": 2}[change]


async def test_a_calendar_that_is_gone_gives_its_number_to_no_other(database, add):
    (its_id,) = await add(LINK)
    await database.write(lambda c: people.keep(c, 7, Kept(removed_sources=(its_id,))))

    assert await add(LINK) > [its_id]


def nudge(person_id, at, kind=DueKind.NUDGE):
    return Due(person_id, kind, 1, at)


STALE = replace(READ, read_at=NOW - timedelta(minutes=6))


@pytest.mark.parametrize(
    ("source", "due_at", "kind", "wanted"),
    [
        (STALE, NOW, DueKind.NUDGE, True),
        (STALE, minutes(1), DueKind.NUDGE, False),
        (STALE, NOW, DueKind.FOLLOW_UP, False),
        (replace(STALE, read_at=minutes(-5)), NOW, DueKind.NUDGE, False),
        (replace(STALE, counts=None), NOW, DueKind.NUDGE, False),
        (replace(STALE, counts=Counts.BUSY), NOW, DueKind.NUDGE, True),
        (replace(STALE, kind=SourceKind.FILE), NOW, DueKind.NUDGE, False),
        (replace(STALE, not_before=minutes(1)), NOW, DueKind.NUDGE, False),
        (replace(STALE, given_up=True), NOW, DueKind.NUDGE, True),
    ],
)
async def test_what_is_not_fresh_is_read_before_a_nudge(database, add, source, due_at, kind, wanted):
    (its_id,) = await add(source)
    await add(STALE, person_id=8)
    await database.write(lambda c: due.sync(c, 7, frozenset({nudge(7, due_at, kind)})))

    found = await database.read(lambda c: calendars.before_nudges(c, NOW))

    assert found == ({its_id: 7} if wanted else {})


async def test_a_plan_is_put_into_the_calendar_that_keeps_it_soon(database, add):
    later = minutes(30)
    usual = replace(FULL, next_poll=later, failures=0)
    await add(usual, replace(usual, writes=False), replace(usual, failures=1))
    await add(usual, person_id=8)
    await database.write(lambda c: calendars.want(c, 7, NOW))

    async def next_polls(person_id):
        record = await database.read(lambda c: people.load(c, person_id, NOW))
        return [one.next_poll for one in record.sources]

    assert await next_polls(7) == [NOW, later, later]
    assert await next_polls(8) == [later]


async def test_who_never_chose_has_an_hour(database, add, record):
    await add(
        replace(LINK, created_at=NOW - timedelta(hours=1)),
        replace(LINK, created_at=NOW - timedelta(hours=1, seconds=1)),
        replace(READ, created_at=NOW - timedelta(days=9)),
    )

    assert await database.write(lambda c: calendars.forget_unchosen(c, NOW)) == 1
    assert [one.counts for one in (await record()).sources] == [None, Counts.ALL]


async def test_an_event_that_was_written_is_known_as_if_it_had_been_read(database, add, record, opening):
    first, other = await add(READ, READ)
    now, then = await opening(first), await opening(other)
    await database.write(lambda c: calendars.replace_contents(c, then, (walk(other),), ()))
    await database.write(lambda c: calendars.keep_event(c, now, walk(first)))
    await database.write(lambda c: calendars.keep_event(c, now, walk(first, starts_at=minutes(5))))

    assert (await record()).events == (walk(other), walk(first, starts_at=minutes(5)))


async def test_an_event_that_was_taken_out_is_known_no_longer(database, add, record, opening):
    (its_id,) = await add(READ)
    now = await opening(its_id)
    await database.write(lambda c: calendars.keep_event(c, now, walk(its_id)))
    await database.write(lambda c: calendars.keep_event(c, now, walk(its_id, starts_at=None, ends_at=None)))

    assert (await record()).events == ()


async def test_a_walk_is_tied_to_the_event_that_was_written_for_it(database, add, record):
    await add(READ)
    two = tuple(Planned(date(2026, 3, day), time(18), minutes(day), 20) for day in (5, 6))
    await database.write(lambda c: people.keep(c, 7, Kept(planned=two)))
    first, second = (await record()).planned
    await database.write(lambda c: calendars.tie(c, first.id, "1@walkitoff", NOW))

    assert (await record()).planned == (replace(first, event="1@walkitoff", event_at=NOW), second)


async def test_a_walk_that_is_tied_to_something_is_not_tied_again(database, add, record):
    await add(READ)
    two = tuple(Planned(date(2026, 3, day), time(18), minutes(day), 20) for day in (5, 6))
    await database.write(lambda c: people.keep(c, 7, Kept(planned=two)))
    first, second = (await record()).planned
    await database.write(lambda c: calendars.tie(c, first.id, "theirs", NOW))
    for walk_id in (first.id, second.id):
        await database.write(lambda c, it=walk_id: calendars.tie_loose(c, it, "1@walkitoff", NOW))

    assert [one.event for one in (await record()).planned] == ["theirs", "1@walkitoff"]


async def test_one_calendar_is_read_at_another_time(database, add, record):
    first, _ = await add(READ, READ)
    await database.write(lambda c: calendars.look_at(c, first, minutes(7)))

    assert [one.next_poll for one in (await record()).sources] == [minutes(7), NOW]


async def test_all_calendars_of_somebody_are_read_anew_but_those_without_a_choice(
    database, add, record, opening
):
    later = replace(READ, next_poll=minutes(30))
    first, _ = await add(later, replace(later, counts=None))
    await add(later, person_id=8)
    state = replace(await opening(first), parsed_at=NOW, digest="abc")
    await database.write(lambda c: calendars.keep_state(c, state))
    await database.write(lambda c: calendars.read_anew(c, 7, minutes(1)))

    assert ((await opening(first)).parsed_at, (await opening(first)).digest) == (None, "abc")
    assert [one.next_poll for one in (await record()).sources] == [minutes(1), minutes(30)]
    assert [one.next_poll for one in (await record(8)).sources] == [minutes(30)]


async def test_only_a_calendar_that_nobody_chose_in_is_forgotten(database, add, record):
    chosen, unchosen = await add(READ, LINK)
    for one in (chosen, unchosen):
        await database.write(lambda c, it=one: calendars.forget(c, it))

    assert [one.id for one in (await record()).sources] == [chosen]


async def test_what_is_due_for_somebody_whose_calendar_is_being_read_waits(database, add):
    await add(READ)
    await add(READ, person_id=8)
    for person_id in (7, 8):
        dues = frozenset({nudge(person_id, NOW)})
        await database.write(lambda c, it=person_id, dues=dues: due.sync(c, it, dues))

    assert await database.write(lambda c: due.claim(c, NOW, 10, held=[7])) == [nudge(8, NOW)]
    assert await database.write(lambda c: due.claim(c, NOW, 10)) == [nudge(7, NOW)]
