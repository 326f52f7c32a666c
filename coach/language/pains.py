"""Pain as people put it: a score, or words."""

from dataclasses import replace
from typing import Literal

from coach.domain.amounts import Number, Span
from coach.domain.reading import Expecting, SaidPain
from coach.language.clauses import Clause, Status
from coach.language.clocks import Clock
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.spans import Item, Score

Level = Literal["none", "mild", "moderate", "severe"]
Trend = Literal["better", "worse", "same"]
_HIGHEST = 10.0
_LEVELS: tuple[Level, ...] = ("severe", "mild", "moderate")
_TRENDS: tuple[tuple[str, Trend], ...] = (("same_pain", "same"), ("worse", "worse"), ("better", "better"))


def read_pains(message: Message, free: tuple[Clause, ...]) -> tuple[SaidPain, ...]:
    """Read what was said of pain, scores first, words else."""
    pains: list[SaidPain] = []
    for clause in free:
        told = _of_clause(message, clause)
        if pains and told and _is_scored_later(clause, pains[-1], told):
            told = [replace(pains.pop(), score=told[0].score, level=None)]
        pains.extend(told)
    if any(_is_disabled(message, clause) for clause in free):
        pains = [pain if pain.score is not None else replace(pain, level="severe") for pain in pains]
    if _answers(message) and not message.has("before", "after", "now", "went_from"):
        pains = pains[:1]  # "six, and it's been a long six"
    return tuple(pains)


def _is_scored_later(clause: Clause, before: SaidPain, told: list[SaidPain]) -> bool:
    """As in "back better, 2": nothing but the number of what was put in words just before."""
    lone = clause.opener == "," and not clause.has("pain", "back", "leg", "ache")
    return lone and before.score is None and before.level != "none" and len(told) == 1


def _is_disabled(message: Message, clause: Clause) -> bool:
    """Whether somebody can hardly move: "can't get out of bed"."""
    ends = [mark.end for mark in clause.all("hardly")]
    return any(message.said.mark(end, "get_about") for end in ends)


def is_score(message: Message, clause: Clause, item: Item) -> bool:
    """Whether this span is a pain score."""
    return _score(message, clause, item) is not None


def _of_clause(message: Message, clause: Clause) -> list[SaidPain]:
    if clause.status in {Status.OTHER, Status.QUESTION} and not _answers(message):
        return []
    scored = [score for item in clause.items if (score := _score(message, clause, item)) is not None]
    worded = _worded(message, clause)
    if not scored or (worded and worded.level == "none" and scored == [0]):
        return [worded] if worded else []
    base = worded or SaidPain(area=_area(clause))
    pains = [replace(base, score=score, level=None) for score in scored]
    if len(pains) == 2 and clause.has("went_from"):
        return [replace(pains[0], phase="before"), replace(pains[1], phase="after")]
    if len(pains) == 1 and clause.has("before") and clause.has("after"):
        return [replace(pains[0], phase="before"), replace(pains[0], phase="after")]
    return pains


def _answers(message: Message) -> bool:
    return message.expects(Expecting.PAIN)


def _score(message: Message, clause: Clause, item: Item) -> Number:
    if isinstance(item, Score):
        return _number(item.low, item.high) if _about_pain(message, clause, item) else None
    if isinstance(item, Quantity) and not _is_halved(item):
        return None
    if isinstance(item, Quantity) and item.kind == "bare" and item.count == 1 and item.low >= 0:
        return _number(item.low, item.high) if _bare_score(message, clause, item.start, item.high) else None
    named = message.said.ending(item.start, "pain") is not None  # "dos à 7 ce matin"
    timed = any(day.kind != "same_day" for day in message.days) and not named
    if isinstance(item, Clock) and not (item.minute or item.half or timed):
        return (
            _number(float(item.hour), float(item.hour))
            if _bare_score(message, clause, item.start, item.hour)
            else None
        )
    return None


def _is_halved(item: Quantity) -> bool:
    """Whether it is a number of wholes and halves, as scores are; 2.55 is a time."""
    return (item.low * 2).is_integer() and (item.high * 2).is_integer()


