"""One event as four other people's libraries read it, each in the same words."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar
import ics
import vobject
from ical.calendar_stream import IcsCalendarStream


@dataclass(frozen=True)
class ReadBack:
    """What must come back."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    description: str
    status: str
    sequence: int
    categories: tuple[str, ...]
    alarms: tuple[timedelta, ...]


def by_icalendar(raw):
    return [
        ReadBack(
            str(event["UID"]),
            event["DTSTART"].dt,
            event["DTEND"].dt,
            str(event["SUMMARY"]),
            str(event.get("DESCRIPTION", "")),
            str(event["STATUS"]),
            int(event["SEQUENCE"]),
            tuple(str(one) for one in event["CATEGORIES"].cats),
            tuple(alarm["TRIGGER"].dt for alarm in event.walk("VALARM")),
        )
        for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")
    ]


def by_ical(raw):
    return [
        ReadBack(
            event.uid,
            event.dtstart,
            event.dtend,
            event.summary,
            event.description or "",
            event.status.value,
            event.sequence,
            tuple(event.categories),
            tuple(alarm.trigger for alarm in event.alarm),
        )
        for event in IcsCalendarStream.calendar_from_ics(raw.decode()).events
    ]


def by_vobject(raw):
    return [
        ReadBack(
            event.uid.value,
            event.dtstart.value.astimezone(UTC),
            event.dtend.value.astimezone(UTC),
            event.summary.value,
            event.description.value if "description" in event.contents else "",
            event.status.value,
            int(event.sequence.value),
            tuple(event.categories.value),
            tuple(alarm.trigger.value for alarm in event.contents.get("valarm", ())),
        )
        for event in vobject.readOne(raw.decode()).contents.get("vevent", ())
    ]


def by_ics(raw):
    events = sorted(ics.Calendar(raw.decode()).events, key=lambda event: (event.begin, event.uid))
    return [
        ReadBack(
            event.uid,
            event.begin.datetime.astimezone(UTC),
            event.end.datetime.astimezone(UTC),
            event.name,
            event.description or "",
            event.status,
            int(next(line.value for line in event.extra if line.name == "SEQUENCE")),
            tuple(event.categories),
            tuple(alarm.trigger for alarm in event.alarms),
        )
        for event in events
    ]
