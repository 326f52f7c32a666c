"""Which numbers of a clause are amounts of walking, and which of them were achieved."""

from dataclasses import replace

from coach.domain.reading import Expecting
from coach.language.clauses import Clause, Status
from coach.language.clocks import ClockRange
from coach.language.days import DayRef
from coach.language.inside import holds
from coach.language.message import Message, days_in, quantities_in
from coach.language.orders import reports_walks
from coach.language.pains import is_score
from coach.language.quantities import LEAST_BARE_STEPS, MOST_BARE_MINUTES, Quantity
from coach.language.reports import WALKING
from coach.language.spans import Item, Void

_LAST_HOUR = 12
_LONGEST = 600
"""Minutes; "eleven hours in the cab" was no walk."""
_DOING = ("did", "done_bare", "only", "another", "log_order", "device")


def amounts_in(message: Message, clause: Clause, clauses: tuple[Clause, ...]) -> list[Quantity]:
    """The amounts of a clause that are amounts of walking."""
    found = [span for item in clause.items if (span := _as_quantity(item))]
    kept = [amount for amount in found if _counts(message, clause, amount)]
    kept = _achieved_of(message, [amount for amount in kept if not _is_felt(message, amount)])
    if _is_breakdown(clause, clauses, kept):
        return []
    return _given_up(clause, clauses, kept)


def _as_quantity(item: Item) -> Quantity | None:
    if isinstance(item, Quantity):
        return item
    if isinstance(item, ClockRange):
        minutes = float(item.minutes)
        return Quantity("minutes", minutes, minutes, item.start, item.end)
    return None


def _counts(message: Message, clause: Clause, amount: Quantity) -> bool:
    if amount.high == 0 or amount.rate or _is_routine(message, clause):
        return False
    if amount.kind == "minutes" and amount.low > _LONGEST:
        return False
    if amount.kind == "bare":
        return _bare_counts(message, clause, amount)
    return not _is_span_of_pain(message, clause, amount)


def _is_routine(message: Message, clause: Clause) -> bool:
    """Mind that "10 minutes, 3 days" is how much somebody wants to walk, not a walk."""
    if clause.status is not Status.PLAIN or clause.has(*WALKING):
        return False
    if message.expects(Expecting.CHECK_IN) and not days_in(clause):
        return not reports_walks(message)  # "did my walk, 20 min" does
    return any(_counts_days(message, other) for other in message.clauses)


def _counts_days(message: Message, clause: Clause) -> bool:
    """Whether so many days are named that are no date."""
    dated = [item for item in clause.items if not isinstance(item, Void)]
    owned = {place for item in dated for place in range(item.start, item.end)}
    units = [mark for mark in clause.all("unit") if mark.value == "day" and mark.start not in owned]
    return any(message.said.number(mark.start - 1) is not None for mark in units)


def _is_span_of_pain(message: Message, clause: Clause, amount: Quantity) -> bool:
    """Mind that "It hurt for 20 minutes" is no walk."""
    if not clause.has("ache", "pain") or clause.has(*WALKING, "did_verb"):
        return False
    return clause.has("lasted") or message.said.ending(amount.start, "for") is not None


def _bare_counts(message: Message, clause: Clause, amount: Quantity) -> bool:
    """Whether a number without a unit is an amount of walking."""
    if not _is_a_count(message, amount) or message.expects(Expecting.PAIN, Expecting.CONFIDENCE):
        return False
    if message.expects(Expecting.TIME, Expecting.SCHEDULE):
        return reports_walks(message)
    if is_score(message, clause, amount):
        return False
    if message.expects(Expecting.WALK, Expecting.AMOUNT):
        return True
    if message.expects(Expecting.CHECK_IN) and not clause.has("walk_past"):
        return False
    if clause.has(*WALKING, *_DOING) or amount.count > 1 or _stands_by_day(clause, amount):
        return True
    if (clause.opener == ":" and _day_before(message, clause)) or _there_and_back(message, clause):
        return True
    return _goes_on(message, clause, amount) or is_bare_message(message)


def _there_and_back(message: Message, clause: Clause) -> bool:
    """As in "20 there and 20 back"."""
    ends = [amount.end for amount in quantities_in(clause)]
    there = [end for end in ends if message.said.mark(end, "there")]
    return len(ends) == 2 and there == ends[:1] and message.said.mark(ends[1], "by_word") is not None


def _is_a_count(message: Message, amount: Quantity) -> bool:
    """Whether a bare number can be minutes or steps at all; "by nine" is a time."""
    if message.said.ending(amount.start, "by_word") and amount.high <= _LAST_HOUR:
        return False
    between = MOST_BARE_MINUTES < amount.high < LEAST_BARE_STEPS
    return not between and amount.low >= 1 and amount.low == int(amount.low)


