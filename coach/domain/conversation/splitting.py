"""Falling behind: when to offer more and shorter walks, and what happens when it is taken."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from coach.domain.conversation.counting import comfortable, done_in, pace_of, standing_of, walks_of
from coach.domain.conversation.gaps import in_gap
from coach.domain.conversation.planning import (
    SLOT_OVER,
    clear_rest,
    days_left,
    keep_place,
    moments,
    open_walks,
    planned_in,
    replan,
    shown,
    usual_days,
)
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Offer, Planned, PlannedState, Source, Week
from coach.domain.falling_behind import MOST_A_DAY, RestOfWeek, Split, SplitKind, behind, split
from coach.domain.grid import GRIDS, down_to
from coach.domain.person import Asked
from coach.domain.replies import (
    AskDeclineReason,
    DeclineHeard,
    Measure,
    NothingToSplit,
    OfferOver,
    SplitNotNeeded,
    SplitOffered,
    SplitTaken,
    SwapOffered,
    SwapTaken,
)
from coach.domain.week_shape import MOST_DAYS, Routine, swap

OFFER_APART = timedelta(hours=48)
MOST_OFFERS = 2
"""Offers a week at most."""

DECLINED_SHARES = {"too_much": Fraction(3, 4), "tired": Fraction(3, 4), "pain": Fraction(1, 2)}
"""After such a reason the next offer's walks are at most this share of the session (D)."""

OFFER_OPEN = timedelta(hours=72)


def expected(turn: Turn, week: Week) -> int:
    """Add up what was planned so far, units."""
    return sum(one.amount for one in planned_in(turn, week) if one.starts_at + SLOT_OVER <= turn.record.now)


def walking_days(turn: Turn, week: Week) -> int:
    """Count the walking days that are left, rest days kept."""
    walked = len({walk.day for walk in walks_of(turn.record, week.monday) if walk.day != turn.today})
    return max(0, min(len(days_left(turn, week)), max(usual_days(turn), 1) - walked))


def split_for(turn: Turn, week: Week) -> Split:
    """Find the gentler way through the rest of a week."""
    rest = RestOfWeek(week.target, done_in(turn.record, week), walking_days(turn, week))
    bearable = comfortable(turn.record, week.unit, turn.today)
    return _one_a_day(turn, week, split(week.unit, rest, _session(turn, week), bearable))


def _session(turn: Turn, week: Week) -> int:
    """Take the planned session, less where the last offer was too much."""
    last = turn.record.offers[-1] if turn.record.offers else None
    share = DECLINED_SHARES.get(last.reason or "") if last else None
    if share is None:
        return week.session
    grid = GRIDS[week.unit]
    return max(grid.smallest, down_to(grid.fine, share * week.session))


def _longest(turn: Turn, week: Week) -> int:
    """Find how long one walk may be: as planned and as lately comfortable."""
    grid = GRIDS[week.unit]
    bearable = comfortable(turn.record, week.unit, turn.today)
    session = _session(turn, week)
    return max(grid.smallest, down_to(grid.fine, session if bearable is None else min(session, bearable)))


def _one_a_day(turn: Turn, week: Week, way: Split) -> Split:
    """Offer who had no time, or pain, one walk a day at most: what fits, and the rest is let go."""
    last = turn.record.offers[-1] if turn.record.offers else None
    days = walking_days(turn, week)
    if last is None or last.reason not in ("time", "pain") or len(way.walks) <= days:
        return way
    walks = (_longest(turn, week),) * days
    return Split(SplitKind.PARTIAL, walks, done_in(turn.record, week) + sum(walks))


def offered_lately(turn: Turn) -> bool:
    """Whether an offer was made in the last 48 hours."""
    return any(offer.at > turn.record.now - OFFER_APART for offer in turn.record.offers)


def is_behind(turn: Turn, week: Week) -> bool:
    """Whether this is the moment to speak of it: behind, no flare, no pause, not offered too lately.

    Who declined one, or has looked back at the week already, is offered none in that week unless they ask.
    """
    if turn.person.flare or turn.person.paused:
        return False
    of_week = [offer for offer in turn.record.offers if offer.at.astimezone(turn.zone).date() >= week.monday]
    declined = any(offer.taken is False for offer in of_week)
    if offered_lately(turn) or declined or week.answered or len(of_week) >= MOST_OFFERS:
        return False
    left = walking_days(turn, week)
    return behind(week.unit, done_in(turn.record, week), expected(turn, week), left)


