"""The words about somebody's calendars."""

from html import escape
from typing import assert_never

from coach.domain.calendar_sources import Counts
from coach.domain.replies import (
    AskCalendarAccount,
    AskCalendarFile,
    AskCalendarLink,
    AskCalendarWords,
    AskEventTime,
    CalendarBack,
    CalendarCollections,
    CalendarConnected,
    CalendarDropped,
    CalendarFailing,
    CalendarFound,
    CalendarFull,
    CalendarGivenUp,
    CalendarJustRead,
    CalendarLooking,
    CalendarNoKey,
    CalendarsShown,
    CalendarTrouble,
    CalendarWritten,
    FeedEnded,
    FeedGiven,
    Measure,
    NothingToGive,
    PlanGiven,
    SourceShown,
    TitleCount,
    WalkLink,
)
from coach.messages import parts
from coach.messages.speech import Html, Speech, lines, paragraphs
from coach.messages.voice import Voice

AskingReply = AskCalendarLink | AskCalendarFile | AskCalendarAccount | AskCalendarWords | AskEventTime
FindingReply = CalendarLooking | CalendarFound | CalendarCollections | CalendarConnected | CalendarWritten
TroubleReply = CalendarTrouble | CalendarFailing | CalendarGivenUp | CalendarBack | CalendarJustRead
GivingReply = PlanGiven | NothingToGive | FeedGiven | FeedEnded
KeepingReply = CalendarsShown | CalendarNoKey | CalendarFull | CalendarDropped
CalendarReply = AskingReply | FindingReply | TroubleReply | GivingReply | KeepingReply

MOST_NAME = 40
"""Letters of a title or a name that are shown."""

MOST_SHOWN = 5


def event_words(amount: Measure, voice: Voice) -> tuple[str, str]:
    """Name a walk as it stands in a calendar: title and description, plain text."""
    speech = Speech(voice, escape=str)
    return str(speech.say("event-title", amount=amount)), str(speech.say("event-description"))


def calendar_name(voice: Voice) -> str:
    """Name the calendar that the plan is."""
    return str(Speech(voice, escape=str).say("event-calendar"))


def words(reply: CalendarReply, speech: Speech) -> Html:
    """Say a reply about calendars."""
    if isinstance(reply, AskingReply):
        return _asking(reply, speech)
    if isinstance(reply, FindingReply):
        return _finding(reply, speech)
    if isinstance(reply, TroubleReply):
        return _trouble(reply, speech)
    return _giving(reply, speech) if isinstance(reply, GivingReply) else _keeping(reply, speech)


def _asking(reply: AskingReply, speech: Speech) -> Html:
    match reply:
        case AskCalendarLink(again):
            return speech.say("ask-calendar-link-again" if again else "ask-calendar-link")
        case AskCalendarFile():
            return speech.say("ask-calendar-file")
        case AskCalendarAccount(again):
            return speech.say("ask-calendar-account-again" if again else "ask-calendar-account")
        case AskCalendarWords(again):
            return speech.say("ask-calendar-words-again" if again else "ask-calendar-words")
        case AskEventTime(day):
            when = speech.say("on-day", near=speech.near(day), day=day)
            return speech.say("ask-event-time", when=when)
        case _:
            assert_never(reply)


def _finding(reply: FindingReply, speech: Speech) -> Html:
    match reply:
        case CalendarLooking(kind):
            return speech.say("calendar-looking", kind=kind)
        case CalendarFound():
            return _found(reply, speech)
        case CalendarCollections():
            return speech.say("calendar-collections")
        case CalendarConnected():
            return _connected(reply, speech)
        case CalendarWritten(writes, refused):
            said = "refused" if refused else "yes" if writes else "no"
            return speech.say("calendar-written", writes=said)
        case _:
            assert_never(reply)


def _found(reply: CalendarFound, speech: Speech) -> Html:
    first, last = reply.first, reply.last
    titles = [_title(one, speech) for one in reply.titles[:MOST_SHOWN]]
    return paragraphs(
        lines(
            speech.say("calendar-found-name", name=_quoted(reply.name, speech)) if reply.name else "",
            speech.say(
                "calendar-found",
                count=reply.occurrences if first and last else 0,
                first=first or "",
                last=last or "",
            ),
            speech.say("calendar-found-titles", titles=speech.join(titles)) if titles else "",
            _left_out(reply.quarantined, reply.events, speech),
        ),
        speech.say("calendar-found-ask"),
    )


def _title(one: TitleCount, speech: Speech) -> Html:
    title = _quoted(one.title, speech) if one.title else speech.say("title-none")
    return speech.say("title-count", title=title, count=one.count)


def _quoted(text: str, speech: Speech) -> Html:
    short = text if len(text) <= MOST_NAME else text[: MOST_NAME - 1] + "…"
    return Html(f"“{speech.escape(short)}”")


def _left_out(left: int, events: int, speech: Speech) -> str:
    return speech.say("source-left-out", left=left, events=events) if left else ""


