"""Measure `merge` with many listings: seconds, and peak memory of the process.

usage: python benchmarks/merge.py PAPERS LISTINGS_OF_EACH
"""

from __future__ import annotations

import resource
import sys
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import paperdigest
from paperdigest import Author, Link, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator


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
            )


if __name__ == "__main__":
    papers, each = map(int, sys.argv[1:])
    start = perf_counter()
    found = len(paperdigest.merge(listings(papers, each)))
    taken = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{papers} papers x {each} listings: {found} merged, {taken:.1f} s, peak {peak:.0f} MB")
