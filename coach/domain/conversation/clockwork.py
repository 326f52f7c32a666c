"""What the clock brings about: nudges, follow-ups, check-ins, offers, the week close."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from coach.domain.conversation.agenda import STALE_NUDGE, WEEK_CLOSES, is_silent, speaks
from coach.domain.conversation.allowance import APART, MOST_A_DAY
from coach.domain.conversation.calendar_days import unread_since
from coach.domain.conversation.check_in import begin_check_in
from coach.domain.conversation.counting import done_in, standing_of
from coach.domain.conversation.economy import (
    after_quiet,
    may_speak,
    note_spoken,
    speak,
    spoken_today,
)
from coach.domain.conversation.gaps import is_taken, next_gap
from coach.domain.conversation.meant import let_go
from coach.domain.conversation.planning import open_walks
from coach.domain.conversation.review_times import review_due
from coach.domain.conversation.reviews import review
from coach.domain.conversation.routine import resume
from coach.domain.conversation.splitting import is_behind, offer_split
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.weekly import close_week
from coach.domain.facts import Due, DueKind, Planned, PlannedState
from coach.domain.outgoing import Outgoing, Urgency
from coach.domain.person import Asked
from coach.domain.replies import CheckInReminder, FlareCheck, FollowUp, Here, Measure, Nudge, Reply, Resumed
from coach.domain.wallclock import end_of_quiet, to_utc

GIVES_WAY = (Asked.NUDGE, Asked.FOLLOW_UP, Asked.SETTLED, Asked.IF_THEN, Asked.PAIRING)
"""Questions that a nudge's takes the place of: a "no" is for the walk then."""

FOLLOW_UP_USE = timedelta(hours=3)
"""A follow-up later than this after the walk is of no use."""

FLARE_CHECK_EVERY = timedelta(days=2)
OFFER_USE = timedelta(hours=12)

LEAD = timedelta(hours=2)
"""A nudge comes so long before its walk at most."""

MORNING = time(8, 0)


def fire(turn: Turn, due: Due) -> None:
    """Bring about one due thing; it moves on or ends whether or not anything is said."""
    acts: dict[DueKind, Callable[[Turn, Due], None]] = {
        DueKind.NUDGE: _nudge,
        DueKind.FOLLOW_UP: _follow_up,
        DueKind.CHECK_IN: _check_in,
        DueKind.CHECK_IN_REMINDER: _remind,
        DueKind.WEEK_CLOSE: lambda turn, _: close_week(turn),
        DueKind.OFFER: _offer,
        DueKind.RESUME: _resume,
        DueKind.FLARE_CHECK: _flare_check,
        DueKind.HERE: _here,
        DueKind.REVIEW: lambda turn, _: _review(turn),
        DueKind.LET_GO: lambda turn, _: let_go(turn),
    }
    acts[due.kind](turn, due)


def _open(turn: Turn, due: Due) -> Planned | None:
    there = next((one for one in turn.record.planned if one.id == due.about), None)
    return there if there and there.state is PlannedState.OPEN else None


def _key(due: Due) -> str:
    return f"{due.kind}:{due.person_id}:{due.about}:{due.at.isoformat()}"


def _ask_softly(turn: Turn, asked: Asked, about: int, hours: float) -> None:
    """Let the nudge's question be open, unless a weightier one is."""
    question = turn.person.question
    if question is None or question.asked in GIVES_WAY or question.until <= turn.record.now:
        turn.ask(asked, about=about, hours=hours)


def _nudge(turn: Turn, due: Due) -> None:
    """Nudge before a walk, once; a late one is never sent."""
    planned = _open(turn, due)
    week = turn.week
    if planned is None or week is None:
        return
    snoozed = planned.remind_at is not None
    turn.keep_planned(replace(planned, nudged=True, remind_at=None))
    stale = planned.starts_at + STALE_NUDGE
    if turn.record.now > stale or not (snoozed or may_speak(turn)):
        return
    reply = Nudge(
        planned_id=planned.id,
        at=planned.at,
        amount=Measure(planned.amount, turn.plan.unit),
        standing=standing_of(turn.record, week),
        if_then=turn.person.if_then,
        variant=turn.variant(_kind(planned, snoozed=snoozed)),
        again=snoozed,
        pairing=turn.person.pairing,
    )
    if is_taken(turn, planned):
        gap = next_gap(turn, planned)
        reply = replace(reply, taken=True)
        if gap:
            reply = replace(reply, gap=gap.start, gap_minutes=gap.minutes, gap_half=gap.half)
    reply = replace(reply, unread=unread_since(turn, planned))
    outgoing = Outgoing(reply, Urgency.NUDGE, key=_key(due), tag=f"walk:{planned.id}", stale_at=stale)
    speak(turn, outgoing, counts=not snoozed)
    _ask_softly(turn, Asked.NUDGE, planned.id, hours=3)


def _kind(planned: Planned, *, snoozed: bool) -> str:
    """Name the kind of a nudge whose wordings are used in turn."""
    if not planned.amount:
        return "NudgeFree"
    return "NudgeAgain" if snoozed else "Nudge"


