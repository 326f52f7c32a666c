from dataclasses import replace
from datetime import timedelta

import pytest
from builders import (
    PLAN,
    Talk,
    closed,
    day,
    hurts,
    instant,
    minutes,
    planned,
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.asked_for import show
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import judge, usual
from coach.domain.facts import CheckInAnswers, DueKind, Pain
from coach.domain.grid import GRIDS
from coach.domain.person import Asked, Flare, Lock, Plan, Question, Stage
from coach.domain.ramp import cap
from coach.domain.reading import Level
from coach.domain.replies import (
    DidYouWalk,
    FlareHeard,
    Measure,
    NewBaseline,
    NoWalksHeard,
    Screening,
    SplitOffered,
    Standing,
    TellLastWeek,
    WeekOpened,
    WhyFirst,
    WhyShown,
)
from coach.domain.week_close import Action

MONDAY_3 = instant(7, "03:00")
CALM = CheckInAnswers(pain=2, limited=False)
SORE = CheckInAnswers(pain=6)
BAD = CheckInAnswers(pain=7, limited=True)
SILENT = CheckInAnswers()
BEFORE = closed(1)
"""A week before that was GREEN with pain 2."""


def minutes_of(value):
    return Measure(value, Unit.MINUTES)


def ending(done=0, answers=SILENT, before=(BEFORE,), plan=PLAN, person=None, **changes):
    """Make somebody whose week ends now."""
    walks = (walked(90, day(-3), 80), walked(1, day(2), done))[: 1 + bool(done)]
    this = week(answers=answers, answered=answers != SILENT, **changes)
    return Talk(
        record(
            MONDAY_3,
            person=person or somebody(plan=plan),
            weeks=(*before, this),
            walks=walks,
            planned=(planned(4, day(5)),),
        )
    )


def close(talk):
    talk.fire(DueKind.WEEK_CLOSE)
    return talk


ROWS = [
    (80, CALM, "ADVANCE", 85),
    (60, CALM, "ADVANCE", 85),
    (59, CALM, "REPEAT_SPLIT", 80),
    (40, CALM, "REPEAT_SPLIT", 80),
    (10, CALM, "REPEAT_SPLIT", 80),
    (200, CALM, "ADVANCE", 85),
    (80, SORE, "FLARE", 40),
    (80, CheckInAnswers(pain=5), "HOLD", 80),
    (10, CheckInAnswers(pain=4), "HOLD", 80),
    (80, BAD, "FLARE", 40),
    (0, BAD, "FLARE", 40),
    (60, SILENT, "HOLD", 80),
    (59, SILENT, "REPEAT_SPLIT", 80),
    (0, SILENT, "ASK", 80),
    (0, CALM, "ASK", 80),
]


@pytest.mark.parametrize(("done", "answers", "action", "target"), ROWS)
def test_a_week_is_closed_by_its_pain_and_walking_and_the_reasons_are_stored(done, answers, action, target):
    talk = close(ending(done, answers))
    last = talk.last_week
    assert (last.action, last.next_target, last.done, last.closed_at) == (action, target, done, MONDAY_3)
    assert (talk.week.target, talk.week.monday, last.reasons) == (target, day(7), (action,))
    assert sum(amount for on, amount in talk.open_walks if on >= day(7)) == target


@pytest.mark.parametrize(("done", "answers", "action", "target"), ROWS)
def test_why_says_what_was_stored(done, answers, action, target):
    talk = close(ending(done, answers))
    [why] = talk.at(7).turn(lambda turn: show(turn, "why"))
    last = talk.last_week
    assert why == WhyShown(
        action,
        last.light,
        minutes_of(target),
        minutes_of(80),
        done,
        answers.pain,
        2.0,
        100 * done // 80,
        limited=bool(answers.limited),
        step=talk.plan.position + 1,
        moved=talk.plan.position,
        most=minutes_of(85),
        walks=tuple(one.amount for one in talk.record.planned if one.day >= day(7)),
        session_before=minutes_of(20),
    )


def test_why_in_the_first_week_is_what_was_comfortable():
    assert Talk(record(instant(0))).tap(Verb.COMMAND, "why") == [
        WhyFirst(minutes_of(80), 4, minutes_of(20), prorated=False)
    ]


def test_a_red_flag_stops_and_nothing_is_said_on_monday():
    talk = close(ending(80, CALM, person=somebody(lock=Lock(Level.EMERGENCY, instant(3)))))
    assert (talk.last_week.action, talk.week.target, talk.outgoing) == ("STOP", 80, [])


def test_closing_twice_closes_one_week_at_a_time():
    talk = close(ending(80, CALM))
    assert [one.closed_at is None for one in talk.record.weeks] == [False, False, True]
    assert talk.due(DueKind.WEEK_CLOSE) == [instant(14, "03:00")]


def test_monday_morning_says_what_the_new_week_is():
    talk = close(ending(80, CALM))
    [outgoing] = talk.outgoing
    assert outgoing.reply == WeekOpened(
        "ADVANCE", minutes_of(85), minutes_of(80), 80, outgoing.reply.planned, 2, outgoing.reply.variant
    )
    assert len(outgoing.reply.planned) == 5
    assert (outgoing.not_before, outgoing.stale_at) == (instant(7, "08:00"), instant(7, "20:00"))
    assert (talk.person.unsolicited, talk.person.unsolicited_on) == (1, day(7))


def test_a_close_that_comes_late_says_nothing_and_asks_nothing():
    talk = ending(0).on(instant(8))
    close(talk)
    assert (talk.outgoing, talk.person.question, talk.last_week.action) == ([], None, "ASK")


def test_weeks_that_were_missed_are_closed_one_after_the_other():
    talk = ending(80, CALM)
    talk.on(instant(30))
    talk.live_to(instant(30))
    assert [one.monday for one in talk.record.weeks if one.closed_at is None] == [day(28)]


# --- did you walk?


@pytest.fixture
def asked():
    """Somebody who logged nothing last week and is asked on Monday."""
    talk = close(ending(0, CALM))
    assert talk.outgoing[0].reply == DidYouWalk(minutes_of(80))
    return talk.at(7)


def test_no_after_did_you_walk_is_the_judgement_that_waited(asked):
    heard, offered = asked.tap(Verb.WALKED, "no")
    assert heard == NoWalksHeard(minutes_of(80))
    assert offered == SplitOffered((16,) * 5, Unit.MINUTES, Standing(0, 80, Unit.MINUTES), 80, "one_a_day", 0)
    assert (asked.last_week.action, asked.person.question) == ("REPEAT_SPLIT", None)


def test_no_after_a_week_that_was_low_too_eases():
    talk = close(ending(0, CALM, before=(closed(1, done=10, action="REPEAT_SPLIT"),))).at(7)
    assert talk.hear(agrees=False) == [NoWalksHeard(minutes_of(60))]
    assert (talk.last_week.action, talk.week.target, talk.plan.eased) == ("EASE", 60, 60)
    assert sum(amount for _, amount in talk.open_walks) == 60


def test_yes_after_did_you_walk_asks_which_and_judges_what_is_told(asked):
    assert asked.hear(agrees=True) == [TellLastWeek()]
    asked.hear(tells(minutes(70, day(3))))
    assert (asked.last_week.action, asked.week.target, asked.person.question) == ("ADVANCE", 85, None)
    assert sum(amount for on, amount in asked.open_walks if on >= day(7)) == 85


def test_yes_may_be_tapped(asked):
    assert asked.tap(Verb.WALKED, "yes") == [TellLastWeek()]
    asked.hear(tells(minutes(None, day(3))))
    asked.tap(Verb.AMOUNT, "30")
    assert (asked.last_week.action, asked.week.target) == ("REPEAT_SPLIT", 80)


def test_a_walk_of_this_week_leaves_the_question_open(asked):
    asked.hear(tells(minutes(20, day(7))))
    assert (asked.last_week.action, asked.person.question.asked) == ("ASK", Asked.DID_YOU_WALK)
    assert asked.hear(kind="hello")
    assert asked.tap(Verb.COMMAND, "today")


def test_only_the_last_week_is_judged_again():
    before = (closed(2), closed(1, action="ASK", done=0, light="UNKNOWN"))
    talk = Talk(record(instant(1), weeks=(*before, week())))
    talk.record = replace(talk.record, weeks=(closed(3, action="ASK"), closed(1), week()))
    talk.hear(tells(minutes(20, day(-5))))
    assert talk.record.weeks[0].action == "ASK"
    assert talk.tap(Verb.WALKED, "no") == []
    talk.record = replace(
        talk.record,
        person=replace(talk.person, question=Question(Asked.DID_YOU_WALK, instant(5))),
    )
    assert talk.tap(Verb.WALKED, "no") == []


def test_a_shortened_week_keeps_its_own_target_when_the_last_is_judged_after_all():
    talk = Talk(record(instant(2), weeks=(closed(2), closed(1, action="ASK"), week(first=True, target=46))))
    talk.hear(tells(minutes(70, day(-4))))
    assert (talk.week.target, talk.record.weeks[1].action, talk.plan.position) == (46, "ADVANCE", 1)


# --- easing, gaps, first weeks


def test_two_weeks_in_a_row_below_half_ease_and_the_ramp_goes_on_from_there():
    low = closed(1, done=30, action="REPEAT_SPLIT")
    talk = close(ending(30, CALM, before=(low,)))
    assert (talk.last_week.action, talk.week.target, talk.plan.eased) == ("EASE", 60, 60)
    talk.record = replace(talk.record, now=instant(14, "03:00"), walks=(walked(9, day(9), 60),))
    talk.record = replace(talk.record, weeks=(*talk.record.weeks[:-1], replace(talk.week, answers=CALM)))
    close(talk)
    assert (talk.last_week.action, talk.week.target) == ("ADVANCE", 65)


@pytest.mark.parametrize(
    "before",
    [closed(1, done=30, light="UNKNOWN"), closed(1, done=30, first=True), closed(1, done=30, paused=True)],
)
def test_a_week_without_an_answer_or_a_shortened_or_paused_one_is_not_the_first_low_one(before):
    assert close(ending(30, CALM, before=(before,))).last_week.action == "REPEAT_SPLIT"


@pytest.mark.parametrize(
    ("eased", "position", "reaches", "now"),
    [(15, 0, 20, 0), (75, 0, 80, 0), (78, 0, 85, 1)],
)
def test_an_eased_target_climbs_back_by_the_usual_raise(eased, position, reaches, now):
    plan = replace(PLAN, eased=eased, position=position)
    talk = close(ending(eased, CALM, plan=plan, target=eased))
    assert (talk.week.target, talk.plan.position) == (reaches, now)


@pytest.mark.parametrize(("weeks", "target"), [(1, 80), (2, 60), (3, 60), (4, 40), (5, 40), (7, 40)])
def test_a_gap_lowers_the_target_once_for_each_step(weeks, target):
    talk = Talk(record(instant(0), walks=(walked(1, day(6 - 7)),), weeks=(closed(1), week())))
    for number in range(1, weeks + 1):
        talk.on(instant(0, "03:00", week=number))
        close(talk)
    assert talk.week.target == target


def test_who_never_walked_is_lowered_by_the_same_steps():
    talk = Talk(record(instant(0), weeks=(week(),)))
    targets = []
    for number in range(1, 8):
        close(talk.on(instant(0, "03:00", week=number)))
        targets.append(talk.week.target)
    assert targets == [80, 60, 60, 40, 40, 40, 40]


def test_56_days_without_a_walk_ask_for_a_new_baseline():
    talk = Talk(record(instant(0), walks=(walked(1, day(-2)),), weeks=(closed(1), week())))
    for number in range(1, 9):
        close(talk.on(instant(0, "03:00", week=number)))
    assert talk.person.stage is Stage.SCREENING
    assert [outgoing.reply for outgoing in talk.outgoing] == [NewBaseline(58), Screening()]
    assert {outgoing.not_before for outgoing in talk.outgoing} == {instant(0, "08:00", week=8)}
    assert all(one.closed_at for one in talk.record.weeks)


def test_a_pause_is_no_gap():
    paused = [closed(number, paused=True, light="UNKNOWN", action="PAUSED") for number in (4, 3, 2, 1)]
    talk = ending(0, CALM, before=(closed(5), *paused))
    talk.record = replace(talk.record, walks=(walked(9, day(-34)),))
    close(talk)
    assert (talk.last_week.action, talk.week.target) == ("ASK", 80)
    close(talk.on(instant(14, "03:00")))
    assert talk.week.target == 60


def test_a_first_week_that_was_joined_midway_is_not_judged():
    talk = close(ending(0, CALM, first=True, target=46))
    assert (talk.last_week.action, talk.week.target, talk.plan.position) == ("START", 80, 0)


def test_a_flare_counts_in_a_first_week_too():
    talk = close(ending(20, BAD, first=True, target=46))
    assert (talk.last_week.action, talk.week.target, talk.person.flare.target_before) == ("FLARE", 40, 80)


def test_a_paused_week_is_not_judged():
    talk = close(ending(0, CALM, person=somebody(paused_from=instant(0)), paused=True))
    assert (talk.last_week.action, talk.week.paused, talk.week.walks) == ("PAUSED", True, 0)


# --- hold


def test_hold_asks_for_the_same_in_more_and_shorter_walks():
    talk = close(ending(80, CheckInAnswers(pain=5)))
    assert [amount for on, amount in talk.open_walks if on >= day(7)] == [16] * 5
    assert (talk.plan.session, talk.plan.walks) == (16, 5)


def test_hold_never_lengthens_a_walk():
    plan = Plan(Unit.MINUTES, 80, 8, 10)
    talk = close(ending(80, CheckInAnswers(pain=5), plan=plan, session=8, walks=10))
    assert (talk.week.session, talk.week.walks) == (8, 10)


# --- wishes


@pytest.mark.parametrize(
    ("done", "wish", "target", "position"),
    [(80, "more", 90, 2), (80, "less", 80, 0), (80, None, 85, 1), (30, "less", 60, 0), (30, "more", 80, 0)],
)
def test_a_wish_changes_the_next_target_within_its_caps(done, wish, target, position):
    talk = close(ending(done, CALM, wish=wish))
    assert (talk.week.target, talk.plan.position) == (target, position)
    assert talk.last_week.reasons == (talk.last_week.action, *([f"wish_{wish}"] if wish else []))


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("wish", [None, "more"])
@pytest.mark.parametrize("sessions", [1, 4, 12])
def test_no_raise_passes_its_cap_in_any_unit(unit, wish, sessions):
    grid = GRIDS[unit]
    start = sessions * grid.smallest * 3
    plan = Plan(unit, start, sessions * grid.smallest, 3)
    fields = {Unit.MINUTES: "minutes", Unit.STEPS: "steps", Unit.METRES: "metres"}
    first = week(
        unit=unit, target=start, session=plan.session, walks=3, answers=CALM, answered=True, wish=wish
    )
    talk = Talk(record(MONDAY_3, person=somebody(plan=plan), weeks=(first,), planned=()))
    for number in range(1, 27):
        this = replace(talk.week, answers=CALM, wish=wish)
        walk = walked(number, this.monday, **({"minutes": None} | {fields[unit]: this.target}))
        talk.record = replace(talk.record, walks=(walk,), weeks=(*talk.record.weeks[:-1], this))
        close(talk.on(instant(0, "03:00", week=number)))
        most = max(cap(unit, this.target), this.target * (6 if wish else 5) / 5 if wish else 0)
        assert this.target <= talk.week.target <= most
    assert talk.week.target == max(grid.goal, start)


# --- flares


@pytest.fixture
def flaring():
    """Somebody whose flare began last Monday: 40 minutes in walks of 10."""
    return close(ending(80, BAD)).at(7)


def test_a_flare_halves_target_and_session_and_asks_after_two_days(flaring):
    assert (flaring.week.target, flaring.week.session, flaring.week.walks) == (40, 10, 4)
    assert flaring.person.flare == Flare(MONDAY_3, MONDAY_3 + timedelta(hours=48), 80)
    assert (flaring.plan.session, flaring.plan.position) == (20, 0)


def score(talk, value):
    talk.fire(DueKind.FLARE_CHECK)
    return talk.tap(Verb.SCORE, str(value))


def test_two_calm_answers_bring_75_percent_and_then_all_of_it(flaring):
    assert score(flaring, 3) == [FlareHeard("settling")]
    assert score(flaring.at(9), 2) == [FlareHeard("over", minutes_of(80))]
    flaring.hear(tells(minutes(40, day(9))))
    close(flaring.on(instant(14, "03:00")))
    assert (flaring.last_week.action, flaring.last_week.light, flaring.week.target) == ("HOLD", "GREEN", 60)
    flaring.record = replace(
        flaring.record, weeks=(*flaring.record.weeks[:-1], replace(flaring.week, answers=CALM))
    )
    close(flaring.on(instant(21, "03:00")))
    assert (flaring.week.target, flaring.plan.eased, flaring.person.flare) == (80, None, None)


def test_a_flare_that_goes_on_keeps_its_short_walks(flaring):
    assert score(flaring, 6) == [FlareHeard("same")]
    close(flaring.on(instant(14, "03:00")))
    assert (flaring.last_week.action, flaring.week.target, flaring.week.session) == ("FLARE", 40, 10)


@pytest.mark.parametrize(
    ("answers", "action", "target", "returning"),
    [
        (BAD, "FLARE", 30, False),
        (CheckInAnswers(pain=4), "HOLD", 60, True),
        (SILENT, "HOLD", 60, True),
        (CALM, "HOLD", 80, None),
    ],
)
def test_nothing_rises_on_the_way_back_unless_pain_is_green(answers, action, target, returning):
    flare = Flare(instant(-14), instant(20), 80, settled=2, returning=True)
    plan = replace(PLAN, eased=60)
    talk = close(ending(60, answers, person=somebody(plan=plan, flare=flare), target=60, session=15))
    state = talk.person.flare.returning if talk.person.flare else None
    assert (talk.last_week.action, talk.week.target, state) == (action, target, returning)


def test_a_settled_flare_waits_while_the_check_in_says_amber():
    flare = Flare(instant(-7), instant(20), 80, settled=2)
    plan = replace(PLAN, eased=40)
    talk = close(
        ending(40, CheckInAnswers(pain=4), person=somebody(plan=plan, flare=flare), target=40, session=10)
    )
    assert (talk.last_week.action, talk.week.target) == ("FLARE", 40)


def test_somebody_who_was_eased_before_a_flare_comes_back_to_that():
    flare = Flare(instant(-14), instant(20), 60, settled=2, returning=True)
    plan = replace(PLAN, eased=45)
    talk = close(ending(45, CALM, person=somebody(plan=plan, flare=flare), target=45))
    assert (talk.week.target, talk.plan.eased) == (60, 60)


def test_a_red_flag_stops_in_a_flare_too():
    person = somebody(flare=Flare(instant(-7), instant(20), 80), lock=Lock(Level.URGENT, instant(3)))
    assert close(ending(40, BAD, person=person)).last_week.action == "STOP"


def test_pain_that_rises_in_a_flare_or_stays_for_two_weeks_is_for_a_professional(flaring):
    assert score(flaring, 9) == [FlareHeard("see_someone")]
    assert score(flaring.at(22), 7) == [FlareHeard("see_someone")]


def test_worse_in_words_in_a_flare_is_for_a_professional(flaring):
    assert flaring.hear(hurts(None, trend="worse")) == [FlareHeard("see_someone")]
    flaring.fire(DueKind.FLARE_CHECK)
    assert flaring.hear(hurts(None, level="none")) == [FlareHeard("settling")]


def test_the_usual_pain_is_the_median_of_the_last_green_weeks():
    weeks = tuple(
        closed(6 - number, answers=CheckInAnswers(pain=pain), light=light)
        for number, (pain, light) in enumerate(
            [(1, "GREEN"), (9, "FLARE"), (3, "GREEN"), (3, "GREEN"), (2, "GREEN")]
        )
    )
    turn = Turn(record(instant(0), weeks=(*weeks, week())))
    assert (usual(turn), usual(turn, weeks[2].monday)) == (2.5, 1)
    assert usual(Turn(record(instant(0)))) is None


def test_the_same_week_is_always_judged_the_same_way():
    talk = ending(60, CALM)
    assert judge(Turn(talk.record), talk.week) == judge(Turn(talk.record), talk.week)
    assert judge(Turn(talk.record), talk.week).action == Action.ADVANCE


def test_an_old_pain_of_another_week_is_no_answer_in_a_flare():
    flare = Flare(instant(-14), instant(20), 80, settled=2, returning=True)
    pain = Pain(instant(-3), day(-3), 2)
    talk = ending(60, SILENT, person=somebody(plan=replace(PLAN, eased=60), flare=flare), target=60)
    talk.record = replace(talk.record, pains=(pain,))
    assert close(talk).last_week.light == "UNKNOWN"


def test_an_offer_is_made_at_once_after_a_week_that_is_repeated():
    talk = close(ending(40, CALM))
    assert talk.outgoing[0].reply.offer == (16,) * 5
    assert [one.walks for one in talk.record.offers] == [(16,) * 5]


def test_no_offer_is_made_that_would_shorten_nothing():
    plan = Plan(Unit.MINUTES, 25, 5, 5)
    talk = close(ending(10, CALM, plan=plan, target=25, session=5, walks=5))
    assert (talk.outgoing[0].reply.offer, talk.record.offers) == ((), ())


def test_a_walk_that_was_planned_beyond_the_week_stays_planned():
    talk = ending(80, CALM)
    talk.record = replace(talk.record, planned=(planned(7, day(8)),))
    assert (day(8), 20) in close(talk).open_walks
