"""How a person's password is shown to a server: as it is (Basic), or as a digest where it wants that."""

from collections.abc import Generator

import httpx


class Login(httpx.Auth):
    """Shows the password with each request, once; Baïkal for one wants a digest unless it is told otherwise.

    httpx's own DigestAuth sends again by itself, and for that reads the first answer without a bound.
    """

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._wants_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the header, in the way that the server wants it."""
        way = self._digest if self._wants_digest else self._basic
        yield next(way.auth_flow(request))

    def heed(self, url: str, headers: httpx.Headers) -> bool:
        """Tell whether a request that was not authorized is to be sent again, with another header."""
        asked = httpx.Request("GET", url)
        flow = self._digest.auth_flow(asked)
        next(flow)
        try:
            flow.send(httpx.Response(401, headers=headers, request=asked))
        except (StopIteration, httpx.ProtocolError, LookupError, ValueError, NotImplementedError):
            self._wants_digest = False  # nothing of the kind, or one that we can't make
        else:
            self._wants_digest = True
        return self._wants_digest
