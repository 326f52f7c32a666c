"""From "Tuesday" and "at 6" to a date and a time: needs to know whether one looks back or ahead."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from coach.domain.reading import Dialogue, Part, Speaker
from coach.language.clocks import Clock
from coach.language.days import DayRef

Direction = Literal["back", "ahead"]
_DAY_ENDS = time(4)


@dataclass(frozen=True, slots=True)
class Scene:
    """When and to whom something is said, and what was said before."""

    now: datetime
    today: date
    """The walking day: it ends at 04:00."""
    speaker: Speaker
    dialogue: Dialogue

    @property
    def small_hours(self) -> bool:
        """After midnight, but still in the walking day of the evening before."""
        return self.now.time() < _DAY_ENDS


def resolve(ref: DayRef | None, scene: Scene, direction: Direction) -> date | None:
    """Give the date that is meant; None if it must be asked."""
    if ref is None:
        return scene.today
    if ref.which == "that":
        # "the next day" of no day named: from today for a plan, else to be asked
        return scene.today + timedelta(days=ref.shift) if (ref.shift > 0) is (direction == "ahead") else None
    day = _unshifted(ref, scene, direction)
    return day + timedelta(days=ref.shift) if day and ref.shift else day


def _unshifted(ref: DayRef, scene: Scene, direction: Direction) -> date | None:
    today = scene.today
    match ref.kind:
        case "weekday":
            return _weekday(ref, today, direction)
        case "month_day":
            return _month_day(ref.number, today, direction)
        case "holiday":
            return _holiday(ref.number, today, direction)
        case "offset" if ref.which == "either" and direction == "ahead":
            return _counted_from(replace(ref, number=-ref.number), scene)
        case _:
            return _counted_from(ref, scene)


def _counted_from(ref: DayRef, scene: Scene) -> date | None:
    """Give a day that needs no direction."""
    match ref.kind:
        case "offset":
            return scene.today + timedelta(days=_offset(ref, scene))
        case "same_day":
            return scene.today
        case "next_week":
            return scene.today + timedelta(days=7 - scene.today.weekday())
        case _:
            return ref.day


def _offset(ref: DayRef, scene: Scene) -> int:
    """Between midnight and four, "yesterday" is the calendar's yesterday: the walking day itself."""
    if scene.small_hours and ref.number == -1 and ref.part != "night":
        return 0
    if scene.small_hours and ref.number == 1:
        return 1
    return ref.number


def _weekday(ref: DayRef, today: date, direction: Direction) -> date:
    if ref.week is not None:
        return today + timedelta(days=7 * ref.week + ref.number - today.weekday())
    if ref.which == "week_on":
        return today + timedelta(days=(ref.number - today.weekday()) % 7)
    if ref.which == "next" or (direction == "ahead" and ref.which != "last"):
        ahead = (ref.number - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    back = (today.weekday() - ref.number) % 7
    if ref.which == "last_week":
        return today - timedelta(days=today.weekday() + 7 - ref.number)
    if ref.which == "last" and back == 0:
        back = 7
    return today - timedelta(days=back)


def _month_day(number: int, today: date, direction: Direction) -> date | None:
    step = -1 if direction == "back" else 1
    near = (today + timedelta(days=step * distance) for distance in range(63))
    return next((day for day in near if day.day == number), None)


def _holiday(number: int, today: date, direction: Direction) -> date:
    years = (today.year, today.year - 1) if direction == "back" else (today.year, today.year + 1)
    found = [date(year, number // 100, number % 100) for year in years]
    if direction == "back":
        return max((day for day in found if day <= today), default=found[0])
    return min((day for day in found if day >= today), default=found[0])


_PART_BEGINS: dict[Part, int] = {"morning": 4, "midday": 11, "afternoon": 12, "evening": 16, "night": 17}


def is_part_ahead(ref: DayRef, scene: Scene) -> bool:
    """Whether it is a part of today that has not begun: "this evening", said in the morning."""
    if ref.part is None or scene.small_hours or resolve(ref, scene, "back") != scene.today:
        return False
    return scene.now.hour < _PART_BEGINS[ref.part]


def weekend(ref: DayRef, today: date) -> tuple[date, date]:
    """The Saturday and the Sunday of the weekend that has begun last, or is now."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if ref.which == "last" and today.weekday() >= 5:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


_LAST_AFTERNOON_HOUR = 4


def time_back(clock: Clock, part: Part | None, day: date, now: datetime) -> time:
    """The time a report means: the latest it can be that is not after now."""
    candidates = clock.times(part)
    past = [moment for moment in candidates if datetime.combine(day, moment) <= now]
    return past[-1] if past else candidates[0]


def time_ahead(clock: Clock, part: Part | None, day: date, now: datetime) -> time:
    """The time a plan means: the next it can be after now; nobody walks at two at night another day."""
    candidates = clock.times(part)
    if day > now.date() and len(candidates) > 1 and 1 <= candidates[0].hour <= _LAST_AFTERNOON_HOUR:
        return candidates[-1]
    coming = [moment for moment in candidates if datetime.combine(day, moment) > now]
    return coming[0] if coming else candidates[-1]


def time_weekly(clock: Clock, part: Part | None) -> time:
    """The time a routine means: 6 to 11 in the morning, 1 to 5 in the afternoon."""
    candidates = clock.times(part)
    if len(candidates) == 1:
        return candidates[0]
    early, late = candidates
    return early if 6 <= early.hour <= 11 else late
