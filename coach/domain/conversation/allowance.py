"""How many messages may be sent that nobody asked for."""

from datetime import timedelta

MOST_A_DAY = 2
"""Messages the bot sends on its own a day, check-ins and flare checks apart."""

APART = ((timedelta(hours=24), 1), (timedelta(days=4), 2), (timedelta(days=10), 4))
"""How many may go, in so long, to somebody who let a walk pass without a word."""
