"""Replies built from their types: every class, with empty, usual, large and hostile values."""

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from random import Random
from typing import Literal, Union, get_args, get_origin, get_type_hints

from coach.domain.calendar_sources import Counts, SourceKind
from coach.domain.calendars import Refusal, Trouble, WhyUnreadable
from coach.domain.replies import Reply

HOSTILE = "<b>&"
NOW = datetime(2026, 3, 4, 9, 15)
"""A Wednesday."""

TROUBLES = tuple(dict.fromkeys([*Refusal, *WhyUnreadable, *Trouble, "locked", "file_gone"]))
"""Everything that can be the matter with a calendar."""

ACTIONS = ("ADVANCE", "HOLD", "REPEAT_SPLIT", "EASE", "FLARE", "STOP", "ASK", "START", "PAUSED")
CODES = {
    "counts": tuple(map(str, Counts)),
    "CalendarLooking.kind": tuple(map(str, SourceKind)),
    "SourceShown.kind": tuple(map(str, SourceKind)),
    "SourceShown.trouble": tuple(map(str, TROUBLES)),
    "why": tuple(map(str, TROUBLES)),
    "action": ACTIONS,
    "light": ("GREEN", "AMBER", "UNKNOWN", "FLARE", "RED"),
    "step": ("pain", "enjoyment", "activity", "limited", "since", "confidence", "barrier"),
    "asks": ("activities", "ability", "pairing"),
    "card": ("start", "week_2", "week_4", "week_8", "week_12", "week_26"),
    "barrier": ("time", "weather", "pain", "tired", "forgot", "other"),
    "pairing": ("podcast", "music", "friend", HOSTILE, "my neighbour and her dog"),
    "PairingSet.what": ("podcast", "music", "friend", HOSTILE, "my neighbour and her dog"),
    "state": ("settling", "same", "over", "see_someone"),
    "wish": ("same", "less", "more"),
    "how": ("done", "moved", "snoozed", "skipped", "shorter", "let_go"),
    "mark": ("open", "done", "skipped", "let_go"),
    "level": ("none", "mild", "moderate", "severe"),
    "trend": ("better", "worse", "same"),
    "topic": (
        "dose",
        "plan",
        "progress",
        "schedule",
        "pain_advice",
        "how_it_works",
        "who",
        "language",
        "other",
    ),
    "what": (
        "lead",
        "quiet",
        "nudges_on",
        "nudges_off",
        "check_in",
        "zone",
        "units",
        "goal",
        "language",
        "if_then",
    ),
    "reason": ("time", "pain", "tired", "too_much", "other"),
    "name": ("km", "miles", "steps", "en", "de", "America/Argentina/Buenos_Aires", HOSTILE * 100),
    "country": ("US", "GS", "", HOSTILE),
    "region": ("DC", "", HOSTILE),
    "guess": ("Europe/Berlin", "America/Argentina/ComodRivadavia"),
    "zone": ("Europe/Berlin", "America/New_York"),
    "about": ("walk", "skip", "move", "snooze", "plan", "correct", "schedule", "settings"),
    "Undone.what": (
        *("move", "skip", "plan", "shorter", "snooze", "correct"),
        *("remove", "taken_out", "times", "pause", "resume", "setting", "all"),
    ),
    "SplitOffered.kind": ("one_a_day", "one_a_day_line", "two_a_day", "partial"),
    "Chatted.kind": (
        *("hello", "thanks", "praise", "sorry", "others"),
        *("well", "nothing", "low", "condition", "other"),
    ),
    "CannotRead.kind": (
        *("voice", "audio", "photo", "video", "video_note", "animation", "sticker"),
        *("document", "poll", "contact", "dice", "game", "story", "forward", "other"),
    ),
}
"""What stands in texts that are codes, by field or class and field."""

PLAIN = {
    bool: (False, True),
    int: (0, 1, 3, 45, 14_999),
    float: (0.5, 3.0, 8500.0),
    str: (HOSTILE, "after breakfast, with a podcast " * 40),
    date: (date(2026, 3, 4), date(2026, 3, 3), date(2026, 3, 5), date(2026, 12, 31)),
    time: (time(7, 30), time(0, 0)),
    datetime: (datetime(2026, 3, 4, 18), datetime(2026, 3, 5, 7, 30)),
}
CLASSES = get_args(Reply)
MANY = 60


def replies(kind, most=60):
    """Build replies of one class: each value at least once, then mixtures."""
    random = Random(kind.__name__)
    choices = choices_of(kind)
    longest = max((len(values) for values in choices.values()), default=1)
    turns = [
        {name: values[turn % len(values)] for name, values in choices.items()} for turn in range(longest)
    ]
    mixed = [
        {name: random.choice(values) for name, values in choices.items()}
        for _ in range(most if choices else 0)
    ]
    return [kind(**chosen) for chosen in turns + mixed]


def choices_of(kind):
    """Find the values for each field of a class."""
    hints = get_type_hints(kind)
    return {field.name: values(hints[field.name], kind, field.name) for field in fields(kind)}


def values(hint, kind, name):
    """Find values of a type that stand in one field."""
    if get_origin(hint) in (types.UnionType, Union):
        return [value for part in get_args(hint) for value in values(part, kind, name)]
    if get_origin(hint) is tuple:
        return rows(get_args(hint), kind, name)
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if hint is types.NoneType:
        return [None]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    if is_dataclass(hint):
        return replies(hint, most=8)
    codes = CODES.get(f"{kind.__name__}.{name}", CODES.get(name))
    return list(codes if hint is str and codes else PLAIN[hint])


def rows(parts, kind, name):
    """Find tuples: none, one, two and many of what stands in them, or a fixed shape."""
    inside = values(parts[0], kind, name)
    if Ellipsis not in parts:
        return [tuple(values(part, kind, name)[0] for part in parts)]
    return [
        tuple(inside[:1]),
        tuple(inside[:2]),
        tuple(inside),
        tuple(inside[place % len(inside)] for place in range(MANY)),
        (),
    ]
