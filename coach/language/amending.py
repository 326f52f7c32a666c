"""Whether something that was kept is put right, and nothing new is told."""

from collections.abc import Iterable

from coach.domain.reading import Expecting
from coach.language.clauses import Clause, Status
from coach.language.inside import holds
from coach.language.message import Message, quantities_in
from coach.language.other_days import is_past, tells_other_day
from coach.language.quantities import Quantity
from coach.language.shifts import is_relative
from coach.language.sides import Figured, Sides, changed
from coach.language.utterance import Mark, Utterance

_JUDGED = ("amend", "amend_strong", "too_hard", "easy")
_DATED = frozenset({"offset", "weekday", "month_day", "date"})
_NEAR = 4
"""Words between "that" and its number: "bump that up to 28"."""


def is_amend(message: Message, found: Sides) -> bool:
    """Whether something kept is being changed, not something new told."""
    last = message.scene.dialogue.last_walk is not None
    if message.expects(Expecting.NUDGE, Expecting.SNOOZE, Expecting.CHECK_IN) and not last:
        return False
    if found.entered and (found.right or (last and found.open)):
        return True
    denied = _denied_number(message, found)
    if message.has("plural_day", "from_now_on", "weekdays", "daily", "walk_past") or _asks(message):
        return (denied and message.has("walk_past") and last) or (last and tells_other_day(message))
    return _is_changed(message, found, last=last, denied=denied)


def _is_changed(message: Message, found: Sides, *, last: bool, denied: bool) -> bool:
    coming = bool(message.scene.dialogue.planned) and not last
    if _judged(message, denied=denied) or (coming and _is_move(message)):
        return False
    dated = any(day.kind in _DATED for day in message.days)
    if denied:
        return last or dated or message.has("possessive_day", "walk_noun", "pain")
    if last and not told_anew(message) and _is_called(message, found.wanted):
        return True
    if last and found.right and message.has("should_be"):
        return True
    if message.has("amend_strong") and not coming and (last or not message.has("call_it")):
        return last or not message.has("ought") or message.has("should_be")
    if (dated and _changes_day(message)) or tells_other_day(message):
        return True
    return last and (
        _about_last(message, found)
        or _set_to(message)
        or _tells_time(message)
        or _contradicts(message, found)
    )


def told_anew(message: Message) -> bool:
    """Whether a walk is told by a verb, so that nothing that was kept is meant."""
    if message.has("did_walk", "walk_past", "out_past"):
        return True
    told = ("self_subject", "did_verb")
    return any(quantities_in(clause) and all(map(clause.has, told)) for clause in message.clauses)


def _is_called(message: Message, wanted: Iterable[Figured]) -> bool:
    """As in "that was 35", "steps were 7,300": what was kept, and what it was."""
    return any(
        _calls(message.said, clause, span)
        for span in wanted
        for clause in message.clauses
        if clause.start <= span.start < clause.end
    )


def _calls(said: Utterance, clause: Clause, span: Figured) -> bool:
    verb = _after_article(said, span.start) - 1
    if span.start <= clause.start + 1 and said.mark(span.end, "amend") and said.ending(clause.end, "was"):
        return True  # "25 it was"
    if not holds(said, verb, "was"):
        return False
    subject = range(clause.start, verb)
    if not any(said.word(at).isalpha() for at in subject):
        return False
    named = ("that_word", "last_one", "log_noun", "walk_noun", "article", "poss", "unit", "measure_noun")
    return all(holds(said, at, *named) or not said.word(at).isalpha() for at in subject)


def _after_article(said: Utterance, at: int) -> int:
    """The place before words that stand between a verb and its number: "was only like 13"."""
    while holds(said, at - 1, "article", "hedge", "only", "right_word", "loosely"):
        at -= 1
    return at


def _contradicts(message: Message, found: Sides) -> bool:
    """As in "nope, 17 minutes": a no, and one number."""
    if message.scene.dialogue.expecting not in {None, Expecting.CONFIRM} or message.days or message.clocks:
        return False
    told = message.has("did_verb", "another", "pain", "walk_noun")
    refused = any(message.said.mark(at, "no_strict") for at in (0, 1))
    return refused and len(found.wanted) == 1 and not told


