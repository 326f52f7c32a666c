"""Whether days and times are an order for the routine, or a report of walks that were done."""

from coach.language.days import DayRef
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.spans import Item

_LAST_HOUR = 23


def adds(message: Message) -> bool:
    """Whether a weekday and its time come on top: "also Sat 10:00", "Sat 10:00 too"."""
    if not message.clocks or not _weekdays(message) or _looks_back(message):
        return False
    if message.has("walk_past", "did_verb", "move_strong") or any(_is_owned(day) for day in message.days):
        return False
    last = max((mark.end for clause in message.clauses for mark in clause.all("add")), default=0)
    first = _first_word(message)
    leads = any(message.said.mark(first, name) for name in ("add", "add_more", "log_order"))
    leads = leads or (holds(message.said, first, "add_verb") and message.has("in"))
    leads = leads or (message.said.mark(0, "and") is not None and not message.quantities)
    asked = message.has("add") and message.has("question_open")
    return (leads and message.said.word(first) != "log") or last == len(message.said.tokens) or asked


def _is_owned(day: DayRef) -> bool:
    """Whether something of one day is meant: "Saturday's"."""
    return day.owned and not day.plural


def _first_word(message: Message) -> int:
    at = 0
    while holds(message.said, at, "and", "greet", "yes", "polite", "recorder", "filler"):
        at += 1
    return at


def sets_day(message: Message) -> bool:
    """Whether a day of the routine gets another time: "change Friday to 6pm"."""
    order = message.said.mark(0, "change") or message.said.mark(0, "change_word")
    days = _weekdays(message)
    if order is None or len(days) != 1 or not message.clocks or days[0].which:
        return False
    return not message.has("move_strong", "walk_noun", "possessive_day", "add_more")


def reports_walks(message: Message) -> bool:
    """Whether amounts stand by days that are over: a report always wins over what was asked."""
    if message.has("plural_day") and message.clocks:
        return False
    if _looks_back(message):
        return bool(message.quantities) and not message.has("from_now_on")
    if message.has("walk_past") and _amounts(message):
        return not message.has("every", "plural_day", "from_now_on")
    values = [value for day in _weekdays(message) if (value := _beside(message, day))]
    numbers = [value for value in values if isinstance(value, Quantity)]
    if len(values) < 2 or len(values) != len(_weekdays(message)):
        return False
    return len(numbers) < len(values) or any(value.high > _LAST_HOUR for value in numbers)


def _amounts(message: Message) -> list[Quantity]:
    return [span for span in message.quantities if span.kind in {"minutes", "metres", "steps"}]


def _weekdays(message: Message) -> list[DayRef]:
    return [day for day in message.days if day.kind == "weekday"]


def _looks_back(message: Message) -> bool:
    return any(day.which in {"last", "last_week"} or _is_yesterday(day) for day in message.days)


def _is_yesterday(day: DayRef) -> bool:
    return day.kind == "offset" and day.number < 0


def _beside(message: Message, day: DayRef) -> Item | str | None:
    """The bare amount, or the word for nothing, that follows a day."""
    at = day.end + (message.said.word(day.end) in {":", "-", "=", ","})
    number = next((span for span in message.quantities if span.start == at), None)
    if number:
        return number if number.kind in {"bare", "minutes", "steps", "metres"} else None
    denied = any(message.said.mark(at, name) for name in ("nothing", "no_word", "skip"))
    return "nothing" if denied else None
