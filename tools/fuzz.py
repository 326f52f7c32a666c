"""Feed the reading of messages what a fuzzer makes up, guided by the code it reaches: `make fuzz MINUTES=10`.

It needs `pip install -r requirements/fuzz.txt` besides the development requirements.
"""

import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import atheris  # type: ignore[import-not-found]  # installed for this tool only

with atheris.instrument_imports(include=["coach.language", "coach.service.listening"]):
    from coach.language import understand
    from coach.language.lexicon import lexicon_of
    from coach.language.safety import read_safety
    from coach.service.listening import listen

from coach.domain.conversation.heard import Origin
from coach.domain.facts import Record
from coach.domain.person import Asked, Person, Question, Stage
from coach.domain.reading import Dialogue, Expecting, LastWalk, Speaker

LANGUAGES = ["en", "de", "es", "fr", "pt", "ru", "hi", ""]
UNITS = ["metric", "imperial", None]
EXPECTED = [None, *Expecting]
STAGES = list(Stage)
QUESTIONS = [None, *Asked]
FIRST = datetime(2026, 1, 1)  # noqa: DTZ001 - a person's own wall clock is naive
MINUTES_A_YEAR = 525_600
MOST_WORDS = 60
WORDS = sorted(
    {
        word
        for language in LANGUAGES[:5]
        for found in lexicon_of(language).phrases.values()
        for phrase in found
        for word in phrase.words
    }
)
SIGNS = [" ", " ", " ", ", ", ". ", "\n", "", "-", "/", ":", " 20 ", " 7:30 ", "3/10", "2x15", "?", "'"]


class PromiseError(AssertionError):
    """What must hold for every message does not."""


def text_from(data: "atheris.FuzzedDataProvider") -> str:
    """Make a message: any characters, or words of the lexicons with signs between them."""
    if data.ConsumeBool():
        return str(data.ConsumeUnicodeNoSurrogates(data.ConsumeIntInRange(0, 1200)))
    pieces = []
    for _ in range(data.ConsumeIntInRange(0, MOST_WORDS)):
        pieces += (data.PickValueInList(WORDS), data.PickValueInList(SIGNS))
    return "".join(pieces)


def one_input(given: bytes) -> None:
    """Read one message in one scene."""
    data = atheris.FuzzedDataProvider(given)
    speaker = Speaker(data.PickValueInList(LANGUAGES), data.PickValueInList(UNITS))
    now = FIRST + timedelta(minutes=data.ConsumeIntInRange(0, MINUTES_A_YEAR))
    last = LastWalk(now.date(), 20) if data.ConsumeBool() else None
    dialogue = Dialogue(data.PickValueInList(EXPECTED), last)
    text = text_from(data)
    check(text, now, speaker, dialogue)
    listen(text, Origin(1, 1), record(data, now.replace(tzinfo=UTC), speaker.language))


def record(data: "atheris.FuzzedDataProvider", now: datetime, language: str) -> Record:
    """Make a person who is somewhere between the first message and a plan, and may be asked something."""
    asked = data.PickValueInList(QUESTIONS)
    question = Question(asked, now + timedelta(days=1), notes=waiting(data, asked, now)) if asked else None
    stage = data.PickValueInList(STAGES)
    return Record(Person(1, now, stage=stage, language=language, question=question), now)


def waiting(data: "atheris.FuzzedDataProvider", asked: Asked, now: datetime) -> dict[str, str]:
    """Give what waits for an answer to "did you mean": another message."""
    if asked is not Asked.MEANT:
        return {}
    return {"text": text_from(data), "at": now.isoformat(), "edited": "", "about": ""}


def check(text: str, now: datetime, speaker: Speaker, dialogue: Dialogue) -> None:
    """Hold a reading to what is promised of every one."""
    reading = understand(text, now, speaker, dialogue)
    promises = {
        "a meaning": bool(reading.meanings),
        "a likelihood": 0 <= reading.confidence <= 1,
        "no walk to come": all(walk.day is None or walk.day <= now.date() for walk in reading.walks),
        "the words of the message": all(walk.span in text for walk in reading.walks),
        "safety first": reading.alarm == read_safety(text, speaker.language),
        "amounts, or a question": all(
            walk.amount.known or reading.ask & {"amount", "unit"} for walk in reading.walks
        ),
    }
    broken = [name for name, kept in promises.items() if not kept]
    if broken:
        raise PromiseError(", ".join(broken), text, now.isoformat(), speaker, dialogue)


def main() -> None:
    """Fuzz for some minutes; an input that breaks a promise is kept beside the corpus."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    folder = Path(tempfile.gettempdir()) / "walk-it-off-fuzz"
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    options = (
        f"-max_total_time={minutes * 60:.0f}",
        "-max_len=4096",
        "-len_control=0",
        "-timeout=5",
        "-print_final_stats=1",
        f"-seed={random.randrange(1, 2**31)}",  # noqa: S311 - no secret
        f"-artifact_prefix={folder}/",
        *sys.argv[2:],
    )
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
