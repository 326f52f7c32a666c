import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS
from coach.language.comfort import MOST_TO_START, Comfort, read_comfort

ANSWERS = [
    ("10 minutes, 3 days", "en", Comfort(Unit.MINUTES, 10, 3)),
    ("5 minutes is fine", "en", Comfort(Unit.MINUTES, 5, None)),
    ("20 min 4 times a week", "en", Comfort(Unit.MINUTES, 20, 4)),
    ("twice a week about half an hour", "en", Comfort(Unit.MINUTES, 30, 2)),
    ("a mile every day", "en", Comfort(Unit.METRES, 1600, 6)),
    ("2 km x 3", "en", Comfort(Unit.METRES, 2000, 3)),
    ("3x10", "en", Comfort(Unit.MINUTES, 10, 3)),
    ("2000 steps on weekdays", "en", Comfort(Unit.STEPS, 2000, 5)),
    ("10", "en", Comfort(Unit.MINUTES, 10, None)),
    ("ten mins most days", "en", Comfort(Unit.MINUTES, 10, 5)),
    ("maybe 5", "en", Comfort(Unit.MINUTES, 5, None)),
    ("not much, 5 minutes tops", "en", Comfort(Unit.MINUTES, 5, None)),
    ("1h 2x/week", "en", Comfort(Unit.MINUTES, 60, 2)),
    ("5-10 min", "en", Comfort(Unit.MINUTES, 5, None)),
    ("10 to 15 minutes three times", "en", Comfort(Unit.MINUTES, 10, 3)),
    ("half a mile Mon Wed Fri", "en", Comfort(Unit.METRES, 800, 3)),
    ("2k steps a day", "en", Comfort(Unit.STEPS, 2000, 6)),
    ("10 minuts 3 dayz", "en", Comfort(Unit.MINUTES, 10, 3)),
    ("I could probably do a quarter of an hour, four days a week", "en", Comfort(Unit.MINUTES, 15, 4)),
    ("fifteen minutes three times weekly would be ok", "en", Comfort(Unit.MINUTES, 15, 3)),
    ("Around 25 mins every other day", "en", Comfort(Unit.MINUTES, 25, 3)),
    ("about 800 metres, twice a week", "en", Comfort(Unit.METRES, 800, 2)),
    ("5 days a week, 12 minutes each", "en", Comfort(Unit.MINUTES, 12, 5)),
    ("mon to fri 15 min", "en", Comfort(Unit.MINUTES, 15, 5)),
    ("i can walk for 2 hours no problem", "en", Comfort(Unit.MINUTES, 60, None, clipped=True)),
    ("just round the block, 7 or 8 minutes", "en", Comfort(Unit.MINUTES, 7, None)),
    ("3000 steps mon wed fri sun", "en", Comfort(Unit.STEPS, 3000, 4)),
    ("15k steps a day", "en", Comfort(Unit.STEPS, 8000, 6, clipped=True)),
    ("a couple of miles at weekends", "en", Comfort(Unit.METRES, 3200, 2)),
    ("30 min walk 7 days a week", "en", Comfort(Unit.MINUTES, 30, 6)),
    ("honestly two minutes", "en", Comfort(Unit.MINUTES, 5, None)),
    ("once a week for an hour", "en", Comfort(Unit.MINUTES, 60, 1)),
    ("1.5 km five times a week", "en", Comfort(Unit.METRES, 1500, 5)),
    ("20ish minutes, 3ish days", "en", Comfort(Unit.MINUTES, 20, 3)),
    ("ten", "en", Comfort(Unit.MINUTES, 10, None)),
    ("10 x 4", "en", Comfort(Unit.MINUTES, 10, 4)),
    ("4 x 10 min", "en", Comfort(Unit.MINUTES, 10, 4)),
    ("4x 20 mins per week", "en", Comfort(Unit.MINUTES, 20, 4)),
    ("at most 10 minutes; on good days 20", "en", Comfort(Unit.MINUTES, 10, None)),
    ("between 10 and 20 minutes on Tuesdays and Thursdays", "en", Comfort(Unit.MINUTES, 10, 2)),
    ("1h15", "en", Comfort(Unit.MINUTES, 60, None, clipped=True)),
    ("45min daily", "en", Comfort(Unit.MINUTES, 45, 6)),
    ("half an hour nearly every day", "en", Comfort(Unit.MINUTES, 30, 5)),
    ("5mins/day", "en", Comfort(Unit.MINUTES, 5, 6)),
    ("12 minites 3 tiems a week", "en", Comfort(Unit.MINUTES, 12, 3)),
    ("a kilometer on sat and sun", "en", Comfort(Unit.METRES, 1000, 2)),
    ("I manage 1,200 steps", "en", Comfort(Unit.STEPS, 1200, None)),
    ("three quarters of a mile, 3 days", "en", Comfort(Unit.METRES, 1200, 3)),
    ("one and a half miles, thrice weekly", "en", Comfort(Unit.METRES, 2400, 3)),
    ("6 minutes in the morning and 6 in the evening", "en", Comfort(Unit.MINUTES, 6, None)),
    ("twenty-five minutes, weekends only", "en", Comfort(Unit.MINUTES, 25, 2)),
    ("10' 3x", "en", Comfort(Unit.MINUTES, 10, 3)),
    ("2-3 times a week, 15-20 minutes", "en", Comfort(Unit.MINUTES, 15, 2)),
    ("15, 4", "en", Comfort(Unit.MINUTES, 15, 4)),
    ("15 4 days", "en", Comfort(Unit.MINUTES, 15, 4)),
    ("60 minutes total over 3 days", "en", Comfort(Unit.MINUTES, 20, 3)),
    ("I'm 54 and do 10 minutes at a time", "en", Comfort(Unit.MINUTES, 10, None)),
    ("since 2019 my back hurts, 10 min is what I can do twice a week", "en", Comfort(Unit.MINUTES, 10, 2)),
    ("10 Minuten, dreimal pro Woche", "de", Comfort(Unit.MINUTES, 10, 3)),
    ("eine halbe Stunde jeden zweiten Tag", "de", Comfort(Unit.MINUTES, 30, 3)),
    ("ungefähr eine Viertelstunde, 4 Tage", "de", Comfort(Unit.MINUTES, 15, 4)),
    ("2 km am Montag, Mittwoch und Freitag", "de", Comfort(Unit.METRES, 2000, 3)),
    ("2.000 Schritte täglich", "de", Comfort(Unit.STEPS, 2000, 6)),
    ("unos 20 minutos cuatro veces por semana", "es", Comfort(Unit.MINUTES, 20, 4)),
    ("media hora tres días", "es", Comfort(Unit.MINUTES, 30, 3)),
    ("un kilómetro los lunes y jueves", "es", Comfort(Unit.METRES, 1000, 2)),
    ("un quart d'heure, trois fois par semaine", "fr", Comfort(Unit.MINUTES, 15, 3)),
    ("une demi-heure tous les jours", "fr", Comfort(Unit.MINUTES, 30, 6)),
    ("1,5 km deux fois par semaine", "fr", Comfort(Unit.METRES, 1500, 2)),
    ("dez minutos, três dias", "pt", Comfort(Unit.MINUTES, 10, 3)),
    ("meia hora dia sim dia não", "pt", Comfort(Unit.MINUTES, 30, 3)),
    ("uns 15 minutos todos os dias", "pt", Comfort(Unit.MINUTES, 15, 6)),
    ("2000 passos por dia", "pt", Comfort(Unit.STEPS, 2000, 6)),
    ("Probably ten minutes to start with, four times a week", "en", Comfort(Unit.MINUTES, 10, 4)),
    ("15min x3/wk", "en", Comfort(Unit.MINUTES, 15, 3)),
    ("lets go with 12 min on 5 days", "en", Comfort(Unit.MINUTES, 12, 5)),
    ("1 mile, M/W/F", "en", Comfort(Unit.METRES, 1600, 3)),
    ("Tues & Thurs 20 mins", "en", Comfort(Unit.MINUTES, 20, 2)),
    ("i could do 10 every day", "en", Comfort(Unit.MINUTES, 10, 6)),
    ("about 1000-1500 steps", "en", Comfort(Unit.STEPS, 1000, None)),
    ("twenty mins 3-4 days", "en", Comfort(Unit.MINUTES, 20, 3)),
    ("up to half an hour if it's flat", "en", Comfort(Unit.MINUTES, 30, None)),
    ("a ten minute stroll on five days", "en", Comfort(Unit.MINUTES, 10, 5)),
    ("5k", "en", Comfort(Unit.STEPS, 5000, None)),
    ("five min, maybe twice a day", "en", Comfort(Unit.MINUTES, 5, 6)),
    ("I can do 400m", "en", Comfort(Unit.METRES, 400, None)),
    ("15 minutes, not more, on weekdays only", "en", Comfort(Unit.MINUTES, 15, 5)),
    ("two walks of 10 minutes a week", "en", Comfort(Unit.MINUTES, 10, 2)),
    ("3 sessions of 15 min", "en", Comfort(Unit.MINUTES, 15, 3)),
    ("an hour", "en", Comfort(Unit.MINUTES, 60, None)),
    ("20 minutes 3 or 4 times per week", "en", Comfort(Unit.MINUTES, 20, 3)),
    ("i usually walk 25 minutes on mon, tue and fri", "en", Comfort(Unit.MINUTES, 25, 3)),
    ("8 mins, thrice", "en", Comfort(Unit.MINUTES, 8, 3)),
    ("half hour a day", "en", Comfort(Unit.MINUTES, 30, 6)),
    ("1/2 mile twice weekly", "en", Comfort(Unit.METRES, 800, 2)),
    ("can't manage more than 8 minutes", "en", Comfort(Unit.MINUTES, 8, None)),
    ("10 min at 7pm", "en", Comfort(Unit.MINUTES, 10, None)),
    ("20 minutos al día", "es", Comfort(Unit.MINUTES, 20, 6)),
    ("zehn Minuten an drei Tagen", "de", Comfort(Unit.MINUTES, 10, 3)),
    ("15 Min. 2x die Woche", "de", Comfort(Unit.MINUTES, 15, 2)),
    ("10 minutes par jour", "fr", Comfort(Unit.MINUTES, 10, 6)),
    ("vingt minutes le lundi et le jeudi", "fr", Comfort(Unit.MINUTES, 20, 2)),
    ("vinte minutos três vezes por semana", "pt", Comfort(Unit.MINUTES, 20, 3)),
    ("1 km por dia", "pt", Comfort(Unit.METRES, 1000, 6)),
]
SPARSE = [("10 min every 3 days", 2), ("10 min, 0 days", None), ("10 min, 9 times a week", 6)]
NO_AMOUNTS = [
    ("don't know", "en"),
    ("hello", "en"),
    ("my back is sore so I don't know", "en"),
    ("what do you mean?", "en"),
    ("3 times a week", "en"),
    ("4 days", "en"),
    ("nothing really", "en"),
    ("👍", "en"),
    ("weiß nicht", "de"),
    ("no sé", "es"),
    ("je ne sais pas", "fr"),
    ("hour", "en"),
    ("", "en"),
    ("0 minutes", "en"),
    ("I can't even walk 10 minutes", "en"),
    ("300", "en"),
]
PIECES = [
    "10",
    "min",
    "minutes",
    "x",
    "3",
    "days",
    "a",
    "week",
    "/",
    "-",
    "to",
    "and",
    "half",
    "hour",
    "every",
    "mile",
    "km",
    "m",
    "k",
    "steps",
    "0",
    "999999999",
    "1.5",
    "2,000",
    "total",
    "mon",
    "fri",
    "can't",
]


