"""A second look at a message that the rules and the learned model take differently."""

from collections.abc import Callable
from dataclasses import replace

from coach.domain.amounts import Amount
from coach.domain.reading import (
    Ask,
    Expecting,
    Meaning,
    Reading,
    SaidCheckIn,
    SaidCorrection,
    SaidPain,
    SaidPlan,
    SaidSkip,
    SaidSnooze,
    SaidWalk,
)
from coach.language.amendments import read_amendments
from coach.language.checkins import difficulty_of, next_of
from coach.language.clauses import Clause, Status
from coach.language.days import DayRef
from coach.language.lexicon import FALLBACK
from coach.language.message import Message, clocks_in, dated_in, days_in, quantities_in, reason_in
from coach.language.plans import plan_of
from coach.language.reports import WALKING, is_report
from coach.language.resolving import resolve, time_ahead
from coach.language.schedules import schedule_meant
from coach.language.skips import direction_of
from coach.language.timing import move_meant
from coach.language.walks import Walks, walks_of
from coach.language.weighing import BY_RULES

_ANSWERS = frozenset({Meaning.YES, Meaning.NO})
_SLOTS: dict[Meaning, dict[str, object]] = {
    Meaning.WALK: {"walks": ()},
    Meaning.SUMMARY: {"summary": None},
    Meaning.SKIP: {"skips": ()},
    Meaning.MOVE: {"move": None},
    Meaning.SNOOZE: {"snooze": None},
    Meaning.PLAN: {"plans": ()},
    Meaning.CORRECT: {"corrections": ()},
    Meaning.SCHEDULE: {"schedule": None},
    Meaning.PAIN: {"pains": ()},
    Meaning.CHECK_IN: {"check_in": None},
    Meaning.QUESTION: {"question": None},
    Meaning.SETTINGS: {"settings": None},
}
_CHANGED = (
    "amend", "amend_strong", "change", "change_word", "instead_of", "meant", "not_word",
    "should_be", "wrong_word",
)  # fmt: skip
_ASKED_FOR: dict[Meaning, frozenset[Ask]] = {
    Meaning.WALK: frozenset({"amount", "unit", "day", "confirm"}),
    Meaning.SUMMARY: frozenset({"day"}),
    Meaning.SCHEDULE: frozenset({"time", "days", "confirm"}),
    Meaning.MOVE: frozenset({"time"}),
    Meaning.SNOOZE: frozenset({"time"}),
}


def as_meant(message: Message, reading: Reading, meant: frozenset[Meaning]) -> Reading:
    """Read a message again as one that means this; what cannot be read so stays out.

    What the safety layer saw stays as it is.
    """
    if reading.move:
        meant -= {Meaning.SKIP}  # what moves is not left out
    if Meaning.SNOOZE in meant - reading.meanings and reading.walks and _is_over(message):
        meant = meant - {Meaning.SNOOZE} | {Meaning.WALK}  # what was walked is not put off
    if Meaning.CORRECT in meant - reading.meanings and _is_told_anew(message, reading):
        meant = meant - {Meaning.CORRECT} | {Meaning.WALK}
    if reading.walks and message.expects(Expecting.PAIN) and _is_over(message):
        meant = meant - ({Meaning.PAIN} - reading.meanings) | {Meaning.WALK}  # "500 steps today" is no pain
    dropped = reading.meanings - meant
    changes: dict[str, object] = {}
    for meaning in dropped & _SLOTS.keys():
        changes |= _SLOTS[meaning]
    asked = [_ASKED_FOR.get(meaning, frozenset()) for meaning in reading.meanings - dropped]
    ask = reading.ask & frozenset().union(*asked)
    again = replace(reading, ask=ask, **changes)  # type: ignore[arg-type]  # the slots of Reading
    for meaning in Meaning:
        if meaning in meant - reading.meanings and meaning in _READERS:
            again = _READERS[meaning](message, again)
    return replace(again, meanings=_meanings(again, reading, meant))


def _meanings(again: Reading, reading: Reading, meant: frozenset[Meaning]) -> frozenset[Meaning]:
    told = {
        meaning
        for meaning, slots in _SLOTS.items()
        if any(getattr(again, name) != nothing for name, nothing in slots.items())
    }
    found = frozenset(told) | (reading.meanings & BY_RULES) | (meant & _ANSWERS)
    return found or frozenset({Meaning.CHAT})


def _walks(message: Message, reading: Reading) -> Reading:
    clauses = _told(message)
    scored = {pain.score for pain in reading.pains}
    if not clauses or _only_numbers(message):
        return reading
    found = walks_of(message, clauses) or Walks()
    if not found.walks:
        days = [
            day for clause in clauses for day in days_in(clause) if day.kind != "same_day" or day.said_today
        ]
        day = resolve(days[0], message.scene, "back") if days else message.scene.today
        when = message.said.quote(days[0].start, days[0].end) if days else ""
        ask: set[Ask] = {"amount", "day"} if day is None else {"amount"}
        found = Walks((SaidWalk(day=day, amount=Amount(), when=when),), frozenset(ask))
    scored |= {one.change.amount.minutes for one in reading.corrections if one.change}
    if any(walk.amount.minutes is not None and walk.amount.minutes in scored for walk in found.walks):
        return reading
    return replace(reading, walks=found.walks, ask=reading.ask | found.ask)


