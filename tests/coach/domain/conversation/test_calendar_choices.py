"""Somebody's calendars are connected, chosen from, looked after and let go by taps and words."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import Talk, instant
from calendar_builders import MINE, OTHER, calendar_record, event, sees, show, source, taken, undated

from coach.domain.calendar_sources import CalendarWays, Counts, SourceKind
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.calendars import (
    ask_account,
    ask_link,
    begin,
    count_as_walks,
    link_refused,
    show_calendars,
    stop_writing,
    tap_calendar,
    words_given,
)
from coach.domain.person import Asked
from coach.domain.replies import (
    AskCalendarAccount,
    AskCalendarFile,
    AskCalendarLink,
    AskCalendarWords,
    CalendarDropped,
    CalendarFull,
    CalendarJustRead,
    CalendarLooking,
    CalendarNoKey,
    CalendarsShown,
    CalendarTrouble,
    CalendarWritten,
    SourceShown,
)

WAYS = CalendarWays(links=True, feed=True, subscribed=True, names={MINE: "Walks"})


@pytest.fixture
def talk():
    return Talk(calendar_record(instant(0)))


@pytest.fixture
def unchosen(talk):
    """Somebody who was shown a calendar and has not said what counts in it."""
    talk.record = replace(talk.record, sources=(source(counts=None),))
    return talk


def mine(talk):
    return next(one for one in talk.record.sources if one.id == MINE)


def with_ways(act, ways=WAYS):
    """Let an act know what can be done with calendars here."""

    def do(turn):
        turn.ways = ways
        act(turn)

    return do


def tapped(talk, value, about=MINE):
    return talk.tap(Verb.CALENDAR, value, about)


# --- what is connected ---


def test_what_is_connected_is_shown_with_how_it_goes(talk):
    mended = source(words=("walk",), counts=Counts.WORDS, events=9, quarantined=2, writes=True)
    failing = source(OTHER, trouble="too_slow", failures=2, given_up=True, read_at=None)
    talk.record = replace(talk.record, sources=(mended, failing, source(3, counts=None)))
    show(talk, event("a", -1), event("b", 1), event("c", 9), undated("d", instant(3).date()))

    (shown,) = talk.turn(with_ways(show_calendars))

    first = SourceShown(
        *(MINE, "link", "Walks", "words", ("walk",), 3, datetime(2026, 3, 2, 9), None, 2, 9),
        writes=True,
        given_up=False,
    )
    second = SourceShown(
        *(OTHER, "link", "", "all", (), 0, None, "too_slow", 0, 0), writes=False, given_up=True
    )
    assert shown == CalendarsShown((first, second), links=True, feed=True, subscribed=True)


def test_trouble_that_is_over_is_not_shown(talk):
    talk.record = replace(talk.record, sources=(source(trouble="too_slow", failures=0),))
    (shown,) = talk.turn(show_calendars)

    assert shown.sources[0].trouble is None


def test_looking_at_calendars_lets_their_questions_go(talk):
    talk.turn(with_ways(ask_link))
    talk.turn(show_calendars)

    assert talk.person.question is None


# --- connected ---


def test_a_calendar_that_was_named_is_read_at_once(talk):
    talk.turn(with_ways(ask_link))

    assert talk.turn(lambda turn: begin(turn, SourceKind.LINK, "sealed")) == [CalendarLooking("link")]
    new = talk.record.sources[-1]
    assert (new.next_poll, new.chosen, new.kind) == (instant(0), False, SourceKind.LINK)
    assert talk.person.question is None


def test_only_one_calendar_waits_for_a_choice(unchosen):
    unchosen.turn(lambda turn: begin(turn, SourceKind.FILE, "sealed"))

    assert [(one.kind, one.chosen) for one in unchosen.record.sources] == [(SourceKind.FILE, False)]


def test_five_calendars_are_as_many_as_there_can_be(talk):
    talk.record = replace(talk.record, sources=tuple(source(number) for number in range(1, 6)))

    assert talk.turn(lambda turn: begin(turn, SourceKind.LINK, "sealed")) == [CalendarFull(5)]
    assert len(talk.record.sources) == 5


@pytest.mark.parametrize(
    ("ask", "reply", "asked"),
    [
        (ask_link, AskCalendarLink(), Asked.CALENDAR_LINK),
        (ask_account, AskCalendarAccount(), Asked.CALENDAR_ACCOUNT),
    ],
)
def test_links_and_accounts_are_asked_for_where_they_can_be_kept_safe(talk, ask, reply, asked):
    assert talk.turn(with_ways(ask)) == [reply]
    question = talk.person.question
    assert (question.asked, question.until) == (asked, instant(0, "10:00"))

    talk.record = calendar_record(instant(0))
    assert talk.turn(ask) == [CalendarNoKey()]
    assert talk.person.question is None


def test_a_file_is_asked_for_in_any_case(talk):
    assert tapped(talk, "file", 0) == [AskCalendarFile()]


# --- chosen ---


@pytest.mark.parametrize(
    ("value", "counts", "words"),
    [
        ("all", Counts.ALL, ()),
        ("busy", Counts.BUSY, ()),
        ("c:walks", Counts.CATEGORY, ("walks",)),
        ("t:walk", Counts.WORDS, ("walk",)),
    ],
)
def test_a_tap_chooses_what_counts_and_it_is_read_again(unchosen, value, counts, words):
    assert tapped(unchosen, value) == [CalendarLooking("link")]
    kept = mine(unchosen)
    assert (kept.counts, kept.words, kept.announce, kept.next_poll) == (counts, words, True, instant(0))


def test_a_choice_is_made_once(unchosen):
    tapped(unchosen, "all")
    tapped(unchosen, "busy")

    assert not unchosen.acted
    assert mine(unchosen).counts is Counts.ALL


def test_words_are_asked_for_and_taken(unchosen):
    assert tapped(unchosen, "words") == [AskCalendarWords()]
    question = unchosen.person.question
    assert (question.asked, question.about) == (Asked.CALENDAR_WORDS, MINE)

    assert unchosen.turn(lambda turn: words_given(turn, 'Walk, "Stroll" or  GO  out')) == [
        CalendarLooking("link")
    ]
    assert mine(unchosen).words == ("walk", "stroll", "go out")
    assert unchosen.person.question is None


@pytest.mark.parametrize("text", ["", " , ", '""'])
def test_no_words_are_asked_for_again(unchosen, text):
    tapped(unchosen, "words")

    assert unchosen.turn(lambda turn: words_given(turn, text)) == [AskCalendarWords(again=True)]
    assert mine(unchosen).counts is None


def test_words_are_few_short_and_each_there_once(unchosen):
    words = ("Walk", "walk ", "x" * 99, *"abcdef")
    unchosen.turn(lambda turn: count_as_walks(turn, mine(unchosen), Counts.WORDS, words))

    assert mine(unchosen).words == ("walk", "x" * 80, "a", "b", "c")


def test_a_calendar_that_is_not_wanted_is_not_kept(unchosen):
    tapped(unchosen, "words")

    assert tapped(unchosen, "no") == [CalendarDropped(kept=False)]
    assert unchosen.record.sources == ()
    assert unchosen.person.question is None


def test_one_calendar_of_an_account_is_picked_once(unchosen):
    assert tapped(unchosen, "p:2") == [CalendarLooking("link")]
    assert (mine(unchosen).picked, mine(unchosen).next_poll) == (2, instant(0))

    tapped(unchosen, "p:1")
    assert not unchosen.acted
    assert mine(unchosen).picked == 2


# --- looked after ---


def test_a_calendar_is_read_on_demand_once_a_minute(talk):
    talk.on(instant(0) + timedelta(seconds=59))
    assert tapped(talk, "refresh") == [CalendarJustRead()]

    talk.on(instant(0) + timedelta(seconds=60))
    assert tapped(talk, "refresh") == [CalendarLooking("link")]
    assert (mine(talk).announce, mine(talk).next_poll) == (True, talk.record.now)


def test_the_plan_is_kept_in_one_calendar_at_most(talk):
    assert tapped(talk, "write") == [CalendarWritten(writes=True)]
    assert tapped(talk, "write", OTHER) == [CalendarWritten(writes=True)]
    assert [one.writes for one in talk.record.sources] == [False, True]

    assert tapped(talk, "nowrite", OTHER) == [CalendarWritten(writes=False)]
    assert [one.writes for one in talk.record.sources] == [False, False]


@pytest.mark.parametrize("writes", [False, True])
def test_a_calendar_is_let_go_with_all_that_was_read_of_it(talk, writes):
    talk.record = replace(talk.record, sources=(source(writes=writes), source(OTHER)))
    sees(talk, event("a", 1), event("b", 2, source_id=OTHER))
    talk.record = replace(talk.record, busy=(taken(1, "08:00", "09:00", MINE), taken(2, "08:00", "09:00")))

    assert tapped(talk, "drop") == [CalendarDropped(written=writes)]
    assert [one.id for one in talk.record.sources] == [OTHER]
    assert [one.key for one in talk.record.events] == ["b"]
    assert [one.source_id for one in talk.record.busy] == [OTHER]


def test_a_tap_about_nothing_changes_nothing(talk):
    before = talk.record.sources
    for value, about in [("refresh", 99), ("all", MINE), ("nonsense", 0), ("drop", 0)]:
        tapped(talk, value, about)
        assert not talk.acted

    assert talk.record.sources == before


def test_a_link_that_is_none_is_asked_for_again(talk):
    assert talk.turn(with_ways(lambda turn: link_refused(turn, "not_a_link"))) == [
        AskCalendarLink(again=True)
    ]
    assert talk.person.question.asked is Asked.CALENDAR_LINK


def test_a_link_that_is_refused_says_why_and_waits_for_another_one(talk):
    assert talk.turn(with_ways(lambda turn: link_refused(turn, "google_page"))) == [
        CalendarTrouble("google_page", connected=False)
    ]
    assert talk.person.question.asked is Asked.CALENDAR_LINK


def test_a_calendar_that_takes_nothing_is_only_read_from_then_on(talk):
    ours = replace(talk.planned(2), event="2@walkitoff", event_at=instant(1, "12:30"))
    theirs = replace(talk.planned(3), event="a", event_at=instant(3, "12:30"))
    talk.record = replace(talk.record, planned=(ours, theirs), sources=(source(writes=True),))

    said = talk.turn(lambda turn: stop_writing(turn, mine(talk)))

    assert said == [CalendarWritten(writes=False, refused=True)]
    assert mine(talk).writes is False
    assert [one.event for one in talk.record.planned] == [None, "a"]


@pytest.mark.parametrize("what", ["plan", "feed", "unfeed"])
def test_what_is_to_be_given_out_is_noted(talk, what):
    noted = []

    def ask(turn):
        tap_calendar(turn, Choice(Verb.CALENDAR, value=what))
        noted.append(turn.gives)

    talk.turn(ask)
    assert noted == [what]
