"""When a coach review is due, and on which day it comes."""

from datetime import date, time, timedelta

from coach.domain.facts import PlannedState, Record, Week

REVIEWS = (2, 4, 8, 12, 16, 20, 24, 26)
"""Weeks after which there is a review; the activities are scored every four (PSFS)."""

REVIEW_AT = time(11, 0)
"""Local time of a review, on a day without a walk if there is one."""


def review_due(record: Record, week: Week) -> int | None:
    """Find the review that is due in an open week; None if there is none, or it has to wait for a flare."""
    person = record.person
    over = [number for number in REVIEWS if person.reviewed < number < week.number]
    return over[-1] if over and not person.flare and not week.paused and week.target else None


def review_day(record: Record, week: Week) -> date:
    """Choose a day from Tuesday on that has no walk, so that the day's allowance is not used up."""
    days = [week.monday + timedelta(days=offset) for offset in range(1, 7)]
    busy = {one.day for one in record.planned if one.state is not PlannedState.LET_GO}
    return next((day for day in days if day not in busy), days[0])
