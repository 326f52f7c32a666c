"""Listening: a message with everything that may matter read out of it."""

import re
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.domain.amounts import Unit
from coach.domain.conversation.check_in import NUMBERED, STEPS, current_step
from coach.domain.conversation.counting import last_walk
from coach.domain.conversation.heard import Comfort, Goal, Heard, Origin
from coach.domain.conversation.meant import as_it_was, open_meant, origin_of
from coach.domain.conversation.turn import Turn
from coach.domain.facts import CheckInAnswers, PlannedState, Record
from coach.domain.person import Asked, Person, Question, Stage
from coach.domain.reading import (
    Alarm,
    Dialogue,
    Expecting,
    LastWalk,
    Level,
    Meaning,
    PlannedSession,
    Reading,
    SaidSettings,
    Speaker,
    Suggestion,
)
from coach.domain.spots import Spot
from coach.domain.wallclock import walking_day
from coach.language import understand
from coach.language.brief import read_age, read_day, read_metric, read_unit, says_done, small_talk
from coach.language.certainty import is_weak
from coach.language.check_in_words import (
    read_check_in,
    read_check_in_time,
    read_decline_reason,
    read_if_then,
    read_score,
    read_yes_no,
    wants_check_in,
)
from coach.language.comfort import read_comfort
from coach.language.lexicon import known
from coach.language.message import Message
from coach.language.of_oneself import saw_professional, says_in_part
from coach.language.places import find_spots
from coach.language.programme_words import (
    read_activities,
    read_barrier,
    read_counted,
    read_goal,
    read_limb,
    read_past_day,
    read_settled,
    wants_baseline,
)
from coach.language.safety import read_safety
from coach.language.second_opinion import wants_helper
from coach.language.spoken import read_spoken
from coach.language.understanding import prepare
from coach.language.whereabouts import read_whereabouts

MOST_CHARACTERS = 1000
"""Longer messages are not read."""

MOST_FOR_SAFETY = 4096
"""Telegram's longest message."""

MANY_ANSWERS = 3

LIST_OF_ANSWERS = re.compile(r"(?:\d{1,2}\s*[,;/ ]\s*){3}[^\W\d]{1,4}\s*[,;/ ]\s*\d{1,2}", re.UNICODE)
"""Three scores, a short word, and a score: the weekly questions answered at once."""

ASKED_DAY = (Asked.DAY, Asked.MOVE_TIME, Asked.CORRECT)
"""Questions that a day answers."""

STEP = 800
"""Pieces of a long message overlap, so that no phrase is cut."""

GRAVITY = (Level.NONE, Level.STOP_WALK, Level.URGENT, Level.EMERGENCY)

EXPECTED = {
    Asked.AMOUNT: Expecting.AMOUNT,
    Asked.UNIT: Expecting.AMOUNT,
    Asked.CORRECT: Expecting.AMOUNT,
    Asked.SHORTER: Expecting.AMOUNT,
    Asked.CONFIRM_WALK: Expecting.CONFIRM,
    Asked.NEXT_TARGET: Expecting.CHECK_IN,
    Asked.SLOT_TIME: Expecting.TIME,
    Asked.PLAN_TIME: Expecting.TIME,
    Asked.MOVE_TIME: Expecting.TIME,
    Asked.SLOT_DAYS: Expecting.SCHEDULE,
    Asked.PAIN: Expecting.PAIN,
    Asked.NUDGE: Expecting.NUDGE,
    Asked.FOLLOW_UP: Expecting.WALK,
    Asked.DID_YOU_WALK: Expecting.WALK,
    Asked.SAFETY: Expecting.SAFETY,
    Asked.DELETE: Expecting.CONFIRM,
    Asked.SUGGESTED: Expecting.CONFIRM,
    Asked.FLARE: Expecting.CONFIRM,
    Asked.SETTLED: Expecting.CONFIRM,
    Asked.GOAL: Expecting.AMOUNT,
    Asked.ABILITY: Expecting.CONFIDENCE,
    Asked.HELPER: Expecting.CONFIRM,
    Asked.MEANT: Expecting.CONFIRM,
}
"""What language is told of the open question."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a message stands: what was asked, and the person's wall clock."""

    person: Person
    question: Question | None
    local: datetime
    step: str | None


