"""Understanding on the bench: a labelled message in, a prediction in the labels' shape out."""

from datetime import date, datetime, time
from time import process_time
from typing import Any

from coach.domain.reading import Dialogue, Expecting, LastWalk, PlannedSession, Speaker
from coach.domain.sureness import way_of
from coach.language import understand
from coach.language.certainty import is_weak
from coach.language.gold import reading_to_gold

Line = dict[str, Any]


def answer(line: Line) -> Line:
    """Predict one line (id, lang, text, ref, tz, units, context); a label in it is not looked at."""
    speaker = Speaker(language_code(line["lang"]), line.get("units"))
    dialogue = dialogue_of(line.get("context") or {})
    now = datetime.fromisoformat(line["ref"])
    start = process_time()
    reading = understand(line["text"], now, speaker, dialogue)
    spent = (process_time() - start) * 1000
    way = way_of(reading, weak=is_weak(speaker.language))
    done = {"confidence": reading.confidence, "way": way.value, "ms": round(spent, 3)}
    return {"id": line["id"], "pred": reading_to_gold(reading), **done}


def language_code(code: str) -> str:
    """Give the code a lexicon is named by."""
    return code.lower()


def dialogue_of(context: Line) -> Dialogue:
    """Read what the conversation was about."""
    expecting = context.get("expecting")
    last = context.get("last_walk")
    planned = context.get("planned") or []
    return Dialogue(
        expecting=Expecting(expecting) if expecting else None,
        last_walk=LastWalk(date.fromisoformat(last["date"]), last["minutes"]) if last else None,
        last_text=context.get("last_text"),
        planned=tuple(
            PlannedSession(date.fromisoformat(one["date"]), time.fromisoformat(one["time"]))
            for one in planned
        ),
    )
