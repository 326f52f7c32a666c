"""Who takes part: the personas with their weights and habits, and what comes over each of them."""

from dataclasses import dataclass, field
from random import Random

DAYS_AWAY = (7, 14, 21)


@dataclass(frozen=True, slots=True)
class Season:
    """Some days on which somebody lives differently, counted from their first."""

    kind: str
    """pause, gap, blocked, flare or abroad."""
    first: int
    last: int
    """The first day on which it is over."""


@dataclass(frozen=True, slots=True)
class Wave:
    """A kind of season: how many of them somebody has in half a year, and how long they last, in days."""

    most: int
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Persona:
    """How one kind of people lives with the coach; every number but the weight is a chance."""

    name: str
    weight: int
    walks: float
    """A planned walk is done."""
    taps: float = 0.5
    """A walk is told with a button rather than in words."""
    check_in: float = 0.85
    """The weekly questions are answered."""
    takes: float = 0.5
    """An offer of shorter walks is taken."""
    answers: float = 0.6
    """Something is said about a walk that was not done."""
    extra: float = 0.05
    """A walk that nobody planned, on any day."""
    typos: float = 0.02
    eager: float = 0.02
    """"Too easy", in a week."""
    waves: dict[str, Wave] = field(default_factory=dict)


PERSONAS = (
    Persona("keen", 14, 0.95, extra=0.2, eager=0.2, takes=0.7, answers=0.9),
    Persona("average", 30, 0.7, waves={"flare": Wave(1, (5, 9)), "pause": Wave(1, DAYS_AWAY)}),
    Persona("busy", 14, 0.45, takes=0.6, check_in=0.6, extra=0.02, waves={"gap": Wave(1, (9, 16))}),
    Persona("flaring", 10, 0.75, check_in=0.95, waves={"flare": Wave(3, (4, 8, 12, 20))}),
    Persona("travelling", 8, 0.75, waves={"abroad": Wave(5, (3, 6, 10))}),
    Persona("on holiday", 8, 0.75, waves={"pause": Wave(2, DAYS_AWAY), "gap": Wave(1, (16, 30, 60))}),
    Persona("silent", 8, 0.6, check_in=0.5, answers=0.3, waves={"gap": Wave(2, (14, 35, 70, 400))}),
    Persona("mistyping", 5, 0.75, taps=0.15, typos=0.5, extra=0.1),
    Persona("blocking", 3, 0.6, waves={"blocked": Wave(2, (10, 25, 60))}),
)


def drawn(number: int, chance: Random) -> list[Persona]:
    """Draw so many people by the personas' weights; each kind is there if there are enough."""
    whole = sum(persona.weight for persona in PERSONAS)
    people = [one for one in PERSONAS for _ in range(round(number * one.weight / whole))]
    rest = [chance.choice(PERSONAS) for _ in range(max(0, number - len(people)))]
    people = (people + rest)[:number] if number > len(PERSONAS) else list(PERSONAS[:number])
    chance.shuffle(people)
    return people


def seasons_of(persona: Persona, days: int, chance: Random) -> list[Season]:
    """Spread what comes over somebody over their days, none before the second week, no two at once."""
    kinds = [kind for kind, wave in persona.waves.items() for _ in range(chance.randint(1, wave.most))]
    chance.shuffle(kinds)
    seasons: list[Season] = []
    for place, kind in enumerate(kinds):
        room = max(1, (days - 8) // len(kinds))
        first = 8 + place * room + chance.randrange(max(1, room - 7))
        first = max([first, *(season.last + 4 for season in seasons)])
        seasons.append(Season(kind, first, first + chance.choice(persona.waves[kind].days)))
    return seasons
