from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Unit
from coach.domain.reading import Level
from coach.domain.replies import (
    AlreadyNoted,
    Answered,
    AskConfirm,
    AskMoveTime,
    CheckInAsked,
    FirstPlan,
    FlareHeard,
    FollowUp,
    LockedStill,
    Measure,
    Moved,
    NextTarget,
    NoWalksHeard,
    Nudge,
    NudgeClosed,
    Outage,
    PainNoted,
    Paused,
    PlannedWalk,
    PlanShown,
    Resumed,
    SafetyCard,
    SettingChanged,
    SkipNoted,
    Slot,
    SplitOffered,
    SplitTaken,
    Standing,
    SwapOffered,
    TodayShown,
    ToldWalk,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
    WeekOpened,
    WeekShown,
    WhyShown,
)
from coach.messages import Voice, render
from coach.messages.speech import Speech

MINUTES, METRES, STEPS = Unit.MINUTES, Unit.METRES, Unit.STEPS
WEDNESDAY = date(2026, 3, 4)
TUESDAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 4, 9, 15)
MORNING_WALK = ToldWalk(WEDNESDAY, 25, part="morning")
WEEK = Standing(45, 80, MINUTES)
PLANNED = PlannedWalk(date(2026, 3, 5), time(7, 30), Measure(20, MINUTES))
LATER = PlannedWalk(date(2026, 3, 6), time(18), Measure(20, MINUTES))


def minutes(value):
    return Measure(value, MINUTES)


def said(reply, *, metric=True, now=NOW, variant=0):
    return render(reply, Voice("en", metric=metric, now_local=now, variant=variant)).split("\n")


