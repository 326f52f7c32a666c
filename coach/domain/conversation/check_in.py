"""The weekly check-in: five short steps, the next target with its reason, and a yes to it."""

from dataclasses import fields, replace

from coach.domain.conversation.counting import standing_of
from coach.domain.conversation.layout import next_walks
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import judge
from coach.domain.facts import CheckInAnswers, Week
from coach.domain.person import Asked
from coach.domain.replies import (
    CheckInAsked,
    CheckInUnclear,
    Measure,
    NextTarget,
    NextTargetSet,
    WishNoted,
)

STEPS = ("pain", "enjoyment", "activity", "limited", "confidence")
"""PEG items 1-3, a new episode, confidence for next week."""

CONFIDENT = 7
"""A confidence below this offers a smaller goal."""

OPEN_HOURS = 72


def begin_check_in(turn: Turn, *, asked_for: bool) -> CheckInAsked | None:
    """Ask the first step; None if there is no week to ask about."""
    week = turn.week
    if week is None:
        return None
    turn.keep_week(
        replace(week, asked_at=week.asked_at or turn.record.now, answers=CheckInAnswers(), answered=False)
    )
    _open(turn, STEPS[0])
    return CheckInAsked(STEPS[0], 1, standing_of(turn.record, week), asked_for)


def _open(turn: Turn, step: str) -> None:
    turn.ask(Asked.CHECK_IN, hours=OPEN_HOURS, notes={"step": step})


def current_step(turn: Turn) -> str | None:
    """Tell which step is open."""
    question = turn.person.question
    return question.notes.get("step") if question and question.asked is Asked.CHECK_IN else None


def answers_heard(turn: Turn, answers: CheckInAnswers) -> None:
    """Keep every item that was answered, and ask the first one that was not."""
    week, step = turn.week, current_step(turn)
    if week is None or step is None:
        return
    given = {item.name: getattr(answers, item.name) for item in fields(answers)}
    known = {name: value for name, value in given.items() if value is not None}
    turn.keep_week(replace(week, answers=replace(week.answers, **known)))
    _go_on(turn, set(known) or {step})


def unclear(turn: Turn, step: str) -> None:
    """Ask a step again, kindly."""
    turn.say(CheckInUnclear(step, STEPS.index(step) + 1))


def tapped(turn: Turn, value: str) -> bool:
    """Take a tap on the open step: 0-10, yes, no or - (skipped); False if it does not fit."""
    week, step = turn.week, current_step(turn)
    if week is None or step is None:
        return False
    answer = _value(step, value)
    if answer is None and value != "-":
        return False
    if answer is not None:
        turn.keep_week(replace(week, answers=_with(week.answers, step, answer)))
    _go_on(turn, {step})
    return True


def _with(answers: CheckInAnswers, step: str, value: int | bool) -> CheckInAnswers:  # noqa: FBT001  # one of the answers is a yes or no
    return replace(answers, **{step: value})  # type: ignore[arg-type]  # the step names the field, _value its type


def _value(step: str, value: str) -> int | bool | None:
    if step == "limited":
        return {"yes": True, "no": False}.get(value)
    return int(value) if value.isdigit() and int(value) <= 10 else None


def _go_on(turn: Turn, answered: set[str]) -> None:
    """Ask the first step after those answered that is still open; at the end show the next target."""
    week = turn.week
    if week is None:
        return
    last = max(STEPS.index(step) for step in answered)
    first_open = next(
        (step for step in STEPS[: last + 1] if step not in answered and _is_open(week, step)), None
    )
    following = first_open if first_open and _was_jumped(turn, first_open) else None
    step = following or next((step for step in STEPS[last + 1 :] if _is_open(week, step)), None)
    if step:
        _open(turn, step)
        turn.say(CheckInAsked(step, STEPS.index(step) + 1))
    else:
        finish(turn, week)


def _is_open(week: Week, step: str) -> bool:
    return getattr(week.answers, step) is None


def _was_jumped(turn: Turn, step: str) -> bool:
    """Whether a step was passed over by one message, the open one too, rather than skipped by hand."""
    now = current_step(turn)
    return now is not None and STEPS.index(step) >= STEPS.index(now)


def finish(turn: Turn, week: Week) -> None:
    """Show the next target with its reason, before it is confirmed."""
    week = replace(week, answered=True)
    turn.keep_week(week)
    verdict = judge(turn, week)
    unit = week.unit
    confidence = week.answers.confidence
    turn.say(
        NextTarget(
            action=verdict.action,
            target=Measure(verdict.target, unit),
            before=Measure(week.target, unit),
            done=verdict.done,
            walks=next_walks(turn, verdict),
            low_confidence=confidence is not None and confidence < CONFIDENT,
        )
    )
    turn.ask(Asked.NEXT_TARGET, hours=OPEN_HOURS)


def wish(turn: Turn, value: str) -> bool:
    """Take the answer to the next target: ok, same, less or more; False if nothing was shown."""
    week = turn.week
    if week is None or not week.answered:
        return False
    wanted = _wanted(value)
    turn.keep_week(replace(week, wish=wanted))
    turn.settle(Asked.NEXT_TARGET)
    verdict, plain = judge(turn, replace(week, wish=wanted)), judge(turn, replace(week, wish=None))
    changed = wanted if verdict.target != plain.target else None
    turn.say(NextTargetSet(Measure(verdict.target, week.unit), changed or "same"))
    return True


def raises(turn: Turn) -> bool:
    """Whether next week would ask for more than this one: "keep it the same" is a wish then."""
    week = turn.week
    return week is not None and judge(turn, replace(week, wish=None)).target > week.target


def note_wish(turn: Turn, value: str) -> None:
    """Take a wish for next week at any time, more, or no more than now: it counts when the week is judged."""
    if turn.week and not wish(turn, value):
        wanted = "more" if value == "more" else "less"
        turn.keep_week(replace(turn.week, wish=wanted))
        turn.say(WishNoted(wanted))


def _wanted(value: str) -> str | None:
    return value if value in ("less", "more") else None
