"""What a look into a calendar brought, kept in one transaction: its walks, its busy times, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from operator import attrgetter

from coach.domain.calendar_sources import (
    OUR_UIDS,
    BusySpan,
    CalendarSource,
    CalendarWalk,
    is_ours,
    is_walk,
)
from coach.domain.calendars import CalendarRead, Occurrence
from coach.domain.conversation.calendar_failures import failed
from coach.domain.conversation.calendar_finding import found, to_be_picked
from coach.domain.conversation.calendar_news import Look, took
from coach.domain.conversation.turn import Turn
from coach.domain.publishing import Published
from coach.service.calendar_looks import NoLook, Seen
from coach.service.calendar_secrets import Lockbox, key_of, series_of
from coach.service.units import keep
from coach.storage import Connection, calendars, people, published

MOST_WALKS = 200
MOST_BUSY = 500
"""Walks and busy times kept of a calendar, the first of its three weeks: all are loaded at each turn."""


@dataclass(frozen=True, slots=True)
class News:
    """A look, and what of it is to be kept."""

    seen: Seen
    sealed: str = field(repr=False)
    name: str = field(repr=False)
    walks: tuple[CalendarWalk, ...]
    busy: tuple[BusySpan, ...]
    now: datetime
    older: frozenset[int] = frozenset()
    """Files that this one takes the place of."""


def sorted_out(seen: Seen, lockbox: Lockbox) -> tuple[tuple[CalendarWalk, ...], tuple[BusySpan, ...]]:
    """Tell walks from busy times; of what this bot wrote, something is kept only where it writes."""
    source = seen.state.source
    walks: list[CalendarWalk] = []
    busy: list[BusySpan] = []
    for one in seen.read.occurrences if seen.read and source.chosen else ():
        ours = is_ours(one.uid)
        if one.cancelled or (ours and not source.writes):
            continue
        if ours or is_walk(source, one):
            walks.append(_walk(source, one, lockbox, ours=ours))
        elif one.busy and one.starts_at and one.ends_at and one.starts_at < one.ends_at:
            busy.append(BusySpan(source.id, one.starts_at, one.ends_at))
    return tuple(walks[:MOST_WALKS]), tuple(_fewer(busy))


def _fewer(busy: list[BusySpan]) -> list[BusySpan]:
    """Join busy times that overlap or touch, where there are so many that each turn would load them all."""
    if len(busy) <= MOST_BUSY:
        return busy
    joined: list[BusySpan] = []
    for one in sorted(busy, key=attrgetter("starts_at")):
        if joined and one.starts_at <= joined[-1].ends_at:
            joined[-1] = replace(joined[-1], ends_at=max(joined[-1].ends_at, one.ends_at))
        else:
            joined.append(one)
    return joined[:MOST_BUSY]


def _walk(source: CalendarSource, one: Occurrence, lockbox: Lockbox, *, ours: bool) -> CalendarWalk:
    key = one.uid if ours else key_of(one.uid, one.recurrence)
    day = None if one.starts_at else one.first_day
    title = "" if ours else lockbox.hide(one.title)
    return CalendarWalk(source.id, key, one.starts_at, one.ends_at, day, title)


def keep_shelves(
    connection: Connection, state: calendars.Opening, sealed: str, names: tuple[str, ...], now: datetime
) -> None:
    """Keep which calendars an account has, and ask which of them it is."""
    people.hold(connection, state.person_id)
    fresh = calendars.opening(connection, state.source.id)
    record = people.load(connection, state.person_id, now)
    if fresh is None or record is None or fresh.source.picked is not None:
        return
    turn = Turn(record)
    to_be_picked(turn, fresh.source, names)
    keep(connection, turn, record.person)
    calendars.reseal(connection, state.source.id, sealed)


def take_in(connection: Connection, news: News) -> bool:
    """Keep what a look brought, and let the week follow; tells whether the plan is to be written there.

    Where somebody has meanwhile chosen something else, or is elsewhere, it is looked at again, and this is
    nothing.
    """
    seen, now = news.seen, news.now
    before = seen.state.source
    people.hold(connection, seen.state.person_id)
    fresh = calendars.opening(connection, before.id)
    if fresh is None or _choices(fresh) != _choices(seen.state):
        return False
    first = before.chosen and before.read_at is None
    source = fresh.source
    if seen.read:
        left, zone = len(seen.read.quarantined), seen.read.zone
        source = replace(source, events=seen.read.events, quarantined=left, zone=zone)
    if seen.read and before.chosen:
        walks = (*news.walks, *_left_out(connection, news, seen.read))
        calendars.replace_contents(connection, seen.state, walks, news.busy)
        _match(connection, news)
    calendars.keep_state(connection, seen.state)
    calendars.reseal(connection, before.id, news.sealed)
    record = people.load(connection, seen.state.person_id, now)
    if record is None:
        return False
    turn = Turn(record)
    older = [one for one in record.sources if one.id in news.older]
    for one in older:
        turn.remove_source(one)
    if before.chosen:
        look = Look(seen.read is not None, first, chance_of(before, now), replaces=bool(older))
        took(turn, source, look)
    elif seen.read:
        found(turn, source, seen.read, news.name)
    keep(connection, turn, record.person, syncing=True)
    return before.chosen and source.writes


def _left_out(connection: Connection, news: News, read: CalendarRead) -> list[CalendarWalk]:
    """Find the walks ahead whose events are there and can't be read any more: they stay as they were."""
    uids = {one.uid for one in read.quarantined} - {one.uid for one in read.occurrences}
    if not uids:
        return []
    names = tuple(uid if is_ours(uid) else series_of(uid) for uid in uids)
    known = calendars.walks_of(connection, news.seen.state.source.id)
    ahead = (one for one in known if one.starts_at and one.starts_at > news.now)
    return [one for one in ahead if one.key.startswith(names)]


