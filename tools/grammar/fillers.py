"""What stands in the gaps of a frame: words of a language, and what they mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from tools.grammar.amounts import AMOUNTS, Filled
from tools.grammar.scenes import Scene

Sheet = dict[str, dict[str, Any]]
_BARE_CLOCKS = {"7:30": "07:30", "18:00": "18:00", "18:30": "18:30", "12:15": "12:15", "6:45": "06:45"}
_MOST_DAYS_AGO = 6


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills gaps by chance, in one language and one scene."""

    random: Random
    sheet: Sheet
    scene: Scene

    def fill(self, gap: str) -> Filled | None:
        """Fill a gap by its name without its number; None where the scene does not suit what was chosen."""
        if gap in AMOUNTS:
            return AMOUNTS[gap](self.random, self.sheet["amounts"])
        if gap in _GAPS:
            return _GAPS[gap](self)
        words: dict[str, str] = self.sheet["words"][gap]
        text = self.random.choice(sorted(words))
        return Filled(text, {gap: words[text]})

    def day(self) -> Filled | None:
        """Name a day that has come."""
        days = self.sheet["days"]
        kind = self.random.choices(("past", "weekday", "before", "ago"), (10, 4, 2, 2))[0]
        if kind == "past" or (kind == "before" and not days["before_weekday"]):
            return self._one_of(days["past"])
        if kind == "ago":
            count = self.random.randint(2, _MOST_DAYS_AGO)
            text = self.random.choice(days["ago"]).format(n=count)
            return self._dated(text, -count)
        weekday = self.random.randrange(7)
        forms = days["past_weekday" if kind == "weekday" else "before_weekday"]
        day = self.scene.past(weekday)
        if kind == "before" and day == self.scene.today:
            day -= timedelta(days=7)
        return self._dated(self._named(forms, weekday), (day - self.scene.today).days)

    def lately(self) -> Filled | None:
        """Name a day that has come, by a word that says so."""
        return self._one_of(self.sheet["days"]["past"])

    def soon(self) -> Filled | None:
        """Name a day that is to come, by a word that says so."""
        return self._one_of(self.sheet["days"]["coming"])

    def coming(self) -> Filled | None:
        """Name a day that is to come."""
        days = self.sheet["days"]
        if self.random.random() < 0.7:
            return self._one_of(days["coming"])
        weekday = self.random.randrange(7)
        offset = (self.scene.coming(weekday) - self.scene.today).days
        return self._dated(self._named(days["coming_weekday"], weekday), offset)

    def today(self) -> Filled | None:
        """Name today."""
        return self._dated(self.random.choice(self.sheet["days"]["today"]), 0)

    def weekday(self) -> Filled:
        """Name a weekday; the frame says whether it has come."""
        return self._of_seven("names")

    def plural(self) -> Filled:
        """Name a weekday of every week."""
        return self._of_seven("plural")

    def plain_plural(self) -> Filled:
        """Name a weekday with an s, where its article stands in the frame."""
        name = self._of_seven("names")
        return Filled(f"{name.text}s", name.value)

    def clock(self, kind: str) -> Filled:
        """Name a time of day."""
        clocks: dict[str, str] = self.sheet["clocks"][kind]
        text = self.random.choice(sorted(clocks))
        return Filled(text, {"time": clocks[text]})

    def bare_clock(self) -> Filled:
        """Write a time of day with digits alone."""
        text = self.random.choice(sorted(_BARE_CLOCKS))
        return Filled(text, {"time": _BARE_CLOCKS[text]})

    def _one_of(self, entries: list[dict[str, Any]]) -> Filled | None:
        entry = self.random.choice(entries)
        if self.scene.now.hour < entry.get("hour", 0):
            return None
        return self._dated(entry["text"], entry["days"], entry.get("part"))

    def _dated(self, text: str, offset: int, part: str | None = None) -> Filled | None:
        if self.scene.at_night and text not in self.sheet["days"]["today"]:
            return None
        day = self.scene.today + timedelta(days=offset)
        return Filled(text, {"date": day.isoformat(), "part": part})

    def _named(self, forms: list[str], weekday: int) -> str:
        days = self.sheet["days"]
        on = (days["on"] if "on" in days else days["names"])[weekday]
        return str(self.random.choice(forms).format(weekday=days["names"][weekday], on_weekday=on))

    def _of_seven(self, table: str) -> Filled:
        weekday = self.random.randrange(7)
        return Filled(self.sheet["days"][table][weekday], {"weekday": weekday})


_GAPS: dict[str, Callable[[Filler], Filled | None]] = {
    "day": Filler.day,
    "past": Filler.day,
    "lately": Filler.lately,
    "coming": Filler.coming,
    "soon": Filler.soon,
    "today": Filler.today,
    "weekday": Filler.weekday,
    "plural": Filler.plural,
    "plain_plural": Filler.plain_plural,
    "at": lambda filler: filler.clock("at"),
    "late": lambda filler: filler.clock("late"),
    "bare_clock": Filler.bare_clock,
}
