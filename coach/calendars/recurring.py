"""A series with overrides, worked out by recurring-ical-events: on wall times, so that no zone reaches it."""

from collections.abc import Iterator

from icalendar import Event as Component
from icalendar.prop import vDDDLists, vDDDTypes, vRecur
from recurring_ical_events import EventAdapter
from recurring_ical_events import Occurrence as Told
from recurring_ical_events import Series as Worked

from coach.calendars.bounds import BadEvent
from coach.calendars.events import revision
from coach.calendars.repeating import Part, Wall
from coach.domain.calendars import Flaw


class _Adapter(EventAdapter):  # type: ignore[misc]  # the library has no types
    """A part as the library sees it."""

    def __init__(self, part: Part) -> None:
        super().__init__(_component(part))
        self.part = part


class _Told(Told):  # type: ignore[misc]  # the library has no types
    """An occurrence that knows which part it comes from."""

    @property
    def part(self) -> Part:
        """The event whose start, end and title it has."""
        found: Part = self._adapter.part
        return found


class _Worked(Worked):  # type: ignore[misc]  # the library has no types
    """A series whose occurrences know where they come from."""

    occurrence = _Told


def recurring(parts: list[Part], first: Wall, last: Wall) -> Iterator[tuple[Part, Wall, Wall]]:
    """Yield (part, start, end) of what takes place from `first` to `last`, in no order.

    Raises:
        BadEvent: a rule is malformed.
    """
    try:
        for told in _Worked([_Adapter(part) for part in parts]).between(first, last):
            yield told.part, told.start, told.end
    except (ValueError, OverflowError, TypeError):
        raise BadEvent(Flaw.BAD_RULE, "its rule cannot be followed") from None


def _component(part: Part) -> Component:
    told = Component()
    told["UID"], told["SEQUENCE"] = "one", revision(part.event.raw)  # each series is worked out alone
    told["DTSTART"], told["DTEND"] = vDDDTypes(part.start), vDDDTypes(part.end)
    if part.replaces is not None:
        told["RECURRENCE-ID"] = vDDDTypes(part.replaces)
        if part.and_future:
            told["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
    if part.rules:
        told["RRULE"] = [vRecur.from_ical(rule) for rule in part.rules]
    if part.also:
        told["RDATE"] = [vDDDLists(part.also)]
    if part.never:
        told["EXDATE"] = [vDDDLists(part.never)]
    return told
