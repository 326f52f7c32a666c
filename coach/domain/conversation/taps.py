"""One tap answered; a button that is out of date changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeVar

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.abilities import ABILITIES, ability_given, is_asked
from coach.domain.conversation.alarms import answer_unsure, unlock
from coach.domain.conversation.asked_for import show, show_settings
from coach.domain.conversation.calendars import tap_calendar
from coach.domain.conversation.check_in import NUMBERS, begin_check_in, current_step, tapped
from coach.domain.conversation.counting import told
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.keeping import keep_walks, undo
from coach.domain.conversation.meant import open_meant
from coach.domain.conversation.next_target import wish
from coach.domain.conversation.onboarding import STARTING, ask_stage, tap_at_start
from coach.domain.conversation.outings import (
    ask_move,
    move,
    move_time_given,
    plan_time_given,
    say_skipped,
    shorten,
    skip,
    snooze,
)
from coach.domain.conversation.pains import score_given
from coach.domain.conversation.pending import (
    confirmed,
    day_given,
    done_as_planned,
    no_reminder,
    unit_given,
)
from coach.domain.conversation.planning import Moment
from coach.domain.conversation.preferences import set_language
from coach.domain.conversation.programme_taps import PROGRAMME
from coach.domain.conversation.respond import answer_meant
from coach.domain.conversation.routine import come_back, days_given, time_given
from coach.domain.conversation.second_opinion import allow_helper, meant, refuse_helper
from coach.domain.conversation.splitting import decline, open_offer, reason_given, take
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.undoing import remember, undo_named
from coach.domain.conversation.walks import refused
from coach.domain.conversation.weekly import judge_again, no_walks, some_walks
from coach.domain.conversation.whereabouts import answer_zone
from coach.domain.conversation.zones import change_zone, is_zone
from coach.domain.facts import Planned, PlannedState
from coach.domain.grid import GRIDS, down_to
from coach.domain.person import Asked, Question
from coach.domain.reading import SaidWalk
from coach.domain.replies import (
    AskCorrection,
    DeleteKept,
    HelpShown,
    LockedStill,
    NoSigns,
    PainNoted,
)
from coach.domain.wallclock import to_utc

ALWAYS = (Verb.COMMAND, Verb.UNLOCK, Verb.HELPER)
"""What may be tapped whatever the plan waits for."""

REASONS = ("time", "pain", "tired", "too_much")


def tap(turn: Turn, choice: Choice, origin: Origin, meant: Heard | None = None) -> None:
    """Answer one tap; `turn.acted` is False afterwards if the button means nothing any more.

    `meant`: the message that "did you mean" is open about, read again.
    """
    turn.is_there()
    if choice.verb is not Verb.HELPER:
        turn.settle(Asked.HELPER)
    lock = turn.person.lock
    if lock and turn.person.stage in STARTING and choice.verb not in ALWAYS:
        turn.say(LockedStill(lock.level))
        return
    if tap_at_start(turn, choice):
        return
    if choice.verb is Verb.MEANT:
        turn.acted = _meant(turn, choice, meant)
        return
    before = turn.record
    act = _TAPS.get(choice.verb)
    allowed = turn.person.active or choice.verb in ALWAYS
    turn.acted = bool(act and allowed and act(turn, choice, origin))
    if turn.acted:
        if choice.verb is not Verb.UNDO:
            remember(turn, before, origin.message_id)
        judge_again(turn)


def _meant(turn: Turn, choice: Choice, meant: Heard | None) -> bool:
    """Take the answer to "did you mean", if it is still about that message."""
    question = open_meant(turn.record)
    if question is None or question.about != choice.about:
        return False
    answer_meant(turn, question, meant, yes=choice.value == "yes")
    return True


def _question(turn: Turn, *asked: Asked) -> Question | None:
    question = turn.person.question
    fits = question is not None and question.asked in asked and question.until > turn.record.now
    return question if fits else None


_Value = TypeVar("_Value", date, datetime, time)


def _read(parse: Callable[[str], _Value], value: str) -> _Value | None:
    """Read what a button carries; None where it carries something else."""
    try:
        return parse(value)
    except ValueError:
        return None


def _planned(turn: Turn, choice: Choice) -> Planned | None:
    there = next((one for one in turn.record.planned if one.id == choice.about), None)
    return there if there and there.state is PlannedState.OPEN else None


def _undo(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return undo(turn, choice.about, edits=f"log:{choice.about}")


def _back(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return undo_named(turn, choice.about)


def _language(turn: Turn, choice: Choice, origin: Origin) -> bool:
    set_language(turn, choice.value)
    return True


def _edit(turn: Turn, choice: Choice, origin: Origin) -> bool:
    walk = next((one for one in turn.record.walks if one.message_id == choice.about), None)
    if walk is None:
        return False
    turn.say(AskCorrection(told(walk)))
    turn.ask(Asked.CORRECT, about=walk.id, hours=1)
    return True


def _yes_no(turn: Turn, choice: Choice, origin: Origin) -> bool:
    question = _question(turn, Asked.CONFIRM_WALK, Asked.PLAN_TIME, Asked.SUGGESTED)
    if question is None:
        return False
    if question.asked is Asked.PLAN_TIME:
        no_reminder(turn, question)
    elif question.asked is Asked.SUGGESTED:
        meant(turn, question, origin, yes=choice.verb is Verb.YES)
    else:
        confirmed(turn, question, origin, yes=choice.verb is Verb.YES)
    return True


def _helper(turn: Turn, choice: Choice, origin: Origin) -> bool:
    """Taking it back counts at any time; consent only while what it is for is the open question."""
    if choice.value == "refuse":
        refuse_helper(turn)
        return True
    question = _question(turn, Asked.HELPER)
    if question is None or choice.value != "allow":
        return False
    allow_helper(turn, question)
    return True


def _amount(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if not choice.value.isdigit():
        return False
    value = int(choice.value)
    shorter = _question(turn, Asked.SHORTER)
    if shorter:
        planned = next((one for one in turn.record.planned if one.id == shorter.about), None)
        amount = Amount.of(turn.plan.unit, value)
        turn.settle(Asked.SHORTER)
        _keep(turn, SaidWalk(planned.day if planned else turn.today, amount), origin)
        return True
    question = _question(turn, Asked.AMOUNT)
    if question is None:
        return False
    count = int(question.notes.get("count", "1"))
    day = date.fromisoformat(question.notes["day"])
    _keep(turn, SaidWalk(day, Amount(minutes=value), count), origin)
    return True


def _keep(turn: Turn, said: SaidWalk, origin: Origin) -> None:
    if not refused(turn, said):
        keep_walks(turn, (said,), origin)


def _unit(turn: Turn, choice: Choice, origin: Origin) -> bool:
    question = _question(turn, Asked.UNIT)
    if question is None or choice.value not in set(Unit):
        return False
    unit_given(turn, Unit(choice.value), question, origin)
    return True


def _day(turn: Turn, choice: Choice, origin: Origin) -> bool:
    question = _question(turn, Asked.DAY)
    day = _read(date.fromisoformat, choice.value)
    if question is None or day is None:
        return False
    day_given(turn, day, question, origin)
    return True


def _time(turn: Turn, choice: Choice, origin: Origin) -> bool:
    moving = _question(turn, Asked.MOVE_TIME)
    moment = _read(datetime.fromisoformat, choice.value) if moving else None
    at = None if moving else _read(time.fromisoformat, choice.value)
    if moment:
        move_time_given(turn, Moment(moment.date(), moment.time()))
    elif at and _question(turn, Asked.PLAN_TIME):
        plan_time_given(turn, at)
    elif at and _question(turn, Asked.SLOT_TIME):
        time_given(turn, at)
    else:
        return False
    return True


def _days(turn: Turn, choice: Choice, origin: Origin) -> bool:
    days = [int(day) for day in choice.value if day in "0123456"]
    if _question(turn, Asked.SLOT_DAYS) is None or not days:
        return False
    days_given(turn, days)
    return True


def _done(turn: Turn, choice: Choice, origin: Origin) -> bool:
    planned = _planned(turn, choice)
    return planned is not None and done_as_planned(turn, planned, origin)


def _shorter(turn: Turn, choice: Choice, origin: Origin) -> bool:
    planned = _planned(turn, choice)
    if planned:
        shorten(turn, planned, tapped=True)
    return planned is not None


def _snooze(turn: Turn, choice: Choice, origin: Origin) -> bool:
    planned = _planned(turn, choice)
    if planned:
        snooze(turn, planned, int(choice.value) if choice.value.isdigit() else 30)
    return planned is not None


def _move(turn: Turn, choice: Choice, origin: Origin) -> bool:
    planned = _planned(turn, choice)
    if planned:
        ask_move(turn, planned, max(planned.day, turn.today))
    return planned is not None


def _gap(turn: Turn, choice: Choice, origin: Origin) -> bool:
    """Move a walk to free time; half of it where there is room for no more."""
    planned = _planned(turn, choice)
    clock, _, part = choice.value.partition("/")
    at = _read(time.fromisoformat, clock)
    if planned is None or at is None or planned.day < turn.today or planned.at == at:
        return False
    if part and to_utc(planned.day, at, turn.zone) > turn.record.now:
        smallest = GRIDS[turn.plan.unit].smallest
        half = max(smallest, down_to(GRIDS[turn.plan.unit].fine, planned.amount // 2))
        planned = turn.keep_planned(replace(planned, amount=min(planned.amount, half)))
    move(turn, planned, Moment(planned.day, at))
    return True


def _calendar(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return tap_calendar(turn, choice)


def _skip(turn: Turn, choice: Choice, origin: Origin) -> bool:
    planned = _planned(turn, choice)
    if planned:
        skip(turn, planned, None)
        turn.settle(Asked.NUDGE, Asked.FOLLOW_UP)
        say_skipped(turn, (planned.day,), None)
    return planned is not None


def _hurt(turn: Turn, choice: Choice, origin: Origin) -> bool:
    """Not walked because of pain: no question why, the score may follow."""
    planned = _planned(turn, choice)
    if planned:
        skip(turn, planned, "pain")
        turn.say(PainNoted(None, None, None))
        turn.ask(Asked.PAIN, about=planned.id)
    return planned is not None


def _take(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return open_offer(turn) is not None and take(turn)


def _decline(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return open_offer(turn) is not None and decline(turn)


def _reason(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if _question(turn, Asked.DECLINE_REASON) is None or choice.value not in REASONS:
        return False
    reason_given(turn, choice.value)
    return True


def _score(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if choice.about > ABILITIES:
        return (
            choice.value.isdigit()
            and is_asked(turn, choice.about - ABILITIES)
            and ability_given(turn, int(choice.value))
        )
    if _question(turn, Asked.PAIN) and choice.value.isdigit() and not choice.about:
        score_given(turn, min(10, int(choice.value)), origin.message_id)
        return True
    step = current_step(turn)
    if choice.about and (step is None or NUMBERS.get(step) != choice.about):
        return False
    return tapped(turn, choice.value)


def _check_in(turn: Turn, choice: Choice, origin: Origin) -> bool:
    asked = begin_check_in(turn, asked_for=True)
    if asked:
        turn.say(asked)
    return asked is not None


def _next(turn: Turn, choice: Choice, origin: Origin) -> bool:
    return choice.value in ("ok", "less", "more") and wish(turn, choice.value)


def _walked(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if _question(turn, Asked.DID_YOU_WALK) is None:
        return False
    if choice.value == "yes":
        some_walks(turn)
    else:
        no_walks(turn)
    return True


def _resume(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if not turn.person.paused:
        return False
    come_back(turn)
    return True


def _unlock(turn: Turn, choice: Choice, origin: Origin) -> bool:
    unlocked = unlock(turn)
    if unlocked and turn.person.stage in STARTING:
        ask_stage(turn, again=False)
    return unlocked


def _sign(turn: Turn, choice: Choice, origin: Origin) -> bool:
    in_flare = turn.person.flare is not None and choice.value == "yes"
    if _question(turn, Asked.SAFETY) is None and not in_flare:
        return False
    answer_unsure(turn, yes=choice.value == "yes")
    if choice.value != "yes":
        turn.say(NoSigns())
    return True


def _delete(turn: Turn, choice: Choice, origin: Origin) -> bool:
    turn.settle(Asked.DELETE)
    turn.say(DeleteKept())
    return True


def _zone(turn: Turn, choice: Choice, origin: Origin) -> bool:
    question = _question(turn, Asked.ZONE)
    if question and choice.value == "no":
        return answer_zone(turn, question, yes=False)
    if question is None or not is_zone(choice.value):
        return False
    change_zone(turn, choice.value)
    return True


def _command(turn: Turn, choice: Choice, origin: Origin) -> bool:
    if choice.value in ("today", "week", "plan", "why", "progress"):
        show(turn, choice.value)
    elif choice.value == "settings":
        show_settings(turn)
    else:
        turn.say(HelpShown(turn.helper is not None))
    return True


_TAPS: dict[Verb, Callable[[Turn, Choice, Origin], bool]] = {
    Verb.UNDO: _undo,
    Verb.BACK: _back,
    Verb.EDIT: _edit,
    Verb.YES: _yes_no,
    Verb.NO: _yes_no,
    Verb.AMOUNT: _amount,
    Verb.UNIT: _unit,
    Verb.DAY: _day,
    Verb.TIME: _time,
    Verb.DAYS: _days,
    Verb.DONE: _done,
    Verb.SHORTER: _shorter,
    Verb.SNOOZE: _snooze,
    Verb.MOVE: _move,
    Verb.GAP: _gap,
    Verb.CALENDAR: _calendar,
    Verb.SKIP: _skip,
    Verb.HURT: _hurt,
    Verb.TAKE: _take,
    Verb.DECLINE: _decline,
    Verb.REASON: _reason,
    Verb.SCORE: _score,
    Verb.CHECK_IN: _check_in,
    Verb.NEXT: _next,
    Verb.WALKED: _walked,
    Verb.LANGUAGE: _language,
    Verb.RESUME: _resume,
    Verb.UNLOCK: _unlock,
    Verb.SIGN: _sign,
    Verb.DELETE: _delete,
    Verb.ZONE: _zone,
    Verb.HELPER: _helper,
    Verb.COMMAND: _command,
    **PROGRAMME,
}
