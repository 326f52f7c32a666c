"""Short answers to what the programme asks: which trouble, what stands in the way, which goal."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, round_to
from coach.language.comfort import Said, said_amount, said_days
from coach.language.guard import clean, without_accents
from coach.language.short_answers import read_decline_reason

_MOST = 200
MOST_ACTIVITIES = 3
MOST_ACTIVITY = 40
"""Characters; more does not fit a question."""

_LIMB = re.compile(
    r"\b(?:knees?|f(?:oo|ee)t|cal(?:f|ves)|ankles?|heels?|shins?|toes?|achilles"
    r"|knie|fuss|fusse|fu[sß]e?|waden?|knochel|fersen?|rodillas?|pies?|gemelos?|pantorrillas?|tobillos?"
    r"|genoux?|pieds?|mollets?|chevilles?|joelhos?|pe|pes|panturrilhas?|tornozelos?|ghutn[ae]|pair|pindli)\b"
    r"|колен|стоп|икр|лодыж|пятк|घुटन|पैर|पिंडल|टखन|ركب|قدم|كاحل|膝|脚|小腿|踝"
)
_BARRIERS = (
    (
        "weather",
        (
            r"\b(?:weather|rain\w*|snow\w*|icy?|storm\w*|cold|hot|heat|wind\w*|dark|wetter|regen|glatt|tiempo|lluvia"
            r"|llueve|calor|frio|pluie|froid|chuva|chove|garmi|baarish|barish)\b"
            "|погод|дожд|बारिश|गर्मी|طقس|مطر|天气|下雨|太热|太冷"
        ),
    ),
    (
        "forgot",
        (
            r"\b(?:for+g[eo]t\w*|slipped my mind|vergess\w*|olvid\w*|oubli\w*|esquec\w*|bhool\w*)\b"
            "|забы|भूल|نسي|忘"
        ),
    ),
    (
        "time",
        (
            r"\b(?:busy|time|work\w*|job|kids|family|meetings?|zeit|arbeit|trabajo|travail|trabalho|kaam)\b"
            "|време|работ|समय|काम|وقت|时间|忙"
        ),
    ),
    (
        "pain",
        r"\b(?:pain\w*|hurt\w*|sore|back|schmerz\w*|dolor|douleur|mal|dor|dard)\b|бол|दर्द|ألم|痛|疼",
    ),
    (
        "tired",
        r"\b(?:tired|exhausted|energy|sleep\w*|mude|cansad\w*|fatigue\w*|fatigad\w*|thak\w*)\b|устал|थक|تعب|累",
    ),
    ("other", r"\b(?:other|something else|anderes|otr[oa]|autre|outr[oa])\b"),
)
_BARRIER_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _BARRIERS)
_BASELINE = re.compile(
    r"\b(?:base ?line|i (?:really )?(?:don'?t|do not|dont) know|no idea|not sure|unsure|find out|dunno"
    r"|(?:walk|try|count|see|start with) (?:for )?(?:a|one|the first) week( first)?"
    r"|weiss (?:ich )?nicht|keine ahnung|no (?:lo )?se|ni idea|sais pas|aucune idee|nao sei)\b"
)
_SETTLED_LATE = re.compile(
    r"\b(?:still|not yet|longer|all day|all night|more than|the whole|next (?:day|morning)|hours later"
    r"|lasted|didn'?t (?:settle|go)|noch|immer noch|todavia|encore|ainda)\b"
)
_SETTLED = re.compile(
    r"\b(?:settled|gone|went away|went|eased|better|fine|calm\w*|passed|over|quickly"
    r"|weg|vorbei|paso|passe|passou)\b"
)
_HOURS = re.compile(r"\b(\d{1,2}) ?(?:h|hrs?|hours?|stunden?|horas?|heures?)\b")
_COUNTED = re.compile(
    r"\b(?:count|track|measure|plan|goal|target|set|make|do|want)\w*\b.{0,30}\b(?:in|by|as|to)\b.{0,12}"
    r"\b(?P<unit>km|kilomet\w+|met(?:er|re)s?|distance|miles?|steps?|minutes?|time)\b"
)
_UNIT_OF = {"s": Unit.STEPS, "t": Unit.MINUTES}
_BARE = re.compile(r"(?<![\d.,])(\d{2,3})(?![\d.,])")
_WHEN = re.compile(
    r"^\W*(?:(?:it|that) (?:was|began|started)|since|on|in|about|around|maybe|am|seit|el|le|em)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*(?:[,;\n/•]|\band\b|\b[123][.)])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidGoal:
    """A goal in somebody's own words: so many units a week, on so many days if that was said."""

    unit: Unit
    total: int
    days: int | None


