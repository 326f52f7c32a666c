from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain, pairwise
from zoneinfo import ZoneInfo, available_timezones

from whenever import PlainDateTime

from coach.domain.wallclock import next_weekly, to_utc

MINUTE, WEEK = timedelta(minutes=1), timedelta(days=7)
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Change:
    """A moment at which a zone's clock jumps, and what it showed right before and after, to the minute."""

    zone: ZoneInfo
    at: datetime

    @property
    def before(self):
        """What the clock would show if it did not jump."""
        return wall(self.at - MINUTE, self.zone) + MINUTE

    @property
    def after(self):
        """What it shows instead."""
        return wall(self.at, self.zone)

    @property
    def skipped(self):
        """The first, the middle and the last skipped minute; none where the clock is put back."""
        gap = self.after - self.before
        return {self.before, self.before + gap // 2, self.after - MINUTE} if gap > timedelta() else set()

    @property
    def repeated(self):
        """The first, the middle and the last minute that comes twice; none where the clock is put on."""
        fold = self.before - self.after
        return {self.after, self.after + fold // 2, self.before - MINUTE} if fold > timedelta() else set()

    @property
    def plain(self):
        """Times close by that come once."""
        early, late = sorted((self.before, self.after))
        return {early - MINUTE, late, late + MINUTE, early - timedelta(hours=6), late + timedelta(hours=6)}


def wall(instant, zone):
    return instant.astimezone(zone).replace(tzinfo=None)


def first_with_the_later_offset(zone, low, high):
    """Bisect to the second."""
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
        low, high = (middle, high) if same else (low, middle)
    return high.replace(microsecond=0)


@cache
def changes():
    """Every change of every zone in 2026 to 2028."""
    weeks = [FIRST + WEEK * n for n in range((LAST - FIRST) // WEEK + 2)]
    found = []
    for zone in map(ZoneInfo, sorted(available_timezones())):
        offsets = [at.astimezone(zone).utcoffset() for at in weeks]
        found += [
            Change(zone, first_with_the_later_offset(zone, *span))
            for span, (old, new) in zip(pairwise(weeks), pairwise(offsets), strict=True)
            if old != new
        ]
    return found


def by_whenever(local, zone, disambiguation="raise"):
    """The independent answer; "raise" also proves that the time comes exactly once."""
    zoned = PlainDateTime(local).assume_tz(zone.key, disambiguation=disambiguation)
    return zoned.to_instant().to_stdlib().astimezone(UTC)


def expected(change):
    """Each interesting wall-clock time around a change, with the instant it must be."""
    return chain(
        ((local, change.at) for local in change.skipped),
        ((local, by_whenever(local, change.zone, "earlier")) for local in change.repeated),
        ((local, by_whenever(local, change.zone)) for local in change.plain),
    )


def nudges(after, weekday, at, zone, most):
    """The first nudges of a weekly walk."""
    for _ in range(most):
        after = next_weekly(after, weekday, at, zone)
        yield after


def test_there_are_changes_of_both_kinds_to_try():
    kinds = [(bool(change.skipped), bool(change.repeated)) for change in changes()]

    assert set(kinds) == {(True, False), (False, True)}
    assert len(kinds) > 1_000


def test_around_every_change_of_every_zone_a_wall_clock_time_is_one_instant():
    wrong = [
        (change, local)
        for change in changes()
        for local, instant in expected(change)
        if to_utc(local.date(), local.time(), change.zone) != instant
    ]

    assert wrong == []


def test_around_every_change_of_every_zone_each_planned_walk_has_one_nudge():
    wrong = []
    for change in changes():
        for local, instant in expected(change):
            before, after = (by_whenever(local + shift, change.zone) for shift in (-WEEK, WEEK))
            told = nudges(before - MINUTE, local.weekday(), local.time(), change.zone, 3)
            wrong += [(change, local)] * ([*told] != [before, instant, after])

    assert wrong == []
