from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.domain.amounts import Unit
from coach.domain.person import HELPER_VERSION, HelperConsent, Person, Plan, Stage

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PERSON = Person(1, NOW)
PLAN = Plan(Unit.MINUTES, start=80, session=20, walks=4)


@pytest.mark.parametrize(
    ("consent", "lets"),
    [
        (None, False),
        (HelperConsent(NOW, HELPER_VERSION, "model.example"), True),
        (HelperConsent(NOW, HELPER_VERSION, "other.example"), False),
        (HelperConsent(NOW, HELPER_VERSION - 1, "model.example"), False),
    ],
)
def test_a_host_may_be_asked_if_they_agreed_to_it_as_it_is_explained_now(consent, lets):
    assert replace(PERSON, helper=consent).lets_ask("model.example") is lets


@pytest.mark.parametrize(
    ("stage", "plan", "active"),
    [
        (Stage.ACTIVE, PLAN, True),
        (Stage.ACTIVE, None, False),
        (Stage.WAITING, PLAN, False),
    ],
)
def test_somebody_is_active_once_they_have_a_plan_to_follow(stage, plan, active):
    assert replace(PERSON, stage=stage, plan=plan).active is active


def test_somebody_is_paused_from_when_they_said_so_whether_or_not_they_said_until_when():
    until = date(2026, 3, 9)

    assert [PERSON.paused, replace(PERSON, paused_until=until).paused] == [False, False]
    assert [replace(PERSON, paused_from=NOW, paused_until=end).paused for end in (None, until)] == [
        True,
        True,
    ]
