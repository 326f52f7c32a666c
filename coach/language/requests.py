"""Settings that somebody asks for in words."""

import re
from dataclasses import replace

from coach.domain.reading import Expecting, SaidSettings
from coach.language.clauses import Status
from coach.language.inside import asks_bot, held, holds
from coach.language.kept_data import kept_data
from coach.language.message import Message
from coach.language.pauses import how_long
from coach.language.places import find_zones
from coach.language.silences import read_quiet
from coach.language.switches import switched_nudges

_FEW = 5
_MOST_A_WEEK = 2000
"""Minutes; more are steps."""
_EMPTY = SaidSettings()
_NAME = re.compile(r"[^\W\d_][^\W\d_'-]{0,30}")


def read_settings(message: Message) -> SaidSettings | None:
    """Read settings; a message may carry several."""
    if message.has("walk_past") or (_asks(message) and not _requests(message)):
        return None
    found = _EMPTY
    for reader in (read_quiet, _data, _nudges, _lead, _units, _goal, _language, _name, _timezone):
        found = reader(message, found)
    return None if found == _EMPTY else found


def _data(message: Message, found: SaidSettings) -> SaidSettings:
    match kept_data(message):
        case "delete":
            return replace(found, delete_data=True)
        case "export":
            return replace(found, export=True)
        case _:
            return found


def _nudges(message: Message, found: SaidSettings) -> SaidSettings:
    if found != _EMPTY:
        return found
    switched = switched_nudges(message)
    if switched is None:
        return found
    paused = message.days or message.clocks or message.has("pause", "week_word") or how_long(message)
    if switched == "off" and paused:
        return found
    return replace(found, nudges=switched)


def _lead(message: Message, found: SaidSettings) -> SaidSettings:
    """As in "Remind me 15 min before each walk"."""
    minutes = [span for span in message.quantities if span.kind == "minutes"]
    ahead = message.has("before_walk") or any(holds(message.said, span.end, "lead_word") for span in minutes)
    if not minutes or not message.has("remind", "notice", "nudge_verb") or not ahead:
        return found
    return replace(found, lead_minutes=int(minutes[0].low))


def _units(message: Message, found: SaidSettings) -> SaidSettings:
    if message.expects(Expecting.NUDGE, Expecting.SNOOZE) or message.quantities or found != _EMPTY:
        return found
    if message.days and message.has("will"):
        return found  # "gonna get my steps in tonight"
    if not (
        message.has("use_units", "metric", "imperial") or _uses(message) or _only_unit(message)
    ) or _means_last(message):
        return found
    units = [mark.value for clause in message.clauses for mark in clause.all("unit")]
    denied = {
        mark.value
        for clause in message.clauses
        for mark in clause.all("unit")
        if message.said.ending(mark.start, "not_word") or message.said.ending(mark.start, "instead_of")
    }
    wanted = [unit for unit in units if unit not in denied] or _system(message)
    match wanted[:1]:
        case ["km"]:
            return replace(found, units="km")
        case ["mile"]:
            return replace(found, units="miles")
        case ["step"]:
            return replace(found, units="steps")
        case ["minute"]:
            return replace(found, units="minutes")
        case _:
            return found


def _uses(message: Message) -> bool:
    """As in "switch me over to miles"."""
    said = message.said
    led = any(
        holds(said, mark.start - 1, "to", "in", "on")
        for clause in message.clauses
        for mark in clause.all("unit")
    )
    return led and held(said, 0, len(said.tokens), "use_verb")


def _only_unit(message: Message) -> bool:
    """As in "miles for me please"."""
    words = [token for token in message.said.tokens if token.text.isalpha()]
    asked = message.has("polite", "for") and message.scene.dialogue.last_walk is None
    return asked and len(words) <= _FEW and not message.has("walk_noun", "did", "walk_past", "number")


