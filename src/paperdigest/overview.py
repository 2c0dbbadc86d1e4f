"""Counts over many papers, for the report and the command line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from paperdigest.merging.listings import by_evidence, listings_of
from paperdigest.summaries.gains import gains_of
from paperdigest.summaries.metrics.lexicon import is_lower_better
from paperdigest.summaries.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from paperdigest.model import Metric, Paper
    from paperdigest.summaries.gains import Gain

# "An FID score of 3.4" is named "FID". "A score of 3.4" has no other name.
_SCORE = re.compile(r"(?<=\S) scores?\Z")


@attrs.frozen
class Score:
    """A value that a paper reports on a data set."""

    metric: Metric
    """The value."""
    paper: Paper
    """The paper that reports it."""
    listing: Paper
    """The listing whose summary, or else abstract, reports it; the paper itself unless it was merged."""
    gain: Gain
    """The baseline and the gain over it, if the text names them."""

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence that reports the value, in three parts: before the value, the value, after it."""
        summary, (first, last) = self.listing.summary, self.metric.span
        whole = summary.text if summary is not None else self.listing.abstract or ""
        spans = (span for span in sentence_spans(whole) if span[0] <= first < span[1])
        begin, end = next(spans, (first, last))
        return whole[begin:first], whole[first:last], whole[last:end]


@attrs.frozen
class Board:
    """The values of one metric on one data set in one unit, which can be compared."""

    name: str
    """The most common spelling of the metric; "" for an unnamed one."""
    unit: str | None
    """The unit of the values."""
    scores: tuple[Score, ...]
    """The values, highest first."""

    @property
    def is_lower_better(self) -> bool:
        """Whether lower values are better, judged by the metric's name and unit."""
        return is_lower_better(self.name, self.unit)

    @property
    def best_first(self) -> tuple[Score, ...]:
        """The values, best first: lowest first for errors, times and costs, else highest first."""
        sign = 1 if self.is_lower_better else -1
        return tuple(sorted(self.scores, key=lambda score: sign * score.metric.value))


@attrs.frozen
class Overview:
    """Counts over papers."""

    papers: int
    """The number of papers."""
    with_code: int
    """The number of papers with a link to code."""
    days: tuple[tuple[date, int], ...]
    """The number of papers for each day: that of the digest, else that of the paper. Days without papers are left out."""
    undated: int
    """The number of papers without a date."""
    tags: tuple[tuple[str, int], ...]
    """The number of papers for each tag, most first, then by code points."""
    dialects: tuple[tuple[str, int], ...]
    """The number of listings for each style, most first. A merged paper counts once for each of its listings."""
    datasets: tuple[tuple[str, tuple[Board, ...]], ...]
    """The results for each data set, by metric. Data sets and metrics with most papers come first, then those with most
    results.

    A data set has its most common spelling: "AIME 24" and "AIME-24" are the same.
    """


def overview(papers: Iterable[Paper]) -> Overview:
    """Return the counts over papers.

    A metric counts as a score if it is a result of kind "level" (no change, no baseline) with a known data set.
    """
    listed = list(papers)
    days = Counter(day for paper in listed if (day := paper.listed or paper.published) is not None)
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in listed:
        for score in _scores(paper):
            for key, name in zip(score.metric.dataset_keys, score.metric.datasets, strict=True):
                scores[key].append(score)
                spelt[key][name] += 1
    return Overview(
        papers=len(listed),
        with_code=sum(any(link.kind == "code" for link in paper.links) for paper in listed),
        days=tuple(sorted(days.items())),
        undated=len(listed) - days.total(),
        tags=_ranked(Counter(tag for paper in listed for tag in dict.fromkeys(paper.tags))),
        dialects=_ranked(
            Counter(one.dialect for paper in listed for one in listings_of(paper) if one.dialect is not None)
        ),
        datasets=tuple(
            (_ranked(spelt[key])[0][0], _boards(found))
            for key, found in sorted(scores.items(), key=_most_papers)
        ),
    )


def papers_of(scores: Iterable[Score]) -> int:
    """Return how many papers report some values. Unmerged listings of the same paper count once."""
    return len({paper_key(score.paper) for score in scores})


def paper_key(paper: Paper) -> str:
    """Return a key that unmerged listings of the same paper share."""
    return paper.arxiv_id or paper.url or paper.title


def _scores(paper: Paper) -> Iterator[Score]:
    """Yield the results of kind "level" that the listings of a paper report."""
    for listing, *_ in by_evidence(paper):
        for metric, gain in zip(listing.metrics, gains_of(listing.metrics), strict=True):
            if metric.kind == "level" and metric.role == "result":
                yield Score(metric, paper, listing, gain)


def _most_papers(item: tuple[Any, list[Score]]) -> tuple[int, int, Any]:
    key, scores = item
    return -papers_of(scores), -len(scores), key


def score_text(metric: Metric) -> str:
    """Return the value of a metric as text: "91.4%", ">= 3.2 GB"."""
    number = f"{metric.value:g}" if abs(metric.value) < 1e6 else f"{metric.value:,.0f}"
    if metric.high is not None:
        number += f"–{metric.high:g}"
    bound = "" if metric.bound == "=" else f"{metric.bound} "
    unit = metric.unit or ""
    return bound + number + (unit if unit in ("", "%", "x") else f" {unit}")


def baseline_text(metric: Metric, value: float) -> str:
    """Return a baseline's value as text, in the unit of the metric that is compared with it."""
    return score_text(attrs.evolve(metric, value=value, high=None, bound="="))


def _measure(metric: Metric) -> str:
    """Return the name of a metric without case, data set and "score", which do not distinguish metrics."""
    name = (metric.name or "").casefold()
    for dataset in metric.datasets:
        name = name.removeprefix(f"{dataset.casefold()} ")
    return _SCORE.sub("", name)


def _boards(scores: list[Score]) -> tuple[Board, ...]:
    """Return the results on one data set by metric and unit. Each metric has its most common spelling."""
    found: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        found[_measure(score.metric), score.metric.unit or ""].append(score)
    return tuple(
        Board(
            name=_ranked(Counter(score.metric.name or "" for score in same))[0][0],
            unit=unit or None,
            scores=tuple(sorted(same, key=lambda score: -score.metric.value)),
        )
        for (_, unit), same in sorted(found.items(), key=_most_papers)
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
