"""Walks that were told: kept where they are clear, asked back where they are not."""

from collections.abc import Sequence
from datetime import timedelta

from coach.domain.amounts import Amount, Unit
from coach.domain.conversation.counting import (
    whole,
)
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.keeping import as_told, keep_walks, pain_score
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.waiting_walks import notes_of, notes_of_all
from coach.domain.person import Asked
from coach.domain.reading import Reading, SaidWalk
from coach.domain.replies import (
    AskAmount,
    AskConfirm,
    AskDay,
    AskUnit,
    NotYetWalked,
    TooFarBack,
    TooMuch,
)

BACK_DAYS = 14
"""Walks are taken for so many days back."""


MOST_MINUTES, MOST_METRES, MOST_STEPS = 360, 40_000, 60_000
"""More than this in one walk is asked back: 6 h, 40 km."""


def hear_walks(turn: Turn, heard: Heard) -> None:
    """Answer the walks of a message: keep what is clear, ask back what is not."""
    reading = heard.reading
    unclear = _unclear(turn, reading)
    clear = tuple(said for said in reading.walks if said not in unclear)
    if clear:
        keep_walks(turn, clear, heard.origin, pain_score(reading), reading.companions)
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
        turn.say(AskConfirm(tuple(as_told(said, said.day or turn.today) for said in walks)))
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
        turn.say(TooMuch(as_told(said, said.day or turn.today)))
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
    turn.say(AskDay(as_told(said, turn.today), days))
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
