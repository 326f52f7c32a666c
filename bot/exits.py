"""How the process ends when it can't do its work: a code for the supervisor, plain lines for the operator."""

from enum import IntEnum


class Code(IntEnum):
    """Exit codes (sysexits.h): a supervisor restarts on 75, and leaves 78 to a person."""

    DONE = 0
    CRASHED = 1
    TRY_LATER = 75
    CONFIGURATION = 78


class CannotRun(Exception):  # noqa: N818 - nothing went wrong in the code
    """The process will not go on; `lines` say why and what to do, without a traceback."""

    def __init__(self, code: Code, *lines: str) -> None:
        super().__init__(*lines)
        self.code = code
        self.lines = lines
