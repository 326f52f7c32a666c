"""One message answered: safety first, then the open question, then everything it means."""

from collections.abc import Iterator
from dataclasses import replace

from coach.domain.amounts import Unit
from coach.domain.conversation.acting import Meant, act_or_ask, is_bare_undo, keep_undo
from coach.domain.conversation.alarms import ask_unsure, hear_alarm, unlock
from coach.domain.conversation.asked_for import answer_question
from coach.domain.conversation.beginning import before_a_plan
from coach.domain.conversation.check_in import answers_heard, begin_check_in, current_step, unclear
from coach.domain.conversation.correcting import hear_corrections
from coach.domain.conversation.goals import count_in
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.keeping import keep_walks, pain_score, remove_walks, standing
from coach.domain.conversation.meant import let_go, open_meant, say_not_meant, say_unsure, wins_over
from coach.domain.conversation.next_target import note_wish
from coach.domain.conversation.outings import (
    amount_of,
    current,
    hear_move,
    hear_plans,
    hear_skips,
    hear_snooze,
    shorten,
)
from coach.domain.conversation.pains import hear_pain, hear_pain_of_walk, hear_symptoms, keep_pains, mark_hard
from coach.domain.conversation.pending import answer_pending, done_as_planned
from coach.domain.conversation.preferences import hear_settings, set_check_in, set_if_then
from coach.domain.conversation.routine import hear_schedule
from coach.domain.conversation.second_opinion import helper_of, show_helper, suggest
from coach.domain.conversation.splitting import offer_split, offer_swap
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.undoing import undo_last
from coach.domain.conversation.walks import hear_walks, refused
from coach.domain.conversation.weekly import judge_again
from coach.domain.conversation.zones import hear_spots
from coach.domain.facts import PlannedState
from coach.domain.person import Asked, Lock, Question
from coach.domain.reading import Meaning, SaidCheckIn
from coach.domain.replies import (
    AlreadyNoted,
    AskAmount,
    Chatted,
    CheckInOver,
    EditTooLate,
    LockedStill,
    NotUnderstood,
    StillPaused,
    SummaryHeard,
    TooLong,
)
from coach.domain.sureness import ACTING, Way

GRAVE = ("low", "condition")
"""What is said of oneself that goes before any open question."""

GRAVE_MEANINGS = frozenset({Meaning.CHAT, Meaning.QUESTION, Meaning.YES, Meaning.NO, Meaning.SKIP})

SMALL_TALK = frozenset({Meaning.CHAT, Meaning.YES, Meaning.NO})

ASIDES = SMALL_TALK | {Meaning.QUESTION, Meaning.SETTINGS}
"""What words about the helper, or about calendars, may be taken for as well."""


def respond(turn: Turn, heard: Heard) -> None:
    """Answer one message."""
    turn.is_there()
    if hear_alarm(turn, heard):
        return
    question = open_meant(turn.record)
    if question and heard.answer is not None and not wins_over(heard, question):
        answer_meant(turn, question, heard.meant, yes=heard.answer)
    elif question and wins_over(heard, question):
        let_go(turn)
        new = question.about == heard.origin.message_id  # it was asked about, not acted on
        _respond(turn, replace(heard, origin=replace(heard.origin, edited=False)) if new else heard)
    else:
        _respond(turn, heard)


def answer_meant(turn: Turn, question: Question, meant: Heard | None, *, yes: bool) -> None:
    """Take the yes or no to "did you mean"; what was meant is then done as it was read."""
    let_go(turn)
    if yes and meant:
        _respond(turn, meant)
    else:
        say_not_meant(turn, question)


def _respond(turn: Turn, heard: Heard) -> None:
    if heard.too_long:
        turn.say(TooLong())
    elif heard.origin.edited and _edited(turn, heard):
        return
    elif not turn.person.active:
        before_a_plan(turn, heard)
    elif heard.says_where:
        _from_elsewhere(turn, heard)
    elif heard.kind in GRAVE and heard.reading.meanings <= GRAVE_MEANINGS:
        turn.say(Chatted(heard.kind, heard.origin.message_id))
    elif turn.person.lock and not heard.reading.walks:
        _while_locked(turn, heard, turn.person.lock)
    else:
        _with_a_plan(turn, heard)


