"""What the name of a time zone in a calendar means."""

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from coach.calendars.bounds import BadEvent
from coach.calendars.observances import observed
from coach.calendars.span import Span
from coach.calendars.splitting import RawEvent, RawZone
from coach.calendars.values import param

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+){0,2}", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?", re.ASCII)
_UTC = frozenset(("utc", "z", "gmt", "tzone://microsoft/utc", "coordinated universal time"))


class Zones:
    """The zones of one reading: a name may mean something else in the next calendar."""

    def __init__(self, raw: Mapping[tuple[int, str], RawZone], span: Span) -> None:
        self._raw = raw
        self._span = span
        self._known: dict[tuple[int, str], tzinfo] = {}
        self._bad: dict[tuple[int, str], BadEvent] = {}

    def find(self, calendar: int, tzid: str) -> tzinfo:
        """Return the zone that a TZID of a VCALENDAR means; the window's zone if it means none.

        Raises:
            BadEvent: the calendar defines the zone, and wrongly.
        """
        if not tzid:
            return self._span.zone
        known = self._known.get((calendar, tzid))
        if known is None:
            known = self._known[calendar, tzid] = self._look_up(calendar, tzid)
        return known

    def are_known(self, raw: RawEvent) -> bool:
        """Say whether no zone has to be built for an event."""
        lines = (line for name in ("DTSTART", "DTEND") for line in raw.lines.get(name, ()))
        named = {param(line, "TZID") for line in lines} - {""}
        return all((raw.calendar, name) in self._known or real_zone(name) for name in named)

    def _look_up(self, calendar: int, tzid: str) -> tzinfo:
        raw = self._raw.get((calendar, tzid)) or next(
            (raw for (_, name), raw in self._raw.items() if name == tzid), None
        )
        says = raw.lines.get("X-LIC-LOCATION") if raw else None
        real = real_zone(tzid) or (says and real_zone(says[0].value.strip()))
        if real:
            return real
        if raw is not None:
            return self._build(raw, (calendar, tzid))
        return _fixed(tzid) or self._span.zone

    def _build(self, raw: RawZone, which: tuple[int, str]) -> tzinfo:
        """Build a zone; what can't be built is not tried again."""
        if which in self._bad:
            raise self._bad[which]
        try:
            return observed(raw, self._span)
        except BadEvent as bad:
            self._bad[which] = bad
            raise


def real_zone(name: str) -> tzinfo | None:
    """Find a zone of the IANA database by its name, however a calendar writes it; None if there is none."""
    if name.lower() in _UTC:
        return UTC
    whole = _iana(name)
    if whole is not None:
        return whole
    # "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "/mozilla.org/20050126_1/America/New_York"
    parts = name.split("/")
    if len(parts) > 2:
        for take in (3, 2):
            found = _iana("/".join(parts[-take:]))
            if found is not None:
                return found
    windows = _windows_name(name)
    return _iana(windows) if windows else None


def _iana(name: str) -> ZoneInfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        exact = _by_small_letters().get(name.lower())
        return ZoneInfo(exact) if exact and exact != name else None


@cache
def _by_small_letters() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def _windows_name(name: str) -> str | None:
    """Return the IANA name of one of Windows's."""
    if "Time" not in name:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - slow, seldom needed

    return WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(name.replace("Daylight", "Standard"))


def _fixed(name: str) -> tzinfo | None:
    """Read a name like "GMT+0200"."""
    found = _OFFSET.fullmatch(name.strip())
    if found is None or int(found[2]) > 14:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(ahead if found[1] == "+" else -ahead)
