"""The command line: run the bot, chat with it here, or let it answer single cases."""

import argparse
import sys

from bot.exits import CannotRun

PARTS = {
    "run": "talk with people on Telegram (what happens if nothing is said)",
    "chat": "try the coach in this terminal, without Telegram",
    "key": "make the key that links and passwords of calendars are locked with",
    "events": "print the log of adverse events as CSV, without names or words",
    "lab": "let one part of the coach answer cases, line by line, or read a calendar file",
}


def main(argv: list[str]) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description=__doc__,
        epilog="\n".join(f"  {name:6}{what}" for name, what in PARTS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "part", nargs="?", default="run", choices=PARTS, metavar="run | chat | key | events | lab"
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    try:
        return _do(chosen.part, chosen.rest)
    except CannotRun as refusal:
        for line in refusal.lines:
            print(line, file=sys.stderr)
        return refusal.code


def _do(part: str, rest: list[str]) -> int:
    """Load only what is asked for: a chat needs no token, the lab no Telegram."""
    if part == "chat":
        from bot.local_chat import main as chat  # noqa: PLC0415 - see above

        return chat(rest)
    if part == "key":
        from bot.key import main as key  # noqa: PLC0415 - see above

        return key()
    if part == "events":
        from bot.events import main as events  # noqa: PLC0415 - see above

        return events(rest)
    if part == "lab":
        from bot.lab import main as lab  # noqa: PLC0415 - see above

        return lab(rest)
    from bot.running import run  # noqa: PLC0415 - as above

    return run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
