"""Own activities that the back makes hard, scored every four weeks (PSFS: Stratford et al., 1995)."""

from coach.domain.conversation.heard import Heard
from coach.domain.conversation.pairing import leave
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Ability
from coach.domain.person import Asked
from coach.domain.replies import AbilityKept, AskAbility, AskActivities

MOST_SCORE = 10


def ask_activities(turn: Turn) -> None:
    """Ask which activities the back makes hard."""
    turn.say(AskActivities())
    turn.ask(Asked.ACTIVITIES, hours=24)


def score_activities(turn: Turn) -> None:
    """Ask how well each of their activities goes now; who has named none is asked for them."""
    if turn.person.activities:
        _ask(turn, ())
    else:
        ask_activities(turn)


def _ask(turn: Turn, scores: tuple[int, ...]) -> None:
    activities = turn.person.activities
    place = len(scores)
    turn.say(AskAbility(activities[place], place + 1, len(activities)))
    turn.ask(Asked.ABILITY, hours=24, notes={"scores": ",".join(map(str, scores))})


def activities_heard(turn: Turn, heard: Heard) -> bool:
    """Keep the activities that were named, and ask for their scores."""
    if heard.answer is False:
        leave(turn, Asked.ACTIVITIES)
        return True
    told = any(said.amount.known for said in heard.reading.walks)
    if told or not heard.activities or heard.answer is True:
        return False
    turn.settle(Asked.ACTIVITIES)
    turn.set(activities=heard.activities)
    score_activities(turn)
    return True


def ability_given(turn: Turn, score: int) -> bool:
    """Take the score of the activity that is asked about; False if none is."""
    question = turn.person.question
    if question is None or question.asked is not Asked.ABILITY or not 0 <= score <= MOST_SCORE:
        return False
    before = question.notes["scores"]
    scores = (*(int(one) for one in before.split(",") if one), score)
    activities = turn.person.activities
    if len(scores) < len(activities):
        _ask(turn, scores)
        return True
    turn.settle(Asked.ABILITY)
    last = turn.record.abilities[-1] if turn.record.abilities else None
    same = last is not None and last.activities == activities
    turn.keep_ability(Ability(turn.record.now, activities, scores))
    turn.say(AbilityKept(activities, scores, last.scores if last and same else ()))
    return True
