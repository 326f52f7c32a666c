"""The open question answered in words; text works wherever a button does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from coach.domain.amounts import Amount, Unit
from coach.domain.conversation.alarms import answer_unsure
from coach.domain.conversation.check_in import answered_in_words
from coach.domain.conversation.correcting import rewrite
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.keeping import keep_walks
from coach.domain.conversation.next_target import raises, wish
from coach.domain.conversation.outings import (
    current,
    move_time_given,
    plan_time_given,
    say_skipped,
    shorten,
    skip,
)
from coach.domain.conversation.own_matters import answers_week
from coach.domain.conversation.pains import hear_pain, score_given
from coach.domain.conversation.planning import Moment
from coach.domain.conversation.programme_answers import PROGRAMME
from coach.domain.conversation.routine import days_given, time_given
from coach.domain.conversation.second_opinion import allow_helper, meant, refuse_helper
from coach.domain.conversation.splitting import decline, open_offer, reason_given, take
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.waiting_walks import said_of, said_of_all
from coach.domain.conversation.walks import ask_amount, refused
from coach.domain.conversation.weekly import no_walks, some_walks
from coach.domain.conversation.whereabouts import answer_zone
from coach.domain.conversation.zones import hear_spots
from coach.domain.facts import Planned, PlannedState
from coach.domain.person import Asked, Question
from coach.domain.reading import Meaning, SaidWalk
from coach.domain.replies import Deleted, DeleteKept, NoSigns, NotKept, PlanHeard

DELETE_WORD = "delete"
"""What is typed to confirm."""


def answer_pending(turn: Turn, heard: Heard) -> bool:
    """Take a message as the answer to the open question; False if it is about something else."""
    question = turn.person.question
    if question is None:
        return _answer_offer(turn, heard)
    if question.until <= turn.record.now:
        turn.set(question=None)
        return _answer_offer(turn, heard)
    answer = _ANSWERS.get(question.asked)
    return answer(turn, heard, question) if answer else False


def _answer_offer(turn: Turn, heard: Heard) -> bool:
    """Take a bare yes or no as the answer to an offer that still stands."""
    if heard.answer is None or open_offer(turn) is None or heard.reading.walks:
        return False
    if heard.answer:
        take(turn)
    else:
        decline(turn)
    return True


def _walk_in(heard: Heard) -> SaidWalk | None:
    """Find the one walk with an amount that a message tells."""
    known = [said for said in heard.reading.walks if said.amount.known]
    return known[0] if len(known) == 1 else None


def _amount(turn: Turn, heard: Heard, question: Question) -> bool:
    said = _walk_in(heard)
    if said is None:
        return False
    asked_day = date.fromisoformat(question.notes["day"])
    count = int(question.notes.get("count", "1")) if said.count in (None, 1) else said.count
    whole = replace(said, day=said.day if said.when else asked_day, count=count)
    if not refused(turn, whole):
        keep_walks(turn, (whole,), heard.origin)
    return True


def _shorter(turn: Turn, heard: Heard, question: Question) -> bool:
    said = _walk_in(heard)
    planned = next((one for one in turn.record.planned if one.id == question.about), None)
    if said is None:
        return False
    turn.settle(Asked.SHORTER)
    whole = said if said.when or planned is None else replace(said, day=planned.day)
    if not refused(turn, whole):
        keep_walks(turn, (whole,), heard.origin)
    return True


def _unit(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.unit is None:
        return False
    unit_given(turn, heard.unit, question, heard.origin)
    return True


def unit_given(turn: Turn, unit: Unit, question: Question, origin: Origin) -> None:
    """Complete "3k" with its unit."""
    thousands = float(question.notes["number"])
    count = thousands if unit is Unit.MINUTES else thousands * 1000
    said = SaidWalk(date.fromisoformat(question.notes["day"]), Amount.of(unit, count))
    if not refused(turn, said):
        keep_walks(turn, (said,), origin)


def _day(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.day is None:
        return False
    day_given(turn, heard.day, question, heard.origin)
    return True


def day_given(turn: Turn, day: date, question: Question, origin: Origin) -> None:
    """Complete a walk with its day."""
    said = replace(said_of(question.notes), day=day)
    if refused(turn, said):
        return
    if said.amount.known:
        keep_walks(turn, (said,), origin)
    else:
        ask_amount(turn, said)


def _confirm(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.answer is None:
        return False
    confirmed(turn, question, heard.origin, yes=heard.answer)
    return True


def confirmed(turn: Turn, question: Question, origin: Origin, *, yes: bool) -> None:
    """Take the yes or no to "shall I note this?"."""
    turn.settle(Asked.CONFIRM_WALK)
    if yes:
        keep_walks(turn, said_of_all(question.notes), origin)
    else:
        turn.say(NotKept())


def _suggested(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.answer is None:
        return False
    meant(turn, question, heard.origin, yes=heard.answer)
    return True


def _helper(turn: Turn, heard: Heard, question: Question) -> bool:
    """Take a yes only for the very next thing said: consent is given to what was just explained."""
    turn.settle(Asked.HELPER)
    if heard.answer:
        allow_helper(turn, question)
    elif heard.answer is False:
        refuse_helper(turn)
    return heard.answer is not None


def _time_in(heard: Heard) -> time | None:
    """Find the clock time of a message that is an answer and no schedule of its own."""
    said = heard.reading.schedule
    if said and said.slots and said.slots[0].at and not said.slots[0].days:
        return said.slots[0].at
    moved = heard.reading.move
    if moved and moved.to_time:
        return moved.to_time
    return next((plan.at for plan in heard.reading.plans if plan.at), None)


def _slot_time(turn: Turn, heard: Heard, question: Question) -> bool:
    at = _time_in(heard)
    if at is None:
        return False
    time_given(turn, at)
    return True


def _slot_days(turn: Turn, heard: Heard, question: Question) -> bool:
    said = heard.reading.schedule
    days = said.slots[0].days if said and said.slots else None
    if days is None or (said and said.slots[0].at):
        return False
    days_given(turn, days)
    return True


def _plan_time(turn: Turn, heard: Heard, question: Question) -> bool:
    at = _time_in(heard)
    if at:
        plan_time_given(turn, at)
    elif heard.answer is False:
        no_reminder(turn, question)
    return at is not None or heard.answer is False


def no_reminder(turn: Turn, question: Question) -> None:
    """Leave a one-off plan without a time, as its reminder isn't wanted."""
    turn.settle(Asked.PLAN_TIME)
    turn.say(PlanHeard(date.fromisoformat(question.notes["day"])))


