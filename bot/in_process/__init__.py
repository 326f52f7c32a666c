"""A Telegram in memory, a person who uses it, and a clock that somebody moves."""
