"""The coach: what a chat, a tap, a command or the clock may ask of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from coach.domain.choices import Choice, Verb
from coach.domain.conversation.abilities import score_activities
from coach.domain.conversation.asked_for import show, show_settings
from coach.domain.conversation.calendars import show_calendars
from coach.domain.conversation.check_in import begin_check_in
from coach.domain.conversation.goals import show_goal
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.keeping import undo
from coach.domain.conversation.onboarding import ask_stage, start
from coach.domain.conversation.pairing import ask_pairing
from coach.domain.conversation.respond import ASIDES, respond
from coach.domain.conversation.routine import come_back, pause
from coach.domain.conversation.second_opinion import helper_of, show_helper
from coach.domain.conversation.taps import tap
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.undoing import undo_last
from coach.domain.conversation.whereabouts import hear_position
from coach.domain.person import Asked
from coach.domain.reading import Alarm
from coach.domain.replies import (
    AskDelete,
    CannotRead,
    HelpShown,
    LockedStill,
    NoSuchWalk,
    PrivacyShown,
    PrivateOnly,
    SafetyShown,
    TooFast,
)
from coach.language.calendar_words import names_calendar
from coach.service.calendar_secrets import may_be_secret
from coach.service.calendars import Calendars
from coach.service.listening import listen, recall
from coach.service.outages import wake_up
from coach.service.second_opinions import Helper, SecondOpinions
from coach.service.units import Caller, Doing, claim_due, say, turn_of
from coach.storage import Connection, Database, inbox, people

MOST_AT_ONCE = 16
"""Due things taken in one transaction: more at once would let answers wait for nudges."""

COACHING = ("today", "week", "plan", "why", "progress", "goal", "checkin", "resume")
"""Commands that wait while a professional is to be asked first."""

PROGRESS = Choice(Verb.COMMAND, value="progress")
"""What shows half a year."""

Act = Callable[[Turn], None]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a turn has to know beyond the usual."""

    all_weeks: bool = False
    calendars: bool = False
    """What can be done with calendars here, and what theirs are called."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent: its number at Telegram, and what was written under it."""

    file_id: str
    words: str = field(default="", repr=False)


USUAL = Needs()


class Coach:
    """The use cases; each is one transaction, and each update is done exactly once."""

    def __init__(
        self, database: Database, helper: Helper | None = None, calendars: Calendars | None = None
    ) -> None:
        """`helper`: a language model that may be asked about what can't be read; None = there is none."""
        self._database = database
        self._calendars = calendars
        self._opinions = SecondOpinions(database, helper) if helper else None

    async def hear(self, caller: Caller, text: str, origin: Origin, now: datetime) -> bool:
        """Answer a message; tells whether it holds a secret and is to be taken out of the chat."""
        opinions = self._opinions if not may_be_secret(text) else None
        suggestion = await opinions.about(caller, text, origin, now) if opinions else None
        secret = False

        def act(turn: Turn) -> None:
            nonlocal secret
            heard = listen(text, origin, turn.record, suggestion)
            calm = heard.reading.alarm == Alarm() and not origin.edited
            if not (calm and self._calendars and self._calendars.hear(turn, text, heard)):
                respond(turn, heard)
            secret = turn.secret

        await self._turn(caller, origin, now, act, Needs(calendars=names_calendar(text)))
        return secret

    async def take_file(self, caller: Caller, sent: SentFile, origin: Origin, now: datetime) -> None:
        """Take up a calendar that was sent as a file; a sign of danger in the words under it goes first."""
        calendars = self._calendars

        def act(turn: Turn) -> None:
            heard = listen(sent.words, origin, turn.record) if sent.words else None
            if heard and heard.reading.alarm != Alarm():
                respond(turn, heard)
                return
            if calendars and turn.person.active:
                calendars.take_file(turn, sent.file_id)
            else:
                _cannot_read(turn, "document")
            if heard and not heard.reading.meanings <= ASIDES:
                respond(turn, heard)

        await self._turn(caller, origin, now, act)

    async def choose(self, caller: Caller, choice: Choice, origin: Origin, now: datetime) -> bool:
        """Answer a tap; False if the button means nothing any more."""
        return await self._turn(
            caller,
            origin,
            now,
            lambda turn: tap(turn, choice, origin, recall(turn.record, origin)),
            _needs_of(choice),
        )

    async def command(self, caller: Caller, name: str, argument: str, origin: Origin, now: datetime) -> None:
        """Answer a command; one with an argument that is not its own is read as a message."""
        if name in ("pause", "resume", "times", "settings") and argument:
            words = argument if name in ("times", "settings") else f"{name} {argument}"
            await self.hear(caller, words, origin, now)
        else:
            await self._turn(
                caller,
                origin,
                now,
                lambda turn: _command(turn, name),
                Needs(all_weeks=name == PROGRESS.value, calendars=name == "calendar"),
            )

    async def other(self, caller: Caller, kind: str, origin: Origin, now: datetime) -> None:
        """Answer what can't be read: a voice message, a photo, a sticker."""
        await self._turn(caller, origin, now, lambda turn: _cannot_read(turn, kind))

    async def here(self, caller: Caller, zones: Sequence[str], origin: Origin, now: datetime) -> None:
        """Answer a place that was shared, by the zones in use there; an edit is one that moves by itself."""
        await self._turn(
            caller, origin, now, lambda turn: hear_position(turn, tuple(zones), moves=origin.edited)
        )

    async def slow_down(self, caller: Caller, origin: Origin, now: datetime) -> None:
        """Ask for a little patience: too many messages at once."""
        await self._turn(caller, origin, now, lambda turn: turn.say(TooFast()))

    async def ignore(self, origin: Origin) -> None:
        """Take note that there is nothing to answer."""
        await self._database.write(lambda connection: inbox.mark_done(connection, origin.update_id))

    async def in_group(self, group_id: int, origin: Origin, now: datetime) -> None:
        """Say in a group that this is for private chats only."""

        def unit(connection: Connection) -> None:
            if not inbox.is_done(connection, origin.update_id):
                say(connection, group_id, PrivateOnly(), now)
                inbox.mark_done(connection, origin.update_id)

        await self._database.write(unit)

    async def claim_due(self, now: datetime, held: Collection[int] = ()) -> int:
        """Bring about what is due, except for people who are `held`; returns how many things that were."""
        return await self._database.write(lambda connection: claim_due(connection, now, MOST_AT_ONCE, held))

    async def alive(self, now: datetime) -> int:
        """Note that the bot is alive; returns how many were told of an outage of over a day."""
        return await self._database.write(lambda connection: wake_up(connection, now))

    async def _turn(
        self,
        caller: Caller,
        origin: Origin,
        now: datetime,
        act: Act,
        needs: Needs = USUAL,
    ) -> bool:
        """Do one turn."""
        host = self._opinions.host if self._opinions else None

        def prepare(connection: Connection, turn: Turn) -> None:
            turn.helper = host
            if needs.calendars and self._calendars:
                turn.ways = self._calendars.ways(connection, turn)

        give = self._calendars.give if self._calendars else None
        doing = Doing(act, people.ALL_WEEKS if needs.all_weeks else people.FEW_WEEKS, prepare, give)
        return await self._database.write(lambda connection: turn_of(connection, caller, origin, now, doing))


