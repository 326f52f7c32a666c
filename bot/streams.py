"""Standard input and output in UTF-8, whatever the machine's locale says."""

import sys
from io import TextIOWrapper


def use_utf8() -> None:
    """Read and write UTF-8; what is not valid is replaced, never an error."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
