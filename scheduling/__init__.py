"""Time in: the clock becomes a call of the coach."""
