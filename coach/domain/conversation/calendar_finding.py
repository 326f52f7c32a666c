"""What is in a calendar that somebody named: shown before anything of it is kept."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from coach.domain.calendar_sources import CalendarSource
from coach.domain.calendars import CalendarRead, Occurrence
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked
from coach.domain.replies import CalendarCollections, CalendarFound, TitleCount

UNCHOSEN = timedelta(hours=1)
"""Somebody has so long to say what counts in a calendar that was shown."""

MOST_TITLES = 5
MOST_COLLECTIONS = 8
"""Calendars of an account that are shown: as many as there are rows of buttons."""

MOST_CATEGORIES = 3
WALKING = (
    "walk",
    "stroll",
    "spazier",
    "gehen",
    "marche",
    "promenade",
    "paseo",
    "caminar",
    "caminata",
    "caminhada",
)
"""Parts of titles that look like a walk; only a suggestion on a button."""


def to_be_picked(turn: Turn, source: CalendarSource, names: tuple[str, ...]) -> None:
    """Ask which of an account's calendars it is; where there is one only, it is that."""
    now = turn.record.now
    if len(names) == 1:
        turn.keep_source(replace(source, picked=0, next_poll=now))
        return
    turn.keep_source(replace(source, next_poll=now + UNCHOSEN, tried_at=now, read_at=now))
    turn.say(CalendarCollections(source.id, names[:MOST_COLLECTIONS]))
    wait_for(turn, Asked.CALENDAR_CHOICE, source.id)


def found(turn: Turn, source: CalendarSource, read: CalendarRead, name: str) -> None:
    """Show what is in a calendar before anything of it is kept."""
    turn.keep_source(
        replace(
            source, next_poll=turn.record.now + UNCHOSEN, tried_at=turn.record.now, read_at=turn.record.now
        )
    )
    there = [one for one in read.occurrences if not one.cancelled]
    titles = Counter(" ".join(one.title.split()) for one in there)
    days = [_day(one, turn) for one in there]
    categories = Counter(category for one in there for category in one.categories)
    shown_titles = tuple(TitleCount(title, count) for title, count in titles.most_common(MOST_TITLES))
    turn.say(
        CalendarFound(
            source.id,
            name,
            len(there),
            min(days, default=None),
            max(days, default=None),
            shown_titles,
            max(0, len(titles) - MOST_TITLES),
            tuple(category for category, _ in categories.most_common(MOST_CATEGORIES)),
            read.events,
            len(read.quarantined),
            _likely(titles),
        )
    )
    wait_for(turn, Asked.CALENDAR_CHOICE, source.id)


def wait_for(turn: Turn, asked: Asked, about: int = 0) -> None:
    """Take the answer in words too, unless something else is open."""
    question = turn.person.question
    if question is None or question.until <= turn.record.now or question.asked is asked:
        turn.ask(asked, about, hours=1)


def _day(one: Occurrence, turn: Turn) -> date:
    if one.starts_at is not None:
        return one.starts_at.astimezone(turn.zone).date()
    return one.first_day or turn.today


def _likely(titles: Counter[str]) -> str:
    """Find a word of the titles that looks like walking; none where every title has it."""
    words = (
        word.strip(".,:;!?()")[:20] for title, _ in titles.most_common() for word in title.casefold().split()
    )
    walking = [word for word in words if word.startswith(WALKING)]
    shortest = min(walking, key=len, default="")  # not "walkthrough" where there is a "walk"
    everywhere = all(shortest in title.casefold() for title in titles)
    return "" if everywhere else shortest
