"""What may not have been meant, in words."""

from datetime import date, datetime, time

import pytest
from every_reply import NOW

from coach.domain.amounts import Unit
from coach.domain.replies import (
    AskMeant,
    GoalSet,
    Measure,
    Moved,
    NewBaseline,
    NoTimes,
    NotMeant,
    Paused,
    PlanKept,
    PlannedWalk,
    Resumed,
    SettingChanged,
    ShorterPlanned,
    SkipNoted,
    Slot,
    Snoozed,
    Standing,
    TimesSet,
    ToldWalk,
    Undoable,
    Undone,
    UnitSet,
    Unsure,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
    Welcome,
)
from coach.messages import Voice, render

TODAY, TOMORROW = date(2026, 3, 4), date(2026, 3, 5)
TWENTY = Measure(20, Unit.MINUTES)
WALK = PlannedWalk(TODAY, time(12, 30), TWENTY)
LATER = PlannedWalk(TODAY, time(18), TWENTY)
FRIDAY = PlannedWalk(date(2026, 3, 6), time(7, 30), TWENTY)


def said(reply, language="en"):
    return render(reply, Voice(language, metric=True, now_local=NOW))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (WalkLogged((ToldWalk(TODAY, 20),), None, 1), "you walked 20 min today"),
        (WalkRemoved((ToldWalk(TODAY, 20),), None), "take out 20 min today"),
        (
            WalkCorrected(ToldWalk(TODAY, 20), ToldWalk(TODAY, 30), None, 1),
            "make it 30 min today, not 20 min today",
        ),
        (SkipNoted((TODAY, TOMORROW), None), "no walk today and tomorrow"),
        (SkipNoted((), None), "no walk"),
        (Moved(WALK, LATER), "move the walk of today from 12:30 to 18:00"),
        (Moved(WALK, FRIDAY), "move your walk from today at 12:30 to Fri 6 Mar at 07:30"),
        (PlanKept(FRIDAY), "plan a walk, Fri 6 Mar at 07:30, 20 min"),
        (Snoozed(time(18)), "I ask again at 18:00"),
        (ShorterPlanned(1, Measure(10, Unit.MINUTES)), "a shorter walk, 10 min"),
        (
            TimesSet((Slot(0, time(7)), Slot(2, time(7))), TWENTY, 30),
            "your walk times are Mon and Wed at 07:00",
        ),
        (NoTimes(), "no walk times any more"),
        (Paused(None), "your plan rests until you are back"),
        (Paused(TOMORROW), "your plan rests until tomorrow"),
        (Resumed(Standing(0, 80, Unit.MINUTES), 3, None), "you are back, and your plan goes on"),
        (NewBaseline(60), "you are back, and your plan goes on"),
        (Undone("move"), "undo the last change"),
        (SettingChanged("lead", 10), "I remind you 10 minutes before each walk"),
        (UnitSet(Unit.METRES, Measure(6000, Unit.METRES), about=False), "your plan is in distance"),
        (GoalSet(Measure(150, Unit.MINUTES), 5), "your goal in the long run is 150 min a week"),
        (SettingChanged("quiet", start=time(22), end=time(6)), "I'm quiet from 22:00 to 06:00"),
        (SettingChanged("quiet", start=time(6), end=time(6)), "no quiet hours"),
        (SettingChanged("check_in", weekday=4), "the weekly questions come on Fri"),
        (SettingChanged("zone", name="America/New_York"), "your times are for America/New York"),
        (SettingChanged("units", name="miles"), "distances are in miles"),
        (SettingChanged("language", name="de"), "I read your messages in German first"),
        (SettingChanged("nudges_off"), "reminders off"),
        (SettingChanged("if_then", name="x"), "a change of your settings"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_was_understood_is_asked_in_plain_words(act, words):
    assert said(AskMeant((act,), 1)) == f"Did you mean: {words}?"


def test_several_things_are_one_question():
    assert said(AskMeant((SkipNoted((TODAY,), None), Moved(WALK, FRIDAY)), 1)) == (
        "Did you mean: no walk today and move your walk from today at 12:30 to Fri 6 Mar at 07:30?"
    )


def test_a_no_and_help_both_give_two_examples_that_fit():
    assert said(NotMeant("move")) == (
        "All right, I changed nothing. Please say it another way,"
        ' like "move it to 18:00" or "move tomorrow\'s walk to Friday".'
    )
    assert said(Unsure("walk")) == (
        "I'm not sure what you mean, so I changed nothing."
        ' Try it like this: "walked 20 min" or "2 km yesterday".'
    )


def test_what_can_be_undone_is_said_in_its_own_words():
    assert said(Undoable(Snoozed(time(18)), 1)) == said(Snoozed(time(18)))


def test_what_was_undone_is_said_with_the_next_walk():
    assert said(Undone("move", LATER)) == (
        "All right, your walk is back at its old time.\nNext walk: today at 18:00, 20 min."
    )


@pytest.mark.parametrize(
    ("language", "named"), [("de", "German"), ("ru", "Russian"), ("it", "your own language")]
)
def test_who_speaks_another_language_is_welcomed_with_a_word_about_it(language, named):
    first, *rest = said(Welcome(), language).split("\n\n")

    assert first == (
        f"My own words are only in English for now. You can write to me in {named},"
        " and where I'm not sure what you mean, I'll ask."
    )
    assert "\n\n".join(rest) == said(Welcome())


def test_a_question_is_asked_of_the_day_it_is_asked_on():
    tomorrow = Voice("en", metric=True, now_local=datetime(2026, 3, 5, 9))

    assert render(AskMeant((SkipNoted((TODAY,), None),), 1), tomorrow) == "Did you mean: no walk yesterday?"