def _means_last(message: Message) -> bool:
    """As in "minutes not km", after a walk was told: what was meant, no setting."""
    told = message.scene.dialogue.last_text is not None and message.scene.dialogue.last_walk is not None
    return told and message.said.mark(0, "unit") is not None


def _system(message: Message) -> list[str]:
    """As in "metric please, not imperial"."""
    marks = sorted(
        (mark.start, unit)
        for name, unit in (("metric", "km"), ("imperial", "mile"))
        for clause in message.clauses
        for mark in clause.all(name)
    )
    return [unit for at, unit in marks if not message.said.ending(at, "not_word")]


def _goal(message: Message, found: SaidSettings) -> SaidSettings:
    minutes = [span for span in message.quantities if span.kind in {"minutes", "bare"}]
    weekly = _only_weekly(message)
    if weekly is not None:
        return replace(found, goal_minutes_week=weekly)
    if (
        len(minutes) != 1
        or not (message.has("goal") or held(message.said, 0, len(message.said.tokens), "goal"))
        or not message.has("per_week", "goal_word", "set_word", "weekly_word")
    ):
        return found
    if message.has("device", "says"):
        return found
    if minutes[0].low > _MOST_A_WEEK:
        return found
    return replace(found, goal_minutes_week=int(minutes[0].low))


def _only_weekly(message: Message) -> int | None:
    """As in "150 minutes a week", "I want to aim for 90 minutes a week"."""
    spans = message.quantities
    if len(spans) != 1 or not spans[0].rate or spans[0].kind != "minutes" or len(message.clauses) != 1:
        return None
    clause = message.clauses[0]
    if clause.status not in {Status.PLAIN, Status.PLANNED} or clause.has(
        "i_walk", "did_verb", "device", "takes"
    ):
        return None
    weekly = any(message.said.ending(spans[0].end, name) for name in ("per_week",))
    return int(spans[0].high) if weekly and not message.days and not message.clocks else None


def _language(message: Message, found: SaidSettings) -> SaidSettings:
    marks = [mark for clause in message.clauses for mark in clause.all("language")]
    if not marks or not message.has("language_word"):
        return found
    return replace(found, language=marks[-1].value)


def _name(message: Message, found: SaidSettings) -> SaidSettings:
    mark = next((mark for clause in message.clauses for mark in clause.all("my_name")), None)
    if mark is None or mark.end >= len(message.said.tokens):
        return found
    written = message.said.quote(mark.end, mark.end + 1)
    word, lexicon = message.said.word(mark.end), message.said.lexicon
    plain = written.islower() and (word in lexicon.common or word in lexicon.words)
    if (
        not _NAME.fullmatch(written)
        or plain
        or message.said.mark(mark.end, "later")
        or message.said.mark(mark.end, "number")
        or any(message.said.ending(mark.end + width, "remind") for width in (1, 2))
    ):
        return found
    return replace(found, name=written)


def _timezone(message: Message, found: SaidSettings) -> SaidSettings:
    """As in "my timezone is Europe/Paris", "I live in Lisbon"."""
    named = any(not day.said_today for day in message.days)
    if not message.has("timezone") or message.quantities or named:
        return found
    said = message.said
    ends = (mark.end for clause in message.clauses for mark in clause.all("timezone"))
    tail = said.quote(next(ends), len(said.tokens))
    zones = find_zones(tail) or find_zones(said.clean.written)
    return replace(found, timezone=zones[0]) if zones else found


def _asks(message: Message) -> bool:
    return any(clause.status is Status.QUESTION for clause in message.clauses[:1])


def _requests(message: Message) -> bool:
    """Whether it only sounds like a question: "may I have", "show me miles not km"."""
    if message.has("wish", "request_open") or (asks_bot(message.said) and _uses(message)):
        return True
    said = message.said
    return any(
        said.ending(mark.start, "not_word") or said.ending(mark.start, "instead_of")
        for clause in message.clauses
        for mark in clause.all("unit")
    )
