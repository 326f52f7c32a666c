"""Words to meanings: what somebody wrote, read into values of the domain."""

from coach.language.understanding import understand

__all__ = ["understand"]
