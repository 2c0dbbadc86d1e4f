"""Measure how the time of `merge` grows with the listings, and its memory with the papers.

usage: python benchmarks/merge.py [--most LISTINGS] [--runs N]

Each size is measured in separate processes, so that each peak belongs to one size. The time is processor time, minus
the time to make the listings and keep one per paper; each is the shortest of several runs. The memory is the peak of the
process, minus the peak of a process without papers.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections import deque
from datetime import date, timedelta
from math import log
from time import process_time
from typing import TYPE_CHECKING

import paperdigest
from paperdigest import Author, Link, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = 100


def listings(papers: int, each: int) -> Iterator[Paper]:
    """Yield the listings of an archive that lists each paper on many days."""
    for day in range(each):
        listed = date(2031, 1, 1) + timedelta(days=day)
        for n in range(papers):
            url = f"http://arxiv.org/abs/3105.{n:07}v1"
            yield Paper(
                f"Tidal Nets {n}",
                (Author("Ada Moor"),),
                listed=listed,
                arxiv_id=f"3105.{n:07}",
                links=(Link(url, kind="abstract"),),
                tags=("tide",),
            )


def measure(papers: int, each: int) -> tuple[float, float, float]:
    """Return the seconds for merging, the seconds for making the listings, and the peak of this process in MB."""
    merge = paperdigest.merge  # imported before the clock starts
    start = process_time()
    deque(listings(papers, each), papers)  # keeps as many as merging does: that takes time too
    made = process_time()
    found = len(merge(listings(papers, each)))
    merged = process_time()
    assert found == papers  # noqa: S101 - otherwise the figures mean nothing
    return merged - made, made - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_process(papers: int, each: int, runs: int = 1) -> tuple[float, float]:
    """Return the seconds and MB of merging: the smallest of several processes."""
    command = [sys.executable, __file__, "--one", str(papers), str(each)]
    found = [
        map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        for _ in range(runs)
    ]
    merged, made, peak = map(min, zip(*found, strict=True))
    return merged - made, peak


def report(title: str, sizes: list[tuple[int, int]], runs: int) -> None:
    """Print a row for each size, with the growth exponent of the time since the first size."""
    empty = in_process(0, 0)[1]
    print(
        f"\n{title}\n{'papers':>9} {'listings':>9} {'seconds':>8} {'MB':>6} {'KB a paper':>10} {'slope':>6}"
    )
    first: tuple[int, float] | None = None
    for papers, each in sizes:
        taken, peak = in_process(papers, each, runs)
        count, held = papers * each, max(peak - empty, 0)
        first = first or (count, taken)
        slope = f"{log(taken / first[1]) / log(count / first[0]):.2f}" if count > first[0] else ""
        print(
            f"{papers:9} {count:9} {taken:8.3f} {held:6.0f} {held * 1024 / papers:10.1f} {slope:>6}",
            flush=True,
        )


def main() -> None:
    """Measure each series of sizes, or one size in this process."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--most", type=int, default=1_000_000, help="listings of the largest archive")
    parser.add_argument("--runs", type=int, default=5, help="processes for each size")
    parser.add_argument("--one", type=int, nargs=2, metavar=("PAPERS", "EACH"), help="measure one size here")
    options = parser.parse_args()
    if options.one:
        print(*measure(*options.one))
        return
    counts = [options.most // 100, options.most // 10, options.most]
    report(f"each paper {EACH} times", [(count // EACH, EACH) for count in counts], options.runs)
    report("each paper once", [(count, 1) for count in counts], options.runs)
    papers = options.most // EACH
    report("the same papers more often", [(papers, each) for each in (2, 10, EACH)], options.runs)


if __name__ == "__main__":
    main()
