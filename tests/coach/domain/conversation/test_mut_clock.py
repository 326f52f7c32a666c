"""When the clock speaks and what its messages carry, far from UTC: found by changing the code."""

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import NOON, Talk, day, instant, planned, record, somebody, week

from coach.domain.conversation.agenda import agenda
from coach.domain.facts import Due, DueKind, Offer, PlannedState
from coach.domain.outgoing import Outgoing
from coach.domain.person import Asked, CheckInTime, Flare, Question, Quiet
from coach.domain.replies import NewBaseline, Resumed, Screening
from coach.domain.wallclock import to_utc

AUCKLAND = ZoneInfo("Pacific/Auckland")
"""Thirteen hours ahead of UTC in these weeks."""

SOMEBODY_THERE = somebody(zone="Pacific/Auckland", heard_at=instant(-2))


def there(offset, clock, week=0):
    """Tell an instant by the clock in Auckland."""
    return to_utc(day(offset, week), time.fromisoformat(clock), AUCKLAND)


def walk(offset, at=NOON, number=1, **changes):
    """Plan a walk in Auckland."""
    on = day(offset)
    return replace(planned(number, on, at), starts_at=to_utc(on, at, AUCKLAND), **changes)


def living_there(offset, clock, *, person=SOMEBODY_THERE, **changes):
    return Talk(record(there(offset, clock), person=person, **changes))


def due_all(talk):
    return {(one.kind, one.about): one.at for one in agenda(talk.record)}


# --- the agenda


def test_a_week_keeps_to_the_persons_own_wall_clock():
    talk = living_there(0, "09:00", planned=(walk(1),))

    assert agenda(talk.record) == {
        Due(1, DueKind.NUDGE, 1, there(1, "12:00")),
        Due(1, DueKind.FOLLOW_UP, 1, there(1, "13:30")),
        Due(1, DueKind.OFFER, 0, there(1, "14:30")),
        Due(1, DueKind.CHECK_IN, 0, there(5, "18:00")),
        Due(1, DueKind.WEEK_CLOSE, 0, there(7, "03:00")),
    }


@pytest.mark.parametrize(
    ("at", "nudge", "follow_up", "offer"),
    [
        (time(7, 15), there(0, "07:00"), [there(0, "08:15")], there(0, "09:15")),
        (time(21, 15), there(0, "20:45"), [], there(1, "07:00")),
    ],
)
def test_quiet_hours_are_those_of_the_persons_own_night(at, nudge, follow_up, offer):
    talk = living_there(0, "04:30", planned=(walk(0, at),))

    assert talk.due(DueKind.NUDGE, 1) == [nudge]
    assert talk.due(DueKind.FOLLOW_UP, 1) == follow_up
    assert talk.due(DueKind.OFFER) == [offer]


@pytest.mark.parametrize(
    ("quiet", "check_in", "at"),
    [
        (Quiet(time(21, 30), time(7)), CheckInTime(3, time(6)), (3, "07:00")),
        (Quiet(time(21, 30), time(7)), CheckInTime(6, time(23)), (6, "21:00")),
        (Quiet(time(22), time(3)), CheckInTime(6, time(23)), (6, "21:30")),
        (Quiet(time(22), time(2, 59)), CheckInTime(6, time(23)), (7, "02:59")),
    ],
)
def test_the_check_in_is_asked_before_its_week_closes_and_not_in_quiet_hours(quiet, check_in, at):
    person = replace(SOMEBODY_THERE, quiet=quiet, check_in=check_in)

    assert living_there(0, "03:00", person=person).due(DueKind.CHECK_IN) == [there(*at)]


def test_the_reminder_comes_a_day_after_the_question_but_not_at_night():
    asked = [there(4, "18:00"), there(4, "23:00")]
    weeks = [(week(asked_at=at),) for at in asked]

    assert [living_there(4, "23:30", weeks=one).due(DueKind.CHECK_IN_REMINDER) for one in weeks] == [
        [there(5, "18:00")],
        [there(6, "07:00")],
    ]


