"""A wish for more or less walking, said without being asked."""

from typing import Literal

from coach.language.clauses import Clause
from coach.language.message import Message

_LONGEST = 12
_ROUTINE = ("walk_noun", "count_noun", "goal", "goal_word", "schedule_noun")
_ELSEWHERE = ("activity", "pain", "walk_past", "remind", "later", "did_verb", "nudge_noun", "ought", "habit")


def wished_change(message: Message) -> Literal["more", "less"] | None:
    """Read "I want to do more", "can I have a smaller goal", "longer walks please"."""
    if len(message.said.tokens) > _LONGEST or message.quantities or message.clocks:
        return None
    if message.days and not all(day.kind == "next_week" for day in message.days):
        return None
    for clause in message.clauses:
        if clause.has(*_ELSEWHERE) or not _is_asked_for(clause):
            continue
        if clause.has("next_less") and not clause.has("next_split"):
            return "less"
        if clause.has("next_more") and not clause.has("next_split"):
            return "more"
    return None


def _is_asked_for(clause: Clause) -> bool:
    """Whether it is a wish or a request, about the walks or about doing them."""
    wished = clause.has("wish", "request_open", "give_me") or (clause.has("i_walk") and clause.has("move"))
    bare = clause.has("filler") and clause.has(*_ROUTINE) and not clause.has("self")
    return (wished and clause.has("routine_verb", *_ROUTINE)) or bare
