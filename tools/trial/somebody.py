"""One person of the trial: who they are, what they carry in mind, what they write and tap."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.in_process.phone import Phone
from bot.in_process.shown import Shown
from tools.trial.ledger import Ledger, Told
from tools.trial.personas import Persona, Season
from tools.trial.phrases import Amount

COARSE = timedelta(minutes=5)
"""People act at whole five minutes, so that many act at once."""


@dataclass(slots=True)
class Somebody:
    """A person and their life."""

    phone: Phone
    persona: Persona
    chance: Random
    language: str
    home: str
    """Their zone; `zone` is where they say that they are."""
    unit: str
    session: int
    walks: int
    joined: datetime
    seasons: list[Season]
    usual_pain: int
    zone: str = ""
    started: bool = False
    """The plan was set up once."""
    ledger: Ledger = field(default_factory=Ledger)
    reporting: set[int] = field(default_factory=set)
    """Planned walks of which they will tell."""
    travelled: datetime | None = None
    """When they said last that they are in another zone: the day has other borders then."""
    snoozed: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    said: list[datetime] = field(default_factory=list)
    """When they wrote or tapped, the last two weeks."""
    last_shown: Shown | None = None
    pain_now: int = 0

    @property
    def id(self) -> int:
        """Their chat."""
        return self.phone.chat_id

    def local(self, now: datetime) -> datetime:
        """Their own wall clock, by the zone that they told the bot."""
        return now.astimezone(ZoneInfo(self.zone))

    def day_number(self, now: datetime) -> int:
        """Count the days since they joined."""
        return (self.local(now).date() - self.local(self.joined).date()).days

    def season(self, now: datetime) -> Season | None:
        """Find what is over them today."""
        day = self.day_number(now)
        return next((one for one in self.seasons if one.first <= day < one.last), None)

    def away(self, now: datetime) -> bool:
        """Whether they neither read nor write."""
        season = self.season(now)
        return season is not None and season.kind in ("pause", "gap", "blocked")

    def flares(self, now: datetime) -> bool:
        """Whether their back is bad now."""
        season = self.season(now)
        return season is not None and season.kind == "flare"

    def likes(self, share: float) -> bool:
        """Toss a coin that falls so often."""
        return self.chance.random() < share

    def at(self, day: date, hour: float) -> datetime:
        """Name an instant of a local day, on whole five minutes."""
        minutes = round(hour * 12) * 5
        clock = time(min(23, minutes // 60), minutes % 60)
        return datetime.combine(day, clock, ZoneInfo(self.zone)).astimezone(ZoneInfo("UTC"))

    def soon(self, now: datetime, least: int = 5, most: int = 40) -> datetime:
        """Name an instant some minutes from now."""
        later = now + timedelta(minutes=self.chance.randint(least, most))
        return later - timedelta(minutes=later.minute % 5, seconds=later.second) + COARSE

    def tell(self, message_id: int, day: date, amount: Amount, text: str = "", *, sure: bool = True) -> None:
        """Take down what they told."""
        self.ledger.told[message_id] = Told(day, amount, sure, text=text)

    def of(self, unit: str, value: int) -> Amount:
        """Make an amount of a unit."""
        return Amount(**{{"min": "minutes", "m": "metres", "steps": "steps"}[unit]: value})

    def about(self, value: int) -> Amount:
        """Say about how much they walked of a planned walk: mostly in their unit, not always quite all."""
        value = max(1, round(value * self.chance.choice((0.8, 0.9, 1, 1, 1, 1, 1.1, 1.2))))
        minutes = value if self.unit == "min" else max(1, round(value / {"m": 80, "steps": 100}[self.unit]))
        match self.chance.random():
            case toss if toss < 0.06:
                return Amount(minutes=minutes, metres=max(100, round(minutes * 0.8) * 100))
            case toss if toss < 0.12:
                return Amount(metres=max(100, round(minutes * 0.8) * 100))
            case toss if toss < 0.18:
                return Amount(minutes=minutes)
        if self.unit == "m":
            return Amount(metres=max(100, round(value / 100) * 100))
        return self.of(self.unit, value if self.unit == "min" else max(100, round(value / 50) * 50))
