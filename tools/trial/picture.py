"""The picture of the trial: the minutes that each persona walks, beside those of the trial it follows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

NOTE = "Simulated people: this checks that the rules hold. It forecasts nothing about real ones."
SURFACE, INK, QUIET, GRID = "#fcfcfb", "#0b0b0b", "#52514e", "#e4e3df"
COLOURS = ("#2a78d6", "#eb6834", "#1baf7a", "#eda100", "#e87ba4", "#008300", "#4a3aa7", "#e34948", "#52514e")


def draw(curves: Mapping[str, Sequence[float]], path: Path) -> None:
    """Draw mean weekly minutes by persona into a PNG."""
    import matplotlib as mpl  # noqa: PLC0415 - only the picture needs it

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415 - as above

    figure, axes = plt.subplots(figsize=(9, 5.4), dpi=150, facecolor=SURFACE, layout="constrained")
    axes.set_facecolor(SURFACE)
    axes.plot(
        [1, 12], [80, 130], color=INK, linestyle=(0, (4, 3)), linewidth=1.5, label="WalkBack: 80 to 130"
    )
    for (name, minutes), colour in zip(curves.items(), COLOURS, strict=False):
        axes.plot(range(1, len(minutes) + 1), minutes, color=colour, linewidth=1.8, label=name)
    axes.set_xlim(1, max(map(len, curves.values())))
    axes.set_ylim(bottom=0)
    axes.set_xlabel("week", color=QUIET)
    axes.set_ylabel("minutes a week, on average", color=QUIET)
    axes.set_title("Minutes walked in the virtual trial", color=INK, loc="left")
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, colors=QUIET)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5), labelcolor=INK)
    figure.supxlabel(NOTE, color=QUIET, fontsize=8, x=0.01, ha="left")
    figure.savefig(path, facecolor=SURFACE)
    plt.close(figure)
