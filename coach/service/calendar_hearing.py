"""What people say of calendars: links, accounts and files are sealed and taken up, answers understood."""

from coach.calendars.links import read_link
from coach.calendars.refusing import Refused
from coach.domain.calendar_sources import SourceKind
from coach.domain.conversation.calendars import (
    ASKED,
    ask_account,
    begin,
    called_off,
    choice_given,
    link_refused,
    no_key,
    show_calendars,
    words_given,
)
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.respond import ASIDES
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked
from coach.language.calendar_words import calls_off, names_calendar, told_of
from coach.service.calendar_secrets import (
    Secret,
    account_in,
    looks_like_account,
    looks_like_link,
    names_server,
)
from coach.service.calendar_tools import CalendarTools

MOST_WORD = 60
"""Letters of an answer that names title words."""


class Hearing:
    """Takes up what is said of calendars."""

    def __init__(self, tools: CalendarTools) -> None:
        self._tools = tools

    def hear(self, turn: Turn, text: str, heard: Heard) -> bool:
        """Take up a message if it is about a calendar; False if it is something else.

        What holds a link or a password is kept sealed or not at all, and `turn.secret` is set.
        `heard`: what it is otherwise taken for.
        """
        person = turn.person
        if not person.active:
            return False
        question = person.question if person.question and person.question.until > turn.record.now else None
        asked = question.asked if question else None
        if asked in ASKED and (calls_off(text) or heard.answer is False):
            turn.is_there()
            called_off(turn)
        elif asked is Asked.CALENDAR_ACCOUNT and names_server(text):
            self._account(turn, text)
        elif looks_like_link(text) or (asked is Asked.CALENDAR_LINK and "://" in text):
            self._link(turn, text)
        elif looks_like_account(text):
            self._account(turn, text)
        elif question is None and heard.reading.meanings <= ASIDES and names_calendar(text):
            turn.is_there()
            show_calendars(turn)
        else:
            return _counted(turn, text, asked)
        return True

    def _link(self, turn: Turn, text: str) -> None:
        turn.is_there()
        turn.secret = True
        if not self._tools.lockbox.has_key:
            no_key(turn)
            return
        try:
            link = read_link(text, self._tools.policy)
        except Refused as refused:
            link_refused(turn, refused.why.value)
            return
        begin(turn, SourceKind.LINK, self._tools.lockbox.seal(Secret(link=link.whole)))

    def _account(self, turn: Turn, text: str) -> None:
        turn.is_there()
        turn.secret = True
        account = account_in(text)
        if not self._tools.lockbox.has_key:
            no_key(turn)
        elif account is None:
            ask_account(turn, again=True)
        else:
            begin(turn, SourceKind.CALDAV, self._tools.lockbox.seal(account))

    def take_file(self, turn: Turn, file_id: str) -> None:
        """Take up a file that was sent."""
        turn.is_there()
        begin(turn, SourceKind.FILE, self._tools.lockbox.seal(Secret(file_id=file_id)))


def _counted(turn: Turn, text: str, asked: Asked | None) -> bool:
    """Take up what in a calendar is a walk; False if the message is about something else."""
    told = told_of(text) if asked is Asked.CALENDAR_CHOICE else None
    if asked is Asked.CALENDAR_WORDS and len(text) <= MOST_WORD and not any(map(str.isdigit, text)):
        turn.is_there()
        words_given(turn, text)
    elif told and choice_given(turn, told):
        turn.is_there()
    else:
        return False
    return True
