"""Orders in words: what is taken away, put right, moved, put off, repeated or set."""

from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Amount
from coach.domain.reading import (
    Change,
    Dialogue,
    Expecting,
    LastWalk,
    PlannedSession,
    Reading,
    SaidCorrection,
    SaidMove,
    SaidSchedule,
    SaidSettings,
    SaidSlot,
    SaidSnooze,
    Speaker,
)
from coach.language import understand

NOW = datetime(2026, 9, 16, 14, 0)  # a Wednesday
TODAY, YESTERDAY, TOMORROW, FRIDAY = (date(2026, 9, day) for day in (16, 15, 17, 18))
SUNDAY, LAST_SUNDAY, LAST_MONDAY, MONDAY = (date(2026, 9, day) for day in (20, 13, 14, 21))
NOTHING_SAID = Dialogue()
KEPT = Dialogue(last_walk=LastWalk(TODAY, 20), last_text="20")
PLANNED = Dialogue(planned=(PlannedSession(TODAY, time(17)),))
TOMORROW_PLANNED = Dialogue(planned=(PlannedSession(TOMORROW, time(10)),))
NUDGED = Dialogue(Expecting.NUDGE, planned=(PlannedSession(TODAY, time(14)),))
SNOOZED = Dialogue(Expecting.SNOOZE, planned=(PlannedSession(TODAY, time(14)),))
ASKED_FOR_TIMES = Dialogue(Expecting.SCHEDULE)
WEEKDAYS = (0, 1, 2, 3, 4)


def read(text: str, dialogue: Dialogue = NOTHING_SAID) -> Reading:
    return understand(text, NOW, Speaker("en", "metric"), dialogue)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("scrub that last one, it was a bus ride", None),
        ("could you get rid of the last entry?", None),
        ("take what I just logged out again", None),
        ("I'd like that last walk gone", None),
        ("bin the walk of sunday", LAST_SUNDAY),
        ("please take yesterday's entry out", YESTERDAY),
        ("that record of Monday is nonsense, remove it", LAST_MONDAY),
        ("Sunday's 30 was a fib, take it off", LAST_SUNDAY),
        ("scrub monday, it was a taxi", LAST_MONDAY),
        ("not a walk that, delete", None),
    ],
)
def test_a_verb_that_takes_away_deletes_what_was_kept(text, day):
    assert read(text, KEPT).corrections == (SaidCorrection("delete", day),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("drop tonight's walk please, migraine", TODAY),
        ("cancel this evening's session", TODAY),
        ("bin tomorrow's one, the plumber comes", TOMORROW),
    ],
)
def test_a_walk_to_come_that_is_taken_away_is_skipped(text, day):
    reading = read(text, PLANNED)
    assert ([skip.day for skip in reading.skips], reading.corrections) == ([day], ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("lose the Thursday one, choir night", (3,)),
        ("take out my monday walks", (0,)),
        ("strike Saturday from my timetable", (5,)),
        ("cut out the tuesday and sunday ones", (1, 6)),
        ("Sunday walks are too much, remove them", (6,)),
        ("I can't do Fridays any more", (4,)),
    ],
)
def test_a_day_of_the_week_that_is_taken_away_leaves_the_routine(text, days):
    assert read(text).schedule == SaidSchedule("remove", (SaidSlot(days),))


@pytest.mark.parametrize(
    "text",
    ["scrap my whole routine", "get rid of every walking time you have", "empty my timetable, I start anew"],
)
def test_the_whole_routine_is_cleared(text):
    assert read(text).schedule == SaidSchedule("clear")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("I put 20, right would be 28", Change(Amount(minutes=28))),
        ("it's down as 20 but should be 12", Change(Amount(minutes=12))),
        ("20 was wrong, it was 31", Change(Amount(minutes=31))),
        ("I typed 20 instead of 24", Change(Amount(minutes=24))),
        ("change it from 20 to 50", Change(Amount(minutes=50))),
        ("nope, 17 minutes", Change(Amount(minutes=17))),
        ("bump that up to 26", Change(Amount(minutes=26))),
        ("make it 35 and put the pain as 4", Change(Amount(minutes=35), pain=4)),
        ("pain was only 3, I entered 8 by mistake", Change(pain=3)),
        ("stick another five on that, went back for milk", Change(add_minutes=5)),
        ("oh, that was yesterday, not today", Change(day=YESTERDAY)),
        ("the 20 minutes were yesterday", Change(day=YESTERDAY)),
        ("wrong day, that walk was on Sunday", Change(day=LAST_SUNDAY)),
        ("time's wrong, it was at 9:30", Change(at=time(9, 30))),
        ("hang on, that was 35, I read the oven clock", Change(Amount(minutes=35))),
        ("45 it was, my thumbs are too big", Change(Amount(minutes=45))),
        ("the steps were 6,400, it had synced half of them", Change(Amount(steps=6400))),
        ("that one happened on sunday", Change(day=LAST_SUNDAY)),
    ],
)
def test_the_number_or_day_that_is_right_is_told_from_the_wrong_one(text, change):
    assert read(text, KEPT).corrections == (SaidCorrection("amend", None, change),)


