"""A second opinion on a message that our own reading can't make out: what is asked, and what was answered."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn, TypeVar

MOST_CHARACTERS = 1000
"""A longer message is never sent."""

NEEDED: dict[str, frozenset[str]] = {
    "walk": frozenset({"minutes", "distance", "distance_unit", "steps", "day"}),
    "skip": frozenset({"day"}),
    "plan": frozenset({"day", "time"}),
    "pain": frozenset({"pain"}),
    "none": frozenset(),
}
"""What may stand beside each meaning."""

METRES = {"km": 1000.0, "mile": 1609.344, "m": 1.0}
"""The units of a distance, in metres."""

MOST = 1_000_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_WANTS = re.compile(
    r"\b(language models?|chat ?gpt|gpt|llms?|artificial intelligence)\b"
    r"|\b(use|ask|using|with|an|the|your|no|stop|allow) (the )?ai\b"
    r"|\b(the|a|your) helper\b",
    re.IGNORECASE,
)


_Value = TypeVar("_Value", date, time)


class Unusable(ValueError):  # noqa: N818 - named by what is the matter
    """An answer that says nothing we may use; its text is why, in one word, and never what was in it."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was answered: of the right shape, but nothing of it is believed yet."""

    meaning: str
    minutes: float | None = None
    distance: float | None = None
    distance_unit: float = 1.0
    """In metres."""
    steps: float | None = None
    day: date | None = None
    at: time | None = None
    pain: int | None = None


def wants_helper(text: str) -> bool:
    """Tell whether somebody speaks of the language model that may help."""
    return _WANTS.search(text[:200]) is not None


@cache
def _asking() -> Mapping[str, Any]:
    """Read the instructions and the schema, which are the same for everybody."""
    file = files("coach.language") / "second_opinion.json"
    asking: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return asking


def request_of(text: str, now_local: datetime, asked: str | None) -> dict[str, object]:
    """Build the body of a chat completion, all but the model's name.

    Of the person it holds `text`, the time on their clock and the name of the open question, nothing else.
    """
    said = {"text": text, "local_time": f"{now_local:%A %Y-%m-%d %H:%M}", "asked": asked}
    schema = {"name": "meaning", "strict": True, "schema": _asking()["schema"]}
    return {
        "messages": [
            {"role": "system", "content": _asking()["instructions"]},
            {"role": "user", "content": json.dumps(said, ensure_ascii=False)},
        ],
        "response_format": {"type": "json_schema", "json_schema": schema},
    }


def answer_in(body: bytes) -> Opinion:
    """Read a chat completion.

    Raises:
        Unusable: it is not JSON ("not_json"), or not what was asked for ("shape").
    """
    return _opinion(_json(_content(_json(body))))


def _json(text: str | bytes) -> object:
    def refuse(_: str) -> NoReturn:
        raise ValueError

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Unusable("not_json") from None  # noqa: EM101 - one word


def _content(answer: object) -> str:
    """Find what the model wrote in the first choice."""
    match answer:
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            return content
        case _:
            raise Unusable("shape")  # noqa: EM101 - one word


def _opinion(fields: object) -> Opinion:
    """Hold an answer against the schema, as not every server does."""
    if not isinstance(fields, dict) or set(fields) != set(_asking()["schema"]["required"]):
        raise Unusable("shape")  # noqa: EM101 - one word
    meaning = fields["meaning"]
    needed = NEEDED.get(meaning) if isinstance(meaning, str) else None
    given = {name for name, value in fields.items() if value is not None} - {"meaning"}
    fit = all(_READ[name](fields[name]) is not None for name in given)
    if needed is None or not given <= needed or not fit or len(given & {"distance", "distance_unit"}) == 1:
        raise Unusable("shape")  # noqa: EM101 - one word
    read = {"at" if name == "time" else name: _READ[name](fields[name]) for name in given}
    return Opinion(meaning, **read)


def _number(value: object) -> float | None:
    """Take a number that walks may have; comparing first, as a whole number may be too large for a float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < MOST else None


def _pain(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= 10 else None


def _unit(value: object) -> float | None:
    return METRES.get(value) if isinstance(value, str) else None


def _date(value: object) -> date | None:
    return _written(value, _DAY, date.fromisoformat)


def _clock(value: object) -> time | None:
    return _written(value, _TIME, time.fromisoformat)


def _written(value: object, shape: re.Pattern[str], read: Callable[[str], _Value]) -> _Value | None:
    if not isinstance(value, str) or not shape.fullmatch(value):
        return None
    try:
        return read(value)
    except ValueError:
        return None


_READ: dict[str, Callable[[object], Any]] = {
    "minutes": _number,
    "distance": _number,
    "distance_unit": _unit,
    "steps": _number,
    "day": _date,
    "time": _clock,
    "pain": _pain,
}
"""How each field is read; None = it does not fit."""
