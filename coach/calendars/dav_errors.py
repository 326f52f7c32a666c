"""What can go wrong with a CalDAV server; no text of an error says more than one word."""

from coach.domain.calendars import Trouble


class DavTrouble(Exception):  # noqa: N818 - named by what is the matter
    """A server that can't be used now; `why` says what a person is told."""

    def __init__(self, why: Trouble, retry_after: float | None = None) -> None:
        super().__init__(why.value)
        self.why = why
        self.retry_after = retry_after
        """Seconds that the server wants to be left alone; None = it doesn't say."""


class Barred(DavTrouble):
    """A 403 to who only reads: the password opens nothing here, though it may elsewhere on the server."""

    def __init__(self) -> None:
        super().__init__(Trouble.WRONG_PASSWORD)


class Stale(Exception):  # noqa: N818 - as above
    """Somebody else has changed the resource since it was read: read it again before writing."""


class AlreadyThere(Stale):
    """There is a resource of that name, or with that UID under another name."""


class Gone(Exception):  # noqa: N818 - as above
    """The resource is no longer there."""


class TokenLost(Exception):  # noqa: N818 - as above
    """The server no longer knows the sync token: read everything again and begin with a new one."""


class NoSync(Exception):  # noqa: N818 - as above
    """The server tells no changes since a token: compare ctags and read the events instead."""
