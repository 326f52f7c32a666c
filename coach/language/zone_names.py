"""Time zones by their own names: IANA names, offsets from UTC, and what people call them."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?:[:.]?([0-5]\d))?(?: ?h(?:ours?)?)?")
_PATH = re.compile(r"[a-z]+(?:/[a-z0-9_+-]+)+")
_SLASH_GAPS = re.compile(r" ?/ ?")
_MOST_EAST, _MOST_WEST = 14, 12
WORDS: dict[str, dict[str, str]] = tomllib.loads(
    (files(__package__) / "place_words.toml").read_text(encoding="utf-8")
)
_TIME_WORDS = re.compile(
    r"(?:(?:my |the )?time ?zone (?:is )?)?(.+?)"
    r"(?: (?:standard |summer |daylight )?(?:time ?zone|time|zone))?"
)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {zone.lower(): zone for zone in available_timezones() if zone != "localtime"}


def named_zone(text: str) -> str | None:
    """Return the zone that a text names as a zone; `text` in small letters with single gaps."""
    plain = text.replace("\u2212", "-").replace("\u2013", "-").strip(" .!,")
    match = _TIME_WORDS.fullmatch(plain)
    name = (match[1] if match else plain).strip()
    if offset := _OFFSET.fullmatch(name):
        return _at_offset(offset)
    if called := WORDS["called"].get(name):
        return called
    for path in _PATH.findall(_SLASH_GAPS.sub("/", plain)):
        if path in _known():
            return _known()[path]
    path = name.replace(" / ", "/").replace(" ", "_")
    return _known().get(path) if "/" in path else None


def _at_offset(offset: re.Match[str]) -> str | None:
    """Name the zone of a fixed offset; the signs of Etc zones are the other way round."""
    sign, hours, minutes = offset[1], int(offset[2]), offset[3]
    if minutes and minutes != "00":
        return WORDS["part_hours"].get(f"{sign}{hours}:{minutes}")
    if hours == 0:
        return "Etc/UTC"
    if hours > (_MOST_EAST if sign == "+" else _MOST_WEST):
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
