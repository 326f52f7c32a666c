"""Names of places for people: a state, a country, or the town that a zone is called after."""

import tomllib
from functools import cache
from importlib.resources import files

from babel import Locale

from coach.domain.spots import Spot

MOST_LETTERS = 32
"""Behind it, a time still fits on a button."""


def name_of(spot: Spot, language: str) -> str:
    """Name a place: "Oregon, USA", "Spain"; by its zone, "Buenos Aires", where that says more."""
    if not spot.country:
        return spot.zone.rpartition("/")[2].replace("_", " ")
    table = _table()
    country = table["countries"].get(spot.country) or _countries(language).get(spot.country, spot.country)
    region = table.get(spot.country, {}).get(spot.region)
    name = f"{region}, {country}" if region else country
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("coach.messages") / "spots.toml").read_text("utf-8"))


@cache
def _countries(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)
