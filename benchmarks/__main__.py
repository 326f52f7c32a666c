"""Run every benchmark in turn: each prints its ratios against a peer measured in the same run."""

from benchmarks import bounds, calendars, language, polling, startup, storage


def main() -> None:
    """Run them all."""
    for name, bench in (
        ("language", language),
        ("bounds", bounds),
        ("start-up", startup),
        ("storage", storage),
        ("polling", polling),
        ("calendars", calendars),
    ):
        print(f"== {name}", flush=True)
        bench.main()


if __name__ == "__main__":
    main()
