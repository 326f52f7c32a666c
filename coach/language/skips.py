"""Walks that did not happen, or will not."""

from coach.domain.reading import Expecting, SaidSkip
from coach.language.clauses import Clause, Status
from coach.language.days import DayRef
from coach.language.message import Message, days_in, quantities_in, reason_in
from coach.language.resolving import Direction, resolve
from coach.language.utterance import Mark


def read_skips(message: Message, free: tuple[Clause, ...], *, walked: bool) -> tuple[SaidSkip, ...]:
    """Read the days without a walk; `walked` tells that a walk was reported beside."""
    skips: list[SaidSkip] = []
    for clause in free:
        if _is_skip(message, clause, walked=walked):
            skips.extend(_skips(message, clause))
    days = {skip.day: skip for skip in reversed(skips)}
    return tuple(sorted(days.values(), key=lambda skip: skip.day))


def _is_skip(message: Message, clause: Clause, *, walked: bool) -> bool:
    if clause.status in {Status.OTHER, Status.QUESTION} or clause.has("not_walking"):
        return False
    if is_conditional(message):
        return False
    if any(quantity.high == 0 for quantity in quantities_in(clause)) and not _is_of_pain(message, clause):
        return True
    if clause.status is Status.UNREAL and not clause.has("skip", "neg_verb"):
        return False
    return _says_so(message, clause) or (not walked and _fell_through(message, clause))


def _is_of_pain(message: Message, clause: Clause) -> bool:
    """Mind that "pain: 0 today" is no walk of no minutes."""
    before = [other for other in message.clauses if other.end <= clause.start][-1:]
    return clause.has("pain") or (clause.opener == ":" and any(other.has("pain") for other in before))


def is_conditional(message: Message) -> bool:
    """Whether it only says what would happen: "if it rains I won't walk"."""
    led = any(
        message.said.mark(clause.start, "condition") or clause.has("will", "neg_verb", "skip")
        for clause in message.clauses
        if clause.has("condition")
    )
    return led and not message.has("past_neg", "walk_past", "did_verb", "missed", "no_walk")


def _says_so(message: Message, clause: Clause) -> bool:
    refused = _refused(message, clause) or _refuses_with_reason(message, clause)
    if _asked(message) and (message.whole("no_strict") or refused):
        return True
    if clause.has("skip"):
        return not clause.has("missed_you") and not _is_of_other(message, clause)
    if _only_reason(message, clause) or _too_much(message, clause) or _day_off(message, clause):
        return True
    if clause.has("forgot") and not clause.has("forgot_log"):
        return clause.has("walk_base", "walk_noun", "walk_ing") or bool(days_in(clause)) or _asked(message)
    if clause.has("nothing"):
        did = clause.has("did", "did_verb") and message.said.mark(clause.end - 1, "nothing") is not None
        return (
            _is_by_day(message, clause)
            or did
            or _is_headed(message, clause)
            or (_asked(message) and not clause.has("pain"))
        )
    return _denied(message, clause)


_OTHERWISE = (
    "later", "later_today", "move_strong", "remind", "walk_past", "did_verb", "will", "going_now", "pain",
    "walk_base", "back_pain", "wrong", "meant", "undo", "delete",
)  # fmt: skip


def _is_by_day(message: Message, clause: Clause) -> bool:
    """Whether the word for nothing stands by a day: "tuesday nothing"; "zero regrets" is something else."""
    said = message.said
    for mark in clause.all("nothing"):
        follows = said.word(mark.end)
        if mark.end < clause.end and follows.isalpha() and not said.marks[mark.end]:
            continue
        if any(day.end <= mark.start + 1 and mark.start - day.end <= 3 for day in days_in(clause)):
            return True
        if any(0 <= day.start - mark.end <= 3 for day in days_in(clause)):
            return True
    return False


def _is_headed(message: Message, clause: Clause) -> bool:
    """As in "Wed: nada"."""
    before = [other for other in message.clauses if other.end <= clause.start][-1:]
    return clause.opener == ":" and any(days_in(other) for other in before)


def _refused(message: Message, clause: Clause) -> bool:
    """Mind that "nope. 112 degrees" says no to the walk, and why."""
    if clause is not message.clauses[0] or message.starts_with("no_strict") is None:
        return False
    if message.has(*_OTHERWISE) or message.clocks or any(day.kind != "same_day" for day in message.days):
        return False
    return (
        len(message.clauses) > 1 and not message.quantities and not any(one.asked for one in message.clauses)
    )


def _refuses_with_reason(message: Message, clause: Clause) -> bool:
    """As in "no, my mother is here"."""
    plain = not (message.quantities or message.clocks or message.has("later", "remind", "move"))
    return plain and message.starts_with("no_strict") is not None and clause.has("reason")


