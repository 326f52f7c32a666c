"""The weekly check-in in free words, and how hard the walks are."""

from dataclasses import replace
from typing import Literal, TypeGuard

from coach.domain.amounts import Number, Span
from coach.domain.reading import Expecting, SaidCheckIn, SaidSummary
from coach.language.clauses import Clause, Status
from coach.language.message import Message, counts_in, days_in, quantities_in, reason_in
from coach.language.quantities import Quantity
from coach.language.spans import Count, Item, Score
from coach.language.wishes import wished_change

Difficulty = Literal["easy", "ok", "hard"]
Next = Literal["more", "same", "less", "split"]
Mood = Literal["good", "neutral", "bad"]
_DIFFICULTIES: tuple[tuple[str, Difficulty], ...] = (
    ("easy", "easy"),
    ("too_hard", "hard"),
    ("ok_hard", "ok"),
)
_NEXTS: tuple[tuple[str, Next], ...] = (("next_same", "same"), ("next_less", "less"), ("next_more", "more"))
_MOODS: tuple[tuple[str, Mood], ...] = (
    ("mood_neutral", "neutral"),
    ("mood_bad", "bad"),
    ("mood_good", "good"),
)
_EMPTY = SaidCheckIn()


def read_check_in(message: Message) -> SaidCheckIn | None:
    """Read what was said of the week: only if it was asked, or is said plainly of the walks."""
    found = replace(_EMPTY, confidence=_confidence(message))
    if message.expects(Expecting.CHECK_IN, Expecting.CONFIDENCE):
        found = _answered(message, found)
    else:
        found = _volunteered(message, found)
    return None if found == _EMPTY else found


def _answered(message: Message, found: SaidCheckIn) -> SaidCheckIn:
    if message.expects(Expecting.CONFIDENCE):
        return found
    coming = next_of(message)
    return replace(
        found,
        difficulty=difficulty_of(message),
        next=coming,
        mood=_mood(message),
        barrier=reason_in(message.clauses) if message.has("missed", "skip", "because") else None,
        step_minutes=_step(message) if coming in {"more", "less"} else None,
    )


def _step(message: Message) -> int | None:
    return next((int(span.low) for span in message.quantities if span.kind == "minutes"), None)


def _volunteered(message: Message, found: SaidCheckIn) -> SaidCheckIn:
    """Unasked, only words about the routine itself count: "20 minutes is too long", "shorter today"."""
    wished = wished_change(message)
    if wished:
        return replace(found, next=wished)
    asking = any(clause.status is Status.QUESTION for clause in message.clauses)
    if asking or message.has("walk_past", "back_pain"):
        return found
    if _tells_walk(message):
        return found
    if message.has("too_hard_strong") and not _about_else(message):
        found = replace(found, difficulty="hard")
    if message.has("too_easy"):
        found = replace(found, difficulty="easy")
    if message.has("shorter") and len(message.said.tokens) <= 12:
        found = replace(found, next="split")
    return replace(found, next=next_of(message)) if message.has("next_order") else found


def _tells_walk(message: Message) -> bool:
    """Mind that "25 min today and it was too easy" tells a walk first; "20 min is too easy" tells none."""
    amounts = [span for span in message.quantities if span.kind in {"minutes", "metres", "steps"}]
    told = message.days and all(day.kind in {"same_day", "offset", "weekday"} for day in message.days)
    return bool(amounts and told and not message.has("is_that", "wish", "next_order"))


def _about_else(message: Message) -> bool:
    """Mind that "Too much work", "too long a queue" are about something else."""
    if message.has("reason", "skip", "neg_verb", "activity"):
        return True
    return not (
        message.quantities
        or message.has("walk_noun", "walk_ing", "schedule_noun", "is_that")
        or len(message.said.tokens) <= 4
    )


