from dataclasses import replace

import pytest
from every_reply import CLASSES, NOW, replies

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb, decode
from coach.domain.replies import (
    AskMeant,
    AskUnit,
    CheckInAsked,
    FirstPlan,
    FlareCheck,
    FollowUp,
    GoalChoice,
    Measure,
    NextTarget,
    NoTimes,
    Nudge,
    Paused,
    SafetyCard,
    SettingsShown,
    ToldWalk,
    Undoable,
    WalkCorrected,
    WalkLogged,
    WeekOpened,
)
from coach.messages import Voice, label
from coach.messages.speech import languages
from handlers.button import Button
from handlers.keyboards import keyboard_for

ENGLISH = Voice("en", metric=True, now_local=NOW)


def rows(reply):
    return [[button.choice.encode() for button in row] for row in keyboard_for(reply)]


def labels(reply):
    return [[label(button, ENGLISH) for button in row] for row in keyboard_for(reply)]


def buttons(kind):
    return [button for reply in replies(kind) for row in keyboard_for(reply) for button in row]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_tap_fits_telegram_and_reads_back(kind):
    choices = [button.choice for button in buttons(kind)]

    assert [choice for choice in choices if len(choice.encode().encode()) > 64] == []
    assert [choice for choice in choices if decode(choice.encode()) != choice] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_label_is_short_plain_text(kind, language):
    voice = Voice(language, metric=False, now_local=NOW)
    words = [label(button, voice) for button in buttons(kind)]

    assert [text for text in words if not 1 <= len(text) <= 40 or "&lt;" in text or "{" in text] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_no_row_is_too_wide_and_no_keyboard_too_long(kind):
    keyboards = [keyboard_for(reply) for reply in replies(kind)]

    assert [keyboard for keyboard in keyboards if len(keyboard) > 9] == []
    assert [row for keyboard in keyboards for row in keyboard if not 1 <= len(row) <= 6] == []


def test_a_label_shows_what_somebody_wrote_as_it_is():
    button = Button("button-calendar-pick", Choice(Verb.CALENDAR, value="x"), {"name": "<b>&"})

    assert label(button, ENGLISH) == "<b>&"


def test_a_long_label_is_cut():
    button = Button("button-calendar-pick", Choice(Verb.CALENDAR, value="x"), {"name": "x" * 50})

    assert label(button, ENGLISH) == "x" * 39 + "…"


def test_a_noted_walk_can_be_undone_and_edited():
    assert rows(WalkLogged((ToldWalk(NOW.date(), 25),), None, 7)) == [["undo:7:", "edit:7:"]]


def test_a_changed_walk_can_be_changed_back():
    walk = ToldWalk(NOW.date(), 25)

    assert rows(WalkCorrected(walk, walk, None, 7)) == [["back:7:", "edit:7:"]]


def test_what_may_not_have_been_meant_can_be_undone_after_its_own_buttons():
    assert rows(Undoable(NoTimes(), 7)) == [["back:7:"]]
    assert rows(Undoable(Paused(None), 7)) == [["resume:0:"], ["back:7:"]]
    assert labels(Undoable(NoTimes(), 7)) == [["Undo"]]


def test_what_was_meant_is_asked_with_yes_and_no():
    assert rows(AskMeant((NoTimes(),), 7)) == [["meant:7:yes", "meant:7:no"]]
    assert labels(AskMeant((NoTimes(),), 7)) == [["Yes", "No"]]


def test_settings_offer_the_other_units_and_the_languages_that_are_understood():
    shown = replace(replies(SettingsShown)[0], counted=Unit.MINUTES)

    assert labels(shown) == [
        ["Count steps", "Count distance"],
        ["English", "Deutsch", "Español"],
        ["Français", "Português", "Русский"],
        ["हिन्दी", "العربية", "中文"],
    ]


def test_a_nudge_offers_five_ways(usual_nudge):
    assert rows(usual_nudge) == [["done:3:", "shorter:3:", "snooze:3:30"], ["move:3:", "skip:3:"]]
    assert labels(usual_nudge) == [["Done", "Shorter", "In 30 min"], ["Move", "Not today"]]


@pytest.fixture
def usual_nudge():
    one = replies(Nudge)[0]
    return Nudge(3, one.at, Measure(20, Unit.MINUTES), one.standing)


def test_a_follow_up_can_be_answered_with_pain():
    one = replies(FollowUp)[0]

    assert rows(FollowUp(3, one.at, one.amount)) == [
        ["done:3:", "shorter:3:", "move:3:"],
        ["skip:3:", "hurt:3:"],
    ]


def test_scores_stand_in_two_rows_and_can_be_left_out():
    assert labels(CheckInAsked("pain", 1)) == [
        ["0", "1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["Leave out"],
    ]


def test_a_walk_without_an_amount_can_not_be_shorter(usual_nudge):
    free = replace(usual_nudge, amount=Measure(0, Unit.MINUTES))

    assert rows(free) == [["done:3:", "snooze:3:30"], ["move:3:", "skip:3:"]]


def test_what_is_new_is_one_tap():
    assert labels(CheckInAsked("limited", 4)) == [
        ["Nothing new"],
        ["Back pain, a day or more"],
        ["Foot, knee or calf"],
        ["Both"],
        ["Leave out"],
    ]
    assert rows(CheckInAsked("limited", 4))[1:3] == [["score:4:yes"], ["score:4:limb"]]


def test_the_day_an_episode_began_is_tapped():
    assert rows(CheckInAsked("since", 6, days=(NOW.date(),))) == [["score:6:2026-03-04"], ["score:6:-"]]


def test_a_flare_check_offers_a_way_to_tell_a_warning_sign():
    assert rows(FlareCheck())[-1] == ["sign:0:yes"]


def test_the_first_plan_offers_another_goal():
    usual, more = (GoalChoice(Measure(total, Unit.MINUTES), days) for total, days in ((130, 4), (150, 5)))
    plan = replace(replies(FirstPlan)[0], goals=(usual, more))

    assert labels(plan) == [["130 min, 4 days"], ["My own goal"]]


def test_a_locked_plan_asks_for_no_wish():
    one = replies(NextTarget)[0]

    assert rows(NextTarget("STOP", one.target, one.before, 0, ())) == []


def test_a_card_about_somebody_else_locks_nothing():
    one = replies(SafetyCard)[0]

    assert rows(SafetyCard(one.level, somebody_else=True)) == []
    assert rows(SafetyCard(one.level)) == [["unlock:0:"]]


def test_a_new_week_has_buttons_only_with_an_offer():
    one = replies(WeekOpened)[0]
    week = WeekOpened("HOLD", one.target, None, None, (), 1)

    assert rows(week) == []
    assert rows(WeekOpened("HOLD", one.target, None, None, (), 1, offer=(15,))) == [["take:0:", "decline:0:"]]


def test_a_number_without_unit_is_read_in_thousands():
    one = replies(AskUnit)[0]

    assert labels(AskUnit(3.0, tuple(type(one.units[0])))) == [["3 min", "3,000 steps", "3 km"]]
