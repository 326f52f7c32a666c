"""Messages that must be understood for sure, and what comes of each."""

from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Amount
from coach.domain.reading import (
    Change,
    Dialogue,
    Expecting,
    LastWalk,
    Meaning,
    SaidCheckIn,
    SaidCorrection,
    SaidPlan,
    SaidSchedule,
    SaidSettings,
    SaidSkip,
    SaidSlot,
    Speaker,
)
from coach.language import understand
from coach.language.brief import small_talk

WEDNESDAY = datetime(2026, 3, 11, 18, 40)
TODAY = WEDNESDAY.date()
LAST = Dialogue(last_walk=LastWalk(TODAY, 20))


def read(text, dialogue=None, now=WEDNESDAY, units="metric"):
    return understand(text, now, Speaker("en", units), dialogue or Dialogue())


def amounts(reading):
    return [(walk.day, walk.amount, walk.count) for walk in reading.walks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 min this morning", [(TODAY, Amount(minutes=25), 1)]),
        ("did 2x15 yesterday with the dog", [(date(2026, 3, 10), Amount(minutes=15), 2)]),
        ("3k steps Tues", [(date(2026, 3, 10), Amount(steps=3000), 1)]),
        ("1.5 miles last night, back 3/10", [(date(2026, 3, 10), Amount(distance_m=2414), 1)]),
        ("1½ miles", [(TODAY, Amount(distance_m=2414), 1)]),
        ("٢٠ min", [(TODAY, Amount(minutes=20), 1)]),
        ("an hour and a quarter", [(TODAY, Amount(minutes=75), 1)]),
        ("did 30 min on 5 march", [(date(2026, 3, 5), Amount(minutes=30), 1)]),
        ("did 30 min on 5/3", [(date(2026, 3, 5), Amount(minutes=30), 1)]),
        ("3/4 of a mile", [(TODAY, Amount(distance_m=1207), 1)]),
        ("15 + 20 min", [(TODAY, Amount(minutes=15), 1), (TODAY, Amount(minutes=20), 1)]),
    ],
)
def test_walks_are_read_with_their_day_and_amount(text, expected):
    assert amounts(read(text)) == expected


@pytest.mark.parametrize("text", ["20 min, that was really hard", "20 min today and it was too easy"])
def test_a_walk_that_is_judged_is_told_all_the_same(text):
    reading = read(text, LAST)
    assert (amounts(reading), reading.corrections) == ([(TODAY, Amount(minutes=20), 1)], ())


@pytest.mark.parametrize("text", ["make that 30, it was hard", "make it 30 that was too hard"])
def test_a_correction_that_is_judged_stays_one(text):
    assert read(text, LAST).corrections == (SaidCorrection("amend", change=Change(Amount(minutes=30))),)


def test_after_lunch_yesterday_is_past_before_lunch_today():
    reading = read("did 25 min this morning and 10 after lunch yesterday", now=datetime(2026, 3, 11, 9))
    assert amounts(reading) == [
        (TODAY, Amount(minutes=25), 1),
        (date(2026, 3, 10), Amount(minutes=10), 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "i'd prefer 3 walks of 30 minutes",
        "4 walks of 20 minutes please",
        "an hour earlier please",
        "my steps are 110 a minute",
        "change my walks to 25 minutes",
        "make my walks 25 minutes",
    ],
)
def test_a_wish_and_a_pace_are_no_walks(text):
    assert (read(text, LAST).walks, read(text, LAST).corrections) == ((), ())


def test_a_walk_to_come_is_cancelled_by_its_day():
    assert read("cancel friday's walk", LAST).skips == (SaidSkip(date(2026, 3, 13), None, "friday"),)


@pytest.mark.parametrize(("text", "topic"), [("how much this week", "progress"), ("why only 80", "why")])
def test_short_questions_have_their_topic(text, topic):
    assert read(text).question == topic