def difficulty_of(message: Message) -> Difficulty | None:
    """Say how hard the walks were."""
    if message.has("too_hard_strong"):
        return "hard"
    for name, value in _DIFFICULTIES:
        mark = next((clause.first(name) for clause in message.clauses if clause.has(name)), None)
        if mark is None:
            continue
        if name != "ok_hard" and message.said.ending(mark.start, "neg"):
            return "ok"
        return value
    return None


def _several_for_one(message: Message) -> bool:
    """As in "two little ones rather than one long one"."""
    several = any(isinstance(item, Count) and item.number > 1 for item in message.items)
    return several and message.has("instead_of")


def next_of(message: Message) -> Next | None:
    """Say what is wished for the coming week."""
    if message.has("next_split") or _several_for_one(message):
        return "split"
    for name, value in _NEXTS:
        marks = [mark for clause in message.clauses for mark in clause.all(name)]
        if marks:
            return value
    return None


def _mood(message: Message) -> Mood | None:
    for name, value in _MOODS:
        if message.has(name):
            return value
    return None


def _confidence(message: Message) -> Number:
    for clause in message.clauses:
        for item in clause.items:
            if not _may_be_score(item) or not 0 <= item.low <= 10:
                continue
            if message.expects(Expecting.CONFIDENCE) or _about_confidence(clause, item.start, item.end):
                return item.low if item.low == item.high else Span(item.low, item.high)
    return None


def _may_be_score(item: Item) -> TypeGuard[Score | Quantity]:
    return isinstance(item, Score) or (isinstance(item, Quantity) and item.kind == "bare")


def _about_confidence(clause: Clause, start: int, end: int) -> bool:
    names = {"confident", "pain", "effort_noun", "walk_past"}
    before = [mark for mark in clause.marks if mark.name in names and mark.start < start]
    near = [mark for mark in before if mark.name == "confident"]
    if near and before[-1].start == near[-1].start:
        return True
    return any(mark.name == "confident" and end <= mark.start <= end + 2 for mark in clause.marks)


def read_summary(message: Message, free: tuple[Clause, ...]) -> SaidSummary | None:
    """Read a statement about the whole week: "4 walks this week"."""
    asked = message.expects(Expecting.CHECK_IN)
    for clause in free:
        if (
            clause.status not in {Status.DONE, Status.PLAIN}
            or days_in(clause)
            or clause.has("missed", "skip", "next_split")
        ):
            continue
        weekly = clause.has("this_week") or (asked and bool(counts_in(clause)))
        counts = [count for count in counts_in(clause) if not count.per_day]
        amounts = [span for span in quantities_in(clause) if span.kind in {"minutes", "steps", "metres"}]
        if not weekly or not (counts or amounts) or clause.has("article_says"):
            continue
        return _summary(message, clause, free)
    return None


def _summary(message: Message, clause: Clause, free: tuple[Clause, ...]) -> SaidSummary:
    counts = [count for count in counts_in(clause) if not count.per_day]
    following = [other for other in free if other.start >= clause.end and other.sentence == clause.sentence]
    more = next((other for other in following[:1] if not days_in(other) and not other.has("pain")), clause)
    amounts = quantities_in(clause) or quantities_in(more)
    minutes = next((span for span in amounts if span.kind == "minutes"), None)
    steps = next((span for span in amounts if span.kind == "steps"), None)
    metres = next((span for span in amounts if span.kind == "metres"), None)
    each = clause.has("each") or more.has("each") or (minutes is not None and minutes.count > 1)
    number = counts[0].number if counts else (minutes.count if minutes and minutes.count > 1 else None)
    spans: list[Count | Quantity] = [*counts, *amounts]
    return SaidSummary(
        walks=number,
        minutes=minutes.number if minutes and not each else None,
        minutes_each=minutes.number if minutes and each else None,
        steps=int(steps.low) if steps else None,
        distance_m=round(metres.low) if metres else None,
        span=message.said.quote(spans[0].start, spans[-1].end),
    )
