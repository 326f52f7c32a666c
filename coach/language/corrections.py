"""Changes of what was kept before: "make that 30", "undo", "monday was 25 not 20"."""

from dataclasses import replace
from datetime import date

from coach.domain.amounts import Amount
from coach.domain.reading import Ask, Change, Expecting, SaidCorrection
from coach.language.clauses import Status
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.quantities import Quantity, quantity
from coach.language.resolving import resolve, time_back
from coach.language.spans import Count, Score
from coach.language.utterance import read

Corrected = tuple[tuple[SaidCorrection, ...], frozenset[Ask]]
_NOTHING: frozenset[Ask] = frozenset()
_JUDGED = ("amend", "amend_strong", "too_hard", "easy")


def read_corrections(message: Message) -> Corrected | None:
    """Read corrections of the last walk, or of one that is named by its day."""
    deleting = message.has("undo") or (message.has("delete") and message.has("log_noun"))
    others = any(clause.status is Status.OTHER for clause in message.clauses)
    if message.has("if", "habit", "remind") or (others and not deleting):
        return None
    if _is_routine(message):
        return None
    return _meant_unit(message) or _delete(message) or _amend(message) or _wrong(message)


def _is_routine(message: Message) -> bool:
    """As in "change to Mon Wed Fri at 7:30": several weekdays and a clock time are walk times."""
    if message.has("plural_walks") and message.has("change", "change_word") and not message.days:
        return True  # "change my walks to 25 minutes"
    weekdays = {day.number for day in message.days if day.kind == "weekday"}
    return len(weekdays) > 1 and bool(message.clocks) and not (_numbers(message) or _other_day(message))


def _delete(message: Message) -> Corrected | None:
    undo = message.has("undo")
    named = (
        message.has("delete")
        and message.has("walk_noun", "last_one", "possessive_day", "log_noun", "one_noun")
        and not message.has("schedule_noun", "plural_day", "every", "plural_walks")
    )
    if _is_day_only(message):
        return (SaidCorrection("delete", _target(message, message.days)),), _NOTHING
    if not (undo or named or _points_back(message)) or _numbers(message):
        return None
    days = [day for day in message.days if day.kind != "same_day"]
    if named and not undo and not days and not message.has("last_one", "log_noun", "that_word", "last"):
        return None
    if named and days and not undo and not _is_past(message, days[0]):
        return None
    if message.said.word(0) == "cancel" and days and days[0].kind == "weekday":
        return None  # a walk to come
    day = _target(message, days) if days and message.has("delete") else None
    return (SaidCorrection("delete", day),), _NOTHING


def _is_day_only(message: Message) -> bool:
    """As in "delete yesterday", and no more; "remove friday" may be about a walk time."""
    said = message.said
    verb, days = said.mark(0, "delete"), message.days
    if verb is None or len(days) != 1 or days[0].kind != "offset":
        return False
    spare = len(said.tokens) - (verb.end - verb.start) - (days[0].end - days[0].start)
    return spare <= 1 and _is_past(message, days[0]) and not _numbers(message)


def _points_back(message: Message) -> bool:
    """As in "del last", "scratch that": a verb and what was last, and no more."""
    said = message.said
    verb = next((said.mark(at, "delete") for at in (0, 1) if said.mark(at, "delete")), None)
    what = (said.mark(verb.end, name) for name in ("last_one", "last", "that_word")) if verb else ()
    return any(mark and mark.end >= len(said.tokens) for mark in what)


def _is_past(message: Message, day: DayRef) -> bool:
    resolved = resolve(day, message.scene, "back")
    return resolved is not None and resolved <= message.scene.today


def _target(message: Message, days: list[DayRef]) -> date | None:
    return resolve(days[0], message.scene, "back") if days else None


def _numbers(message: Message) -> list[Quantity]:
    return [span for span in message.quantities if span.high > 0]


def _amend(message: Message) -> Corrected | None:
    if not _is_amend(message):
        return None
    days = [day for day in message.days if day.kind not in {"same_day", "vague"}]
    pain = _pain(message)
    if pain is not None:
        return (SaidCorrection("amend", _target(message, days), Change(pain=pain)),), _NOTHING
    numbers = _new_numbers(message)
    if len(days) == len(numbers) == 2:
        return tuple(
            _amended(message, [day], number) for day, number in zip(days, numbers, strict=True)
        ), _NOTHING
    if numbers:
        return (_amended(message, days, numbers[-1]),), _NOTHING
    return _moved(message, days)


def _amended(message: Message, days: list[DayRef], number: Quantity) -> SaidCorrection:
    amount = number.amount
    if number.kind == "k":
        amount = Amount(steps=float(number.low * 1000))
    change = Change(amount=amount)
    if message.has("add_more"):
        change = Change(add_minutes=int(number.low)) if amount.minutes is not None else change
    clocks = message.clocks
    day = _target(message, days)
    if clocks:
        change = replace(
            change, at=time_back(clocks[-1], None, day or message.scene.today, message.scene.now)
        )
    return SaidCorrection("amend", day, change)


