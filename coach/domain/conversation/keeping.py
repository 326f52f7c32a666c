"""Walks kept, and what follows: planned walks ticked off, the week's total, taken out again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.domain.conversation.agenda import FOLLOW_UP_AFTER
from coach.domain.conversation.counting import (
    last_walk,
    standing_of,
    told_together,
    week_of,
    whole,
)
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.planning import shown
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Walk
from coach.domain.person import Asked
from coach.domain.reading import Reading, SaidWalk
from coach.domain.replies import (
    NudgeClosed,
    Standing,
    ToldWalk,
    WalkLogged,
    WalkRemoved,
)

GAP_DAYS = 14
"""Who comes back after so many days is welcomed."""


def standing(turn: Turn, day: date | None = None) -> Standing | None:
    """Tell where the week of a day stands, the open one by default."""
    week = week_of(turn.record, day) if day else turn.week
    return standing_of(turn.record, week or turn.week) if (week or turn.week) else None  # type: ignore[arg-type]  # one of them is there


def pain_score(reading: Reading) -> int | None:
    """Find the last pain score (0-10) of a message."""
    scores = [whole(pain.score) for pain in reading.pains if pain.score is not None]
    return scores[-1] if scores else None


def keep_walks(
    turn: Turn,
    said: Sequence[SaidWalk],
    origin: Origin,
    pain: int | None = None,
    companions: tuple[str, ...] = (),
) -> None:
    """Keep walks that are clear, and say them back with the week's total."""
    old = [walk for walk in turn.record.walks if walk.message_id == origin.message_id]
    walks = [replace(walk, companions=companions) for walk in _as_walks(turn, said, origin)]
    before = standing(turn, walks[-1].day)
    returned = _returns(turn)
    for walk in old:
        if not any((walk.place, walk.day) == (new.place, new.day) for new in walks):
            reopen(turn, walk)
    kept = [turn.keep_walk(_over(old, walk)) for walk in walks]
    for walk in old:
        if walk.place not in {new.place for new in kept}:
            turn.remove_walk(walk)
    for walk in kept:
        tick_off(turn, walk, origin.about)
    after = standing(turn, kept[-1].day)
    reached = bool(before and after and before.done < before.target <= after.done)
    reply = WalkLogged(
        walks=told_together(kept),
        standing=after,
        message_id=origin.message_id,
        pain=pain,
        goal_reached=reached,
        returned=returned and not old,
        corrected=bool(old),
    )
    tag = f"log:{origin.message_id}"
    turn.say(reply, tag=tag)
    turn.settle(
        Asked.AMOUNT, Asked.UNIT, Asked.DAY, Asked.CONFIRM_WALK, Asked.SUGGESTED, Asked.NUDGE, Asked.FOLLOW_UP
    )


def _over(old: Sequence[Walk], walk: Walk) -> Walk:
    """Let a walk take the place of the one that the same message told before."""
    there = next((one for one in old if one.place == walk.place), None)
    if there is None:
        return walk
    return replace(walk, id=there.id, planned_id=there.planned_id if there.day == walk.day else None)


def _returns(turn: Turn) -> bool:
    days = [walk.day for walk in turn.record.walks]
    return bool(days) and (turn.today - max(days)).days >= GAP_DAYS


def _as_walks(turn: Turn, said: Sequence[SaidWalk], origin: Origin) -> list[Walk]:
    """Make what was said into walks, one for each of `count`."""
    walks: list[Walk] = []
    for one in said:
        count = 1 if one.total else max(1, one.count or 1)
        walks += [_as_walk(turn, one, origin, len(walks) + place) for place in range(count)]
    return walks


def _as_walk(turn: Turn, said: SaidWalk, origin: Origin, place: int) -> Walk:
    return Walk(
        day=said.day or turn.today,
        noted_at=turn.record.now,
        minutes=whole(said.amount.minutes),
        metres=whole(said.amount.distance_m),
        steps=whole(said.amount.steps),
        approx=said.approx,
        at=said.at,
        part=said.part,
        message_id=origin.message_id,
        place=place,
    )


def as_told(said: SaidWalk, day: date) -> ToldWalk:
    """Make what was said of a walk into what is said back."""
    return ToldWalk(
        day,
        whole(said.amount.minutes),
        whole(said.amount.distance_m),
        whole(said.amount.steps),
        said.count or 1,
        said.approx,
        said.at,
        said.part,
    )


def tick_off(turn: Turn, walk: Walk, about: int = 0) -> None:
    """Close the planned walk of that day that a walk did, so that nobody is nudged for it.

    `about`: the one that was said to be done, where there are two; else it is the first.
    """
    if walk.planned_id is not None:
        return
    there = [one for one in turn.record.planned if one.day == walk.day and one.state is PlannedState.OPEN]
    if there:
        which = next((one for one in there if one.id == about), there[0])
        done = turn.keep_planned(replace(which, state=PlannedState.DONE, remind_at=None))
        turn.keep_walk(replace(walk, planned_id=done.id))
        close_nudge(turn, done, "done")


def close_nudge(turn: Turn, planned: Planned, how: str) -> None:
    """Let the message that nudged for a walk say how it ended."""
    if planned.nudged or planned.followed_up:
        walk = shown(planned, turn)
        turn.say(NudgeClosed(how, walk.at, walk.amount), edits=f"walk:{planned.id}")


def reopen(turn: Turn, walk: Walk) -> None:
    """Open again what a walk had ticked off; they have just spoken, so nothing past is followed up."""
    planned = next((one for one in turn.record.planned if one.id == walk.planned_id), None)
    if planned and planned.state is PlannedState.DONE:
        late = planned.starts_at + FOLLOW_UP_AFTER <= turn.record.now
        turn.keep_planned(replace(planned, state=PlannedState.OPEN, followed_up=planned.followed_up or late))


def remove_walks(turn: Turn, walks: Sequence[Walk], edits: str | None = None) -> None:
    """Take walks out; what they had ticked off is open again."""
    for walk in walks:
        turn.remove_walk(walk)
        reopen(turn, walk)
    turn.say(WalkRemoved(told_together(walks), standing(turn, walks[0].day)), edits=edits)


def undo(turn: Turn, message_id: int | None = None, edits: str | None = None) -> bool:
    """Take out what one message told, or the last one; False if there is nothing."""
    last = last_walk(turn.record)
    if message_id is None:
        message_id = last.message_id if last else None
    walks = tuple(walk for walk in turn.record.walks if walk.message_id == message_id)
    if walks:
        remove_walks(turn, walks, edits)
    return bool(walks)
