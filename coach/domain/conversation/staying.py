"""Walks that stay when the rest of the week is planned anew: where they were moved, under the same name."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from coach.domain.conversation.planning import open_walks
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, Source


def plan_around(turn: Turn, plan: Callable[[], None], changed: Collection[int]) -> None:
    """Plan anew by `plan`; a day's only walk stays that walk, and its time too, except on `changed` weekdays.

    So what was moved stays moved, no walk is nudged for twice, and calendars move theirs and double none.
    """
    ahead = [
        one
        for one in open_walks(turn)
        if one.starts_at > turn.record.now and one.source is not Source.ONE_OFF
    ]
    known = {one.id for one in open_walks(turn)}
    plan()
    new = [one for one in open_walks(turn) if one.id not in known]
    for before in ahead:
        again = _only(new, before)
        if again is not None and _only(ahead, before) is not None:
            turn.forget_planned(again)
            turn.keep_planned(_again(before, again, changed))


def _only(walks: Sequence[Planned], like: Planned) -> Planned | None:
    there = [one for one in walks if one.day == like.day]
    return there[0] if len(there) == 1 else None


def _again(before: Planned, again: Planned, changed: Collection[int]) -> Planned:
    """Give a walk its new amount, and its new time if it has one."""
    held = again.event is not None and again.event != before.event
    if before.at == again.at or not (held or before.day.weekday() in changed):
        return replace(before, amount=again.amount, source=again.source)
    event = (again.event, again.event_at) if held else (before.event, before.event_at)
    return replace(again, id=before.id, event=event[0], event_at=event[1])
