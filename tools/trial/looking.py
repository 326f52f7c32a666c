"""Looking at everybody once a day, in the night before their week closes: what is kept, what was said."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tools.trial import messages, walks, weeks
from tools.trial.facts import Facts, Row, instant
from tools.trial.messages import Heard, Message
from tools.trial.shard import START, Shard

TRAVELLING = timedelta(days=10)
"""So long after somebody said where they are, their days and weeks have two borders: theirs, and the one that
the bot went by. What hangs on them is not checked then; walks that were told are looked at for 9 days."""

NIGHT = 2
"""The local hour of a look: the week closes at three."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that did not hold."""

    person: int
    persona: str
    day: str
    rule: str
    details: str


@dataclass(slots=True)
class Seen:
    """What one shard found, to be added up."""

    violations: list[Violation] = field(default_factory=list)
    messages: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By persona: "unsolicited" and "all"."""
    offers: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By persona: "offered" and "taken"."""
    minutes: dict[int, tuple[str, dict[int, float]]] = field(default_factory=dict)
    """By person: their persona, and the minutes of each calendar week from 0."""


class Looker:
    """Looks at one shard's people."""

    def __init__(self, shard: Shard) -> None:
        self.seen = Seen()
        self._shard = shard
        self._before: dict[int, Facts] = {}
        self._mine: dict[int, list[Message]] = defaultdict(list)
        self._heard: dict[int, Heard] = defaultdict(Heard)
        self._last = START

    def look(self, now: datetime) -> None:
        """Take note of what was sent, and check those for whom it is night."""
        self._listen(now)
        here = [one.id for one in self._shard.people.values() if one.started and one.local(now).hour == NIGHT]
        stale = now - timedelta(hours=20)
        ids = [one for one in here if one not in self._before or self._before[one].at < stale]
        for person_id, facts in self._shard.database.facts(ids, now).items() if ids else ():
            self._check(person_id, facts)

    def _listen(self, now: datetime) -> None:
        """Sort what was sent: who got it, and whether they had asked."""
        shown = {one.id: one for one in self._shard.sent}
        for row in self._shard.database.sent(self._last, now):
            person = self._shard.people[row["person_id"]]
            self.seen.messages[person.persona.name, "all"] += 1
            if row["urgency"] == "nudge" and row["message_id"] in shown:
                self.seen.messages[person.persona.name, "unsolicited"] += 1
                at = instant(row["at"]) or now
                message = Message(at, row["kind"], row["key"] or "", shown[row["message_id"]].html)
                self._mine[person.id].append(message)
        self._last = now

    def _check(self, person_id: int, after: Facts) -> None:
        """Check one person's last day."""
        somebody = self._shard.people[person_id]
        before, mine, heard = (
            self._before.get(person_id),
            self._mine.pop(person_id, []),
            self._heard[person_id],
        )
        self._before[person_id] = after
        self._note(person_id, after)
        travels = somebody.travelled is not None and somebody.travelled > after.at - TRAVELLING
        kept = [] if travels else walks.kept_once(somebody.ledger, after)
        found = [*kept, *messages.repeated(heard, mine)]
        found += messages.after_silence(heard, after, mine, somebody.said)
        if before is not None:
            found += messages.check(before, after, mine, somebody.said, somebody.snoozed, travelled=travels)
            found += weeks.check(before, after)
            found += [] if travels else walks.offers(before, after, somebody.said)
            found += walks.planned(after, somebody.moved)
            self._count(somebody.persona.name, before, after)
        day = f"{after.today}"
        self.seen.violations += [
            Violation(person_id, somebody.persona.name, day, rule, f"{details}") for rule, details in found
        ]

    def _count(self, persona: str, before: Facts, after: Facts) -> None:
        """Count offers, and those that were taken."""
        taken = {one["id"] for one in before.offers if one["taken"]}
        for offer in after.offers:
            self.seen.offers[persona, "offered"] += (instant(offer["at"]) or after.at) > before.at
            self.seen.offers[persona, "taken"] += bool(offer["taken"]) and offer["id"] not in taken

    def _note(self, person_id: int, facts: Facts) -> None:
        """Add up minutes by week: other units at 100 steps and 80 metres a minute."""
        name = self._shard.people[person_id].persona.name
        minutes: dict[int, float] = self.seen.minutes.setdefault(person_id, (name, {}))[1]
        first = START.date()
        fresh: Counter[int] = Counter()
        for walk in facts.walks:
            week = (datetime.fromisoformat(walk["day"]).date() - first).days // 7
            fresh[week] += minutes_of(walk)  # type: ignore[assignment]  # halves are counted too
        latest = (facts.today - first).days // 7
        minutes.update({week: float(fresh[week]) for week in range(max(0, latest - 8), latest + 1)})


def minutes_of(walk: Row) -> float:
    """Tell the minutes of a walk, in whichever unit it was told."""
    if walk["minutes"] is not None:
        return float(walk["minutes"])
    if walk["metres"] is not None:
        return float(walk["metres"] / 80)
    return float((walk["steps"] or 0) / 100)
