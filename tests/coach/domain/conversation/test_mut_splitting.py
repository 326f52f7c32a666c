"""What an offer promises to the walk, the hour and the week: found by changing the code."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import (
    NOON,
    Talk,
    day,
    four_planned,
    instant,
    means,
    planned,
    record,
    somebody,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.splitting import (
    decline,
    expected,
    is_behind,
    open_offer,
    take,
    walking_days,
)
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Offer, WalkTime
from coach.domain.person import Plan
from coach.domain.reading import Meaning, SaidCheckIn
from coach.domain.replies import AskDeclineReason, DeclineHeard, OfferOver, SwapOffered, SwapTaken

SPLIT = means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="split"))
HARD = means(Meaning.CHECK_IN, check_in=SaidCheckIn(difficulty="hard"))
TWO_A_WEEK = {
    "person": somebody(plan=Plan(Unit.MINUTES, 40, 20, 2)),
    "weeks": (week(target=40, walks=2),),
    "planned": four_planned()[:2],
    "walk_times": (WalkTime(0, NOON), WalkTime(1, NOON)),
}


def talk_at(now, **changes):
    return Talk(record(now, **changes))


def offered(at, kind="split", walks=(15, 15), **changes):
    return replace(Offer(at, kind, walks, sum(walks), id=1), **changes)


@pytest.mark.parametrize(("clock", "units"), [("14:29", 20), ("14:30", 40)])
def test_a_walk_is_expected_two_hours_after_its_start(clock, units):
    assert expected(Turn(record(instant(1, clock))), week()) == units


@pytest.mark.parametrize(
    ("walks", "left"),
    [
        ((), 5),
        ((walked(1, day(0)), walked(2, day(1))), 3),
        ((walked(1, day(0)), walked(2, day(0)), walked(3, day(2))), 4),
    ],
)
def test_of_five_walking_days_those_that_were_walked_are_used_up(walks, left):
    assert walking_days(Turn(record(instant(2), walks=walks)), week()) == left


@pytest.mark.parametrize(
    ("offers", "spoken_of"),
    [
        ((), True),
        ((offered(instant(0, "09:00")),), True),
        ((offered(instant(-1, "09:00")), offered(instant(0, "09:00"))), True),
        ((offered(instant(0, "09:00")), offered(instant(2, "09:00"))), False),
    ],
)
def test_there_are_two_offers_a_week_from_its_monday_on(offers, spoken_of):
    assert is_behind(Turn(record(instant(4, "15:00"), offers=offers)), week()) is spoken_of


@pytest.mark.parametrize(("hours", "spoken_of"), [("08:59", False), ("09:00", True)])
def test_two_offers_are_48_hours_apart(hours, spoken_of):
    turn = Turn(record(instant(4, hours), offers=(offered(instant(2, "09:00")),)))

    assert is_behind(turn, week()) is spoken_of


def test_the_week_of_an_offer_is_the_persons_own():
    in_auckland = somebody(zone="Pacific/Auckland")
    on_its_monday = offered(datetime(2026, 3, 1, 20, tzinfo=UTC))
    before = offered(datetime(2026, 3, 1, 10, tzinfo=UTC))
    later = offered(instant(1, "09:00"))

    def speaks(first):
        return is_behind(Turn(record(instant(4), person=in_auckland, offers=(first, later))), week())

    def stands(offer):
        return open_offer(Turn(record(instant(1), person=in_auckland, offers=(offer,)))) is not None

    assert [speaks(on_its_monday), speaks(before)] == [False, True]
    assert [stands(on_its_monday), stands(before)] == [True, False]


def test_an_offer_is_kept_as_it_was_made():
    talk = talk_at(instant(2, "08:00"))
    talk.hear(SPLIT)
    assert talk.record.offers == (Offer(instant(2, "08:00"), "split", (16,) * 5, 80, id=100),)

    talk = talk_at(instant(0), **TWO_A_WEEK)
    talk.hear(HARD)
    assert talk.record.offers == (Offer(instant(0), "swap", (15, 15, 15), 45, id=100),)


def test_a_sixth_walk_a_week_may_be_offered():
    five = somebody(plan=Plan(Unit.MINUTES, 100, 20, 5))

    assert talk_at(instant(0), person=five).hear(HARD) == [SwapOffered(5, 20, 6, 18, Unit.MINUTES)]


@pytest.mark.parametrize(("clock", "stands"), [("07:59", True), ("08:00", False)])
def test_an_offer_is_over_after_72_hours(clock, stands):
    turn = Turn(record(instant(5, clock), offers=(offered(instant(2, "08:00")),)))

    assert (open_offer(turn) is not None) is stands


def test_to_take_or_to_decline_what_is_over_does_nothing():
    over = [Turn(record(instant(0))) for _ in range(2)]

    assert [take(over[0]), decline(over[1])] == [False, False]
    assert [[one.reply for one in turn.says] for turn in over] == [[OfferOver()], [OfferOver()]]


def test_a_tap_that_takes_or_declines_an_offer_did_something():
    for verb in (Verb.TAKE, Verb.DECLINE):
        talk = talk_at(instant(2, "08:00"))
        talk.hear(SPLIT)
        talk.tap(verb)
        assert talk.acted, verb


def test_a_swap_counts_for_the_open_week_too():
    talk = talk_at(instant(0), **TWO_A_WEEK)
    talk.hear(HARD)
    [taken] = talk.tap(Verb.TAKE)

    assert taken == SwapTaken(3, 15, Unit.MINUTES, taken.planned)
    assert (talk.week.walks, talk.week.session, talk.week.target) == (3, 15, 40)


def test_a_reason_is_kept_with_the_latest_offer_and_asked_no_more():
    earlier = offered(instant(0, "09:00"), taken=False)
    talk = talk_at(instant(4, "08:00"), offers=(earlier,), planned=(planned(1, day(0)),))
    talk.hear(SPLIT)

    assert talk.tap(Verb.DECLINE) == [AskDeclineReason()]
    assert talk.tap(Verb.REASON, "tired") == [DeclineHeard("tired")]
    assert [one.reason for one in talk.record.offers] == [None, "tired"]
    assert talk.person.question is None
