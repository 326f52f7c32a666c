"""Numbers and days that tell of no walk: "week 3", "further than yesterday", "-5 min"."""

from coach.language.items import Void
from coach.language.relative_days import any_day
from coach.language.utterance import Utterance


def compared(said: Utterance, at: int) -> Void | None:
    """A day that only something is compared with, or began: "further than yesterday", "since Friday"."""
    mark = said.mark(at, "than") or said.mark(at, "since_word")
    day = any_day(said, mark.end) if mark else None
    if mark and day is None and mark.name == "since_word" and said.number(mark.end) is not None:
        return Void(at, mark.end + 1)
    return Void(at, day.end) if day else None


def impossible(said: Utterance, at: int) -> Void | None:
    """Read what can be no number of ours: "at 25:00", "-5 min"."""
    if said.ending(at, "at_strict") and said.word(at + 1) == ":" and (said.number(at) or 0) > 24:
        return Void(at, at + 3)
    if not _is_negative(said, at):
        return None
    unit = said.mark(at + 1, "unit")
    return Void(at, unit.end if unit else at + 1)


def _is_negative(said: Utterance, at: int) -> bool:
    """Whether a minus stands before the number, and no dash of a range, a list or a day."""
    if said.word(at - 1) != "-" or not said.glued(at) or said.glued(at - 1):
        return False
    before = at - 2
    if said.number(before) is not None or said.word(before) in {":", "\n"} or "\n" in said.clean.text:
        return False
    return not any(said.ending(at - 1, name) for name in ("weekday", "day", "unit", "part", "month"))


def pace(said: Utterance, at: int) -> Void | None:
    """Read a pace, which is no amount: 13'21"/km."""
    if said.number(at) is None or said.word(at + 1) != "'" or said.number(at + 2) is None:
        return None
    end = at + 3 + (said.word(at + 3) == '"')
    rate = said.mark(end, "bare_pace")
    return Void(at, rate.end if rate else end)


def listing(said: Utterance, at: int) -> Void | None:
    """Read the numbers of a list: "1) 15 min 2) 20 min"."""
    if said.number(at) is None or said.word(at + 1) != ")" or not said.glued(at + 1):
        return None
    opened = any(said.word(place) == "(" for place in range(max(0, at - 8), at))
    return None if opened else Void(at, at + 2)


def label(said: Utterance, at: int) -> Void | None:
    """Read "week 3", "#4", "aged 67"."""
    mark = said.mark(at, "label")
    if mark is None:
        numbered = said.mark(at, "walk_noun")
        return Void(at, numbered.end + 1) if numbered and _listed(said, numbered.end) else None
    end = mark.end + (said.word(mark.end) in {"#", "."})
    if said.mark(end + 1, "out_of_ten"):
        return None
    if said.number(end) is None or said.mark(end + 1, "unit") or said.word(end + 1) in {":", "/", "x"}:
        return Void(at, end + 1) if _listed(said, end) else None
    return Void(at, end + 1)


def _listed(said: Utterance, at: int) -> bool:
    """Whether a colon after the number opens what follows: "day 12: 25 min"."""
    return said.number(at) is not None and said.word(at + 1) == ":" and not said.glued(at + 2)
