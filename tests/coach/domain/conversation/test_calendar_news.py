"""What a look into a calendar brings: what is found, what is said of trouble and how often, what is asked."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from builders import Talk, day, instant, means
from calendar_builders import (
    MINE,
    OTHER,
    calendar_record,
    event,
    open_planned,
    plan_of,
    sees,
    show,
    taken,
    undated,
)

from coach.domain.calendar_sources import Counts, SourceKind
from coach.domain.calendars import CalendarRead, Flaw, Occurrence, Quarantined
from coach.domain.choices import Verb
from coach.domain.conversation.calendar_failures import failed
from coach.domain.conversation.calendar_finding import found, to_be_picked
from coach.domain.conversation.calendar_news import Look, took
from coach.domain.facts import PlannedState
from coach.domain.outgoing import Urgency
from coach.domain.person import Asked, Lock, Question
from coach.domain.reading import Level, Meaning
from coach.domain.replies import (
    AskEventTime,
    CalendarBack,
    CalendarCollections,
    CalendarConnected,
    CalendarFailing,
    CalendarFound,
    CalendarGivenUp,
    CalendarTrouble,
    TitleCount,
)
from handlers.button import MOST_ROWS

HOUR = timedelta(hours=1)
FIVE_TIMES = (time(8, 0), time(12, 30), time(17, 30))


@pytest.fixture
def talk():
    return Talk(calendar_record(instant(0)))


def changed(talk, **changes):
    talk.record = replace(talk.record, person=replace(talk.person, **changes))
    return talk


def mine(talk):
    """The calendar that everything here is about."""
    return next(one for one in talk.record.sources if one.id == MINE)


def with_source(talk, **changes):
    others = [one for one in talk.record.sources if one.id != MINE]
    talk.record = replace(talk.record, sources=(replace(mine(talk), **changes), *others))
    return talk


def good(talk, *, changed=True, first=False):
    """Let a read go well."""
    return talk.turn(lambda turn: took(turn, mine(talk), Look(changed, first)))


def bad(talk, why="too_slow", retry_after=None):
    """Let a read fail."""
    return talk.turn(lambda turn: failed(turn, mine(talk), why, retry_after, 0.5))


# --- what is found ---


def happens(title, offset=1, clock="18:00", *categories, **changes):
    starts = instant(offset, clock)
    return replace(Occurrence(title, "", title, categories, starts, starts + HOUR), **changes)


def looked(talk, *occurrences, name="Mine", events=9, quarantined=0):
    read = CalendarRead(
        occurrences, events, tuple(Quarantined("a", Flaw.NO_START) for _ in range(quarantined))
    )
    with_source(talk, counts=None)
    (said,) = talk.turn(lambda turn: found(turn, mine(talk), read, name))
    return said


def test_what_is_there_is_shown_before_anything_is_kept(talk):
    said = looked(
        talk,
        happens("Walk", 1, "18:00", "Sport"),
        happens("Walk", 3),
        happens("Dentist", 9),
        happens("Party", 12, cancelled=True),
        quarantined=2,
    )

    assert said == CalendarFound(
        MINE,
        "Mine",
        3,
        day(1),
        day(9),
        (TitleCount("Walk", 2), TitleCount("Dentist", 1)),
        0,
        ("Sport",),
        9,
        2,
        "walk",
    )
    assert (mine(talk).counts, mine(talk).next_poll) == (None, instant(0) + HOUR)


def test_an_empty_calendar_has_no_first_day(talk):
    said = looked(talk)

    assert (said.occurrences, said.first, said.last, said.titles, said.likely) == (0, None, None, (), "")


def test_the_most_frequent_titles_are_named(talk):
    said = looked(talk, *(happens(f"Title {one}") for one in range(7)), happens("Title 6"))

    assert said.titles[0] == TitleCount("Title 6", 2)
    assert (len(said.titles), said.more_titles) == (5, 2)


def test_what_lasts_all_day_is_found_on_its_day(talk):
    on = day(4)
    all_day = happens("Walk", starts_at=None, ends_at=None, first_day=on, last_day=on + timedelta(days=1))

    assert looked(talk, all_day).first == on


@pytest.mark.parametrize(
    ("titles", "likely"),
    [
        (("Dentist", "Evening walk"), "walk"),
        (("Zahnarzt", "Spaziergang!"), "spaziergang"),
        (("Dentist", "Lunch"), ""),
        (("Walk",), ""),
        (("Walk", "Walk with Rex"), ""),
        (("Walking", "Dentist"), "walking"),
        (("Walkthrough with Sam", "Walk-in clinic", "Dog walk", "Dentist"), "walk"),
        (("Walkthrough with Sam", "Dog walk"), ""),
    ],
)
def test_a_word_that_looks_like_walking_is_suggested_where_it_tells_walks_apart(talk, titles, likely):
    assert looked(talk, *(happens(title) for title in titles)).likely == likely


def picked(talk, *names):
    """Show the calendars of an account."""
    with_source(talk, counts=None)
    return talk.turn(lambda turn: to_be_picked(turn, mine(talk), names))


def test_an_account_with_one_calendar_is_that_one(talk):
    assert picked(talk, "Home") == []
    assert (mine(talk).picked, mine(talk).next_poll) == (0, instant(0))


def test_an_account_with_more_calendars_shows_as_many_as_can_be_tapped(talk):
    names = tuple(map(str, range(30)))

    assert picked(talk, *names) == [CalendarCollections(MINE, names[:MOST_ROWS])]
    assert (mine(talk).picked, mine(talk).next_poll) == (None, instant(0) + HOUR)


# --- a good read ---


def test_the_first_read_plans_the_week_and_tells_what_it_sees(talk):
    with_source(talk, announce=True)
    show(talk, event("a", 1), event("b", 9), undated("c", day(3)))
    talk.record = replace(talk.record, busy=(taken(1, "08:00", "09:00", MINE), taken(1, "08:00", "09:00")))
    connected, asked = good(talk, first=True)

    assert isinstance(connected, CalendarConnected)
    assert (connected.walks, connected.undated, connected.busy, connected.refreshed) == (2, 1, 1, False)
    assert [(one.day, one.at) for one in connected.upcoming] == [(day(1), time(18, 0))]
    assert connected.asks_writing is False
    assert isinstance(asked, AskEventTime)
    assert mine(talk).announce is False


@pytest.mark.parametrize(
    ("writes", "first", "asks"), [(False, True, True), (True, True, False), (False, False, False)]
)
def test_an_account_is_asked_whether_the_plan_is_to_be_kept_in_it(talk, writes, first, asks):
    with_source(talk, kind=SourceKind.CALDAV, announce=True, writes=writes)
    (said,) = good(talk, first=first)

    assert (said.asks_writing, said.refreshed) == (asks, not first)


def test_a_read_on_its_own_says_nothing_and_the_week_follows(talk):
    show(talk, event("a", 1))

    assert good(talk) == []
    assert (1, "18:00", 20) in plan_of(talk)


def test_a_read_without_news_leaves_the_week_alone(talk):
    show(talk, event("a", 1))

    assert good(talk, changed=False) == []
    assert (1, "12:30", 20) in plan_of(talk)


def test_the_next_read_comes_sooner_near_a_walk(talk):
    good(talk)
    assert mine(talk).next_poll == instant(0, "09:30")

    talk.at(0, "11:00")
    good(talk)
    assert mine(talk).next_poll == instant(0, "11:10")

    talk.at(0, "11:47")
    good(talk)
    assert mine(talk).next_poll == instant(0, "12:00")


# --- trouble ---


def test_what_could_not_be_read_at_first_is_not_kept(talk):
    with_source(talk, counts=None)

    assert bad(talk, "google_page") == [CalendarTrouble("google_page", connected=False)]
    assert [one.id for one in talk.record.sources] == [OTHER]


def test_the_first_failure_is_silent_and_the_walks_stay(talk):
    sees(talk, event("a", 1))

    assert bad(talk) == []
    assert (1, "18:00", 20) in plan_of(talk)
    assert (mine(talk).failures, mine(talk).trouble, mine(talk).told) == (1, "too_slow", False)


def test_who_asked_for_a_read_hears_at_once_why_it_failed(talk):
    with_source(talk, announce=True)

    assert bad(talk) == [CalendarTrouble("too_slow", connected=True)]
    assert mine(talk).announce is False


def test_the_third_failure_is_told_and_no_other(talk):
    said = [bad(talk.on(talk.record.now + HOUR)) for _ in range(6)]

    assert said == [[], [], [CalendarFailing("too_slow", datetime(2026, 3, 2, 9))], [], [], []]


def test_what_is_told_unasked_is_counted_and_soon_stale(talk):
    for _ in range(3):
        bad(talk)

    (sent,) = talk.outgoing
    assert (sent.urgency, sent.stale_at) == (Urgency.NUDGE, instant(0) + 12 * HOUR)
    assert talk.person.unsolicited == 1


def test_a_failure_a_day_is_told_after_a_day(talk):
    assert bad(talk) == []
    assert bad(talk.at(1, "08:59")) == []
    assert bad(with_source(talk, failures=1).at(1, "09:00")) == [
        CalendarFailing("too_slow", datetime(2026, 3, 2, 9))
    ]


@pytest.mark.parametrize(
    "person",
    [
        {"nudges": False},
        {"reachable": False},
        {"unanswered": 3},
        {"paused_from": instant(0)},
        {"lock": Lock(Level.URGENT, instant(0))},
        {"unsolicited": 2, "unsolicited_on": day(0)},
    ],
)
def test_who_is_not_spoken_to_hears_of_it_later(talk, person):
    changed(with_source(talk, failures=2, failing_since=instant(0)), **person)
    assert bad(talk) == []
    assert mine(talk).told is False

    usual = calendar_record(instant(0)).person
    talk.record = replace(talk.record, person=usual)
    assert bad(talk) == [CalendarFailing("too_slow", datetime(2026, 3, 2, 9))]


def test_at_night_nobody_is_told(talk):
    with_source(talk, failures=2, failing_since=instant(0))

    assert bad(talk.at(0, "23:00")) == []
    assert len(bad(talk.at(1, "07:00"))) == 1


def test_after_three_days_the_walk_times_plan_the_week_again(talk):
    sees(talk, event("a", 4), event("b", 5))
    with_source(talk, failures=5, failing_since=instant(0), told=True)
    assert bad(talk.on(instant(3) - timedelta(seconds=1))) == []
    assert bad(talk.at(3)) == [CalendarGivenUp("too_slow", times=True)]

    assert [row for row in plan_of(talk) if row[0] >= 3] == [(one, "12:30", 20) for one in (3, 4, 5)]
    assert [one.event for one in open_planned(talk)] == [None] * len(open_planned(talk))
    assert (talk.record.events, mine(talk).given_up) == ((), True)
    assert [bad(talk.at(offset)) for offset in (4, 5, 6)] == [[], [], []]


def test_what_was_given_up_untold_is_told_once_when_it_can_be(talk):
    changed(with_source(talk, failures=9, failing_since=instant(0)), nudges=False)
    assert bad(talk.at(3)) == []

    changed(talk, nudges=True)
    assert bad(talk.at(4)) == [CalendarGivenUp("too_slow", times=True)]
    assert bad(talk.at(5)) == []


def test_a_calendar_without_walks_that_is_given_up_leaves_the_week_alone(talk):
    before = talk.record.planned
    with_source(talk, counts=Counts.BUSY, failures=5, failing_since=instant(0), told=True)

    assert bad(talk.at(3)) == [CalendarGivenUp("too_slow", times=True)]
    assert talk.record.planned == before


def test_without_walk_times_what_is_planned_stays_and_times_are_asked_for(talk):
    talk.record = replace(talk.record, walk_times=(), planned=())
    sees(talk, event("a", 4))
    with_source(talk, failures=5, failing_since=instant(0), told=True)

    assert bad(talk.at(3)) == [CalendarGivenUp("too_slow", times=False)]
    assert plan_of(talk) == [(4, "18:00", 20)]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [({"told": True}, [CalendarBack()]), ({"given_up": True}, [CalendarBack()]), ({"failures": 2}, [])],
)
def test_that_it_is_back_is_told_to_who_was_told_that_it_was_gone(talk, trouble, said):
    with_source(talk, **{"failures": 9, "failing_since": instant(0), **trouble})

    assert good(talk) == said
    assert (mine(talk).failures, mine(talk).told, mine(talk).given_up) == (0, False, False)
    assert good(talk) == []


def test_what_is_back_plans_the_week_again_even_unchanged(talk):
    with_source(talk, failures=9, failing_since=instant(0), given_up=True)
    show(talk, event("a", 4))
    good(talk, changed=False)

    assert (4, "18:00") in [row[:2] for row in plan_of(talk)]


# --- a walk that has a day and no time ---


def test_a_walk_without_a_time_is_asked_for_once(talk):
    show(talk, undated("a", day(2)), undated("b", day(4)))

    assert good(talk) == [AskEventTime(day(2), tuple(datetime.combine(day(2), at) for at in FIVE_TIMES))]
    talk.hear(means(Meaning.CHAT))
    changed(talk.at(1), question=None)
    assert good(talk) == [AskEventTime(day(4), tuple(datetime.combine(day(4), at) for at in FIVE_TIMES))]
    changed(talk, question=None)
    assert good(talk.at(2)) == []
    assert [one.state for one in talk.record.planned if one.event] == [PlannedState.LET_GO] * 2


def test_its_time_is_a_tap_and_the_walk_is_planned(talk):
    show(talk, undated("a", day(2)))
    good(talk)
    talk.tap(Verb.TIME, "17:30")

    assert (2, "17:30", 20) in plan_of(talk)
    assert good(talk) == []


def test_a_time_that_the_event_gets_by_itself_is_followed(talk):
    show(talk, undated("a", day(2)))
    good(talk)
    show(talk, event("a", 2))
    good(talk)

    assert (2, "18:00") in [row[:2] for row in plan_of(talk)]


def test_today_only_times_ahead_are_offered(talk):
    show(talk.at(0, "13:00"), undated("a", day(0)))

    assert good(talk) == [AskEventTime(day(0), (datetime(2026, 3, 2, 17, 30),))]


@pytest.mark.parametrize("offset", [-1, 7, 8])
def test_only_days_of_this_week_are_asked_for(talk, offset):
    show(talk, undated("a", day(offset)))

    assert good(talk) == []


def test_late_in_the_day_there_is_no_time_left_to_ask_for(talk):
    show(talk.at(0, "18:00"), undated("a", day(0)))

    assert good(talk) == []


def test_an_open_question_goes_first(talk):
    changed(
        talk,
        question=Question(Asked.AMOUNT, instant(0, "10:00"), notes={"day": "2026-03-02"}),
    )
    show(talk, undated("a", day(2)))

    assert good(talk) == []
    assert len(good(talk.at(0, "10:00"))) == 1


def test_a_calendar_of_busy_times_alone_brings_no_walks(talk):
    with_source(talk, counts=Counts.BUSY, announce=True)
    (said,) = good(talk, first=True)

    assert (said.counts, said.walks, said.upcoming) == ("busy", 0, ())


def test_where_nothing_is_planned_any_more_a_first_read_plans_the_week(talk):
    talk.record = replace(talk.record, planned=())
    show(talk, event("a", 2))
    good(talk, first=True)

    assert [row[:2] for row in plan_of(talk)] == [
        (0, "12:30"),
        (1, "12:30"),
        (2, "18:00"),
        (3, "12:30"),
        (5, "12:30"),
    ]


@pytest.mark.parametrize(("clock", "said"), [("12:00", 1), ("12:01", 0)])
def test_news_for_who_did_not_answer_never_takes_the_place_of_a_nudge_within_a_day(talk, clock, said):
    nudged = tuple(replace(one, nudged=one.id == 1) for one in talk.record.planned if one.id in (1, 3))
    talk.record = replace(talk.record, planned=nudged)
    changed(with_source(talk, failures=2, failing_since=instant(0)), unanswered=1)

    assert len(bad(talk.at(2, clock))) == said


def test_news_leave_room_for_the_nudges_of_the_day(talk):
    with_source(talk, failures=2, failing_since=instant(0))
    changed(talk, unsolicited=1, unsolicited_on=day(0))

    assert bad(talk) == []
    assert len(bad(talk.at(0, "13:00"))) == 1
