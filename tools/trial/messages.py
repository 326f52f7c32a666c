"""What the bot says on its own keeps to quiet hours, pauses, locks, the day's allowance, and silence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tools.trial.facts import Facts, instant

Found = tuple[str, object]
ASKED_FOR = ("CheckInAsked", "CheckInReminder", "FlareCheck")
"""What stands outside the day's allowance."""

PARTS = ("NewBaseline", "Screening", "Resumed")
"""Messages that may come in parts, which count once."""

MOST_A_DAY = 2
SILENT_AFTER = 3
AN_HOUR = timedelta(minutes=60)
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Message:
    """One message that the bot sent on its own."""

    at: datetime
    kind: str
    key: str
    html: str

    @property
    def planned_id(self) -> int | None:
        """The planned walk that it is about: the key says it."""
        parts = self.key.split(":")
        return int(parts[2]) if self.kind in ("Nudge", "FollowUp") and len(parts) > 3 else None


@dataclass(slots=True)
class Heard:
    """What one person has seen of the bot's own words, and when they last spoke."""

    texts: dict[str, datetime] = field(default_factory=dict)
    starts: dict[int, datetime] = field(default_factory=dict)
    about: list[Message] = field(default_factory=list)
    """Nudges and follow-ups of the last weeks."""


def check(  # noqa: PLR0913 - all that a day's messages depend on
    before: Facts,
    after: Facts,
    mine: Sequence[Message],
    said: Sequence[datetime],
    snoozed: set[int],
    *,
    travelled: bool = False,
) -> Iterator[Found]:
    """Check one day's messages against the person's settings; hours only where their zone stayed."""
    stayed = before.zone == after.zone and not travelled
    if before.person["quiet"] == after.person["quiet"] and stayed:
        yield from in_quiet_hours(mine, after, snoozed)
        yield from too_many(mine, after, snoozed)
    for rule, since, until in _closed_times(before, after, said):
        for one in mine:
            if since < one.at and (until is None or one.at < until):
                yield rule, (one, since)


def in_quiet_hours(mine: Iterable[Message], facts: Facts, snoozed: set[int]) -> Iterator[Found]:
    """Find what came in quiet hours; a walk that the person snoozed themselves is asked for."""
    start, end = (time.fromisoformat(facts.person["quiet"][name]) for name in ("start", "end"))
    for one in mine:
        at = one.at.astimezone(facts.zone).time()
        quiet = start <= at < end if start <= end else at >= start or at < end
        if quiet and one.planned_id not in snoozed:
            yield "nothing in quiet hours", (one, at)


def too_many(mine: Iterable[Message], facts: Facts, snoozed: set[int]) -> Iterator[Found]:
    """Find local days with more than two messages."""
    counts: Counter[date] = Counter()
    parts: set[datetime] = set()
    for one in mine:
        if one.kind in ASKED_FOR or one.planned_id in snoozed or (one.kind in PARTS and one.at in parts):
            continue
        parts.add(one.at)
        counts[one.at.astimezone(facts.zone).date()] += 1
    for day, number in counts.items():
        if number > MOST_A_DAY:
            yield "two messages a day", (day, [(one.kind, one.at) for one in mine])


def _closed_times(
    before: Facts, after: Facts, said: Sequence[datetime]
) -> Iterator[tuple[str, datetime, datetime | None]]:
    """List the times in which the bot must not speak: from when, and until when if they are over."""
    ended = next((at for at in said if at > before.at), None)
    for rule, read in (("nothing during a pause", _paused), ("nothing while locked", _locked)):
        then, now = read(before), read(after)
        if now:
            yield rule, max(now, before.at), None
        elif then:
            until = [at for at in (ended, _pause_ends(before) if read is _paused else None) if at]
            yield rule, max(then, before.at), min(until, default=after.at)


def _paused(facts: Facts) -> datetime | None:
    return instant(facts.person["paused_from"])


def _locked(facts: Facts) -> datetime | None:
    lock = facts.person["lock"]
    grave = lock and lock["level"] in ("EMERGENCY", "URGENT")
    return datetime.fromisoformat(lock["since"]) if grave else None


def _pause_ends(facts: Facts) -> datetime | None:
    until = facts.person["paused_until"]
    return datetime.combine(date.fromisoformat(until), time(3), facts.zone) if until else None


def repeated(heard: Heard, mine: Iterable[Message]) -> Iterator[Found]:
    """Find texts that came before within 14 days."""
    for one in mine:
        last = heard.texts.get(one.html)
        if last is not None and one.at - last < FORTNIGHT:
            yield "no text twice in 14 days", (one.kind, last, one.at, one.html)
        heard.texts[one.html] = one.at


def after_silence(
    heard: Heard, facts: Facts, mine: Iterable[Message], said: Sequence[datetime]
) -> Iterator[Found]:
    """Find what came after three nudged walks that passed without a word."""
    heard.starts.update({one["id"]: instant(one["starts_at"]) or facts.at for one in facts.planned})
    for one in mine:
        last = max((at for at in said if at <= one.at), default=one.at - FORTNIGHT)
        about = {earlier.planned_id for earlier in heard.about if last < earlier.at < one.at}
        passed = [
            which
            for which in about
            if which is not None and heard.starts.get(which, one.at) + AN_HOUR < one.at
        ]
        if len(passed) >= SILENT_AFTER and one.kind != "Here":
            yield "silence after three unanswered walks", (one, passed, last)
        if one.planned_id is not None:
            heard.about.append(one)
    old = facts.at - 2 * FORTNIGHT
    heard.about = [one for one in heard.about if one.at > old]
    heard.texts = {text: at for text, at in heard.texts.items() if at > old}
    heard.starts = {which: at for which, at in heard.starts.items() if at > old}