def test_what_is_overdue_waits_for_the_morning_but_only_what_asks_something():
    talk = living_there(5, "23:00", planned=(walk(5, time(21, 0)),))
    due = due_all(talk)

    assert due[DueKind.CHECK_IN, 0] == there(6, "07:00")
    assert due[DueKind.NUDGE, 1] == there(5, "20:30")
    assert due_all(living_there(5, "20:00"))[DueKind.CHECK_IN, 0] == there(5, "20:00")


def test_a_pause_ends_at_four_in_the_morning_of_its_day():
    person = replace(SOMEBODY_THERE, paused_from=there(0, "09:00"), paused_until=day(3))

    assert living_there(1, "09:00", person=person).due(DueKind.RESUME) == [there(3, "04:00")]


def test_a_flare_is_asked_after_outside_of_quiet_hours():
    person = replace(SOMEBODY_THERE, flare=Flare(there(0, "09:00"), there(2, "03:00"), 80))

    assert living_there(0, "10:00", person=person).due(DueKind.FLARE_CHECK) == [there(2, "07:00")]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"heard_at": there(3, "12:00")}, (33, "12:00")),
        ({"heard_at": there(3, "02:00")}, (33, "07:00")),
        ({"heard_at": None, "created_at": there(1, "12:00")}, (31, "12:00")),
        ({"heard_at": there(0, "12:00"), "unsolicited_on": day(28)}, (35, "08:00")),
    ],
)
def test_a_long_silence_is_counted_from_the_last_word(changes, at):
    person = replace(SOMEBODY_THERE, unanswered=3, **changes)

    assert living_there(4, "12:00", person=person).due(DueKind.HERE) == [there(*at)]


def test_what_is_not_kept_yet_is_not_due():
    talk = living_there(0, "09:00", planned=(walk(1, number=0),))

    assert {kind for kind, _ in due_all(talk)} == {DueKind.OFFER, DueKind.CHECK_IN, DueKind.WEEK_CLOSE}


def test_a_walk_that_is_done_or_of_an_earlier_week_is_no_reason_to_look_for_falling_behind():
    done = walk(0, state=PlannedState.DONE)
    earlier = walk(-1, number=3)

    talk = living_there(0, "10:00", planned=(earlier, done, walk(1, number=2)))

    assert talk.due(DueKind.OFFER) == [there(1, "14:30")]


def test_after_an_offer_the_week_is_next_looked_at_later_than_it():
    offer = Offer(there(0, "15:00"), "split", (20,) * 4, 80, id=1)
    talk = living_there(0, "15:30", planned=(walk(0),), offers=(offer,))

    assert talk.due(DueKind.OFFER) == [there(1, "08:00")]


# --- what its messages carry


def carried(outgoing: Outgoing):
    return outgoing.key, outgoing.tag, outgoing.not_before, outgoing.stale_at


def key(kind, about, at, more=""):
    return f"{kind}:1:{about}:{at.isoformat()}{more}"


def test_a_nudge_is_known_by_its_walk_and_its_instant():
    talk = living_there(0, "12:00", planned=(walk(0),))
    talk.fire(DueKind.NUDGE, 1)

    assert [carried(one) for one in talk.outgoing] == [
        (key("nudge", 1, there(0, "12:00")), "walk:1", None, there(0, "13:00"))
    ]


def test_a_follow_up_asks_about_its_walk_for_half_a_day_and_is_of_use_for_three_hours():
    talk = living_there(0, "15:30", planned=(walk(0),))
    talk.fire(DueKind.FOLLOW_UP, 1)

    assert [carried(one) for one in talk.outgoing] == [
        (key("follow_up", 1, there(0, "15:30")), "walk:1", None, there(0, "15:30"))
    ]
    assert talk.person.question == Question(Asked.FOLLOW_UP, there(1, "03:30"), 1)
    assert talk.planned(1).nudged


def test_a_check_in_that_falls_into_the_night_waits_and_is_stale_at_the_weeks_close():
    talk = living_there(5, "22:00")
    talk.fire(DueKind.CHECK_IN)

    assert [carried(one) for one in talk.outgoing] == [
        (
            key("check_in", 0, there(5, "22:00")),
            f"checkin:{date(2026, 3, 2)}",
            there(6, "07:00"),
            there(7, "03:00"),
        )
    ]
    assert talk.person.unsolicited == 0


