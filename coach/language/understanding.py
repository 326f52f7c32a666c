"""From words to what they mean: the readers of meanings, and which of them goes first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from coach.domain.reading import (
    Dialogue,
    Expecting,
    Meaning,
    Reading,
    SaidSettings,
    SaidSymptom,
    Speaker,
)
from coach.domain.sureness import CHANGING, HELP_BELOW
from coach.domain.wallclock import walking_day
from coach.language.asides import without_asides
from coach.language.certainty import certainty, unknown_share
from coach.language.checkins import read_check_in, read_summary
from coach.language.choice import lexicon_for
from coach.language.clauses import clauses_of
from coach.language.companions import read_companions
from coach.language.corrections import read_corrections
from coach.language.dates import Calendar
from coach.language.days import DayRef
from coach.language.halves import cuts
from coach.language.intents import likelihoods, likely
from coach.language.joining import joined
from coach.language.message import Message
from coach.language.pains import read_pains
from coach.language.plans import read_plans
from coach.language.questions import read_question
from coach.language.removals import read_called_off
from coach.language.repairs import repaired
from coach.language.requests import read_settings
from coach.language.resolving import Scene
from coach.language.safety import read_safety
from coach.language.schedules import read_schedule
from coach.language.second_look import as_meant
from coach.language.several import Part, read_several
from coach.language.skips import read_skips
from coach.language.snoozes import read_snooze
from coach.language.spans import find_spans
from coach.language.symptoms import find_symptoms
from coach.language.timing import read_move
from coach.language.utterance import marked, read
from coach.language.walks import read_walks
from coach.language.weighing import BY_RULES, better, lead_of
from coach.language.whereabouts import Whereabouts, read_whereabouts
from coach.language.wishes import wished_change

_MOST_UNKNOWN = 0.6
"""Of a message with more unknown words the model knows as little as the rules."""


def understand(text: str, now_local: datetime, speaker: Speaker, dialogue: Dialogue) -> Reading:
    """Read what somebody wrote at `now_local` (their own wall clock, naive or not).

    Never raises for any text, and keeps nothing of it.
    """
    where = read_whereabouts(text, speaker.language)
    if where is not None:
        return _with_place(text, where, now_local, speaker, dialogue)
    message, reading, chances = considered(text, now_local, speaker, dialogue)
    sure = certainty(message, reading, chances)
    if sure < HELP_BELOW and reading.meanings & CHANGING and not reading.ask:
        reading = replace(reading, ask=reading.ask | {"confirm"})
    return replace(reading, confidence=sure)


def _with_place(
    text: str, where: Whereabouts, now_local: datetime, speaker: Speaker, dialogue: Dialogue
) -> Reading:
    """Read a message that says where they are: that is sure, and the rest is read as if it came alone."""
    zone = where.spots[0].zone
    if not where.rest:
        read = _safe(text, Reading(settings=SaidSettings(timezone=zone)), speaker.language)
        return replace(read, meanings=frozenset({Meaning.SETTINGS}))
    rest = understand(where.rest, now_local, speaker, dialogue)
    settings = replace(rest.settings or SaidSettings(), timezone=zone)
    meanings = (rest.meanings - {Meaning.CHAT}) | {Meaning.SETTINGS}
    return replace(_safe(text, rest, speaker.language), settings=settings, meanings=meanings)


def considered(
    text: str, now_local: datetime, speaker: Speaker, dialogue: Dialogue
) -> tuple[Message, Reading, dict[Meaning, float]]:
    """Read a message, and tell how likely the learned model finds each meaning of it."""
    message = prepare(text, now_local, speaker, dialogue)
    read = _read(message)
    whole = replace(read, meanings=_meanings(message, read))
    parts = read_several(message, whole, partial(_part, message))
    read = parts or read
    reading = _without_needless_skip(message, _safe(text, read, speaker.language))
    meanings = _meanings(message, reading)
    reading = replace(reading, companions=read_companions(message), meanings=meanings)
    if not message.clauses:
        return message, reading, {}
    chances = likelihoods(message)
    kept = reading.meanings if parts else reading.meanings & BY_RULES
    return message, _looked_at_again(message, reading, chances, kept), chances


def _looked_at_again(
    message: Message, reading: Reading, chances: dict[Meaning, float], kept: frozenset[Meaning]
) -> Reading:
    """Read a message as the learned model takes it, where that is likelier; some meanings are surely kept."""
    meant = (likely(chances) - BY_RULES) | kept
    if meant == reading.meanings or not meant or unknown_share(message) > _MOST_UNKNOWN:
        return reading
    ahead = lead_of(message.said.lexicon.language)
    best = better(reading, as_meant(message, reading, meant), chances, ahead)
    if len(meant) > 1 and best.meanings != meant:
        for parts in _in_parts(message, reading):
            best = better(best, as_meant(message, parts, meant), chances, ahead)
    return best


def _in_parts(message: Message, whole: Reading) -> Iterator[Reading]:
    """Read the parts of a message that means several things, each for itself."""
    scene = message.scene
    for halves_of in cuts(message):
        parts = [_read(prepare(text, scene.now, scene.speaker, scene.dialogue)) for text in halves_of]
        together = joined(whole, *parts)
        yield replace(together, meanings=_meanings(message, together))


def prepare(text: str, now_local: datetime, speaker: Speaker, dialogue: Dialogue) -> Message:
    """Cut a message into spans and clauses, in its scene."""
    now = now_local.replace(tzinfo=None)
    today = walking_day(now)
    lexicon = lexicon_for(text, speaker.language)
    said = read(text, lexicon)
    imperial = speaker.units == "imperial"
    language = lexicon.language
    calendar = Calendar(today, "MDY" if imperial and language == "en" else "DMY", language)
    scores = dialogue.expecting in {Expecting.PAIN, Expecting.CONFIDENCE}
    items = find_spans(said, calendar, scores=scores)
    if scores and any(isinstance(item, DayRef) and item.kind != "same_day" for item in items):
        items = find_spans(said, calendar)  # "tomorrow at 6" is no score
    tokens = repaired(said, items)
    if tokens is not None:
        said = marked(said.clean, tokens, lexicon)
        items = find_spans(said, calendar, scores=scores)
    clauses = clauses_of(said, items)
    names = frozenset(name for clause in clauses for name in clause.names)
    return Message(said, items, clauses, Scene(now, today, speaker, dialogue), names)


def _read(message: Message) -> Reading:
    reading = _controlled(message)
    if reading is not None:
        return reading
    return _told(message)


def _part(message: Message, text: str) -> Part:
    """Read a part of a message by the rules, in the scene of the whole."""
    scene = message.scene
    part = prepare(text, scene.now, scene.speaker, scene.dialogue)
    reading = _read(part)
    return Part(part, replace(reading, meanings=_meanings(part, reading)))


def _controlled(message: Message) -> Reading | None:
    """Read what changes the plan or what was kept; such a message tells of no new walk."""
    settings = read_settings(message)
    if settings:
        return Reading(settings=settings)
    message = without_asides(message)
    corrected = read_corrections(message)
    if corrected:
        return Reading(corrections=corrected[0], ask=corrected[1])
    scheduled = read_schedule(message)
    if scheduled:
        return Reading(schedule=scheduled[0], ask=scheduled[1])
    called_off = read_called_off(message)
    if called_off:
        return Reading(skips=called_off)
    moved = read_move(message)
    if moved:
        return Reading(move=moved[0], ask=moved[1])
    snoozed = read_snooze(message)
    if snoozed:
        return Reading(snooze=snoozed[0], ask=snoozed[1])
    return None


def _told(message: Message) -> Reading:
    """Read what is told: walks done and not done, plans, pain, the week, questions."""
    free = message.clauses
    check_in = read_check_in(message)
    summary = read_summary(message, free)
    pains = read_pains(message, free)
    walks = read_walks(message, free) if check_in is None and summary is None else None
    skips = (
        read_skips(message, free, walked=bool(walks and walks.walks))
        if summary is None and check_in is None
        else ()
    )
    asks = set(walks.ask) if walks else set()
    if summary and not message.expects(Expecting.CHECK_IN):
        asks.add("day")
    return Reading(
        walks=walks.walks if walks else (),
        summary=summary,
        skips=skips,
        plans=read_plans(message, free) if check_in is None else (),
        pains=pains,
        check_in=check_in,
        question=None if wished_change(message) else read_question(message, free),
        ask=frozenset(asks),
    )


def _safe(text: str, reading: Reading, language: str) -> Reading:
    return replace(reading, alarm=read_safety(text, language), symptoms=find_symptoms(text, language))


RED = frozenset(
    {
        "saddle_numbness",
        "bladder_change",
        "bowel_change",
        "leg_weakness",
        "both_legs",
        "chest_pain",
        "breathless",
        "faint",
        "calf_swelling",
        "fever",
        "weight_loss",
        "trauma",
        "night_pain",
        "self_harm",
        "palpitations",
    }
)


def _without_needless_skip(message: Message, reading: Reading) -> Reading:
    """Mind that "Fell on the ice, cant walk" is an alarm, not a skipped walk."""
    reading = _without_what_symptoms_say(message, reading)
    red = any(_is_red(symptom) for symptom in reading.symptoms)
    walking = message.has("walk_base", "walk_noun", "walk_past")
    if red and reading.skips and not (walking and message.has("skip", "forgot", "nothing")):
        return replace(reading, skips=())
    return reading


def _without_what_symptoms_say(message: Message, reading: Reading) -> Reading:
    """Mind that "passed out in the shop", "twice this week with no warning" tell of no walk."""
    if reading.skips and any(skip.reason == "tired" for skip in reading.skips):
        kept = tuple(one for one in reading.symptoms if one.code != "fatigue")
        reading = replace(reading, symptoms=kept)
    if not any(_is_red(symptom) for symptom in reading.symptoms):
        return reading
    if message.has("walk_past", "walk_noun", "walk_base", "walk_ing"):
        return reading
    if reading.summary and reading.summary.minutes is None and reading.summary.steps is None:
        reading = replace(reading, summary=None, ask=reading.ask - {"day"})
    if reading.walks and not any(walk.amount.known for walk in reading.walks):
        reading = replace(reading, walks=(), ask=reading.ask - {"amount", "day"})
    return reading


_LESSER = frozenset({"leg_pain", "leg_tingling", "leg_numbness", "out_of_breath_exertion"})


def _meanings(message: Message, reading: Reading) -> frozenset[Meaning]:
    red = any(_is_red(symptom) for symptom in reading.symptoms)
    present = {
        Meaning.RED_FLAG: red,
        Meaning.SYMPTOM: any(_is_symptom(symptom, red=red) for symptom in reading.symptoms),
        Meaning.WALK: bool(reading.walks),
        Meaning.SUMMARY: reading.summary is not None,
        Meaning.SKIP: bool(reading.skips),
        Meaning.MOVE: reading.move is not None,
        Meaning.SNOOZE: reading.snooze is not None,
        Meaning.PLAN: bool(reading.plans),
        Meaning.CORRECT: bool(reading.corrections),
        Meaning.SCHEDULE: reading.schedule is not None,
        Meaning.PAIN: bool(reading.pains),
        Meaning.CHECK_IN: reading.check_in is not None,
        Meaning.QUESTION: reading.question is not None,
        Meaning.SETTINGS: reading.settings is not None,
        Meaning.YES: _affirms(message, reading),
        Meaning.NO: _denies(message, reading),
    }
    return frozenset(meaning for meaning, is_meant in present.items() if is_meant) or frozenset(
        {Meaning.CHAT}
    )


def _is_red(symptom: SaidSymptom) -> bool:
    return symptom.status == "present" and symptom.code in RED


def _is_symptom(symptom: SaidSymptom, *, red: bool) -> bool:
    """Whether it is worth a word of its own: a red flag speaks for the lesser signs of the same thing."""
    if symptom.status == "negated":
        return True
    return symptom.status == "present" and symptom.code not in RED and not (red and symptom.code in _LESSER)


def _affirms(message: Message, reading: Reading) -> bool:
    """Whether it says yes: as a whole to a question, or as its first word."""
    if message.scene.dialogue.expecting is None:
        return False
    if message.starts_with("yes_strict") or _agrees_first(message):
        return reading.check_in is None and not (reading.skips and not reading.walks)
    settled = (
        reading.walks or reading.skips or reading.pains or reading.plans or reading.move or reading.snooze
    )
    if settled or reading.check_in or reading.schedule or reading.corrections:
        return False
    return message.starts_with("yes") is not None


def _agrees_first(message: Message) -> bool:
    """Whether a yes follows a first word that says nothing: "alhamdulillah yes"."""
    first = message.said.word(0)
    return first.isalpha() and not message.said.marks[0] and message.said.mark(1, "yes_strict") is not None


def _refused_after(message: Message, start: int) -> bool:
    """Whether a refusal follows the word for no: "no I'm not going"."""
    marks = [mark for clause in message.clauses for mark in (*clause.all("skip"), *clause.all("neg_verb"))]
    return any(mark.start >= start for mark in marks)


def _denies(message: Message, reading: Reading) -> bool:
    if message.scene.dialogue.expecting is None or reading.check_in:
        return False
    first = message.starts_with("no_strict")
    stands_apart = first is not None and (
        message.starts_with("no_apart") is not None or not message.said.word(first.end).isalnum()
    )
    if first and (stands_apart or message.expects(Expecting.CONFIRM, Expecting.SAFETY) or reading.move):
        return not reading.pains
    if first and message.expects(Expecting.NUDGE) and _refused_after(message, first.end):
        return True
    plain = not (reading.walks or reading.skips or reading.pains or reading.snooze or reading.schedule)
    return plain and message.starts_with("no_word") is not None
