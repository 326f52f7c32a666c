"""A second look at a message that the rules and the learned model take differently."""

from collections.abc import Callable
from dataclasses import replace
from math import log

from coach.domain.amounts import Amount
from coach.domain.reading import (
    Ask,
    Meaning,
    Reading,
    SaidCheckIn,
    SaidPain,
    SaidPlan,
    SaidSkip,
    SaidSnooze,
    SaidWalk,
)
from coach.language.checkins import difficulty_of, next_of
from coach.language.clauses import Clause, Status
from coach.language.days import DayRef
from coach.language.lexicon import FALLBACK
from coach.language.message import Message, clocks_in, dated_in, days_in, quantities_in, reason_in
from coach.language.plans import plan_of
from coach.language.reports import WALKING, is_report
from coach.language.resolving import resolve, time_ahead
from coach.language.skips import direction_of
from coach.language.walks import Walks, walks_of

_SURE = 0.98
_RULES_FIRST = 1.0
"""What the rules' reading is ahead of another, as a logarithm; chosen on the calibration messages."""
_RULES_FIRST_ELSEWHERE = 2.5
"""The same in languages of which the model has seen few messages."""
_UNMEASURED = 1.5
"""What a walk without any amount has to be likelier, beside."""
_ORDERED = 1.5
"""What leaving an order out has to be likelier, beside: rules take few words for one."""
ORDERS = frozenset({Meaning.CORRECT, Meaning.MOVE, Meaning.SNOOZE, Meaning.SCHEDULE, Meaning.SETTINGS})
BY_RULES = frozenset({Meaning.RED_FLAG, Meaning.SYMPTOM})
"""The safety layer alone says these."""
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


def lead_of(language: str) -> float:
    """Say how much the rules' reading is ahead in a language, as a logarithm."""
    return _RULES_FIRST if language == "en" else _RULES_FIRST_ELSEWHERE


def joined(whole: Reading, first: Reading, last: Reading) -> Reading:
    """Put the readings of two parts together; of what can be said once, the first says it."""
    return replace(
        whole,
        walks=first.walks + last.walks,
        summary=first.summary or last.summary,
        skips=first.skips + last.skips,
        move=first.move or last.move,
        snooze=first.snooze or last.snooze,
        plans=first.plans + last.plans,
        corrections=first.corrections + last.corrections,
        schedule=first.schedule or last.schedule,
        pains=first.pains + last.pains,
        check_in=first.check_in or last.check_in,
        question=first.question or last.question,
        settings=first.settings or last.settings,
        ask=first.ask | last.ask,
    )


def better(first: Reading, second: Reading, chances: dict[Meaning, float], ahead: float) -> Reading:
    """Choose the likelier of two readings; the rules' own is ahead."""
    weight = ahead / _RULES_FIRST  # what weighs against the model weighs more where it has seen less
    bare = _adds_unmeasured(first, second) or (weight > 1 and _adds_bare(first, second))
    ahead += weight * _UNMEASURED if bare else 0
    ahead += weight * _ORDERED if (first.meanings - second.meanings) & ORDERS else 0
    return second if fit(second, chances) > fit(first, chances) + ahead else first


def _adds_unmeasured(first: Reading, second: Reading) -> bool:
    """Whether a walk is added of which nothing is known: the rules have seen most of those that are told."""
    return bool(second.walks) and not first.walks and not any(walk.amount.known for walk in second.walks)


def _adds_bare(first: Reading, second: Reading) -> bool:
    """Whether pain without a score is added, or a plan of which nothing is known."""
    pains = second.pains if not first.pains else ()
    plans = second.plans if not first.plans else ()
    return any(pain.score is None for pain in pains) or any(
        plan.at is None and not plan.amount.known for plan in plans
    )


def fit(reading: Reading, chances: dict[Meaning, float]) -> float:
    """Give how well the meanings of a reading fit what the model expects, as a logarithm, at most 0."""
    total = 0.0
    for meaning, chance in chances.items():
        if meaning not in BY_RULES:
            sure = min(max(chance, 1 - _SURE), _SURE)
            total += log(sure if meaning in reading.meanings else 1 - sure)
    return total


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
        if day is not None and day > message.scene.today:
            return reading
        ask: set[Ask] = {"amount", "day"} if day is None else {"amount"}
        found = Walks((SaidWalk(day=day, amount=Amount(), when=when),), frozenset(ask))
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
    Meaning.PAIN: _pains,
    Meaning.CHECK_IN: _check_in,
    Meaning.QUESTION: _question,
}
"""What is read though the rules did not see it; orders are carried out only where the rules read them."""