def _edited(turn: Turn, heard: Heard) -> bool:
    """Take an edit for what it changes; True if there is nothing else to do.

    A message that told walks tells them anew. One that changed something else did so when it came: what is
    not the same when done twice is not done again.
    """
    told = tuple(walk for walk in turn.record.walks if walk.message_id == heard.origin.message_id)
    reading = heard.reading
    if not told:
        again = reading.corrections or reading.move or reading.snooze
        if again:
            turn.say(EditTooLate())
        return bool(again)
    if heard.says_done:
        return True
    if reading.walks and heard.way not in ACTING:
        return False
    if not reading.walks:
        remove_walks(turn, told)
        return True
    if len(told) == len(reading.walks) == 1 and reading.walks[0].amount.known and not reading.walks[0].when:
        said = replace(reading.walks[0], day=told[0].day)
        if not refused(turn, said):
            keep_walks(turn, (said,), heard.origin, pain_score(reading))
        return True
    return False


def _while_locked(turn: Turn, heard: Heard, lock: Lock) -> None:
    """Coach nobody whose plan waits for a professional; what they tell of pain is kept."""
    if not heard.sure:
        keep_pains(turn, heard)
    if heard.saw_professional:
        unlock(turn)
        return
    if answer_pending(turn, heard):
        return
    before = turn.record
    allowed = (Meaning.CORRECT, Meaning.SETTINGS)
    act_or_ask(turn, heard, [one for one in _ACTS if one[0] in allowed and one[0] in heard.reading.meanings])
    keep_undo(turn, heard, before)
    if not (turn.says or turn.export):
        turn.say(LockedStill(lock.level))


def _with_a_plan(turn: Turn, heard: Heard) -> None:
    pain = None if heard.sure else keep_pains(turn, heard)
    _speak_their_units(turn, heard)
    before = turn.record
    answered = _answers_late(turn, heard) or answer_pending(turn, heard)
    if not answered:
        act_or_ask(turn, heard, _acts(turn, heard))
        if pain and not heard.reading.walks:
            hear_pain(turn, pain)
        elif pain and heard.way in ACTING:
            hear_pain_of_walk(turn, pain, heard.origin.message_id)
    keep_undo(turn, heard, before)
    judge_again(turn)
    if not heard.sure and ask_unsure(turn, heard):
        return
    if heard.reading.walks and turn.person.paused and heard.way in ACTING:
        turn.say(StillPaused(turn.person.paused_until))
    elif not (turn.says or turn.export or answered):
        _lost(turn, heard)


def _from_elsewhere(turn: Turn, heard: Heard) -> None:
    """Go by the clock of where they are now, whatever is open; then answer the rest of the message."""
    before = turn.record
    if not heard.sure:
        turn.settle(Asked.DELETE, Asked.HELPER)
        hear_spots(turn, heard.spots)
    rest = heard.elsewhere
    if rest:
        _respond(turn, rest)
    keep_undo(turn, replace(heard, sure=True), before)


def _answers_late(turn: Turn, heard: Heard) -> bool:
    """Take a bare list of answers to a check-in that was asked and not answered, though no step is open."""
    week = turn.week
    if not (heard.tells_week and heard.answers and week):
        return False
    if week.asked_at is None or week.answered:
        turn.say(CheckInOver())
    else:
        begin_check_in(turn, asked_for=True)
        answers_heard(turn, heard.answers)
    return True


def _speak_their_units(turn: Turn, heard: Heard) -> None:
    """Say distances back in the units they were told in, unless the plan itself is a distance."""
    plan = turn.person.plan
    counted = plan is not None and plan.unit is Unit.METRES
    if not counted and heard.metric is not None and heard.metric != turn.person.metric:
        turn.set(metric=heard.metric)


def _acts(turn: Turn, heard: Heard) -> Iterator[Meant]:
    """Find everything a message means, in the order it is answered."""
    means = heard.reading.meanings
    if heard.wants_helper and means <= ASIDES and helper_of(turn):
        yield Meaning.CHAT, lambda turn, _: show_helper(turn)
        return
    for meaning, act in _ACTS:
        if meaning in means:
            yield meaning, act
    if heard.if_then and means <= SMALL_TALK:
        yield Meaning.CHAT, lambda turn, heard: set_if_then(turn, heard.if_then or "")
    if heard.counts_in and means <= SMALL_TALK:
        yield Meaning.CHAT, _count_in
    if heard.check_in_time:
        yield Meaning.CHAT, _check_in_time
    elif heard.wants_check_in and means <= SMALL_TALK:
        yield Meaning.CHAT, lambda turn, _: _check_in_now(turn)


def _count_in(turn: Turn, heard: Heard) -> None:
    if heard.counts_in:
        count_in(turn, heard.counts_in)


def _check_in_time(turn: Turn, heard: Heard) -> None:
    if heard.check_in_time:
        set_check_in(turn, heard.check_in_time)


