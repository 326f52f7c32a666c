"""Times of day as they are said: of the morning or of the evening, until day and direction are known."""

from dataclasses import dataclass
from datetime import time

from coach.domain.reading import Part
from coach.language.utterance import Utterance

_LONGEST_WALK = 4


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at tokens `start` to `end`."""

    hour: int
    minute: int
    half: str
    """am, pm, 24 (said so that there is no doubt), or empty."""
    start: int
    end: int
    marked: bool = True
    """It was clearly said as a time, not as a bare number."""

    def times(self, part: Part | None) -> tuple[time, ...]:
        """The times it can be, earliest first."""
        hour = self.hour % 12
        early, late = time(hour, self.minute), time(hour + 12, self.minute)
        if self.half == "24" or self.hour == 0 or self.hour > 12:
            return (time(self.hour % 24, self.minute),)
        if self.half:
            return (early,) if self.half == "am" else (late,)
        if part == "morning":
            return (early,)
        if part == "midday":
            return (late,) if hour < 4 else (early,)
        if part == "night":
            return (late,) if hour >= 5 else (early,)
        if part is not None:
            return (late,)
        return (early, late)


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From one time of day to another."""

    first: Clock
    last: Clock

    @property
    def minutes(self) -> int:
        """How long that is, the shorter way round twelve hours."""
        span = (self.last.hour * 60 + self.last.minute) - (self.first.hour * 60 + self.first.minute)
        return span % 720 or 720

    @property
    def start(self) -> int:
        """First token."""
        return self.first.start

    @property
    def end(self) -> int:
        """Token after the last."""
        return self.last.end


def clock(said: Utterance, at: int) -> Clock | None:
    """Read a time of day that starts here, with or without "at"."""
    lead = said.mark(at, "at")
    strict = said.mark(at, "at_strict") is not None
    number = lead.end if lead else at
    if lead and said.mark(at, "for") and _is_stretch(said, number):
        return None
    led = lead is not None or _comes_or_goes(said, at)
    found = _named(said, number) or _idiom(said, number) or _digits(said, number, led=led)
    if found is None or not (found.marked or strict or lead is None):
        return None
    return Clock(found.hour, found.minute, found.half, at, found.end, marked=found.marked or strict)


def _is_stretch(said: Utterance, at: int) -> bool:
    """Whether it is rather how long than when: "pour 3 heures", but "pour 8 heures"."""
    hours = said.number(at)
    return hours is not None and hours <= _LONGEST_WALK and said.word(at + 2) != ":"


def _comes_or_goes(said: Utterance, at: int) -> bool:
    """Whether somebody leaves or is back just before: "set off 2.15, back 2.55"."""
    return said.ending(at, "left") is not None or said.ending(at, "came_back") is not None


def _named(said: Utterance, at: int) -> Clock | None:
    mark = said.mark(at, "clock")
    if mark is None:
        return None
    hour, minute = mark.value.split(":")
    return Clock(int(hour), int(minute), "24", at, mark.end)


def _idiom(said: Utterance, at: int) -> Clock | None:
    """Read "half past five", "quarter to six", "ten past four" and their kin."""
    for name, shift in (("half_past", 30), ("quarter_past", 15), ("quarter_to", -15), ("half_to", -30)):
        mark = said.mark(at, name)
        hour = said.number(mark.end) if mark else None
        if mark and hour is not None and 1 <= hour <= 12 and not said.mark(mark.end + 1, "unit"):
            return _shifted(said, (int(hour), shift), at, mark.end + 1)
    return _minutes_past(said, at)


def _minutes_past(said: Utterance, at: int) -> Clock | None:
    """Read "ten past four", "ten to eleven", "zehn vor acht", "fünf vor halb neun"."""
    minutes = said.number(at)
    if minutes not in {5, 10, 15, 20, 25}:
        return None
    for name, sign in (("minutes_past", 1), ("minutes_to", -1)):
        joint = said.mark(at + 1, name)
        found = _hour_or_idiom(said, joint.end) if joint else None
        if found is None or found.half or (said.word(at + 1) == "to" and not _is_timed(said, at, found.end)):
            continue
        return _shifted(said, (found.hour, found.minute + sign * int(minutes)), at, found.end)
    return None


