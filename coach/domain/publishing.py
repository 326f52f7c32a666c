"""What of the plan is given out to calendars, and how it changes there: never doubled, never just gone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.domain.amounts import Unit
from coach.domain.calendar_sources import is_ours
from coach.domain.facts import Planned, PlannedState

AHEAD = timedelta(days=28)
"""Walks that begin sooner than this are given out."""


@dataclass(frozen=True, slots=True)
class Published:
    """One walk as calendars were told of it. `id` 0 = not kept yet."""

    planned_id: int
    uid: str
    starts_at: datetime
    ends_at: datetime
    amount: int
    unit: Unit
    sequence: int
    """Raised by one with each change (RFC 5545)."""
    created_at: datetime
    changed_at: datetime
    cancelled: bool = False
    href: str | None = None
    """Sealed: where it stands in the person's own calendar."""
    etag: str | None = None
    put: int | None = None
    """The sequence that stands there."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Making:
    """What events are made by."""

    now: datetime
    unit: Unit
    minutes: Callable[[int], int]
    """How long an amount of the plan takes."""
    new_uid: Callable[[], str]


def publish(planned: Sequence[Planned], before: Sequence[Published], making: Making) -> tuple[Published, ...]:
    """Bring what is given out in line with the plan; returns only what changed or is new.

    A walk that follows an event of the person's own stands in their calendar already.
    """
    now = making.now
    there = {one.planned_id: one for one in before}
    wanted = {one.id: one for one in planned if _is_wanted(one, now)}
    done = {one.id for one in planned if one.state is PlannedState.DONE}
    changed = (_given_out(walk, there.get(walk.id), making) for walk in wanted.values())
    gone = (
        replace(_touched(old, now), cancelled=True)
        for old in before
        if old.planned_id not in {*wanted, *done} and not old.cancelled and old.starts_at > now
    )
    return (*(one for one in changed if one), *gone)


def _given_out(walk: Planned, old: Published | None, making: Making) -> Published | None:
    """Make a walk what calendars are told of it; None where they know."""
    starts, unit, now = walk.starts_at, making.unit, making.now
    ends = starts + timedelta(minutes=making.minutes(walk.amount))
    if old is None:
        return Published(walk.id, making.new_uid(), starts, ends, walk.amount, unit, 0, now, now)
    if (old.starts_at, old.amount, old.unit, old.cancelled) == (starts, walk.amount, unit, False):
        return None
    return replace(
        _touched(old, now), starts_at=starts, ends_at=ends, amount=walk.amount, unit=unit, cancelled=False
    )


def _is_wanted(walk: Planned, now: datetime) -> bool:
    own = walk.event is None or is_ours(walk.event)
    return own and walk.state is PlannedState.OPEN and now < walk.starts_at < now + AHEAD and walk.id > 0


def _touched(old: Published, now: datetime) -> Published:
    return replace(old, sequence=old.sequence + 1, changed_at=now)
