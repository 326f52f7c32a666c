"""Events by their UID, without those that cannot be in the window."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coach.calendars.events import revision
from coach.calendars.span import MARGIN, Span
from coach.calendars.splitting import RawEvent

_RECURS = ("RRULE", "RDATE", "RECURRENCE-ID", "EXDATE", "EXRULE")


@dataclass(slots=True)
class Bundle:
    """The events of one UID."""

    firsts: list[RawEvent] = field(default_factory=list)
    """Those that are no overrides: one, but for calendars that give several events one UID."""
    overrides: list[RawEvent] = field(default_factory=list)


def bundled(events: Iterable[RawEvent], span: Span) -> Iterator[tuple[str, Bundle]]:
    """Sort events by UID; one without a UID stands alone.

    Of two versions of an event the one with the higher SEQUENCE counts, or else the later one in the
    file; two with one SEQUENCE and different starts are two events.
    """
    bundles: defaultdict[str | int, Bundle] = defaultdict(Bundle)
    newest: dict[str, int] = {}
    seen = _Nearness(span)
    for number, raw in enumerate(events):
        uid = raw.value("UID")
        if uid and "RECURRENCE-ID" not in raw.lines:
            newest[uid] = max(newest.get(uid, 0), revision(raw))
        if seen.is_far(raw):
            continue
        bundle = bundles[uid or number]
        (bundle.overrides if raw.value("RECURRENCE-ID") else bundle.firsts).append(raw)
    for key, bundle in bundles.items():
        uid = key if isinstance(key, str) else ""
        bundle.firsts = _newest(bundle.firsts, newest.get(uid, 0))
        bundle.overrides = _newest_overrides(bundle.overrides)
        yield uid, bundle


def _newest(events: list[RawEvent], newest: int) -> list[RawEvent]:
    if len(events) == 1 and not newest:
        return events
    by_start = {raw.value("DTSTART"): raw for raw in events if revision(raw) == newest}
    return list(by_start.values())


def _newest_overrides(events: list[RawEvent]) -> list[RawEvent]:
    """Return of each occurrence's overrides the newest."""
    kept: dict[str, RawEvent] = {}
    for raw in events:
        which = raw.value("RECURRENCE-ID")
        if which not in kept or revision(raw) >= revision(kept[which]):
            kept[which] = raw
    return list(kept.values())


class _Nearness:
    """Tells by their digits alone which events are days from the window: most of them, and cheaply."""

    def __init__(self, span: Span) -> None:
        self._first = (span.first - MARGIN).isoformat().replace("-", "")
        self._last = (span.last + MARGIN).isoformat().replace("-", "")

    def is_far(self, raw: RawEvent) -> bool:
        """Say whether an event has no say about the window; in doubt it has."""
        if not raw.whole or raw.too_long or raw.too_many:
            return False
        if not any(name in raw.lines for name in _RECURS):
            return self._is_single_far(raw)
        is_plain_override = (
            "RECURRENCE-ID" in raw.lines and "RANGE" not in raw.lines["RECURRENCE-ID"][0].params.upper()
        )
        return is_plain_override and self._is_single_far(raw) and self._side(raw.value("RECURRENCE-ID")) != 0

    def _is_single_far(self, raw: RawEvent) -> bool:
        start = self._side(raw.value("DTSTART"))
        if start >= 0:
            return start > 0
        if "DTEND" in raw.lines:
            return self._side(raw.value("DTEND")) < 0
        return "DURATION" not in raw.lines

    def _side(self, value: str) -> int:
        """Return whether a date is before the window (-1), after it (1), or neither for sure (0)."""
        day = value[:8]
        if len(day) != 8 or not (day.isdecimal() and day.isascii()):
            return 0
        return (day > self._last) - (day < self._first)
