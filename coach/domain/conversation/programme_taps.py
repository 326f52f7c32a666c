"""Taps of the half year: flares, pain that settled, goals, units, pairings, invitations."""

from collections.abc import Callable, Mapping

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.abilities import ask_activities, score_activities
from coach.domain.conversation.flares import answer_flare, told_much_lately
from coach.domain.conversation.goals import count_in, goal_tapped, show_goal
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.pains import settled_given
from coach.domain.conversation.pairing import NOTHING, PAIRINGS, ask_pairing, leave, pair
from coach.domain.conversation.progress import ask_episode
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked

INVITED = (Asked.IF_THEN, Asked.PAIRING, Asked.ACTIVITIES, Asked.ABILITY, Asked.GOAL, Asked.EPISODE)
"""What is offered and may be left."""


def _flare(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if not _asks_flare(turn) and not told_much_lately(turn):
        return False
    answer_flare(turn, yes=choice.value == "yes")
    return True


def _settled(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return settled_given(turn, choice.about, soon=choice.value == "yes")


def _goal(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return goal_tapped(turn, choice.value)


def _count(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if choice.value not in set(Unit):
        return False
    count_in(turn, Unit(choice.value))
    return True


def _pair(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if choice.value not in (*PAIRINGS, NOTHING):
        return False
    pair(turn, choice.value)
    return True


def _invite(turn: Turn, choice: Choice, origin: Origin) -> bool:
    """Go on with what was offered, or leave it."""
    acts: dict[str, Callable[[Turn], None]] = {
        "activities": ask_activities,
        "ability": score_activities,
        "pairing": ask_pairing,
        "goal": show_goal,
        "episode": ask_episode,
        "no": lambda turn: leave(turn, *INVITED),
    }
    act = acts.get(choice.value)
    if act:
        act(turn)
    return act is not None


def _asks_flare(turn: Turn) -> bool:
    question = turn.person.question
    return question is not None and question.asked is Asked.FLARE and question.until > turn.record.now


PROGRAMME: Mapping[Verb, Callable[[Turn, Choice, Origin], bool]] = {
    Verb.FLARE: _flare,
    Verb.SETTLED: _settled,
    Verb.GOAL: _goal,
    Verb.COUNT: _count,
    Verb.PAIR: _pair,
    Verb.INVITE: _invite,
}
