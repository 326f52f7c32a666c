"""The agenda: everything the clock will bring about for one person, as a function of what is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.conversation.review_times import review_at, review_due
from coach.domain.facts import Due, DueKind, Planned, PlannedState, Record, Week
from coach.domain.person import Asked, Person
from coach.domain.reading import Level
from coach.domain.wallclock import end_of_quiet, next_weekly, to_utc

WEEK_CLOSES = time(3, 0)
"""Monday at 03:00 of local time."""

FOLLOW_UP_AFTER = timedelta(minutes=60)
REMINDER_AFTER = timedelta(hours=24)
OFFER_AFTER = timedelta(hours=2)
"""An offer comes two hours after the day's last walk time, or next morning."""

SILENT_AFTER = 3
"""Unanswered walks after which the bot keeps quiet."""

MISSED = (PlannedState.OPEN, PlannedState.SKIPPED)
MORNING = time(8, 0)

HERE_AFTER = timedelta(days=30)
HERE_APART = timedelta(days=7)
"""After a pause the silence may begin late: "I'm here" keeps so far from the bot's own last word (D)."""

BEFORE_QUIET = timedelta(minutes=30)
"""The last check-in of a week comes so long before quiet hours, where it would be put off past the week."""

STALE_NUDGE = timedelta(minutes=30)
"""A nudge is of use until half an hour past the walk time."""


SPEAKING = (
    DueKind.CHECK_IN,
    DueKind.CHECK_IN_REMINDER,
    DueKind.OFFER,
    DueKind.FLARE_CHECK,
    DueKind.HERE,
    DueKind.REVIEW,
)
"""What may come late, but not in quiet hours."""


def agenda(record: Record) -> frozenset[Due]:
    """Tell everything that is due for a person, each at its instant (UTC)."""
    person = record.person
    if not person.active:
        return frozenset()
    zone = ZoneInfo(person.zone)
    dues = (Due(person.id, kind, about, at) for kind, about, at in _all(record, person, zone))
    return frozenset(_out_of_quiet(one, record, zone) for one in dues)


def _out_of_quiet(due: Due, record: Record, zone: ZoneInfo) -> Due:
    """Put off what is overdue to the end of quiet hours: it must not come when somebody writes at night."""
    quiet = record.person.quiet
    if due.kind not in SPEAKING or due.at > record.now:
        return due
    return replace(due, at=max(due.at, end_of_quiet(record.now, quiet.start, quiet.end, zone)))


def _all(record: Record, person: Person, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    week = next((week for week in reversed(record.weeks) if week.closed_at is None), None)
    if week:
        closes = to_utc(week.monday + timedelta(days=7), WEEK_CLOSES, zone)
        yield DueKind.WEEK_CLOSE, 0, closes
    if person.paused_until:
        yield DueKind.RESUME, 0, to_utc(person.paused_until, time(4, 0), zone)
    if person.question and person.question.asked is Asked.MEANT:
        yield DueKind.LET_GO, 0, person.question.until
    if person.reachable and speaks(person):
        yield from _here(person, zone) if is_silent(person) else _spoken(record, week, zone)


def _spoken(record: Record, week: Week | None, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    """Tell what the bot will say of its own accord."""
    person = record.person
    for planned in record.planned:
        yield from _of_walk(planned, person, zone)
    if week:
        yield from _check_in(week, person, zone)
        yield from _offer(record, week, zone)
        if review_due(record, week):
            yield DueKind.REVIEW, 0, review_at(record, week, zone)
    if person.flare:
        check = person.flare.next_check
        yield DueKind.FLARE_CHECK, 0, end_of_quiet(check, person.quiet.start, person.quiet.end, zone)


def is_silent(person: Person) -> bool:
    """Whether the bot keeps quiet because nobody answered for long."""
    return person.unanswered >= SILENT_AFTER


def speaks(person: Person) -> bool:
    """Whether nudges may be sent at all."""
    locked = person.lock is not None and person.lock.level in (Level.EMERGENCY, Level.URGENT)
    return person.nudges and not person.paused and not locked


def nudge_at(planned: Planned, person: Person, zone: ZoneInfo) -> datetime | None:
    """Tell when to nudge: the lead before the walk, at the end of quiet hours if that is still before it."""
    at = end_of_quiet(
        planned.starts_at - timedelta(minutes=person.lead_minutes), person.quiet.start, person.quiet.end, zone
    )
    return at if at <= planned.starts_at else None


def _of_walk(planned: Planned, person: Person, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    if planned.state is not PlannedState.OPEN or planned.id <= 0:
        return
    if planned.remind_at:
        yield DueKind.NUDGE, planned.id, planned.remind_at
        return
    if not planned.nudged and (at := nudge_at(planned, person, zone)):
        yield DueKind.NUDGE, planned.id, at
    if not planned.followed_up:
        after = planned.starts_at + FOLLOW_UP_AFTER
        if end_of_quiet(after, person.quiet.start, person.quiet.end, zone) == after:
            yield DueKind.FOLLOW_UP, planned.id, after


def check_in_at(week: Week, person: Person, zone: ZoneInfo) -> datetime:
    """Tell when the week's check-in is asked."""
    opened = to_utc(week.monday, WEEK_CLOSES, zone)
    at = next_weekly(opened, person.check_in.weekday, person.check_in.at, zone)
    spoken = end_of_quiet(at, person.quiet.start, person.quiet.end, zone)
    if spoken < to_utc(week.monday + timedelta(days=7), WEEK_CLOSES, zone):
        return spoken
    day = week.monday + timedelta(days=person.check_in.weekday)
    return to_utc(day, person.quiet.start, zone) - BEFORE_QUIET


def _check_in(week: Week, person: Person, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    if week.answered or week.short:
        return
    if week.asked_at is None:
        yield DueKind.CHECK_IN, 0, check_in_at(week, person, zone)
    elif not week.reminded:
        again = week.asked_at + REMINDER_AFTER
        yield DueKind.CHECK_IN_REMINDER, 0, end_of_quiet(again, person.quiet.start, person.quiet.end, zone)


def _offer(record: Record, week: Week, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    """Look at the week two hours after each day's last walk that is not done, and again next morning."""
    person = record.person
    offered = record.offers[-1].at if record.offers else None
    looked = max(filter(None, (week.looked_at, offered)), default=None)
    missed = (one for one in record.planned if one.day >= week.monday and one.state in MISSED)
    for planned in {one.day: one for one in missed}.values():
        morning = to_utc(planned.day + timedelta(days=1), MORNING, zone)
        for after in (planned.starts_at + OFFER_AFTER, morning):
            at = end_of_quiet(after, person.quiet.start, person.quiet.end, zone)
            if looked is None or at > looked:
                yield DueKind.OFFER, 0, at
                return


def _here(person: Person, zone: ZoneInfo) -> Iterator[tuple[DueKind, int, datetime]]:
    heard = person.heard_at or person.created_at
    if person.asked_here is None or person.asked_here < heard:
        at = heard + HERE_AFTER
        if person.unsolicited_on:
            at = max(at, to_utc(person.unsolicited_on + HERE_APART, MORNING, zone))
        yield DueKind.HERE, 0, end_of_quiet(at, person.quiet.start, person.quiet.end, zone)