def listen(text: str, origin: Origin, record: Record, suggestion: Suggestion | None = None) -> Heard:
    """Read a message in the light of what is known."""
    if len(text) > MOST_CHARACTERS:
        return Heard("", origin, Reading(alarm=_alarm_in(text, record.person.language)), too_long=True)
    place = _place(record)
    person = place.person
    speaker = _speaker(person)
    dialogue = _dialogue(record, place)
    if origin.edited and any(walk.message_id == origin.message_id for walk in record.walks):
        dialogue = replace(dialogue, expecting=Expecting.AMOUNT)
    where = read_whereabouts(text, person.language)
    rest = where.rest if where else text
    reading, weak = _read(text, place, speaker, dialogue)
    asked = place.question.asked if place.question else None
    asks_place = person.stage is Stage.ZONE or asked is Asked.ZONE
    return Heard(
        text=text,
        origin=origin,
        reading=reading,
        comfort=_comfort(rest, person) if person.stage is Stage.COMFORT else None,
        spots=where.spots if where else _spots(text, reading, asked=asks_place),
        says_where=where is not None,
        answers=_answers(rest, person.language, place.step) if place.step else _late(rest, person.language),
        score=read_score(rest, person.language) if asked in (Asked.PAIN, Asked.ABILITY) else None,
        agrees=read_yes_no(rest, person.language),
        decline_reason=read_decline_reason(rest) if asked is Asked.DECLINE_REASON else None,
        check_in_time=read_check_in_time(rest),
        if_then=read_if_then(rest),
        wants_check_in=wants_check_in(rest),
        unit=read_unit(rest) if asked is Asked.UNIT else None,
        day=_day(rest, place, speaker),
        kind=small_talk(rest),
        metric=read_metric(rest) if any(walk.amount.distance_m for walk in reading.walks) else None,
        says_done=says_done(rest),
        saw_professional=saw_professional(rest),
        in_part=says_in_part(rest),
        tells_week=place.step is None and _tells_week(rest, reading, person.language),
        age=read_age(rest) if not person.active else None,
        limb=read_limb(rest) if place.step == "limited" else False,
        barrier=read_barrier(rest) if place.step == "barrier" else None,
        goal=_goal(rest, person, reading) if asked is Asked.GOAL or _sets_goal(reading) else None,
        baseline=wants_baseline(rest) if person.stage is Stage.COMFORT else False,
        settled=read_settled(rest) if asked is Asked.SETTLED else None,
        counts_in=read_counted(rest) if person.active else None,
        activities=read_activities(rest) if asked is Asked.ACTIVITIES else (),
        wants_helper=wants_helper(rest),
        suggestion=suggestion,
        weak=weak,
        meant=recall(record, origin),
    )


def cut(text: str, record: Record) -> tuple[Message, ...]:
    """Find the numbers, days and times of a message: in the person's language, and in English."""
    place = _place(record)
    speaker, dialogue = _speaker(place.person), _dialogue(record, place)
    languages = dict.fromkeys((speaker.language, "en"))
    return tuple(
        prepare(text, place.local, replace(speaker, language=language), dialogue) for language in languages
    )


def _speaker(person: Person) -> Speaker:
    return Speaker(person.language, "metric" if person.metric else "imperial")


def recall(record: Record, origin: Origin) -> Heard | None:
    """Read the message again that "did you mean" is open about, as it was then, and as sure."""
    question = open_meant(record)
    if question is None:
        return None
    heard = listen(question.notes["text"], origin_of(question, origin.update_id), as_it_was(record, question))
    sure = replace(heard.reading, confidence=1.0, ask=heard.reading.ask - {"confirm"})
    return replace(heard, reading=sure, sure=True)


def _spots(text: str, reading: Reading, *, asked: bool) -> tuple[Spot, ...]:
    """Find the places that a message names where it is about one: all that a name may mean."""
    zone = reading.settings.timezone if reading.settings else None
    if zone is None:
        return find_spots(text) if asked else ()
    found = find_spots(text)
    return found if any(spot.zone == zone for spot in found) else (Spot(zone),)


def _tells_week(text: str, reading: Reading, language: str) -> bool:
    """Tell whether a message answers at least three of the week's questions at once.

    A bare list ("2, 2, 2, no, 8") does so whatever else it might be read as.
    """
    if LIST_OF_ANSWERS.fullmatch(text.strip()):
        return True
    if reading.walks:
        return False
    answers = read_check_in(text, language, NUMBERED[0])
    return answers is not None and sum(value is not None for value in astuple(answers)) >= MANY_ANSWERS


