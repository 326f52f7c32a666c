"""Days counted from other days: "two days after tomorrow", "a week from Friday", "the next day"."""

from dataclasses import replace

from coach.language.days import DayRef, count_of, day_ref
from coach.language.utterance import Utterance

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_FARTHEST = 500
_COUNTED_FROM = {"offset", "weekday", "holiday"}


def any_day(said: Utterance, at: int) -> DayRef | None:
    """Read a day that starts here, named or counted from another."""
    lead = said.mark(at, "on")
    start = lead.end if lead else at
    if said.mark(start, "day") is None:
        found = _counted(said, start) or _beside(said, start)
        if found:
            return replace(found, start=at)
    return day_ref(said, at)


def _counted(said: Utterance, at: int) -> DayRef | None:
    """Read a number of days or weeks, and what they are counted from."""
    count = count_of(said, at)
    if count is None or not 1 <= count[0] <= _FARTHEST or count[0] != int(count[0]):
        return None
    number, after = int(count[0]), count[1]
    weekday = said.mark(after, "weekday")
    if weekday:
        return _weekdays(said, at, number, int(weekday.value))
    unit = said.mark(after, "unit")
    if unit is None or unit.value not in _DAYS:
        return None
    return _from(said, at, unit.end, number * _DAYS[unit.value])


def _weekdays(said: Utterance, at: int, number: int, weekday: int) -> DayRef | None:
    """Read "two Sundays from now", "2 Thursdays ago"."""
    end = at + 2
    now, ago = said.mark(end, "from_now"), said.mark(end, "ago")
    weeks = 7 * (number - 1)
    if now:
        return DayRef("weekday", weekday, at, now.end, which="next", shift=weeks)
    return DayRef("weekday", weekday, at, ago.end, which="last", shift=-weeks) if ago else None


def _from(said: Utterance, at: int, end: int, days: int) -> DayRef | None:
    now = said.mark(end, "from_now")
    if now:
        return DayRef("offset", days, at, now.end)
    for name, shift in (("days_after", days), ("days_before", -days)):
        mark = said.mark(end, name)
        base = day_ref(said, mark.end) if mark else None
        if base and base.kind in _COUNTED_FROM:
            return replace(base, start=at, shift=base.shift + shift)
    for name, shift in (("days_later", days), ("days_earlier", -days)):
        mark = said.mark(end, name)
        if mark and "of" not in said.lexicon.alone.get(said.word(mark.end), ()):  # "antes de mi cita"
            return _of_that(shift, at, mark.end)
    return None


def _beside(said: Utterance, at: int) -> DayRef | None:
    """Read "the day after tomorrow", "the day before", "le lendemain"."""
    beside = said.mark(at, "day_beside")
    base = day_ref(said, beside.end) if beside else None
    if beside and base and base.kind in _COUNTED_FROM:
        return replace(base, start=at, shift=base.shift + int(beside.value))
    mark = said.mark(at, "day_shift") or (beside if beside and _opens(said, at, beside.end) else None)
    if mark is None:
        return None
    that = said.mark(mark.end, "that_day")
    return _of_that(int(mark.value), at, that.end if that else mark.end)


def _opens(said: Utterance, at: int, end: int) -> bool:
    """Whether "day before" stands for a day of its own: "yesterday 20, day before 25"."""
    before = said.word(at - 1)
    return not (before.isalnum() and not said.ending(at, "and")) and said.mark(end, "part") is None


def _of_that(shift: int, start: int, end: int) -> DayRef:
    """Give a day counted from the one named before."""
    return DayRef("vague", 0, start, end, which="that", shift=shift)
