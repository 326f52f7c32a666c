"""When and where a made-up message is written, and what the bot had asked."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

_NOWS = (
    ("2026-03-11T09:20", "Europe/London"),
    ("2026-03-11T18:40", "Europe/London"),
    ("2026-03-29T13:05", "Europe/Berlin"),  # clocks go forward
    ("2026-11-01T15:45", "America/New_York"),  # clocks go back
    ("2026-02-28T21:10", "Europe/Lisbon"),
    ("2026-12-31T20:15", "Europe/Paris"),
    ("2027-01-01T10:05", "Australia/Perth"),
    ("2026-08-10T13:05", "America/Sao_Paulo"),
    ("2026-06-30T19:15", "Asia/Tokyo"),
    ("2026-05-17T20:10", "America/Denver"),
    ("2026-10-22T17:05", "Pacific/Auckland"),
    ("2026-04-15T16:10", "Europe/Madrid"),
    ("2026-07-04T08:15", "Asia/Kolkata"),
    ("2026-09-25T22:35", "Africa/Johannesburg"),
    ("2026-05-02T00:25", "Europe/Rome"),  # still the walking day before
    ("2027-01-01T03:50", "America/Mexico_City"),
)
_NEW_DAY = 4
_LAST_MINUTES = 20


@dataclass(frozen=True, slots=True)
class Scene:
    """The person's own wall clock, their zone, and what the conversation was about."""

    now: datetime
    zone: str
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The walking day, which ends at four in the morning."""
        return (self.now - timedelta(hours=_NEW_DAY)).date()

    @property
    def at_night(self) -> bool:
        """Whether the walking day is not the day of the calendar."""
        return self.now.hour < _NEW_DAY

    def past(self, weekday: int) -> date:
        """The latest day of this name, today included."""
        return self.today - timedelta(days=(self.today.weekday() - weekday) % 7)

    def coming(self, weekday: int) -> date:
        """The next day of this name after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)


def a_scene(random: Random, expecting: str | None, *, last_walk: bool) -> Scene:
    """Choose a moment, with the question that the frame answers."""
    now, zone = random.choice(_NOWS)
    moment = datetime.fromisoformat(now)
    scene = Scene(moment, zone)
    context: dict[str, Any] = {}
    if expecting:
        context["expecting"] = expecting
    if expecting in {"walk", "nudge"}:
        context["planned"] = [{"date": scene.today.isoformat(), "time": "17:30"}]
    if last_walk:
        context["last_walk"] = {"date": scene.today.isoformat(), "minutes": _LAST_MINUTES}
    return Scene(moment, zone, context)