def offer_split(turn: Turn, *, asked: bool = False) -> SplitOffered | None:
    """Make the offer; where it was asked for and nothing is open, say so."""
    week = turn.week
    if week is None:
        return None
    way = split_for(turn, week)
    if not way.walks:
        if asked:
            turn.say(SplitNotNeeded(standing_of(turn.record, week)))
        return None
    if not asked and sorted(way.walks) == sorted(_ahead(turn)):
        return None
    turn.keep_offer(Offer(turn.record.now, "split", way.walks, way.reaches))
    standing = standing_of(turn.record, week)
    return SplitOffered(
        way.walks, week.unit, standing, way.reaches, str(way.kind), turn.variant("SplitOffered")
    )


def _ahead(turn: Turn) -> list[int]:
    """List the amounts that are planned from now on: an offer of just these is none."""
    return [one.amount for one in open_walks(turn) if one.starts_at > turn.record.now]


def routine_swap(turn: Turn) -> Routine | None:
    """Find one more, shorter walk a week; None where there is no day for it."""
    plan = turn.plan
    gentler = swap(plan.unit, Routine(plan.walks, plan.session))
    return gentler if gentler and gentler.walks <= MOST_DAYS else None


def offer_swap(turn: Turn) -> None:
    """Offer one more, shorter walk a week: somebody finds them long."""
    plan = turn.plan
    if plan.baseline and turn.week:
        turn.say(SplitNotNeeded(standing_of(turn.record, turn.week)))
        return
    gentler = routine_swap(turn)
    if gentler is None:
        turn.say(NothingToSplit(Measure(plan.session, plan.unit)))
        return
    turn.keep_offer(Offer(turn.record.now, "swap", (gentler.session,) * gentler.walks, gentler.total))
    turn.say(
        SwapOffered(
            plan.walks, plan.session, gentler.walks, gentler.session, plan.unit, turn.variant("SwapOffered")
        )
    )


def open_offer(turn: Turn) -> Offer | None:
    """Find the latest offer if it still stands; a split is for the week it was made in."""
    last, week = turn.record.offers[-1] if turn.record.offers else None, turn.week
    if last is None or week is None or last.taken is not None or last.at <= turn.record.now - OFFER_OPEN:
        return None
    return last if last.kind == "swap" or last.at.astimezone(turn.zone).date() >= week.monday else None


def take(turn: Turn) -> bool:
    """Accept the open offer; False if there is none any more."""
    offer, week = open_offer(turn), turn.week
    if offer is None or week is None:
        turn.say(OfferOver())
        return False
    turn.keep_offer(replace(offer, taken=True))
    if offer.kind == "swap":
        _take_swap(turn, offer)
    else:
        _take_split(turn, week, offer)
    return True


def _take_split(turn: Turn, week: Week, offer: Offer) -> None:
    """Put the walks of a split into the rest of the week, in place of what was planned there.

    What no day bears any more is let go: an offer may be taken late, and after a walk.
    """
    clear_rest(turn)
    pace = pace_of(turn.record.walks)
    walked = sum(pace.counted(one, week.unit) for one in turn.record.walks if one.day == turn.today)
    a_day = Counter({turn.today: walked})
    most = MOST_A_DAY * max(week.session, *offer.walks)
    days = [one for one in days_left(turn, week) if a_day[one] + min(offer.walks) <= most]
    placed: list[Planned] = []
    for moment, amount in zip(moments(turn, days, len(offer.walks)), offer.walks, strict=False):
        if a_day[moment.day] + amount <= most:
            a_day[moment.day] += amount
            placed.append(keep_place(turn, in_gap(turn, moment, amount), amount, Source.SPLIT))
    turn.say(SplitTaken(tuple(shown(one, turn) for one in placed)))


def _take_swap(turn: Turn, offer: Offer) -> None:
    turn.set_plan(walks=len(offer.walks), session=offer.walks[0])
    if turn.week:
        turn.keep_week(replace(turn.week, walks=len(offer.walks), session=offer.walks[0]))
    replan(turn, offer.walks, one_a_day=True)
    upcoming = [one for one in open_walks(turn) if one.state is PlannedState.OPEN]
    turn.say(
        SwapTaken(
            len(offer.walks), offer.walks[0], turn.plan.unit, tuple(shown(one, turn) for one in upcoming)
        )
    )


def decline(turn: Turn) -> bool:
    """Decline the open offer and ask one reason."""
    offer = open_offer(turn)
    if offer is None:
        turn.say(OfferOver())
        return False
    turn.keep_offer(replace(offer, taken=False))
    turn.say(AskDeclineReason())
    turn.ask(Asked.DECLINE_REASON)
    return True


def reason_given(turn: Turn, reason: str) -> None:
    """Keep why; it shapes the next offer."""
    last: Iterable[Offer] = turn.record.offers[-1:]
    for offer in last:
        turn.keep_offer(replace(offer, reason=reason))
    turn.settle(Asked.DECLINE_REASON)
    turn.say(DeclineHeard(reason))