def _alarm_in(text: str, language: str) -> Alarm:
    """Let the safety layer read a message that is too long for the rest, in pieces that overlap."""
    pieces = (
        text[start : start + MOST_CHARACTERS] for start in range(0, min(len(text), MOST_FOR_SAFETY), STEP)
    )
    alarms = [read_safety(piece, language) for piece in pieces]
    return max(alarms, key=lambda alarm: GRAVITY.index(alarm.level))


def _read(text: str, place: _Place, speaker: Speaker, dialogue: Dialogue) -> tuple[Reading, bool]:
    """Understand a message in the person's language, else in English: everybody types some of it.

    Tells too whether that was in a language that is too weak to act on what isn't plain.
    """
    spoken = read_spoken(text)
    if spoken:
        asked = SaidSettings(language=spoken)
        return Reading(frozenset({Meaning.SETTINGS}), settings=asked), False
    reading = understand(text, place.local, speaker, dialogue)
    if speaker.language == "en" or reading.meanings != {Meaning.CHAT}:
        return reading, is_weak(speaker.language)
    weak = is_weak("en") or not known(speaker.language)
    other = understand(text, place.local, replace(speaker, language="en"), dialogue)
    return (reading if other.meanings == {Meaning.CHAT} else other), weak


def _place(record: Record) -> _Place:
    person = record.person
    question = person.question if person.question and person.question.until > record.now else None
    local = record.now.astimezone(ZoneInfo(person.zone)).replace(tzinfo=None)
    step = current_step(Turn(record)) if question else None
    return _Place(person, question, local, step if step in STEPS else None)


def _answers(text: str, language: str, step: str) -> CheckInAnswers | None:
    """Read a message as answers from a step on; at the steps that no number answers, only a "skip" is one."""
    answers = read_check_in(text, language, step if step in NUMBERED else "confidence")
    return answers if step in NUMBERED or answers == CheckInAnswers() else None


def _day(text: str, place: _Place, speaker: Speaker) -> date | None:
    """Find the day that is named, where one is waited for: a walk's, or an episode's, long ago maybe."""
    asked = place.question.asked if place.question else None
    far = asked is Asked.EPISODE or place.step == "since"
    if not far and asked not in ASKED_DAY:
        return None
    near = read_day(text, place.local, speaker)
    return near or (read_past_day(text, place.local, speaker.language) if far else None)


def _late(text: str, language: str) -> CheckInAnswers | None:
    """Read a bare list of answers where no question is open any more."""
    return read_check_in(text, language, NUMBERED[0]) if LIST_OF_ANSWERS.fullmatch(text.strip()) else None


def _sets_goal(reading: Reading) -> bool:
    return reading.settings is not None and reading.settings.goal_minutes_week is not None


def _goal(text: str, person: Person, reading: Reading) -> Goal | None:
    said = read_goal(text, person.language)
    if said:
        return Goal(said.unit, said.total, said.days)
    minutes = reading.settings.goal_minutes_week if reading.settings else None
    return None if minutes is None else Goal(Unit.MINUTES, minutes, None)


def _comfort(text: str, person: Person) -> Comfort | None:
    said = read_comfort(text, person.language)
    return Comfort(said.unit, said.session, said.days) if said else None


def _dialogue(record: Record, place: _Place) -> Dialogue:
    """Tell language what the conversation was about."""
    last = last_walk(record)
    today = walking_day(place.local)
    planned = tuple(
        PlannedSession(one.day, one.at)
        for one in record.planned
        if one.state is PlannedState.OPEN and one.day >= today
    )[:7]
    return Dialogue(
        expecting=_expecting(place),
        last_walk=LastWalk(last.day, last.minutes) if last else None,
        last_text=record.person.last_text,
        planned=planned,
    )


def _expecting(place: _Place) -> Expecting | None:
    if place.person.stage is Stage.TIMES:
        return Expecting.SCHEDULE
    if place.step:
        return Expecting.CONFIDENCE if place.step == "confidence" else Expecting.CHECK_IN
    return EXPECTED.get(place.question.asked) if place.question else None
