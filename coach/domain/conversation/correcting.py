"""Walks that were kept, changed: another amount, another day, or taken out."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from coach.domain.conversation.counting import (
    last_walk,
    pace_of,
    told,
    whole,
)
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.keeping import remove_walks, reopen, standing, tick_off
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.walks import refused
from coach.domain.facts import Pain, Walk
from coach.domain.person import Asked
from coach.domain.reading import SaidCorrection, SaidWalk
from coach.domain.replies import (
    AskCorrection,
    NoSuchWalk,
    WalkCorrected,
)


def hear_corrections(turn: Turn, corrections: Sequence[SaidCorrection], origin: Origin) -> None:
    """Change or take out what was kept before."""
    for said in corrections:
        walk = _meant(turn, said)
        if walk is None:
            turn.say(NoSuchWalk(said.day))
        elif said.op == "delete":
            remove_walks(turn, _told_with(turn, walk) if said.day is None else (walk,))
        elif said.change is None or not _changes(said):
            turn.say(AskCorrection(told(walk)))
            turn.ask(Asked.CORRECT, about=walk.id, hours=1)
        else:
            amend(turn, walk, said, origin)


def _meant(turn: Turn, said: SaidCorrection) -> Walk | None:
    if said.day is None:
        return last_walk(turn.record)
    return next((walk for walk in reversed(turn.record.walks) if walk.day == said.day), None)


def _told_with(turn: Turn, walk: Walk) -> tuple[Walk, ...]:
    return tuple(one for one in turn.record.walks if one.message_id == walk.message_id)


def _changes(said: SaidCorrection) -> bool:
    change = said.change
    return change is not None and (
        change.amount.known
        or any(x is not None for x in (change.day, change.at, change.part, change.pain, change.add_minutes))
    )


def amend(turn: Turn, walk: Walk, said: SaidCorrection, origin: Origin) -> None:
    """Change one walk as a correction says."""
    change = said.change
    if change is None:
        return
    if change.pain is not None:
        turn.keep_pain(Pain(turn.record.now, walk.day, change.pain, message_id=origin.message_id))
    as_said = SaidWalk(change.day or walk.day, change.amount, at=change.at, part=change.part)
    rewrite(turn, walk, as_said, change.add_minutes)


def rewrite(turn: Turn, walk: Walk, said: SaidWalk, add_minutes: int | None = None) -> None:
    """Give a walk another amount or day and say both, unless it can't have been."""
    turn.settle(Asked.CORRECT)
    if refused(turn, said):
        turn.ask(Asked.CORRECT, about=walk.id, hours=1)
        return
    amount = said.amount
    new = replace(walk, day=said.day or walk.day, part=said.part or walk.part, at=said.at or walk.at)
    if amount.known:
        new = replace(
            new,
            minutes=whole(amount.minutes),
            metres=whole(amount.distance_m),
            steps=whole(amount.steps),
            approx=said.approx,
        )
    if add_minutes is not None:
        base = pace_of(turn.record.walks).minutes(walk) or 0
        new = replace(new, minutes=max(0, int(base + Fraction(1, 2)) + add_minutes))
    if new.day != walk.day:
        reopen(turn, walk)
        new = replace(new, planned_id=None)
    kept = turn.keep_walk(new)
    tick_off(turn, kept)
    reply = WalkCorrected(told(walk), told(kept), standing(turn, kept.day), kept.message_id)
    turn.say(reply, tag=f"log:{kept.message_id}")
