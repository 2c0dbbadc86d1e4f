"""Measure `merge`: how its time grows with the listings, and its memory with the papers.

usage: python benchmarks/merge.py [--most LISTINGS] [--runs N]

Each size is measured in processes of its own, so that a peak is that of one size. The time is processor time, less
what making the listings and holding one of each paper takes, each the least of some runs; the memory is what the
process holds at most, less what it holds without papers.
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
    """Yield the listings of an archive that shows each paper on many days."""
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
    """Return the seconds that merging takes, those that making the listings does, and the peak of this process in MB."""
    merge = paperdigest.merge  # imported before the clock starts
    start = process_time()
    deque(listings(papers, each), papers)  # holds as many as merging does: that too takes time
    made = process_time()
    found = len(merge(listings(papers, each)))
    merged = process_time()
    assert found == papers  # noqa: S101 - figures of something else would be worth nothing
    return merged - made, made - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_process(papers: int, each: int, runs: int = 1) -> tuple[float, float]:
    """Return the seconds and MB of merging: the least that some processes measure."""
    command = [sys.executable, __file__, "--one", str(papers), str(each)]
    found = [
        map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        for _ in range(runs)
    ]
    merged, made, peak = map(min, zip(*found, strict=True))
    return merged - made, peak


def report(title: str, sizes: list[tuple[int, int]], runs: int) -> None:
    """Print a row for each size, and by which power of the listings the time grows from the first."""
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
    """Run it."""
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