def _hour_or_idiom(said: Utterance, at: int) -> Clock | None:
    idiom = _idiom(said, at)
    hour = said.number(at)
    if idiom or hour is None or not 1 <= hour <= 12 or said.mark(at + 1, "unit"):
        return idiom
    return Clock(int(hour), 0, "", at, at + 1)


def _is_timed(said: Utterance, at: int, end: int) -> bool:
    """Whether "ten to four" is a time and no range."""
    return said.ending(at, "at_strict") is not None or said.mark(end, "pm") is not None


def _shifted(said: Utterance, what: tuple[int, int], start: int, at: int) -> Clock:
    hour, shift = what
    minutes = (hour * 60 + shift - 60) % 720 + 60
    half, end = _half(said, at)
    return Clock(minutes // 60, minutes % 60, half, start, end)


def _half(said: Utterance, at: int) -> tuple[str, int]:
    for name in ("am", "pm"):
        mark = said.mark(at, name)
        if mark:
            return name, mark.end
    mark = said.mark(at, "oclock")
    return ("", mark.end) if mark else ("", at)


def _digits(said: Utterance, at: int, *, led: bool) -> Clock | None:
    hour = said.number(at) or _one_oclock(said, at)
    if hour is None or hour >= 25:
        return None
    minute, end, marked = _minute(said, at, led=led)
    if hour != int(hour) and not marked:
        return None
    half, after = _half(said, end)
    ish = said.word(after) == "ish" and said.glued(after)
    marked = marked or bool(half) or after > end
    if int(hour) > 24 or (half and int(hour) > 12) or not _stands_alone(said, after + ish):
        return None
    if minute < 0:
        hour, minute = (hour - 2) % 12 + 1, minute + 60
    half = half or _no_doubt(said, at) or _half_before(said, at)
    return Clock(int(hour) % 24, minute, half, at, after + ish, marked=marked)


def _one_oclock(said: Utterance, at: int) -> float | None:
    """Read "one" as an hour, right after "at" and before nothing it could be one of: "a la una y media"."""
    if said.word(at) not in said.lexicon.counting.ones - {"a"} or not said.ending(at, "at_strict"):
        return said.number(at)
    beside = (
        "and",
        "and_half",
        "and_quarter",
        "minus",
        "minus_quarter",
        "hour_word",
        "oclock",
        "am",
        "pm",
        "part",
    )
    named = any(said.mark(at + 1, name) for name in beside)
    return 1.0 if named or not said.word(at + 1).isalpha() else None


def _no_doubt(said: Utterance, at: int) -> str:
    return "24" if said.word(at).startswith("0") else ""


def _half_before(said: Utterance, at: int) -> str:
    """In some languages the half of the day stands before the hour: 下午3点."""
    return next((name for name in ("am", "pm") if said.ending(at, f"{name}_lead")), "")


def _minute(said: Utterance, at: int, *, led: bool) -> tuple[int, int, bool]:
    """The minutes after the hour, where they end, and whether they make it a time."""
    text = said.word(at)
    hour, _, minute = text.partition(".")
    if len(minute) == 2 and int(minute) < 60 and len(hour) <= 2 and (led or _half(said, at + 1)[0]):
        return int(minute), at + 1, True
    second = said.number(at + 2) if said.word(at + 1) in {":", "h"} and said.glued(at + 1) else None
    if second is not None and second < 60 and len(said.word(at + 2)) == 2 and said.glued(at + 2):
        return int(second), at + 3, True
    if said.word(at + 1) == "h" and (said.lexicon.language != "en" or (said.number(at) or 0) >= 13):
        less = _added(said, at + 2) or (_more_minutes(said, at + 2) if said.mark(at + 2, "minus") else None)
        return (less[0], less[1], True) if less else (0, at + 2, True)
    said_out = _said_out(said, at + 1, led=led)
    if said_out:
        return said_out
    spaced = said.number(at + 1)
    if spaced is not None and spaced < 60 and len(said.word(at + 1)) == 2 and _half(said, at + 2)[0]:
        return int(spaced), at + 2, True
    return 0, at + 1, False


def _said_out(said: Utterance, at: int, *, led: bool) -> tuple[int, int, bool] | None:
    """Read the minutes in words: "las dos y media", "7 heures moins le quart", "acht Uhr dreißig", 七点半."""
    hours = said.mark(at, "hour_word")
    share = (said.number(at - 1) or 0) % 1
    if hours and share:  # "half more than six o'clock"
        return int(share * 60), hours.end, True
    after = hours.end if hours else at
    led = led or hours is not None
    added = _added(said, after)
    if added and (led or said.ending(at - 1, "from") or _half(said, added[1])[0]):
        return added[0], added[1], True
    more = _more_minutes(said, after) if led else None
    if more:
        return more[0], more[1], True
    return (0, hours.end, True) if hours else None


_ADDED = (("and_half", 30), ("and_quarter", 15), ("and_three_quarters", 45), ("minus_quarter", -15))


def _added(said: Utterance, at: int) -> tuple[int, int] | None:
    """Read "and a half", or "and ten" as one says in Arabic."""
    for name, minutes in _ADDED:
        mark = said.mark(at, name)
        if mark and not said.mark(mark.end, "unit"):
            return minutes, mark.end
    joint = said.mark(at, "and_minutes")
    rest = said.number(joint.end) if joint else None
    if joint and rest in {5, 10, 15, 20, 25} and not said.mark(joint.end + 1, "unit"):
        return int(rest or 0), joint.end + 1
    return None


def _more_minutes(said: Utterance, at: int) -> tuple[int, int] | None:
    """Read "y cuarto", "menos diez", "et quart", "dreißig" after the hour."""
    less = said.mark(at, "minus")
    joint = less or said.mark(at, "and")
    place = joint.end if joint else at
    quarter = said.mark(place, "quarter_word") if joint else None
    if quarter:
        return (-15 if less else 15), quarter.end
    minutes, end = said.number(place), _minutes_end(said, place)
    if minutes is None or end is None or not 1 <= minutes < 60 or minutes != int(minutes):
        return None
    return (-int(minutes) if less else int(minutes)), end


def _minutes_end(said: Utterance, at: int) -> int | None:
    """Where the minutes after the hour end; None if they are an amount, a list or a time of their own."""
    unit = said.mark(at + 1, "minute_word")
    if unit:
        return unit.end
    apart = said.lexicon.writing is not None and not said.glued(at)
    return None if apart or _counts(said, at + 1) else at + 1


def _counts(said: Utterance, at: int) -> bool:
    """Whether the number before is an amount, a list or a time of its own."""
    return any(said.mark(at, name) for name in ("unit", "hour_word", "count_noun", "and", "price"))


def _stands_alone(said: Utterance, at: int) -> bool:
    """Whether the number has no unit, share or sum after it that makes it an amount."""
    if any(said.mark(at, name) for name in ("unit", "price", "count_noun")):
        return False
    return not (said.word(at) in {"/", "x", "%"} and said.number(at + 1) is not None)


def clock_range(said: Utterance, at: int) -> ClockRange | None:
    """Read "from 7 to 7:30", "6-6.30pm", "12:05 until 12:35"."""
    lead = said.mark(at, "from") or said.mark(at, "between")
    first = clock(said, lead.end if lead else at)
    if first is None:
        return None
    joint = (
        said.mark(first.end, "to") or said.mark(first.end, "until") or (lead and said.mark(first.end, "and"))
    )
    if not joint and said.word(first.end) != "-":
        return None
    last = clock(said, joint.end if joint else first.end + 1)
    if last is None or not (lead or first.marked or last.marked):
        return None
    if not (first.minute or last.minute or first.half or last.half or lead):
        return None
    half = first.half or (last.half if last.half != "24" else "")
    opened = Clock(first.hour, first.minute, half, at, first.end, first.marked or last.marked)
    return ClockRange(opened, last)