@pytest.mark.parametrize(
    "text",
    [
        "walked 30 minutes instead of 20",
        "plus another 10 mins just now",
        "I put my boots on and did 12 minutes",
    ],
)
def test_a_new_walk_changes_none_that_was_kept(text):
    reading = read(text, KEPT)
    assert (len(reading.walks), reading.corrections) == (1, ())


@pytest.mark.parametrize(
    ("text", "dialogue", "move"),
    [
        ("shunt tomorrow's to Friday", TOMORROW_PLANNED, (TOMORROW, FRIDAY, None)),
        ("make it half six instead of five today", PLANNED, (TODAY, TODAY, time(18, 30))),
        ("push Friday's walk on to Sunday at ten in the morning", NOTHING_SAID, (FRIDAY, SUNDAY, time(10))),
        ("can tonight's one go to tomorrow morning at 6:30", PLANNED, (TODAY, TOMORROW, time(6, 30))),
        ("move tomorrow's to Friday at 9, work christmas do", TOMORROW_PLANNED, (TOMORROW, FRIDAY, time(9))),
        ("can we do it at 19h instead?", NUDGED, (TODAY, TODAY, time(19))),
        ("Would Sunday suit instead of Friday?", NOTHING_SAID, (FRIDAY, SUNDAY, None)),
        ("put friday's walk on sunday", NOTHING_SAID, (FRIDAY, SUNDAY, None)),
        ("today at 6 is better for me", PLANNED, (TODAY, TODAY, time(18))),
        ("can't at five, does half seven work?", PLANNED, (TODAY, TODAY, time(19, 30))),
        ("slide tomorrow's walk to quarter past four", TOMORROW_PLANNED, (TOMORROW, TOMORROW, time(16, 15))),
        ("not today, tomorrow at 11 please", NUDGED, (TODAY, TOMORROW, time(11))),
        ("tomorrow's no good, friday", TOMORROW_PLANNED, (TOMORROW, FRIDAY, None)),
        ("can the friday walk happen sunday at ten", NOTHING_SAID, (FRIDAY, SUNDAY, time(10))),
    ],
)  # fmt: skip
def test_a_planned_walk_moves_from_what_it_leaves_to_where_it_goes(text, dialogue, move):
    found = read(text, dialogue).move or SaidMove(TODAY)
    assert (found.from_day, found.to_day, found.to_time) == move


@pytest.mark.parametrize(
    ("text", "dialogue", "day", "minutes"),
    [
        ("bring it forward an hour would you", PLANNED, TODAY, -60),
        ("can the walk be 90 minutes later than planned?", PLANNED, TODAY, 90),
        ("half an hour sooner tonight", PLANNED, TODAY, -30),
        ("delay tomorrow by an hour and a half", TOMORROW_PLANNED, TOMORROW, 90),
        ("do it an hour later today", PLANNED, TODAY, 60),
        ("two hours later please, the plumber's here", PLANNED, TODAY, 120),
    ],
)
def test_a_planned_walk_moves_by_so_many_minutes(text, dialogue, day, minutes):
    assert read(text, dialogue).move == SaidMove(day, to_day=day, shift_minutes=minutes)


@pytest.mark.parametrize(
    "text",
    ["is it better to walk at 6 instead of 5?", "moved house today so no walk", "dentist at 4, I'm nervous"],
)
def test_other_times_and_moves_are_no_move_of_a_walk(text):
    assert read(text, PLANNED).move is None


