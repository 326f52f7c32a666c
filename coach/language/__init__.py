"""From a person's words to what they mean; pure: no clock, no database, no network."""

from coach.language.understanding import understand
from coach.language.warming import warm_up

__all__ = ["understand", "warm_up"]
