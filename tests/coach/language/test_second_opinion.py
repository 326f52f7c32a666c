"""What a language model is asked, and what of its answer the text bears out."""

import json
from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Amount, Span
from coach.domain.reading import Dialogue, Expecting, SaidPain, SaidPlan, SaidSkip, SaidWalk, Speaker
from coach.language.founded import founded
from coach.language.second_opinion import (
    METRES,
    NEEDED,
    Opinion,
    Unusable,
    answer_in,
    request_of,
    wants_helper,
)
from coach.language.understanding import prepare

NOW = datetime(2026, 3, 4, 9, 15)
"""A Wednesday."""

TODAY, YESTERDAY, TOMORROW = date(2026, 3, 4), date(2026, 3, 3), date(2026, 3, 5)
FIELDS = ("minutes", "distance", "distance_unit", "steps", "day", "time", "pain")


def body(**fields):
    """Write a chat completion whose content has these fields, the others null."""
    content = json.dumps({**dict.fromkeys(FIELDS), **fields})
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def borne_out(text, now=NOW, expecting=None, **fields):
    message = prepare(text, now, Speaker(), Dialogue(expecting))
    return founded(answer_in(body(**fields)), message)


def walk(minutes=None, metres=None, steps=None, day=TODAY, **more):
    return SaidWalk(day, Amount(minutes, metres, steps), **more)


# --- what is asked ---


def test_the_schema_is_closed_and_strict_and_names_each_field_that_is_read():
    form = request_of("25", NOW, None)["response_format"]["json_schema"]
    schema = form["schema"]

    assert (form["strict"], schema["additionalProperties"]) == (True, False)
    assert schema["required"] == list(schema["properties"]) == ["meaning", *FIELDS]
    assert schema["properties"]["meaning"]["enum"] == list(NEEDED)
    assert schema["properties"]["distance_unit"]["enum"] == [*METRES, None]


def test_two_people_are_told_of_alike_but_for_text_time_and_question():
    first, second = request_of("прогулка", NOW, "amount"), request_of('say "hi"\n', NOW, None)
    said = [json.loads(one["messages"].pop()["content"]) for one in (first, second)]

    assert first == second
    assert said == [
        {"text": "прогулка", "local_time": "Wednesday 2026-03-04 09:15", "asked": "amount"},
        {"text": 'say "hi"\n', "local_time": "Wednesday 2026-03-04 09:15", "asked": None},
    ]


# --- what was answered ---


def test_an_answer_is_read_as_it_stands():
    answered = answer_in(body(meaning="walk", distance=2.5, distance_unit="km", day="2026-03-03"))

    assert answered == Opinion("walk", distance=2.5, distance_unit=1000.0, day=YESTERDAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"meaning": "run"},
        {"meaning": None},
        {"meaning": ["walk"]},
        {"meaning": "walk", "minutes": True},
        {"meaning": "walk", "minutes": "25"},
        {"meaning": "walk", "minutes": 0},
        {"meaning": "walk", "minutes": -25},
        {"meaning": "walk", "minutes": 10**400},
        {"meaning": "walk", "steps": [3000]},
        {"meaning": "walk", "distance": 2},
        {"meaning": "walk", "distance_unit": "km"},
        {"meaning": "walk", "distance": 2, "distance_unit": "league"},
        {"meaning": "walk", "distance": 2, "distance_unit": 1000},
        {"meaning": "walk", "minutes": 25, "time": "18:00"},
        {"meaning": "walk", "minutes": 25, "day": "yesterday"},
        {"meaning": "walk", "minutes": 25, "day": "2026-02-30"},
        {"meaning": "walk", "minutes": 25, "day": 20260303},
        {"meaning": "plan", "time": "25:00"},
        {"meaning": "plan", "time": "6 pm"},
        {"meaning": "plan", "minutes": 25},
        {"meaning": "skip", "pain": 4},
        {"meaning": "pain", "pain": 11},
        {"meaning": "pain", "pain": 4.0},
        {"meaning": "pain", "pain": True},
        {"meaning": "pain", "pain": 4, "day": "2026-03-03"},
        {"meaning": "none", "minutes": 25},
        {"meaning": "walk", "minutes": 25, "note": None},
    ],
)
def test_an_answer_that_does_not_fit_the_schema_is_none(fields):
    with pytest.raises(Unusable, match="shape"):
        answer_in(body(**fields))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 60_000, "not_json"),
        (b"9" * 60_000, "not_json"),
        (b"NaN", "not_json"),
        (b"null", "shape"),
        (b'{"choices": []}', "shape"),
        (b'{"choices": [{"message": {"content": null}}]}', "shape"),
        (b'{"choices": [{"message": {"content": "They walked."}}]}', "not_json"),
        (b'{"choices": [{"message": {"content": "[]"}}]}', "shape"),
    ],
    ids=range(10),
)
def test_what_is_no_chat_completion_is_no_answer(raw, why):
    with pytest.raises(Unusable, match=why):
        answer_in(raw)


# --- what the text bears out ---