def _choices(state: calendars.Opening) -> tuple[object, ...]:
    source = state.source
    return (state.zone, source.counts, source.words, source.writes, source.picked)


def _match(connection: Connection, news: News) -> None:
    """Match what this bot wrote: what was moved there was moved by the person, and is theirs to move."""
    ours = {walk.key: walk for walk in news.walks if is_ours(walk.key)}
    if not ours:
        return
    person_id = news.seen.state.person_id
    given = published.published(connection, person_id, news.now)
    rows = [(one, ours[one.uid]) for one in given if one.uid in ours]
    matched = [_matched(one, walk, news.seen.etags) for one, walk in rows]
    pairs = zip(rows, matched, strict=True)
    published.keep_published(connection, person_id, [new for (old, _), new in pairs if new != old])
    for one, _ in rows:
        calendars.tie_loose(connection, one.planned_id, one.uid, one.starts_at)


def _matched(one: Published, walk: CalendarWalk, etags: Mapping[str, str | None]) -> Published:
    etag = etags.get(one.uid.removesuffix(OUR_UIDS) + ".ics", one.etag)
    starts = walk.starts_at or one.starts_at
    if starts == one.starts_at or walk.ends_at is None or one.cancelled:
        return replace(one, etag=etag)
    sequence = one.sequence + 1
    return replace(
        one,
        etag=etag,
        starts_at=starts,
        ends_at=walk.ends_at,
        sequence=sequence,
        put=sequence if one.put == one.sequence else one.put,
    )


def keep_failure(connection: Connection, state: calendars.Opening, trouble: NoLook, now: datetime) -> None:
    """Keep that a calendar could not be read, and say so where it is time to."""
    people.hold(connection, state.person_id)
    fresh = calendars.opening(connection, state.source.id)
    record = people.load(connection, state.person_id, now)
    if fresh is None or record is None:
        return
    turn = Turn(record)
    failed(turn, fresh.source, trouble.why, trouble.retry_after, chance_of(fresh.source, now))
    keep(connection, turn, record.person, syncing=True)


def chance_of(source: CalendarSource, now: datetime) -> float:
    """Make a number from 0 to 1 that differs between calendars and from time to time."""
    drawn = sha256(f"{source.id} {now.isoformat()}".encode()).digest()
    return int.from_bytes(drawn[:4]) / 2**32