SENTENCES = [
    (WalkLogged((MORNING_WALK,), WEEK, 1), ["Noted: 25 min this morning.", "This week: 45 of 80 min."]),
    (
        WalkLogged((MORNING_WALK,), Standing(85, 80, MINUTES), 1, pain=3, goal_reached=True),
        [
            "Noted: 25 min this morning, pain 3 of 10.",
            "This week: 85 of 80 min.",
            "That's your goal for the week. Well done.",
        ],
    ),
    (
        WalkLogged((MORNING_WALK,), WEEK, 1, returned=True),
        ["Noted: 25 min this morning.", "This week: 45 of 80 min.", "Good to have you back."],
    ),
    (
        WalkLogged((ToldWalk(TUESDAY, 20, count=2, approx=True),), Standing(45, 80, MINUTES, about=True), 1),
        ["Noted: 2 walks of about 20 min yesterday.", "This week: about 45 of 80 min."],
    ),
    (
        WalkLogged((ToldWalk(date(2026, 3, 1), 25, 2000, at=time(7, 5)),), None, 1, corrected=True),
        ["Changed. Now it says 2 km in 25 min on Sun 1 Mar at 07:05."],
    ),
    (
        AlreadyNoted(WEEK),
        ["I have that walk already, so I count it once.", "This week: 45 of 80 min."],
    ),
    (AskConfirm((ToldWalk(TUESDAY, 20, part="night"),)), ["Shall I note 20 min last night?"]),
    (
        WalkCorrected(MORNING_WALK, ToldWalk(WEDNESDAY, 30, part="morning"), WEEK, 1),
        ["Changed: 30 min instead of 25 min, this morning.", "This week: 45 of 80 min."],
    ),
    (
        WalkRemoved((MORNING_WALK,), Standing(20, 80, MINUTES)),
        ["Taken out: 25 min this morning.", "This week: 20 of 80 min."],
    ),
    (
        PainNoted(None, None, None),
        [
            "Thank you for telling me. If you like, say how strong it is now, from 0 (no pain) to 10.",
            "A shorter walk is fine, and so is none. /safety lists the signs to see a doctor for.",
        ],
    ),
    (
        PainNoted(7, None, "worse"),
        [
            "Noted: pain 7 of 10.",
            "I'm sorry that it's worse.",
            "A shorter walk is fine, and so is none. /safety lists the signs to see a doctor for.",
        ],
    ),
    (
        SkipNoted((WEDNESDAY,), "weather", PLANNED),
        [
            "No walk today.",
            "The weather can be like that.",
            "Next walk: tomorrow at 07:30, 20 min.",
        ],
    ),
    (
        Nudge(1, time(7, 30), minutes(20), WEEK, "after breakfast, with a podcast"),
        [
            "Your walk is at 07:30: 20 min.",
            "Your own plan: after breakfast, with a podcast",
            "So far this week: 45 of 80 min.",
        ],
    ),
    (FollowUp(1, time(7, 30), minutes(20)), ["How was your 07:30 walk (20 min)?"]),
    (
        NudgeClosed("moved", time(7, 30), minutes(20), datetime(2026, 3, 4, 18)),
        ["Your 07:30 walk (20 min): moved to today 18:00."],
    ),
    (
        Moved(PLANNED, LATER),
        [
            "Moved to Fri 6 Mar at 18:00, 20 min.",
            "It was tomorrow at 07:30, 20 min. Your other walks stay as they are.",
        ],
    ),
    (AskMoveTime(PLANNED, ()), ["Move it to when? Now it's tomorrow at 07:30, 20 min."]),
    (
        Paused(date(2026, 3, 9)),
        [
            "Your plan rests until Mon 9 Mar.",
            "No goals and no reminders until then. A walk still counts if you tell me.",
        ],
    ),
    (
        Resumed(WEEK, 20, PLANNED),
        [
            "Welcome back. It's good to hear from you. Your plan goes on from here.",
            "This week: 45 of 80 min.",
            "Next walk: tomorrow at 07:30, 20 min.",
        ],
    ),
    (
        SplitOffered((15, 15, 15), MINUTES, Standing(0, 45, MINUTES), 45, "one_a_day"),
        [
            "There's another way to do this week: 3 walks of 15 min.",
            "That makes 45 of 45 min.",
            "Shall I put them into your week?",
        ],
    ),
    (
        SplitOffered((14, 13, 13), MINUTES, Standing(40, 80, MINUTES), 80, "one_a_day", 1),
        [
            "Here's an idea for the rest of the week: 1 walk of 14 min and 2 of 13 min.",
            "That makes 80 of 80 min.",
            "Shall I put them into your week?",
        ],
    ),
    (
        SplitOffered((22,) * 4, MINUTES, Standing(5, 150, MINUTES), 93, "partial"),
        [
            "There's another way to do this week: 4 walks of 22 min.",
            "That makes 93 of 150 min. The rest is let go, and nothing is carried over.",
            "Shall I put them into your week?",
        ],
    ),
    (
        SplitTaken((PLANNED, LATER)),
        ["Done, they're in your week:", "• tomorrow 07:30, 20 min", "• Fri 6 Mar 18:00, 20 min"],
    ),
    (
        SwapOffered(2, 20, 3, 15, MINUTES),
        [
            "How about 3 walks of 15 min a week, instead of 2 walks of 20 min?",
            "Each walk is no longer than now.",
        ],
    ),
    (
        CheckInAsked("enjoyment", 2),
        ["2 of 5. How much did pain get in the way of enjoying life this week? (0 = not at all, 10 = fully)"],
    ),
    (
        NextTarget("ADVANCE", minutes(85), minutes(80), 85, (17,) * 5),
        [
            "You walked 85 of 80 min and your back was steady, so next week is 85 min.",
            "That could be 5 walks of 17 min.",
            "Does that fit?",
        ],
    ),
    (
        NextTarget("HOLD", minutes(80), minutes(80), 60, (16,) * 5, low_confidence=True),
        [
            "Next week stays at 80 min. I add more only after a week of steady pain.",
            "That could be 5 walks of 16 min.",
            "You weren't quite sure, so a bit less is fine too.",
            "Does that fit?",
        ],
    ),
    (
        NextTarget("STOP", minutes(80), minutes(80), 60, ()),
        [
            (
                "Your plan waits until you have talked to a professional."
                " /safety lists the signs to see a doctor for."
            )
        ],
    ),
    (
        WeekOpened("REPEAT_SPLIT", minutes(80), minutes(80), 45, (PLANNED,), 3, offer=(16,) * 5),
        [
            "Week 3 starts today.",
            "Last week you walked 45 of 80 min. This week is 80 min again, with nothing to catch up.",
            "• tomorrow 07:30, 20 min",
            "It could also be 5 walks of 16 min. Shall I put them into your week?",
        ],
    ),
    (
        WeekOpened("EASE", minutes(60), minutes(80), 20, (), 4, 1),
        ["A new week, your number 4.", "Last week you walked 20 of 80 min, so this week is lighter: 60 min."],
    ),
    (
        NoWalksHeard(minutes(80)),
        [
            "That's fine, and thank you for telling me. This week's goal: 80 min.",
            'If your walks feel too long, say "shorter walks please", and I\'ll look for some.',
        ],
    ),
    (
        FlareHeard("over", minutes(80)),
        ["Good to hear that it's calmer. From next week on we go back to 80 min a week, step by step."],
    ),
    (
        WhyShown("ADVANCE", "GREEN", minutes(85), minutes(80), 85, 3, 3.0, 106),
        [
            "This week's goal is 85 min.",
            "Last week you walked 85 of 80 min (106 %).",
            "Your pain was 3 of 10. Usual for you is 3.",
            "From three quarters of the goal on, in a week of steady pain, I add a little.",
        ],
    ),
    (
        WeekShown(date(2026, 3, 2), WEEK, (MORNING_WALK,), (PLANNED,), 3),
        [
            "Week 3: 45 of 80 min.",
            "▓▓▓▓▓░░░░░",
            "",
            "Walked:",
            "• 25 min this morning",
            "",
            "Planned:",
            "• tomorrow 07:30, 20 min",
        ],
    ),
    (
        PlanShown(minutes(85), minutes(150), 2, 5, minutes(17), (Slot(0, time(7, 30)),), (85, 90)),
        [
            "Week 2: 85 min, as 5 walks of 17 min.",
            "Walk times: Mon at 07:30.",
            "If each week goes well: 85 min → 90 min.",
            (
                "In the long run: 150 min a week."
                " The plan waits for you: after a hard week it stays where it is."
            ),
        ],
    ),
    (
        FirstPlan(minutes(45), minutes(80), (Slot(4, time(8)), Slot(0, time(8))), (PLANNED,), 30, WEDNESDAY),
        [
            "Your plan is ready.",
            "",
            "This week: 45 min, as it is a short one.",
            "From Monday on: 80 min a week.",
            "Walk times: Mon and Fri at 08:00.",
            "• tomorrow 07:30, 20 min",
            "",
            'I\'ll remind you 30 minutes before each walk. After a walk just tell me, like "walked 20 min".',
        ],
    ),
    (
        Outage(datetime(2026, 3, 3, 14)),
        [
            "I was away since yesterday 14:00 and may have missed your messages.",
            "Please tell me again what you walked since then.",
        ],
    ),
    (
        SettingChanged("zone", start=time(14, 5), name="America/New_York"),
        ["Your times are now for America/New York, where it's 14:05."],
    ),
]


