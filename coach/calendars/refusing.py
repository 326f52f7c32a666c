"""What is raised where a calendar is not read."""

from datetime import timedelta

from coach.domain.calendars import Refusal


class Refused(Exception):  # noqa: N818 - named by what has happened
    """Nothing is read from there; its text is why, in one word, and never where."""

    def __init__(self, why: Refusal, retry_after: timedelta | None = None) -> None:
        super().__init__(why.value)
        self.why = why
        self.retry_after = retry_after
        """How long the server asks us to stay away."""
