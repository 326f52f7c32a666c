"""Questions, and what they are about."""

from coach.language.clauses import Clause, Status
from coach.language.message import Message

_TOPICS = (
    ("q_who", "who"),
    ("q_why", "why"),
    ("q_language", "language"),
    ("q_how", "how_it_works"),
    ("q_pain", "pain_advice"),
    ("q_schedule", "schedule"),
    ("q_dose", "dose"),
    ("q_progress", "progress"),
    ("q_plan", "plan"),
)


def _answered(message: Message, clause: Clause) -> bool:
    """Whether the writer answers the question in the same breath: "numb groin?? no"."""
    return any(
        message.said.mark(other.start, "no_strict") for other in message.clauses if other.start >= clause.end
    )


def read_question(message: Message, free: tuple[Clause, ...]) -> str | None:
    """Say what a question is about, if there is one."""
    if message.whole("help"):
        return "how_it_works"
    asked = [clause for clause in free if clause.status is Status.QUESTION and not _answered(message, clause)]
    if not asked:
        return None
    if any(clause.has("q_next") for clause in asked):
        return "schedule"
    if any(clause.has("q_when") and clause.has("remind", "nudge_noun", "walk_noun") for clause in asked):
        return "schedule"
    for name, topic in _TOPICS:
        if any(clause.has(name) for clause in asked):
            return topic
    return "other"