@pytest.mark.parametrize(("reply", "lines"), SENTENCES, ids=lambda value: type(value).__name__)
def test_a_reply_is_said_in_these_words(reply, lines):
    assert said(reply) == lines


def test_a_card_begins_with_what_to_do():
    assert said(SafetyCard(Level.EMERGENCY))[0] == (
        "Please get help now: call your local emergency number, or go to A&amp;E."
    )
    assert said(SafetyCard(Level.URGENT))[0] == "Please talk to a doctor today."
    assert said(SafetyCard(Level.STOP_WALK))[0] == "Please stop your walk now, and sit down."


def test_a_card_about_somebody_else_speaks_of_them():
    assert said(SafetyCard(Level.EMERGENCY, somebody_else=True))[0] == (
        "Please get help for them now: call your local emergency number, or bring them to A&amp;E."
    )


def test_thoughts_of_ending_ones_life_have_a_card_of_their_own():
    assert said(SafetyCard(Level.EMERGENCY, crisis=True))[0] == (
        "I'm sorry that it is this hard for you right now. Please talk to somebody now."
    )


def test_a_locked_plan_says_so():
    assert said(LockedStill(Level.URGENT))[0].startswith("Your plan still waits.")


def test_distances_are_said_in_km_or_in_miles():
    walk = WalkLogged((ToldWalk(WEDNESDAY, metres=1250),), Standing(1250, 12_000, METRES), 1)

    assert said(walk) == ["Noted: 1.25 km today.", "This week: 1.25 of 12 km."]
    assert said(walk, metric=False) == ["Noted: 0.78 miles today.", "This week: 0.8 of 7.5 miles."]


