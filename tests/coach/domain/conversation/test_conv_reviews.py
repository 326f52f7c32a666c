"""Coach reviews with their cards, own activities, pairing, if-then plans, progress."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from builders import (
    MONDAY,
    Talk,
    closed,
    day,
    four_planned,
    instant,
    means,
    minutes,
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.abilities import ask_activities, score_activities
from coach.domain.conversation.pairing import ask_pairing
from coach.domain.conversation.progress import ask_episode
from coach.domain.facts import Ability, CheckInAnswers, DueKind, WalkTime
from coach.domain.person import Asked, Flare
from coach.domain.reading import Meaning, SaidSettings, SaidSkip
from coach.domain.replies import (
    AbilityKept,
    AskAbility,
    AskActivities,
    AskEpisode,
    AskPairing,
    Chatted,
    EpisodeSet,
    GoalChoice,
    InvitationLeft,
    Measure,
    Nudge,
    PairingSet,
    ProgressShown,
    Reviewed,
    SettingChanged,
    Standing,
    WalkLogged,
    WeekRow,
)

STAIRS = ("stairs", "socks")


def in_week(number, now=None, **person):
    """Stand in the given week of the programme."""
    before = tuple(
        replace(closed(number - one, answers=CheckInAnswers(pain=5 - one % 3)), number=one)
        for one in range(1, number)
    )
    weeks = (*before, week(number=number))
    return Talk(record(now or instant(0), person=somebody(**person), weeks=weeks))


@pytest.mark.parametrize(
    ("number", "reviewed", "due"),
    [
        (2, 0, None),
        (3, 0, 2),
        (3, 2, None),
        (4, 0, 2),
        (5, 2, 4),
        (9, 4, 8),
        (13, 8, 12),
        (17, 12, 16),
        (25, 20, 24),
        (27, 24, 26),
        (40, 26, None),
    ],
)
def test_a_review_follows_weeks_2_4_8_12_and_every_four_up_to_26(number, reviewed, due):
    talk = in_week(number, instant(1), reviewed=reviewed)
    said = talk.fire(DueKind.REVIEW)
    asked_for = [one.weeks for one in said if isinstance(one, Reviewed)]
    only_scores = due in (16, 20, 24)
    assert asked_for == ([] if due is None or only_scores else [due])
    assert talk.person.reviewed == (due or reviewed)


def test_it_comes_on_the_first_day_without_a_walk_at_eleven():
    assert in_week(3).due(DueKind.REVIEW) == [instant(2, "11:00")]


def test_where_each_day_has_a_walk_it_comes_on_tuesday():
    talk = in_week(3)
    every = tuple(replace(one, day=day(place), id=place + 1) for place, one in enumerate(four_planned() * 2))[
        :7
    ]
    talk.record = replace(talk.record, planned=every)
    assert talk.due(DueKind.REVIEW) == [instant(1, "11:00")]


def test_a_day_on_which_enough_was_said_puts_it_off_to_the_next():
    talk = in_week(3, unsolicited=2, unsolicited_on=day(2))
    assert talk.due(DueKind.REVIEW) == [instant(3, "11:00")]
    talk.on(instant(2, "11:00"))
    assert talk.fire(DueKind.REVIEW) == []
    assert talk.person.reviewed == 0


@pytest.mark.parametrize(
    "person", [{"flare": Flare(instant(0), instant(2), 80)}, {"unanswered": 1}], ids=["flare", "silence"]
)
def test_it_waits_for_the_end_of_a_flare_and_for_a_word(person):
    assert in_week(3, **person).due(DueKind.REVIEW) == []


def test_then_and_now_stand_side_by_side():
    talk = in_week(5, instant(1), reviewed=2)
    talk.record = replace(talk.record, walks=(walked(1, day(-2)), walked(2, day(-29))))
    [review] = talk.fire(DueKind.REVIEW)
    assert review == Reviewed(
        4,
        "week_4",
        first=Standing(80, 80, Unit.MINUTES),
        last=Standing(80, 80, Unit.MINUTES),
        pain_first=4,
        pain_last=4,
        walks=1,
        asks="activities",
    )


def test_a_review_is_one_of_the_days_two_messages():
    talk = in_week(3, instant(2, "11:00"))
    talk.fire(DueKind.REVIEW)
    assert (talk.person.unsolicited, talk.person.unsolicited_on) == (1, day(2))


@pytest.mark.parametrize(
    ("number", "person", "asks"),
    [
        (3, {}, "pairing"),
        (3, {"pairing": "music"}, None),
        (5, {"reviewed": 2}, "activities"),
        (5, {"reviewed": 2, "activities": STAIRS}, "ability"),
        (17, {"reviewed": 12, "activities": STAIRS}, "ability"),
    ],
)
def test_each_review_asks_one_thing(number, person, asks):
    [review] = in_week(number, instant(1), **person).fire(DueKind.REVIEW)
    assert (review.asks, review.activities) == (asks, len(person.get("activities", ())))


# --- own activities (PSFS)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


def test_activities_are_named_and_scored_one_after_the_other(talk):
    assert talk.turn(score_activities) == [AskActivities()]
    assert talk.hear(activities=STAIRS) == [AskAbility("stairs", 1, 2)]
    assert talk.tap(Verb.SCORE, "4") == [AskAbility("socks", 2, 2)]
    assert talk.hear(score=7) == [AbilityKept(STAIRS, (4, 7))]
    assert talk.record.abilities == (Ability(instant(0), STAIRS, (4, 7), id=100),)
    assert (talk.person.activities, talk.person.question) == (STAIRS, None)


def test_the_next_time_shows_the_scores_of_before(talk):
    talk.turn(score_activities)
    talk.hear(activities=("stairs",))
    talk.tap(Verb.SCORE, "4")
    talk.at(0, week=4)
    assert talk.tap(Verb.INVITE, "ability") == [AskAbility("stairs", 1, 1)]
    assert talk.tap(Verb.SCORE, "6") == [AbilityKept(("stairs",), (6,), (4,))]


def test_other_activities_have_no_before(talk):
    talk.turn(score_activities)
    talk.hear(activities=("stairs",))
    talk.tap(Verb.SCORE, "4")
    talk.turn(ask_activities)
    talk.hear(activities=("socks",))
    assert talk.tap(Verb.SCORE, "6") == [AbilityKept(("socks",), (6,))]


def test_a_score_is_no_pain(talk):
    talk.turn(score_activities)
    talk.hear(activities=("stairs",))
    talk.tap(Verb.SCORE, "4")
    assert talk.record.pains == ()


def test_a_walk_wins_over_the_question_and_no_leaves_it(talk):
    talk.turn(ask_activities)
    assert isinstance(talk.hear(tells(minutes(20, day(0))), activities=("walked 20 min",))[0], WalkLogged)
    assert talk.person.activities == ()
    assert talk.hear(agrees=False, activities=("no",)) == [InvitationLeft()]


def test_a_yes_names_no_activity(talk):
    talk.tap(Verb.INVITE, "activities")
    talk.hear(agrees=True, activities=("yes",))
    assert talk.person.activities == ()


@pytest.mark.parametrize("score", ["11", "-1", "x"])
def test_a_score_out_of_bounds_is_none(talk, score):
    talk.turn(score_activities)
    talk.hear(activities=("stairs",))
    assert talk.tap(Verb.SCORE, score) == []
    assert talk.record.abilities == ()


# --- what goes with a walk


@pytest.mark.parametrize("what", ["podcast", "music", "friend"])
def test_what_goes_with_walks_is_tapped_and_said_in_nudges(talk, what):
    assert talk.tap(Verb.INVITE, "pairing") == [AskPairing()]
    assert talk.tap(Verb.PAIR, what) == [PairingSet(what)]
    [nudge] = talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    assert (type(nudge), nudge.pairing) == (Nudge, what)


@pytest.mark.parametrize(
    ("words", "kept"),
    [("a podcast please", "podcast"), ("With my FRIEND Ana", "friend"), ("birdsong", "birdsong")],
)
def test_it_may_be_said_in_own_words(talk, words, kept):
    talk.turn(ask_pairing)
    assert talk.hear(text=words) == [PairingSet(kept)]
    assert talk.person.pairing == kept


def test_nothing_lets_it_go_and_no_leaves_it(talk):
    talk.tap(Verb.PAIR, "music")
    assert talk.tap(Verb.PAIR, "none") == [PairingSet(None)]
    talk.turn(ask_pairing)
    assert talk.hear(text="no thanks", agrees=False) == [InvitationLeft()]
    talk.turn(ask_pairing)
    assert talk.hear(text="yes", agrees=True) == [AskPairing()]


@pytest.mark.parametrize(
    "reading", [tells(minutes(20, day(0))), means(Meaning.SKIP, skips=(SaidSkip(day(0)),))]
)
def test_a_report_is_no_pairing(talk, reading):
    talk.turn(ask_pairing)
    talk.hear(reading, text="walked 20 min")
    assert talk.person.pairing is None


def test_a_button_with_something_else_pairs_nothing(talk):
    assert talk.tap(Verb.PAIR, "wine") == []
    assert talk.tap(Verb.INVITE, "junk") == []


# --- a plan in own words


@pytest.fixture
def invited():
    talk = Talk(record(instant(0)))
    talk.turn(lambda turn: turn.ask(Asked.IF_THEN, notes={"barrier": "time"}))
    return talk


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ({"if_then": "if it rains, I walk indoors"}, "if it rains, I walk indoors"),
        ({"text": "straight after my coffee"}, "straight after my coffee"),
    ],
)
def test_their_own_words_become_their_plan_and_are_quoted(invited, heard, kept):
    assert invited.hear(**heard) == [SettingChanged("if_then", name=kept)]
    [nudge] = invited.at(0, "12:00").fire(DueKind.NUDGE, 1)
    assert nudge.if_then == kept


def test_no_leaves_it_and_short_words_are_no_plan(invited):
    assert invited.hear(text="no", agrees=False) == [InvitationLeft()]
    talk = Talk(invited.record)
    talk.turn(lambda turn: turn.ask(Asked.IF_THEN))
    assert talk.hear(text="thanks", kind="thanks") == [Chatted("thanks", 1000)]
    assert talk.person.if_then is None


def test_a_report_or_a_setting_is_no_plan(invited):
    invited.hear(tells(minutes(20, day(0))), text="walked 20 min today")
    invited.hear(means(Meaning.SETTINGS, settings=SaidSettings(lead_minutes=10)), text="remind me 10 before")
    assert invited.person.if_then is None
    assert invited.person.lead_minutes == 10


# --- progress


def test_progress_shows_weeks_against_the_ramp_with_pain_beside():
    talk = in_week(3, instant(1))
    talk.record = replace(talk.record, walks=(walked(1, day(0), 30),))
    [shown] = talk.tap(Verb.COMMAND, "progress")
    assert shown == ProgressShown(
        (WeekRow(1, 80, 80, 4), WeekRow(2, 80, 80, 3), WeekRow(3, 30, 80, None)),
        Unit.MINUTES,
        Measure(150, Unit.MINUTES),
        shown.score,
        None,
    )


def test_pauses_and_other_units_are_left_out_and_half_a_year_is_shown():
    talk = in_week(40)
    odd = (replace(talk.record.weeks[20], paused=True), replace(talk.record.weeks[21], unit=Unit.STEPS))
    talk.record = replace(talk.record, weeks=(*talk.record.weeks[:20], *odd, *talk.record.weeks[22:]))
    [shown] = talk.tap(Verb.COMMAND, "progress")
    assert [row.number for row in shown.rows] == [*range(13, 21), *range(23, 41)]


@pytest.mark.parametrize(("score", "shown"), [(None, 0), (5000, 50)])
def test_the_habit_score_goes_on_from_the_last_close(score, shown):
    talk = in_week(2)
    talk.record = replace(
        talk.record, weeks=(replace(talk.record.weeks[0], score=score), talk.record.weeks[1])
    )
    assert talk.tap(Verb.COMMAND, "progress")[0].score == shown


def test_a_close_keeps_the_score_and_pauses_and_flares_leave_it():
    walks = tuple(walked(number, day(offset)) for number, offset in enumerate((0, 1, 3, 5), 1))
    scores = [
        _closed_score(walks, {}, {}),
        _closed_score(walks, {}, {"paused": True}),
        _closed_score(walks, {"flare": Flare(instant(0), instant(9), 80)}, {}),
    ]
    assert scores[0] > 5000
    assert scores[1:] == [5000, 5000]


def _closed_score(walks, person, of_week):
    before = replace(closed(1), score=5000)
    talk = Talk(
        record(
            instant(7, "03:00"),
            person=somebody(**person),
            walks=walks,
            weeks=(before, week(number=2, answers=CheckInAnswers(pain=2), **of_week)),
        )
    )
    talk.fire(DueKind.WEEK_CLOSE)
    return talk.last_week.score


def test_the_day_of_the_last_episode_is_told_in_words(talk):
    assert talk.tap(Verb.INVITE, "episode") == [AskEpisode()]
    assert talk.hear(day=date(2026, 1, 2)) == [EpisodeSet(date(2026, 1, 2), 59)]
    assert talk.tap(Verb.COMMAND, "progress")[0].since_episode == 59


def test_a_day_ahead_is_asked_again(talk):
    talk.turn(ask_episode)
    assert talk.hear(day=MONDAY + timedelta(days=1)) == [AskEpisode(again=True)]
    assert talk.person.episode_on is None


def test_something_else_leaves_the_question(talk):
    talk.turn(ask_episode)
    assert talk.hear(kind="hello") == [Chatted("hello", 1000)]
    assert talk.person.question.asked is Asked.EPISODE


def test_the_goal_is_the_persons_own(talk):
    talk.tap(Verb.GOAL, "130x4")
    assert talk.tap(Verb.COMMAND, "progress")[0].goal == GoalChoice(Measure(130, Unit.MINUTES), 4).total
    assert WalkTime(0, time(12, 30)) in talk.record.walk_times