def _follow_up(turn: Turn, due: Due) -> None:
    """Ask after a walk time that passed without a word; three such walks and the bot keeps quiet."""
    planned, week = _open(turn, due), turn.week
    if planned is None:
        return
    turn.keep_planned(replace(planned, followed_up=True, nudged=True))
    if week and week.target and done_in(turn.record, week) >= week.target:
        turn.set(unanswered=turn.person.unanswered + planned.nudged)  # the nudge had no answer
        return
    if turn.record.now > planned.starts_at + FOLLOW_UP_USE:
        return  # nobody was asked about it while the bot was away or kept quiet
    if planned.amount and _room_for_follow_up(turn):  # a baseline week only counts: nothing was asked for
        amount = Measure(planned.amount, turn.plan.unit)
        reply = FollowUp(planned.id, planned.at, amount, turn.variant("FollowUp"))
        stale = planned.starts_at + FOLLOW_UP_USE
        speak(turn, Outgoing(reply, key=_key(due), tag=f"walk:{planned.id}", stale_at=stale))
        _ask_softly(turn, Asked.FOLLOW_UP, planned.id, hours=12)
    turn.set(unanswered=turn.person.unanswered + 1)


def _room_for_follow_up(turn: Turn) -> bool:
    """Leave room for the nudge of a later walk today: it is worth more."""
    later = any(
        one.day == turn.local.date() and not one.nudged and one.state is PlannedState.OPEN
        for one in turn.record.planned
    )
    return spoken_today(turn) + later < MOST_A_DAY and may_speak(turn)


def _check_in(turn: Turn, due: Due) -> None:
    asked = begin_check_in(turn, asked_for=False)
    week = turn.week
    if asked and week:
        closes = to_utc(week.monday + timedelta(days=7), WEEK_CLOSES, turn.zone)
        outgoing = Outgoing(asked, key=_key(due), tag=f"checkin:{week.monday}", stale_at=closes)
        speak(turn, replace(outgoing, not_before=after_quiet(turn)), counts=False)


def _remind(turn: Turn, due: Due) -> None:
    """Remind of the check-in, once."""
    week = turn.week
    if week is None:
        return
    turn.keep_week(replace(week, reminded=True))
    closes = to_utc(week.monday + timedelta(days=7), WEEK_CLOSES, turn.zone)
    heard = turn.person.heard_at
    if week.asked_at and (heard is None or heard < week.asked_at):
        turn.set(unanswered=turn.person.unanswered + 1)
    reply = CheckInReminder(turn.variant("CheckInReminder"))
    outgoing = Outgoing(reply, key=_key(due), not_before=after_quiet(turn), stale_at=closes)
    speak(turn, outgoing, counts=False)


def _offer(turn: Turn, due: Due) -> None:
    """Look whether the week falls behind, and offer a gentler way once."""
    week = turn.week
    if week is None:
        return
    turn.keep_week(replace(week, looked_at=turn.record.now))
    if not may_speak(turn) or _nudge_is_worth_more(turn) or not is_behind(turn, week):
        return
    reply = offer_split(turn)
    if reply:
        speak(turn, Outgoing(reply, key=_key(due), stale_at=turn.record.now + OFFER_USE))


def _nudge_is_worth_more(turn: Turn) -> bool:
    """Whether an offer would take the place of a nudge: who let a walk pass hears of one thing a day."""
    soon = turn.record.now + APART[0][0]
    ahead = (one.starts_at for one in open_walks(turn) if one.starts_at > turn.record.now)
    return turn.person.unanswered > 0 and any(start - LEAD < soon for start in ahead)


def _resume(turn: Turn, due: Due) -> None:
    """Welcome back after a pause that ends by its date."""
    before = len(turn.says)
    resume(turn)
    said: list[Reply] = [_by_date(one.reply) for one in turn.says[before:]]
    del turn.says[before:]
    if not speaks(turn.person) or is_silent(turn.person) or not turn.person.reachable:
        return
    quiet = turn.person.quiet
    local: datetime = due.at.astimezone(turn.zone)
    morning = end_of_quiet(to_utc(local.date(), MORNING, turn.zone), quiet.start, quiet.end, turn.zone)
    for place, reply in enumerate(said):
        key = f"{_key(due)}:{place}"
        turn.say_unasked(Outgoing(reply, key=key, not_before=morning, stale_at=morning + OFFER_USE))
    note_spoken(turn, morning, len(said))


def _by_date(reply: Reply) -> Reply:
    """Say of a pause that its date ended it: nobody has come back yet."""
    return replace(reply, by_date=True) if isinstance(reply, Resumed) else reply


def _flare_check(turn: Turn, due: Due) -> None:
    flare = turn.person.flare
    if flare is None:
        return
    heard = turn.person.heard_at
    if heard is None or heard < due.at - FLARE_CHECK_EVERY:
        turn.set(unanswered=turn.person.unanswered + 1)  # the check before this one had no answer
    turn.set(flare=replace(flare, next_check=turn.record.now + FLARE_CHECK_EVERY))
    open_question = turn.person.question
    if open_question is None or open_question.asked is not Asked.CHECK_IN:
        turn.ask(Asked.PAIN, hours=36, notes={"flare": "yes"})
    start = after_quiet(turn)
    reply = FlareCheck(turn.variant("FlareCheck"))
    outgoing = Outgoing(reply, key=_key(due), not_before=start, stale_at=start + OFFER_USE)
    speak(turn, outgoing, counts=False)


def _here(turn: Turn, due: Due) -> None:
    turn.set(asked_here=turn.record.now)
    start = after_quiet(turn)
    reply = Here(turn.variant("Here"))
    speak(turn, Outgoing(reply, key=_key(due), not_before=start, stale_at=start + OFFER_USE))


def _review(turn: Turn) -> None:
    """Look back after some weeks; where the day's allowance is used up it waits."""
    week = turn.week
    number = review_due(turn.record, week) if week else None
    if number is None or not may_speak(turn):
        return
    reply = review(turn, number)
    if reply:
        speak(
            turn,
            Outgoing(reply, key=f"review:{number}:{turn.person.id}", stale_at=turn.record.now + OFFER_USE),
        )
