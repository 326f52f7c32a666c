"""Which clauses tell of a walk that was done, by the one who writes."""

from coach.language.clauses import Clause, Status
from coach.language.days import DayRef
from coach.language.message import Message, clocks_in, dated_in, days_in, quantities_in
from coach.language.resolving import is_part_ahead, resolve

WALKING = ("walk_past", "walk_noun", "walk_ing", "out_past", "walk_base")
"""Marks of words that are about walking."""


def is_report(message: Message, clause: Clause) -> bool:
    """Whether a clause may tell of a walk that was done by the one who writes."""
    if clause.status not in {Status.DONE, Status.PLAIN}:
        return _achieved(clause)
    if clause.has("i_walk") and clause.has("every", "daily", "weekdays"):
        return False
    if goes_on_ahead(message, clause) or is_for_later(clause) or comes_on_top(message, clause):
        return False
    if clause.has("not_walking", "pain_went") or _is_elsewhere(message, clause):
        return False
    told = clause.has("walk_past", "did_walk", "out_past")
    if any(day.kind == "weekday" for day in days_in(clause)) and names_next_week(message):
        return False
    return not any(_is_ahead(message, day, told=told) for day in dated_in(clause))


def goes_on_ahead(message: Message, clause: Clause) -> bool:
    """Mind that "tomorrow: 30 min" is about a day to come, which the clause before names."""
    if days_in(clause) or clause.status is not Status.PLAIN or clause.opener not in {":", ","}:
        return False
    before = [
        other for other in message.clauses if other.end <= clause.start and other.sentence == clause.sentence
    ]
    days = days_in(before[-1]) if before else []
    return bool(days) and not quantities_in(before[-1]) and _is_ahead(message, days[-1], told=False)


def is_for_later(clause: Clause) -> bool:
    """Mind that "walk 20 min later today" is about what is to come."""
    return clause.status is Status.PLAIN and clause.has("later_today") and clause.has("walk_base", "go")


def comes_on_top(message: Message, clause: Clause) -> bool:
    """Mind that in "15 done, another 15 at 6" the second walk is still to come."""
    if clause.status is not Status.PLAIN or not clause.has("another") or not quantities_in(clause):
        return False
    timed = bool(clocks_in(clause)) or any(day.part for day in days_in(clause))
    before = [other for other in message.clauses if other.end <= clause.start]
    return timed and any(other.status is Status.DONE and quantities_in(other) for other in before)


def names_next_week(message: Message) -> bool:
    """Whether all days are of the week to come: "Mon 20, Thu 20, that's next week"."""
    return any(day.kind == "next_week" for day in message.days) and not message.has("walk_past", "out_past")


def _achieved(clause: Clause) -> bool:
    """Mind that "Didn't manage 20, only 10" still tells of 10."""
    return clause.status is Status.NOT_DONE and clause.has("only_did") and bool(quantities_in(clause))


def _is_ahead(message: Message, day: DayRef, *, told: bool) -> bool:
    """Whether the day has not come yet, so that the clause is no report; a verb in the past is one."""
    if day.kind == "next_week" or day.which == "next":
        return True
    if not told and is_part_ahead(day, message.scene):
        return True
    resolved = resolve(day, message.scene, "back")
    return resolved is not None and resolved > message.scene.today


def _is_elsewhere(message: Message, clause: Clause) -> bool:
    """Whether the clause is about something else than walking: a run, a nap, a meeting, a distance."""
    if any(message.said.mark(item.end, "late") for item in quantities_in(clause)):
        return True
    if any(
        _is_judged(message, item.end) or _is_spent_otherwise(message, item.end)
        for item in quantities_in(clause)
    ):
        return True
    walking = clause.has(*WALKING)
    if _is_distance(message, clause) or _goes_on_elsewhere(message, clause):
        return True
    if clause.has("takes") and not clause.has("walk_past", "log_order"):
        return True
    foreign = [
        mark for mark in clause.marks if mark.name == "activity" and not _is_beside(message, mark.start)
    ]
    strong = [mark for mark in foreign if message.said.mark(mark.start, "strong_activity")]
    if strong:
        return not clause.has("walk_past", "walk_noun")
    return bool(foreign) and not walking and not _is_companion(clause)


def _is_spent_otherwise(message: Message, at: int) -> bool:
    """Mind that "45 mins weeding" names what was done with an ending that verbs have; "raining" is none."""
    said = message.said
    word = said.word(at)
    ending = said.lexicon.gerund
    if not ending or len(word) < 5 or not word.endswith(ending):
        return False
    return not said.marks[at] or said.mark(at, "activity") is not None


def _goes_on_elsewhere(message: Message, clause: Clause) -> bool:
    """Mind that "bin joggen gewesen, 5 km" says in its second clause how far the run was."""
    if clause.status is not Status.PLAIN or clause.opener not in {",", "("} or clause.has(*WALKING):
        return False
    before = next((other for other in message.clauses if other.end == clause.start - 1), None)
    if before is None or days_in(clause) or quantities_in(before):
        return False
    return before.has("strong_activity") and not before.has("walk_past", "walk_noun", "walk_ing")


def _is_judged(message: Message, at: int) -> bool:
    """Mind that "15 minutes is plenty for me" says nothing of a walk that was done."""
    said = message.said
    verb = said.mark(at, "present_is")
    places = (verb.end, verb.end + 1) if verb else ()
    return any(said.mark(place, "enough_word") or said.mark(place, "too_hard") for place in places)


def _is_distance(message: Message, clause: Clause) -> bool:
    """Mind that "It's 2 miles to the station" is how far it is, not how far somebody walked."""
    said = message.said
    if clause.has("walk_past", "back_way", "only"):
        return False
    start = said.mark(clause.start, "from") or said.mark(clause.start, "until")
    if start and _is_way(message, clause):
        return True  # "de casa al trabajo son 25 minutos"
    if not said.mark(clause.start, "it_is") or any(day.start == clause.start for day in days_in(clause)):
        return False
    for item in quantities_in(clause):
        noun = said.mark(item.end, "walk_noun")
        if said.mark(noun.end if noun else item.end, "to") or said.mark(
            noun.end if noun else item.end, "from"
        ):
            return True
    return False


def _is_way(message: Message, clause: Clause) -> bool:
    """Whether only a way is told of; some languages have no word for "is"."""
    once = all(span.count == 1 for span in quantities_in(clause))
    bare = message.said.lexicon.writing is not None and clause.status is Status.PLAIN and once
    plain = bare and not (clause.has("with", "there_back", *WALKING) or days_in(clause))
    return (clause.has("it_is") or plain) and not clause.has("self_subject")


def _is_beside(message: Message, at: int) -> bool:
    """Whether what is named is only a place, a companion or a time: "to the gym", "with coffee"."""
    said = message.said
    before = at
    while before > 0 and any(said.ending(before, name) for name in _COMPANY):
        before -= 1
    led = said.ending(before, "of")
    if led and any(span.end == led.start for span in message.quantities):
        return False  # "30 min de bici"
    return any(
        said.ending(before, name)
        for name in ("to", "with", "from", "past", "before", "after", "during", "place_lead")
    )


_COMPANY = ("number", "article", "poss", "and", "companion")


def _is_companion(clause: Clause) -> bool:
    return clause.has("companion") and clause.has("call_lead")
