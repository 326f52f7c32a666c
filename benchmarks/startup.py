"""Start-up: seconds from the start of the process to its first getUpdates, and its memory then."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "faults"))

from fake_bot_api import TOKEN, fake_bot_api  # type: ignore[import-not-found]  # a test's server

RUNS = 5


def once() -> tuple[float, float]:
    """Start the bot on an empty database; return seconds to the first poll, and MB resident then."""
    with fake_bot_api() as api, tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": f"{api.url}/bot",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        }
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=environment, stderr=subprocess.DEVNULL
        )
        api.wait(lambda: api.polls() > 0, 60)
        seconds = time.monotonic() - began
        memory = psutil.Process(process.pid).memory_info().rss / 1e6
        process.terminate()
        process.wait(20)
    return seconds, memory


UNDERSTANDING = """
import time, psutil
bare, began = psutil.Process().memory_info().rss, time.process_time()
from coach import language
language.warm_up()
print(time.process_time() - began, (psutil.Process().memory_info().rss - bare) / 1e6)
"""


def understanding() -> tuple[float, float]:
    """Import and warm up what reads messages, alone; return CPU seconds, and MB over Python with psutil."""
    given = [sys.executable, "-c", UNDERSTANDING]
    shown = subprocess.run(given, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    seconds, memory = shown.stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    """Print the median of some runs, and all of them."""
    runs = sorted(once() for _ in range(RUNS))
    seconds, memory = runs[RUNS // 2]
    print(f"start to first getUpdates: median {seconds:.2f} s (all {[round(one, 2) for one, _ in runs]})")
    print(f"resident memory at that time: {memory:.0f} MB")
    seconds, memory = min(understanding() for _ in range(RUNS))
    print(f"understanding alone, import and warm-up: {seconds:.2f} s of CPU, {memory:.0f} MB")


if __name__ == "__main__":
    main()
