"""HTTP in: what others may fetch from this bot."""
