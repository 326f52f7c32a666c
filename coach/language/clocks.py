"""Times of day as they are said: of the morning or of the evening, until day and direction are known."""

from dataclasses import dataclass
from datetime import time

from coach.domain.reading import Part
from coach.language.utterance import Utterance


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
    led = lead is not None or _comes_or_goes(said, at)
    found = _named(said, number) or _idiom(said, number) or _digits(said, number, led=led)
    if found is None or not (found.marked or strict or lead is None):
        return None
    return Clock(found.hour, found.minute, found.half, at, found.end, marked=found.marked or strict)


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
    minutes, hour = said.number(at), said.number(at + 2)
    if minutes not in {5, 10, 15, 20, 25}:
        return None
    for name, sign in (("minutes_past", 1), ("minutes_to", -1)):
        joint = said.mark(at + 1, name)
        found = _idiom(said, joint.end) if joint else None
        whole = said.number(joint.end) if joint else None
        if joint and found and not found.half:  # "fünf vor halb acht"
            return _shifted(said, (found.hour, found.minute + sign * int(minutes)), at, found.end)
        if joint and whole is not None and 1 <= whole <= 12 and not said.mark(joint.end + 1, "unit"):
            return _shifted(said, (int(whole), sign * int(minutes)), at, joint.end + 1)
    if hour is None or not 1 <= hour <= 12:
        return None
    if said.word(at + 1) == "to" and (said.ending(at, "at_strict") or said.mark(at + 3, "pm")):
        return _shifted(said, (int(hour), -int(minutes)), at, at + 3)
    if said.word(at + 1) == "past":
        return _shifted(said, (int(hour), int(minutes)), at, at + 3)
    return None


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
    hour = said.number(at)
    if hour is None or hour >= 25:
        return None
    minute, end, marked = _minute(said, at, led=led)
    if hour != int(hour) and not marked:
        return None
    if minute < 0:
        hour, minute = (hour - 1) or 12, minute + 60
    half, after = _half(said, end)
    ish = said.word(after) == "ish" and said.glued(after)
    marked = marked or bool(half) or after > end
    if int(hour) > 24 or (half and int(hour) > 12) or not _stands_alone(said, after + ish):
        return None
    half = half or _no_doubt(said, at) or _half_before(said, at)
    return Clock(int(hour) % 24, minute, half, at, after + ish, marked=marked)


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
    hours = said.mark(at + 1, "hour_word")
    shift = _after_hour(said, hours.end if hours else at + 1) if led or hours else None
    if shift:
        return (*shift, True)
    told = _in_words(said, at, led=led)
    if told:
        return (*told, True)
    spaced = said.number(at + 1)
    if spaced is not None and spaced < 60 and len(said.word(at + 1)) == 2 and _half(said, at + 2)[0]:
        return int(spaced), at + 2, True
    return 0, at + 1, False


def _after_hour(said: Utterance, at: int) -> tuple[int, int] | None:
    """Read what follows the hour: "y media", "et quart", "moins vingt"; below 0 are minutes to it."""
    for name, minutes in (("and_half", 30), ("and_quarter", 15), ("minus_quarter", -15)):
        mark = said.mark(at, name)
        if mark:
            return minutes, mark.end
    for name, sign in (("and", 1), ("minus", -1)):
        joint = said.mark(at, name)
        minutes = int(said.number(joint.end) or 0) if joint else 0
        if joint and minutes in {5, 10, 15, 20, 25} and not said.mark(joint.end + 1, "unit"):
            return sign * minutes, joint.end + 1
    return None


def _in_words(said: Utterance, at: int, *, led: bool) -> tuple[int, int] | None:
    """The minutes that words add to the hour, and where they end: "half more than six o'clock", 七点半."""
    hours = said.mark(at + 1, "hour_word")
    if hours:
        share = (said.number(at) or 0) % 1
        return (int(share * 60), hours.end) if share else _after_hour_word(said, hours.end)
    found = _added(said, at + 1)
    led = led or said.ending(at, "from") is not None
    return found if found and (led or _half(said, found[1])[0]) else None


def _added(said: Utterance, at: int) -> tuple[int, int] | None:
    """Read "and a half", or "and ten" as one says in Arabic."""
    for name, minutes in (("and_half", 30), ("and_quarter", 15)):
        mark = said.mark(at, name)
        if mark:
            return minutes, mark.end
    joint = said.mark(at, "and_minutes")
    rest = said.number(joint.end) if joint else None
    if joint and rest in {5, 10, 15, 20, 25} and not said.mark(joint.end + 1, "unit"):
        return int(rest or 0), joint.end + 1
    return None


def _after_hour_word(said: Utterance, at: int) -> tuple[int, int]:
    """The minutes that are said after the word for the hour, and where they end: 七点半, 七点20分."""
    for name, minutes in (("and_half", 30), ("and_quarter", 15), ("and_three_quarters", 45)):
        mark = said.mark(at, name)
        if mark and not said.mark(mark.end, "unit"):
            return minutes, mark.end
    minute = said.number(at)
    if minute is None or minute >= 60 or minute != int(minute):
        return 0, at
    unit = said.mark(at + 1, "minute_word")
    spaced = said.glued(at) or said.lexicon.writing is None  # "um 8 Uhr 15"
    spare = said.mark(at + 1, "unit") is None and spaced
    return (int(minute), unit.end if unit else at + 1) if unit or spare else (0, at)


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
    opened = Clock(first.hour, first.minute, half, at, first.end)
    return ClockRange(opened, last)