def test_the_order_of_day_and_month_is_that_of_the_units():
    assert read("did 30 min on 3/5", units="imperial").walks[0].day == date(2026, 3, 5)


def test_companions_come_along():
    assert read("did 2x15 yesterday with the dog").companions == ("dog",)


def test_pain_beside_a_walk_is_a_score():
    assert [pain.score for pain in read("1.5 miles last night, back 3/10").pains] == [3]


def test_a_plan_is_no_score_though_one_was_asked_for():
    reading = read("tomorrow at 6", Dialogue(expecting=Expecting.PAIN))
    assert (reading.plans, reading.pains) == ((SaidPlan(date(2026, 3, 12), at=time(6), when="tomorrow"),), ())
    assert [pain.score for pain in read("6 today", Dialogue(expecting=Expecting.PAIN)).pains] == [6]


@pytest.mark.parametrize("text", ["stop reminding me for two weeks", "no reminders for a fortnight"])
def test_reminders_stopped_for_a_while_are_a_pause(text):
    reading = read(text)
    assert (reading.schedule, reading.settings) == (SaidSchedule("pause", until=date(2026, 3, 25)), None)


@pytest.mark.parametrize("text", ["what is my next walk", "next walk?", "when's my next session?"])
def test_the_next_walk_is_a_question_of_the_schedule(text):
    assert read(text).question == "schedule"


@pytest.mark.parametrize(
    ("text", "topic"),
    [("are you a real person?", "who"), ("who are you", "who"), ("do you speak spanish?", "language")],
)
def test_who_one_talks_to_is_told(text, topic):
    assert read(text).question == topic


@pytest.mark.parametrize("text", ["change to Mon Wed Fri at 7:30", "change it to tuesday and friday 6pm"])
def test_several_days_and_a_time_are_walk_times(text):
    reading = read(text, LAST)
    assert (reading.corrections, reading.schedule.op) == ((), "set")


@pytest.mark.parametrize("text", ["delete yesterday", "remove yesterday please"])
def test_a_day_alone_says_which_walk_is_deleted(text):
    assert read(text, LAST).corrections == (SaidCorrection("delete", date(2026, 3, 10)),)


@pytest.mark.parametrize("text", ["edit", "change that please", "fix it"])
def test_the_edit_button_works_in_words(text):
    assert read(text, LAST).corrections == (SaidCorrection("amend"),)


@pytest.mark.parametrize(
    ("text", "units"), [("switch to minutes", "minutes"), ("use miles", "miles"), ("count in steps", "steps")]
)
def test_units_are_a_setting(text, units):
    assert read(text).settings == SaidSettings(units=units)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("you're great", "praise"),
        ("Nice one!", "praise"),
        ("that is so helpful", "praise"),
        ("weather is nice", None),
        ("a great big dog ran at me", None),
        ("thanks", "thanks"),
        ("I feel great today", "well"),
        ("I'm not so good", None),
        ("did nothing this week", "nothing"),
        ("my mum walked 20 minutes", "others"),
        ("🙂", "other"),
        ("👍", "praise"),
    ],
)
def test_small_talk_is_told_from_talk(text, kind):
    assert small_talk(text) == kind


def test_a_day_without_a_walk_has_its_reason():
    assert read("no walk today, back flared").skips == (SaidSkip(TODAY, "pain", "today"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make that 30", SaidCorrection("amend", None, Change(Amount(minutes=30)))),
        ("undo", SaidCorrection("delete")),
    ],
)
def test_the_last_walk_can_be_corrected(text, expected):
    assert read(text, LAST).corrections == (expected,)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Mon Wed Fri at 7:30", SaidSlot((0, 2, 4), time(7, 30))),
        ("weekdays after lunch", SaidSlot((0, 1, 2, 3, 4), None, "afternoon")),
        ("weekdays except Thu at 6", SaidSlot((0, 1, 2, 4), time(6))),
    ],
)
def test_a_routine_is_set_in_words(text, slot):
    assert read(text).schedule == SaidSchedule("set", (slot,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pause till Sunday", SaidSchedule("pause", until=date(2026, 3, 15))),
        ("pause for 2 weeks", SaidSchedule("pause", until=date(2026, 3, 25))),
        ("resume", SaidSchedule("resume")),
        ("back from holiday", SaidSchedule("resume")),
    ],
)
def test_a_routine_is_paused_and_taken_up_again(text, expected):
    assert read(text).schedule == expected


