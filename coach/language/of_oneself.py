"""What people say of themselves in passing: that they feel low, what they have, whom they saw."""

import re

LOW = (
    r"\b(feel|feeling|felt|i.?m|im|am)\b.{0,12}\b(low|depressed|hopeless|worthless|desperate)\b"
    r"|\bwhat.?s the (point|use)\b|\bno point in anything\b|\b(feel|feeling) like giving up\b"
    r"|\b(this|it|it.?s all|everything) ?(is|.?s)? ?(so |just )?(pointless|hopeless)\b"
    r"|\bnothing (helps|works)\b|\bcan.?t go on\b|\bgive up on (it all|everything)\b"
)
CONDITION = (
    r"\b(i.?m|im|i am|i have|i.?ve got|i.?ve|i had|had|got|i was|diagnosed with)\b.{0,25}"
    r"\b(pregnant|cancer|osteoporosis|(a )?stroke|heart (condition|attack|failure|disease)|in hospital"
    r"|surgery|an operation|broken (bone|hip|leg|ankle|foot)|angina|chemo\w*)\b"
)

_DOCTOR = r"(doctors?|dr|gp|physio\w*|professional|nurse|hospital|specialist|surgeon|consultant|a&e)"
_SAW = re.compile(
    r"\b(talked|spoke|spoken|been|seen|saw|asked|called|rang|visited|went|checked)\b"
    rf".{{0,25}}\b{_DOCTOR}\b|\b{_DOCTOR}\b.{{0,12}}\b(said|says|checked|told|thinks|cleared)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"n.t\b|\b(not|never|no|will|going to|should|must|tomorrow|later|soon)\b|\?", re.IGNORECASE
)
_IN_PART = re.compile(
    r"\b(only half|half of (it|that)|just half|(some|part|bit) of it|not all of it)\b", re.IGNORECASE
)
_LONGEST = 120
"""What is longer tells a story."""


def saw_professional(text: str) -> bool:
    """Tell whether somebody says that they have talked to a doctor or another professional."""
    return len(text) <= _LONGEST and _SAW.search(text) is not None and _NOT_YET.search(text) is None


def says_in_part(text: str) -> bool:
    """Tell whether only a part of a walk was done: "yes but only half", "did some of it"."""
    return len(text) <= _LONGEST and _IN_PART.search(text) is not None