@pytest.mark.parametrize(("text", "language", "comfort"), ANSWERS)
def test_an_answer_gives_the_session_and_the_days(text, language, comfort):
    assert read_comfort(text, language) == comfort


@pytest.mark.parametrize(("text", "language"), NO_AMOUNTS)
def test_without_an_amount_there_is_nothing_to_read(text, language):
    assert read_comfort(text, language) is None


@pytest.mark.parametrize(("text", "days"), SPARSE)
def test_the_days_stay_between_one_and_six(text, days):
    assert read_comfort(text) == Comfort(Unit.MINUTES, 10, days)


def test_a_weekly_total_becomes_three_walks_that_add_up_to_it():
    assert read_comfort("60 minutes a week") == Comfort(Unit.MINUTES, 20, 3)


def test_a_small_weekly_total_becomes_fewer_walks():
    assert read_comfort("10 minutes a week") == Comfort(Unit.MINUTES, 5, 2)


def test_a_total_is_divided_by_the_days_that_were_said():
    assert read_comfort("80 minutes over 4 days") == Comfort(Unit.MINUTES, 20, 4)


def test_an_unknown_language_is_read_as_english():
    assert read_comfort("10 minutes, 3 days", "xx") == Comfort(Unit.MINUTES, 10, 3)


def test_case_and_punctuation_change_nothing():
    assert read_comfort("  TEN Minutes!!! ... 3 Days?") == Comfort(Unit.MINUTES, 10, 3)


@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)),
    st.sampled_from(["en", "de", "es", "fr", "pt", "xx"]),
)
def test_whatever_is_written_the_start_stays_within_bounds(text, language):
    comfort = read_comfort(text, language) or Comfort(Unit.MINUTES, 5, None)

    assert GRIDS[comfort.unit].smallest <= comfort.session <= MOST_TO_START[comfort.unit]
    assert comfort.session % GRIDS[comfort.unit].fine == 0
    assert comfort.days in {None, 1, 2, 3, 4, 5, 6}


@given(st.integers(5, 60), st.integers(1, 6))
def test_numbers_are_read_as_they_stand(minutes, days):
    assert read_comfort(f"{minutes} minutes, {days} days") == Comfort(Unit.MINUTES, minutes, days)
