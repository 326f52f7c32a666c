"""The number that calls an ambulance, by where a person says they live."""

import logging
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from babel import Locale

log = logging.getLogger(__name__)

_NUMBERS = "emergency_numbers.toml"
_ONE_EACH = "zone.tab"
"""One country for each zone that has its own."""
_SHARED = "zone1970.tab"
"""All countries that share a zone's clock."""
_LINKS = "tzdata.zi"


class Emergency(NamedTuple):
    """What to dial, and the name of the country where that is right."""

    digits: str
    country: str


@lru_cache(maxsize=700)
def number_in(zone: str, language: str) -> Emergency | None:
    """Find the number of the country that a zone belongs to; None if it is not certain.

    It never fails: a card has to be shown whatever is wrong with a table.
    """
    try:
        return _number_in(zone, language)
    except Exception:
        log.exception("emergency number not found")
        return None


def _number_in(zone: str, language: str) -> Emergency | None:
    country = None if zone in _table()["zones"]["left_out"] else country_of(zone)
    digits = _by_country().get(country) if country else None
    name = Locale.parse(language).territories.get(country) if digits else None
    return Emergency(digits, name) if digits and name else None


def country_of(zone: str) -> str | None:
    """Find the country of a zone, or of what its old name stands for, if there is only one."""
    if "/" not in zone:  # CET, EST: a clock, no place
        return None
    for country, name in _rows(_ONE_EACH):
        if name == zone:
            return country
    target = _linked(zone)
    sharing = [countries for countries, name in _rows(_SHARED) if name == target]
    return sharing[0] if sharing and "," not in sharing[0] else None


def _rows(table: str) -> Iterator[tuple[str, str]]:
    """Read the codes of countries and the zone of each row."""
    for line in _tzdata(table):
        if line and not line.startswith("#"):
            codes, _, zone = line.split("\t")[:3]
            yield codes, zone


def _linked(zone: str) -> str | None:
    """Find what a zone's old name stands for."""
    for line in _tzdata(_LINKS):
        if line.startswith("L ") and line.endswith(f" {zone}"):
            return line.split(" ")[1]
    return None


def _tzdata(name: str) -> list[str]:
    return (files("tzdata.zoneinfo") / name).read_text("utf-8").splitlines()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("coach.messages") / _NUMBERS).read_text("utf-8"))


@cache
def _by_country() -> dict[str, str]:
    return {country: row["number"] for row in _table()["numbers"] for country in row["countries"]}
