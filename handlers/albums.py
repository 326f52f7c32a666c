"""Albums: Telegram sends each picture of one as a message of its own, and one answer is enough."""

MOST_REMEMBERED = 1000


class Albums:
    """Which message of each album of late is the one that gets an answer."""

    def __init__(self) -> None:
        self._answered: dict[str, int] = {}

    def answers(self, album: str | None, message_id: int) -> bool:
        """Say whether this message is to be answered: it is in no album, or the first that came of its own.

        The same message always gets the same answer, so that it may be tried again.
        """
        if album is None:
            return True
        first = self._answered.setdefault(album, message_id)
        if len(self._answered) > MOST_REMEMBERED:
            self._answered.pop(next(iter(self._answered)))
        return first == message_id
