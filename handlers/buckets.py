"""The token buckets of those who wrote lately."""

from datetime import datetime

from coach.domain.flood import Bucket, Verdict, pour

MOST_REMEMBERED = 10_000


class Floods:
    """The buckets of those who wrote lately."""

    def __init__(self) -> None:
        self._buckets: dict[int, Bucket] = {}

    def take(self, person_id: int, now: datetime) -> Verdict:
        """Count one message."""
        verdict, bucket = pour(self._buckets.pop(person_id, None), now)
        self._buckets[person_id] = bucket
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.pop(next(iter(self._buckets)))
        return verdict
