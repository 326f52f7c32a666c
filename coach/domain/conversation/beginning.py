"""What is written before there is a plan: the start goes on, and a walk told meanwhile is kept."""

from coach.domain.conversation.alarms import unlock
from coach.domain.conversation.correcting import hear_corrections
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.onboarding import STARTING, ask_stage, declined, hear_at_start
from coach.domain.conversation.pending import answer_pending
from coach.domain.conversation.preferences import set_language
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.walks import hear_walks
from coach.domain.conversation.whereabouts import place_told
from coach.domain.person import Asked, Lock, Stage
from coach.domain.replies import LockedStill, NewBaseline
from coach.domain.sureness import ACTING

CONSENTED = (Stage.SCREENING, Stage.COMFORT, Stage.ZONE, Stage.TIMES, Stage.WAITING)

BESIDE = (Stage.SCREENING, Stage.COMFORT, Stage.TIMES, Stage.WAITING)
"""Stages that a place is no answer to, and still worth to know."""

ADULT = 18


def before_a_plan(turn: Turn, heard: Heard) -> None:
    """Go on with the start; a walk told meanwhile is kept too."""
    if not (heard.says_where and turn.person.stage in BESIDE) or turn.person.lock:
        _go_on(turn, heard)
        return
    place_told(turn, heard.spots)
    rest = heard.elsewhere
    if rest:
        _go_on(turn, rest)
    else:
        ask_stage(turn, again=False)


def _go_on(turn: Turn, heard: Heard) -> None:
    question = turn.person.question
    lock = turn.person.lock
    if question and question.asked is Asked.DELETE and answer_pending(turn, heard):
        return
    if lock and turn.person.stage in STARTING:
        _locked_at_start(turn, heard, lock)
    elif heard.age is not None and heard.age < ADULT:
        declined(turn, young=True)
    elif turn.person.stage is Stage.SCREENING and turn.person.plan:
        _come_back(turn, heard)
    elif heard.reading.settings and heard.reading.settings.language:
        set_language(turn, heard.reading.settings.language)
        ask_stage(turn, again=False)
    elif _tells_walks_at_start(turn, heard):
        hear_walks(turn, heard)
        ask_stage(turn, again=False)
    elif heard.reading.corrections and turn.record.walks and heard.way in ACTING:
        hear_corrections(turn, heard.reading.corrections, heard.origin)
        ask_stage(turn, again=False)
    else:
        _hear_comfortable_walk(turn, heard)
        hear_at_start(turn, heard)


def _hear_comfortable_walk(turn: Turn, heard: Heard) -> None:
    """Keep a walk by which somebody tells what is comfortable: "walked 20 min today" is both."""
    asked = turn.person.stage is Stage.COMFORT and heard.comfort is not None and heard.comfort.days is None
    told = bool(heard.reading.walks) and all(said.when for said in heard.reading.walks)
    if asked and told and heard.way in ACTING:
        hear_walks(turn, heard)


def _tells_walks_at_start(turn: Turn, heard: Heard) -> bool:
    """Whether a walk is told between two steps of the start, and is sure: the steps leave no room to ask."""
    begun = turn.person.stage in CONSENTED and turn.person.plan is not None
    return begun and bool(heard.reading.walks) and heard.comfort is None and heard.way in ACTING


def _locked_at_start(turn: Turn, heard: Heard, lock: Lock) -> None:
    """Go no further before a professional was asked."""
    if heard.saw_professional:
        unlock(turn)
        ask_stage(turn, again=False)
    else:
        turn.say(LockedStill(lock.level))


def _come_back(turn: Turn, heard: Heard) -> None:
    """Begin anew with somebody who was away for long: welcomed, then screened again."""
    last = max((walk.day for walk in turn.record.walks), default=None)
    if heard.reading.walks and heard.way in ACTING:
        hear_walks(turn, heard)
    turn.set(plan=None)
    turn.say(NewBaseline((turn.today - last).days if last else 0))
    ask_stage(turn, again=False)
