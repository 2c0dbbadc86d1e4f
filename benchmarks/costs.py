"""Measure the other costs of reading: import, memory, metrics and languages, and growth with the text."""

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

#: The steepest growth of time with size that is allowed: the slope in a log-log plot.
SLOPE = 1.05


def costs(texts: dict[str, str], sizes: tuple[float, ...]) -> Iterator[str]:
    """Yield the lines of a Markdown table of costs.

    Args:
        texts: The digests by name.
        sizes: The sizes to repeat each text to, in megabytes, smallest first.
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
    """Return the shortest time of a parse, in seconds."""
    best = math.inf
    for _ in range(rounds):
        gc.collect()
        start = process_time()
        paperdigest.parse(text)
        best = min(best, process_time() - start)
    return best


def _each(papers: list[Paper], field: str) -> float:
    """Return the time that a lazy field takes for each paper, in seconds."""
    start = process_time()
    for paper in papers:
        getattr(paper, field)
    return (process_time() - start) / len(papers)


def _peak(text: str) -> float:
    """Return the peak memory of a parse in bytes: with the records, without the text."""
    tracemalloc.start()
    paperdigest.parse(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _grown(text: str, megabytes: float) -> str:
    """Repeat a text to a size in megabytes, and cut it at the end of a line."""
    wanted = int(megabytes * 1e6)
    grown = text * (wanted // len(text) + 1)
    return grown[: grown.rindex("\n", 0, wanted) + 1]


def _slope(times: list[tuple[float, float]]) -> float:
    """Return the slope of time over size in a log-log plot: 1 if time is linear in the text."""
    xs, ys = [math.log(size) for size, _ in times], [math.log(seconds) for _, seconds in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
