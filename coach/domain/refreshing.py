"""When a connected calendar is read next, and what becomes of one that can't be read."""

from dataclasses import replace
from datetime import datetime, timedelta

from coach.domain.calendar_sources import CalendarSource

USUALLY = timedelta(minutes=30)
SOON = timedelta(minutes=10)
"""Within two hours of a walk."""

NEAR = timedelta(hours=2)
SPREAD = 0.2
"""A read comes up to a fifth earlier or later: not everybody's at once."""

FRESH = timedelta(minutes=5)
"""A nudge may stand on a read that is no older."""

TRY_AGAIN = timedelta(minutes=1)
"""A calendar that just failed is not asked again for a nudge."""

FILES = timedelta(hours=24)
"""A file that was sent changes no more: it is only read on, for the days that come into view."""

FULL_READ = timedelta(hours=24)
"""At least so often it is read without asking whether it changed."""

FIRST_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(hours=24)
MOST_DOUBLINGS = 5
"""Of the wait: then it is the longest anyway."""

TELL_AFTER_FAILURES = 3
TELL_AFTER = timedelta(hours=24)
GIVE_UP_AFTER = timedelta(hours=72)
"""Its walks are followed for so long without a good read."""


def after_read(
    source: CalendarSource, now: datetime, nudges: tuple[datetime, ...], chance: float
) -> CalendarSource:
    """Tell when to read next after a good read.

    `nudges`: the instants of nudges ahead. `chance`: a number from 0 to 1.
    A read that would come in the last minutes before a nudge waits for the nudge itself: then it is the
    check right before it.
    """
    every = FILES if not source.living else SOON if any(_is_near(one, now) for one in nudges) else USUALLY
    at = now + every * (1 - SPREAD + 2 * SPREAD * chance)
    for nudge in sorted(nudges):
        if now < nudge and nudge - FRESH <= at < nudge:
            at = nudge
    return replace(
        source,
        next_poll=at,
        read_at=now,
        tried_at=now,
        failures=0,
        failing_since=None,
        not_before=None,
        trouble=None,
        told=False,
        given_up=False,
    )


def _is_near(nudge: datetime, now: datetime) -> bool:
    return now <= nudge <= now + NEAR


def after_failure(
    source: CalendarSource, now: datetime, trouble: str, retry_after: timedelta | None, chance: float
) -> CalendarSource:
    """Tell when to try again after a read that failed: later each time, and not before the server says."""
    wait = min(FIRST_WAIT * 2 ** min(source.failures, MOST_DOUBLINGS), LONGEST_WAIT) * (
        1 - SPREAD + 2 * SPREAD * chance
    )
    asked = min(retry_after, LONGEST_WAIT) if retry_after else None
    return replace(
        source,
        next_poll=now + max(wait, asked or wait),
        not_before=now + asked if asked else None,
        tried_at=now,
        failures=source.failures + 1,
        failing_since=source.failing_since or now,
        trouble=trouble,
    )


def is_to_be_told(source: CalendarSource, now: datetime) -> bool:
    """Whether somebody should hear that their calendar can't be read."""
    since = source.failing_since
    if since is None or source.told or source.given_up:
        return False
    return source.failures >= TELL_AFTER_FAILURES or now - since >= TELL_AFTER


def is_to_be_given_up(source: CalendarSource, now: datetime) -> bool:
    """Whether its walks are too old to be followed."""
    if not source.failures or source.given_up or not source.chosen:
        return False
    return now - (source.read_at or source.created_at) >= GIVE_UP_AFTER


def is_fresh(source: CalendarSource, now: datetime) -> bool:
    """Whether a nudge may stand on it as it is: just read, or no use in asking again now."""
    if not source.living or not source.chosen:
        return True
    if source.read_at is not None and now - source.read_at <= FRESH:
        return True
    if source.not_before is not None and now < source.not_before:
        return True
    return bool(source.failures and source.tried_at and now - source.tried_at < TRY_AGAIN)
