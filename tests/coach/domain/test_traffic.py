from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.traffic import Light, PainReport, light, usual_pain

scores = st.integers(0, 10)
reports = st.builds(
    PainReport, st.none() | scores, limited=st.booleans(), settle_hours=st.integers(0, 48), red=st.booleans()
)


@pytest.mark.parametrize(
    ("report", "ref", "judged"),
    [
        (PainReport(0, red=True), 0, Light.RED),
        (PainReport(None, red=True), None, Light.RED),
        (PainReport(None, limited=True, settle_hours=30), 3, Light.UNKNOWN),
        (PainReport(6), 5, Light.FLARE),
        (PainReport(3, limited=True), 1, Light.FLARE),
        (PainReport(6), 6, Light.AMBER),
        (PainReport(6), None, Light.AMBER),
        (PainReport(3), 1, Light.AMBER),
        (PainReport(2, limited=True), 2, Light.AMBER),
        (PainReport(5), 4, Light.AMBER),
        (PainReport(4), Fraction(7, 2), Light.AMBER),
        (PainReport(1, settle_hours=3), 1, Light.AMBER),
        (PainReport(1, settle_hours=2), 1, Light.GREEN),
        (PainReport(5), 5, Light.GREEN),
        (PainReport(5), None, Light.GREEN),
        (PainReport(3), 2, Light.GREEN),
        (PainReport(0), 9, Light.GREEN),
    ],
)
def test_pain_is_judged_against_what_is_usual_for_the_person(report, ref, judged):
    assert light(report, ref) is judged


@given(reports, st.none() | scores)
def test_a_red_flag_is_red_whatever_else_is_said(report, ref):
    assert (light(report, ref) is Light.RED) == report.red


@given(reports, scores)
def test_without_a_usual_pain_the_present_one_is_usual(report, ref):
    assert light(report, None) is light(report, report.now)


@given(scores, scores, st.booleans(), st.integers(0, 48))
def test_more_pain_never_makes_the_light_better(now, ref, limited, settle):
    gravest_first = list(Light)
    before, after = (
        gravest_first.index(light(PainReport(pain, limited, settle), ref)) for pain in (now, now + 1)
    )

    assert after <= before


@pytest.mark.parametrize(
    ("greens", "first", "usual"),
    [
        ([], None, None),
        ([], 4, Fraction(4)),
        ([2], 4, Fraction(2)),
        ([9, 9, 2, 3, 1, 4], 9, Fraction(5, 2)),
        ([1, 5, 2], None, Fraction(2)),
    ],
)
def test_usual_pain_is_the_median_of_the_last_four_green_weeks(greens, first, usual):
    assert usual_pain(greens, first) == usual
