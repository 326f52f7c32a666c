"""HTTP to the language model that may help: one short request, and an answer within bounds or none."""

import asyncio
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx

from bot.settings import HelperSettings
from coach.service.second_opinions import NoAnswer

SECONDS = 4.0
"""For all of it, from the connection to the last byte."""

MOST_BYTES = 64 * 1024
AT_ONCE = 8
"""Requests in flight; one more is not made, so that a slow model takes few of the places of `intake`."""


class HttpHelper:
    """A model behind an OpenAI-compatible endpoint."""

    def __init__(self, settings: HelperSettings) -> None:
        self._settings = settings
        self._flying = 0
        key = settings.key.get_secret_value() if settings.key else None
        self._client = httpx.AsyncClient(
            headers={
                "Accept-Encoding": "identity",
                "User-Agent": "walk-it-off",
                **({"Authorization": f"Bearer {key}"} if key else {}),
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            timeout=SECONDS,
        )

    @property
    def host(self) -> str:
        """Whose computer it is on, as people are told."""
        return urlsplit(self._settings.url).hostname or ""

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def ask(self, request: Mapping[str, object]) -> bytes:
        """Send one request, once.

        Raises:
            NoAnswer: "busy", "slow", "unreachable", "status", "encoded" or "too_big".
        """
        if self._flying >= AT_ONCE:
            raise NoAnswer("busy")  # noqa: EM101 - one word, as all of them
        self._flying += 1
        try:
            async with asyncio.timeout(SECONDS):
                return await self._answer(request)
        except (TimeoutError, httpx.TimeoutException):
            raise NoAnswer("slow") from None  # noqa: EM101 - as above
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError):
            raise NoAnswer("unreachable") from None  # noqa: EM101 - as above
        finally:
            self._flying -= 1

    async def _answer(self, request: Mapping[str, object]) -> bytes:
        body = {"model": self._settings.model, **request}
        async with self._client.stream("POST", self._settings.url, json=body) as answer:
            if answer.status_code != httpx.codes.OK:
                raise NoAnswer("status")  # noqa: EM101 - as above
            if answer.headers.get("Content-Encoding", "identity") != "identity":
                raise NoAnswer("encoded")  # noqa: EM101 - as above
            return await _bounded(answer)


async def _bounded(answer: httpx.Response) -> bytes:
    """Read an answer piece by piece, and no further than it may be long."""
    read = bytearray()
    async for piece in answer.aiter_raw():
        read += piece
        if len(read) > MOST_BYTES:
            raise NoAnswer("too_big")  # noqa: EM101 - as above
    return bytes(read)