@pytest.mark.parametrize(
    ("text", "dialogue", "minutes", "until"),
    [
        ("gie me twenty minutes", NUDGED, 20, None),
        ("leave it a quarter of an hour", NUDGED, 15, None),
        ("ill walk in a half hour", NUDGED, 30, None),
        ("hang on, ten minutes", NUDGED, 10, None),
        ("not the now hen", NUDGED, None, None),
        ("I can't just now", NUDGED, None, None),
        ("at 8 in the evening again", SNOOZED, None, time(20)),
        ("try again about 4", NUDGED, None, time(16)),
        ("shout me at half five", NUDGED, None, time(17, 30)),
    ],
)
def test_a_delay_in_any_wording_is_a_snooze(text, dialogue, minutes, until):
    found = read(text, dialogue).snooze or SaidSnooze(minutes=-1)
    assert (found.minutes, found.until) == (minutes, until)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Tue + Thu 7.00, Sat 9.30", (SaidSlot((1, 3), time(7)), SaidSlot((5,), time(9, 30)))),
        (
            "Mondays 20 minutes at nine, Thursdays half an hour at three",
            (SaidSlot((0,), time(9), minutes=20), SaidSlot((3,), time(15), minutes=30)),
        ),
        (
            "weekdays at 7:15 and weekends at 9",
            (SaidSlot(WEEKDAYS, time(7, 15)), SaidSlot((5, 6), time(9))),
        ),
        (
            "Mon-Wed 6pm, 10am on Sunday, 25 min",
            (SaidSlot((0, 1, 2), time(18), minutes=25), SaidSlot((6,), time(10), minutes=25)),
        ),
        ("Monday and Friday, ten in the morning", (SaidSlot((0, 4), time(10)),)),
    ],
)
def test_days_stand_in_groups_with_their_times(text, slots):
    assert read(text, ASKED_FOR_TIMES).schedule == SaidSchedule("set", slots)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("Switch my Tuesdays from 6pm to 8pm", SaidSchedule("change", (SaidSlot((1,), time(20)),))),
        ("could you add thursday evenings at 7", SaidSchedule("add", (SaidSlot((3,), time(19)),))),
        (
            "from next Monday Tue and Fri at 6pm",
            SaidSchedule("set", (SaidSlot((1, 4), time(18)),), from_day=MONDAY),
        ),
        ("let's start the walks up again on Monday", SaidSchedule("resume", from_day=MONDAY)),
        (
            "no walks please from the 18th till the 20th",
            SaidSchedule("pause", from_day=FRIDAY, until=SUNDAY),
        ),
        ("away tomorrow until Sunday, pause please", SaidSchedule("pause", from_day=TOMORROW, until=SUNDAY)),
        ("stop everything for two weeks", SaidSchedule("pause", until=date(2026, 9, 30))),
        ("hold off on walks until the 20th, visitors", SaidSchedule("pause", until=SUNDAY)),
        ("nothing till the 20th please", SaidSchedule("pause", until=SUNDAY)),
        (
            "from now on my friday walk goes to sunday",
            SaidSchedule("change", (SaidSlot((6,), from_days=(4,)),)),
        ),
        ("my Friday walk should be at 9", SaidSchedule("change", (SaidSlot((4,), time(9)),))),
        ("Fridays at 5 instead of 6 from now on", SaidSchedule("change", (SaidSlot((4,), time(17)),))),
        ("friday walks are off from now on", SaidSchedule("remove", (SaidSlot((4,)),))),
    ],
)
def test_the_routine_changes_begins_rests_and_goes_on(text, schedule):
    assert read(text).schedule == schedule


def test_advice_is_no_order_even_where_times_were_asked_for():
    assert read("the doctor said i should walk 30 minutes daily", ASKED_FOR_TIMES).schedule is None


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("Quit texting me after 9pm", SaidSettings(quiet_from=time(21))),
        ("don't you ever ping me before 10 in the morning", SaidSettings(quiet_to=time(10))),
        ("show me miles not km please", SaidSettings(units="miles")),
        ("metric please, not imperial", SaidSettings(units="km")),
        ("Everyone calls me Dot, not Dorothy", SaidSettings(name="Dot")),
        ("you can nudge me again", SaidSettings(nudges="on")),
        ("may I have a copy of all my data", SaidSettings(export=True)),
        ("erase all you know about me", SaidSettings(delete_data=True)),
        ("Please warn me 40 minutes before the walk", SaidSettings(lead_minutes=40)),
        ("miles for me please", SaidSettings(units="miles")),
    ],
)
def test_settings_are_asked_for_in_words(text, settings):
    assert read(text).settings == settings


@pytest.mark.parametrize(
    "text",
    [
        "20 min done and please move the tomorrow walk to 9 am",
        "20 min done, pain 2, and can you move tomorrow's to 9am?",
    ],
)
def test_a_report_and_an_order_in_one_message_are_both_kept(text):
    reading = read(text, TOMORROW_PLANNED)
    walked = [walk.amount for walk in reading.walks]
    assert (walked, reading.move and reading.move.to_time) == ([Amount(minutes=20)], time(9))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("walked 24 min", 24), ("10 min today", 10), ("1.6 km in 20 min today", 20), ("walked 12 minutes", 12)],
)
def test_a_walk_that_is_over_is_never_put_off_after_a_nudge(text, minutes):
    later = datetime.combine(TODAY, time(14, 40))

    reading = understand(text, later, Speaker(), NUDGED)

    assert reading.snooze is None
    assert [walk.amount.minutes for walk in reading.walks] == [minutes]


@pytest.mark.parametrize(("text", "minutes"), [("did my walk, 20 min", 20), ("walked 25 min", 25)])
def test_a_walk_that_is_told_while_the_weekly_questions_are_open_keeps_its_length(text, minutes):
    reading = understand(text, datetime.combine(TODAY, time(19)), Speaker(), Dialogue(Expecting.CHECK_IN))

    assert [walk.amount.minutes for walk in reading.walks] == [minutes]
    assert reading.ask == frozenset()


@pytest.mark.parametrize("text", ["500 steps today", "walked 2 km", "20 min today"])
def test_a_walk_that_is_told_while_pain_is_asked_is_no_pain(text):
    reading = understand(text, datetime.combine(TODAY, time(9)), Speaker(), Dialogue(Expecting.PAIN))

    assert (len(reading.walks), reading.pains) == (1, ())


@pytest.mark.parametrize(
    "text", ["change Friday to 6pm", "change friday to 18:00", "Change Thursday to 7:30"]
)
def test_a_walk_time_is_changed_and_no_walk_that_was_kept(text):
    reading = read(text, KEPT)
    assert reading.corrections == ()
    assert reading.schedule is not None
