"""Walks that were told: kept, completed, corrected and taken out again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from coach.domain.amounts import Amount, Unit
from coach.domain.conversation.agenda import FOLLOW_UP_AFTER
from coach.domain.conversation.counting import (
    last_walk,
    pace_of,
    standing_of,
    told,
    told_together,
    week_of,
    whole,
)
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.planning import shown
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Pain, Planned, PlannedState, Walk
from coach.domain.person import Asked
from coach.domain.reading import Reading, SaidCorrection, SaidWalk
from coach.domain.replies import (
    AskAmount,
    AskConfirm,
    AskCorrection,
    AskDay,
    AskUnit,
    NoSuchWalk,
    NotYetWalked,
    NudgeClosed,
    Standing,
    ToldWalk,
    TooFarBack,
    TooMuch,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
)

BACK_DAYS = 14
"""Walks are taken for so many days back."""

MOST_MINUTES, MOST_METRES, MOST_STEPS = 360, 40_000, 60_000
"""More than this in one walk is asked back: 6 h, 40 km."""

GAP_DAYS = 14
"""Who comes back after so many days is welcomed."""


def standing(turn: Turn, day: date | None = None) -> Standing | None:
    """Tell where the week of a day stands, the open one by default."""
    week = week_of(turn.record, day) if day else turn.week
    return standing_of(turn.record, week or turn.week) if (week or turn.week) else None  # type: ignore[arg-type]  # one of them is there


def hear_walks(turn: Turn, heard: Heard) -> None:
    """Answer the walks of a message: keep what is clear, ask back what is not."""
    reading = heard.reading
    unclear = _unclear(turn, reading)
    clear = tuple(said for said in reading.walks if said not in unclear)
    if clear:
        keep_walks(turn, clear, heard.origin, pain_score(reading))
    if unclear:
        _ask_back(turn, unclear, reading)


def _unclear(turn: Turn, reading: Reading) -> tuple[SaidWalk, ...]:
    """Find the walks that can't be kept as they were said."""
    if "confirm" in reading.ask:
        return reading.walks
    unclear = tuple(
        said for said in reading.walks if not (said.amount.known and said.day and fits(turn, said))
    )
    return unclear or (reading.walks[:1] if "day" in reading.ask else ())


def _ask_back(turn: Turn, walks: Sequence[SaidWalk], reading: Reading) -> None:
    """Ask the one thing that is missing before these walks can be kept, or say why they can't be."""
    if any(refused(turn, said) for said in walks):
        return
    first = next((said for said in walks if said.day is None), None)
    bare = next((said for said in walks if not said.amount.known), None)
    if first or "day" in reading.ask:
        ask_day(turn, first or walks[0])
    elif bare:
        _ask_amount(turn, bare, reading)
    else:
        turn.say(AskConfirm(tuple(_as_told(said, said.day or turn.today) for said in walks)))
        turn.ask(Asked.CONFIRM_WALK, notes=notes_of_all(walks, turn))


def fits(turn: Turn, said: SaidWalk) -> bool:
    """Whether a walk can have been: not in the future, not too far back, not too much."""
    earliest = turn.today - timedelta(days=BACK_DAYS)
    return not too_much(said.amount) and (said.day is None or earliest <= said.day <= turn.today)


def refused(turn: Turn, said: SaidWalk) -> bool:
    """Answer a walk that can't be: in the future, too far back, or longer than walks are."""
    if said.day and said.day > turn.today:
        turn.say(NotYetWalked(said.day))
        return True
    if said.day and said.day < turn.today - timedelta(days=BACK_DAYS):
        turn.say(TooFarBack(said.day, BACK_DAYS))
        return True
    if too_much(said.amount):
        turn.say(TooMuch(_as_told(said, said.day or turn.today)))
        turn.ask(Asked.AMOUNT, notes={"day": (said.day or turn.today).isoformat()})
        return True
    return False


def too_much(amount: Amount) -> bool:
    """Whether an amount is more than a walk can be."""
    return (
        (whole(amount.minutes) or 0) > MOST_MINUTES
        or (whole(amount.distance_m) or 0) > MOST_METRES
        or (whole(amount.steps) or 0) > MOST_STEPS
    )


def ask_day(turn: Turn, said: SaidWalk) -> None:
    """Ask which day a walk was on."""
    days = tuple(turn.today - timedelta(days=back) for back in range(4))
    turn.say(AskDay(_as_told(said, turn.today), days))
    turn.ask(Asked.DAY, notes=notes_of(said, turn))


def _ask_amount(turn: Turn, said: SaidWalk, reading: Reading) -> None:
    """Ask how long a walk was, or what its number counted."""
    if "unit" in reading.ask and (number := _number_in(said.span)) is not None:
        units = (Unit.STEPS, Unit.METRES) if number >= 1 else (Unit.METRES,)
        turn.say(AskUnit(number, units))
        turn.ask(Asked.UNIT, notes={"number": str(number), "day": (said.day or turn.today).isoformat()})
        return
    ask_amount(turn, said)


