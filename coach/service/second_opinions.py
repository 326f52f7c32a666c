"""Second opinions: what a language model takes a message to mean that we can't read, if we may ask it."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from coach.domain.conversation.calendars import ASKED as ABOUT_CALENDARS
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.respond import respond
from coach.domain.conversation.second_opinion import may_be_asked_about
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Record
from coach.domain.reading import HELPER_BELOW, Alarm, Meaning, Suggestion
from coach.domain.replies import NotUnderstood
from coach.language.founded import founded
from coach.language.message import Message
from coach.language.safety_concepts import findings_in
from coach.language.second_opinion import MOST_CHARACTERS, Unusable, answer_in, request_of
from coach.service.listening import cut, listen
from coach.service.units import Caller
from coach.storage import Connection, Database, inbox, people

log = logging.getLogger(__name__)

MOST_REMEMBERED = 1000
"""Messages whose opinion is remembered: a turn that must be done again asks nobody again."""


class NoAnswer(Exception):  # noqa: N818 - named by what is the matter
    """The helper did not answer; its text is why, in one word, and never what was sent."""


class Helper(Protocol):
    """A language model somewhere else."""

    @property
    def host(self) -> str:
        """Whose computer it is on, as people are told."""
        ...

    async def ask(self, request: Mapping[str, object]) -> bytes:
        """Send one chat completion request; return the body of the answer.

        Raises:
            NoAnswer: there is none, in time and within bounds.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Unread:
    """A message that may be asked about, and where it stands."""

    text: str
    asked: str | None
    spans: tuple[Message, ...]
    """What our own layer found in it, in each language it may be in."""


class SecondOpinions:
    """Asks the helper about a message, once, and only where the person allowed it."""

    def __init__(self, database: Database, helper: Helper) -> None:
        self.host = helper.host
        self.failures: Counter[str] = Counter()
        """How often an answer could not be used, by why."""
        self._database = database
        self._helper = helper
        self._opinions: dict[int, Suggestion | None] = {}

    async def about(self, caller: Caller, text: str, origin: Origin, now: datetime) -> Suggestion | None:
        """Ask what a message means; None where it is not asked about, or nothing of the answer holds.

        It is called before the turn's transaction: only the one who wrote waits for the answer.
        """
        if origin.update_id in self._opinions:
            return self._opinions[origin.update_id]
        if origin.edited or len(text) > MOST_CHARACTERS:
            return None
        record = await self._database.read(partial(self._record, caller=caller, origin=origin, now=now))
        unread = await asyncio.to_thread(_unread, text, origin, record) if record else None
        if unread is None:
            return None
        self._remember(origin, None)
        suggestion = await self._ask(unread)
        self._remember(origin, suggestion)
        return suggestion

    def _record(self, connection: Connection, caller: Caller, origin: Origin, now: datetime) -> Record | None:
        """Load somebody who lets us ask; None for anybody else, and for a message that was tried before."""
        if inbox.tries(connection, origin.update_id) > 1:
            return None
        record = people.load(connection, caller.person_id, now)
        return record if record and may_be_asked_about(record, self.host) else None

    async def _ask(self, unread: _Unread) -> Suggestion | None:
        try:
            now_local = unread.spans[0].scene.now
            body = await self._helper.ask(request_of(unread.text, now_local, unread.asked))
            return _borne_out(body, unread.spans)
        except (NoAnswer, Unusable) as reason:
            why = str(reason)
        self.failures[why] += 1
        log.warning("the helper was of no use", extra={"why": why, "times": self.failures[why]})
        return None

    def _remember(self, origin: Origin, suggestion: Suggestion | None) -> None:
        self._opinions[origin.update_id] = suggestion
        if len(self._opinions) > MOST_REMEMBERED:
            self._opinions.pop(next(iter(self._opinions)))


def _unread(text: str, origin: Origin, record: Record) -> _Unread | None:
    """Find out whether we would have to say that we can't read it, and nothing speaks against asking."""
    question = record.person.question
    if question and question.asked in ABOUT_CALENDARS:
        return None
    heard = listen(text, origin, record)
    if not _is_harmless(heard, record.person.language) or heard.reading.confidence >= HELPER_BELOW:
        return None
    trial = Turn(record)
    respond(trial, heard)
    if [type(outgoing.reply) for outgoing in trial.says] != [NotUnderstood]:
        return None
    asked = question.asked.value if question and question.until > record.now else None
    return _Unread(text, asked, cut(text, record))


def _is_harmless(heard: Heard, language: str) -> bool:
    """Whether nothing was understood, and the safety layer found nothing at all, not even a sign denied."""
    signs = heard.reading.symptoms or findings_in(heard.text, language) or findings_in(heard.text)
    nothing = heard.reading.meanings == {Meaning.CHAT} and heard.kind is None
    return nothing and heard.reading.alarm == Alarm() and not signs


def _borne_out(body: bytes, spans: tuple[Message, ...]) -> Suggestion | None:
    """Hold an answer against the text, as it is cut in one language or in the next.

    Raises:
        Unusable: it is no answer, or the text does not bear it out.
    """
    opinion = answer_in(body)
    *others, last = spans
    for message in others:
        with suppress(Unusable):
            return founded(opinion, message)
    return founded(opinion, last)
