"""What is kept of a week's close, so that each of its numbers can be explained later."""

from dataclasses import replace
from datetime import date, timedelta

from coach.domain.conversation.counting import walks_of
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import Verdict
from coach.domain.facts import Record, Week, Why
from coach.domain.grid import GRIDS, down_to
from coach.domain.habit import after_days
from coach.domain.ramp import cap
from coach.domain.traffic import SETTLE_HOURS, Light
from coach.domain.week_shape import MOST_DAYS

FULL_WEEK = 7


def why_of(turn: Turn, week: Week, verdict: Verdict) -> Why:
    """Put down everything that the close stood on."""
    usual = None if verdict.usual is None else int(2 * verdict.usual)
    return Why(
        percent=100 * verdict.done // max(1, week.target),
        pain=None if verdict.report.now is None else int(verdict.report.now),
        usual_twice=usual,
        limited=verdict.report.limited,
        settled_late=verdict.report.settle_hours > SETTLE_HOURS,
        gap_days=verdict.gap_days,
        position=verdict.position,
        moved=verdict.position - week.position,
        most=down_to(GRIDS[week.unit].at(week.target), cap(week.unit, week.target)),
        session_before=turn.plan.session,
    )


def note_walks(turn: Turn, monday: date, walks: tuple[int, ...]) -> None:
    """Add to a closed week what walks the target became."""
    week = next((one for one in turn.record.weeks if one.monday == monday), None)
    if week and week.why:
        turn.keep_week(replace(week, why=replace(week.why, walks=walks)))


def score_after(turn: Turn, week: Week) -> int:
    """Carry the habit score over a week that ends; pauses and flares neither break nor count."""
    return _carried(turn.record, week, week.monday + timedelta(days=FULL_WEEK))


def score_now(turn: Turn, week: Week) -> int:
    """Tell the habit score up to yesterday."""
    return _carried(turn.record, week, turn.today)


def _carried(record: Record, week: Week, until: date) -> int:
    before = [one.score for one in record.weeks if one.monday < week.monday and one.score is not None]
    score = before[-1] if before else 0
    if week.paused or record.person.flare or week.light == Light.FLARE:
        return score
    days = [week.monday + timedelta(days=offset) for offset in range(max(0, (until - week.monday).days))]
    since = week.monday - timedelta(days=FULL_WEEK)
    walked = {walk.day for monday in (since, week.monday) for walk in walks_of(record, monday)}
    return after_days(score, days, walked, min(week.walks, MOST_DAYS))
