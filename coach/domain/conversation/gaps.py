"""Free time: where a walk fits beside what somebody's calendar says is taken."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from fractions import Fraction
from math import ceil

from coach.domain.amounts import Unit
from coach.domain.conversation.counting import pace_of
from coach.domain.conversation.planning import Moment, open_walks
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, Walk
from coach.domain.free_slots import Hours, Span, nearest_free, next_free, overlaps
from coach.domain.wallclock import to_utc

WIDEST = Hours(time(6), time(22))
"""Walk hours of somebody whose quiet hours do not say when their day begins and ends (D)."""

USUAL_MINUTES = 20
"""How long a walk without an amount is taken to be (D)."""

SHORTEST = 10
"""Minutes; a gap for half a walk is offered where it is at least as long (D)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Free time for a walk, or for half of it."""

    start: datetime
    """Local time, naive."""
    minutes: int
    half: bool = False


def minutes_of(turn: Turn, amount: int) -> int:
    """Tell how many minutes an amount of the plan takes, by the person's own pace."""
    told = {Unit.MINUTES: "minutes", Unit.METRES: "metres", Unit.STEPS: "steps"}[turn.plan.unit]
    walk = replace(Walk(turn.today, turn.record.now), **{told: amount})  # type: ignore[arg-type]  # all three are whole numbers
    return ceil(pace_of(turn.record.walks).minutes(walk) or Fraction(0)) or USUAL_MINUTES


def is_taken(turn: Turn, planned: Planned) -> bool:
    """Whether something else is in the calendar when a walk is planned."""
    length = timedelta(minutes=minutes_of(turn, planned.amount))
    return overlaps(Span(planned.starts_at, planned.starts_at + length), _busy(turn, planned))


def next_gap(turn: Turn, planned: Planned) -> Gap | None:
    """Find the next free time on the day of a walk that is inside a meeting; for half of it, if need be."""
    whole = minutes_of(turn, planned.amount)
    until = to_utc(planned.day + timedelta(days=1), time(), turn.zone) - timedelta(minutes=1)
    after = max(planned.starts_at, turn.record.now)
    taken = _taken(turn, planned)
    for minutes in (whole, max(SHORTEST, whole // 2)):
        start = next_free(after, minutes, turn.zone, walk_hours(turn), taken, until=until)
        if start:
            return Gap(start.astimezone(turn.zone).replace(tzinfo=None), minutes, half=minutes < whole)
    return None


def in_gap(turn: Turn, moment: Moment, amount: int, moved: Planned | None = None) -> Moment:
    """Put a walk beside what is in the calendar: the nearest free time of its day, or where it was."""
    if moment.event or not turn.record.busy:
        return moment
    minutes = minutes_of(turn, amount)
    wanted = to_utc(moment.day, moment.at, turn.zone)
    taken = _taken(turn, moved)
    if not overlaps(Span(wanted, wanted + timedelta(minutes=minutes)), taken):
        return moment
    midnight = to_utc(moment.day, time(), turn.zone)
    earliest = max(midnight, turn.record.now + timedelta(minutes=1))
    latest = max(earliest, to_utc(moment.day + timedelta(days=1), time(), turn.zone))
    start = nearest_free(
        wanted, minutes, turn.zone, walk_hours(turn), taken, earliest=earliest, latest=latest
    )
    if start is None or start.astimezone(turn.zone).date() != moment.day:
        return moment
    return Moment(moment.day, start.astimezone(turn.zone).time())


def walk_hours(turn: Turn) -> Hours:
    """Tell between which hours somebody walks: outside of quiet hours."""
    quiet = turn.person.quiet
    return Hours(quiet.end, quiet.start) if quiet.end < quiet.start else WIDEST


def _busy(turn: Turn, planned: Planned | None) -> list[Span]:
    """List what takes time; the event that a walk is tied to may stand in another calendar once more."""
    own = {(one.starts_at, one.ends_at) for one in turn.record.events if planned and one.key == planned.event}
    return [
        Span(one.starts_at, one.ends_at)
        for one in turn.record.busy
        if (one.starts_at, one.ends_at) not in own
    ]


def _taken(turn: Turn, planned: Planned | None) -> list[Span]:
    """List what takes time, the other walks and quiet hours by day among it."""
    others = [one for one in open_walks(turn) if planned is None or one.id != planned.id]
    walks = [
        Span(one.starts_at, one.starts_at + timedelta(minutes=minutes_of(turn, one.amount))) for one in others
    ]
    return [*_busy(turn, planned), *walks, *_quiet_by_day(turn)]


def _quiet_by_day(turn: Turn) -> list[Span]:
    """List quiet hours that lie inside a day: a nap."""
    quiet = turn.person.quiet
    if quiet.end < quiet.start:
        return []
    days = {turn.today + timedelta(days=offset) for offset in range(8)}
    return [Span(to_utc(day, quiet.start, turn.zone), to_utc(day, quiet.end, turn.zone)) for day in days]