def read_limb(text: str) -> bool:
    """Whether a foot, a knee, a calf or the like is named."""
    return _LIMB.search(_plain(text)) is not None


def read_barrier(text: str) -> str | None:
    """Read what stands in the way: weather, forgot, time, pain, tired or other."""
    said = _plain(text)
    found = [(match.start(), name) for name, shape in _BARRIER_PATTERNS if (match := shape.search(said))]
    if found:
        return min(found)[1]
    reason = read_decline_reason(text)
    return "tired" if reason == "too_much" else reason


def wants_baseline(text: str) -> bool:
    """Whether somebody can't say yet what is comfortable, or wants to walk a week first."""
    return _BASELINE.search(_plain(text)) is not None


def read_settled(text: str) -> bool | None:
    """Read whether the pain of a walk was gone within two hours."""
    said = _plain(text)
    hours = _HOURS.search(said)
    if hours and "within" not in said:
        return int(hours[1]) <= 2
    if _SETTLED_LATE.search(said):
        return False
    return True if _SETTLED.search(said) else None


def read_goal(text: str, language: str = "en") -> SaidGoal | None:
    """Read a weekly goal: "130 over 4 days", "200 minutes", "30 min, 5 days"; None if it names no amount."""
    said = said_amount(text, language)
    bare = _BARE.search(text) if said is None else None
    if bare:  # a number that is too much for one walk counts a week's minutes
        said = Said(
            Unit.MINUTES,
            Fraction(int(bare[1])),
            text[bare.end() :].upper().replace("DAYS", "DAY"),
            weekly=True,
        )
    if said is None or said.amount <= 0:
        return None
    days = said_days(said)
    each = Fraction(said.amount)
    grid = GRIDS[said.unit]
    is_week = said.weekly or days is None or each * days > 2 * grid.goal
    total = each if is_week else each * (days or 1)
    return SaidGoal(said.unit, round_to(grid.fine, total), days)


def read_counted(text: str) -> Unit | None:
    """Read in which unit a plan is to be counted: "count my plan in steps"."""
    match = _COUNTED.search(_plain(text))
    if match is None:
        return None
    unit = match["unit"]
    return Unit.MINUTES if unit.startswith("minute") else _UNIT_OF.get(unit[0], Unit.METRES)


def read_past_day(text: str, now_local: datetime, language: str = "en") -> date | None:
    """Read a day that is over, however long ago: "3 March", "two months ago"; None if none is named.

    dateparser is loaded on first use: this is asked once in a while.
    """
    from dateparser import parse  # noqa: PLC0415  # slow to load, seldom needed

    settings = {"RELATIVE_BASE": now_local, "PREFER_DATES_FROM": "past"}
    for known in dict.fromkeys((language, "en")):
        if "-" in known:
            continue
        read = parse(_WHEN.sub("", text[:_MOST]).strip(), languages=[known], settings=settings)
        if read:
            return read.date()
    return None


def read_activities(text: str) -> tuple[str, ...]:
    """Read up to three activities, as they were worded."""
    told = [part.strip(" .-") for part in _SEVERAL.split(text[:_MOST])]
    return tuple(part[:MOST_ACTIVITY] for part in told if any(sign.isalpha() for sign in part))[
        :MOST_ACTIVITIES
    ]


def _plain(text: str) -> str:
    return " ".join(without_accents(clean(text[:_MOST]).text).split()).casefold()
