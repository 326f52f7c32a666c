"""What a message tells of its own, so that an open question doesn't swallow it."""

from coach.domain.conversation.heard import Goal, Heard
from coach.domain.conversation.planning import target_at
from coach.domain.conversation.turn import Turn
from coach.domain.reading import Meaning

REPORTS = frozenset(
    {
        Meaning.WALK,
        Meaning.SUMMARY,
        Meaning.SKIP,
        Meaning.MOVE,
        Meaning.SNOOZE,
        Meaning.CORRECT,
        Meaning.QUESTION,
        Meaning.SYMPTOM,
        Meaning.CHECK_IN,
        Meaning.SCHEDULE,
        Meaning.PAIN,
    }
)
"""What wins over an open invitation: it is no answer to it."""

NO_GOAL = REPORTS - {Meaning.WALK, Meaning.SUMMARY, Meaning.QUESTION, Meaning.CORRECT}
"""What is said beside an amount that is no goal."""

POLITE = ("hello", "well", "thanks", "praise")
"""Small talk that may look like a yes."""


def tells_own(heard: Heard) -> bool:
    """Whether a message is something of its own: a report, a setting, small talk."""
    said = heard.reading
    return (
        heard.kind is not None
        or heard.says_done
        or said.settings is not None
        or bool(said.meanings & REPORTS)
    )


def plain_answer(heard: Heard) -> bool | None:
    """Read a yes or no that is no "done", no greeting and no symptom."""
    other = heard.says_done or heard.kind in POLITE or Meaning.SYMPTOM in heard.reading.meanings
    return None if other else heard.answer


def is_goal(turn: Turn, heard: Heard, goal: Goal) -> bool:
    """Whether an amount is a goal: no walk of some day, no pain, no less than a week asks for now."""
    said = heard.reading
    if said.settings:
        return said.settings.goal_minutes_week is not None
    if said.meanings & NO_GOAL:
        return False
    walked = any(walk.when or walk.at for walk in said.walks)
    small = goal.days is None and goal.unit is turn.plan.unit and goal.total < target_at(turn)
    return not (said.walks and (walked or small))


def answers_week(heard: Heard) -> bool:
    """Whether a message may answer the weekly questions: no walk, no day left out, no pause."""
    said = heard.reading
    skips = any(one.when for one in said.skips)
    rests = said.schedule is not None and said.schedule.op in ("pause", "resume")
    return not (said.walks or skips or rests)
