"""Whether days that repeat are an order for the routine, or only told of."""

from itertools import pairwise

from coach.language.clauses import Status
from coach.language.days import DayRef
from coach.language.ends import is_denied, is_thing
from coach.language.inside import asks_bot, held
from coach.language.message import Message, days_in
from coach.language.orders import adds, sets_day
from coach.language.recurrences import Recurrence

_WISHES = (
    "add", "change", "drop", "from_now_on", "schedule_noun", "walk_base", "walk_noun", "will", "wish",
)  # fmt: skip


def is_weekly_order(message: Message, repeated: Recurrence | None, *, timed: bool) -> bool:
    """Whether a recurrence is said to set it, not to tell or to ask."""
    if repeated is None or _tells(message):
        return False
    if (timed and (adds(message) or sets_day(message) or should_be_at(message))) or goes_for_good(message):
        return True
    if repeated.clear:
        return timed or message.has(*_WISHES) or _bare_list(message)
    if _goes_elsewhere(message):
        return False
    if any(message.said.ending(day.start, "not_word") for day in message.days):
        return False  # "sat morning, not sunday"
    several = repeated.days is not None and len(repeated.days) > 1 and not message.has("move_strong")
    return (several and timed) or (message.has("schedule_noun") and message.has("add", "drop", "change"))


def is_advice(message: Message) -> bool:
    """As in "the doctor said I should walk daily"."""
    others = any(clause.status is Status.OTHER for clause in message.clauses)
    return message.has("says") and (others or message.has("other", "ought")) and not message.clocks


def should_be_at(message: Message) -> bool:
    """As in "my Friday walk should be at 9": a walk of the week, and its time."""
    days = [day for day in message.days if day.kind == "weekday"]
    if len(days) != 1 or days[0].which or not message.clocks or message.scene.dialogue.last_walk:
        return False
    day = days[0]
    named = message.said.ending(day.start, "poss") is not None and is_thing(message, day)
    repeated = day.part is not None and message.said.word(day.end - 1).endswith("s")  # "tuesday mornings"
    return (
        (named or repeated)
        and message.has("should_be", "ought")
        and not message.has("did_verb", "was_yesterday")
    )


def _is_plural(message: Message, day: DayRef) -> bool:
    return day.plural or message.said.mark(day.end, "plural_walks") is not None


def first_weekdays(message: Message) -> list[DayRef]:
    """The weekdays of the first clause that names any; others may belong to a reason."""
    named = ([day for day in days_in(clause) if day.kind == "weekday"] for clause in message.clauses)
    return next(filter(None, named), [])


def goes_for_good(message: Message) -> bool:
    """As in "from now on my saturday walk goes to sunday"."""
    days = first_weekdays(message)
    lasting = message.has("from_now_on") or (
        message.has("plural_walks") and all(_is_plural(message, day) for day in days)
    )
    if len(days) != 2 or not lasting or not is_thing(message, days[0]):
        return False
    return not held(message.said, days[0].end, days[1].start, "and")


def _goes_elsewhere(message: Message) -> bool:
    """As in "the walk on Friday, can it go to Saturday": one walk gets another day."""
    named = [day for day in message.days if day.kind == "weekday"]
    if message.has("instead") and any(is_denied(message, day) for day in named):
        return True
    return any(
        not day.plural
        and (
            (message.said.ending(day.start, "to") and day.start - before.end > 1)
            or (is_thing(message, before) and not held(message.said, before.end, day.start, "and"))
        )
        for before, day in pairwise(named)
    )


def _tells(message: Message) -> bool:
    """Whether it is about what was, or usually is, or somebody says."""
    if message.has("i_walk", "ache") and not message.clocks:
        return True
    if any(clause.status is Status.OTHER and clause.items for clause in message.clauses):
        return True
    if message.has("walk_past", "habit", "says", "missed", "did_verb", "past_neg", "only", "ago"):
        return True
    if message.has("if") and not asks_bot(message.said):
        return True
    asked = any(clause.asked or clause.status == "question" for clause in message.clauses)
    steps = any(
        quantity.kind in {"steps", "metres"} and not message.has("every", "daily")
        for quantity in message.quantities
    )
    return steps or (asked and not message.has("instead", "change", "wish", "move", "add"))


def _bare_list(message: Message) -> bool:
    return not message.quantities and len(message.days) > 1 and not message.has("neg", "pain", "nothing")
