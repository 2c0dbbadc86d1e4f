"""The plots of the report, as SVG inside the page, in the colours of the page.

Each plot is drawn for wide and for narrow screens, because shrinking a plot would make its text unreadable. The page
shows the plot that fits.
"""

from __future__ import annotations

import io
import re
import warnings
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from paperdigest.errors import needs

with needs("report"):
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

# Matplotlib supports only fixed colours. These two are placeholders, replaced in the SVG by the colours of the page.
_INK, _ACCENT = "#010203", "#010204"
_COLOURS = {_INK: "currentColor", _ACCENT: "var(--accent)"}
_SETTINGS: dict[Any, Any] = {  # matplotlib types each of its settings by name
    "svg.fonttype": "none",  # keep text as text, in the fonts of the page
    "font.size": 10,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


class _Size(NamedTuple):
    """The dimensions of a plot for wide or narrow screens."""

    name: str
    """The class of the element that contains the plot."""
    inches: float
    """The width in inches. An inch has 72 points, and a point is 4/3 of a CSS pixel."""
    label: int
    """The length of the longest label in characters."""
    ticks: int
    """The most labels below bars."""


_SIZES = (_Size("on-wide", 8.6, 34, 8), _Size("on-narrow", 3.9, 20, 3))
# Papers are counted by month from this number of days on, and by year above this number of months.
_DAYS, _MONTHS = 100, 72


def over_time(days: Sequence[tuple[date, int]]) -> str:
    """Return a bar chart of papers per day, month or year, with a period that keeps the bars distinguishable."""
    first, last = days[0][0], days[-1][0]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = "day" if (last - first).days < _DAYS else "month" if months <= _MONTHS else "year"
    counts = Counter[str]()
    for day, number in days:
        counts[_period(day, step)] += number
    periods = _periods(first, last, step)

    def paint(axes: Axes, size: _Size) -> None:
        axes.bar(range(len(periods)), [counts[period] for period in periods], color=_ACCENT, width=0.8)
        shown = range(0, len(periods), -(-len(periods) // size.ticks))
        axes.set_xticks(list(shown), [periods[number] for number in shown])
        axes.set_xlim(-0.8, max(len(periods), 8) - 0.2)  # leave room, so that a few bars stay narrow
        axes.set_ylabel(f"papers per {step}")
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))

    return _svg(2.4, f"Papers per {step}, from {periods[0]} to {periods[-1]}", paint)


def ranking(counts: Sequence[tuple[str, int]], label: str) -> str:
    """Return a chart with a horizontal bar for each name, in the given order from the top."""
    places = range(len(counts))

    def paint(axes: Axes, size: _Size) -> None:
        bars = axes.barh(places, [number for _, number in counts], color=_ACCENT, height=0.7)
        axes.bar_label(bars, padding=4, color=_INK)
        axes.set_yticks(list(places), [_label(name, size.label) for name, _ in counts])
        axes.set_ylim(len(counts) - 0.4, -0.6)
        axes.set_xticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(left=False)

    return _svg(0.2 + 0.26 * len(counts), label, paint)


def _period(day: date, step: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[step]]


def _periods(first: date, last: date, step: str) -> list[str]:
    """Return all periods from the first to the last, including those without papers."""
    if step == "day":
        return [(first + timedelta(days)).isoformat() for days in range((last - first).days + 1)]
    if step == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (first.year * 12 + first.month - 1 + number for number in range(count))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def _label(name: str, longest: int) -> str:
    """Return a name shortened to fit beside a plot, with dollars escaped: matplotlib would typeset mathematics."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    cut = shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
    return cut.replace("$", r"\$")


def _svg(height: float, label: str, paint: Callable[[Axes, _Size], None]) -> str:
    return "".join(f'<div class="{size.name}">{_drawn(size, height, label, paint)}</div>' for size in _SIZES)


def _drawn(size: _Size, height: float, label: str, paint: Callable[[Axes, _Size], None]) -> str:
    target = io.StringIO()
    # The identifiers inside an SVG must differ between both sizes, and be the same each time.
    settings = {**_SETTINGS, "svg.hashsalt": size.name}
    with mpl.rc_context(settings), warnings.catch_warnings():
        # Matplotlib's font only measures widths. The fonts of the page have the glyphs that it lacks.
        warnings.filterwarnings("ignore", message="Glyph")
        figure = Figure(figsize=(size.inches, height), layout="constrained")
        paint(figure.add_subplot(), size)
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None})
    drawn = target.getvalue()
    drawn = drawn[drawn.index("<svg") :]  # only separate files need the XML declaration and the doctype
    drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, count=1, flags=re.DOTALL)
    drawn = re.sub(r"font: ([\d.]+px) [^;\"]*", r"font-size: \1", drawn)  # use the fonts of the page
    for fixed, colour in _COLOURS.items():
        drawn = drawn.replace(fixed, colour)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
