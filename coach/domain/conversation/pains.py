"""Pain and symptoms that are no warning signs: kept, heard, never explained."""

from dataclasses import replace

from coach.domain.conversation.counting import last_walk, whole
from coach.domain.conversation.flares import is_flare, offer_flare
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import usual
from coach.domain.facts import Pain
from coach.domain.person import Asked
from coach.domain.reading import SaidPain
from coach.domain.replies import (
    AskSettled,
    FlareHeard,
    Measure,
    NoSigns,
    PainNoted,
    SettledHeard,
    SymptomHeard,
)
from coach.domain.traffic import MIDDLING, RISE, Light, PainReport, light

NEAR = 1
"""Pain within 1 point of the usual counts as settled."""

FLARE_LONG_DAYS = 14

MILD = frozenset({"fatigue", "muscle_soreness", "stiffness", "out_of_breath_exertion"})
"""What walking may bring: heard with the walk, no words of its own."""


def keep_pains(turn: Turn, heard: Heard) -> SaidPain | None:
    """Keep every pain of a message; return the last that carries anything."""
    for place, said in enumerate(heard.reading.pains):
        score = 0 if said.level == "none" and said.score is None else whole(said.score)
        pain = Pain(
            turn.record.now,
            turn.today,
            None if score is None else min(10, max(0, score)),
            said.level,
            said.trend,
            heard.origin.message_id,
            place,
        )
        turn.keep_pain(pain)
    return heard.reading.pains[-1] if heard.reading.pains else None


def hear_pain(turn: Turn, said: SaidPain) -> None:
    """Answer pain that was told without a walk."""
    question = turn.person.question
    score = whole(said.score)
    if said.level == "none":
        score = 0
    turn.settle(Asked.PAIN)
    if turn.person.flare and said.trend == "worse":
        turn.say(FlareHeard("see_someone"))
    elif is_flare(turn, said, score):
        offer_flare(turn, None if score is None else min(10, score))
    elif turn.person.flare and question and question.asked is Asked.PAIN and score is not None:
        _flare_answer(turn, score)
    else:
        turn.say(PainNoted(whole(said.score), said.level, said.trend))
        if score is None:
            turn.ask(Asked.PAIN, hours=2)


def score_given(turn: Turn, score: int, message_id: int) -> None:
    """Take a bare score as the answer to "how is the pain?"."""
    turn.keep_pain(Pain(turn.record.now, turn.today, score, message_id=message_id))
    hear_pain(turn, SaidPain(score=score))


def _flare_answer(turn: Turn, score: int) -> None:
    """Count answers near the usual pain; two in a row and the flare is over by the week's close."""
    flare = turn.person.flare
    if flare is None:
        return
    ref = usual(turn)
    near = ref is None or score <= ref + NEAR
    settled = flare.settled + 1 if near else 0
    turn.set(flare=replace(flare, settled=settled))
    days = (turn.record.now - flare.since).days
    if not near and (days >= FLARE_LONG_DAYS or _is_worse(turn, score)):
        turn.say(FlareHeard("see_someone"))
    elif settled >= 2 and light(PainReport(score), ref) is Light.GREEN:
        turn.say(FlareHeard("over", Measure(flare.target_before, turn.plan.unit)))
    else:
        turn.say(FlareHeard("settling" if near else "same"))


def _is_worse(turn: Turn, score: int) -> bool:
    """Whether pain rose, by more than the noise of the scale, since it was last told."""
    told = [pain.score for pain in turn.record.pains[:-1] if pain.score is not None]
    asked = [week.answers.pain for week in turn.record.weeks if week.answers.pain is not None]
    before = [*asked, *told][-1:]
    return any(score >= last + RISE for last in before)


def mark_hard(turn: Turn) -> None:
    """Note that today's last walk was hard, so that it is no measure of what is comfortable."""
    last = last_walk(turn.record)
    if last and last.day == turn.today:
        turn.keep_walk(replace(last, hard=True))


def hear_symptoms(turn: Turn, heard: Heard) -> None:
    """Answer symptoms that are no warning signs; "none of those" too."""
    present = tuple(one.code for one in heard.reading.symptoms if one.status == "present")
    if present:
        if {"fatigue", "muscle_soreness"} & set(present):
            mark_hard(turn)
        if not (turn.says and MILD.issuperset(present)):
            turn.say(SymptomHeard(present))
    elif any(one.status == "negated" for one in heard.reading.symptoms):
        turn.say(NoSigns())


def hear_pain_of_walk(turn: Turn, said: SaidPain, message_id: int) -> None:
    """Answer pain that was told with a walk: a flare is offered, other pain is asked whether it settled."""
    score = whole(said.score)
    if is_flare(turn, said, score):
        offer_flare(turn, None)
    else:
        ask_settled(turn, said, message_id)


def ask_settled(turn: Turn, said: SaidPain, message_id: int) -> None:
    """Ask whether the pain of a walk that was just told was gone within two hours, once a day."""
    if said.phase == "before" or not _is_some(whole(said.score), said.level):
        return
    others = [one for one in turn.record.pains if one.day == turn.today and one.message_id != message_id]
    if not any(_is_some(one.score, one.level) for one in others):
        turn.say(AskSettled(message_id))
        turn.ask(Asked.SETTLED, about=message_id)


def _is_some(score: int | None, level: str | None) -> bool:
    return level in ("moderate", "severe") or (score is not None and score >= MIDDLING)


def settled_given(turn: Turn, message_id: int, *, soon: bool) -> bool:
    """Keep whether it was gone within two hours; False if no pain was told by that message."""
    told = [one for one in turn.record.pains if one.message_id == message_id]
    for pain in told:
        turn.keep_pain(replace(pain, settled=soon))
    if told:
        turn.settle(Asked.SETTLED)
        turn.say(SettledHeard(soon))
    return bool(told)
