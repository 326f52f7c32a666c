"""Walks that were done, by the one who writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from coach.domain.amounts import Amount, Number
from coach.domain.reading import Ask, Expecting, Part, SaidWalk
from coach.language.clauses import Clause, Status
from coach.language.clocks import ClockRange
from coach.language.days import DayRef
from coach.language.measured import amounts_in, is_bare_message
from coach.language.message import (
    Message,
    clocks_in,
    counts_in,
    days_in,
    ranges_in,
)
from coach.language.quantities import Quantity
from coach.language.reports import is_report
from coach.language.resolving import is_part_ahead, resolve, time_back, weekend
from coach.language.utterance import Mark

_MOST_LIKELY_HOUR = 9
_PLAIN_LIST = frozenset({"weekday", "and", "filler", "on", "at"})


@dataclass(frozen=True, slots=True)
class Walks:
    """The walks of a message and what must be asked about them."""

    walks: tuple[SaidWalk, ...] = ()
    ask: frozenset[Ask] = frozenset()


def read_walks(message: Message, free: tuple[Clause, ...]) -> Walks:
    """Read the walks that were done from clauses that mean nothing else."""
    if _asks_for(message):
        return Walks()
    clauses = tuple(clause for clause in free if is_report(message, clause))
    return walks_of(message, clauses) or _without_amount(message, clauses)


def walks_of(message: Message, clauses: tuple[Clause, ...]) -> Walks | None:
    """Read the amounts of clauses that tell of walks; None if there are none."""
    found = list(_bound(message, clauses)) or _timed(message, clauses)
    return _finished(message, _summed(clauses, _merged(message, found))) if found else None


def _asks_for(message: Message) -> bool:
    """As in "4 walks of 20 minutes please", "I'd prefer 3 walks of 30": a wish for the plan."""
    words = [message.said.word(at) for at in range(len(message.said.tokens))]
    wished = message.has("wish") or "prefer" in words or (bool(words) and words[-1] in {"please", "pls"})
    several = any(span.count > 1 for span in message.quantities)
    changed = message.has("plural_walks") and message.has("change", "change_word", "make_word")
    told = message.has("walk_past", "did", "did_verb", "done_bare") or message.days
    return ((wished and several) or changed) and not told


def _walked(message: Message, amounts: list[Quantity]) -> list[Quantity]:
    """Leave out what is no length of a walk: "an hour earlier", "110 a minute"."""
    rates = {
        place
        for one, other in pairwise(amounts)
        if other.start == one.end and other.kind == "minutes" and (other.low, other.high) == (1, 1)
        for place in (one.start, other.start)
    }
    kept = [one for one in amounts if one.start not in rates]
    if not message.has("turned_back"):  # "a los 10 me dolía"
        kept = [one for one in kept if not message.said.ending(one.start, "minute_lead")]
    return [one for one in kept if not message.said.mark(one.end, "earlier_word")]


@dataclass(frozen=True, slots=True)
class _Bound:
    """An amount and the day it belongs to."""

    quantity: Quantity
    day: DayRef | None
    clause: Clause


def _bound(message: Message, clauses: tuple[Clause, ...]) -> Iterator[_Bound]:
    """Give each amount its day: that of its clause, else the last one named, else the next."""
    carried: DayRef | None = None
    waiting: list[_Bound] = []
    last: _Bound | None = None
    for clause in clauses:
        days = _days(clause)
        amounts = _walked(message, amounts_in(message, clause, clauses))
        for pair in _paired(amounts, days, carried, clause):
            if pair.day is None:
                waiting.append(pair)
            else:
                yield pair
        if days and (not amounts or days[-1].start > amounts[-1].start):
            yield from (replace(pair, day=days[0]) for pair in waiting)
            waiting = []
        again = _again(clause, amounts)
        if again and last:
            yield _Bound(replace(last.quantity, start=again.start, end=again.end), days[0], clause)
        last = _Bound(amounts[-1], None, clause) if amounts else last
        carried = days[-1] if days else carried
    yield from waiting


def _again(clause: Clause, amounts: list[Quantity]) -> Mark | None:
    """Read "and the same again Sunday", after another day's walk."""
    days = [day for day in _days(clause) if not _compared(clause, day)]
    return clause.first("same_again") if days and not amounts else None


def _days(clause: Clause) -> list[DayRef]:
    """The days of a clause; "Saturday's route" is none if another day is named."""
    days = [day for day in days_in(clause) if _is_dated(day)]
    return [day for day in days if not day.owned] or days


def _is_dated(day: DayRef) -> bool:
    return day.kind != "same_day" or day.said_today


def _paired(
    amounts: list[Quantity], days: list[DayRef], carried: DayRef | None, clause: Clause
) -> Iterator[_Bound]:
    day_first = bool(days) and bool(amounts) and days[0].start < amounts[0].start
    if len(days) > 1 and len(amounts) == 1 and clause.has("each") and days[-1].start < amounts[0].start:
        yield from (_Bound(amounts[0], day, clause) for day in days)  # "on Saturday and Sunday 20 each"
        return
    for amount in amounts:
        if len(days) < 2:
            day = days[0] if days else carried
        elif day_first:
            day = [day for day in days if day.start < amount.start][-1]
        else:
            day = next((day for day in days if day.start > amount.start), days[-1])
        yield _Bound(amount, day, clause)


