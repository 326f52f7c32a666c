"""The use cases: one method, one turn, one transaction."""

from coach.service.coach import Coach

__all__ = ["Coach"]
