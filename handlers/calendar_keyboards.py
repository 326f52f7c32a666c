"""The buttons about calendars: connect, choose what is a walk, look after them."""

from coach.domain.calendar_sources import MOST_SOURCES, category_key
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.calendars import CATEGORY, PICK, WORD
from coach.domain.replies import (
    AskCalendarAccount,
    AskCalendarLink,
    AskCalendarWords,
    AskEventTime,
    CalendarCollections,
    CalendarConnected,
    CalendarFound,
    CalendarsShown,
    Reply,
    SourceShown,
)
from handlers.button import Button, Keyboard, Row, column, in_rows, tap

MOST_NAME = 24
MOST_BYTES = 36
"""Of a word in a button's data, so that all of it stays within Telegram's 64."""


def calendar_keyboard(reply: Reply) -> Keyboard:
    """Find the buttons of a reply about calendars."""
    match reply:
        case CalendarsShown():
            return _shown(reply)
        case CalendarFound():
            return _found(reply)
        case CalendarCollections(about, names):
            return column(
                *(
                    _named("button-calendar-pick", f"{PICK}{place}", about, name)
                    for place, name in enumerate(names)
                )
            )
        case CalendarConnected(about, asks_writing=True):
            return column(
                tap("button-calendar-write", Verb.CALENDAR, "write", about),
                tap("button-calendar-no-write", Verb.CALENDAR, "nowrite", about),
            )
        case AskCalendarLink() | AskCalendarAccount() | AskCalendarWords():
            return ((tap("button-not-now", Verb.CALENDAR, "no"),),)
        case AskEventTime(_, times):
            return in_rows(
                [
                    Button("button-time", Choice(Verb.TIME, value=f"{at:%H:%M}"), {"time": at.time()})
                    for at in times
                ],
                3,
            )
        case _:
            return ()


def _shown(reply: CalendarsShown) -> Keyboard:
    link = tap("button-calendar-link", Verb.CALENDAR, "link")
    account = tap("button-calendar-account", Verb.CALENDAR, "account")
    file = tap("button-calendar-file", Verb.CALENDAR, "file")
    add: Keyboard = ((link, account), (file,)) if reply.links else ((file,),)
    give: list[Row] = [(tap("button-calendar-plan", Verb.CALENDAR, "plan"),)]
    if reply.feed and reply.subscribed:
        give.append((tap("button-calendar-unfeed", Verb.CALENDAR, "unfeed"),))
    elif reply.feed:
        give.append((tap("button-calendar-feed", Verb.CALENDAR, "feed"),))
    one = len(reply.sources) == 1
    kept = tuple(_kept(source, one=one) for source in reply.sources[:MOST_SOURCES])
    return (*kept, *add, *give)


def _kept(source: SourceShown, *, one: bool) -> Row:
    name = source.name or source.kind
    if one:
        return (
            tap("button-calendar-refresh-one", Verb.CALENDAR, "refresh", source.id),
            tap("button-calendar-drop-one", Verb.CALENDAR, "drop", source.id),
        )
    return (
        _named("button-calendar-refresh", "refresh", source.id, name),
        _named("button-calendar-drop", "drop", source.id, name),
    )


def _named(label: str, value: str, about: int, name: str) -> Button:
    return Button(label, Choice(Verb.CALENDAR, about, value), {"name": name[:MOST_NAME]})


def _found(reply: CalendarFound) -> Keyboard:
    about = reply.source_id
    word = Button(
        "button-calendar-word",
        Choice(Verb.CALENDAR, about, WORD + _short(reply.likely)),
        {"word": reply.likely},
    )
    categories = [
        _named("button-calendar-category", CATEGORY + category_key(name), about, name)
        for name in reply.categories
    ]
    return column(
        tap("button-calendar-all", Verb.CALENDAR, "all", about),
        *([word] if reply.likely else []),
        *categories,
        tap("button-calendar-words", Verb.CALENDAR, "words", about),
        tap("button-calendar-busy", Verb.CALENDAR, "busy", about),
        tap("button-calendar-refuse", Verb.CALENDAR, "no", about),
    )


def _short(word: str) -> str:
    """Cut a word to so many bytes, between letters."""
    return word.encode()[:MOST_BYTES].decode(errors="ignore")