def _day_before(message: Message, clause: Clause) -> bool:
    """As in "Yesterday: 20"."""
    before = [other for other in message.clauses if other.end <= clause.start]
    return bool(before) and bool(days_in(before[-1])) and before[-1].sentence == clause.sentence


def _stands_by_day(clause: Clause, amount: Quantity) -> bool:
    """As in "Weds 25", "today was 20"."""
    return any(
        abs(day.start - amount.end) <= 2 or abs(amount.start - day.end) <= 2 for day in days_in(clause)
    )


def _goes_on(message: Message, clause: Clause, amount: Quantity) -> bool:
    """Whether it goes on in a unit that was said before: "15 minutes with Jess + 15 alone", "walked, 20".

    What was tried and given up goes on as well: "wanted 40, turned back after 18".
    """
    if clause.has("turned_back") and message.has("tried"):
        return True
    if message.said.mark(amount.end, "instead_of") and days_in(clause):
        return True
    units = any(other.kind in {"minutes", "steps", "metres"} for other in message.quantities)
    before = [other for other in message.clauses if other.end <= clause.start]
    walked = bool(before) and before[-1].has("walk_past", "walk_noun", "done_bare", "out_past")
    return (units or walked) and amount.high >= 5


def is_bare_message(message: Message) -> bool:
    """Whether a single number is all that was said."""
    spans = [item for item in message.items if not isinstance(item, DayRef)]
    if len(spans) != 1 or len(message.clauses) != 1 or message.clauses[0].asked:
        return False
    inside = range(spans[0].start, spans[0].end)
    rest = [
        at for at in range(len(message.said.tokens)) if at not in inside and message.said.word(at).isalpha()
    ]
    return all(message.said.mark(at, "hedge") or message.said.mark(at, "filler") for at in rest)


def _achieved_of(message: Message, amounts: list[Quantity]) -> list[Quantity]:
    """Keep what was done of what was planned: "10 of the 20", "20/30 min", "15 instead of 20"."""
    kept: list[Quantity] = []
    for amount in amounts:
        before = kept[-1] if kept else None
        if before and message.said.mark(before.end, "denied_after"):
            kept[-1] = amount  # "30 ki jagah 20"
        elif before and _is_part_of(message, before, amount):
            kept[-1] = replace(before, kind=amount.kind) if before.kind == "bare" else before
        elif (before or len(amounts) > 1) and _is_no_share(message, amount):
            continue
        else:
            kept.append(amount)
    return kept


def _is_no_share(message: Message, amount: Quantity) -> bool:
    """Whether it tells what was not done: "instead of the planned 20"."""
    at = amount.start
    while holds(message.said, at - 1, "article", "poss", "usual_word"):
        at -= 1
    return any(message.said.ending(place, "instead_of") for place in {at, amount.start})


def _is_felt(message: Message, amount: Quantity) -> bool:
    """Whether it only felt so: "20 min but it felt like an hour"."""
    places = (amount.start, amount.start - holds(message.said, amount.start - 1, "hedge"))
    return any(message.said.ending(at, "felt_like") for at in places)


def _is_part_of(message: Message, before: Quantity, amount: Quantity) -> bool:
    if before.end == amount.start - 1 and message.said.word(before.end) == "/":
        return True
    if any(before.end <= day.start < amount.start for day in message.days):
        return False
    joint = message.said.mark(before.end, "of_the") or message.said.mark(before.end, "instead_of")
    return joint is not None and joint.end >= amount.start - 1


def _is_breakdown(clause: Clause, clauses: tuple[Clause, ...], amounts: list[Quantity]) -> bool:
    """Whether the amounts only say how the one before is made up: "30 min: 15 there 15 back"."""
    before = [other for other in clauses if other.end <= clause.start]
    total = quantities_in(before[-1]) if before else []
    if len(total) != 1 or clause.opener not in {":", "(", ",", ""} or sum(part.count for part in amounts) < 2:
        return False
    return abs(sum(part.low * part.count for part in amounts) - total[0].low) < 1


def _given_up(clause: Clause, clauses: tuple[Clause, ...], amounts: list[Quantity]) -> list[Quantity]:
    """Drop what was only tried: "tried 20, turned back after 6"."""
    later = [other for other in clauses if other.start >= clause.end and quantities_in(other)]
    gave_up = [other for other in later if other.has("turned_back", "only_did")]
    if clause.has("tried") and gave_up:
        return []
    if clause.has("tried") and len(amounts) == 2 and clause.has("turned_back", "only_did"):
        return amounts[1:]
    return amounts
