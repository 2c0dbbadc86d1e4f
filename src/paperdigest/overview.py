"""What many papers have in common: counts for the report and the command line."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import attrs

from paperdigest.listings import by_evidence, listings_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from paperdigest.model import Metric, Paper


@attrs.frozen
class Score:
    """A value that a paper reports on a data set."""

    metric: Metric
    """The value, with all that is known of it."""
    paper: Paper
    """The paper whose summary reports it."""


@attrs.frozen
class Board:
    """What papers report of one metric on one data set, in one unit: values that can be compared."""

    name: str
    """The metric as most of them print it, "" where they don't name it."""
    unit: str | None
    """The unit of the values."""
    scores: tuple[Score, ...]
    """The values, the highest first."""


@attrs.frozen
class Overview:
    """Counts over papers."""

    papers: int
    """How many there are."""
    with_code: int
    """How many have a link to code."""
    days: tuple[tuple[date, int], ...]
    """How many are of each day: the day of the digest, else that of the paper. Days without papers are left out."""
    undated: int
    """How many have neither."""
    tags: tuple[tuple[str, int], ...]
    """How many have each tag, most first, then by code points."""
    dialects: tuple[tuple[str, int], ...]
    """How many were read from each style, most first; a merged paper counts for each style of its listings."""
    datasets: tuple[tuple[str, tuple[Board, ...]], ...]
    """The results reached on each data set, by metric: the data set with most results first, and so its metrics.

    A data set has the name that most of them print: "AIME 24" and "AIME-24" are one.
    """


def overview(papers: Iterable[Paper]) -> Overview:
    """Return the counts over papers.

    A score is a metric that is a level reached (no difference, no baseline) and whose data set is known. "Highest"
    is no "best": an error rate is better where it is lower, and no one says which metrics those are.
    """
    listed = list(papers)
    days = Counter(day for paper in listed if (day := paper.listed or paper.published) is not None)
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in listed:
        for metric in (metric for same in by_evidence(paper) for metric in same[0].metrics):
            if metric.kind == "level" and metric.role == "result":
                for key, name in zip(metric.dataset_keys, metric.datasets, strict=True):
                    scores[key].append(Score(metric, paper))
                    spelt[key][name] += 1
    return Overview(
        papers=len(listed),
        with_code=sum(any(link.kind == "code" for link in paper.links) for paper in listed),
        days=tuple(sorted(days.items())),
        undated=len(listed) - days.total(),
        tags=_ranked(Counter(tag for paper in listed for tag in dict.fromkeys(paper.tags))),
        dialects=_ranked(Counter(name for paper in listed for name in _dialects(paper))),
        datasets=tuple(
            (_ranked(spelt[key])[0][0], _boards(found))
            for key, found in sorted(scores.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def _dialects(paper: Paper) -> set[str]:
    return {listing.dialect for listing in listings_of(paper) if listing.dialect is not None}


def score_text(metric: Metric) -> str:
    """Return the value of a metric as people write it: "91.4%", ">= 3.2 GB"."""
    number = f"{metric.value:g}" if abs(metric.value) < 1e6 else f"{metric.value:,.0f}"
    if metric.high is not None:
        number += f"–{metric.high:g}"
    bound = "" if metric.bound == "=" else f"{metric.bound} "
    unit = metric.unit or ""
    return bound + number + (unit if unit in ("", "%", "x") else f" {unit}")


def _boards(scores: list[Score]) -> tuple[Board, ...]:
    """Return the results on one data set by metric and unit; the case of a metric's name does not count."""
    found: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        found[(score.metric.name or "").casefold(), score.metric.unit or ""].append(score)
    return tuple(
        Board(
            name=_ranked(Counter(score.metric.name or "" for score in same))[0][0],
            unit=unit or None,
            scores=tuple(sorted(same, key=lambda score: -score.metric.value)),
        )
        for (_, unit), same in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
