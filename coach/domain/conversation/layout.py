"""How the next week's target becomes walks, by what the verdict says of pain and walking."""

from coach.domain.conversation.planning import routine_for, shaped
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import START, Verdict
from coach.domain.grid import GRIDS, ceil_div, near_equal
from coach.domain.week_close import Action
from coach.domain.week_shape import MOST_DAYS


def next_walks(turn: Turn, verdict: Verdict) -> tuple[int, ...]:
    """Cut the next target into walks: shorter and more of them on HOLD, half as long in a flare."""
    if verdict.action == Action.HOLD:
        return _gentler(turn, verdict, turn.plan.walks + 1)
    if verdict.action == Action.FLARE:
        return _gentler(turn, verdict, 1)
    if verdict.action == START:
        return routine_for(turn, verdict.target)
    return shaped(turn, verdict.target)


def _gentler(turn: Turn, verdict: Verdict, wanted: int) -> tuple[int, ...]:
    """Cut into at least `wanted` walks, none longer than a session, one a day where that is enough."""
    unit = turn.plan.unit
    smallest = GRIDS[unit].smallest
    session = max(verdict.session or turn.plan.session, smallest)
    most = min(2 * MOST_DAYS, max(1, verdict.target // smallest))
    walks = max(min(wanted, MOST_DAYS), ceil_div(verdict.target, session))
    return near_equal(unit, verdict.target, min(most, walks))