def _merged(message: Message, found: list[_Bound]) -> list[SaidWalk]:
    """Make walks: several kinds of amounts next to each other describe one walk."""
    walks: list[SaidWalk] = []
    groups: list[list[_Bound]] = []
    for bound in sorted(found, key=lambda bound: bound.quantity.start):
        if groups and _same_walk(message, groups[-1], bound):
            groups[-1].append(bound)
        else:
            groups.append([bound])
    for group in groups:
        walks.extend(_walk_days(message, group))
    return _equal_together(walks)


def _same_walk(message: Message, group: list[_Bound], bound: _Bound) -> bool:
    last = group[-1]
    kinds = {member.quantity.kind for member in group}
    if bound.quantity.kind in kinds or "bare" in kinds | {bound.quantity.kind} or "k" in kinds:
        return False
    if last.clause.sentence != bound.clause.sentence or (bound.day and last.day and bound.day != last.day):
        return False
    between = range(last.quantity.end, bound.quantity.start)
    return not any(message.said.mark(at, "separate") or message.said.word(at) == "+" for at in between)


def _walk_days(message: Message, group: list[_Bound]) -> list[SaidWalk]:
    first = group[0]
    amount = Amount()
    for member in group:
        amount = _joined(amount, member.quantity.amount)
    walk = SaidWalk(
        day=None,
        amount=amount,
        count=max(member.quantity.count for member in group),
        approx=any(_is_approx(message, member.quantity) for member in group),
        part=_part(first),
        span=message.said.quote(first.quantity.start, group[-1].quantity.end),
        when=message.said.quote(first.day.start, first.day.end) if first.day else "",
    )
    days = _dates(message, first.day)
    walks = [replace(walk, day=day, at=_time(message, first.clause, walk.part, day)) for day in days]
    if len(days) > 1 and len(days) == walk.count:
        return [replace(each, count=1) for each in walks]
    return walks


def _joined(one: Amount, other: Amount) -> Amount:
    return Amount(
        minutes=_either(one.minutes, other.minutes),
        distance_m=_either(one.distance_m, other.distance_m),
        steps=_either(one.steps, other.steps),
    )


def _either(one: Number, other: Number) -> Number:
    return other if one is None else one


def _is_approx(message: Message, quantity: Quantity) -> bool:
    said = message.said
    hedged = said.ending(quantity.start, "hedge") or said.mark(quantity.end, "hedge")
    return quantity.approx or hedged is not None


def _part(bound: _Bound) -> Part | None:
    if bound.day and bound.day.part:
        return bound.day.part
    return next((day.part for day in days_in(bound.clause) if day.part), None)


def _dates(message: Message, day: DayRef | None) -> list[date | None]:
    if day and day.kind == "weekend" and day.which in {"both", "last"}:
        found = weekend(day, message.scene.today)
        return [one for one in found if one <= message.scene.today] if day.which == "both" else [None]
    resolved = resolve(day, message.scene, "back")
    if resolved and resolved > message.scene.today:
        return [None]
    if day and is_part_ahead(day, message.scene):
        return [None]
    return [resolved]


def _time(message: Message, clause: Clause, part: Part | None, day: date | None) -> time | None:
    clocks = clocks_in(clause) or [span.first for span in ranges_in(clause)]
    if not clocks or day is None:
        return None
    return time_back(clocks[0], part, day, message.scene.now)


def _equal_together(walks: list[SaidWalk]) -> list[SaidWalk]:
    """Count equal walks next to each other instead of repeating them."""
    together: list[SaidWalk] = []
    for walk in walks:
        last = together[-1] if together else None
        if (
            last
            and last.count
            and walk.count
            and (last.day, last.amount, last.part) == (walk.day, walk.amount, walk.part)
        ):
            together[-1] = replace(last, count=last.count + walk.count)
        else:
            together.append(walk)
    return together


def _summed(clauses: tuple[Clause, ...], walks: list[SaidWalk]) -> list[SaidWalk]:
    """Apply what was said of all walks together: a total, or how many there were."""
    if len(walks) != 1 or walks[0].count != 1:
        return walks
    counts = [count for clause in clauses for count in counts_in(clause) if not count.per_week]
    number = counts[0].number if counts else None
    if any(clause.has("total") for clause in clauses) or (
        number and number > 1 and any(clause.has("total_loose") for clause in clauses)
    ):
        return [replace(walks[0], count=number, total=True)]
    if number is None or number == 1:
        return walks
    if any(clause.has("each") for clause in clauses):
        return [replace(walks[0], count=number)]
    return [replace(walks[0], count=number, total=True)]


def _finished(message: Message, walks: list[SaidWalk]) -> Walks:
    ask: set[Ask] = set()
    for walk in walks:
        if not walk.amount.known:
            ask.add("unit")
        if walk.day is None:
            ask.add("day")
    if message.scene.small_hours and any(day.number == -1 and day.part != "night" for day in message.days):
        ask.add("day")
    if _needs_confirming(message):
        ask.add("confirm")
    return Walks(tuple(walks), frozenset(ask))


