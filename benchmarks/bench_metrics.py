"""Measure how fast metrics are read out of summaries, beside a full Markdown parse of the same text.

usage: python benchmarks/bench_metrics.py [FILE]

FILE holds one summary on each line. Without it, invented summaries are measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from paperdigest import extract_metrics

if TYPE_CHECKING:
    from collections.abc import Callable

_SUMMARY = (
    "KestrelNet is a planner for kitchen robots that works without recipes. The main objective is to plan meals under"
    " missing goods. The key methodology involves a pantry graph, a tasting loop and a memory of {n} earlier meals."
    " Primary results show that KestrelNet achieves an average success rate of {n}.{m}% on SoupBench, compared to 7{m}.2%"
    " for FinchNet, while reducing planning time by up to {m}.5x. The principal implication for AI practitioners is that"
    " graphs can take the place of recipes where goods are scarce, which makes kitchen robots cheaper to run."
)
_ROUNDS = 5


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the least processor time that one pass over the texts takes."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = process_time()
        for text in texts:
            work(text)
        best = min(best, process_time() - start)
    return best


def main() -> None:
    """Print megabytes of summary text per second on one core, and the ratio to markdown-it-py."""
    if len(sys.argv) > 1:
        texts = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    else:
        texts = [_SUMMARY.format(n=number % 90 + 10, m=number % 9 + 1) for number in range(1000)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, markdown = seconds(extract_metrics, texts), seconds(MarkdownIt().parse, texts)
    print(f"extract_metrics  {size / ours:6.2f} MB/s")
    print(f"markdown-it-py   {size / markdown:6.2f} MB/s  ({markdown / ours:.2f} times as fast)")


if __name__ == "__main__":
    main()
