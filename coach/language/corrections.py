"""Changes of what was kept before: "undo", "bin the last entry", "monday was 25 not 20", "I meant steps"."""

from coach.domain.amounts import Amount
from coach.domain.reading import Ask, Change, SaidCorrection
from coach.language.amendments import Amended, read_amendments, target
from coach.language.clauses import Status
from coach.language.inside import asks_bot, held
from coach.language.message import Message
from coach.language.other_days import is_past
from coach.language.quantities import Quantity
from coach.language.removals import Removal, removal
from coach.language.said_amounts import quantity
from coach.language.sides import sides
from coach.language.utterance import read

Corrected = tuple[Amended, frozenset[Ask]]
_NOTHING: frozenset[Ask] = frozenset()


def read_corrections(message: Message) -> Corrected | None:
    """Read corrections of the last walk, or of one that is named by its day."""
    if _is_routine(message) or message.has("habit", "remind"):
        return None
    taken = removal(message)
    if taken and taken.what != "kept":
        return None
    if taken and not _goes_on(message, taken):
        days = [day for day in taken.days if day.kind != "same_day"]
        owned = [day for day in days if day.owned] or days
        each = [[day] for day in owned] if len(owned) > 1 else [days]
        return tuple(SaidCorrection("delete", target(message, one)) for one in each), _NOTHING
    others = any(clause.status is Status.OTHER for clause in message.clauses)
    unreal = (message.has("if") and not asks_bot(message.said)) or (others and not message.has("undo"))
    if unreal and not sides(message).entered:
        return None
    amended = _meant_unit(message) or _delete(message)
    if amended:
        return amended
    changes = read_amendments(message)
    return (changes, _NOTHING) if changes else _wrong(message)


def _is_routine(message: Message) -> bool:
    """As in "change to Mon Wed Fri at 7:30": several weekdays and a clock time are walk times."""
    if message.has("plural_walks") and message.has("change", "change_word") and not message.days:
        return True  # "change my walks to 25 minutes"
    weekdays = {day.number for day in message.days if day.kind == "weekday"}
    denied = any(message.said.ending(day.start, "not_word") for day in message.days)
    if message.scene.dialogue.last_walk is None and weekdays and message.clocks and not _numbers(message):
        return True  # "my Friday walk should be at 9"
    return len(weekdays) > 1 and bool(message.clocks) and not (_numbers(message) or denied)


def _goes_on(message: Message, taken: Removal) -> bool:
    """Whether what is right follows, so that nothing is taken away: "scratch that, 30"."""
    said = message.said
    timed = ("until", "at_strict")
    after = [span for span in _numbers(message) if span.start >= taken.end]
    after = [span for span in after if not any(said.ending(span.start, name) for name in timed)]
    told = sides(message)
    return bool(after) and (bool(told.right) or after[0].start <= taken.end + 1)


def _delete(message: Message) -> Corrected | None:
    """Read what needs no verb that takes away: "undo", "that wasn't me", "delete yesterday"."""
    if _is_day_only(message):
        return (SaidCorrection("delete", target(message, message.days)),), _NOTHING
    if not (message.has("undo") or _points_back(message)) or _numbers(message):
        return None
    days = [day for day in message.days if day.kind != "same_day"]
    if message.said.word(0) == "cancel" and days and days[0].kind == "weekday":
        return None  # a walk to come
    named = days and held(message.said, 0, len(message.said.tokens), "delete")
    day = target(message, days) if named else None
    return (SaidCorrection("delete", day),), _NOTHING


def _is_day_only(message: Message) -> bool:
    """As in "delete yesterday", and no more; "remove friday" may be about a walk time."""
    said = message.said
    verb, days = said.mark(0, "delete"), message.days
    if verb is None or len(days) != 1 or days[0].kind != "offset":
        return False
    spare = len(said.tokens) - (verb.end - verb.start) - (days[0].end - days[0].start)
    return spare <= 1 and is_past(message, days[0]) and not _numbers(message)


def _points_back(message: Message) -> bool:
    """As in "del last", "scratch that": a verb and what was last, and no more."""
    said = message.said
    verb = next((said.mark(at, "delete") for at in (0, 1) if said.mark(at, "delete")), None)
    what = (said.mark(verb.end, name) for name in ("last_one", "last", "that_word")) if verb else ()
    return any(mark and mark.end >= len(said.tokens) for mark in what)


def _numbers(message: Message) -> list[Quantity]:
    return [span for span in message.quantities if span.high > 0]


def _meant_unit(message: Message) -> Corrected | None:
    """Mind that "I meant steps": the number of the last message in another unit."""
    if not message.has("meant") or _numbers(message) or not message.scene.dialogue.last_text:
        return None
    unit = next((mark.value for clause in message.clauses for mark in clause.all("unit")), None)
    if unit not in {"step", "km", "minute", "mile", "hour"}:
        return None
    number = last_number(message)
    if number is None:
        return None
    value, thousands = number
    change = {
        "step": Change(Amount(steps=value * 1000 if thousands else value)),
        "km": Change(Amount(distance_m=value * 1000)),
        "mile": Change(Amount(distance_m=round(value * 1609.344))),
        "minute": Change(Amount(minutes=value)),
        "hour": Change(Amount(minutes=value * 60)),
    }[unit]
    return (SaidCorrection("amend", None, change),), _NOTHING


def last_number(message: Message) -> tuple[float, bool] | None:
    """The number in the message before, and whether a "k" made thousands of it."""
    said = read(message.scene.dialogue.last_text or "", message.said.lexicon)
    for at in range(len(said.tokens)):
        found = quantity(said, at)
        if found:
            return found.low, found.kind == "k"
        value = said.number(at)
        if value is not None:
            return value, False
    return None


def _wrong(message: Message) -> Corrected | None:
    """Mind that "No, that's wrong": what is right must be asked."""
    wrong = message.whole("edit_whole") or message.has("wrong")
    if wrong and message.scene.dialogue.last_walk is not None and not message.quantities:
        return (SaidCorrection("amend", None, None),), frozenset({"amount"})
    return None
