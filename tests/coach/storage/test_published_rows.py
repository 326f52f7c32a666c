"""What of the plan was given out, and the private addresses of feeds."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from coach.domain.amounts import Unit
from coach.domain.facts import Kept, Planned
from coach.domain.person import Person
from coach.domain.publishing import Published
from coach.storage import people, published

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR


@pytest.fixture(autouse=True)
async def two_people(database):
    await database.write(lambda c: [people.keep(c, one, Kept(Person(one, NOW))) for one in (7, 8)])


def given(number, **changes):
    usual = Published(
        number, f"{number}@walkitoff", NOW + HOUR, NOW + 2 * HOUR, 20, Unit.MINUTES, 0, NOW, NOW
    )
    return replace(usual, **changes)


@pytest.fixture
def keep(database):
    async def keep(*values, person_id=7):
        await database.write(lambda c: published.keep_published(c, person_id, values))

    return keep


@pytest.fixture
def there(database):
    async def there(person_id=7, now=NOW):
        return await database.read(lambda c: published.published(c, person_id, now))

    return there


async def test_what_was_given_out_comes_back_by_start(keep, there):
    whole = given(
        2, unit=Unit.STEPS, sequence=3, changed_at=NOW, cancelled=True, href="sealed", etag='"1"', put=2
    )
    await keep(given(1, starts_at=NOW + 3 * HOUR, ends_at=NOW + 4 * HOUR), whole)
    await keep(given(3), person_id=8)

    first, second = await there()

    assert first == replace(whole, id=first.id)
    assert second == given(1, id=second.id, starts_at=NOW + 3 * HOUR, ends_at=NOW + 4 * HOUR)


async def test_what_changed_takes_the_place_of_what_was_and_keeps_its_name(keep, there):
    await keep(given(1))
    (old,) = await there()
    await keep(replace(old, starts_at=NOW, sequence=1, cancelled=True, uid="another"))

    assert await there() == (replace(old, starts_at=NOW, sequence=1, cancelled=True),)


async def test_what_has_been_over_for_a_day_is_not_loaded(keep, there):
    await keep(given(1, ends_at=NOW))

    assert len(await there(now=NOW + timedelta(hours=23))) == 1
    assert await there(now=NOW + timedelta(hours=24)) == ()


async def test_a_walk_that_was_put_off_for_days_is_still_the_one_that_was_given_out(database, keep, there):
    await database.write(
        lambda c: people.keep(c, 7, Kept(planned=(Planned(date(2026, 3, 4), time(13), NOW + HOUR, 20),)))
    )
    record = await database.read(lambda c: people.load(c, 7, NOW))
    (walk,) = record.planned
    await keep(given(walk.id))
    later = NOW + timedelta(days=4)
    await database.write(lambda c: people.keep(c, 7, Kept(planned=(replace(walk, starts_at=later + HOUR),))))

    assert [one.planned_id for one in await there(now=later)] == [walk.id]


async def test_a_walk_is_given_out_once(keep):
    await keep(given(1))

    with pytest.raises(IntegrityError):
        await keep(given(1, uid="another"))


async def test_where_walks_stand_is_forgotten_with_their_calendar(database, keep, there):
    await keep(given(1, href="sealed", etag='"1"', put=0))
    await keep(given(2, href="sealed"), person_id=8)
    await database.write(lambda c: published.forget_places(c, 7))

    assert [(one.href, one.etag, one.put) for one in await there()] == [(None, None, None)]
    assert [one.href for one in await there(8)] == ["sealed"]


async def test_a_private_address_leads_to_its_owner_until_it_ends(database):
    await database.write(lambda c: published.keep_feed(c, 7, "hash", NOW))

    assert await database.read(lambda c: published.owner_of_feed(c, "hash")) == 7
    assert await database.read(lambda c: published.owner_of_feed(c, "other")) is None
    assert await database.read(lambda c: published.has_feed(c, 7)) is True
    assert await database.read(lambda c: published.has_feed(c, 8)) is False

    await database.write(lambda c: published.end_feed(c, 7))

    assert await database.read(lambda c: published.owner_of_feed(c, "hash")) is None
    assert await database.read(lambda c: published.has_feed(c, 7)) is False


async def test_a_new_private_address_ends_the_one_before(database):
    await database.write(lambda c: published.keep_feed(c, 8, "theirs", NOW))
    for token_hash in ("old", "new"):
        await database.write(lambda c, it=token_hash: published.keep_feed(c, 7, it, NOW))

    owners = [
        await database.read(lambda c, it=it: published.owner_of_feed(c, it))
        for it in ("old", "new", "theirs")
    ]
    assert owners == [None, 7, 8]


async def test_what_is_long_over_is_thrown_away(database, keep):
    await keep(given(1, starts_at=NOW - 61 * DAY, ends_at=NOW - 61 * DAY + HOUR), given(2))
    tidy = lambda: database.write(lambda c: published.tidy(c, NOW))  # noqa: E731 - done twice
    assert await tidy() == 1
    assert await tidy() == 0
