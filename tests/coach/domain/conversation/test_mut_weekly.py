"""What a week's close keeps and when it speaks, far from UTC: found by changing the code."""

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import NOON, PLAN, Talk, closed, day, planned, record, somebody, walked, week

from coach.domain.amounts import Unit
from coach.domain.facts import CheckInAnswers, DueKind, Offer, PlannedState, WalkTime
from coach.domain.outgoing import Urgency
from coach.domain.person import Asked, Flare, Plan, Question, Quiet, Stage
from coach.domain.replies import DidYouWalk, Measure, NewBaseline, Screening, WeekOpened
from coach.domain.wallclock import to_utc

AUCKLAND = ZoneInfo("Pacific/Auckland")
BEFORE = (closed(1),)
CALM = CheckInAnswers(pain=2, limited=False)
FLARED = CheckInAnswers(pain=7, limited=True)


def there(offset, clock):
    return to_utc(day(offset), time.fromisoformat(clock), AUCKLAND)


def closing(clock="03:00", *, offset=7, done=80, at=NOON, before=BEFORE, this=None, **person):
    """Close the week of somebody in Auckland who walks on four days."""
    there_too = replace(somebody(zone="Pacific/Auckland"), **person)
    talk = Talk(
        record(
            there(offset, clock),
            person=there_too,
            weeks=(*before, this or week(answers=CALM, answered=True)),
            walks=tuple(walked(1, day(2), minutes) for minutes in [done] if minutes),
            walk_times=tuple(WalkTime(weekday, at) for weekday in (0, 1, 3, 5)),
            planned=(replace(planned(4, day(5)), starts_at=there(5, "12:30")),),
        )
    )
    talk.fire(DueKind.WEEK_CLOSE)
    return talk


def carried(talk):
    return [
        (type(one.reply), one.urgency, one.key, one.tag, one.not_before, one.stale_at)
        for one in talk.outgoing
    ]


def test_a_closed_week_keeps_why_and_the_next_one_follows_it():
    talk = closing()
    last, opened = talk.last_week, talk.week

    assert (last.monday, last.target, last.closed_at) == (day(0), 80, there(7, "03:00"))
    assert (last.done, last.light, last.action, last.next_target) == (80, "GREEN", "ADVANCE", 85)
    assert last.reasons == ("ADVANCE",)
    assert (opened.monday, opened.target, opened.session, opened.walks) == (day(7), 85, 17, 5)
    assert (opened.position, opened.number, opened.closed_at) == (1, 2, None)
    assert (talk.plan.position, talk.plan.session, talk.plan.walks) == (1, 17, 5)
    assert talk.planned(4).state is PlannedState.LET_GO


def test_the_wish_is_among_the_reasons():
    wished = week(answers=CALM, answered=True, wish="more")

    assert closing(this=wished).last_week.reasons == ("ADVANCE", "wish_more")


def test_monday_is_told_once_at_eight_of_the_persons_own_morning():
    talk = closing()

    assert carried(talk) == [
        (
            WeekOpened,
            Urgency.NUDGE,
            f"week:{day(7)}:1",
            f"week:{day(7)}",
            there(7, "08:00"),
            there(7, "20:00"),
        )
    ]
    assert (talk.person.unsolicited, talk.person.unsolicited_on) == (1, day(7))


@pytest.mark.parametrize(
    ("walk", "quiet", "told"),
    [
        (time(12, 30), Quiet(), "08:00"),
        (time(8, 30), Quiet(), "07:55"),
        (time(8, 0), Quiet(), "07:25"),
        (time(7, 20), Quiet(), "07:00"),
        (time(12, 30), Quiet(time(22), time(9, 30)), "09:30"),
    ],
)
def test_monday_is_told_before_the_days_first_nudge_but_not_in_quiet_hours(walk, quiet, told):
    [outgoing] = closing(at=walk, quiet=quiet).outgoing

    assert outgoing.not_before == there(7, told)


@pytest.mark.parametrize(("clock", "messages"), [("19:59", 1), ("20:00", 0)])
def test_monday_is_not_told_in_the_evening_any_more(clock, messages):
    assert len(closing(clock).outgoing) == messages


@pytest.mark.parametrize("changes", [{"unanswered": 3}, {"reachable": False}, {"nudges": False}])
def test_who_is_silent_gone_or_wants_none_is_not_told(changes):
    talk = closing(**changes)

    assert (talk.outgoing, talk.week.target) == ([], 85)


def test_what_the_new_week_is_comes_with_what_was():
    [opened] = [one.reply for one in closing().outgoing]

    assert (opened.action, opened.target, opened.before, opened.done, opened.number) == (
        "ADVANCE",
        Measure(85, Unit.MINUTES),
        Measure(80, Unit.MINUTES),
        80,
        2,
    )
    assert [one.amount.value for one in opened.planned] == [17] * 5


def test_nothing_logged_is_asked_about_for_three_days():
    talk = closing(done=0, before=())

    assert [one.reply for one in talk.outgoing] == [DidYouWalk(Measure(80, Unit.MINUTES))]
    assert talk.person.question == Question(Asked.DID_YOU_WALK, there(7, "03:00") + timedelta(hours=72))


