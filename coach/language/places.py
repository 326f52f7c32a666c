"""The time zone of where somebody says they live."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.domain.spots import Spot
from coach.language.lexicon import lexicon_of
from coach.language.place_names import fold_name
from coach.language.place_table import Place, nearest_name, places_of
from coach.language.zone_names import WORDS, named_zone

MOST_ZONES = 4
_MOST = 120
"""Characters read of an answer."""
_MOST_WORDS = 14
_LONGEST_NAME = 5
_MOST_STRAY_WORDS = 3
_LARGE = 100
"""Thousands of people; smaller places that are called like an ordinary word are not found."""
_UNLIKELY = 12
"""A place with this many times fewer people than its namesake is not meant."""
_UNLIKELY_NATION_PART = 60
_BEFORE = frozenset(WORDS["words"]["before"].split())
_WORDS = frozenset(WORDS["words"]["ordinary"].split())
_GERMAN = re.compile("([aou])e")


@dataclass(frozen=True, slots=True)
class _Found:
    """Words `start` to `end` name one of these places."""

    start: int
    end: int
    places: tuple[Place, ...]
    surely: bool
    """They follow a word like "in"."""


def find_zones(text: str) -> tuple[str, ...]:
    """Return the zones that a typed place may be in, most people first; empty when no place was found."""
    return tuple(spot.zone for spot in find_spots(text))


def find_spots(text: str) -> tuple[Spot, ...]:
    """Return the places that are perhaps meant, most people first, one of each zone."""
    plain = " ".join(unicodedata.normalize("NFKC", text[:_MOST]).casefold().split())
    if zone := named_zone(plain):
        return (Spot(zone),)
    words = fold_name(plain).split()[:_MOST_WORDS]
    named = list(_named(words))
    found = (_whole(words, named) if _strays(words, named) else []) or named or list(_mended(words))
    return _spots(_narrowed(words, found)) if found else ()


def name_spots(name: str, language: str) -> tuple[Spot, ...]:
    """Return the places of a name that is nothing but a place and spelt right: "Portland, Oregon"."""
    words = fold_name(name[:_MOST]).split()
    if not words or len(words) > _MOST_WORDS or _is_plain_word(name, language):
        return ()
    named = list(_named(words))
    free = {at for at in range(len(words)) if not any(one.start <= at < one.end for one in named)}
    if not named or (free and (free != {len(words) - 1} or not _is_area_of(words[-1], named))):
        return ()
    return _spots(_narrowed(words, named))


def _is_area_of(code: str, named: list[_Found]) -> bool:
    """Whether a word is the code of where one of these places lies: "Birmingham, AL"."""
    return any(_inside(list(one.places), _areas_of_code(code)) for one in named)


def _is_plain_word(name: str, language: str) -> bool:
    """Whether a name is rather an ordinary word: "nice", "march"; a city is written with a capital."""
    lexicons = [lexicon_of(code) for code in dict.fromkeys((language, "en"))]
    known = any(name.casefold() in words for one in lexicons for words in (one.words, one.common))
    large = any(place.thousands >= _LARGE for place in places_of(fold_name(name)))
    return known and not (large and name[:1].isupper())


def guess_zone(language_code: str) -> str | None:
    """Guess a zone from a Telegram language code: the largest one of its country, or of its language."""
    language, *rest = language_code[:_MOST].lower().replace("_", "-").split("-")
    for region in rest:
        if len(region) == 2 and (nations := places_of(f"={region}")):
            return nations[0].zone
    return WORDS["main_zone"].get(language)


def _named(words: list[str]) -> Iterator[_Found]:
    """Find the places that are named exactly, longest names first, none inside another."""
    free = [True] * len(words)
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            if all(free[start:end]) and (places := _meant(words, start, end)):
                free[start:end] = [False] * length
                yield _Found(start, end, places, surely=_after_in(words, start))


def _meant(words: list[str], start: int, end: int) -> tuple[Place, ...]:
    """Look words up; for ordinary words only a large place is meant, and only alone or after "in"."""
    places = places_of(" ".join(words[start:end]))
    if not _WORDS.issuperset(words[start:end]):
        return places
    alone = end - start == len(words) or (end - start == 1 and _after_in(words, start))
    return places if alone and places and places[0].thousands >= _LARGE else ()


def _after_in(words: list[str], start: int) -> bool:
    return start > 0 and words[start - 1] in _BEFORE


def _content(words: list[str]) -> list[int]:
    return [at for at, word in enumerate(words) if word not in _WORDS]


def _strays(words: list[str], found: list[_Found]) -> int:
    """Count the words that are neither ordinary nor part of a place."""
    named = {at for one in found for at in range(one.start, one.end)}
    return sum(at not in named for at in _content(words))


def _whole(words: list[str], named: list[_Found]) -> list[_Found]:
    """Read all but the countries and states as one name with a slip: "San Farncisco, California"."""
    areas = [one for one in named if all(place.kind != "c" for place in one.places)]
    apart = {at for one in areas for at in range(one.start, one.end)}
    city = _mended_from(words, [at for at in _content(words) if at not in apart])
    return [city, *areas] if city else []


def _mended(words: list[str]) -> Iterator[_Found]:
    """Find a place in spite of a slip, in a short answer."""
    content = _content(words)
    if len(content) > _MOST_STRAY_WORDS:
        return
    for length in range(len(content), 0, -1):
        for first in range(len(content) - length + 1):
            if found := _mended_from(words, content[first : first + length]):
                yield found
                return


def _mended_from(words: list[str], content: list[int]) -> _Found | None:
    """Read words as one name with a slip, or as German written without umlauts."""
    if not 1 <= len(content) <= _MOST_STRAY_WORDS:
        return None
    typed = " ".join(words[at] for at in content)
    plain = _GERMAN.sub(r"\1", typed)
    name = plain if places_of(plain) else nearest_name(typed)
    if name is None:
        return None
    return _Found(content[0], content[-1] + 1, places_of(name), surely=_after_in(words, content[0]))


def _narrowed(words: list[str], found: list[_Found]) -> list[Place]:
    """Choose the place that is meant, by the country or the state that was said with it."""
    chosen = max(found, key=_weight)
    if _strays(words, found) > _MOST_STRAY_WORDS and not chosen.surely:
        return []
    places = list(chosen.places)
    for other in _areas(found, chosen):
        places = (
            _inside(places, {(area.country, area.region) for area in other.places})
            or ([area for area in other.places if area.kind == "n"] if other.start == chosen.end else [])
            or places
        )
    for code in words[chosen.end : chosen.end + 1]:
        places = _inside(places, _areas_of_code(code)) or places
    return places


def _inside(places: list[Place], areas: set[tuple[str, str]]) -> list[Place]:
    return [
        place for place in places if (place.country, "") in areas or (place.country, place.region) in areas
    ]


def _weight(found: _Found) -> tuple[bool, bool, int, int]:
    city = any(place.kind == "c" for place in found.places)
    return city, found.surely, found.end - found.start, found.places[0].thousands


def _areas(found: list[_Found], chosen: _Found) -> Iterator[_Found]:
    """Give the countries and states that were said besides."""
    for other in found:
        areas = tuple(place for place in other.places if place.kind != "c")
        if other is not chosen and areas:
            yield replace(other, places=areas)


def _areas_of_code(word: str) -> set[tuple[str, str]]:
    """Read what stands right behind a city: "uk", "tx", "on"."""
    if country := WORDS["country_codes"].get(word):
        return {(country, "")}
    return {(country, word.upper()) for country in ("US", "CA", "AU")} if len(word) <= 3 else set()


def _spots(places: list[Place]) -> tuple[Spot, ...]:
    largest: dict[str, Place] = {}
    for place in places:
        if place.zone not in largest or place.thousands > largest[place.zone].thousands:
            largest[place.zone] = place
    most = max((place.thousands for place in largest.values()), default=0)
    times = _UNLIKELY_NATION_PART if all(place.kind == "n" for place in places) else _UNLIKELY
    likely = [place for place in largest.values() if place.thousands * times >= most]
    likely.sort(key=lambda place: -place.thousands)
    return tuple(Spot(place.zone, place.country, place.region) for place in likely[:MOST_ZONES])
