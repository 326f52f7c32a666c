"""Messages about calendars: what they are called, in the languages that are read."""

import re

CALENDAR = re.compile(
    r"\b(?:calend[ae]rs?|kalenders?|calendari(?:o|os)|calendários?|calendriers?|agendas?|caldav|icloud|ical|ics)\b"
    r"|календар|日历|日曆|行事历|कैलेंडर|تقويم",
    re.IGNORECASE,
)

MOST_LETTERS = 80
"""A longer message that names a calendar is about something else as well."""


def names_calendar(text: str) -> bool:
    """Whether a short message is about calendars."""
    return len(text) <= MOST_LETTERS and CALENDAR.search(text) is not None
