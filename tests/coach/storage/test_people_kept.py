"""What is kept of a person comes back as it was, within the windows that decisions look at."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from coach.domain.amounts import Unit
from coach.domain.facts import (
    AdverseEvent,
    CheckInAnswers,
    Kept,
    Offer,
    Pain,
    Planned,
    PlannedState,
    Record,
    Skip,
    Source,
    Walk,
    WalkTime,
    Week,
)
from coach.domain.person import (
    Asked,
    CheckInTime,
    Flare,
    HelperConsent,
    Lock,
    Person,
    Plan,
    Question,
    Quiet,
    Stage,
)
from coach.domain.reading import Level
from coach.storage import people

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)
MONDAY = date(2026, 3, 2)
ANNA = Person(7, NOW)
WHOLE = Person(
    id=-100_123_456_789_012,
    created_at=NOW,
    stage=Stage.ACTIVE,
    language="de",
    zone="Europe/Berlin",
    metric=False,
    consent_version=1,
    consent_at=NOW - timedelta(days=3, microseconds=1),
    plan=Plan(Unit.STEPS, 9000, 3000, 3, 4, 42_000, 5, 8000),
    quiet=Quiet(time(22), time(6, 30)),
    check_in=CheckInTime(5, time(17, 45)),
    lead_minutes=0,
    nudges=False,
    paused_from=NOW,
    paused_until=TODAY,
    lock=Lock(Level.URGENT, NOW),
    flare=Flare(NOW, NOW + timedelta(days=2), 90, 1, returning=True),
    question=Question(Asked.AMOUNT, NOW, 12, {"text": "schön 🙂"}),
    if_then="When I've had my coffee, I go round the lake",
    heard_at=NOW,
    unanswered=2,
    last_text="did 3k",
    unsolicited_on=TODAY,
    unsolicited=1,
    reachable=False,
    helper=HelperConsent(NOW, 1, "models.example"),
    asked_here=NOW,
)
WALK = Walk(
    day=TODAY,
    noted_at=NOW,
    minutes=20,
    metres=1500,
    steps=2400,
    approx=True,
    at=time(7, 5),
    part="morning",
    hard=True,
    companions=("Rex", "Mum"),
    message_id=41,
    place=2,
    planned_id=9,
)
WEEK = Week(
    monday=MONDAY,
    unit=Unit.MINUTES,
    target=60,
    session=20,
    walks=3,
    position=4,
    first=True,
    short=True,
    paused=True,
    looked_at=NOW,
    asked_at=NOW,
    reminded=True,
    answers=CheckInAnswers(3, 4, 5, limited=True, confidence=8),
    answered=True,
    wish="less",
    closed_at=NOW,
    done=55,
    light="GREEN",
    action="ADVANCE",
    next_target=66,
    reasons=("done", "pain"),
)


@pytest.fixture
def keep(database):
    async def keep(kept, person_id=ANNA.id):
        await database.write(lambda c: people.keep(c, person_id, kept))

    return keep


@pytest.fixture
def load(database):
    async def load(person_id=ANNA.id, now=NOW):
        return await database.write(lambda c: people.load(c, person_id, now))

    return load


def unnumbered(values):
    return tuple(replace(value, id=0) for value in values)


async def test_nobody_is_known_at_first(load):
    assert await load() is None


@pytest.mark.parametrize("person", [ANNA, WHOLE])
async def test_a_person_comes_back_as_they_were(keep, load, person):
    await keep(Kept(person), person.id)

    assert await load(person.id) == Record(person, NOW)


async def test_a_changed_person_takes_the_place_of_the_old_one(keep, load):
    await keep(Kept(replace(WHOLE, id=7)))
    await keep(Kept(ANNA))

    assert (await load()).person == ANNA


async def test_a_record_can_be_read_without_holding_it(database, keep):
    await keep(Kept(ANNA))

    assert await database.read(lambda c: people.load(c, 7, NOW)) == Record(ANNA, NOW)


@pytest.mark.parametrize("walk", [WALK, Walk(TODAY, NOW)])
async def test_a_walk_comes_back_as_it_was(keep, load, walk):
    await keep(Kept(ANNA, walks=(walk,)))

    assert unnumbered((await load()).walks) == (walk,)


async def test_a_walk_of_the_same_message_and_place_is_kept_once(keep, load):
    await keep(Kept(ANNA, walks=(WALK,)))
    await keep(Kept(walks=(replace(WALK, minutes=99), replace(WALK, place=3, minutes=30))))

    assert [(walk.place, walk.minutes) for walk in (await load()).walks] == [(2, 20), (3, 30)]


async def test_walks_without_a_message_are_never_doubles(keep, load):
    await keep(Kept(ANNA, walks=(Walk(TODAY, NOW, 10), Walk(TODAY, NOW, 10))))

    assert len((await load()).walks) == 2


async def test_the_same_message_number_of_another_person_is_another_walk(keep, load):
    await keep(Kept(ANNA, walks=(WALK,)))
    await keep(Kept(Person(8, NOW), walks=(WALK,)), 8)

    assert len((await load(8)).walks) == 1


async def test_a_walk_is_changed_in_its_place(keep, load):
    await keep(Kept(ANNA, walks=(WALK, Walk(TODAY, NOW, 5))))
    first, second = (await load()).walks
    await keep(Kept(walks=(replace(first, minutes=30, at=None, companions=()),)))

    assert (await load()).walks == (replace(first, minutes=30, at=None, companions=()), second)


async def test_a_walk_is_removed(keep, load):
    await keep(Kept(ANNA, walks=(WALK, Walk(TODAY, NOW, 5))))
    first, second = (await load()).walks
    await keep(Kept(removed_walks=(first.id,)))

    assert (await load()).walks == (second,)


async def test_nobody_changes_or_removes_the_walk_of_another(keep, load):
    await keep(Kept(ANNA, walks=(WALK,)))
    (walk,) = (await load()).walks
    await keep(Kept(Person(8, NOW), walks=(replace(walk, minutes=99),), removed_walks=(walk.id,)), 8)

    assert (await load()).walks == (walk,)


async def test_the_number_of_a_removed_walk_is_never_used_again(keep, load):
    await keep(Kept(ANNA, walks=(WALK,)))
    (walk,) = (await load()).walks
    await keep(Kept(removed_walks=(walk.id,)))
    await keep(Kept(walks=(WALK,)))

    assert (await load()).walks[0].id > walk.id


async def test_pain_comes_back_as_it_was_and_once_per_message(keep, load):
    pain = Pain(NOW, TODAY, 4, "mild", "better", 41, 1)
    await keep(Kept(ANNA, pains=(pain, Pain(NOW, TODAY, None))))
    await keep(Kept(pains=(replace(pain, score=9),)))

    assert unnumbered((await load()).pains) == (pain, Pain(NOW, TODAY, None))


async def test_walk_times_are_replaced_as_a_whole(keep, load):
    await keep(Kept(ANNA, walk_times=(WalkTime(4, time(18)), WalkTime(0, time(7, 30)))))
    before = (await load()).walk_times
    await keep(Kept(walk_times=(before[1], WalkTime(2, time(6)))))

    assert unnumbered(before) == (WalkTime(0, time(7, 30)), WalkTime(4, time(18)))
    assert unnumbered((await load()).walk_times) == (WalkTime(2, time(6)), WalkTime(4, time(18)))


async def test_walk_times_stay_where_none_are_given_and_go_where_none_is_left(keep, load):
    await keep(Kept(ANNA, walk_times=(WalkTime(4, time(18)),)))
    await keep(Kept(ANNA))
    assert len((await load()).walk_times) == 1
    await keep(Kept(walk_times=()))
    assert (await load()).walk_times == ()


async def test_a_planned_walk_comes_back_as_it_was_and_is_changed_in_its_place(keep, load):
    planned = Planned(TODAY, time(18), NOW, 20, Source.SPLIT, nudged=True, remind_at=NOW, reason="weather")
    await keep(Kept(ANNA, planned=(planned,)))
    (kept,) = (await load()).planned
    await keep(Kept(planned=(replace(kept, state=PlannedState.DONE),)))

    assert replace(kept, id=0) == planned
    assert (await load()).planned == (replace(kept, state=PlannedState.DONE),)


async def test_a_week_comes_back_as_it_was_and_is_replaced_by_its_monday(keep, load):
    await keep(Kept(ANNA, weeks=(WEEK,)))
    assert (await load()).weeks == (WEEK,)

    plain = Week(MONDAY, Unit.METRES, 6000, 2000, 3, 0)
    await keep(Kept(weeks=(plain,)))
    assert (await load()).weeks == (plain,)


async def test_an_offer_comes_back_as_it_was_and_is_answered_in_its_place(keep, load):
    await keep(Kept(ANNA, offers=(Offer(NOW, "split", (10, 10), 60),)))
    (offer,) = (await load()).offers
    await keep(Kept(offers=(replace(offer, taken=False, reason="tired"),)))

    assert replace(offer, id=0) == Offer(NOW, "split", (10, 10), 60)
    assert (await load()).offers == (replace(offer, taken=False, reason="tired"),)


async def test_a_skip_comes_back_as_it_was_and_once_per_message_and_day(keep, load):
    skip = Skip(TODAY, "weather", 41)
    await keep(Kept(ANNA, skips=(skip, Skip(MONDAY, None))))
    await keep(Kept(skips=(skip,)))

    assert (await load()).skips == (Skip(MONDAY, None), skip)


async def test_a_skip_can_be_taken_back(keep, load):
    skip = Skip(TODAY, "weather", 41)
    await keep(Kept(ANNA, skips=(skip, Skip(MONDAY, None, 41), Skip(TODAY, None, 42))))
    await keep(Kept(removed_skips=(skip,)))

    assert (await load()).skips == (Skip(MONDAY, None, 41), Skip(TODAY, None, 42))


async def test_an_alarm_is_kept(database, keep):
    await keep(Kept(ANNA, events=(AdverseEvent(NOW, Level.STOP_WALK, "card"),)))
    everything = await database.read(lambda c: people.everything(c, 7))

    assert everything["adverse_event"] == [
        {"id": 1, "person_id": 7, "at": "2026-03-04T12:30:00+00:00", "level": "STOP_WALK", "action": "card"}
    ]


async def test_only_what_decisions_look_at_is_loaded_oldest_first(keep, load):
    def before(days):
        return NOW - timedelta(days=days)

    days = (71, 70, 36, 35, 15, 14, 9, 8, 0, -30)
    await keep(
        Kept(
            ANNA,
            walks=tuple(Walk(before(one).date(), NOW, one) for one in days),
            pains=tuple(Pain(before(one), TODAY, one) for one in days),
            planned=tuple(Planned(TODAY, time(7), before(one), one) for one in days),
            weeks=tuple(Week(MONDAY - timedelta(weeks=one), Unit.MINUTES, one, 1, 1, 1) for one in range(14)),
            offers=tuple(Offer(before(one), "split", (), one) for one in days),
            skips=tuple(Skip(before(one).date(), None, one) for one in days),
        )
    )
    record = await load()

    assert [walk.minutes for walk in record.walks] == [70, 36, 35, 15, 14, 9, 8, 0, -30]
    assert [pain.score for pain in record.pains] == [35, 15, 14, 9, 8, 0, -30]
    assert [planned.amount for planned in record.planned] == [8, 0, -30]
    assert [week.target for week in record.weeks] == list(range(11, -1, -1))
    assert [offer.reaches for offer in record.offers] == [14, 9, 8, 0, -30]
    assert [skip.message_id for skip in record.skips] == [14, 9, 8, 0, -30]


async def test_a_fact_about_nobody_is_refused(keep):
    with pytest.raises(IntegrityError):
        await keep(Kept(walks=(WALK,)))


async def test_a_record_is_loaded_by_one_query(sqlite):
    statements = []
    event.listen(sqlite._store._writing, "before_cursor_execute", lambda *args: statements.append(args[2]))
    await sqlite.write(lambda c: people.keep(c, 7, Kept(ANNA, walks=(WALK,), weeks=(WEEK,))))
    statements.clear()
    await sqlite.write(lambda c: people.load(c, 7, NOW))

    assert len([one for one in statements if one.startswith("SELECT")]) == 1


async def test_two_turns_of_one_person_do_not_work_on_the_same_past(database, keep, load):
    await keep(Kept(ANNA))

    def one_more(connection):
        record = people.load(connection, 7, NOW)
        number = len(record.walks)
        people.keep(connection, 7, Kept(walks=(Walk(TODAY, NOW, number),)))

    await asyncio.gather(*(database.write(one_more) for _ in range(10)))

    assert sorted(walk.minutes for walk in (await load()).walks) == list(range(10))