def test_a_plan_has_its_day_and_time():
    assert read("tomorrow at 6").plans == (SaidPlan(date(2026, 3, 12), at=time(6), when="tomorrow"),)


def test_not_today_is_a_skip():
    assert [skip.day for skip in read("not today").skips] == [TODAY]


def test_too_long_is_hard_and_shorter_asks_for_a_split():
    assert (read("20 minutes is too long").check_in, read("shorter today").check_in) == (
        SaidCheckIn(difficulty="hard"),
        SaidCheckIn(next="split"),
    )


@pytest.mark.parametrize("text", ["3, 2, 4, no, 8", "10 minutes, 3 days", "about a three, didn't stop me"])
def test_answers_to_the_check_in_log_no_walk(text):
    assert read(text, Dialogue(Expecting.CHECK_IN)).walks == ()


@pytest.mark.parametrize("expecting", [Expecting.PAIN, Expecting.CHECK_IN])
def test_a_number_in_words_answers_the_question_about_pain(expecting):
    reading = read("about a three, didn't stop me doing anything", Dialogue(expecting))
    assert ([pain.score for pain in reading.pains], reading.walks) == ([3], ())


def test_a_bare_number_is_confirmed_before_it_counts():
    reading = read("25")
    assert (amounts(reading), reading.ask) == ([(TODAY, Amount(minutes=25), 1)], {"confirm"})


def test_a_red_flag_is_raised_and_its_alarm_kept():
    reading = read("numb between my legs since this morning")
    assert (Meaning.RED_FLAG in reading.meanings, bool(reading.alarm.phrases)) == (True, True)


def test_what_was_said_plainly_is_surer_than_what_was_not():
    plain = read("walked 20 minutes today").confidence
    assert plain > 0.85
    assert plain > read("25").confidence + 0.1


def test_a_language_without_a_lexicon_is_never_sure():
    assert understand("걸었다 30 min", WEDNESDAY, Speaker("ko"), Dialogue()).confidence <= 0.5


@pytest.mark.parametrize("dialogue", [Dialogue(), LAST])
@pytest.mark.parametrize(
    "text",
    [
        "rained off yesterday, 30 mins today to make up for it",
        "no walk yesterday, 30 min today to make up for it",
        "skipped monday, did 30 today to make up for it",
    ],
)
def test_making_up_for_a_walk_is_a_new_one_and_changes_none(text, dialogue):
    reading = read(text, dialogue)
    assert (amounts(reading), reading.corrections) == ([(TODAY, Amount(minutes=30), 1)], ())


@pytest.mark.parametrize(
    "text",
    [
        "20 min on the phone to mum instead of my walk",
        "watched 40 min of telly instead of walking",
        "30 min of housework instead of a walk",
    ],
)
def test_what_was_done_instead_of_a_walk_is_none(text):
    assert amounts(read(text)) == []


@pytest.mark.parametrize(
    "text",
    ["did 20 min instead of my usual walk", "walked 20 min instead of the run", "20 min instead of 30 today"],
)
def test_a_walk_that_was_done_instead_counts(text):
    assert amounts(read(text)) == [(TODAY, Amount(minutes=20), 1)]


@pytest.mark.parametrize(
    "text",
    [
        "20 min but felt like an hour",
        "walked 20 min, felt like about 40",
        "did 20 min instead of the planned 25",
        "20 min instead of my usual 30",
    ],
)
def test_what_it_felt_like_or_should_have_been_is_no_walk(text):
    assert amounts(read(text)) == [(TODAY, Amount(minutes=20), 1)]
