"""Fluent messages of one language, filled in, with everything from outside escaped."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from coach.domain.amounts import Unit
from coach.domain.replies import Measure, Standing
from coach.domain.spots import Spot
from coach.domain.wallclock import walking_day
from coach.messages.spots import name_of
from coach.messages.voice import Voice

FALLBACK = "en"
MILE = 1609.344
"""Metres."""
MOST_LETTERS = 200
"""Of a text that somebody else wrote."""
LOCALES = files("coach.messages") / "locales"


class Html(str):
    """Text that is escaped already."""

    __slots__ = ()


Value = int | float | str | date | time | Measure | Standing | Spot | tuple[int, ...]
"""What a message may have filled in; a tuple holds weekdays, 0 = Monday."""


@cache
def languages() -> tuple[str, ...]:
    """List the languages there are, by their codes."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))


@cache
def bundle_of(language: str) -> FluentBundle:
    """Read all messages of a language."""
    bundle = FluentBundle([language], use_isolating=False)
    for file in (LOCALES / language).iterdir():
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


def closest(language: str) -> str:
    """Find the language to speak: "de" for "de-AT", English for one that isn't there."""
    short = language.lower().split("-")[0].split("_")[0]
    return short if short in languages() else FALLBACK


def lines(*parts: str) -> Html:
    """Put what is not empty on lines of its own."""
    return Html("\n".join(part for part in parts if part))


def paragraphs(*parts: str) -> Html:
    """Put what is not empty into paragraphs."""
    return Html("\n\n".join(part for part in parts if part))


def _escape(text: str) -> str:
    return escape(text, quote=False)


@dataclass(frozen=True, slots=True)
class Speech:
    """One language, speaking to one person."""

    voice: Voice
    escape: Callable[[str], str] = _escape
    """The one place where texts from outside are escaped; buttons, which are no HTML, pass `str`."""

    def say(self, message: str, **values: Value) -> Html:
        """Fill in a message."""
        return self._first_whole(self._patterns(message), values)

    def vary(self, message: str, variant: int, **values: Value) -> Html:
        """Fill in one of a message's variants (its attributes); any number picks one."""
        return self._first_whole(self._variants(message, variant + self.voice.variant), values)

    def join(self, parts: Sequence[str]) -> Html:
        """Write a list: "a, b and c"."""
        *front, last = parts or ("",)
        if not front:
            return Html(last)
        first = front[0]
        for part in front[1:]:
            first = self.say("comma", first=Html(first), last=Html(part))
        return self.say("and", first=Html(first), last=Html(last))

    def distance(self, metres: int, decimals: int = 1) -> Html:
        """Write metres in the person's units; a distance in miles has so many decimals."""
        number, unit = self._far(metres, decimals)
        if unit == "km" and number < 1:
            number, unit = metres, "m"
        return self.say("amount", unit=unit, number=number)

    def show(self, value: Value) -> Html:
        """Say one value by itself."""
        return Html(self._shown(value))

    def near(self, day: date) -> str:
        """Tell today, yesterday and tomorrow from other days; a day lasts until 04:00."""
        days = (day - walking_day(self.voice.now_local)).days
        return {0: "today", -1: "yesterday", 1: "tomorrow"}.get(days, "other")

    def _shown(self, value: Value) -> int | float | str:
        """Turn a value into words."""
        match value:
            case Html() | int() | float():
                return value
            case str():
                return self.escape(value if len(value) <= MOST_LETTERS else value[: MOST_LETTERS - 1] + "…")
            case Measure():
                return self._measure(value)
            case Standing():
                return self._standing(value)
            case Spot():
                return self.escape(name_of(value, closest(self.voice.language)))
            case time():
                return f"{value:%H:%M}"
            case date():
                return self._day(value)
            case _:
                return self.join([self.say("weekday", weekday=day) for day in value])

    def _measure(self, measure: Measure) -> str:
        if measure.unit is Unit.METRES:
            return self.distance(measure.value)
        return self.say("amount", unit=measure.unit.value, number=measure.value)

    def _standing(self, standing: Standing) -> str:
        if not standing.target:  # a baseline week: there is no goal yet
            amount = self._measure(Measure(standing.done, standing.unit))
            return self.say("about", amount=amount) if standing.about else amount
        done: float = standing.done
        number: float = standing.target
        unit = standing.unit.value
        if standing.unit is Unit.METRES:
            done, unit = self._far(standing.done)
            number, unit = self._far(standing.target)
        words = self.say("amount-of", unit=unit, done=done, number=number)
        return self.say("about", amount=words) if standing.about else words

    def _far(self, metres: int, decimals: int = 1) -> tuple[float, str]:
        """Find the number and the unit that a distance is shown in."""
        number = round(metres / 1000, 2) if self.voice.metric else round(metres / MILE, decimals)
        return (int(number) if number.is_integer() else number), ("km" if self.voice.metric else "mile")

    def _day(self, day: date) -> str:
        if isinstance(day, datetime):
            return self.say("moment", day=day.date(), at=day.time())
        weekday = self.say("weekday", weekday=day.weekday())
        month = self.say("month", month=day.month)
        return self.say("day", near=self.near(day), weekday=weekday, number=day.day, month=month)

    def _bundles(self, message: str) -> Iterator[FluentBundle]:
        for language in (closest(self.voice.language), FALLBACK):
            bundle = bundle_of(language)
            if bundle.has_message(message):
                yield bundle

    def _patterns(self, message: str) -> Iterator[tuple[FluentBundle, Any]]:
        for bundle in self._bundles(message):
            yield bundle, bundle.get_message(message).value

    def _variants(self, message: str, variant: int) -> Iterator[tuple[FluentBundle, Any]]:
        for bundle in self._bundles(message):
            patterns = list(bundle.get_message(message).attributes.values())
            yield bundle, patterns[variant % len(patterns)]

    def _first_whole(self, patterns: Iterator[tuple[FluentBundle, Any]], values: dict[str, Value]) -> Html:
        """Fill in the first pattern that has no hole: the person's language, else English."""
        shown = {name: self._shown(value) for name, value in values.items()}
        for bundle, pattern in patterns:
            text, errors = bundle.format_pattern(pattern, shown)
            if not errors:
                return Html(text)
        raise LookupError(sorted(values))
