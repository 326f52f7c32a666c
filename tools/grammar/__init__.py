"""Make messages with their labels, for learning and for tests: frames of plain data, filled by chance.

The same seed gives the same messages. Only what the labels' guide makes certain is made.
"""

from tools.grammar.messages import LANGUAGES, Line, messages

__all__ = ["LANGUAGES", "Line", "messages"]
