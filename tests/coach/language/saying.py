"""A reading in one short line, so that what a message says can be written beside it."""

from dataclasses import replace

from coach.domain.amounts import Span
from coach.domain.reading import Meaning


def without_confirming(reading):
    """What was read, whether or not it is sure enough to be acted on without asking."""
    return replace(reading, ask=reading.ask - {"confirm"})


def told(reading):
    """Tell all that was understood, except parts of the day, reasons and companions."""
    lines = [
        *(f"walk {_day(walk.day)} {_amount(walk.amount) or '?'}{_count(walk)}" for walk in reading.walks),
        *(f"skip {skip.day.day}" for skip in reading.skips),
        *(f"plan {_day(plan.day)} {_amount(plan.amount)}" for plan in reading.plans),
        *(f"pain {_pain(pain)}" for pain in reading.pains),
        *(_correction(one) for one in reading.corrections),
        *_routine(reading),
        *_check_in(reading),
        *(["question"] if reading.question else []),
        *(["nudges " + str(reading.settings.nudges)] if reading.settings else []),
        *(["ask " + " ".join(sorted(reading.ask))] if reading.ask else []),
    ]
    return "; ".join(lines) or ("chat" if Meaning.CHAT in reading.meanings else "nothing")


def _day(day):
    return day.day if day else "?"


def _number(number):
    return f"{number.low:g}-{number.high:g}" if isinstance(number, Span) else f"{number:g}"


def _amount(amount):
    named = ((amount.minutes, "min"), (amount.distance_m, "m"), (amount.steps, "steps"))
    return " ".join(_number(number) + unit for number, unit in named if number is not None)


def _count(walk):
    return "" if walk.count == 1 else f" x{walk.count}"


def _pain(pain):
    return pain.level or pain.trend or ("?" if pain.score is None else _number(pain.score))


def _correction(one):
    target = one.day.day if one.day else "last"
    return f"{one.op} {target} {_amount(one.change.amount)}" if one.change else f"{one.op} {target}"


def _clock(at):
    return f"{at:%H:%M}" if at else None


def _routine(reading):
    if reading.move:
        yield f"move {reading.move.from_day.day}>{_day(reading.move.to_day)} {_clock(reading.move.to_time)}"
    if reading.snooze:
        minutes = reading.snooze.minutes
        yield f"snooze {_clock(reading.snooze.until) or (_number(minutes) if minutes else None)}"
    if reading.schedule:
        op = reading.schedule.op
        slots = [f"{','.join(map(str, one.days or ()))} {_clock(one.at)}" for one in reading.schedule.slots]
        yield f"{op} {' + '.join(slots) or _day(reading.schedule.until)}"


def _check_in(reading):
    if reading.check_in:
        yield f"checkin {reading.check_in.difficulty} {reading.check_in.next}"