def _only_numbers(message: Message) -> bool:
    """Mind that "3 2 4" may be the answers of a week."""
    bare = bool(message.quantities) and all(span.kind == "bare" for span in message.quantities)
    words = [token for token in message.said.tokens if token.number is None and token.text.isalpha()]
    return (
        len(words) < 2
        and bare
        and message.scene.dialogue.expecting is None
        and not (message.days or message.has(*WALKING))
    )


def _told(message: Message) -> tuple[Clause, ...]:
    """The clauses that may tell of what was done: those that are about nothing else."""
    others = {Status.OTHER, Status.PLANNED, Status.NOT_DONE}
    kept = tuple(
        clause for clause in message.clauses if clause.status not in others and not clause.has("if", "habit")
    )
    if message.said.lexicon.language != FALLBACK:
        asked = {Status.QUESTION, Status.INTENDED}
        kept = tuple(one for one in kept if one.status in asked or is_report(message, one))
    return tuple(clause for clause in kept if not any(_is_ahead(message, day) for day in dated_in(clause)))


def _is_ahead(message: Message, day: DayRef) -> bool:
    resolved = resolve(day, message.scene, "back")
    return day.which == "next" or (resolved is not None and resolved > message.scene.today)


def _corrections(message: Message, reading: Reading) -> Reading:
    if message.has("plural_walks"):
        return reading  # "change my walks to 25 minutes" is about those to come
    if reading.schedule and message.clocks and not message.quantities:
        return reading  # so is "change Friday to 6pm"
    changes = tuple(one for one in read_amendments(message, meant=True) if _may_be_put_right(message, one))
    return replace(reading, corrections=changes) if changes else reading


def _may_be_put_right(message: Message, said: SaidCorrection) -> bool:
    """No walk was on a day to come, and a score is a new one if no word says that it is changed."""
    change = said.change
    if change and change.day and change.day > message.scene.today:
        return False
    return not (change and change.pain is not None) or message.has(*_CHANGED)


def _is_told_anew(message: Message, reading: Reading) -> bool:
    """Mind that "yesterday 2 km" is a walk of its own, whatever yes or no is waited for."""
    told = bool(reading.walks) and all(walk.amount.known and walk.when for walk in reading.walks)
    return told and not message.has(*_CHANGED)


def _move(message: Message, reading: Reading) -> Reading:
    moved = move_meant(message)
    return replace(reading, move=moved[0], ask=reading.ask | moved[1]) if moved else reading


def _schedule(message: Message, reading: Reading) -> Reading:
    found = schedule_meant(message)
    return replace(reading, schedule=found[0], ask=reading.ask | found[1]) if found else reading


def _skips(message: Message, reading: Reading) -> Reading:
    clause = next(
        (one for one in message.clauses if days_in(one)), message.clauses[0] if message.clauses else None
    )
    days = days_in(clause) if clause else []
    day = next((one for one in days if one.kind != "vague"), None)
    direction = direction_of(clause, day) if clause else "ahead"
    when = message.said.quote(day.start, day.end) if day else ""
    resolved = resolve(day, message.scene, direction) or message.scene.today
    return replace(reading, skips=(SaidSkip(resolved, reason_in(message.clauses), when),))


def _is_over(message: Message) -> bool:
    """Whether a walk is said to be done: "walked 20 min", "20 min today", "1.6 km in 20 min"."""
    measured = any(span.kind in {"metres", "steps"} for span in message.quantities)
    return measured or bool(message.days) or message.has("walk_past", "out_past", "did", "done_bare")


def _snooze(message: Message, reading: Reading) -> Reading:
    minutes = [span for span in message.quantities if span.kind == "minutes"]
    if minutes:
        when = message.said.quote(minutes[-1].start, minutes[-1].end)
        return replace(reading, snooze=SaidSnooze(minutes[-1].number, when=when))
    if message.clocks:
        clock = message.clocks[-1]
        until = time_ahead(clock, None, message.scene.now.date(), message.scene.now)
        return replace(
            reading, snooze=SaidSnooze(until=until, when=message.said.quote(clock.start, clock.end))
        )
    return replace(reading, snooze=SaidSnooze())


def _plans(message: Message, reading: Reading) -> Reading:
    told = [
        clause for clause in message.clauses if days_in(clause) or quantities_in(clause) or clocks_in(clause)
    ]
    if not told:
        return replace(reading, plans=(SaidPlan(message.scene.today),))
    plan = plan_of(message, told[0])
    amounts = [span for clause in told for span in quantities_in(clause) if span.kind != "k"]
    if not plan.amount.known and amounts and not reading.walks:
        plan = replace(plan, amount=amounts[0].amount)
    return replace(reading, plans=(plan,))


def _pains(_message: Message, reading: Reading) -> Reading:
    return replace(reading, pains=(SaidPain(),))


def _check_in(message: Message, reading: Reading) -> Reading:
    found = SaidCheckIn(difficulty=difficulty_of(message), next=next_of(message))
    return reading if found == SaidCheckIn() else replace(reading, check_in=found)


def _question(_message: Message, reading: Reading) -> Reading:
    return replace(reading, question="other")


_READERS: dict[Meaning, Callable[[Message, Reading], Reading]] = {
    Meaning.WALK: _walks,
    Meaning.SKIP: _skips,
    Meaning.SNOOZE: _snooze,
    Meaning.PLAN: _plans,
    Meaning.CORRECT: _corrections,
    Meaning.MOVE: _move,
    Meaning.SCHEDULE: _schedule,
    Meaning.PAIN: _pains,
    Meaning.CHECK_IN: _check_in,
    Meaning.QUESTION: _question,
}
"""What is read though the rules did not see it; orders are carried out only where the rules read them."""
