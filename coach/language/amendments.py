"""What a correction changes: the amount, the pain, the day or the time of a walk that was kept."""

from dataclasses import replace
from datetime import date

from coach.domain.amounts import Amount
from coach.domain.reading import Change, SaidCorrection
from coach.language.amending import is_amend
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.inside import held, holds
from coach.language.message import Message, quantities_in
from coach.language.other_days import is_past, names_last, told_day
from coach.language.quantities import Quantity
from coach.language.resolving import resolve, time_back
from coach.language.sides import Figured, Sides, as_score, sides
from coach.language.spans import Count, Score
from coach.language.utterance import Mark

Amended = tuple[SaidCorrection, ...]
_SIGNS = (
    "add_more", "add_verb", "amend", "amend_strong", "change", "change_word", "entered", "instead_of",
    "device", "make_word", "not_word", "ought", "should_be", "wrong_word",
)  # fmt: skip
_LAST_BARE_HOUR = 12
_NEAR = 4
"""Words between "pain" and its score."""


def read_amendments(message: Message, *, meant: bool = False) -> Amended:
    """Read what is put right; `meant`: it is known that something is, so that no word has to say so."""
    kept = meant or message.scene.dialogue.last_walk is not None
    if not message.items or not (kept or message.has(*_SIGNS)):
        return ()
    found = sides(message)
    more = _added(message)
    days = [day for day in message.days if day.kind not in {"same_day", "vague"}]
    if more is not None:
        return (SaidCorrection("amend", target(message, days), Change(add_minutes=int(more.low))),)
    if not (meant or is_amend(message, found)):
        return ()
    scores, amounts = ([], []) if names_last(message) else _parted(message, found)
    both = [span for span in message.quantities if span in (*found.right, *found.open)]
    both = [span for span in both if not _is_told_beside(message, span, found)]
    if len(days) == len(both) == 2 and not scores:
        return tuple(_amended(message, [day], [number]) for day, number in zip(days, both, strict=True))
    if not scores and not amounts:
        return _moved(message, days)
    one = _amended(message, days, amounts)
    if scores and one.change:
        one = replace(one, change=replace(one.change, pain=_score(scores[0])))
    return (one,)


def _is_told_beside(message: Message, span: Quantity, found: Sides) -> bool:
    """As in "18 today, and yesterday should be 22", "fix Tuesday to 18 and today I did 26"."""
    if span in found.right or not found.right:
        return False
    own = [clause for clause in message.clauses if clause.start <= span.start < clause.end]
    if span.start > found.right[0].start:
        return any(clause.has("self") and clause.has("did_verb", "done_bare", "walk_past") for clause in own)
    return not any(clause.has(*_SIGNS) for clause in own)


def target(message: Message, days: list[DayRef]) -> date | None:
    """The day of the walk that is meant; None for the last one."""
    return resolve(days[0], message.scene, "back") if days else None


def _score(item: Figured) -> int:
    return round(item.low)


def _parted(message: Message, found: Sides) -> tuple[list[Figured], list[Quantity]]:
    """The scores of pain and the amounts among the numbers that are right."""
    kept = [*found.right, *found.open]
    alone = all(_is_small(item) for item in (*kept, *found.wrong))
    scores = [item for item in kept if _is_pain(message, item, alone=alone)]
    spare = [item for item in scores if item in found.right and alone]
    scores = spare or scores
    wanted = [item for item in found.right if item not in scores] or [
        item for item in found.open if item not in scores and not spare
    ]
    amounts = [item for item in wanted if isinstance(item, Quantity)]
    return scores, amounts


def _is_small(item: Figured) -> bool:
    return isinstance(item, Score) or (item.kind == "bare" and item.high <= 10)


def _is_pain(message: Message, item: Figured, *, alone: bool) -> bool:
    """Whether a number says how much it hurts."""
    places = [mark.start for clause in message.clauses for mark in clause.all("pain")]
    if not places or not _is_small(item):
        return False
    others = [other.end for other in message.quantities if other.end <= item.start]
    near = any(max([item.start - _NEAR - 1, *others]) <= place < item.start for place in places)
    return near or isinstance(item, Score) or message.said.mark(item.end, "pain") is not None or alone


