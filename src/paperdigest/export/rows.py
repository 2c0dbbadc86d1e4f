"""Papers and metrics as flat rows, the basis of all tables.

Each field of `Paper` has a column. The type of the field determines the values of its cells.
"""

from __future__ import annotations

import re
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_type_hints

from paperdigest.merging.listings import by_evidence, other_texts, places
from paperdigest.model import Author, Link, Paper, Precision, Problem, Summary
from paperdigest.model.declaring import declarations
from paperdigest.model.frozendict import FrozenDict
from paperdigest.summaries.gains import gains_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: The kind of values in a column. Cells may also be None, except in "flag" and "texts".
ColumnKind = Literal["text", "texts", "flag", "whole", "number", "day"]


class _Column(NamedTuple):
    """A column of a table of papers."""

    kind: ColumnKind
    cell: Callable[[Paper], Any]


_SURROGATE = re.compile("[\ud800-\udfff]")


def whole_text(text: str) -> str:
    """Return a text with lone surrogates replaced by U+FFFD, so that all Unicode encodings can encode it."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _optional(text: str | None) -> str | None:
    return None if text is None else whole_text(text)


def _same(value: Any) -> Any:  # noqa: ANN401 - any field's
    return value


def _texts(text: Callable[[Any], str]) -> tuple[ColumnKind, Callable[[Any], list[str]]]:
    return "texts", lambda values: [whole_text(text(one)) for one in values]


# The kind of column for each type of field, and the function that converts its values.
_CELLS: dict[Any, tuple[ColumnKind, Callable[[Any], Any]]] = {
    str: ("text", whole_text),
    str | None: ("text", _optional),
    Precision | None: ("text", _same),
    bool: ("flag", _same),
    int | None: ("whole", _same),
    date | None: ("day", _same),
    Summary | None: ("text", lambda summary: _optional(summary.text if summary else None)),
    range | None: ("whole", lambda lines: lines.start + 1 if lines else None),
    tuple[str, ...]: _texts(_same),
    tuple[Author, ...]: _texts(lambda author: author.name),
    tuple[Link, ...]: _texts(lambda link: link.url),
    tuple[Problem, ...]: _texts(lambda problem: problem.code),
    FrozenDict: ("texts", lambda named: [whole_text(": ".join(item)) for item in named.items()]),
}


def _column(name: str, hint: Any) -> _Column:  # noqa: ANN401 - a type, or a form of typing
    kind, cell = _CELLS[hint]
    field = attrgetter(name)
    return _Column(kind, lambda paper: cell(field(paper)))


def _others(name: str) -> _Column:
    return _Column("texts", lambda paper: list(map(whole_text, other_texts(paper, name))))


# The fields with columns for the other texts of a merged paper's listings.
_PLURALS = {"abstract": "abstracts", "summary": "summaries", "comment": "comments"}
# Computed columns, which come before a field or replace it.
_BEFORE: dict[str, dict[str, _Column]] = {
    "links": {
        "url": _column("url", str | None),
        "pdf_url": _column("pdf_url", str | None),
        "code": _Column(
            "texts", lambda paper: [whole_text(link.url) for link in paper.links if link.kind == "code"]
        ),
    },
    "source": {f"other_{_PLURALS[name]}": _others(name) for name in _PLURALS},
}
_INSTEAD = {
    "translated": _column("translations", FrozenDict),
    "listings": _Column("texts", lambda paper: list(map(whole_text, places(paper.listings)))),
}


def _columns() -> Iterator[tuple[str, _Column]]:
    """Yield the columns of a table of papers: fields in order, with computed columns between them."""
    hints = get_type_hints(Paper)
    for name, declared in declarations(Paper).items():
        yield from _BEFORE.get(name, {}).items()
        if declared.column != "":
            yield declared.column or name, _INSTEAD.get(name) or _column(name, hints[name])


_COLUMNS = dict(_columns())

#: The columns of a table of papers. Some kinds of links have columns of their own. Cells of `extra` and `translations`
#: are "name: text".
PAPER_COLUMNS: dict[str, ColumnKind] = {name: column.kind for name, column in _COLUMNS.items()}

#: The columns of a table of metrics: those of the paper, then the fields of the metric, then its origin.
METRIC_COLUMNS: dict[str, ColumnKind] = {
    "paper": "whole",
    "title": "text",
    "arxiv_id": "text",
    "doi": "text",
    "published": "day",
    "listed": "day",
    "name": "text",
    "value": "number",
    "high": "number",
    "unit": "text",
    "uncertainty": "number",
    "bound": "text",
    "kind": "text",
    "direction": "text",
    "role": "text",
    "datasets": "texts",
    "dataset_keys": "texts",
    "subject": "text",
    "baselines": "texts",
    "baseline": "text",
    "baseline_value": "number",
    "gain": "number",
    "gain_unit": "text",
    "section": "text",
    "text": "text",
    "start": "whole",
    "stop": "whole",
    "source": "text",
    "dialect": "text",
    "line": "whole",
    "listings": "texts",
}


def paper_rows(papers: Iterable[Paper]) -> Iterator[dict[str, Any]]:
    """Yield one row for each paper, with the columns of `PAPER_COLUMNS`."""
    for paper in papers:
        yield {name: column.cell(paper) for name, column in _COLUMNS.items()}


def metric_rows(papers: Iterable[Paper]) -> Iterator[dict[str, Any]]:
    """Yield one row for each metric, with the columns of `METRIC_COLUMNS`.

    "paper" is the index of the paper in `papers`, which is its row in a table of the same papers. "baseline",
    "baseline_value", "gain" and "gain_unit" compare a result with its baseline (see `paperdigest.summaries.gains`).
    "dataset_keys" are grouping keys, equal for all spellings of a data set. A merged paper has the metrics of all its
    listings. If several listings have the same text, its metrics appear once: "source", "dialect" and "line" are those
    of the first of these listings, and "listings" has the positions of all.
    """
    for number, paper in enumerate(papers):
        for listings in by_evidence(paper):
            yield from _metric_rows(number, paper, listings)


def _metric_rows(number: int, paper: Paper, listings: Sequence[Paper]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the metrics in a text that some listings of a paper share."""
    first = listings[0]
    where = {
        "source": _optional(first.source),
        "dialect": first.dialect,
        "line": first.lines.start + 1 if first.lines else None,
        "listings": list(map(whole_text, places(listings))),
    }
    for metric, (baseline, baseline_value, gain, gain_unit) in zip(
        first.metrics, gains_of(first.metrics), strict=True
    ):
        yield {
            "paper": number,
            "title": whole_text(paper.title),
            "arxiv_id": _optional(paper.arxiv_id),
            "doi": _optional(paper.doi),
            "published": paper.published,
            "listed": paper.listed,
            "name": _optional(metric.name),
            "value": metric.value,
            "high": metric.high,
            "unit": _optional(metric.unit),
            "uncertainty": metric.uncertainty,
            "bound": metric.bound,
            "kind": metric.kind,
            "direction": metric.direction,
            "role": metric.role,
            "datasets": [whole_text(name) for name in metric.datasets],
            "dataset_keys": [whole_text(key) for key in metric.dataset_keys],
            "subject": _optional(metric.subject),
            "baselines": [whole_text(name) for name in metric.baselines],
            "baseline": _optional(baseline),
            "baseline_value": baseline_value,
            "gain": gain,
            "gain_unit": gain_unit,
            "section": metric.section,
            "text": whole_text(metric.text),
            "start": metric.span[0],
            "stop": metric.span[1],
            **where,
        }
