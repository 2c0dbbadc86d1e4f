"""The results of a report: by data set and metric, best first, each with its sentence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from paperdigest.dialect.registry import GENERAL
from paperdigest.display import counted, link, text
from paperdigest.overview import baseline_text, paper_key, papers_of, score_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paperdigest.model import Metric
    from paperdigest.overview import Board, Overview, Score

# The most data sets, metrics for each, and papers for each; the most characters before and after a value.
_DATASETS, _BOARDS, _SCORES, _AROUND = 15, 4, 5, 400

# The figures are from the docs page on metrics. They were measured on texts that were not used to write the rules.
_TRUST = (
    "Rules extracted these results from summaries and abstracts. In texts that were not used to write the rules, the"
    " number and unit are right for 19 of 20 values, the metric for 7 to 9 of 10, the data set for 7 to 8 of 10, and the"
    " system for 7 to 9 of 10. Abstracts and lists of many results have most mistakes. Read the sentence before you rely"
    " on a result: papers that measure in different ways can't be ranked. The table shows the best result of each paper"
    " and metric, best first: the lowest for errors, times and costs, else the highest."
)


def results(counts: Overview, rows: Mapping[int, str]) -> Iterator[str]:
    """Yield the section of results, if there are any.

    Args:
        counts: The counts over the papers.
        rows: The ids of the papers' rows in the table of papers, by the `id` of the paper object.
    """
    if not counts.datasets:
        return
    yield f'<h2>Results by data set</h2><div class="pd-meta">{_TRUST}</div>'
    yield '<table class="pd-table results"><thead><tr>'
    yield "".join(f"<th>{name}</th>" for name in ("Metric", "Result", "System", "Paper"))
    yield "</tr></thead>"
    for name, boards in counts.datasets[:_DATASETS]:
        scores = [score for board in boards for score in board.scores]
        sizes = f"{counted(len(scores), 'result')} of {counted(papers_of(scores), 'paper')}"
        yield f'<tbody><tr><th colspan="4" scope="rowgroup">{text(name)} <span class="pd-meta">{sizes}</span></th></tr>'
        for board in boards[:_BOARDS]:
            yield from _rows(board, rows)
        if len(boards) > _BOARDS:
            yield f'<tr><td colspan="4" class="pd-meta">and {counted(len(boards) - _BOARDS, "more metric")}</td></tr>'
        yield "</tbody>"
    yield "</table>"
    if len(counts.datasets) > _DATASETS:
        more = counted(len(counts.datasets) - _DATASETS, "more data set")
        yield f'<div class="pd-meta">and {more}; <code>paperdigest metrics</code> lists all results</div>'


def _rows(board: Board, rows: Mapping[int, str]) -> Iterator[str]:
    """Yield a row with the best result of each paper, for the best papers."""
    best: dict[str, Score] = {}
    for score in board.best_first:
        best.setdefault(paper_key(score.paper), score)
    for number, score in enumerate(islice(best.values(), _SCORES)):
        cells = (
            _metric(board, is_first=number == 0),
            f'<span class="pd-narrow">{text(score_text(score.metric))}</span>{_against(score)}',
            text(score.metric.subject or ""),
            link(score.paper.url, score.paper.title) + _said(score, rows[id(score.paper)]),
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _metric(board: Board, *, is_first: bool) -> str:
    name = text(board.name) or '<span class="pd-meta">not named</span>'
    if not is_first:
        return f'<span class="pd-meta">{name}</span>' if board.name else name
    facts = ["lower is better"] * board.is_lower_better
    if len(board.scores) > 1:
        facts.append(f"{len(board.scores)} results")
    return f'{name} <span class="pd-meta">({", ".join(facts)})</span>' if facts else name


def _against(score: Score) -> str:
    """Return the baseline of a result, if the text names its value."""
    whose, value = score.gain.baseline, score.gain.baseline_value
    if value is None:
        return ""
    shown = baseline_text(score.metric, value)
    return f'<div class="pd-meta">against {text(f"{shown} ({whose})" if whose else shown)}</div>'


def _said(score: Score, row: str) -> str:
    """Return the folded sentence of a result, the doubts about it, and a link to the paper's row."""
    before, value, behind = score.sentence
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(behind) > _AROUND:
        behind = f"{behind[:_AROUND]}…"
    doubts = "; ".join(_doubts(score))
    more = f' <span class="pd-meta">({doubts})</span>' if doubts else ""
    sentence = f"{text(before)}<mark>{text(value)}</mark>{text(behind)}"
    return (
        f'<details><summary>Sentence{more}</summary><div class="pd-text" dir="auto">{sentence}</div>'
        f'<a href="#{row}">full text</a></details>'
    )


def _doubts(score: Score) -> Iterator[str]:
    """Yield the reasons to trust a result less than others."""
    sentence = "".join(score.sentence).casefold()
    for kind, names in _named(score.metric):
        if not all(name.casefold() in sentence for name in names):
            yield f"{kind} named elsewhere"
    if score.listing.summary is None:
        yield "from the abstract"
    if score.listing.dialect in GENERAL:
        yield "read by a general style"


def _named(metric: Metric) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "data set", metric.datasets
    yield "system", (metric.subject,) if metric.subject else ()
