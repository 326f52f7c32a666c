"""The end of a check-in: the next target with its reason, a wish, and a plan for what stands in the way."""

from dataclasses import replace

from coach.domain.conversation.baseline import show_baseline
from coach.domain.conversation.episodes import keep_new_trouble
from coach.domain.conversation.layout import next_walks
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import judge
from coach.domain.facts import Week
from coach.domain.person import Asked
from coach.domain.replies import IfThenInvited, Measure, NextTarget, NextTargetSet, WishNoted

CONFIDENT = 7
"""A confidence below this offers a smaller goal."""

OPEN_HOURS = 72


def show_next(turn: Turn, week: Week) -> None:
    """Show the next target with its reason, before it is confirmed."""
    hurt = week.answers.limited is True and week.answers.barrier is None
    answers = replace(week.answers, barrier="pain") if hurt else week.answers
    week = replace(week, answered=True, answers=answers)
    turn.keep_week(week)
    keep_new_trouble(turn, week)
    if turn.plan.baseline:
        turn.settle(Asked.CHECK_IN)
        show_baseline(turn, week)
        return
    verdict = judge(turn, week)
    unit = week.unit
    confidence = answers.confidence
    turn.say(
        NextTarget(
            action=verdict.action,
            target=Measure(verdict.target, unit),
            before=Measure(week.target, unit),
            done=verdict.done,
            walks=next_walks(turn, verdict),
            low_confidence=confidence is not None and confidence < CONFIDENT,
            limb=answers.limb is True,
        )
    )
    turn.ask(Asked.NEXT_TARGET, hours=OPEN_HOURS)


def wish(turn: Turn, value: str) -> bool:
    """Take the answer to the next target: ok, same, less or more; False if nothing was shown."""
    week = turn.week
    if week is None or not week.answered or turn.plan.baseline:
        return False
    wanted = _wanted(value)
    turn.keep_week(replace(week, wish=wanted))
    turn.settle(Asked.NEXT_TARGET)
    verdict, plain = judge(turn, replace(week, wish=wanted)), judge(turn, replace(week, wish=None))
    changed = wanted if verdict.target != plain.target else None
    turn.say(NextTargetSet(Measure(verdict.target, week.unit), changed or "same"))
    _invite(turn, week)
    return True


def _invite(turn: Turn, week: Week) -> None:
    """Ask for a plan in their own words where something stands in the way."""
    barrier = week.answers.barrier
    if barrier and week.answers.limited is not True:
        turn.say(IfThenInvited(barrier, turn.person.if_then))
        turn.ask(Asked.IF_THEN, hours=48, notes={"barrier": barrier})


def raises(turn: Turn) -> bool:
    """Whether next week would ask for more than this one: "keep it the same" is a wish then."""
    week = turn.week
    return week is not None and judge(turn, replace(week, wish=None)).target > week.target


def note_wish(turn: Turn, value: str) -> None:
    """Take a wish for next week at any time, more, or no more than now: it counts when the week is judged."""
    if turn.week and turn.plan.baseline:
        show_baseline(turn, turn.week)
    elif turn.week and not wish(turn, value):
        wanted = "more" if value == "more" else "less"
        turn.keep_week(replace(turn.week, wish=wanted))
        turn.say(WishNoted(wanted))


def _wanted(value: str) -> str | None:
    return value if value in ("less", "more") else None
