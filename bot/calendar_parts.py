"""What looks into calendars, made from the settings: keys, networks, connections, files, words."""

import ssl
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpcore
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.clock import Clock
from bot.raw_bot import RawBot
from bot.settings import Settings
from coach.calendars.caldav import CalDav
from coach.calendars.dav_values import Account
from coach.calendars.fetching import Fetcher
from coach.calendars.network import Resolver, resolve
from coach.calendars.reader import Reader
from coach.calendars.refusing import Refused
from coach.calendars.transport import guarded_client
from coach.domain.calendars import Refusal
from coach.domain.replies import Measure
from coach.messages import Voice, calendar_name, event_words
from coach.service.calendar_secrets import Lockbox
from coach.service.calendar_tools import CalendarTools, EventWords, FileGone


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses, whom TLS trusts, what connects; None = as everybody does."""

    resolver: Resolver = resolve
    tls: ssl.SSLContext | None = None
    backend: httpcore.AsyncNetworkBackend | None = None


class TelegramFiles:
    """Files that people sent, fetched anew from Telegram each time: nothing of them is kept here."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def download(self, file_id: str, most: int) -> bytes:
        """Fetch a file.

        Raises:
            FileGone: Telegram does not hand it out any more.
            Refused: it is over `most` bytes, or Telegram can't be reached.
        """
        try:
            file = await self._bot.get_file(file_id)
            if (file.file_size or 0) > most:
                raise Refused(Refusal.TOO_BIG)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "too big" in error.message.casefold():
                raise Refused(Refusal.TOO_BIG) from None
            raise FileGone from None
        except (Forbidden, InvalidToken):
            raise FileGone from None
        except TelegramError:
            raise Refused(Refusal.UNREACHABLE) from None


class Words:
    """What walks and calendars are called, in people's languages."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def event(self, amount: Measure, language: str, *, metric: bool) -> EventWords:
        """Name a walk."""
        return EventWords(*event_words(amount, self._voice(language, metric=metric)))

    def calendar(self, language: str) -> str:
        """Name the calendar that the plan is."""
        return calendar_name(self._voice(language, metric=True))

    def _voice(self, language: str, *, metric: bool) -> Voice:
        return Voice(language, metric, self._clock.now().replace(tzinfo=None))


def calendar_tools(
    settings: Settings, bot: RawBot, clock: Clock, network: Network, ends: AsyncExitStack
) -> CalendarTools:
    """Make them; `ends` takes what closes the connections.

    Raises:
        CannotRun: a setting can't be used.
    """
    policy = settings.policy()
    resolver, tls, backend = network.resolver, network.tls, network.backend
    fetcher = Fetcher(policy, resolver=resolver, tls=tls, backend=backend)
    client = guarded_client(policy, resolver=resolver, tls=tls, backend=backend)
    ends.push_async_callback(fetcher.close)
    ends.push_async_callback(client.aclose)

    def dav(account: Account) -> CalDav:
        return CalDav(client, account)

    return CalendarTools(
        Lockbox(settings.vault()),
        fetcher,
        Reader(),
        dav,
        TelegramFiles(bot),
        Words(clock),
        policy,
        settings.public_url,
    )
