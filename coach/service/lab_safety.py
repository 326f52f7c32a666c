"""The safety layer alone, one labelled text at a time, for benchmarks."""

from typing import Any

from coach.language.safety import read_safety


def answer(line: dict[str, Any]) -> dict[str, str]:
    """Give the level of one text; its language is not known."""
    return {"id": line["id"], "level": read_safety(line["text"], "").level.value}
