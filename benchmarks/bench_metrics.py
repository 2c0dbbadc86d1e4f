"""Measure the speed of extracting metrics from summaries, compared with a Markdown parse of the same text.

usage: python benchmarks/bench_metrics.py [FILE]

FILE contains one summary per line. Without it, invented summaries are used.
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

_WITH_MARKERS = (
    "i) KestrelNet is a planner for kitchen robots that works without recipes. ii) The main objective is to plan meals under"
    " missing goods. iii) The key methodology involves a pantry graph, a tasting loop and a memory of earlier meals."
    " iv) Primary results show that KestrelNet achieves an average success rate of {n}.{m}% on SoupBench, compared to 7{m}.2%"
    " for FinchNet, while reducing planning time by up to {m}.5x. v) The principal implication for AI practitioners is that"
    " graphs can take the place of recipes where goods are scarce, which makes kitchen robots cheaper to run. Follow-up"
    " questions: How does the size of the pantry graph change the time that planning takes when more goods are missing, and"
    " could a smaller graph do? Would the tasting loop work with a spoon that was not in the training data? Which of the"
    " ingredients that the authors leave out matters most for the taste of the soup, and who would notice? Can the"
    " memory of meals be shared between kitchens whose cooks use other names for the same goods, or does each need its own"
    " list, kept by hand and checked before every season?"
)
_IN_PROSE = (
    "The paper presents a survey of stoves that learn from their cooks. The research asks whether a stove that has heard many"
    " dishes can tell when the next one is done. The authors collect {n} hours of video in their kitchens, train a small network"
    " on the sound of the pot, and compare it with a thermometer that a cook reads. Stoves of three makers were used, as"
    " were pots of iron, clay and tin, so that no result hangs on one of them, and cooks could switch the stove off at any time."
    " Experiments reveal that the sound tells a boiling pot with an accuracy of {n}.{m}%, and that lids make it harder. Pots of"
    " clay were told best, those of tin worst, and no stove did better than a cook who stood beside it. The findings suggest that"
    " practitioners who build kitchens should think of microphones before they think of cameras, as these see little through the"
    " steam and need to be cleaned after each dish, which the cooks of the study did not like to do and often forgot about. It"
    " also asks for open recordings of more kinds of dishes, as fried and baked ones make other sounds than boiled ones do, and"
    " no one has yet said which of these a small network can learn without a teacher in the same kitchen."
)
_WITH_LABELS = (
    "**Summary:** WrenPot is an open set of pots, lids and spoons for work on kitchen robots. **Main objective:** The authors"
    " want robots to be tried on the same dishes everywhere, whoever built them and wherever their kitchen stands. **Key"
    " methodology:** Each pot comes in {m} sizes and with a tag that a camera can read, and a score is worked out from how much"
    " of the soup is left in it after a meal. Dishes were chosen by cooks from many countries, of which each could strike out"
    " what needs goods that are hard to get, and the recipes were then written anew so that a robot can follow them. **Primary"
    " results:** A robot that was trained with WrenPot spills {n}.{m}% less soup than one that was trained in a single kitchen."
    " **Principal implication:** For AI practitioners, pots that are alike everywhere make results from different places"
    " comparable, and the tags spare them a step that has to be done by hand today and is rarely told of in papers. Those who"
    " have no room for all sizes can borrow a set from one of the kitchens that took part, for as long as a study needs it."
)
#: About as long as the summaries of daily digests, and with about as many results: 1.1 kB with 1.5 metrics each.
_SUMMARIES = (_WITH_MARKERS, _IN_PROSE, _WITH_LABELS)
_ROUNDS = 5


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the shortest processor time of one pass over the texts."""
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
        texts = [
            _SUMMARIES[number % len(_SUMMARIES)].format(n=number % 90 + 10, m=number % 9 + 1)
            for number in range(1500)
        ]
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, markdown = seconds(extract_metrics, texts), seconds(MarkdownIt().parse, texts)
    found = sum(len(extract_metrics(text)) for text in texts)
    print(
        f"{len(texts)} summaries of {1000 * size / len(texts):.1f} kB with {found / len(texts):.1f} metrics each"
    )
    print(f"extract_metrics  {size / ours:6.2f} MB/s")
    print(f"markdown-it-py   {size / markdown:6.2f} MB/s  ({markdown / ours:.2f} times as fast)")


if __name__ == "__main__":
    main()
