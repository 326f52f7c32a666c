"""Counting: walks in the plan's unit, where a week stands, what was comfortable."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from coach.domain.amounts import Number, Span, Unit
from coach.domain.facts import Record, Walk, Week
from coach.domain.grid import GRIDS, round_to
from coach.domain.replies import Standing, ToldWalk
from coach.domain.traffic import Light, PainReport, light, usual_pain

STEPS_A_MINUTE = Fraction(100)
"""Cadence until the person's own is known: a moderate pace (D)."""

METRES_A_MINUTE = Fraction(80)
"""Pace until the person's own is known: 4.8 km/h (D)."""

PACE_WALKS = 10
"""The person's own pace is the median of so many of the latest walks with two measures."""

COMFORT_DAYS = 14
"""How far back the longest comfortable walk is looked for."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How one person's minutes, metres and steps relate."""

    steps_a_minute: Fraction
    metres_a_minute: Fraction

    def minutes(self, walk: Walk) -> Fraction | None:
        """Minutes of a walk, converted if need be; None if nothing is known."""
        if walk.minutes is not None:
            return Fraction(walk.minutes)
        if walk.metres is not None:
            return walk.metres / self.metres_a_minute
        if walk.steps is not None:
            return walk.steps / self.steps_a_minute
        return None

    def counted(self, walk: Walk, unit: Unit) -> int:
        """Units of a walk: as told if it was told in that unit, else converted; 0 if nothing is known."""
        told = {Unit.MINUTES: walk.minutes, Unit.METRES: walk.metres, Unit.STEPS: walk.steps}[unit]
        if told is not None:
            return told
        minutes = self.minutes(walk)
        return 0 if minutes is None else self.of_minutes(minutes, unit)

    def of_minutes(self, minutes: Fraction, unit: Unit) -> int:
        """Convert minutes into any unit, rounded half up."""
        factor = {
            Unit.MINUTES: Fraction(1),
            Unit.METRES: self.metres_a_minute,
            Unit.STEPS: self.steps_a_minute,
        }[unit]
        return int(minutes * factor + Fraction(1, 2))


def pace_of(walks: Iterable[Walk]) -> Pace:
    """Find the person's own pace: the median of the latest walks that had two measures."""
    timed = [walk for walk in walks if walk.minutes]
    steps = [Fraction(walk.steps, walk.minutes or 1) for walk in timed if walk.steps][-PACE_WALKS:]
    metres = [Fraction(walk.metres, walk.minutes or 1) for walk in timed if walk.metres][-PACE_WALKS:]
    return Pace(
        Fraction(median(steps)) if steps else STEPS_A_MINUTE,
        Fraction(median(metres)) if metres else METRES_A_MINUTE,
    )


def exchanged(record: Record, value: int, unit: Unit, to: Unit) -> int:
    """Take units of a plan to another unit by the person's own pace: at least the smallest session."""
    told = {Unit.MINUTES: "minutes", Unit.METRES: "metres", Unit.STEPS: "steps"}[unit]
    walk = replace(Walk(record.now.date(), record.now), **{told: value})  # type: ignore[arg-type]  # all three are whole numbers
    grid = GRIDS[to]
    return max(grid.smallest, round_to(grid.fine, pace_of(record.walks).counted(walk, to)))


def converted(walk: Walk, unit: Unit) -> bool:
    """Whether counting a walk in this unit takes a conversion."""
    told = {Unit.MINUTES: walk.minutes, Unit.METRES: walk.metres, Unit.STEPS: walk.steps}[unit]
    return told is None


def walks_of(record: Record, monday: date) -> tuple[Walk, ...]:
    """Find the walks of a week, by day."""
    sunday = monday + timedelta(days=6)
    inside = [walk for walk in record.walks if monday <= walk.day <= sunday]
    return tuple(sorted(inside, key=lambda walk: walk.day))


def done_in(record: Record, week: Week) -> int:
    """Count what was walked in a week, in the week's unit."""
    pace = pace_of(record.walks)
    return sum(pace.counted(walk, week.unit) for walk in walks_of(record, week.monday))


def standing_of(record: Record, week: Week) -> Standing:
    """Tell where a week stands."""
    about = any(converted(walk, week.unit) or walk.approx for walk in walks_of(record, week.monday))
    last = week.monday < max(one.monday for one in record.weeks)
    done = done_in(record, week)
    shown = round_to(GRIDS[week.unit].fine, done) if about else done
    return Standing(shown, week.target, week.unit, about, last)


def week_of(record: Record, day: date) -> Week | None:
    """Find the week that a day is in."""
    return next(
        (week for week in record.weeks if week.monday <= day <= week.monday + timedelta(days=6)), None
    )


def comfortable(record: Record, unit: Unit, today: date) -> int | None:
    """Find the longest walk of the last 14 days that was not hard and not followed by much pain."""
    pace = pace_of(record.walks)
    since, ref = today - timedelta(days=COMFORT_DAYS), usual_of(record)
    lengths = [
        pace.counted(walk, unit)
        for walk in record.walks
        if walk.day >= since and not walk.hard and not _hurt_after(record, walk.day, ref)
    ]
    return max((length for length in lengths if length > 0), default=None)


def _hurt_after(record: Record, day: date, ref: Fraction | None) -> bool:
    """Whether pain that is more than usual was told on a day or the next: AMBER or worse."""
    scores = [one.score for one in record.pains if one.day in (day, day + timedelta(days=1))]
    return any(score is not None and light(PainReport(score), ref) is not Light.GREEN for score in scores)


def usual_of(record: Record, before: date | None = None) -> Fraction | None:
    """Find the usual pain (before a Monday): median of the last GREEN weeks, else the first answer."""
    closed = [week for week in record.weeks if week.closed_at and (not before or week.monday < before)]
    answered = [(week.light, week.answers.pain) for week in closed if week.answers.pain is not None]
    greens = [pain for seen, pain in answered if seen == Light.GREEN]
    return usual_pain(greens, answered[0][1] if answered else None)


def last_walk(record: Record) -> Walk | None:
    """Find the walk that was told last."""
    return max(
        record.walks, key=lambda walk: (walk.noted_at, -walk.id if walk.id < 0 else walk.id), default=None
    )


def told(walk: Walk, count: int = 1) -> ToldWalk:
    """Make a walk into what is said of it."""
    return ToldWalk(
        day=walk.day,
        minutes=walk.minutes,
        metres=walk.metres,
        steps=walk.steps,
        count=count,
        approx=walk.approx,
        at=walk.at,
        part=walk.part,
    )


def told_together(walks: Iterable[Walk]) -> tuple[ToldWalk, ...]:
    """Make walks into what is said of them, equal neighbours as one ("2 x 15 min")."""
    said: list[ToldWalk] = []
    for walk in walks:
        one = told(walk)
        if said and _same(said[-1], one):
            said[-1] = told(walk, said[-1].count + 1)
        else:
            said.append(one)
    return tuple(said)


def _same(before: ToldWalk, one: ToldWalk) -> bool:
    return (before.day, before.minutes, before.metres, before.steps, before.at, before.part) == (
        one.day,
        one.minutes,
        one.metres,
        one.steps,
        one.at,
        one.part,
    )


def whole(number: Number) -> int | None:
    """Take a number as it was said to a whole one: a range to its middle, half up."""
    if number is None:
        return None
    exact = number.middle if isinstance(number, Span) else number
    return int(exact + 0.5)