def _needs_of(choice: Choice) -> Needs:
    return Needs(choice == PROGRESS, choice.verb is Verb.CALENDAR)


def _cannot_read(turn: Turn, kind: str) -> None:
    """Say what to do instead; whoever sends something is there."""
    turn.is_there()
    turn.say(CannotRead(kind))


def _command(turn: Turn, name: str) -> None:
    """Answer a command."""
    turn.is_there()
    turn.settle(Asked.HELPER)
    person = turn.person
    act = _ALWAYS.get(name)
    if act:
        act(turn)
    elif name == "helper" and helper_of(turn) and (person.active or person.helper):
        show_helper(turn)
    elif person.lock and (name in COACHING or not person.active):
        turn.say(LockedStill(person.lock.level))
    elif person.active:
        _with_plan(turn, name)
    else:
        ask_stage(turn, again=False)


def _delete(turn: Turn) -> None:
    turn.say(AskDelete())
    turn.ask(Asked.DELETE, hours=1)


def _export(turn: Turn) -> None:
    turn.export = True


def _help(turn: Turn) -> None:
    turn.say(HelpShown(turn.helper is not None))


_ALWAYS: dict[str, Act] = {
    "start": start,
    "safety": lambda turn: turn.say(SafetyShown()),
    "privacy": lambda turn: turn.say(PrivacyShown(turn.helper)),
    "help": _help,
    "delete": _delete,
    "export": _export,
}
"""Commands that are answered whatever the plan waits for."""


def _with_plan(turn: Turn, name: str) -> None:
    """Answer a command that stands on a plan."""
    acts: dict[str, Act] = {
        "today": lambda turn: show(turn, "today"),
        "week": lambda turn: show(turn, "week"),
        "plan": lambda turn: show(turn, "plan"),
        "why": lambda turn: show(turn, "why"),
        "progress": lambda turn: show(turn, "progress"),
        "goal": show_goal,
        "activities": score_activities,
        "pairing": ask_pairing,
        "undo": _undo,
        "pause": lambda turn: pause(turn, None),
        "resume": come_back,
        "settings": show_settings,
        "times": show_settings,
        "checkin": _check_in,
        "calendar": show_calendars,
    }
    acts.get(name, _help)(turn)


def _undo(turn: Turn) -> None:
    if not (undo_last(turn) or undo(turn)):
        turn.say(NoSuchWalk())


def _check_in(turn: Turn) -> None:
    asked = begin_check_in(turn, asked_for=True)
    if asked:
        turn.say(asked)