def _needs_confirming(message: Message) -> bool:
    bare = any(quantity.kind == "bare" for quantity in message.quantities)
    if bare and _may_be_hours(message):
        return True
    nothing = message.scene.dialogue.expecting is None and is_bare_message(message)
    return bare and nothing and not message.days and not message.has("walk_noun", "companion")


def _may_be_hours(message: Message) -> bool:
    """Whether the numbers could be hours of a routine as well: "mon 7 wed 8"."""
    if message.scene.dialogue.expecting is not None:
        return False
    days = [day for day in message.days if day.kind == "weekday"]
    small = all(span.kind == "bare" and span.high <= _MOST_LIKELY_HOUR for span in message.quantities)
    return len(days) > 1 and small and not message.names - _PLAIN_LIST


def _without_amount(message: Message, clauses: tuple[Clause, ...]) -> Walks:
    """Read a walk of which nobody said how long it was."""
    told = [clause for clause in clauses if _tells_of_walk(message, clause)]
    if not told or any(quantity.rate for quantity in message.quantities):
        return Walks()
    same = _same_again(message)
    days = [
        day for clause in told for day in days_in(clause) if _is_dated(day) and not _compared(clause, day)
    ]
    days = days or [day for clause in clauses for day in _days(clause) if not _compared(clause, day)]
    counts = [count.number for clause in told for count in counts_in(clause)]
    back = any(clause.has("there_back") for clause in told)
    walk = SaidWalk(
        day=None,
        amount=same or Amount(),
        count=counts[0] if counts else (2 if back and not same else 1),
        part=next((day.part for clause in told for day in days_in(clause) if day.part), None),
        when=message.said.quote(days[0].start, days[0].end) if days else "",
    )
    dates = [one for day in days for one in _dates(message, day)] or [message.scene.today]
    walks = [replace(walk, day=day) for day in dates]
    asked = _finished(message, walks)
    return Walks(asked.walks, frozenset(asked.ask - {"unit"} | (set() if same else {"amount"})))


def _compared(clause: Clause, day: DayRef) -> bool:
    """Whether a day is only compared with: "same as yesterday"."""
    return any(mark.start <= day.start < mark.end for mark in clause.all("same_again"))


def _tells_of_walk(message: Message, clause: Clause) -> bool:
    if message.expects(Expecting.PAIN) and clause.has("same_again"):
        return False
    if clause.has("walk_past", "out_past", "same_again"):
        asked = message.expects(Expecting.WALK, Expecting.NUDGE, Expecting.AMOUNT)
        return not clause.has("same_again") or asked or _same_again(message) is not None
    if clause.has("did_verb") and clause.has("walk_noun"):
        return True
    if clause.status is Status.PLAIN and (_is_praised(message, clause) or _is_shared(message, clause)):
        return True
    return clause.has("done_bare") and message.expects(Expecting.WALK, Expecting.NUDGE)


def _is_praised(message: Message, clause: Clause) -> bool:
    """Mind that "Nice wander with Priya at lunch" tells of a walk without a verb."""
    said = message.said
    for noun in clause.all("walk_noun"):
        praise = said.ending(noun.start, "praise")
        led = praise and (said.ending(praise.start, "for") or said.ending(praise.start, "article"))
        if praise and not led:
            return True
    return False


def _is_shared(message: Message, clause: Clause) -> bool:
    """Mind that "Stroll with Anna" tells of a walk as well, if nothing else is said."""
    if len(message.clauses) > 1 or clause.asked or message.scene.dialogue.expecting is not None:
        return False
    nouns = clause.all("walk_noun")
    ends = any(noun.end == clause.end for noun in nouns) and clause.has("with", "with_after")
    led = any(message.said.mark(noun.end, "with") for noun in nouns if noun.start <= clause.start + 1)
    return (led or ends) and not (message.clocks or clause.has("time", "plural_walks", "every", "if"))


def _same_again(message: Message) -> Amount | None:
    last = message.scene.dialogue.last_walk
    if last is None or last.minutes is None or not message.has("same_again"):
        return None
    compared = [day for clause in message.clauses for day in days_in(clause) if _compared(clause, day)]
    if compared and resolve(compared[0], message.scene, "back") != last.day:
        return None
    return Amount(minutes=float(last.minutes))


def _timed(message: Message, clauses: tuple[Clause, ...]) -> list[_Bound]:
    """Read how long from when somebody left and came back: "out at 6.30, back by 7.05"."""
    clocks = [clock for clause in clauses for clock in clocks_in(clause)]
    if len(clocks) != 2 or message.quantities or not (message.has("came_back") and message.has("left")):
        return []
    minutes = float(ClockRange(clocks[0], clocks[1]).minutes)
    days = [day for clause in clauses for day in _days(clause)]
    clause = next(clause for clause in clauses if clocks_in(clause))
    return [
        _Bound(
            Quantity("minutes", minutes, minutes, clocks[0].start, clocks[1].end),
            days[0] if days else None,
            clause,
        )
    ]
