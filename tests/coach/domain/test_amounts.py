import pytest

from coach.domain.amounts import Amount, Span, Unit


@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        (Unit.MINUTES, Amount(minutes=7)),
        (Unit.METRES, Amount(distance_m=7)),
        (Unit.STEPS, Amount(steps=7)),
    ],
)
def test_an_amount_of_a_plan_is_in_its_unit(unit, amount):
    assert Amount.of(unit, 7) == amount


def test_a_range_counts_as_its_middle():
    assert Span(20, 25).middle == 22.5


@pytest.mark.parametrize(
    ("amount", "known"),
    [
        (Amount(), False),
        (Amount(minutes=0), True),
        (Amount(distance_m=800), True),
        (Amount(steps=Span(4_000, 5_000)), True),
    ],
)
def test_an_amount_is_known_as_soon_as_one_number_was_said(amount, known):
    assert amount.known is known
