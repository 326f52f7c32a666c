"""What half a year brings besides walks: a baseline, a flare and the way back, reviews, own words."""

import pytest
from walker import Habit, Walker

from coach.domain.facts import CheckInAnswers


async def onboarded(chat, comfort="20 min, 4 days"):
    walker = Walker(chat)
    await walker.onboard(comfort)
    return walker


async def test_somebody_who_cannot_say_walks_a_week_first_and_gets_a_plan_from_it(chat, record):
    await chat.write("/start")
    await chat.press("agree:")
    await chat.press("screen:0:none")
    await chat.write("I don't know")
    await chat.write("London")
    begun, _ = await chat.write("Mon Wed Fri 12:30")
    assert begun.startswith("A week to find out what's right for you, without a goal.")

    assert await chat.at("12:00") == ["Your walk is at 12:30, for as long as feels fine."]
    assert (await chat.write("walked 20 min"))[-1] == "Noted: 20 min today.\nThis week: 20 min."
    await chat.at("wednesday 13:00")
    await chat.write("walked 15 min")
    said = await chat.at("monday 9:00")

    assert "So your first goal is 30 min a week: 2 walks of 15 min." in said[-1]
    assert (await record()).weeks[-1].target == 30


async def test_a_flare_makes_the_week_lighter_and_comes_back_in_two_steps(chat, record):
    walker = await onboarded(chat)
    await walker.live(2)
    [offered] = await chat.write("back pain is 8 today")
    assert offered.startswith("Noted: pain 8 of 10.\nI'm sorry it's that bad.")
    [begun] = await chat.write("yes please")
    assert begun.startswith("Done. This week is up to 45 min. Less is fine, and so is nothing.")

    said = await chat.at("wednesday 12:00")
    assert any("How is your back now" in one or "0 (no pain)" in one for one in said)
    assert await chat.write("3") == ["Thank you. That sounds a bit calmer. I'll ask again in two days."]
    await chat.at("friday 12:00")
    assert (await chat.write("2"))[0].startswith("Good to hear that it's calmer.")
    walker.habit = Habit(check_in="2, 1, 1, no, 8")
    targets = [target for _, target in await walker.live(3)]
    person = (await record()).person

    assert targets == [45, 68, 90]
    assert (person.flare, person.episode_on is not None) == (None, True)
    assert "walk" in (await chat.write("/progress"))[0]


async def test_a_barrier_becomes_a_plan_in_own_words_that_reminders_quote(chat, record):
    walker = await onboarded(chat)
    await walker.live(1)
    await chat.write("/checkin")
    asked = await chat.write("3, 2, 2, no, 4")
    assert asked == ["What stands most in the way of your walks?"]
    await chat.write("it always rains")
    _, invited = await chat.press("next:0:ok")
    assert 'like "if it rains, I walk in the mall"' in invited
    [kept] = await chat.write("when it rains I take the big umbrella")
    assert kept == "I'll put that into my reminders: when it rains I take the big umbrella"
    assert (await record()).weeks[-1].answers == CheckInAnswers(
        3, 2, 2, limited=False, confidence=4, barrier="weather"
    )

    said = await chat.at("monday 12:00")
    assert "Your own plan: when it rains I take the big umbrella" in said[-1]


async def test_reviews_come_after_two_and_four_weeks_and_ask_one_thing_each(chat):
    walker = await onboarded(chat)
    await walker.live(5)
    reviews = [one for one in walker.said if "weeks in." in one]

    assert [one.splitlines()[0] for one in reviews] == ["You're 2 weeks in.", "You're 4 weeks in."]
    assert reviews[0].endswith("What would go well with your walks?")
    assert [("Source: " in one) for one in reviews] == [True, True]


async def test_own_activities_are_scored_and_shown_beside_before(chat):
    await onboarded(chat)
    await chat.write("/activities")
    await chat.write("stairs and gardening")
    await chat.write("4")
    [kept] = await chat.press("score:0:6")
    assert kept.splitlines()[:3] == ["Thank you. That's noted:", "• stairs: 4 of 10", "• gardening: 6 of 10"]
    await chat.write("/activities")
    await chat.press("score:0:7")
    [again] = await chat.press("score:0:6")
    assert "• stairs: 7 of 10, before: 4" in again


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (
            "my goal is 130 minutes over 4 days",
            "Your goal in the long run is now 130 min a week, over 4 days.",
        ),
        ("count my plan in steps", "I'll count your plan in steps. This week: 8,000 steps."),
        ("count my plan in km", "I'll count your plan in distance. This week: 6.4 km."),
    ],
)
async def test_goal_and_unit_change_in_words(chat, words, first):
    await onboarded(chat)
    said = await chat.write(words)
    if said[0].startswith("Did you mean"):
        said = await chat.write("yes")

    assert said[0].splitlines()[0] == first


async def test_why_tells_every_number_as_it_was_kept(chat):
    walker = await onboarded(chat)
    await walker.live(1)

    assert await chat.write("/why") == [
        (
            "This week's goal is 85 min.\n"
            "Last week you walked 80 of 80 min (100 %).\n"
            "Your pain was 2 of 10.\n"
            "From three quarters of the goal on, in a week of steady pain, I add a little.\n"
            "You're on step 2 of 26 on the way to your long-term goal, one on.\n"
            "A week may grow to 85 min at most after this one: a tenth more, or the smallest step.\n"
            "The walks: 5 walks of 17 min. Before, one was 20 min."
        )
    ]


async def test_the_day_of_the_last_bout_is_told_in_words_and_counted(chat):
    await onboarded(chat)
    await chat.write("/progress")
    await chat.press("invite:0:episode")
    assert await chat.write("three weeks ago") == ["I've noted that it began 21 days ago: Mon 9 Feb."]
    [shown] = await chat.write("/progress")

    assert "It's 21 days since your last bout of back pain began." in shown
    assert "In a trial of 701 adults" in shown
