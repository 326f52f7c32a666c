"""Short answers to what the programme asks, as people type them."""

from datetime import date, datetime

import pytest

from coach.domain.amounts import Unit
from coach.language.programme_words import (
    SaidGoal,
    read_activities,
    read_barrier,
    read_counted,
    read_goal,
    read_limb,
    read_past_day,
    read_settled,
    wants_baseline,
)

NOW = datetime(2026, 3, 7, 18)


@pytest.mark.parametrize(
    "text",
    [
        "my knee",
        "both feet hurt",
        "calf",
        "mein Knie",
        "la rodilla",
        "le mollet",
        "o joelho",
        "колено",
        "膝盖",
    ],
)
def test_a_foot_a_knee_or_a_calf_is_found(text):
    assert read_limb(text)


@pytest.mark.parametrize("text", ["my back", "no", "nothing", "3", "needed a break", "football was fun"])
def test_anything_else_is_no_leg(text):
    assert not read_limb(text)


@pytest.mark.parametrize(
    ("text", "barrier"),
    [
        ("it was raining", "weather"),
        ("too hot", "weather"),
        ("zu viel Regen", "weather"),
        ("too busy", "time"),
        ("no time", "time"),
        ("my kids", "time"),
        ("keine Zeit", "time"),
        ("my back hurts", "pain"),
        ("mucho dolor", "pain"),
        ("so tired", "tired"),
        ("fatiguée", "tired"),
        ("I forgot", "forgot"),
        ("vergessen", "forgot"),
        ("something else", "other"),
        ("it's all too much", "tired"),
        ("работа", "time"),
        ("下雨", "weather"),
        ("hm", None),
        ("", None),
    ],
)
def test_what_stands_in_the_way_is_read(text, barrier):
    assert read_barrier(text) == barrier


def test_what_is_said_first_counts():
    assert read_barrier("rain and no time") == "weather"
    assert read_barrier("no time, and then the rain") == "time"


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("130 over 4 days", SaidGoal(Unit.MINUTES, 130, 4)),
        ("my goal is 130 minutes over 4 days", SaidGoal(Unit.MINUTES, 130, 4)),
        ("100 minutes a week", SaidGoal(Unit.MINUTES, 100, None)),
        ("30 min, 5 days", SaidGoal(Unit.MINUTES, 150, 5)),
        ("150", SaidGoal(Unit.MINUTES, 150, None)),
        ("3 hours a week", SaidGoal(Unit.MINUTES, 180, None)),
        ("20k steps", SaidGoal(Unit.STEPS, 20_000, None)),
        ("12 km over 4 days", SaidGoal(Unit.METRES, 12_000, 4)),
        ("no idea", None),
        ("0 minutes", None),
    ],
)
def test_a_goal_is_read_with_its_unit_and_days(text, goal):
    assert read_goal(text) == goal


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("count my plan in steps", Unit.STEPS),
        ("set my plan to minutes", Unit.MINUTES),
        ("I want my goal in km", Unit.METRES),
        ("track it by distance please", Unit.METRES),
        ("make it miles", None),
        ("use km", None),
        ("walked 3000 steps", None),
    ],
)
def test_the_unit_to_count_in_is_read_only_where_it_is_asked_for(text, unit):
    assert read_counted(text) == unit


@pytest.mark.parametrize(
    ("text", "soon"),
    [
        ("it settled after an hour", True),
        ("gone", True),
        ("took 2 hours", True),
        ("took 4 hours", False),
        ("still hurts", False),
        ("it lasted all night", False),
        ("within 2 hours it eased", True),
        ("hm", None),
    ],
)
def test_whether_pain_settled_is_read(text, soon):
    assert read_settled(text) is soon


@pytest.mark.parametrize(
    "text", ["I don't know", "not sure", "baseline please", "can I walk a week first?", "keine Ahnung"]
)
def test_who_cannot_say_is_heard(text):
    assert wants_baseline(text)


@pytest.mark.parametrize("text", ["10 minutes, 3 days", "20", "2 km"])
def test_who_can_say_is_no_baseline(text):
    assert not wants_baseline(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 March", date(2026, 3, 3)),
        ("two months ago", date(2026, 1, 7)),
        ("it was 3 weeks ago", date(2026, 2, 14)),
        ("2025-11-03", date(2025, 11, 3)),
        ("am 3. November", date(2025, 11, 3)),
        ("no idea", None),
        ("", None),
    ],
)
def test_a_day_long_ago_is_read(text, day):
    assert read_past_day(text, NOW, "de") == day
    assert read_past_day("", NOW, "hi-latn") is None


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("stairs, gardening, lifting my child", ("stairs", "gardening", "lifting my child")),
        ("1. stairs\n2. socks", ("stairs", "socks")),
        ("sitting and driving", ("sitting", "driving")),
        ("a, b, c, d", ("a", "b", "c")),
        ("x" * 100, ("x" * 40,)),
        ("...", ()),
        ("", ()),
    ],
)
def test_up_to_three_activities_are_read_as_they_were_worded(text, activities):
    assert read_activities(text) == activities