def _amended(message: Message, days: list[DayRef], numbers: list[Quantity]) -> SaidCorrection:
    change = Change()
    for number in numbers:
        amount = number.amount
        if number.kind == "k":
            amount = Amount(steps=float(number.low * 1000))
        change = replace(change, amount=_with(change.amount, amount))
    if message.has("add_more") and change.amount.minutes is not None:
        change = Change(add_minutes=int(numbers[-1].low))
    day = target(message, days)
    clocks = [clock for clock in message.clocks if not as_score(message, clock) and _is_hour(clock)]
    if clocks:
        at = time_back(clocks[-1], None, day or message.scene.today, message.scene.now)
        change = replace(change, at=at)
    return SaidCorrection("amend", day, change)


def _is_hour(clock: Clock) -> bool:
    """Whether "at 20" may be no amount."""
    return clock.minute > 0 or bool(clock.half) or clock.hour <= _LAST_BARE_HOUR


def _with(amount: Amount, more: Amount) -> Amount:
    return Amount(
        minutes=amount.minutes if more.minutes is None else more.minutes,
        distance_m=amount.distance_m if more.distance_m is None else more.distance_m,
        steps=amount.steps if more.steps is None else more.steps,
    )


def _added(message: Message) -> Quantity | None:
    """What comes on top of a walk that was kept: "stick another 10 on that"."""
    if message.has("per_week", "plural_day", "every"):
        return None
    walked = [clause for clause in message.clauses if clause.has("walk_past")]
    told = {span.start for clause in walked for span in quantities_in(clause)}
    numbers = [span for span in message.quantities if span.kind in {"bare", "minutes"} and span.high > 0]
    numbers = [span for span in numbers if span.start not in told]
    return next((span for span in numbers if _is_added(message, span)), None)


def _is_added(message: Message, span: Quantity) -> bool:
    said = message.said
    at = span.start
    while holds(said, at - 1, "another", "onto", "number") and not holds(said, at - 1, "add_verb"):
        at -= 1
    verb = holds(said, at - 1, "add_verb")
    more = holds(said, span.end, "more", "another")
    further = more or held(said, at, span.start, "another")
    if not (verb or further) or (message.has("did") and not verb):
        return False
    kept = message.scene.dialogue.last_walk is not None
    onto = said.mark(span.end + more, "onto")
    if onto is None:
        added = verb and not holds(said, at - 1, "then_word")
        return kept and further and added and not message.clocks
    return _is_named(message, onto, kept=kept, verb=verb)


def _is_named(message: Message, onto: Mark, *, kept: bool, verb: bool) -> bool:
    """Whether something is added to what was kept: "on that", "to yesterday's", or only "on"."""
    said, end = message.said, onto.end
    names = ("that_word", "last_one", "log_noun") + (("poss",) if verb else ())
    if any(day.start in {onto.start, end} and (day.owned or is_past(message, day)) for day in message.days):
        return True
    named = any(said.mark(end, name) for name in names)
    last = verb and (end >= len(said.tokens) or not said.word(end).isalnum())
    return kept and (named or last)


def _moved(message: Message, days: list[DayRef]) -> Amended:
    """Mind that "That was yesterday, not today": the day or the time changes."""
    counts = [item for item in message.items if isinstance(item, Count) and not item.per_week]
    day = told_day(message, days)
    if day is not None:
        return (SaidCorrection("amend", None, Change(day=resolve(day, message.scene, "back"))),)
    if not message.has("amend_strong", "amend"):
        return ()
    if message.clocks:
        at = time_back(message.clocks[-1], None, message.scene.today, message.scene.now)
        return (SaidCorrection("amend", None, Change(at=at)),)
    if counts and message.has("amend_strong"):
        return (SaidCorrection("amend", None, Change(count=counts[-1].number)),)
    return ()