def _number(low: float, high: float) -> Number:
    low, high = min(low, _HIGHEST), min(high, _HIGHEST)
    return low if low == high else Span(low, high)


def _about_pain(message: Message, clause: Clause, score: Score) -> bool:
    """Whether so many of ten is about pain and not about effort, tiredness or confidence."""
    said = message.said
    if said.mark(score.end, "effort_noun"):
        return False
    if said.mark(score.end, "pain"):
        return True
    nouns = [
        mark
        for mark in clause.marks
        if mark.name in {"pain", "effort_noun", "confident"} and mark.start < score.start
    ]
    if nouns:
        return nouns[-1].name == "pain"
    return not message.has("effort_noun", "confident") or message.has("pain")


def _bare_score(message: Message, clause: Clause, start: int, value: float) -> bool:
    if value > _HIGHEST and not _answers(message):
        return False
    if _answers(message):
        return True
    names = {"pain", "effort_noun", "confident", "walk_past", "walk_noun", "did_verb"}
    before = [mark for mark in clause.marks if mark.name in names and mark.start < start]
    if before:
        return before[-1].name == "pain"
    if _goes_on(message, clause, start):
        return True
    after = [
        mark
        for mark in clause.marks
        if mark.name in {"pain", "confident"}
        and mark.start >= start
        and message.said.word(mark.start) != "back"
    ]
    if after and after[0].name == "pain" and after[0].start - start <= 3:
        return True
    return _in_checkin(message, clause)


def _goes_on(message: Message, clause: Clause, start: int) -> bool:
    """Mind that "Back was a 4 this morning, a 2 now": the second number has the noun of the first."""
    before = [
        other for other in message.clauses if other.end <= clause.start and other.sentence == clause.sentence
    ]
    article = message.said.word(start - 1) in {"a", "an"}
    headed = clause.opener == ":" and clause.start == start
    lone = clause.end - clause.start == 1 and before and before[-1].has("better", "worse", "same")
    return (
        bool(before)
        and before[-1].has("pain")
        and (headed or article or lone or clause.has("better", "worse", "now", "before", "after", "during"))
    )


def _in_checkin(message: Message, clause: Clause) -> bool:
    """Mind that "About a three, didn't stop me doing anything" answers the check-in's question about pain."""
    said = message.said
    article = any(item for item in clause.items if said.word(item.start - 1) in {"a", "an"})
    opens = article and clause.start == message.clauses[0].start
    if message.expects(Expecting.CONFIDENCE):
        return False
    return opens and (message.expects(Expecting.CHECK_IN) or _stands_alone(message, clause))


def _stands_alone(message: Message, clause: Clause) -> bool:
    """Whether "about a three" was all, and what follows is about what one could do."""
    plain = clause.status is Status.PLAIN and not clause.has("walk_noun", "walk_base", "unit")
    return plain and len(message.clauses) > 1 and not message.has("walk_past") and message.has("neg")


def _area(clause: Clause) -> Literal["back", "leg"]:
    return "leg" if clause.has("leg") and not clause.has("back") else "back"


def _worded(message: Message, clause: Clause) -> SaidPain | None:
    area = _area(clause)
    pain = SaidPain(area=area)
    if clause.has("habit") or (clause.has("not_back_part") and not clause.has("back")):
        return None
    if clause.has("pain_none"):
        return replace(pain, level="none")
    if not (_answers(message) or clause.has("back_pain", "back", "pain_alone", "pain_trend")):
        return None
    level, trend = _level(clause), _trend(clause)
    if level or trend:
        return replace(pain, level=level, trend=trend)
    if clause.has("ache") and clause.has("back", "pain_alone") and not clause.has("neg"):
        return pain
    return None


def _level(clause: Clause) -> Level | None:
    if clause.has("fine") and clause.has("back", "pain_alone") and not clause.has("ache"):
        return "none"
    if not clause.has("ache", "severe", "mild"):
        return None
    return next((level for level in _LEVELS if clause.has(level)), None)


def _trend(clause: Clause) -> Trend | None:
    return next((trend for name, trend in _TRENDS if clause.has(name)), None)
