"""A series with its overrides: put into plain wall times, worked out, and told as instants again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.calendars.bounds import MOST_EXDATES, MOST_RDATES, BadEvent, Rule, bounded_rule
from coach.calendars.events import Event
from coach.calendars.occurrences import occurrence, stamp
from coach.calendars.repeating import Part, Wall, repeating
from coach.calendars.span import MARGIN, Span
from coach.calendars.values import Moment, moment_of, moments
from coach.calendars.winding import as_text, wound
from coach.domain.calendars import Flaw, Occurrence

_DAYS = {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}
_DAY = timedelta(days=1)
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Series:
    """An event that recurs, and the overrides of its occurrences."""

    def __init__(self, uid: str, first: Event, overrides: list[Event], span: Span) -> None:
        self._uid = uid
        self._first = first
        self._span = span
        self._zone: tzinfo | None = first.start.tzinfo if isinstance(first.start, datetime) else None
        self._latest: Wall | None = None
        """UNTIL of a rule that also has COUNT: the library takes one of them."""
        self._usual = self._wall(first.start).time()
        self._overrides = [self._override(event) for event in overrides]

    def occurrences(self) -> Iterator[Occurrence]:
        """Yield the occurrences in the window, in no order.

        Raises:
            BadEvent: it cannot be worked out.
        """
        first, last = self._wall(self._span.begins) - MARGIN, self._wall(self._span.ends) + MARGIN
        main = self._main(first)
        excluded = self._excluded(first, last)
        for part, start, end in self._worked_out(main, first, last):
            if self._latest is not None and part is main and start > self._latest:
                continue
            told = self._tell(part, start, end)
            if self._span.touches(told[0], told[1]) and told[2] not in excluded:
                yield occurrence(self._uid, part.event, *told)

    def _worked_out(self, main: Part, first: Wall, last: Wall) -> Iterator[tuple[Part, Wall, Wall]]:
        if not self._overrides:
            return repeating(main, first, last)
        # two libraries that no other series needs
        from coach.calendars.recurring import recurring  # noqa: PLC0415 - see above

        return recurring([main, *self._overrides], first, last)

    def _tell(self, part: Part, start: Wall, end: Wall) -> tuple[Moment, Moment, str]:
        """Return start, end, and which one of the series it is."""
        event, original = part.event, start
        if part.replaces is not None:
            if start == part.start:
                return event.start, event.end, stamp(self._placed(part.replaces))
            original = start - (part.start - part.replaces)  # it moves all later ones too
        begun, which = self._placed(start), stamp(self._placed(original))
        if not isinstance(begun, datetime):
            return begun, max(begun + _DAY, end.date()), which
        if event.exact is not None and end - start == part.end - part.start:
            return begun, begun.astimezone(UTC) + event.exact, which
        ended = end.replace(tzinfo=self._zone).astimezone(UTC)
        return begun, max(begun.astimezone(UTC), ended), which

    def _main(self, first: Wall) -> Part:
        """Return the first event with its rules, begun anew shortly before the window."""
        event = self._first
        part = Part(event, self._wall(event.start), self._wall(event.end))
        part.never = list(self._exceptions())
        part.also = list(self._additions())
        rules = [self._rule(line.value) for line in event.raw.lines.get("RRULE", ())]
        if len(rules) == 1 and not part.also:
            length = part.end - part.start
            rules[0], part.start = wound(rules[0], part.start, first - length - self._farthest_move())
            part.end = part.start + length
        part.rules = [as_text(rule) for rule in rules]
        return part

    def _farthest_move(self) -> timedelta:
        """Return how far an override moves or lengthens later occurrences at most."""
        moves = (
            abs(part.start - part.replaces) + (part.end - part.start)
            for part in self._overrides
            if part.and_future and part.replaces is not None
        )
        return max(moves, default=timedelta(0))

    def _excluded(self, first: Wall, last: Wall) -> set[str]:
        """Return which ones EXRULE takes out, which the library does not know."""
        event = self._first
        rules = [as_text(self._rule(line.value)) for line in event.raw.lines.get("EXRULE", ())]
        if not rules:
            return set()
        part = Part(event, self._wall(event.start), self._wall(event.end), rules=rules)
        out = {stamp(self._placed(start)) for _, start, _ in repeating(part, first, last)}
        # the start is in what the library returns, whether or not the rule says so
        return out - {stamp(event.start)}

    def _rule(self, value: str) -> Rule:
        """Read a rule, its UNTIL as a wall time; a day is meant through its end."""
        rule = bounded_rule(value)
        rule.pop("RSCALE", None)
        if "UNTIL" in rule:
            until = self._until(rule.pop("UNTIL"))
            if "COUNT" in rule:
                self._latest = until
            else:
                rule["UNTIL"] = until.isoformat().replace("-", "").replace(":", "")
        if rule["FREQ"] == "YEARLY" and "BYWEEKNO" in rule and not rule.keys() & _DAYS:
            rule["BYDAY"] = _NAMES[self._first.start.weekday()]
        return rule

    def _until(self, value: str) -> Wall:
        try:
            until = moment_of(value, lambda _: self._zone or UTC)
        except BadEvent:
            raise BadEvent(Flaw.BAD_RULE, "UNTIL is neither a date nor a time") from None
        if isinstance(until, datetime) and self._zone is not None:
            return self._wall(until)
        return _midnight(until).replace(hour=23, minute=59, second=59)

    def _exceptions(self) -> Iterator[Wall | date]:
        floats = self._first.floats
        for at, _ in self._listed("EXDATE", MOST_EXDATES):
            if self._zone is not None and not isinstance(at, datetime):
                yield at
                continue
            yield self._original(at)
            if floats and isinstance(at, datetime) and at.tzinfo is UTC:
                yield at.replace(tzinfo=None)  # no instant is meant where the series has none

    def _additions(self) -> Iterator[Wall | tuple[Wall, timedelta]]:
        for at, end in self._listed("RDATE", MOST_RDATES):
            if self._zone is None or not isinstance(at, datetime) or end is None:
                yield self._original(at)
            else:
                lasts = end if isinstance(end, timedelta) else self._wall(end) - self._wall(at)
                yield self._original(at), max(timedelta(0), lasts)

    def _listed(self, name: str, most: int) -> Iterator[tuple[Moment, Moment | timedelta | None]]:
        left = most
        for line in self._first.raw.lines.get(name, ()):
            for each in moments(line, self._first.zone_of, left):
                left -= 1
                yield each

    def _override(self, event: Event) -> Part:
        assert event.replaces is not None  # noqa: S101 - only such are overrides
        start, end = self._wall(event.start), self._wall(event.end)
        part = Part(event, start, max(start, end), self._original(event.replaces), event.and_future)
        if "RRULE" in event.raw.lines:
            part.rules = ["FREQ=YEARLY"]  # any will do: an outdated one that has rules may be left out for it
        return part

    def _original(self, at: Moment) -> Wall:
        """Return which one of the series is meant, be it named by a day or by a time."""
        if self._zone is None:
            return _midnight(at)
        if isinstance(at, datetime):
            return self._wall(at)
        return _midnight(at).replace(
            hour=self._usual.hour, minute=self._usual.minute, second=self._usual.second
        )

    def _wall(self, at: Moment) -> Wall:
        """Return a time as the series counts; a day among times, or a time among days, is told roughly."""
        if not isinstance(at, datetime):
            return _midnight(at)
        if self._zone is None:
            return _midnight(at.astimezone(self._span.zone))
        return (at if at.tzinfo is self._zone else at.astimezone(self._zone)).replace(tzinfo=None)

    def _placed(self, at: Wall) -> Moment:
        """Return what a wall time of this series is."""
        return at.date() if self._zone is None else at.replace(tzinfo=self._zone)


def _midnight(at: Moment) -> Wall:
    return datetime(at.year, at.month, at.day)  # noqa: DTZ001 - a wall time
