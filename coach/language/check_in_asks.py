"""What people ask of the check-in itself, and the plan they make in their own words."""

import re
from datetime import time

from coach.domain.person import CheckInTime
from coach.language.guard import clean, without_accents

_MOST = 300
_MOST_QUOTED = 160
"""Characters of a plan that a nudge may quote."""
_USUAL_TIME = CheckInTime().at
_CHECK_IN = re.compile(
    r"\bch?e?c?k[ -]?ins?\b|\bweekly (?:review|questions?|check ?up|chat|survey|form)\b"
    r"|\b(?:revision|preguntas?|control) semanal(?:es)?\b|\bbilan\b"
    r"|\bwochen(?:check|fragen|ruckblick)\b|\bperguntas? semana(?:l|is)\b"
)
_DAYS = (
    r"mon(?:day)?s?|montags?|lunes|lundis?|segundas?",
    r"tue(?:s|sday|sdays)?|dienstags?|martes|mardis?|tercas?",
    r"wed(?:s|nesdays?)?|wensday|wendsday|mittwochs?|miercoles|mercredis?|quartas?",
    r"thu(?:r|rs|rsdays?|rdays?)?|donnerstags?|jueves|jeudis?|quintas?",
    r"fri(?:day)?s?|freitags?|viernes|vendredis?|sextas?",
    r"sat(?:urdays?)?|saterday|samstags?|sonnabends?|sabados?|samedis?",
    r"sun(?:days?)?|sonntags?|domingos?|dimanches?",
)
_DAY = tuple(re.compile(rf"\b(?:{names})\b") for names in _DAYS)
_NUMBER_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)}
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_MERIDIEM = r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
_CLOCKS = tuple(
    re.compile(pattern + _MERIDIEM)
    for pattern in (
        r"\b(?P<hour>\d{1,2}) ?[:.h] ?(?P<minute>[0-5]\d)(?!\d)",
        r"\b(?P<said>half past|quarter past|quarter to) (?P<hour>\d{1,2})\b",
        r"\b(?:at|um|a las|a|as|vers|by|around|to) (?P<hour>\d{1,2})(?: ?(?:h|uhr|o'?clock))?\b",
        r"\b(?P<hour>\d{1,2})(?= ?[ap]\.?m\b)",
        r"\b(?P<hour>\d{1,2}) ?(?:h|uhr|o'?clock)\b",
    )
)
_SHIFTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_PARTS = (
    (re.compile(r"\b(?:noon|midday|lunch(?:time)?|mittags?|mediodia|midi|meio[ -]dia)\b"), time(12)),
    (re.compile(r"\b(?:afternoons?|nachmittags?|tarde|apres[ -]midi)\b"), time(15)),
    (re.compile(r"\b(?:evenings?|tonight|abends?|soir|noite|noche)\b"), time(18)),
    (re.compile(r"\bnights?\b"), time(20)),
    (re.compile(r"\b(?:mornings?|morgens?|vormittags?|manana|matin|manha)\b"), time(10)),
)
_LATE = frozenset({time(15), time(18), time(20)})
_ASKS_WHEN = re.compile(
    r"^(?:so |and )?(?:when|what|why|how|which|who|wann|was|cuando|quand|quando|did|was|is)\b"
)
_PAST_OR_NOT = re.compile(
    r"\b(?:did|done|finished|completed|missed|forgot|had|was|dont|don't|not|no|never|stop|cancel|skip|without)\b"
    r"|\b(?:kein\w*|nicht|pas|nao)\b"
)
_PLAN = re.compile(
    r"^\s*(?:so )?(?:my )?(?:if[- ]then |walking |walk )?plan(?: (?:is|would be|will be))?"
    r"\s*(?:[:=\u2013\u2014-]|to\b|is\b)?\s*(?P<plan>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HAS_PLAN = re.compile(
    r"\bplan(?: is| would be| will be)?\s*[:=\u2013\u2014-]|\bmy (?:\S+ )?plan (?:is|will be|would be)\b",
    re.IGNORECASE,
)
_IF_THEN = re.compile(
    r"^\s*(?:if|when|whenever|after|once|as soon as|before|right after|every time)\b.{2,}?(?:,|\bthen\b|\s)"
    r"\s*(?:then\s+)?(?:i['\u2019]?ll|i will|i['\u2019]?m going to|we['\u2019]?ll|we will|"
    r"i (?:go|walk|put|take))\b",
    re.IGNORECASE | re.DOTALL,
)
_COMPLAINS = re.compile(r"\b(?:hurt\w*|pain\w*|sore|ache\w*|numb\w*|dizzy|worse)\b", re.IGNORECASE)


def wants_check_in(text: str) -> bool:
    """Whether somebody wants the weekly check-in now."""
    said = _plain(text)
    if not _CHECK_IN.search(said) or _ASKS_WHEN.search(said) or _PAST_OR_NOT.search(said):
        return False
    return _weekday(said) is None and _clock(said) is None


def read_check_in_time(text: str) -> CheckInTime | None:
    """Read the weekday, and the time if there is one, that the check-in is to move to."""
    said = _plain(text)
    weekday = _weekday(said)
    if weekday is None or not _CHECK_IN.search(said) or _ASKS_WHEN.search(said):
        return None
    return CheckInTime(weekday, _clock(said) or _part(said) or _USUAL_TIME)


def read_if_then(text: str) -> str | None:
    """Read a plan in somebody's own words, to quote: "my plan: after breakfast", "if it rains, I'll ..."."""
    told = " ".join(text[:_MOST].split())
    if "?" in told:
        return None
    if _HAS_PLAN.search(told) and (match := _PLAN.match(told)):
        plan = match["plan"].strip(" .")
        plan = plan[3:] if plan.lower().startswith("to ") else plan
    else:
        plan = told if _IF_THEN.match(told) and not _COMPLAINS.search(told) else ""
    return plan[:_MOST_QUOTED].strip() or None


def _plain(text: str) -> str:
    said = without_accents(clean(text[:_MOST]).text)
    return _WORD_NUMBER.sub(lambda match: str(_NUMBERS[match[0]]), " ".join(said.split()))


def _weekday(said: str) -> int | None:
    """Find the last weekday that was named: "from Monday to Sunday" moves it to Sunday."""
    found = [(match.start(), day) for day, pattern in enumerate(_DAY) for match in pattern.finditer(said)]
    return max(found)[1] if found else None


def _part(said: str) -> time | None:
    return next((at for pattern, at in _PARTS if pattern.search(said)), None)


def _clock(said: str) -> time | None:
    for pattern in _CLOCKS:
        if match := pattern.search(said):
            parts = match.groupdict()
            minutes = (
                int(parts["hour"]) * 60
                + int(parts.get("minute") or 0)
                + _SHIFTS.get(parts.get("said") or "", 0)
            )
            return _of_day(minutes, parts["half"], written=bool(parts.get("minute")), part=_part(said))
    return None


def _of_day(minutes: int, half: str | None, *, written: bool, part: time | None) -> time | None:
    """Place a clock time in the day: without am or pm, 1 to 7 is in the evening."""
    hour = minutes // 60
    if half:
        minutes = minutes % 720 + (720 if half == "p" else 0)
    elif 1 <= hour < 12 and (part in _LATE or (part is None and not written and hour <= 7)):
        minutes += 720
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 1440 else None
