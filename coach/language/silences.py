"""The hours without messages: "no texts between 10pm and 7am", "quit pinging me after nine"."""

from dataclasses import replace
from datetime import time

from coach.domain.reading import SaidSettings
from coach.language.clocks import Clock, ClockRange
from coach.language.hours import clocks_and_hours
from coach.language.inside import held, holds
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import time_weekly
from coach.language.switches import switched_nudges

_FAR = 4
"""Words between a denial and what it denies: "don't you ever text"."""


def read_quiet(message: Message, found: SaidSettings) -> SaidSettings:
    """Read from when, and until when, the bot is to be silent."""
    timed = any(isinstance(item, Clock | ClockRange | Quantity) for item in message.items)
    if not (timed and (message.has("quiet") or _silences(message))):
        return found
    spans = [item for item in message.items if isinstance(item, ClockRange)]
    if spans:
        return _both(message, found, spans[0].first, spans[0].last)
    led = [clock for clock in clocks_and_hours(message) if clock.marked or _lead(message, clock)]
    if len(led) == 2:
        turned = _lead(message, led[0]) == "before" and _lead(message, led[1]) == "after"
        first, last = reversed(led) if turned else led
        return _both(message, found, first, last)
    if len(led) != 1:
        return found
    side = _lead(message, led[0]) or ("after" if message.has("after") else "")
    if side == "before":
        return replace(found, quiet_to=_morning(message, led[0]))
    return replace(found, quiet_from=_evening(led[0])) if side == "after" else found


def _silences(message: Message) -> bool:
    """Whether messages are denied: a denial, and a word for what the bot does."""
    said = message.said
    if not held(said, 0, len(said.tokens), "contact", "nudge_noun", "nudge_verb"):
        return message.has("stop_nudges")
    return switched_nudges(message) == "off" or any(
        holds(said, at, "neg_verb", "neg", "stop_word")
        and held(said, at + 1, at + 1 + _FAR, "contact", "nudge_noun", "nudge_verb")
        for at in range(len(said.tokens))
    )


def _lead(message: Message, clock: Clock) -> str:
    """Whether the silence begins or ends at that time."""
    said, at = message.said, clock.start
    if said.ending(at, "before_hour") or said.mark(clock.end, "hour_before"):
        return "before"
    if said.ending(at, "after_hour") or said.mark(clock.end, "hour_after"):
        return "after"
    if holds(said, at - 1, "before", "until"):
        return "before"
    late = holds(said, at - 1, "after", "past", "from") or holds(said, at, "after", "past", "from")
    return "after" if late else ""


def _both(message: Message, found: SaidSettings, first: Clock, last: Clock) -> SaidSettings:
    return replace(found, quiet_from=_evening(first), quiet_to=_morning(message, last))


def _evening(clock: Clock) -> time:
    return clock.times(None)[-1]


def _morning(message: Message, clock: Clock) -> time:
    part = next((day.part for day in message.days if day.part and day.start == clock.end), None)
    return time_weekly(clock, part)
