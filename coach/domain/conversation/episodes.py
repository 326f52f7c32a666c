"""Episodes of back pain, and new trouble with a leg: when they began, kept as adverse events."""

from dataclasses import replace
from datetime import date

from coach.domain.conversation.turn import Turn
from coach.domain.facts import AdverseEvent, Week
from coach.domain.reading import Level

EPISODE = "new episode of back pain"
LIMB = "new trouble with a foot, knee or calf"


def keep_episode(turn: Turn, began: date) -> None:
    """Keep when an episode began; one that is known already stays one."""
    known = turn.person.episode_on
    if known is None or began > known:
        turn.set(episode_on=began)
        turn.keep_event(AdverseEvent(turn.record.now, Level.NONE, EPISODE))


def keep_new_trouble(turn: Turn, week: Week) -> None:
    """Keep what a week's check-in told of new, once."""
    answers = week.answers
    if answers.limited:
        keep_episode(turn, answers.since or turn.today)
    if answers.limb and LIMB not in week.reasons:
        turn.keep_week(replace(week, reasons=(*week.reasons, LIMB)))
        turn.keep_event(AdverseEvent(turn.record.now, Level.NONE, LIMB))


def days_since_episode(turn: Turn) -> int | None:
    """Count the days since the last episode began; None if none was told."""
    began = turn.person.episode_on
    return None if began is None else max(0, (turn.today - began).days)
