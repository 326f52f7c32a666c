"""`python -m bot key`: makes the key that links and passwords of calendars are locked with."""

import sys

from coach.calendars.secrets import make_key

HINT = "Put it into .env as CALENDAR_KEY=..., and keep a copy: nothing else opens connected calendars."


def main() -> int:
    """Print a new key."""
    sys.stdout.write(make_key() + "\n")
    sys.stderr.write(HINT + "\n")
    return 0
