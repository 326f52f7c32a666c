"""Messages about calendars: what they are called, in the languages that are read."""

import re

CALENDAR = re.compile(
    r"\b(?:calend[ae]rs?|kalenders?|calendari(?:o|os)|calendários?|calendriers?|agendas?|caldav|icloud|ical|ics)\b"
    r"|календар|日历|日曆|行事历|कैलेंडर|تقويم",
    re.IGNORECASE,
)

NOT_NOW = re.compile(
    r"(?:please )?(?:cancel|stop|forget|leave|skip)(?: (?:it|that|this))?|no(?: thanks?| thank you)?|nope"
    r"|not now|not this one|never ?mind|none(?: of it)?|nothing(?: in it)?|back",
    re.IGNORECASE,
)
EVERYTHING = re.compile(r"(?:every ?thing|all)(?: (?:in|of) it)?|every entry|all of them", re.IGNORECASE)
BUSY = re.compile(
    r"(?:only |just )?(?:when i(?:'|\u2019)?m |when i am |as )?busy(?: times?)?(?: only)?", re.IGNORECASE
)
ONLY = re.compile(r"(?:only|just)(?: the)? (?P<words>.+)|(?P<bare>walks?)", re.IGNORECASE)

MOST_LETTERS = 80
"""A longer message that names a calendar is about something else as well."""


def names_calendar(text: str) -> bool:
    """Whether a short message is about calendars."""
    return len(text) <= MOST_LETTERS and CALENDAR.search(text) is not None


def calls_off(text: str) -> bool:
    """Whether an answer to a question about a calendar says that it is let be."""
    return NOT_NOW.fullmatch(_bare(text)) is not None


def told_of(text: str) -> str | None:
    """Read which entries of a calendar are walks; a title word as "t:walk", None if it is something else."""
    bare = _bare(text)
    if NOT_NOW.fullmatch(bare):
        return "no"
    if EVERYTHING.fullmatch(bare):
        return "all"
    if BUSY.fullmatch(bare):
        return "busy"
    only = ONLY.fullmatch(bare)
    return f"t:{only['words'] or only['bare']}" if only else None


def _bare(text: str) -> str:
    return " ".join(re.sub('["\u201c\u201d\u201e.!,]', " ", text).split())
