"""Messages that tell of one thing and ask for another: each part is read for itself, and all is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from coach.domain.reading import Meaning, Reading, SaidSettings
from coach.language.halves import cuts_before_orders, may_be_several
from coach.language.intents import likelihoods
from coach.language.joining import joined
from coach.language.message import Message
from coach.language.weighing import ORDERS

_LEAST = 0.2
"""What the model has to find likely, in the whole or in its part, of what a part adds."""
_SURE = 0.5
"""The same of an order or a walk in its own part."""
_ORDERED = ORDERS | {Meaning.SKIP}
_STANDING = _ORDERED | {Meaning.WALK}
_ONCE = frozenset({Meaning.MOVE, Meaning.SNOOZE, Meaning.SCHEDULE, Meaning.SETTINGS})
"""What a reading can hold but once."""
_SINGLE = (_ONCE - {Meaning.SETTINGS}) | {Meaning.SUMMARY}
_DEEPEST = 2
_SENTENCE_ENDS = frozenset(".!;\n")
_VERBS = ("walk_past", "did_verb", "out_past", "done_bare", "pain")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message, and what it means by itself."""

    message: Message
    reading: Reading


Reader = Callable[[str], Part]


def read_several(message: Message, whole: Reading, read: Reader, deep: int = 0) -> Reading | None:
    """Read a message that may say several things part by part; None if it is better read as one."""
    if deep == _DEEPEST or not may_be_several(message, whole.meanings & ORDERS):
        return None
    best: Reading | None = None
    most = _matters(whole)
    for first, last in _parts(message, read, deep):
        together = joined(whole, first.reading, last.reading)
        told = _matters(together)
        tied = told == most and best is None and bool(whole.meanings & ORDERS)
        if (told > most or tied) and _fit(message, whole, (first, last)):
            best, most = replace(together, ask=together.ask - {"confirm"}), told
    return best


def _parts(message: Message, read: Reader, deep: int) -> Iterator[tuple[Part, Part]]:
    for before, after in cuts_before_orders(message):
        first, last = read(before), read(after)
        further = read_several(last.message, last.reading, read, deep + 1)
        if further:
            last = Part(last.message, further)
        if _go_together(first, last):
            yield first, last


def _go_together(first: Part, last: Part) -> bool:
    """Whether both parts stand for themselves, one is an order, and none says again what the other says."""
    meant = (_meant(first.reading), _meant(last.reading))
    if not all(meant) or not (meant[0] | meant[1]) & _ORDERED:
        return False
    if meant[0] & meant[1] & (_ONCE - {Meaning.SETTINGS}) or _put_right_at_once(first, last):
        return False
    if _says_again(first.reading, last.reading) or _says_again(last.reading, first.reading):
        return False
    if "day" in first.reading.ask | last.reading.ask:
        return False
    return bool(meant[1] & _ORDERED) or _has_verb(last)


def _put_right_at_once(first: Part, last: Part) -> bool:
    """As in "20, make that 25": what was just told changes, not what was kept."""
    changed = any(one.day is None for one in last.reading.corrections)
    named = last.message.has("last_one", "last")
    return bool(first.reading.walks or first.reading.plans) and changed and not named


def _says_again(one: Reading, other: Reading) -> bool:
    """Whether one part is about what the other is about: the same day, or what a pronoun stands for."""
    days = {skip.day for skip in one.skips}
    if days & ({skip.day for skip in other.skips} | ({other.move.from_day} if other.move else set())):
        return True
    if one.snooze and (other.move or any(not skip.when for skip in other.skips)):
        return True
    if days and any(change.change and change.change.day for change in other.corrections):
        return True
    if one.settings and other.settings and _alike(one.settings, other.settings):
        return True
    if other.schedule and other.schedule.op in {"clear", "pause"}:
        silenced = one.settings is not None and one.settings.nudges == "off"
        if silenced or any(not skip.when for skip in one.skips):
            return True
    changed = {change.day for change in other.corrections}
    return any(change.day is None or change.day in changed for change in one.corrections) and bool(changed)


def _alike(one: SaidSettings, other: SaidSettings) -> bool:
    """Whether both parts choose the same thing."""
    chosen = [field.name for field in fields(one) if getattr(one, field.name) is not None]
    return any(getattr(other, name) is not None for name in chosen)


def _has_verb(last: Part) -> bool:
    """Whether what is told after an order has a verb of its own."""
    return last.message.has(*_VERBS) or bool(last.reading.skips or last.reading.plans)


def _meant(reading: Reading) -> frozenset[Meaning]:
    """What a part means that stands by itself; a walk without amount does not."""
    slots = {
        Meaning.WALK: any(walk.amount.known for walk in reading.walks),
        Meaning.SUMMARY: reading.summary is not None,
        Meaning.SKIP: bool(reading.skips),
        Meaning.PLAN: any(plan.amount.known or plan.at for plan in reading.plans),
        Meaning.PAIN: bool(reading.pains),
        Meaning.CORRECT: any(one.op == "delete" or one.change for one in reading.corrections),
        Meaning.MOVE: reading.move is not None,
        Meaning.SNOOZE: reading.snooze is not None,
        Meaning.SCHEDULE: reading.schedule is not None,
        Meaning.SETTINGS: reading.settings is not None,
        Meaning.QUESTION: reading.question is not None,
    }
    return frozenset(meaning for meaning, is_meant in slots.items() if is_meant)


def _matters(reading: Reading) -> int:
    """How much is told and asked for; a question may be an order that was not read, so it counts for half."""
    lists = (reading.walks, reading.skips, reading.plans, reading.corrections)
    scored = [pain for pain in reading.pains if pain.score is not None or pain.level]
    settings = reading.settings
    chosen = sum(getattr(settings, field.name) is not None for field in fields(settings)) if settings else 0
    single = len(_meant(reading) & _SINGLE)
    return 2 * (chosen + sum(map(len, lists)) + len(scored) + single) + (reading.question is not None)


def _fit(message: Message, whole: Reading, parts: tuple[Part, Part]) -> bool:
    """Whether the learned model bears out what each part adds, and no order of the whole is lost."""
    kept = _meant(parts[0].reading) | _meant(parts[1].reading)
    changes = sum(len(part.reading.corrections) for part in parts)
    if (_meant(whole) & ORDERS) - kept or changes < len(whole.corrections):
        return False
    scored = any(one.change and one.change.pain is not None for one in whole.corrections)
    tokens = parts[0].message.said.tokens
    apart = tokens[-1].text in _SENTENCE_ENDS
    if scored and not apart and any(part.reading.pains and not part.reading.walks for part in parts):
        return False
    chances = likelihoods(message)
    return all(
        chances[meaning] >= _LEAST or (meaning in _STANDING and likelihoods(part.message)[meaning] >= _SURE)
        for part in parts
        for meaning in _meant(part.reading) - _meant(whole)
    )