BORNE_OUT = [
    ("25 strolled", {"meaning": "walk", "minutes": 25}, walk(25.0)),
    (
        "25 min strolled yesterday",
        {"meaning": "walk", "minutes": 25, "day": "2026-03-03"},
        walk(25.0, day=YESTERDAY),
    ),
    (
        "strolled on monday, 25",
        {"meaning": "walk", "minutes": 25, "day": "2026-03-02"},
        walk(25.0, day=date(2026, 3, 2)),
    ),
    ("half an hour", {"meaning": "walk", "minutes": 30}, walk(30.0)),
    ("20 to 30 min", {"meaning": "walk", "minutes": 20}, walk(Span(20.0, 30.0), approx=True)),
    ("2x10 min", {"meaning": "walk", "minutes": 20}, walk(10.0, count=2)),
    ("2x10 min", {"meaning": "walk", "minutes": 10}, walk(10.0, count=2)),
    ("2.5 km", {"meaning": "walk", "distance": 2.5, "distance_unit": "km"}, walk(metres=2500.0)),
    ("2 miles", {"meaning": "walk", "distance": 2, "distance_unit": "mile"}, walk(metres=3218.7)),
    ("5 км", {"meaning": "walk", "distance": 5, "distance_unit": "km"}, walk(metres=5000.0)),
    ("800 m", {"meaning": "walk", "distance": 800, "distance_unit": "m"}, walk(metres=800.0)),
    ("8500 шагов", {"meaning": "walk", "steps": 8500}, walk(steps=8500.0)),
    ("3k", {"meaning": "walk", "steps": 3000}, walk(steps=3000.0)),
    ("3k", {"meaning": "walk", "distance": 3, "distance_unit": "km"}, walk(metres=3000.0)),
    (
        "2 km, 25 min",
        {"meaning": "walk", "distance": 2, "distance_unit": "km", "minutes": 25},
        walk(25.0, 2000.0),
    ),
    ("no go", {"meaning": "skip"}, SaidSkip(TODAY)),
    ("friday: guests", {"meaning": "skip", "day": "2026-03-06"}, SaidSkip(date(2026, 3, 6))),
    ("friday: guests", {"meaning": "skip", "day": "2026-02-27"}, SaidSkip(date(2026, 2, 27))),
    ("парк 18:00", {"meaning": "plan", "time": "18:00"}, SaidPlan(TODAY, at=time(18))),
    (
        "парк tomorrow at 6",
        {"meaning": "plan", "day": "2026-03-05", "time": "18:00"},
        SaidPlan(TOMORROW, at=time(18)),
    ),
    ("парк", {"meaning": "plan"}, SaidPlan(TODAY)),
    ("спина 4", {"meaning": "pain", "pain": 4}, SaidPain(4)),
    ("спина 4/10", {"meaning": "pain", "pain": 4}, SaidPain(4)),
    ("the podcast was great", {"meaning": "none"}, None),
]


@pytest.mark.parametrize(("text", "fields", "suggestion"), BORNE_OUT)
def test_what_the_text_has_is_suggested_with_the_texts_own_numbers(text, fields, suggestion):
    assert borne_out(text, **fields) == suggestion


def test_a_score_that_was_asked_for_is_found_too():
    assert borne_out("так, 6", expecting=Expecting.PAIN, meaning="pain", pain=6) == SaidPain(6)


def test_after_midnight_the_walking_day_is_today():
    night = datetime(2026, 3, 5, 1, 30)

    assert borne_out("25", night, meaning="walk", minutes=25) == walk(25.0)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("strolled a bit", {"meaning": "walk"}),
        ("strolled a bit", {"meaning": "walk", "minutes": 25}),
        ("25 min", {"meaning": "walk", "minutes": 24.9}),
        ("25 min", {"meaning": "walk", "steps": 25}),
        ("25 min", {"meaning": "walk", "distance": 25, "distance_unit": "km"}),
        ("25 km", {"meaning": "walk", "minutes": 25}),
        ("25", {"meaning": "walk", "minutes": 25, "steps": 25}),
        ("25", {"meaning": "walk", "distance": 2.5, "distance_unit": "km"}),
        ("2 miles", {"meaning": "walk", "distance": 2, "distance_unit": "km"}),
        ("20 min a day", {"meaning": "walk", "minutes": 20}),
        ("2x10 min, 3 km", {"meaning": "walk", "minutes": 10, "distance": 3, "distance_unit": "km"}),
        ("week 3", {"meaning": "walk", "minutes": 3}),
        ("67 years old", {"meaning": "walk", "minutes": 67}),
        ("25 min igår", {"meaning": "walk", "minutes": 25, "day": "2026-03-03"}),
        ("25 min yesterday", {"meaning": "walk", "minutes": 25}),
        ("25 min yesterday", {"meaning": "walk", "minutes": 25, "day": "2026-03-04"}),
        ("25 min tomorrow", {"meaning": "walk", "minutes": 25, "day": "2026-03-05"}),
        ("25 min last week", {"meaning": "walk", "minutes": 25}),
        ("friday: guests", {"meaning": "skip"}),
        ("guests", {"meaning": "skip", "day": "2026-03-05"}),
        ("парк", {"meaning": "plan", "time": "18:00"}),
        ("парк at 6", {"meaning": "plan", "time": "19:00"}),
        ("парк yesterday at 6", {"meaning": "plan", "day": "2026-03-03", "time": "18:00"}),
        ("спина 4", {"meaning": "pain", "pain": 5}),
        ("спина 4 min", {"meaning": "pain", "pain": 4}),
        ("спина yesterday 4", {"meaning": "pain", "pain": 4}),
        ("спина", {"meaning": "pain"}),
    ],
)
def test_what_the_text_does_not_have_discards_the_whole(text, fields):
    with pytest.raises(Unusable, match="unfounded"):
        borne_out(text, **fields)


# --- who speaks of it ---


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("can you use a language model?", True),
        ("turn off the helper", True),
        ("use AI please", True),
        ("j'ai marché 25 min", False),
        ("my home helper came", False),
        ("walked 20 min", False),
    ],
)
def test_somebody_who_speaks_of_the_helper_is_heard(text, wants):
    assert wants_helper(text) is wants
