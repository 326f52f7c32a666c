"""What many messages are made of: walks, walk times, standings and lists of them."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from coach.domain.amounts import Unit
from coach.domain.replies import Measure, PlannedWalk, Slot, Standing, ToldWalk
from coach.messages.speech import Html, Speech, lines

MOST_ROWS = 25
"""Of a list in one message."""
BAR = 10
"""Cells of the weekly bar."""


def far_and_long(speech: Speech, walk: ToldWalk) -> Html:
    """Say how much one walk was ("2 km in 25 min")."""
    far = "" if walk.metres is None else speech.distance(walk.metres, decimals=2)
    if walk.steps is not None:
        steps = speech.say("amount", unit="steps", number=walk.steps)
        far = speech.say("far-and-steps", far=far, steps=steps) if far else steps
    if walk.minutes is None:
        return Html(far or speech.say("a-walk"))
    long = speech.say("amount", unit="min", number=walk.minutes)
    return speech.say("far-in", far=Html(far), long=long) if far else long


def how_much(speech: Speech, walk: ToldWalk) -> Html:
    """Say how much a walk, or several equal ones, was ("3 walks of about 20 min")."""
    amount = far_and_long(speech, walk)
    if walk.approx:
        amount = speech.say("about", amount=amount)
    return speech.say("walks-of", count=walk.count, amount=amount) if walk.count > 1 else amount


def when(speech: Speech, walk: ToldWalk) -> Html:
    """Say when a walk was ("this morning", "on Tue 3 Mar at 07:30")."""
    near = speech.near(walk.day)
    day = speech.say("on-day", near=near, day=walk.day)
    if walk.at is not None:
        return speech.say("at-time", when=day, at=walk.at)
    return speech.say("part-of-day", near=near, when=day, part=walk.part) if walk.part else day


def told(speech: Speech, walk: ToldWalk) -> Html:
    """Say a walk back ("25 min this morning")."""
    return speech.say("told-walk", what=how_much(speech, walk), when=when(speech, walk))


def told_all(speech: Speech, walks: Sequence[ToldWalk]) -> Html:
    """Say walks back in one phrase."""
    return speech.join([told(speech, walk) for walk in walks[:MOST_ROWS]]) or speech.say("a-walk")


def all_of(speech: Speech, walks: Sequence[ToldWalk]) -> Html:
    """Say how much some walks of one day were ("20 min and 2 km")."""
    return speech.join([how_much(speech, walk) for walk in walks[:MOST_ROWS]])


def walks_of(speech: Speech, lengths: Sequence[int], unit: Unit) -> Html:
    """Say a routine, equal walks together ("1 walk of 14 min and 2 of 13 min")."""
    phrases: list[str] = []
    for length, count in sorted(Counter(lengths).items(), reverse=True)[:MOST_ROWS]:
        message = "more-of" if phrases else "walks-of"
        phrases.append(speech.say(message, count=count, amount=Measure(length, unit)))
    return speech.join(phrases) or speech.say("a-walk")


def planned(speech: Speech, walk: PlannedWalk) -> Html:
    """Say a planned walk ("tomorrow at 07:30, 20 min")."""
    if not walk.amount.value:
        return speech.say("planned-walk-free", day=walk.day, at=walk.at)
    return speech.say("planned-walk", day=walk.day, at=walk.at, amount=walk.amount)


def next_walk(speech: Speech, walk: PlannedWalk | None) -> Html:
    """Say which walk comes next, if there is one."""
    return speech.say("next-walk", walk=planned(speech, walk)) if walk else Html()


def planned_rows(speech: Speech, walks: Sequence[PlannedWalk]) -> Html:
    """List planned walks."""
    return _rows(speech, [_planned_row(speech, walk) for walk in walks])


def _planned_row(speech: Speech, walk: PlannedWalk) -> Html:
    if not walk.amount.value:
        return speech.say("planned-row-free", mark=walk.mark, day=walk.day, at=walk.at)
    return speech.say("planned-row", mark=walk.mark, day=walk.day, at=walk.at, amount=walk.amount)


def told_rows(speech: Speech, walks: Sequence[ToldWalk]) -> Html:
    """List walks that were done."""
    return _rows(speech, [speech.say("told-row", walk=told(speech, walk)) for walk in walks])


def slots(speech: Speech, times: Sequence[Slot]) -> Html:
    """Say weekly walk times ("Mon, Wed and Fri at 07:30; Sat at 10:00")."""
    said = Html()
    ordered = sorted(times, key=attrgetter("at", "weekday"))[:MOST_ROWS]
    for at, group in groupby(ordered, key=attrgetter("at")):
        phrase = speech.say("slots-at", days=tuple(slot.weekday for slot in group), at=at)
        said = speech.say("slots-then", first=said, last=phrase) if said else phrase
    return said


def standing(speech: Speech, week: Standing | None) -> Html:
    """Say where the week stands, if it is known."""
    return speech.say("standing-last" if week.last else "standing", standing=week) if week else Html()


def bar(week: Standing) -> str:
    """Draw how much of the week is done."""
    if not week.target:
        return ""
    full = min(BAR, BAR * week.done // week.target)
    return "▓" * full + "░" * (BAR - full)


def _rows(speech: Speech, rows: Sequence[str]) -> Html:
    more = len(rows) - MOST_ROWS
    return lines(*rows[:MOST_ROWS], speech.say("more-rows", count=more) if more > 0 else "")
