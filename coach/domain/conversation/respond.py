"""One message answered: safety first, then the open question, then everything it means."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from coach.domain.amounts import Unit
from coach.domain.conversation.alarms import ask_unsure, hear_alarm, unlock
from coach.domain.conversation.asked_for import answer_question
from coach.domain.conversation.check_in import begin_check_in, current_step, note_wish, unclear
from coach.domain.conversation.correcting import hear_corrections
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.keeping import keep_walks, pain_score, remove_walks, standing
from coach.domain.conversation.onboarding import STARTING, ask_stage, declined, hear_at_start
from coach.domain.conversation.outings import (
    amount_of,
    current,
    hear_move,
    hear_plans,
    hear_skips,
    hear_snooze,
    shorten,
    undo_skip,
)
from coach.domain.conversation.pains import hear_pain, hear_symptoms, keep_pains, mark_hard
from coach.domain.conversation.pending import answer_pending, done_as_planned
from coach.domain.conversation.preferences import hear_settings, set_check_in, set_if_then
from coach.domain.conversation.routine import hear_schedule
from coach.domain.conversation.second_opinion import helper_of, show_helper, suggest
from coach.domain.conversation.splitting import offer_split, offer_swap
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.walks import hear_walks, refused
from coach.domain.conversation.weekly import judge_again
from coach.domain.facts import PlannedState
from coach.domain.person import Asked, Lock, Stage
from coach.domain.reading import Meaning, SaidCheckIn
from coach.domain.replies import (
    AlreadyNoted,
    AskAmount,
    Chatted,
    CheckInOver,
    EditTooLate,
    LockedStill,
    NewBaseline,
    NotUnderstood,
    StillPaused,
    SummaryHeard,
    TooLong,
)

CONSENTED = (Stage.SCREENING, Stage.COMFORT, Stage.ZONE, Stage.TIMES, Stage.WAITING)

ADULT = 18

GRAVE = ("low", "condition")
"""What is said of oneself that goes before any open question."""

GRAVE_MEANINGS = frozenset({Meaning.CHAT, Meaning.QUESTION, Meaning.YES, Meaning.NO, Meaning.SKIP})

SMALL_TALK = frozenset({Meaning.CHAT, Meaning.YES, Meaning.NO})

ABOUT_HELPER = SMALL_TALK | {Meaning.QUESTION, Meaning.SETTINGS}
"""What words about the helper may be taken for as well."""


def respond(turn: Turn, heard: Heard) -> None:
    """Answer one message."""
    turn.is_there()
    if hear_alarm(turn, heard):
        return
    if heard.too_long:
        turn.say(TooLong())
    elif heard.origin.edited and _edited(turn, heard):
        return
    elif not turn.person.active:
        _before_a_plan(turn, heard)
    elif heard.kind in GRAVE and heard.reading.meanings <= GRAVE_MEANINGS:
        turn.say(Chatted(heard.kind, heard.origin.message_id))
    elif turn.person.lock and not heard.reading.walks:
        _while_locked(turn, heard, turn.person.lock)
    else:
        _with_a_plan(turn, heard)


def _before_a_plan(turn: Turn, heard: Heard) -> None:
    """Go on with the start; a walk told meanwhile is kept too."""
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
    elif turn.person.stage in CONSENTED and turn.person.plan and heard.reading.walks and not heard.comfort:
        hear_walks(turn, heard)
        ask_stage(turn, again=False)
    elif heard.reading.corrections and turn.record.walks:
        hear_corrections(turn, heard.reading.corrections, heard.origin)
        ask_stage(turn, again=False)
    else:
        hear_at_start(turn, heard)


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
    if heard.reading.walks:
        hear_walks(turn, heard)
    turn.set(plan=None)
    turn.say(NewBaseline((turn.today - last).days if last else 0))
    ask_stage(turn, again=False)


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
    keep_pains(turn, heard)
    if heard.saw_professional:
        unlock(turn)
        return
    if answer_pending(turn, heard):
        return
    if heard.reading.corrections:
        _corrections(turn, heard)
    elif heard.reading.settings:
        hear_settings(turn, heard.reading.settings, heard)
    if not (turn.says or turn.export):
        turn.say(LockedStill(lock.level))


def _with_a_plan(turn: Turn, heard: Heard) -> None:
    pain = keep_pains(turn, heard)
    _speak_their_units(turn, heard)
    answered = answer_pending(turn, heard)
    if not answered:
        for act in _acts(turn, heard):
            act(turn, heard)
        if pain and not heard.reading.walks:
            hear_pain(turn, pain)
    judge_again(turn)
    if ask_unsure(turn, heard):
        return
    if heard.reading.walks and turn.person.paused:
        turn.say(StillPaused(turn.person.paused_until))
    elif not (turn.says or turn.export or answered):
        _lost(turn, heard)


def _speak_their_units(turn: Turn, heard: Heard) -> None:
    """Say distances back in the units they were told in, unless the plan itself is a distance."""
    plan = turn.person.plan
    counted = plan is not None and plan.unit is Unit.METRES
    if not counted and heard.metric is not None and heard.metric != turn.person.metric:
        turn.set(metric=heard.metric)


def _acts(turn: Turn, heard: Heard) -> Iterator[Callable[[Turn, Heard], None]]:
    """Find everything a message means, in the order it is answered."""
    means = heard.reading.meanings
    if heard.wants_helper and means <= ABOUT_HELPER and helper_of(turn):
        yield lambda turn, _: show_helper(turn)
        return
    for meaning, act in _ACTS:
        if meaning in means:
            yield act
    if heard.if_then and means <= SMALL_TALK:
        yield lambda turn, heard: set_if_then(turn, heard.if_then or "")
    if heard.check_in_time:
        yield _check_in_time
    elif heard.wants_check_in and means <= SMALL_TALK:
        yield lambda turn, _: _check_in_now(turn)


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
    elif not (heard.suggestion and suggest(turn, heard.suggestion)):
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
    said = heard.reading.corrections
    if not (len(said) == 1 and said[0].op == "delete" and said[0].day is None and undo_skip(turn)):
        hear_corrections(turn, said, heard.origin)


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


_ACTS: tuple[tuple[Meaning, Callable[[Turn, Heard], None]], ...] = (
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
