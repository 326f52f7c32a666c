"""What came in: a message with all that was read in it, and where it came from."""

from dataclasses import dataclass, replace
from datetime import date

from coach.domain.amounts import Unit
from coach.domain.facts import CheckInAnswers
from coach.domain.person import CheckInTime
from coach.domain.reading import Meaning, Reading, SaidSettings, Suggestion
from coach.domain.spots import Spot
from coach.domain.sureness import Way, way_of

SHORT_ANSWER = frozenset({Meaning.YES, Meaning.NO, Meaning.CHAT, Meaning.SYMPTOM, Meaning.CHECK_IN})
"""What a message may mean and still be the answer to a yes-or-no question."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a message or tap came from: the keys that keep it from being counted twice."""

    update_id: int
    message_id: int
    edited: bool = False
    about: int = 0
    """The planned walk that is said to be done; 0 = whichever it fits."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """What is comfortable now: one walk's length, and on how many days a week if that was said."""

    unit: Unit
    session: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A weekly goal: so many units, on so many days if that was said."""

    unit: Unit
    total: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Heard:
    """One message. The answers beside `reading` are read only where the conversation waits for them."""

    text: str
    origin: Origin
    reading: Reading
    comfort: Comfort | None = None
    spots: tuple[Spot, ...] = ()
    """The places that a message may name; several if a name is not enough."""
    says_where: bool = False
    """They say plainly where they are now: that is no answer to anything, and the rest may be one."""
    answers: CheckInAnswers | None = None
    score: int | None = None
    agrees: bool | None = None
    decline_reason: str | None = None
    check_in_time: CheckInTime | None = None
    if_then: str | None = None
    wants_check_in: bool = False
    unit: Unit | None = None
    day: date | None = None
    kind: str | None = None
    """Small talk: hello, thanks, praise, sorry or other."""
    metric: bool | None = None
    """Whether distances were told in kilometres (True) or miles (False)."""
    says_done: bool = False
    """The message is nothing but "done"."""
    age: int | None = None
    saw_professional: bool = False
    """They say that they have talked to a doctor or another professional."""
    tells_week: bool = False
    """It looks like answers to several of the week's questions, though none is open."""
    in_part: bool = False
    """Only a part of the walk was done, they say."""
    limb: bool = False
    """A foot, a knee or a calf is named."""
    barrier: str | None = None
    """What stands in the way: time, weather, pain, tired, forgot or other."""
    goal: Goal | None = None
    baseline: bool = False
    """They can't say yet what is comfortable, and would walk a week first."""
    settled: bool | None = None
    """Whether the pain of a walk was gone within two hours."""
    counts_in: Unit | None = None
    """The unit that they want the plan counted in."""
    activities: tuple[str, ...] = ()
    too_long: bool = False
    wants_helper: bool = False
    """They speak of the language model that may help."""
    suggestion: Suggestion | None = None
    """What the helper takes it to mean, as far as the text bears it out; only ever asked about."""
    weak: bool = False
    """It was read in a language that is not understood well enough to act on what isn't plain."""
    sure: bool = False
    """It was asked whether this was meant, and it was."""
    meant: "Heard | None" = None
    """The message that "did you mean" is still open about, read again as sure."""

    @property
    def way(self) -> Way:
        """What is done about it."""
        return Way.ACT if self.sure else way_of(self.reading, weak=self.weak)

    @property
    def elsewhere(self) -> "Heard | None":
        """The rest of a message that says where they are; None if there is no more to it."""
        said = self.reading.settings
        left = replace(said, timezone=None) if said else SaidSettings()
        means = self.reading.meanings - ({Meaning.SETTINGS} if left == SaidSettings() else set())
        if not means and self._answers_nothing:
            return None
        settings = None if left == SaidSettings() else left
        reading = replace(self.reading, settings=settings, meanings=means or frozenset({Meaning.CHAT}))
        return replace(self, reading=reading, spots=(), says_where=False)

    @property
    def _answers_nothing(self) -> bool:
        """Whether nothing was read that an open question may wait for."""
        asked_for = (self.answers, self.score, self.agrees, self.day, self.unit, self.settled, self.goal)
        in_words = (self.comfort, self.barrier, self.decline_reason, self.check_in_time, self.if_then)
        return not (self.says_done or self.in_part) and all(one is None for one in (*asked_for, *in_words))

    @property
    def answer(self) -> bool | None:
        """A yes or no that is nothing else as well ("no messages at night" is no no)."""
        return self.agrees if self.reading.meanings <= SHORT_ANSWER else None