def _move_time(turn: Turn, heard: Heard, question: Question) -> bool:
    at = _time_in(heard)
    if at is None:
        return False
    day = heard.day or date.fromisoformat(question.notes["day"])
    move_time_given(turn, Moment(day, at))
    return True


def _pain(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.score is None or heard.reading.walks:
        return False
    if heard.reading.pains:  # kept already; a bare "0" is no "no walk today"
        only = heard.reading.meanings <= {Meaning.PAIN, Meaning.SKIP}
        if only:
            hear_pain(turn, heard.reading.pains[-1])
        return only
    score_given(turn, heard.score, heard.origin.message_id)
    return True


def _check_in(turn: Turn, heard: Heard, question: Question) -> bool:
    return answers_week(heard) and answered_in_words(turn, heard)


def _next_target(turn: Turn, heard: Heard, question: Question) -> bool:
    said = heard.reading.check_in
    if said and said.next in ("more", "less", "same"):
        return wish(turn, "less" if said.next == "same" and raises(turn) else said.next)
    if heard.answer is None:
        return False
    return wish(turn, "ok" if heard.answer else "less")


def _did_you_walk(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.reading.walks:
        return False
    if heard.answer:
        some_walks(turn)
    elif heard.answer is False or heard.reading.skips:
        no_walks(turn)
    return heard.answer is not None or bool(heard.reading.skips)


def _decline_reason(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.decline_reason is None:
        return False
    reason_given(turn, heard.decline_reason)
    return True


def _nudge(turn: Turn, heard: Heard, question: Question) -> bool:
    """Take "done", "yes" or "no" after a nudge or a follow-up as its button."""
    planned = current(turn)
    if planned is None:
        return False
    if heard.in_part and not any(said.amount.known for said in heard.reading.walks):
        shorten(turn, planned)
        return True
    bare = [said for said in heard.reading.walks if not said.amount.known]
    if len(bare) == 1 and len(heard.reading.walks) == 1 and not bare[0].when:
        return done_as_planned(turn, planned, heard.origin)
    if heard.reading.meanings - {Meaning.YES, Meaning.NO, Meaning.CHAT}:
        return False
    if heard.answer is False:
        skip(turn, planned, None)
        turn.settle(Asked.NUDGE, Asked.FOLLOW_UP)
        say_skipped(turn, (planned.day,), None)
    elif heard.answer and question.asked is Asked.FOLLOW_UP:
        done_as_planned(turn, planned, heard.origin)
    elif heard.answer:
        turn.say(PlanHeard(planned.day))
    return heard.answer is not None


def done_as_planned(turn: Turn, planned: Planned, origin: Origin) -> bool:
    """Keep a walk as it was planned; False if it is not open any more, or not today's yet."""
    if planned.state is not PlannedState.OPEN or planned.day > turn.local.date():
        return False
    if not planned.amount:  # a baseline week asks for no amount
        ask_amount(turn, SaidWalk(planned.day, Amount()))
        return True
    amount = Amount.of(turn.plan.unit, planned.amount)
    keep_walks(turn, (SaidWalk(planned.day, amount),), replace(origin, about=planned.id))
    return True


def _delete(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.text.strip().strip("\"'.!").casefold() == DELETE_WORD:
        turn.forget = True
        turn.say(Deleted())
        return True
    turn.settle(Asked.DELETE)
    if heard.answer is not None:
        turn.say(DeleteKept())
    return heard.answer is not None


def _safety(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.answer is None:
        return False
    answer_unsure(turn, yes=heard.answer)
    if not heard.answer:
        turn.say(NoSigns())
    return True


def _zone(turn: Turn, heard: Heard, question: Question) -> bool:
    if heard.reading.walks:
        return False
    if heard.spots and not heard.answer:
        hear_spots(turn, heard.spots)
        return True
    return heard.answer is not None and answer_zone(turn, question, yes=heard.answer)


def _correct(turn: Turn, heard: Heard, question: Question) -> bool:
    walk = next((one for one in turn.record.walks if one.id == question.about), None)
    if walk is None or heard.reading.corrections:
        return False
    said = _walk_in(heard) or (SaidWalk(heard.day, Amount()) if heard.day else None)
    if said is None:
        return False
    as_said = said if said.when or not said.amount.known else replace(said, day=walk.day)
    rewrite(turn, walk, as_said)
    return True


_ANSWERS: dict[Asked, Callable[[Turn, Heard, Question], bool]] = {
    Asked.AMOUNT: _amount,
    Asked.SHORTER: _shorter,
    Asked.UNIT: _unit,
    Asked.DAY: _day,
    Asked.CONFIRM_WALK: _confirm,
    Asked.SLOT_TIME: _slot_time,
    Asked.SLOT_DAYS: _slot_days,
    Asked.PLAN_TIME: _plan_time,
    Asked.MOVE_TIME: _move_time,
    Asked.PAIN: _pain,
    Asked.CHECK_IN: _check_in,
    Asked.NEXT_TARGET: _next_target,
    Asked.DID_YOU_WALK: _did_you_walk,
    Asked.DECLINE_REASON: _decline_reason,
    Asked.NUDGE: _nudge,
    Asked.FOLLOW_UP: _nudge,
    Asked.DELETE: _delete,
    Asked.SAFETY: _safety,
    Asked.ZONE: _zone,
    Asked.CORRECT: _correct,
    Asked.SUGGESTED: _suggested,
    Asked.HELPER: _helper,
    **PROGRAMME,
}