def _moved(message: Message, days: list[DayRef]) -> Corrected | None:
    """Mind that "That was yesterday, not today": the day or the time changes."""
    counts = [item for item in message.items if isinstance(item, Count)]
    denied = [day for day in days if message.said.ending(day.start, "not_word")]
    kept = [day for day in days if day not in denied]
    if kept and (message.scene.dialogue.last_walk or denied or message.has("amend_strong")):
        return (
            SaidCorrection("amend", None, Change(day=resolve(kept[-1], message.scene, "back"))),
        ), _NOTHING
    if message.clocks and message.has("amend_strong"):
        at = time_back(message.clocks[-1], None, message.scene.today, message.scene.now)
        return (SaidCorrection("amend", None, Change(at=at)),), _NOTHING
    if counts and message.has("amend_strong"):
        return (SaidCorrection("amend", None, Change(count=counts[-1].number)),), _NOTHING
    return None


def _is_amend(message: Message) -> bool:
    """Whether something kept is being changed, not something new told."""
    if (
        message.expects(Expecting.NUDGE, Expecting.SNOOZE, Expecting.CHECK_IN)
        and message.scene.dialogue.last_walk is None
    ):
        return False
    if message.has("plural_day", "from_now_on", "weekdays", "daily", "walk_past") or _asks(message):
        return (
            _denied_number(message)
            and message.has("walk_past")
            and message.scene.dialogue.last_walk is not None
        )
    if _judged(message):
        return False
    last = message.scene.dialogue.last_walk is not None
    dated = bool([day for day in message.days if day.kind in {"offset", "weekday", "month_day", "date"}])
    if _denied_number(message):
        return last or dated or message.has("possessive_day", "walk_noun", "pain")
    if message.has("amend_strong"):
        return last or not message.has("ought") or message.has("should_be")
    if dated and (_changes_day(message) or _tells_day(message)):
        return True
    return last and (_about_last(message) or _other_day(message))


def _judged(message: Message) -> bool:
    """As in "20 min, that was really hard": an amount, and then how it was."""
    numbers = _numbers(message)
    if message.has("pain") or _denied_number(message) or not numbers:
        return False
    first = numbers[0].start
    places = {
        name: [mark.start for clause in message.clauses for mark in clause.all(name)] for name in _JUDGED
    }
    changed = any(at < first for name in ("amend", "amend_strong") for at in places[name])
    return not changed and any(at > first for name in ("too_hard", "easy") for at in places[name])


def _asks(message: Message) -> bool:
    return any(clause.status is Status.QUESTION for clause in message.clauses)


def _other_day(message: Message) -> bool:
    """As in "That was yesterday, not today"."""
    return any(message.said.ending(day.start, "not_word") for day in message.days) and len(message.days) > 1


def _tells_day(message: Message) -> bool:
    """As in "oh wait, that was yesterday", after a walk was kept."""
    told = message.has("amend") and message.has("was", "meant")
    days = [day for day in message.days if day.kind in {"offset", "weekday", "month_day", "date"}]
    past = all(_is_past(message, day) for day in days)
    spare = message.quantities or message.has(
        "pain", "ache", "skip", "reason", "mood_good", "praise", "walk_base"
    )
    denied = _other_day(message)
    kept = message.scene.dialogue.last_walk is not None
    return bool(told and past and (denied or (kept and not spare and len(message.said.tokens) <= 10)))


def _about_last(message: Message) -> bool:
    if message.has("add_more") and _numbers(message):
        return True
    weak = message.has("amend") and not message.has("did_verb", "another", "only") and bool(_numbers(message))
    return weak and len(message.clauses) <= 2


def _changes_day(message: Message) -> bool:
    """As in "Change yesterday to 30 min", "make yesterday's 45", "yesterday was actually 3k steps"."""
    numbers = bool(_numbers(message)) and not message.has("self_subject")
    if (message.has("change") and message.has("to")) or message.has("make_word", "change_word"):
        return numbers and not any(not _is_past(message, day) for day in message.days)
    return numbers and message.has("actually")


def _denied_number(message: Message) -> bool:
    """As in "25 not 20", "not 20, 30"."""
    return any(_is_denied(message, span) for span in _numbers(message)) and len(_numbers(message)) > 1


def _is_denied(message: Message, span: Quantity) -> bool:
    """Whether "not" stands by a number: before it, in some languages after it."""
    said = message.said
    return bool(said.ending(span.start, "not_word") or said.mark(span.end, "not_after"))


def _new_numbers(message: Message) -> list[Quantity]:
    return [
        span
        for span in _numbers(message)
        if not _is_denied(message, span) and not message.said.ending(span.start, "instead_of")
    ]


def _pain(message: Message) -> int | None:
    if not message.has("pain"):
        return None
    scores = [item for item in message.items if isinstance(item, Score)]
    if scores:
        return round(scores[-1].low)
    small = [span for span in _new_numbers(message) if span.kind == "bare" and span.low <= 10]
    return int(small[0].low) if small else None


def _meant_unit(message: Message) -> Corrected | None:
    """Mind that "I meant steps": the number of the last message in another unit."""
    if not message.has("meant") or _numbers(message) or not message.scene.dialogue.last_text:
        return None
    unit = next((mark.value for clause in message.clauses for mark in clause.all("unit")), None)
    if unit not in {"step", "km", "minute", "mile"}:
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