def test_its_reminder_waits_and_is_stale_like_the_check_in():
    talk = living_there(6, "05:00", weeks=(week(asked_at=there(5, "05:00")),))
    talk.fire(DueKind.CHECK_IN_REMINDER)

    assert [carried(one) for one in talk.outgoing] == [
        (key("check_in_reminder", 0, there(6, "05:00")), None, there(6, "07:00"), there(7, "03:00"))
    ]
    assert talk.person.unsolicited == 0


def test_an_offer_is_known_by_its_instant():
    talk = living_there(2, "08:00", planned=(walk(0), walk(1, number=2)))
    talk.fire(DueKind.OFFER)

    assert [carried(one) for one in talk.outgoing] == [
        (key("offer", 0, there(2, "08:00")), None, None, there(2, "20:00"))
    ]


def test_a_flare_check_asks_for_the_pain_of_the_flare_and_is_not_counted():
    flare = Flare(there(0, "09:00"), there(2, "22:00"), 80)
    talk = living_there(2, "22:00", person=replace(SOMEBODY_THERE, flare=flare))
    talk.fire(DueKind.FLARE_CHECK)

    assert [carried(one) for one in talk.outgoing] == [
        (key("flare_check", 0, there(2, "22:00")), None, there(3, "07:00"), there(3, "19:00"))
    ]
    assert talk.person.question == Question(Asked.PAIN, there(4, "10:00"), notes={"flare": "yes"})
    assert talk.person.unsolicited == 0


def test_i_am_here_waits_for_the_morning():
    talk = living_there(30, "22:00", person=replace(SOMEBODY_THERE, unanswered=3))
    talk.fire(DueKind.HERE)

    assert [carried(one) for one in talk.outgoing] == [
        (key("here", 0, there(30, "22:00")), None, there(31, "07:00"), there(31, "19:00"))
    ]
    assert talk.person.asked_here == there(30, "22:00")


def coming_back(days, **changes):
    """Let a pause end that began so many days ago."""
    ends = there(2, "04:00")
    person = replace(SOMEBODY_THERE, paused_from=ends - timedelta(days=days), paused_until=day(2), **changes)
    talk = living_there(2, "04:00", person=person, weeks=(week(paused=True),), planned=())
    talk.fire(DueKind.RESUME)
    return talk


def test_a_welcome_back_comes_in_the_morning_and_counts_once():
    talk = coming_back(3)

    assert [(type(one.reply), *carried(one)) for one in talk.outgoing] == [
        (Resumed, key("resume", 0, there(2, "04:00"), ":0"), None, there(2, "08:00"), there(2, "20:00"))
    ]
    assert (talk.person.unsolicited, talk.person.unsolicited_on) == (1, day(2))


def test_of_a_welcome_back_in_two_messages_each_has_its_own_key():
    talk = coming_back(60)
    at = there(2, "04:00")

    assert [(type(one.reply), one.key) for one in talk.outgoing] == [
        (NewBaseline, key("resume", 0, at, ":0")),
        (Screening, key("resume", 0, at, ":1")),
    ]


def test_a_late_riser_is_welcomed_back_after_their_quiet_hours():
    [outgoing] = coming_back(3, quiet=Quiet(time(23), time(9))).outgoing

    assert (outgoing.not_before, outgoing.stale_at) == (there(2, "09:00"), there(2, "21:00"))


@pytest.mark.parametrize("changes", [{"unanswered": 3}, {"reachable": False}, {"nudges": False}])
def test_who_is_silent_gone_or_wants_no_nudges_comes_back_without_a_word(changes):
    assert coming_back(3, **changes).outgoing == []


@pytest.mark.parametrize(("until", "asked"), [("12:00", Asked.NUDGE), ("12:01", Asked.CHECK_IN)])
def test_a_question_gives_way_to_a_nudge_once_it_is_over(until, asked):
    question = Question(Asked.CHECK_IN, instant(0, until), notes={"step": "pain"})
    talk = Talk(record(instant(0, "12:00"), person=somebody(question=question)))
    talk.fire(DueKind.NUDGE, 1)

    assert talk.person.question.asked is asked