@pytest.mark.parametrize("asked", [Asked.CHECK_IN, Asked.NEXT_TARGET, Asked.NUDGE, Asked.FOLLOW_UP])
def test_questions_of_the_week_end_with_it(asked):
    assert closing(question=Question(asked, there(9, "12:00"))).person.question is None


def test_another_question_stays_open():
    question = Question(Asked.PAIN, there(9, "12:00"))

    assert closing(question=question).person.question == question


def test_a_flare_begins_with_half_a_week_and_is_asked_after_in_two_days():
    talk = closing(this=week(answers=FLARED, answered=True))

    assert talk.person.flare == Flare(there(7, "03:00"), there(9, "03:00"), 80)
    assert (talk.week.target, talk.week.session, talk.plan.eased) == (40, 10, 40)
    assert (talk.plan.session, talk.plan.walks) == (PLAN.session, PLAN.walks)


def test_a_paused_week_is_followed_by_a_paused_one_without_a_word():
    talk = closing(paused_from=there(0, "09:00"), this=week(paused=True))

    assert (talk.last_week.action, talk.week.paused, talk.week.target, talk.week.number) == (
        "PAUSED",
        True,
        80,
        1,
    )
    assert talk.outgoing == []


def test_56_days_without_a_walk_begin_anew_and_both_messages_come_in_the_morning():
    weeks = tuple(closed(before, done=0, action="ASK", light="UNKNOWN") for before in range(8, 0, -1))
    talk = closing(done=0, before=weeks)

    assert (talk.person.stage, talk.person.plan) == (Stage.SCREENING, None)
    assert [(one.reply, one.key, one.not_before) for one in talk.outgoing] == [
        (NewBaseline(63), f"week:{day(7)}:1", there(7, "08:00")),
        (Screening(), f"week:{day(7)}:1:1", there(7, "08:00")),
    ]


LONG = Plan(Unit.MINUTES, 80, 40, 2)


def repeated(*, offers=(), before=("ADVANCE",)):
    """Close a week of two long walks, of which one was done."""
    weeks = tuple(
        closed(len(before) - number, action=action, done=50) for number, action in enumerate(before)
    )
    talk = Talk(
        record(
            there(7, "03:00"),
            person=replace(somebody(zone="Pacific/Auckland"), plan=LONG),
            weeks=(*weeks, week(answers=CALM, answered=True, session=40, walks=2)),
            walks=(walked(1, day(2), 40),),
            walk_times=(WalkTime(1, NOON), WalkTime(4, NOON)),
            planned=(),
            offers=offers,
        )
    )
    talk.fire(DueKind.WEEK_CLOSE)
    return talk


def test_a_second_repeated_week_is_offered_a_lasting_swap_and_a_first_none():
    twice, once = repeated(before=("REPEAT_SPLIT",)), repeated()

    assert [(one.kind, one.walks, one.reaches) for one in twice.record.offers] == [
        ("swap", twice.outgoing[0].reply.offer, sum(twice.outgoing[0].reply.offer))
    ]
    assert [one.kind for one in once.record.offers if one.kind == "swap"] == []


def test_nothing_is_offered_on_monday_within_48_hours_of_an_offer():
    lately = Offer(there(6, "09:00"), "split", (20,), 60, id=1)
    talk = repeated(before=("REPEAT_SPLIT",), offers=(lately,))

    assert (talk.outgoing[0].reply.offer, talk.record.offers) == ((), (lately,))


def test_a_swap_on_monday_is_kept_as_it_was_offered():
    talk = repeated(before=("REPEAT_SPLIT",))
    [kept], [opened] = talk.record.offers, [one.reply for one in talk.outgoing]

    assert (kept.at, kept.kind, kept.walks) == (there(7, "03:00"), "swap", opened.offer)
    assert kept.reaches == sum(opened.offer) > 80


def test_a_split_on_monday_is_kept_as_it_was_offered():
    talk = closing(done=50)
    [opened] = [one.reply for one in talk.outgoing]

    assert opened.offer == (16,) * 5
    assert [(one.at, one.kind, one.walks, one.reaches) for one in talk.record.offers] == [
        (there(7, "03:00"), "split", (16,) * 5, 80)
    ]


def test_a_gap_is_among_the_reasons():
    before = (closed(2), closed(1, done=0, action="ASK", light="UNKNOWN"))
    talk = closing(done=0, before=before)

    assert (talk.last_week.action, "gap" in talk.last_week.reasons) == ("ASK", True)


def test_a_flare_that_comes_back_on_the_way_out_still_knows_the_week_before_it():
    over = Flare(there(-14, "03:00"), there(9, "03:00"), 95, returning=True)
    plan = replace(PLAN, position=3, eased=71)
    talk = closing(done=71, this=week(answers=FLARED, answered=True, target=71), plan=plan, flare=over)

    assert (talk.person.flare.target_before, talk.person.flare.returning) == (95, False)
