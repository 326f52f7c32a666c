"""Answers in words to what the half year asks: flares, goals, own words, activities, episodes."""

from collections.abc import Callable, Mapping

from coach.domain.conversation.abilities import ability_given, activities_heard
from coach.domain.conversation.flares import answer_flare
from coach.domain.conversation.goals import set_goal
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.own_matters import REPORTS, is_goal, plain_answer
from coach.domain.conversation.pains import settled_given
from coach.domain.conversation.pairing import if_then_heard, pairing_heard
from coach.domain.conversation.progress import episode_given
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked, Question
from coach.domain.reading import Meaning


def _flare(turn: Turn, heard: Heard, question: Question) -> bool:
    yes = plain_answer(heard)
    if yes is None:
        return False
    answer_flare(turn, yes=yes)
    return True


def _settled(turn: Turn, heard: Heard, question: Question) -> bool:
    soon = heard.settled if heard.settled is not None else plain_answer(heard)
    if soon is None or heard.reading.walks or heard.reading.pains:
        return False
    return settled_given(turn, question.about, soon=soon)


def _if_then(turn: Turn, heard: Heard, question: Question) -> bool:
    return if_then_heard(turn, heard)


def _pairing(turn: Turn, heard: Heard, question: Question) -> bool:
    return pairing_heard(turn, heard)


def _activities(turn: Turn, heard: Heard, question: Question) -> bool:
    return activities_heard(turn, heard)


def _ability(turn: Turn, heard: Heard, question: Question) -> bool:
    told = heard.reading.walks or heard.reading.pains
    return heard.score is not None and not told and ability_given(turn, heard.score)


def _goal(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.goal is None or not is_goal(turn, heard, heard.goal):
        return False
    set_goal(turn, heard.goal)
    return True


def _episode(turn: Turn, heard: Heard, question: Question) -> bool:
    said = heard.reading
    if heard.day is None or said.settings or said.meanings & (REPORTS | {Meaning.PLAN}):
        return False
    episode_given(turn, heard.day)
    return True


PROGRAMME: Mapping[Asked, Callable[[Turn, Heard, Question], bool]] = {
    Asked.FLARE: _flare,
    Asked.SETTLED: _settled,
    Asked.IF_THEN: _if_then,
    Asked.PAIRING: _pairing,
    Asked.ACTIVITIES: _activities,
    Asked.ABILITY: _ability,
    Asked.GOAL: _goal,
    Asked.EPISODE: _episode,
}