def test_what_was_walked_today_needs_no_day():
    shown = TodayShown((PLANNED,), (MORNING_WALK, ToldWalk(WEDNESDAY, metres=2000)), WEEK, None)

    assert said(shown) == [
        "Today:",
        "• tomorrow 07:30, 20 min",
        "Walked today: 25 min and 2 km.",
        "This week: 45 of 80 min.",
    ]


def test_a_question_about_pain_is_answered_without_numbers():
    assert said(Answered("pain_advice", WEEK, PLANNED))[0].startswith("I can't give medical advice.")
    assert said(Answered("progress", WEEK, PLANNED))[0] == "This week: 45 of 80 min."
    assert said(Answered("schedule", WEEK, PLANNED))[0] == "Next walk: tomorrow at 07:30, 20 min."


def test_quiet_hours_with_one_end_are_none():
    assert said(SettingChanged("quiet", start=time(7), end=time(7))) == ["You have no quiet hours now."]
    assert said(SettingChanged("quiet", start=time(22), end=time(7))) == [
        "I'll be quiet from 22:00 to 07:00."
    ]


def test_a_message_that_is_not_there_is_our_own_mistake():
    with pytest.raises(LookupError):
        Speech(Voice("en", metric=True, now_local=NOW)).say("no-such-message")


def test_a_message_with_a_hole_is_our_own_mistake():
    with pytest.raises(LookupError):
        Speech(Voice("en", metric=True, now_local=NOW)).say("logged")
    with pytest.raises(LookupError):
        Speech(Voice("en", metric=True, now_local=NOW)).vary("follow-up", 0)


def test_one_mile_is_no_miles():
    walk = WalkLogged((ToldWalk(WEDNESDAY, metres=1609),), None, 1)

    assert said(walk, metric=False) == ["Noted: 1 mile today."]


def test_short_distances_are_said_in_metres():
    assert said(WalkLogged((ToldWalk(WEDNESDAY, metres=400),), None, 1)) == ["Noted: 400 m today."]


def test_steps_are_grouped_so_that_they_can_be_read():
    walk = WalkLogged((ToldWalk(WEDNESDAY, steps=2000),), Standing(2000, 9000, STEPS), 1)

    assert said(walk) == ["Noted: 2,000 steps today.", "This week: 2,000 of 9,000 steps."]


def test_a_day_lasts_until_four_in_the_morning():
    night = datetime(2026, 3, 5, 1, 30)

    assert said(WalkLogged((ToldWalk(WEDNESDAY, 25),), None, 1), now=night) == ["Noted: 25 min today."]


@pytest.mark.parametrize(
    ("reply", "least"),
    [
        (Nudge(1, time(7, 30), minutes(20), Standing(0, 80, MINUTES)), 8),
        (Nudge(1, time(7, 30), minutes(20), Standing(0, 80, MINUTES), again=True), 4),
        (FollowUp(1, time(7, 30), minutes(20)), 5),
        (WeekOpened("HOLD", minutes(80), None, None, (), 1), 3),
        (SplitOffered((15,), MINUTES, Standing(0, 45, MINUTES), 45, "one_a_day"), 3),
        (WalkLogged((MORNING_WALK,), None, 1, goal_reached=True), 3),
        (WalkLogged((MORNING_WALK,), None, 1, returned=True), 3),
    ],
)
def test_what_is_said_often_is_said_in_several_ways(reply, least):
    ways = {tuple(said(reply, variant=variant)) for variant in range(60)}

    assert len(ways) >= least
