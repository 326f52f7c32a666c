"""Coach reviews at the start and after some weeks: then and now, one education card, one question."""

from collections.abc import Sequence
from datetime import timedelta

from coach.domain.conversation.turn import Turn
from coach.domain.facts import Week
from coach.domain.replies import Reviewed, Standing

CARDS = {2: "week_2", 4: "week_4", 8: "week_8", 12: "week_12", 26: "week_26"}
"""Education cards: pain is not harm, why walking, managing a flare, setbacks, keeping it."""

LATELY = timedelta(days=28)
PAIRS_AT = 2
"""After this week they are asked what goes well with a walk."""


def first_review(turn: Turn) -> None:
    """Say at the start what is to be expected."""
    turn.say(Reviewed(0, "start", asks=None if turn.person.activities else "activities"))


def review(turn: Turn, number: int) -> Reviewed | None:
    """Put a review together and keep that it was made; None where there is nothing to say or ask."""
    turn.set(reviewed=number)
    asks = _asks(turn, number)
    card = CARDS.get(number)
    if card is None and asks != "ability":
        return None
    closed = [week for week in turn.record.weeks if week.closed_at and week.target]
    pains = [week.answers.pain for week in closed if week.answers.pain is not None]
    since = turn.today - LATELY
    return Reviewed(
        weeks=number,
        card=card,
        first=_standing(closed[:1]),
        last=_standing(closed[-1:]),
        pain_first=pains[0] if len(pains) > 1 else None,
        pain_last=pains[-1] if len(pains) > 1 else None,
        walks=sum(walk.day >= since for walk in turn.record.walks),
        asks=asks,
        activities=len(turn.person.activities),
    )


def _standing(weeks: Sequence[Week]) -> Standing | None:
    return next((Standing(week.done or 0, week.target, week.unit) for week in weeks), None)


def _asks(turn: Turn, number: int) -> str | None:
    """Choose the one question of a review."""
    if number == PAIRS_AT:
        return None if turn.person.pairing else "pairing"
    return "ability" if turn.person.activities else "activities"
