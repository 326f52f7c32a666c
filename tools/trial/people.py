"""The people of the trial, drawn by a seed: where they live, from what they start, what comes over them."""

from datetime import datetime, timedelta
from random import Random

from bot.in_process.phone import Phone
from bot.in_process.telegram import InProcessTelegram
from tools.trial.personas import Persona, drawn, seasons_of
from tools.trial.phrases import LANGUAGES, ZONES
from tools.trial.somebody import Somebody

STARTS = ((5, 3), (10, 3), (15, 4), (20, 4), (20, 4), (25, 5), (30, 5))
"""Minutes and walks a week."""

UNITS = ("min", "min", "min", "min", "steps", "m")
A_MINUTE = {"min": 1, "steps": 100, "m": 80}
AT_HOME = (8, 5, 4, 2, 2, 2, 1, 1)
"""How many live in each of the zones."""


def everybody(number: int, weeks: int, seed: int, start: datetime) -> list[tuple[int, Somebody]]:
    """Draw people, each with their number; their phones are given to them by their shard."""
    chance = Random(seed)  # noqa: S311 - a seed must give the same people
    return [
        (place, _somebody(persona, weeks, Random(f"{seed}:{place}"), start))  # noqa: S311 - as above
        for place, persona in enumerate(drawn(number, chance), start=1)
    ]


def _somebody(persona: Persona, weeks: int, chance: Random, start: datetime) -> Somebody:
    session, walks = chance.choice(STARTS)
    unit = chance.choice(UNITS)
    home = chance.choices(list(ZONES), weights=AT_HOME)[0]
    joined = start + timedelta(
        days=chance.choice((0, 0, 1, 2, 3, 4, 5, 6)), minutes=5 * chance.randint(0, 96)
    )
    language = chance.choice(LANGUAGES)
    return Somebody(
        phone=None,
        persona=persona,
        chance=chance,
        language=language,
        home=home,
        unit=unit,
        session=session * A_MINUTE[unit],
        walks=walks,
        joined=joined,
        seasons=seasons_of(persona, weeks * 7, chance),
        usual_pain=chance.choice((0, 1, 1, 2, 2, 3, 4)),
        zone=home,
    )


def with_phone(place: int, somebody: Somebody, telegram: InProcessTelegram) -> Somebody:
    """Give somebody a phone."""
    somebody.phone = Phone(telegram, place, f"Person {place}", somebody.language)
    return somebody