def ask_amount(turn: Turn, said: SaidWalk) -> None:
    """Ask how long a walk was."""
    day = said.day or turn.today
    turn.say(AskAmount(day))
    turn.ask(Asked.AMOUNT, notes={"day": day.isoformat(), "count": str(said.count or 1)})


WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _number_in(span: str) -> float | None:
    """Read the number of "3k", in thousands."""
    text = span.casefold().strip().removesuffix("k").strip().replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return float(WORDS.index(text) + 1) if text in WORDS else None


def notes_of(said: SaidWalk, turn: Turn) -> dict[str, str]:
    """Note what was understood of a walk, for when its question is answered."""
    amount = said.amount
    notes = {
        "day": (said.day or turn.today).isoformat(),
        "minutes": whole(amount.minutes),
        "metres": whole(amount.distance_m),
        "steps": whole(amount.steps),
        "count": 1 if said.total else said.count or 1,
    }
    return {name: str(value) for name, value in notes.items() if value is not None}


def said_of(notes: dict[str, str]) -> SaidWalk:
    """Read back what `notes_of` noted."""
    amount = Amount(_int(notes, "minutes"), _int(notes, "metres"), _int(notes, "steps"))
    return SaidWalk(date.fromisoformat(notes["day"]), amount, _int(notes, "count") or 1)


def notes_of_all(walks: Sequence[SaidWalk], turn: Turn) -> dict[str, str]:
    """Note several walks."""
    return {
        f"{place}.{name}": value
        for place, said in enumerate(walks)
        for name, value in notes_of(said, turn).items()
    }


def said_of_all(notes: dict[str, str]) -> tuple[SaidWalk, ...]:
    """Read back what `notes_of_all` noted."""
    each: dict[str, dict[str, str]] = {}
    for key, value in notes.items():
        place, _, name = key.partition(".")
        each.setdefault(place, {})[name] = value
    return tuple(said_of(one) for one in each.values())


def _int(notes: dict[str, str], name: str) -> int | None:
    return int(notes[name]) if name in notes else None


def pain_score(reading: Reading) -> int | None:
    """Find the last pain score (0-10) of a message."""
    scores = [whole(pain.score) for pain in reading.pains if pain.score is not None]
    return scores[-1] if scores else None


def keep_walks(turn: Turn, said: Sequence[SaidWalk], origin: Origin, pain: int | None = None) -> None:
    """Keep walks that are clear, and say them back with the week's total."""
    old = [walk for walk in turn.record.walks if walk.message_id == origin.message_id]
    walks = _as_walks(turn, said, origin)
    before = standing(turn, walks[-1].day)
    returned = _returns(turn)
    for walk in old:
        if not any((walk.place, walk.day) == (new.place, new.day) for new in walks):
            _reopen(turn, walk)
    kept = [turn.keep_walk(_over(old, walk)) for walk in walks]
    for walk in old[len(kept) :]:
        turn.remove_walk(walk)
    for walk in kept:
        tick_off(turn, walk)
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
    turn.settle(Asked.AMOUNT, Asked.UNIT, Asked.DAY, Asked.CONFIRM_WALK, Asked.NUDGE, Asked.FOLLOW_UP)


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
        walks.extend(_as_walk(turn, one, origin, len(walks) + place) for place in range(count))
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


def _as_told(said: SaidWalk, day: date) -> ToldWalk:
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


def tick_off(turn: Turn, walk: Walk) -> None:
    """Close the planned walk of that day that a walk did, so that nobody is nudged for it."""
    if walk.planned_id is not None:
        return
    there = [one for one in turn.record.planned if one.day == walk.day and one.state is PlannedState.OPEN]
    if there:
        done = turn.keep_planned(replace(there[0], state=PlannedState.DONE, remind_at=None))
        turn.keep_walk(replace(walk, planned_id=done.id))
        close_nudge(turn, done, "done")


def close_nudge(turn: Turn, planned: Planned, how: str) -> None:
    """Let the message that nudged for a walk say how it ended."""
    if planned.nudged or planned.followed_up:
        walk = shown(planned, turn)
        turn.say(NudgeClosed(how, walk.at, walk.amount), edits=f"walk:{planned.id}")


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
        _reopen(turn, walk)
        new = replace(new, planned_id=None)
    kept = turn.keep_walk(new)
    tick_off(turn, kept)
    reply = WalkCorrected(told(walk), told(kept), standing(turn, kept.day), kept.message_id)
    turn.say(reply, tag=f"log:{kept.message_id}")


def _reopen(turn: Turn, walk: Walk) -> None:
    """Open again what a walk had ticked off; they have just spoken, so nothing past is followed up."""
    planned = next((one for one in turn.record.planned if one.id == walk.planned_id), None)
    if planned and planned.state is PlannedState.DONE:
        late = planned.starts_at + FOLLOW_UP_AFTER <= turn.record.now
        turn.keep_planned(replace(planned, state=PlannedState.OPEN, followed_up=planned.followed_up or late))


def remove_walks(turn: Turn, walks: Sequence[Walk], edits: str | None = None) -> None:
    """Take walks out; what they had ticked off is open again."""
    for walk in walks:
        turn.remove_walk(walk)
        _reopen(turn, walk)
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
