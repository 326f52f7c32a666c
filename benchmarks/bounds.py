"""The dearest messages: CPU of hearing what was made up to take long, and how it grows with the length."""

from tests.coach.language.adversaries import KINDS, LONGEST
from tests.coach.language.cost import SCENES, cost, growth

LENGTHS = (1000, LONGEST)
WORST = 5


def main() -> None:
    """Print the kinds that cost most, over all scenes, and the one that grows most."""
    spent = [
        (cost(read, make, length) * 1000, kind, scene, length)
        for kind, make in KINDS.items()
        for scene, read in SCENES.items()
        for length in LENGTHS
    ]
    print(f"{len(KINDS)} kinds of messages in {len(SCENES)} scenes, least of three runs")
    for milliseconds, kind, scene, length in sorted(spent, reverse=True)[:WORST]:
        print(f"{milliseconds:6.1f} ms  {length:5} characters of {kind!r}, {scene}")
    doubled = [
        (growth(SCENES["understand"], make, length), kind, length)
        for kind, make in KINDS.items()
        for length in (250, 500, 2048)
    ]
    ratio, kind, length = max(doubled)
    print(f"most growth: {ratio:.2f} times from {length} to {2 * length} characters of {kind!r}")


if __name__ == "__main__":
    main()
