"""The weekly check-in: five short steps, and one more where an answer asks for it."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

from coach.domain.conversation.counting import done_in, standing_of
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.next_target import OPEN_HOURS, show_next
from coach.domain.conversation.turn import Turn
from coach.domain.facts import CheckInAnswers, Week
from coach.domain.person import Asked
from coach.domain.replies import CheckInAsked, CheckInUnclear
from coach.domain.week_close import ENOUGH

NUMBERED = ("pain", "enjoyment", "activity", "limited", "confidence")
"""PEG items 1-3, anything new (an episode, a foot, knee or calf), confidence for next week."""

STEPS = ("pain", "enjoyment", "activity", "limited", "since", "confidence", "barrier")
"""All of them in their order. Of `since` and `barrier` at most one is asked: six taps at most."""

NUMBERS = {step: place for place, step in enumerate((*NUMBERED, "since", "barrier"), 1)}
"""What a button says of the step it belongs to; 1-5 are shown."""

CONFIDENT = 7
"""A confidence below this offers a smaller goal, and asks what stands in the way."""

BARRIERS = ("time", "weather", "pain", "tired", "forgot", "other")
NEW = {"no": (False, False), "yes": (True, False), "limb": (False, True), "both": (True, True)}
"""What a tap on "anything new" says of an episode and of a foot, knee or calf."""

BACK_DAYS = 14
"""An episode that is asked about in a check-in began so many days ago at most."""


def begin_check_in(turn: Turn, *, asked_for: bool) -> CheckInAsked | None:
    """Ask the first step; None if there is no week to ask about."""
    week = turn.week
    if week is None:
        return None
    turn.keep_week(
        replace(week, asked_at=week.asked_at or turn.record.now, answers=CheckInAnswers(), answered=False)
    )
    _open(turn, STEPS[0])
    variant = 0 if asked_for else turn.variant("CheckInAsked")
    return CheckInAsked(STEPS[0], 1, standing_of(turn.record, week), asked_for, variant=variant)


def _open(turn: Turn, step: str) -> None:
    turn.ask(Asked.CHECK_IN, hours=OPEN_HOURS, notes={"step": step})


def current_step(turn: Turn) -> str | None:
    """Tell which step is open."""
    question = turn.person.question
    return question.notes.get("step") if question and question.asked is Asked.CHECK_IN else None


def answered_in_words(turn: Turn, heard: Heard) -> bool:
    """Take a typed answer to the open step, or to several; False if it is none."""
    step = current_step(turn)
    answers = heard.answers
    if step == "since" and heard.day:
        answers = CheckInAnswers(since=_began(turn, heard.day))
    elif step == "barrier" and heard.barrier:
        answers = CheckInAnswers(barrier=heard.barrier)
    elif step == "limited" and heard.limb:
        told = bool(answers and answers.limited and not _only_limb(heard))
        answers = replace(answers or CheckInAnswers(), limb=True, limited=told)
    if answers is None:
        return False
    answers_heard(turn, answers)
    return True


def _only_limb(heard: Heard) -> bool:
    """Whether a "yes, my knee" is about the knee alone: nothing else than the yes spoke of a bout."""
    return heard.agrees is True


def answers_heard(turn: Turn, answers: CheckInAnswers) -> None:
    """Keep every item that was answered, and ask the first one that was not."""
    week, step = turn.week, current_step(turn)
    if week is None or step is None:
        return
    given = {item.name: getattr(answers, item.name) for item in fields(answers)}
    known = {name: value for name, value in given.items() if value is not None}
    turn.keep_week(replace(week, answers=replace(week.answers, **known)))
    _go_on(turn, {name for name in known if name in STEPS} or {step})


def _began(turn: Turn, day: date) -> date:
    return min(max(day, turn.today - timedelta(days=BACK_DAYS)), turn.today)


def unclear(turn: Turn, step: str) -> None:
    """Ask a step again, kindly."""
    turn.say(CheckInUnclear(step, NUMBERS[step], days=_days(turn, step)))


def _days(turn: Turn, step: str) -> tuple[date, ...]:
    """Offer the days on which an episode may have begun, today first."""
    return tuple(turn.today - timedelta(days=back) for back in range(7)) if step == "since" else ()


def tapped(turn: Turn, value: str) -> bool:
    """Take a tap on the open step, "-" = skipped; False if it does not fit."""
    week, step = turn.week, current_step(turn)
    if week is None or step is None:
        return False
    answers = _value(turn, step, value)
    if answers is None and value != "-":
        return False
    if answers is not None:
        known = {name: one for name in STEPS if (one := getattr(answers, name)) is not None}
        limb = week.answers.limb if answers.limb is None else answers.limb
        turn.keep_week(replace(week, answers=replace(week.answers, **known, limb=limb)))
    _go_on(turn, {step})
    return True


def _value(turn: Turn, step: str, value: str) -> CheckInAnswers | None:
    """Read what a button of a step carries."""
    if step == "limited":
        new = NEW.get(value)
        return CheckInAnswers(limited=new[0], limb=new[1]) if new else None
    if step == "since":
        return _since(turn, value)
    if step == "barrier":
        return CheckInAnswers(barrier=value) if value in BARRIERS else None
    score = int(value) if value.isdecimal() and int(value) <= 10 else None
    return None if score is None else _scored(step, score)


def _scored(step: str, score: int) -> CheckInAnswers:
    """Answer a step that takes a number."""
    if step == "pain":
        return CheckInAnswers(pain=score)
    if step == "enjoyment":
        return CheckInAnswers(enjoyment=score)
    return CheckInAnswers(activity=score) if step == "activity" else CheckInAnswers(confidence=score)


def _since(turn: Turn, value: str) -> CheckInAnswers | None:
    try:
        return CheckInAnswers(since=_began(turn, date.fromisoformat(value)))
    except ValueError:
        return None


def _go_on(turn: Turn, answered: set[str]) -> None:
    """Ask the first step after those answered that is still open; at the end show the next target."""
    week = turn.week
    if week is None:
        return
    last = max(STEPS.index(step) for step in answered)
    jumped = (step for step in STEPS[: last + 1] if step not in answered and _was_jumped(turn, step))
    ahead = iter(STEPS[last + 1 :])
    step = next((step for step in (*jumped, *ahead) if _is_wanted(turn, week, step)), None)
    if step:
        _open(turn, step)
        turn.say(CheckInAsked(step, NUMBERS[step], days=_days(turn, step)))
    else:
        show_next(turn, week)


def _is_wanted(turn: Turn, week: Week, step: str) -> bool:
    """Whether a step is still to be asked: `since` after an episode, `barrier` where it was hard."""
    answers = week.answers
    if getattr(answers, step) is not None:
        return False
    if step == "since":
        return answers.limited is True
    if step == "barrier":
        unsure = answers.confidence is not None and answers.confidence < CONFIDENT
        return answers.limited is not True and (unsure or _was_hard(turn, week))
    return True


def _was_hard(turn: Turn, week: Week) -> bool:
    return Fraction(done_in(turn.record, week)) < ENOUGH * week.target


def _was_jumped(turn: Turn, step: str) -> bool:
    """Whether a step was passed over by one message, the open one too, rather than skipped by hand."""
    now = current_step(turn)
    return now is not None and STEPS.index(step) >= STEPS.index(now)
