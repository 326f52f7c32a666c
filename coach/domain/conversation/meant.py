"""What is not certain asked back: "did you mean ...?", and what was open before goes on afterwards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Record
from coach.domain.person import Asked, Question
from coach.domain.reading import Meaning
from coach.domain.replies import Act, AskMeant, NotMeant, Unsure
from coach.domain.sureness import CHANGING, Way

MEANT_HOURS = 2
"""So long a question "did you mean" stands, and the text that it is about is kept (D)."""

BEFORE = "before."
"""Notes of the question that was open before begin so."""

EXAMPLES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.WALK, "walk"),
    (Meaning.CORRECT, "correct"),
    (Meaning.MOVE, "move"),
    (Meaning.SCHEDULE, "schedule"),
    (Meaning.PLAN, "plan"),
    (Meaning.SNOOZE, "snooze"),
    (Meaning.SKIP, "skip"),
    (Meaning.SETTINGS, "settings"),
)
"""Which examples fit a message; the first that it may mean."""


def about_of(meanings: Iterable[Meaning]) -> str:
    """Name the examples that fit."""
    there = set(meanings)
    return next((about for meaning, about in EXAMPLES if meaning in there), "walk")


def say_unsure(turn: Turn, heard: Heard) -> None:
    """Say that it was not understood, with two examples."""
    turn.say(Unsure(about_of(heard.reading.meanings), heard.origin.message_id))


def ask_meant(turn: Turn, heard: Heard, acts: tuple[Act, ...]) -> None:
    """Ask whether that is what was meant; the text waits for the answer."""
    asked_at, before = turn.record.now, turn.person.question
    notes = {
        "text": heard.text,
        "at": asked_at.isoformat(),
        "edited": "yes" if heard.origin.edited else "",
        "about": about_of(heard.reading.meanings),
    }
    turn.say(AskMeant(acts, heard.origin.message_id))
    turn.ask(Asked.MEANT, heard.origin.message_id, MEANT_HOURS, notes | noted(before))


def open_meant(record: Record) -> Question | None:
    """Find the open question "did you mean"."""
    question = record.person.question
    is_open = question is not None and question.asked is Asked.MEANT and question.until > record.now
    return question if is_open else None


def let_go(turn: Turn) -> None:
    """Forget what "did you mean" was about; what was open before is open again."""
    question = turn.person.question
    if question and question.asked is Asked.MEANT:
        turn.set(question=noted_in(question))


def as_it_was(record: Record, question: Question) -> Record:
    """Go back to the moment when the text came, as far as reading it needs."""
    now = datetime.fromisoformat(question.notes["at"])
    return replace(record, now=now, person=replace(record.person, question=noted_in(question)))


def origin_of(question: Question, update_id: int) -> Origin:
    """Name the message that the text came with."""
    return Origin(update_id, question.about, edited=bool(question.notes["edited"]))


def say_not_meant(turn: Turn, question: Question) -> None:
    """Take a no kindly, with what could be typed instead."""
    turn.say(NotMeant(question.notes["about"]))


def wins_over(heard: Heard, question: Question) -> bool:
    """Whether a message is more than an answer: an act of its own, or the text itself set right."""
    mended = heard.origin.edited and heard.origin.message_id == question.about
    return mended or (bool(heard.reading.meanings & CHANGING) and heard.way is not Way.HELP)


def noted(question: Question | None) -> dict[str, str]:
    """Note a question inside the notes of another."""
    if question is None or question.asked is Asked.MEANT:
        return {}
    inside = {
        "asked": question.asked.value,
        "until": question.until.isoformat(),
        "about": str(question.about),
        **{f"note.{name}": value for name, value in question.notes.items()},
    }
    return {BEFORE + name: value for name, value in inside.items()}


def noted_again(question: Question) -> dict[str, str]:
    """Note for the next question what was noted for this one."""
    return {name: value for name, value in question.notes.items() if name.startswith(BEFORE)}


def noted_in(question: Question) -> Question | None:
    """Read back the question that was noted."""
    inside = {
        name.removeprefix(BEFORE): value for name, value in question.notes.items() if name.startswith(BEFORE)
    }
    if not inside:
        return None
    notes = {name.removeprefix("note."): value for name, value in inside.items() if name.startswith("note.")}
    return Question(
        Asked(inside["asked"]), datetime.fromisoformat(inside["until"]), int(inside["about"]), notes
    )
