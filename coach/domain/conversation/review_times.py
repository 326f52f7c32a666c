"""When a coach review is due, and on which day it comes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.conversation.allowance import MOST_A_DAY
from coach.domain.facts import PlannedState, Record, Week
from coach.domain.wallclock import end_of_quiet, to_utc

REVIEWS = (2, 4, 8, 12, 16, 20, 24, 26)
"""Weeks after which there is a review; the activities are scored every four (PSFS)."""

REVIEW_AT = time(11, 0)
"""Local time of a review, on a day without a walk if there is one."""


def review_due(record: Record, week: Week) -> int | None:
    """Find the review that is due in an open week; None if there is none, or it has to wait.

    It waits for the end of a flare or a pause, and for a word of somebody who let a walk pass.
    """
    person = record.person
    over = [number for number in REVIEWS if person.reviewed < number < week.number]
    waits = person.flare or person.unanswered or week.paused or not week.target
    return over[-1] if over and not waits else None


def review_at(record: Record, week: Week, zone: ZoneInfo) -> datetime:
    """Tell when it comes (UTC): not on a day on which enough was said."""
    person = record.person
    day = review_day(record, week)
    if person.unsolicited >= MOST_A_DAY and person.unsolicited_on and person.unsolicited_on >= day:
        day = person.unsolicited_on + timedelta(days=1)
    return end_of_quiet(to_utc(day, REVIEW_AT, zone), person.quiet.start, person.quiet.end, zone)


def review_day(record: Record, week: Week) -> date:
    """Choose a day from Tuesday on that has no walk, so that the day's allowance is not used up."""
    days = [week.monday + timedelta(days=offset) for offset in range(1, 7)]
    busy = {one.day for one in record.planned if one.state is not PlannedState.LET_GO}
    return next((day for day in days if day not in busy), days[0])
