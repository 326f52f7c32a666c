"""How much is said unasked: two a day, ever less without an answer, no wording twice in 14 days."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import Talk, day, instant, planned, record, somebody

from coach.domain.conversation.economy import may_reach_out, may_speak, note_spoken
from coach.domain.conversation.turn import Turn
from coach.domain.facts import DueKind, WalkTime
from coach.domain.outgoing import Urgency
from coach.domain.replies import CheckInAsked, CheckInReminder, DidYouWalk, FollowUp, Nudge
from coach.domain.replies.variants import VARIANTS


def turn_at(now, **person):
    return Turn(record(now, person=somebody(**person)))


def test_two_messages_a_day_are_the_allowance():
    turn = turn_at(instant(0))
    assert may_speak(turn)
    note_spoken(turn, instant(0))
    note_spoken(turn, instant(0))
    assert not may_speak(turn)
    assert may_speak(Turn(replace(turn.record, now=instant(1))))


@pytest.mark.parametrize(
    ("hours_ago", "may"),
    [
        ((), True),
        ((23,), False),
        ((24,), True),
        ((24, 95), False),
        ((24, 96), True),
        ((96, 120, 150, 239), False),
        ((96, 120, 150, 240), True),
    ],
)
def test_who_let_a_walk_pass_hears_one_in_a_day_two_in_four_four_in_ten(hours_ago, may):
    now = instant(20)
    reached = tuple(now - timedelta(hours=hours) for hours in sorted(hours_ago, reverse=True))
    assert may_reach_out(turn_at(now, unanswered=1, reached=reached), now) is may
    assert may_reach_out(turn_at(now, unanswered=0, reached=reached), now)


def test_a_word_empties_what_was_counted():
    turn = turn_at(instant(1), unanswered=2, reached=(instant(0),))
    turn.is_there()
    assert (turn.person.unanswered, turn.person.reached) == (0, ())


def test_only_what_is_sent_to_who_does_not_answer_is_counted():
    turn = turn_at(instant(0))
    note_spoken(turn, instant(0))
    assert turn.person.reached == ()
    turn.set(unanswered=1, reached=(instant(-11),))
    note_spoken(turn, instant(0))
    assert turn.person.reached == (instant(0),)


def test_the_nudge_of_the_next_day_goes_before_an_offer():
    times = tuple(WalkTime(weekday, planned(1, day(0)).at) for weekday in range(4))
    walks = tuple(planned(number, day(number - 1)) for number in range(1, 5))
    talk = Talk(record(instant(0), planned=walks, walk_times=times))
    said = [(on, type(reply)) for on, reply in talk.live_to(instant(2))]
    assert said == [
        (instant(0, "12:00"), Nudge),
        (instant(0, "13:30"), FollowUp),
        (instant(1, "12:00"), Nudge),
    ]


def test_two_check_ins_and_reminders_without_an_answer_count_as_silence():
    quiet = record(instant(0), planned=(), walk_times=())
    talk = Talk(quiet)
    said = [reply for _, reply in talk.live_to(instant(0, week=8))]
    asked = [reply for reply in said if isinstance(reply, CheckInAsked | CheckInReminder)]
    assert [type(reply) for reply in asked] == [CheckInAsked, CheckInReminder] * 3
    assert talk.person.unanswered == 3


@pytest.mark.parametrize("kind", ["Nudge", "FollowUp", "WeekOpened", "CheckInAsked"])
def test_wordings_go_round(kind):
    turn = turn_at(instant(0))
    assert [turn.variant(kind) for _ in range(3)] == [0, 1, 2]
    assert turn.variant("another") == 0


def test_no_wording_of_one_kind_comes_back_within_14_days():
    talk = Talk(record(instant(0)))
    times = tuple(WalkTime(weekday, at) for weekday in range(6) for at in (planned(1, day(0)).at,))
    talk.record = replace(talk.record, walk_times=times)
    seen = []
    for week in range(5):
        for offset in range(7):
            seen += talk.live_to(instant(offset, "23:00", week=week))
            talk.hear(kind="hello")
    for kind in (Nudge, FollowUp, DidYouWalk, CheckInAsked):
        told = [(on, reply.variant % VARIANTS[kind.__name__]) for on, reply in seen if type(reply) is kind]
        close = [
            (one, other)
            for place, one in enumerate(told)
            for other in told[:place]
            if one[1] == other[1] and one[0] - other[0] < timedelta(days=14)
        ]
        assert told
        assert close == []


def test_a_day_never_holds_more_than_two_that_nobody_asked_for():
    times = tuple(WalkTime(weekday, at) for weekday in range(6) for at in (planned(1, day(0)).at,))
    talk = Talk(record(instant(0), walk_times=times))
    days = {}
    for week in range(4):
        for offset in range(7):
            for on, reply in talk.live_to(instant(offset, "23:00", week=week)):
                apart = isinstance(reply, CheckInAsked | CheckInReminder)
                days[on.date()] = days.get(on.date(), 0) + (not apart)
            talk.hear(kind="hello")
    assert max(days.values()) == 2


def test_what_is_sent_unasked_waits_behind_answers():
    talk = Talk(record(instant(0, "12:00")))
    talk.fire(DueKind.NUDGE, 1)
    assert talk.outgoing[0].urgency is Urgency.NUDGE
