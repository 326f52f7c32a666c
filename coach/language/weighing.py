"""How well readings fit what the learned model expects, and which of two is taken."""

from math import log

from coach.domain.reading import Meaning, Reading

_SURE = 0.98
_RULES_FIRST = 1.0
"""What the rules' reading is ahead of another, as a logarithm; chosen on the calibration messages."""
_RULES_FIRST_ELSEWHERE = 2.5
"""The same in languages of which the model has seen few messages."""
_ADDED = 1.5
"""What a walk that the rules did not see has to be likelier, beside: a wrong log costs most."""
_PUT_RIGHT = 2.0
"""What putting a walk right has to be likelier than a new walk, beside."""
_HARDLY = 0.1
"""A walk that the model finds less likely than this is left out."""
_UNMEASURED = 1.5
"""What a walk without any amount has to be likelier, beside."""
_ORDERED = 6.0
"""What leaving an order out has to be likelier, beside: rules take few words for one."""
_PLANNED = 3.0
"""What leaving out a plan beside a walk has to be likelier, if it says how much and when."""
ORDERS = frozenset({Meaning.CORRECT, Meaning.MOVE, Meaning.SNOOZE, Meaning.SCHEDULE, Meaning.SETTINGS})
BY_RULES = frozenset({Meaning.RED_FLAG, Meaning.SYMPTOM})
"""The safety layer alone says these."""


def lead_of(language: str) -> float:
    """Say how much the rules' reading is ahead in a language, as a logarithm."""
    return _RULES_FIRST if language == "en" else _RULES_FIRST_ELSEWHERE


def better(first: Reading, second: Reading, chances: dict[Meaning, float], ahead: float) -> Reading:
    """Choose the likelier of two readings; the rules' own is ahead."""
    weight = ahead / _RULES_FIRST  # what weighs against the model weighs more where it has seen less
    bare = _adds_unmeasured(first, second) or (weight > 1 and _adds_bare(first, second))
    ahead += _ADDED if second.walks and not (first.walks or first.corrections) else 0
    ahead += weight * _UNMEASURED if bare else 0
    if first.walks and not second.walks and _is_order(chances):
        ahead = 0.0 if second.meanings - {Meaning.CHAT} else -_ADDED  # better nothing than a wrong log
    elif second.meanings == {Meaning.CHAT} and any(walk.amount.known for walk in first.walks):
        ahead += _UNMEASURED * (1 - chances.get(Meaning.CHAT, 0.0))
    ahead += _PUT_RIGHT if first.walks and second.corrections and not first.corrections else 0
    ahead += _PLANNED if (first.walks or first.skips) and _drops_firm_plan(first, second) else 0
    ahead += _ORDERED if (first.meanings - second.meanings) & ORDERS else 0
    return second if fit(second, chances) > fit(first, chances) + ahead else first


def _is_order(chances: dict[Meaning, float]) -> bool:
    """Whether the model is sure of an order and of no walk beside."""
    return chances.get(Meaning.WALK, 1.0) < _HARDLY and any(chances[one] > 1 - _HARDLY for one in ORDERS)


def _drops_firm_plan(first: Reading, second: Reading) -> bool:
    """Whether a plan is left out that says how much and when."""
    return not second.plans and any(plan.amount.known and (plan.at or plan.when) for plan in first.plans)


def _adds_unmeasured(first: Reading, second: Reading) -> bool:
    """Whether a walk is added of which nothing is known: the rules have seen most of those that are told."""
    return bool(second.walks) and not first.walks and not any(walk.amount.known for walk in second.walks)


def _adds_bare(first: Reading, second: Reading) -> bool:
    """Whether pain without a score is added, or a plan of which nothing is known."""
    pains = second.pains if not first.pains else ()
    plans = second.plans if not first.plans else ()
    return any(pain.score is None for pain in pains) or any(
        plan.at is None and not plan.amount.known for plan in plans
    )


def fit(reading: Reading, chances: dict[Meaning, float]) -> float:
    """Give how well the meanings of a reading fit what the model expects, as a logarithm, at most 0."""
    whole = 1.0
    for meaning, chance in chances.items():
        if meaning not in BY_RULES:
            sure = min(max(chance, 1 - _SURE), _SURE)
            whole *= sure if meaning in reading.meanings else 1 - sure
    return log(whole)