def _is_of_other(message: Message, clause: Clause) -> bool:
    """Mind that "the bus was cancelled" is not about a walk."""
    mark = clause.first("skip")
    before = [one for one in clause.marks if mark and one.end <= mark.start]
    subject = any(one.name == "activity" for one in before) and not any(one.name == "self" for one in before)
    return (
        subject and not clause.has("walk_noun", "walk_base") and bool(message.said.ending(_verb(mark), "was"))
    )


def _verb(mark: Mark | None) -> int:
    return mark.start if mark else 0


def _only_reason(message: Message, clause: Clause) -> bool:
    """Mind that "rained off" answers whether somebody walked."""
    if not _asked(message) or clause.status is not Status.PLAIN or len(message.said.tokens) > 5:
        return False
    stopping = any(mark.value in {"weather", "sick", "travel"} for mark in clause.all("reason"))
    return stopping and not clause.has("walk_noun", "walk_base", "yes") and not message.quantities


def _too_much(message: Message, clause: Clause) -> bool:
    """As in "too tired to walk"."""
    too = any(message.said.ending(mark.start, "too") for mark in clause.all("reason"))
    return too and (_asked(message) or clause.has("walk_base", "go"))


def _day_off(message: Message, clause: Clause) -> bool:
    """As in "taking Friday off"."""
    days = days_in(clause)
    return clause.has("taking") and any(message.said.mark(day.end, "off") for day in days)


def _asked(message: Message) -> bool:
    return message.expects(Expecting.WALK, Expecting.NUDGE, Expecting.AMOUNT)


def _denied(message: Message, clause: Clause) -> bool:
    """Whether an auxiliary with "not" denies a walk: "couldn't get out", "can't do Friday"."""
    neg = clause.first("neg_verb")
    if neg is None or clause.has("only_did", "forgot_log"):
        return False
    if clause.end - clause.start <= 2 and message.has("walk_base", "walk_noun", "walk_ing"):
        return True
    if _asked(message) and days_in(clause) and not quantities_in(clause):
        return True
    after = [mark for mark in clause.marks if neg.end <= mark.start <= neg.end + 4]
    if not any(
        mark.name in {"able", "able_out", "walk_base", "walk_past", "walk_ing", "walk_noun"} for mark in after
    ):
        return False
    walking = clause.has("walk_base", "walk_past", "walk_ing", "walk_noun", "able_out")
    return walking or bool(days_in(clause)) or _asked(message)


def _fell_through(message: Message, clause: Clause) -> bool:
    """As in "I was going to, but the car broke down"."""
    if clause.status is not Status.INTENDED:
        return False
    walking = clause.has("walk_base", "walk_noun", "walk_ing", "go") or bool(quantities_in(clause))
    return walking and (len(message.clauses) > 1 or clause.has("neg"))


def _skips(message: Message, clause: Clause) -> list[SaidSkip]:
    days: list[DayRef | None] = [*_days(message, clause)] or [None]
    reason = reason_in(message.clauses)
    skips = []
    for day in days:
        when = message.said.quote(day.start, day.end) if day else ""
        resolved = resolve(day, message.scene, direction_of(clause, day))
        skips.append(SaidSkip(resolved or message.scene.today, reason, when))
    return skips


def _days(message: Message, clause: Clause) -> list[DayRef]:
    """The days of the clause, else those of the clauses around it that have no walk of their own."""
    own = [day for day in days_in(clause) if day.kind != "vague"]
    if own:
        return own
    beside = [
        other
        for other in message.clauses
        if not quantities_in(other) and days_in(other) and other.status is not Status.PLANNED
    ]
    if clause.has("past_neg"):
        beside = [other for other in beside if not any(day.number > 0 for day in _counted(other))]
    before = [other for other in beside if other.end <= clause.start]
    near = before[-1:] or beside[:1]
    return [day for other in near for day in days_in(other)][:1]


def _counted(clause: Clause) -> list[DayRef]:
    """The days that are counted from today: tomorrow is one to come."""
    return [day for day in days_in(clause) if day.kind == "offset"]


def direction_of(clause: Clause, day: DayRef | None) -> Direction:
    """Say whether a walk that fell through lies behind or ahead."""
    if day is not None and day.which == "next":
        return "ahead"
    looks_back = clause.has("past_neg", "no_walk", "missed", "forgot", "walk_past", "nothing", "out_past")
    zero = any(quantity.high == 0 for quantity in quantities_in(clause))
    return "back" if looks_back or zero or clause.has("did") else "ahead"
