"""Everything about a person can be had, and can be forgotten to the last row."""

from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from coach.domain.amounts import Unit
from coach.domain.calendar_sources import BusySpan, CalendarSource, CalendarWalk, NewSource, SourceKind
from coach.domain.facts import (
    Ability,
    AdverseEvent,
    Due,
    DueKind,
    Kept,
    Offer,
    Pain,
    Planned,
    Skip,
    Walk,
    WalkTime,
    Week,
)
from coach.domain.outgoing import Outcome, Outgoing
from coach.domain.person import Person
from coach.domain.publishing import Published
from coach.domain.reading import Level
from coach.domain.replies import Deleted, Exported, Welcome
from coach.storage import calendars, due, inbox, outbox, people, published, tables

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)


def fill(connection, person_id):
    """Put rows of a person into every table."""
    people.keep(
        connection,
        person_id,
        Kept(
            Person(person_id, NOW, if_then="after coffee"),
            walks=(Walk(TODAY, NOW, 20, companions=("Rex",), message_id=3),),
            pains=(Pain(NOW, TODAY, 3),),
            walk_times=(WalkTime(1, time(7, 30)),),
            planned=(Planned(TODAY, time(7, 30), NOW, 20),),
            weeks=(Week(TODAY, Unit.MINUTES, 60, 20, 3, 0),),
            offers=(Offer(NOW, "split", (10, 10), 60),),
            events=(AdverseEvent(NOW, Level.URGENT, "card"),),
            skips=(Skip(TODAY, "weather", 4),),
            abilities=(Ability(NOW, ("stairs",), (4,)),),
            new_sources=(NewSource(CalendarSource(SourceKind.LINK, NOW, NOW), "canary-link"),),
        ),
    )
    fill_calendars(connection, person_id)
    due.sync(connection, person_id, frozenset({Due(person_id, DueKind.NUDGE, 1, NOW)}))
    inbox.keep_update(connection, person_id * 10, person_id, "DELETE", NOW)
    inbox.keep_update(connection, person_id * 10 + 1, person_id, "and more", NOW)
    outbox.put(connection, person_id, Outgoing(Welcome(), key=f"welcome:{person_id}"), NOW)


def fill_calendars(connection, person_id):
    """Put rows into every table about a person's calendars; what is a secret there says canary."""
    source_id = people.load(connection, person_id, NOW).sources[0].id
    opening = calendars.opening(connection, source_id)
    walk = CalendarWalk(source_id, "a@b", NOW, NOW, title="canary-title")
    calendars.replace_contents(connection, opening, (walk,), (BusySpan(source_id, NOW, NOW),))
    given = Published(
        1, f"{person_id}@walkitoff", NOW, NOW, 20, Unit.MINUTES, 0, NOW, NOW, href="canary-place"
    )
    published.keep_published(connection, person_id, (given,))
    published.keep_feed(connection, person_id, f"canary-feed-{person_id}", NOW)


def row_counts(connection, person_id):
    """Count a person's rows, table by table."""
    return {
        table.name: connection.scalar(
            select(func.count()).where((table.c.get("person_id", table.c.get("id"))) == person_id)
        )
        for table in tables.metadata.sorted_tables
        if table is not tables.alive
    }


async def test_nothing_is_left_of_who_leaves_and_all_of_the_others(database):
    await database.write(lambda c: (fill(c, 7), fill(c, 8)))
    before = await database.read(lambda c: row_counts(c, 8))
    await database.write(lambda c: people.keep(c, 7, Kept(forget=True)))

    assert set(before.values()) == {1, 2}
    assert set((await database.read(lambda c: row_counts(c, 7))).values()) == {0}
    assert await database.read(lambda c: row_counts(c, 8)) == before


async def test_the_request_to_be_forgotten_is_known_should_it_come_again(database):
    await database.write(lambda c: fill(c, 7))
    await database.write(lambda c: people.keep(c, 7, Kept(forget=True)))

    assert await database.read(inbox.waiting) == []
    assert await database.read(lambda c: inbox.is_done(c, 70)) is True
    assert await database.write(lambda c: inbox.keep_update(c, 70, 7, "DELETE", NOW)) is False
    rows = await database.read(
        lambda c: c.execute(select(tables.inbox.c.person_id, tables.inbox.c.body)).all()
    )
    assert rows == [(0, ""), (0, "")]


async def test_the_last_word_is_sent_and_leaves_no_row(database):
    await database.write(lambda c: fill(c, 7))
    await database.write(lambda c: people.keep(c, 7, Kept(forget=True)))
    await database.write(lambda c: outbox.put(c, 7, Outgoing(Deleted()), NOW))
    (delivery,) = await database.write(lambda c: outbox.take(c, NOW, 10))
    await database.write(lambda c: outbox.finish(c, delivery.id, Outcome.SENT, 99, NOW))

    assert delivery.reply == Deleted()
    assert await database.read(outbox.counts) == {}


async def test_everything_can_be_taken_along_as_json(database):
    await database.write(lambda c: (fill(c, 7), fill(c, 8)))
    tables_of_anna = await database.read(lambda c: people.everything(c, 7))

    assert {name: len(rows) for name, rows in tables_of_anna.items()} == await database.read(
        lambda c: row_counts(c, 7)
    )
    assert tables_of_anna["person"][0]["if_then"] == "after coffee"
    assert tables_of_anna["person"][0]["quiet"] == {"start": "21:30:00", "end": "07:00:00"}
    assert tables_of_anna["walk_time"] == [
        {"id": tables_of_anna["walk_time"][0]["id"], "person_id": 7, "weekday": 1, "at": "07:30:00"}
    ]
    assert [update["body"] for update in tables_of_anna["inbox"]] == ["DELETE", "and more"]
    assert tables_of_anna["outbox"] == [
        {
            "created_at": "2026-03-04T12:30:00+00:00",
            "urgency": "answer",
            "kind": "Welcome",
            "state": "waiting",
        }
    ]


async def test_no_secret_is_taken_along(database):
    await database.write(lambda c: fill(c, 7))
    everything = await database.read(lambda c: people.everything(c, 7))

    assert "canary" not in str(everything)
    assert everything["feed"] == [{"person_id": 7, "created_at": "2026-03-04T12:30:00+00:00"}]


async def test_an_export_is_not_part_of_the_next_one(database):
    await database.write(lambda c: fill(c, 7))
    await database.write(lambda c: outbox.put(c, 7, Outgoing(Exported((("all.json", "canary"),))), NOW))

    assert "canary" not in str(await database.read(lambda c: people.everything(c, 7)))


async def test_of_somebody_unknown_there_is_nothing(database):
    everything = await database.read(lambda c: people.everything(c, 7))

    assert [rows for rows in everything.values() if rows] == []
