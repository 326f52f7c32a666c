"""Change the domain's code bit by bit and see which changes no test notices: `make mutate`.

It needs `pip install -r requirements/mutate.txt` besides the development requirements; what is changed and
which tests look on stands in pyproject.toml. Every run starts anew: mutmut goes by what changed in the
code, and would not try again what a new test should notice.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from mutmut.mutation.diff_apply import (  # type: ignore[import-not-found]  # installed for this tool only
    get_diff_for_mutant,
)

MUTMUT = [sys.executable, "-m", "mutmut"]
CHANGED = Path("mutants")
"""Where mutmut puts the changed code."""

NOTICED = {1: "killed", 3: "killed", -24: "killed", 24: "killed", 36: "killed", 152: "killed", 255: "killed"}
"""By mutmut's exit codes: a failed test, or one that never came to an end."""

UNNOTICED = {0: "survived", 5: "untested", 33: "untested"}


def dotted(path: str) -> str:
    """Write a file's path as the module's name."""
    return path.removesuffix(".py").replace("/", ".")


def run(modules: list[str], jobs: list[str]) -> None:
    """Make the changes and try those of the modules named, or all."""
    if CHANGED.exists():
        shutil.rmtree(CHANGED)
    patterns = [f"{dotted(path)}.*" for path in modules]
    command = [*MUTMUT, "run", *jobs, *patterns]
    subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603 - the arguments are our own


def outcomes(path: Path) -> dict[str, str]:
    """Read what became of each change of a file that was tried."""
    codes = json.loads(path.read_text())["exit_code_by_key"]
    named = NOTICED | UNNOTICED
    return {name: named.get(code, f"exit code {code}") for name, code in codes.items() if code is not None}


def difference(name: str, path: Path) -> str:
    """Show a change: the lines before and after."""
    shown = get_diff_for_mutant(name, path=path.relative_to(CHANGED).with_suffix(""))
    lines = (line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"})
    return "\n".join(f"    {line}" for line in lines)


def line(name: str, counts: Counter[str]) -> str:
    """Write the figures of one module, or of all."""
    share = 100 * counts["killed"] / (counts.total() or 1)
    others = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if outcome != "killed")
    return f"{name}: {counts['killed']} of {counts.total()} killed ({share:.1f} %)" + (
        others and f"; {others}"
    )


def main() -> None:
    """Try the changes, then tell the figures and every change that was not noticed."""
    jobs = [argument for argument in sys.argv[1:] if argument.startswith("--max-children=")]
    run([argument for argument in sys.argv[1:] if argument not in jobs], jobs)
    by_file = {path: outcomes(path) for path in sorted(CHANGED.glob("coach/domain/**/*.py.meta"))}
    for path, found in by_file.items():
        unnoticed = {name: outcome for name, outcome in found.items() if outcome != "killed"}
        for name, outcome in unnoticed.items():
            print(f"{outcome}: {name}\n{difference(name, path)}")
    totals = {path: Counter(found.values()) for path, found in by_file.items() if found}
    for path, counts in totals.items():
        print(line(str(path.relative_to(CHANGED)).removesuffix(".meta"), counts))
    print(line("All", sum(totals.values(), Counter())))


if __name__ == "__main__":
    main()