def _tells_time(message: Message) -> bool:
    """As in "actually the walk was at 9am"."""
    told = (message.has("amend") and message.has("was")) or message.has("wrong_word")
    return bool(message.clocks) and told and not message.quantities


def _is_move(message: Message) -> bool:
    """Whether it is about a walk to come: "make it 15 minutes earlier", "seven instead"."""
    return message.has("instead", "instead_of") or any(
        is_relative(message, span.start, span.end) for span in message.quantities
    )


def _judged(message: Message, *, denied: bool) -> bool:
    """As in "20 min, that was really hard": an amount, and then how it was."""
    numbers = [span for span in message.quantities if span.high > 0]
    if message.has("pain") or denied or not numbers:
        return False
    first = numbers[0].start
    places = {
        name: [mark.start for clause in message.clauses for mark in clause.all(name)] for name in _JUDGED
    }
    changed = any(at < first for name in ("amend", "amend_strong") for at in places[name])
    return not changed and any(at > first for name in ("too_hard", "easy") for at in places[name])


def _asks(message: Message) -> bool:
    return any(clause.status is Status.QUESTION for clause in message.clauses)


def _about_last(message: Message, found: Sides) -> bool:
    numbers = any(isinstance(item, Quantity) for item in (*found.right, *found.open))
    if message.has("add_more") and numbers:
        return True
    said = message.said
    places = [
        mark for clause in message.clauses for mark in clause.all("amend") if not _makes_up(message, mark)
    ]
    before = any(not holds(said, mark.start, "not_word") or mark.end - mark.start > 1 for mark in places)
    only = message.has("only") and not message.has("actually")
    weak = before and not (only or message.has("did_verb", "another")) and numbers
    return weak and len(message.clauses) <= 2


def _set_to(message: Message) -> bool:
    """As in "bump that up to 28": what was kept, and a number after "to"."""
    said = message.said
    return any(
        (holds(said, span.start - 1, "to") or changed(message, span))
        and any(
            said.mark(at, "last_one") or holds(said, at, "that_word")
            for at in range(max(0, span.start - _NEAR), span.start)
        )
        for span in message.quantities
    )


def _changes_day(message: Message) -> bool:
    """As in "Change yesterday to 30 min", "make yesterday's 45", "Tuesday was wrong, I did 33"."""
    numbers = any(span.high > 0 for span in message.quantities)
    said = message.said
    if numbers and any(
        (verb := said.mark(day.end, "was")) and said.mark(verb.end, "wrong_word") for day in message.days
    ):
        return True
    numbers = numbers and not any(
        clause.has("self_subject") and quantities_in(clause) for clause in message.clauses
    )
    led = any(
        holds(said, span.start - 1, "to") and holds(said, span.start - 2, "up_down")
        for span in message.quantities
    )
    if led or _changes_to(message) or _makes(message) or message.has("change_word", "should_be"):
        return numbers and not any(not is_past(message, day) for day in message.days)
    return numbers and message.has("actually")


def _changes_to(message: Message) -> bool:
    """As in "change yesterday to 30", not "30 today to make up for it"."""
    changes = [mark.start for clause in message.clauses for mark in clause.all("change")]
    ends = [mark.start for clause in message.clauses for mark in clause.all("to")]
    return any(change < end for change in changes for end in ends)


def _makes(message: Message) -> bool:
    """Whether something is to be made another, unlike "I can't make Friday"."""
    marks = [mark for clause in message.clauses for mark in clause.all("make_word")]
    return any(
        not (message.said.ending(mark.start, "neg_verb") or _makes_up(message, mark)) for mark in marks
    )


def _makes_up(message: Message, mark: Mark) -> bool:
    """As in "30 today to make up for it"."""
    said = message.said
    return holds(said, mark.start, "make_word") and holds(said, mark.end, "up_down")


def _denied_number(message: Message, found: Sides) -> bool:
    """As in "25 not 20", "not 20, 30"."""
    said = message.said
    last = message.scene.dialogue.last_walk is not None and not message.has("did_verb", "walk_past")
    return bool(found.wanted) and any(
        holds(said, _after_article(said, item.start) - 1, "not_word")
        or said.mark(item.end, "denied_after")
        or ((last or message.has("was")) and said.ending(item.start, "instead_of"))
        for item in found.wrong
    )
