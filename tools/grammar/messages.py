"""Messages from frames: a frame is chosen, its gaps are filled, and the whole is labelled."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tools.grammar.amounts import Filled
from tools.grammar.fillers import Filler, Sheet
from tools.grammar.frames import FRAMES, Frame
from tools.grammar.labels import Said
from tools.grammar.scenes import Scene, a_scene

Line = dict[str, Any]
LANGUAGES = ("en", "de", "es", "fr", "pt")
_SENTENCES = Path(__file__).parent / "sentences"
_GAP = re.compile(r"\{(?P<name>[a-z_]+?)(?P<number>\d?)(?P<optional>\??)\}")
_MOST_TRIES = 200
"""In a row without a new message: then all have been made."""


def messages(language: str, seed: int, count: int) -> Iterator[Line]:
    """Make up to `count` different messages of a language, the same ones for the same seed."""
    random = Random(f"{language} {seed}")  # noqa: S311 - no secret
    sheet = sheet_of(language)
    names = [name for name in FRAMES if sheet["frames"][name]]
    weights = [FRAMES[name].weight for name in names]
    seen: set[tuple[str, str, str]] = set()
    tries = 0
    while len(seen) < count and tries < _MOST_TRIES:
        name = random.choices(names, weights)[0]
        sentence = random.choice(sheet["frames"][name])
        made = _message(random, sheet, FRAMES[name], sentence)
        tries += 1
        if made and (key := (name, made["text"], made["ref"])) not in seen:
            seen.add(key)
            tries = 0
            place = {"id": f"{language}-{len(seen):04}", "lang": language, "author": "grammar"}
            yield {**place, "category": FRAMES[name].category, **made, "tags": [name, sentence]}


@cache
def sheet_of(language: str) -> Sheet:
    """Load the sentences and fillers of a language."""
    return tomllib.loads((_SENTENCES / f"{language}.toml").read_text(encoding="utf-8"))


def _message(random: Random, sheet: Sheet, frame: Frame, sentence: str) -> Line | None:
    """Fill a sentence and label it; None where chance chose what does not go together."""
    scene = a_scene(random, frame.expecting, last_walk=frame.last_walk)
    filled = _filled(Filler(random, sheet, scene), sentence)
    if filled is None or (scene.at_night and frame.category not in {"log_duration", "log_distance_steps"}):
        return None
    text, gaps = filled
    gold = frame.meaning(Said(gaps, scene))
    return None if gold is None else _line(text, scene, gold)


def _filled(filler: Filler, sentence: str) -> tuple[str, dict[str, Filled]] | None:
    gaps: dict[str, Filled] = {}
    pieces = []
    end = 0
    for gap in _GAP.finditer(sentence):
        pieces.append(sentence[end : gap.start()])
        end = gap.end()
        if gap["optional"] and filler.random.random() < 0.5:
            continue
        filled = filler.fill(gap["name"])
        if filled is None:
            return None
        gaps[gap["name"] + gap["number"]] = filled
        pieces.append(filled.text)
    text = " ".join("".join([*pieces, sentence[end:]]).split()).replace(" ,", ",").replace(" .", ".")
    return text, gaps


def _line(text: str, scene: Scene, gold: Line) -> Line:
    context = {"context": scene.context} if scene.context else {}
    moment = {"ref": scene.now.isoformat(timespec="minutes"), "tz": scene.zone, "units": "metric"}
    return {"text": text, **moment, **context, "gold": gold}