def _named(words_of: tuple[str, ...], speech: Speech) -> Html:
    return speech.join([_quoted(word, speech) for word in words_of[:MOST_SHOWN]])


def _counts(counts: str, words_of: str) -> str:
    """Name what counts as a walk; where no words are named, nothing does."""
    return Counts.BUSY.value if counts in (Counts.WORDS, Counts.CATEGORY) and not words_of else counts


def _connected(reply: CalendarConnected, speech: Speech) -> Html:
    said = _named(reply.words, speech)
    head = speech.say("calendar-connected", counts=_counts(reply.counts, said), words=said)
    return paragraphs(
        lines(
            speech.say("calendar-refreshed") if reply.refreshed else head,
            speech.say("calendar-replaces") if reply.replaces else "",
            "" if reply.counts == "busy" else speech.say("calendar-walks", walks=reply.walks),
            speech.say("calendar-undated", count=reply.undated) if reply.undated else "",
            speech.say("calendar-busy", count=reply.busy) if reply.busy else "",
            _left_out(reply.quarantined, reply.events, speech),
        ),
        lines(speech.say("calendar-this-week"), parts.planned_rows(speech, reply.upcoming))
        if reply.upcoming
        else "",
        speech.say("calendar-ask-writing") if reply.asks_writing else "",
    )


def _trouble(reply: TroubleReply, speech: Speech) -> Html:
    match reply:
        case CalendarTrouble(why, connected):
            reason = speech.say("trouble", why=why)
            if connected:
                return speech.say("calendar-trouble-old", why=reason)
            return lines(speech.say("calendar-trouble-new", why=reason), speech.say("calendar-trouble-kept"))
        case CalendarFailing(why, since):
            return speech.say("calendar-failing", why=speech.say("trouble", why=why), since=since)
        case CalendarGivenUp(why, times):
            ending = "calendar-given-up-times" if times else "calendar-given-up-no-times"
            return lines(
                speech.say("calendar-given-up", why=speech.say("trouble", why=why)), speech.say(ending)
            )
        case CalendarBack():
            return speech.say("calendar-back")
        case CalendarJustRead():
            return speech.say("calendar-just-read")
        case _:
            assert_never(reply)


def _giving(reply: GivingReply, speech: Speech) -> Html:
    match reply:
        case PlanGiven():
            return _plan(reply, speech)
        case NothingToGive():
            return speech.say("nothing-to-give")
        case FeedGiven(address):
            return speech.say("feed-given", address=Html(f"<code>{escape(address)}</code>"))
        case FeedEnded():
            return speech.say("feed-ended")
        case _:
            assert_never(reply)


def _plan(reply: PlanGiven, speech: Speech) -> Html:
    links = [_link(one, speech) for one in reply.links[:MOST_SHOWN]]
    return paragraphs(
        lines(
            speech.say("plan-given"),
            speech.say("plan-given-cancelled", count=reply.cancelled) if reply.cancelled else "",
        ),
        lines(speech.say("plan-given-links"), *links) if links else "",
    )


def _link(one: WalkLink, speech: Speech) -> Html:
    return Html(f'<a href="{escape(one.link)}">{parts.planned(speech, one.walk)}</a>')


def _keeping(reply: KeepingReply, speech: Speech) -> Html:
    match reply:
        case CalendarsShown():
            return _shown(reply, speech)
        case CalendarNoKey():
            return speech.say("calendar-no-key")
        case CalendarFull(most):
            return speech.say("calendar-full", most=most)
        case CalendarDropped(kept, written):
            if not kept:
                return speech.say("calendar-not-kept")
            return lines(
                speech.say("calendar-dropped"), speech.say("calendar-dropped-written") if written else ""
            )
        case _:
            assert_never(reply)


def _shown(reply: CalendarsShown, speech: Speech) -> Html:
    key = "" if reply.links else speech.say("calendars-key")
    if not reply.sources:
        return paragraphs(speech.say("calendars-none"), key)
    rows = [_source(one, speech) for one in reply.sources[:MOST_SHOWN]]
    return paragraphs(speech.say("calendars-some"), *rows, speech.say("calendars-more"), key)


def _source(one: SourceShown, speech: Speech) -> Html:
    name = _quoted(one.name, speech) if one.name else Html()
    said = _named(one.words, speech)
    why = speech.say("trouble", why=one.trouble) if one.trouble else Html()
    return lines(
        Html(speech.say("source-row", kind=one.kind, name=name).rstrip()),
        speech.say("source-counts", counts=_counts(one.counts, said), words=said),
        speech.say("source-walks", walks=one.walks) if one.counts != "busy" else "",
        _left_out(one.quarantined, one.events, speech),
        speech.say("source-writes") if one.writes else "",
        speech.say("source-read", read=one.read) if one.read else "",
        speech.say("source-trouble", why=why) if one.trouble else "",
        speech.say("source-given-up") if one.given_up else "",
    )
