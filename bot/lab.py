"""Answers single cases for checking from outside: JSON lines in, JSON lines out; or reads a calendar file."""

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot import lab_calendar
from bot.streams import use_utf8

LABS = ("understand", "programme", "safety")
Answer = Callable[[dict[str, Any]], Any]


def main(argv: list[str]) -> int:
    """Answer each line of standard input on standard output, or read a calendar; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot lab", description=__doc__)
    labs = parser.add_subparsers(dest="lab", required=True, metavar=" | ".join((*LABS, "calendar")))
    for lab in LABS:
        labs.add_parser(lab, description=__doc__)
    lab_calendar.add_arguments(labs.add_parser("calendar"))
    given = parser.parse_args(argv)
    use_utf8()
    return lab_calendar.run(given) if given.lab == "calendar" else _line_by_line(given.lab)


def _line_by_line(name: str) -> int:
    """Answer each line of standard input; a bad line gets an error, the next ones flow."""
    from bot.warming_up import warm_up  # noqa: PLC0415 - slow, and no calendar needs it

    warm_up()
    answer: Answer = importlib.import_module(f"coach.service.lab_{name}").answer
    try:
        for out in answers(sys.stdin, answer, wrapped=name == "programme"):
            sys.stdout.write(out + "\n")
            sys.stdout.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        sys.stderr.close()
    return 0


def answers(lines: Iterable[str], answer: Answer, *, wrapped: bool) -> Iterator[str]:
    """Answer line by line; `wrapped`: the answer stands under "out", else its keys stand beside the id."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answered(line, answer, wrapped=wrapped), ensure_ascii=False)


def _answered(line: str, answer: Answer, *, wrapped: bool) -> dict[str, Any]:
    """Answer one line."""
    case_id = None
    try:
        case = json.loads(line)
        case_id = case.get("id")
        out = answer({"id": case_id, **case})
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a line, the next one is answered
        return {"id": case_id, "error": f"{type(error).__name__}: {error}"}
    return {"id": case_id, "out": out} if wrapped else {"id": case_id, **out}
