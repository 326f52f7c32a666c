"""What is kept about a person: asked for as a file, or to be forgotten."""

from typing import Literal

from coach.language.inside import held
from coach.language.message import Message
from coach.language.utterance import Utterance


def kept_data(message: Message) -> Literal["delete", "export"] | None:
    """Say whether somebody wants all that is kept about them, or wants it gone."""
    if message.has("delete_data"):
        return "delete"
    if message.has("export"):
        return "export"
    said = message.said
    end = len(said.tokens)
    if not held(said, 0, end, "whole", "data_noun"):
        return None
    if held(said, 0, end, "erase") and _is_all(said):
        return "delete"
    filed = held(said, 0, end, "file_noun")
    handed = held(said, 0, end, "hand_over") and (filed or _is_all(said))
    named = held(said, 0, end, "data_noun")
    return "export" if (handed and (filed or named)) or (filed and named) else None


def _is_all(said: Utterance) -> bool:
    """Whether data are named, or everything that the bot has or knows: "all you know about me"."""
    end = len(said.tokens)
    if held(said, 0, end, "data_noun"):
        return True
    return any(held(said, at, at + 1, "whole") and held(said, at, at + _FAR, "holder") for at in range(end))


_FAR = 5
"""Words between "everything" and who has it."""
