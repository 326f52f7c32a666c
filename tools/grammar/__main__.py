"""Print labelled messages, JSON lines: `python -m tools.grammar --seed 1 --count 2000 --language en`."""

import argparse
import json
import sys

from tools.grammar import LANGUAGES, messages


def main() -> None:
    """Print as many different messages as were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.grammar", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    wanted = parser.parse_args()
    for line in messages(wanted.language, wanted.seed, wanted.count):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
