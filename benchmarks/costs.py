"""What reading costs besides the parse itself: import, memory, metrics and languages, and growth with the text."""

from __future__ import annotations

import gc
import math
import tracemalloc
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import import_time

import paperdigest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest import Paper

#: How much longer a parse may take than in proportion to its text: the slope of the line in a log-log plot.
SLOPE = 1.05


def costs(texts: dict[str, str], sizes: tuple[float, ...]) -> Iterator[str]:
    """Yield a line of Markdown for each thing measured.

    Args:
        texts: The digests by name.
        sizes: The megabytes to grow a text to, smallest first.
    """
    yield "| What | Measured |"
    yield "|---|---|"
    pairs = [(import_time.seconds("attrs"), import_time.seconds("paperdigest")) for _ in range(9)]
    yield f"| `import paperdigest`, times `import attrs` | {median(b / a for a, b in pairs):.2f} |"
    for name, text in texts.items():
        papers = paperdigest.parse(text)
        if not papers:
            continue
        seconds = _best(text)
        size = len(text.encode("utf-8", "replace"))
        yield (
            f"| {name}: microseconds a paper; peak memory, times the text |"
            f" {seconds / len(papers) * 1e6:.0f}; {_peak(text) / size:.1f} |"
        )
        if any(paper.summary or paper.abstract for paper in papers):
            metrics, language = _each(papers[:2000], "metrics"), _each(papers[:200], "language")
            yield (
                f"| {name}: `metrics` and `language` of a paper, microseconds | {metrics * 1e6:.0f}; {language * 1e6:.0f} |"
            )
    for name, text in texts.items():
        times = [(size, _best(_grown(text, size), 2)) for size in sizes]
        yield (
            f"| {name}: seconds for {', '.join(f'{size:g}' for size in sizes)} MB; slope |"
            f" {', '.join(f'{seconds:.2f}' for _, seconds in times)}; {_slope(times):.2f} |"
        )


def _best(text: str, rounds: int = 5) -> float:
    """Return the least seconds that a parse takes."""
    best = math.inf
    for _ in range(rounds):
        gc.collect()
        start = process_time()
        paperdigest.parse(text)
        best = min(best, process_time() - start)
    return best


def _each(papers: list[Paper], field: str) -> float:
    """Return the seconds that a field which is worked out when first asked for takes, for each paper."""
    start = process_time()
    for paper in papers:
        getattr(paper, field)
    return (process_time() - start) / len(papers)


def _peak(text: str) -> float:
    """Return the most bytes that a parse holds at once, its records among them, beyond the text itself."""
    tracemalloc.start()
    paperdigest.parse(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _grown(text: str, megabytes: float) -> str:
    """Return a text repeated, and cut at a line, to so many megabytes."""
    wanted = int(megabytes * 1e6)
    grown = text * (wanted // len(text) + 1)
    return grown[: grown.rindex("\n", 0, wanted) + 1]


def _slope(times: list[tuple[float, float]]) -> float:
    """Return the slope of the line through the logarithms: 1 where time grows as the text does."""
    xs, ys = [math.log(size) for size, _ in times], [math.log(seconds) for _, seconds in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
