"""A flare in the middle of a week: offered when much more pain is told, and made lighter at once."""

from dataclasses import replace
from datetime import timedelta

from coach.domain.conversation.counting import done_in
from coach.domain.conversation.episodes import keep_episode
from coach.domain.conversation.planning import (
    clear_rest,
    days_left,
    open_walks,
    plan_routine,
    shown,
    target_at,
)
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import usual
from coach.domain.facts import Week
from coach.domain.grid import GRIDS, ceil_div, near_equal
from coach.domain.person import Asked, Flare
from coach.domain.reading import SaidPain
from coach.domain.replies import FlareBegun, FlareKept, FlareOffered, Measure
from coach.domain.traffic import HIGH, Light, PainReport, light
from coach.domain.week_close import flare

FIRST_CHECK = timedelta(hours=48)

OFFER_STANDS = timedelta(hours=24)
OFFER_APART = timedelta(hours=48)
"""Whoever said no is not asked again at the next word of pain."""


def is_bearable(turn: Turn) -> bool:
    """Whether there is a week that could be made lighter, and is not yet."""
    person = turn.person
    rests = person.flare or person.paused or person.lock
    return not rests and turn.week is not None and not turn.plan.baseline


def is_flare(turn: Turn, said: SaidPain, score: int | None) -> bool:
    """Whether pain that was told now asks for a lighter week, and that was not asked lately."""
    if not is_bearable(turn):
        return False
    since = turn.record.now - OFFER_APART
    before = [one for one in turn.record.pains if since < one.at < turn.record.now]
    return _is_much(turn, said.level, score) and not any(
        _is_much(turn, one.level, one.score) for one in before
    )


def _is_much(turn: Turn, level: str | None, score: int | None) -> bool:
    """Whether it is a flare by the traffic light; who has no usual pain yet is taken at their word."""
    if score is None:
        return level == "severe"
    ref = usual(turn)
    return light(PainReport(score), ref) is Light.FLARE or (ref is None and score >= HIGH)


def told_much_lately(turn: Turn) -> bool:
    """Whether much pain was told in the last day and nothing was made lighter yet: the offer still stands."""
    if not is_bearable(turn):
        return False
    since = turn.record.now - OFFER_STANDS
    return any(_is_much(turn, one.level, one.score) for one in turn.record.pains if one.at > since)


def offer_flare(turn: Turn, score: int | None) -> None:
    """Ask whether the week is to be lighter."""
    turn.say(FlareOffered(score))
    turn.ask(Asked.FLARE, hours=OFFER_STANDS / timedelta(hours=1))


def answer_flare(turn: Turn, *, yes: bool) -> None:
    """Make the week lighter at once, or leave it."""
    turn.settle(Asked.FLARE)
    week = turn.week
    if yes and week and is_bearable(turn):
        begin_flare(turn, week)
    else:
        turn.say(FlareKept())


def begin_flare(turn: Turn, week: Week) -> None:
    """Halve the target and the walks; what was walked already counts, and nothing is fine too."""
    plan = turn.plan
    before = target_at(turn)
    lighter = flare(plan.unit, before, plan.session)
    now = turn.record.now
    turn.set(flare=Flare(now, now + FIRST_CHECK, before))
    keep_episode(turn, turn.today)
    turn.set_plan(eased=lighter.target)
    target = min(lighter.target, flare(plan.unit, week.target, plan.session).target)
    amounts = _rest(turn, replace(week, target=target), lighter.session)
    turn.keep_week(replace(week, target=target, session=lighter.session, walks=len(amounts) or week.walks))
    clear_rest(turn)
    plan_routine(turn, days_left(turn, week), amounts)
    ahead = tuple(shown(one, turn) for one in open_walks(turn) if one.starts_at > now)
    turn.say(FlareBegun(Measure(target, plan.unit), ahead))


def _rest(turn: Turn, week: Week, session: int) -> tuple[int, ...]:
    """Cut what is left of a lighter week into walks of a flare's length, one a day at most."""
    left = week.target - done_in(turn.record, week)
    smallest = GRIDS[week.unit].smallest
    days = len(days_left(turn, week))
    if left < smallest or not days:
        return ()
    walks = min(ceil_div(left, session), days, max(1, left // smallest))
    return near_equal(week.unit, min(left, walks * session), walks)
