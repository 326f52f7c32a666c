"""Taps: what a button means, as a typed value that fits Telegram's 64 bytes."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a tapped button asks for. `Choice.about` and `Choice.value` are said in brackets."""

    AGREE = "agree"
    UNDER_AGE = "young"
    REFUSE = "refuse"
    SCREEN = "screen"  # value: none | now | ever
    SEEN = "seen"  # a professional was asked, and agreed
    COMFORT = "comfort"  # value: "10x3" | baseline
    ZONE = "zone"  # value: IANA name | no
    TIMES = "times"  # value: morning | midday | evening
    UNDO = "undo"  # about: message that told the walk
    BACK = "back"  # about: message whose act is taken back
    EDIT = "edit"  # about: message that told the walk
    YES = "yes"  # the open question
    NO = "no"  # the open question
    MEANT = "meant"  # about: message that is asked about; value: yes | no
    AMOUNT = "amount"  # value: units; the open question
    UNIT = "unit"  # value: min | m | steps
    DAY = "day"  # value: ISO date
    TIME = "time"  # value: HH:MM
    DAYS = "days"  # value: "024"
    DONE = "done"  # about: planned walk
    SHORTER = "shorter"  # about: planned walk
    SNOOZE = "snooze"  # about: planned walk; value: minutes
    MOVE = "move"  # about: planned walk; value: "" asks | "+120" | tomorrow
    GAP = "gap"  # about: planned walk; value: HH:MM, with "/2" behind it for half of the walk
    CALENDAR = "cal"  # about: connected calendar, or 0; value: see conversation.calendars
    SKIP = "skip"  # about: planned walk
    HURT = "hurt"  # about: planned walk
    TAKE = "take"  # about: offer
    DECLINE = "decline"  # about: offer
    REASON = "reason"  # about: offer; value: time | pain | tired | too_much
    SCORE = "score"  # about: step of the check-in, or 0; value: 0-10, what fits the step, or "-" (skipped)
    CHECK_IN = "checkin"  # value: now | later
    NEXT = "next"  # value: ok | less | more
    WALKED = "walked"  # value: yes | no ("did you walk?")
    LANGUAGE = "language"  # value: code of the language that is understood first
    FLARE = "flare"  # value: yes | no
    SETTLED = "settled"  # about: message that told the pain; value: yes | no
    GOAL = "goal"  # value: "130x4" | own
    COUNT = "count"  # value: min | steps | m
    PAIR = "pair"  # value: podcast | music | friend | none
    INVITE = "invite"  # value: activities | ability | pairing | goal | episode | no
    RESUME = "resume"
    UNLOCK = "unlock"
    SIGN = "sign"  # value: yes | no (an unsure warning sign)
    DELETE = "delete"  # value: keep
    HELPER = "helper"  # value: allow | refuse
    COMMAND = "command"  # value: today | week | plan | help ...


_ENCODED = re.compile(r"(?P<verb>[a-z]+):(?P<about>-?[0-9]{1,19}):(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """One tap."""

    verb: Verb
    about: int = 0
    value: str = ""

    def encode(self) -> str:
        """Return the text that Telegram carries (at most 64 bytes)."""
        return f"{self.verb}:{self.about}:{self.value}"


def decode(data: str) -> Choice | None:
    """Read a tap back; None for anything this version does not know."""
    found = _ENCODED.fullmatch(data)
    if found is None or found["verb"] not in set(Verb):
        return None
    return Choice(Verb(found["verb"]), int(found["about"]), found["value"])