def _check_in_now(turn: Turn) -> None:
    asked = begin_check_in(turn, asked_for=True)
    if asked:
        turn.say(asked)


def _summary(turn: Turn, heard: Heard) -> None:
    if heard.reading.summary and not heard.reading.walks:
        turn.say(SummaryHeard(heard.reading.summary.walks))


def _check_in_words(turn: Turn, heard: Heard) -> None:
    """Take "too easy", "too long", "split them" outside a check-in too."""
    said: SaidCheckIn | None = heard.reading.check_in
    if said is None:
        return
    question = turn.person.question
    planned = current(turn)
    if question and question.asked is Asked.NUDGE and planned and said.next in ("less", "split"):
        shorten(turn, planned)
    elif said.next == "split":
        reply = offer_split(turn, asked=True)
        if reply:
            turn.say(reply)
    elif said.difficulty == "hard":
        mark_hard(turn)
        offer_swap(turn)
    elif said.next or said.difficulty == "easy":
        note_wish(turn, said.next or "more")


def _symptoms(turn: Turn, heard: Heard) -> None:
    hear_symptoms(turn, heard)


def _lost(turn: Turn, heard: Heard) -> None:
    """Nothing was understood: ask the open step again, or say what can be said."""
    step = current_step(turn)
    if heard.says_done:
        _done(turn, heard)
    elif step and heard.kind is None:
        unclear(turn, step)
    elif heard.tells_week:
        turn.say(CheckInOver())
    elif heard.kind:
        turn.say(Chatted(heard.kind, heard.origin.message_id))
    elif heard.suggestion and suggest(turn, heard.suggestion):
        return
    elif heard.way is Way.HELP:
        say_unsure(turn, heard)
    else:
        turn.say(NotUnderstood(heard.origin.message_id))


def _done(turn: Turn, heard: Heard) -> None:
    """Take a bare "done" for today's planned walk; ask how long where there is none."""
    todays = [one for one in turn.record.planned if one.day == turn.today]
    still_open = next((one for one in todays if one.state is PlannedState.OPEN), None)
    if still_open:
        done_as_planned(turn, still_open, heard.origin)
    elif any(one.state is PlannedState.DONE for one in todays):
        turn.say(AlreadyNoted(standing(turn)))
    else:
        turn.say(AskAmount(turn.today))
        turn.ask(Asked.AMOUNT, notes={"day": turn.today.isoformat()})


def _hear_plans(turn: Turn, heard: Heard) -> None:
    question = turn.person.question
    planned = current(turn)
    going = heard.reading.plans[0] if heard.reading.plans else None
    nudged = question is not None and question.asked is Asked.NUDGE
    if nudged and planned and going and going.amount.known and not going.at:
        shorten(turn, planned, amount_of(turn, going.amount))
    else:
        hear_plans(turn, heard.reading.plans)


def _walks(turn: Turn, heard: Heard) -> None:
    if heard.reading.walks:
        hear_walks(turn, heard)


def _corrections(turn: Turn, heard: Heard) -> None:
    """Change what was kept; a bare "undo" takes back whatever was told last."""
    if not (is_bare_undo(heard) and undo_last(turn)):
        hear_corrections(turn, heard.reading.corrections, heard.origin)


def _skips(turn: Turn, heard: Heard) -> None:
    if heard.reading.skips:
        hear_skips(turn, heard.reading.skips, heard.origin.message_id)


def _schedule(turn: Turn, heard: Heard) -> None:
    if heard.reading.schedule:
        hear_schedule(turn, heard.reading.schedule)


def _move(turn: Turn, heard: Heard) -> None:
    if heard.reading.move:
        hear_move(turn, heard.reading.move)


def _snooze(turn: Turn, heard: Heard) -> None:
    if heard.reading.snooze:
        hear_snooze(turn, heard.reading.snooze)


def _settings(turn: Turn, heard: Heard) -> None:
    if heard.reading.settings:
        hear_settings(turn, heard.reading.settings, heard)


_ACTS: tuple[Meant, ...] = (
    (Meaning.WALK, _walks),
    (Meaning.SUMMARY, _summary),
    (Meaning.CORRECT, _corrections),
    (Meaning.SKIP, _skips),
    (Meaning.MOVE, _move),
    (Meaning.SNOOZE, _snooze),
    (Meaning.PLAN, _hear_plans),
    (Meaning.SCHEDULE, _schedule),
    (Meaning.CHECK_IN, _check_in_words),
    (Meaning.SETTINGS, _settings),
    (Meaning.SYMPTOM, _symptoms),
    (Meaning.QUESTION, lambda turn, heard: answer_question(turn, heard.reading.question or "other")),
)
