"""Papers and metrics as flat rows: what tables of all kinds are made from.

The columns are declared once, with the type of their cells, so that an empty table has them too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Paper

#: What the cells of a column hold; each may also be None, but for "flag" and "texts".
ColumnKind = Literal["text", "texts", "flag", "whole", "number", "day"]

#: The columns of a table of papers. Links stand by what they lead to, `extra` and `translations` as "name: text".
PAPER_COLUMNS: dict[str, ColumnKind] = {
    "title": "text",
    "authors": "texts",
    "et_al": "flag",
    "published": "day",
    "published_precision": "text",
    "listed": "day",
    "arxiv_id": "text",
    "arxiv_version": "whole",
    "doi": "text",
    "url": "text",
    "pdf_url": "text",
    "code": "texts",
    "links": "texts",
    "abstract": "text",
    "summary": "text",
    "translations": "texts",
    "tags": "texts",
    "headings": "texts",
    "venue": "text",
    "comment": "text",
    "extra": "texts",
    "dialect": "text",
    "line": "whole",
    "problems": "texts",
}

#: The columns of a table of metrics: the paper that each belongs to, then the fields of the metric.
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
    "subject": "text",
    "baselines": "texts",
    "section": "text",
    "text": "text",
    "start": "whole",
    "stop": "whole",
}

_SURROGATE = re.compile("[\ud800-\udfff]")


def paper_rows(papers: Iterable[Paper]) -> Iterator[dict[str, Any]]:
    """Yield one row a paper, with the columns of `PAPER_COLUMNS`."""
    for paper in papers:
        yield {
            "title": whole_text(paper.title),
            "authors": [whole_text(author.name) for author in paper.authors],
            "et_al": paper.et_al,
            "published": paper.published,
            "published_precision": paper.published_precision,
            "listed": paper.listed,
            "arxiv_id": _optional(paper.arxiv_id),
            "arxiv_version": paper.arxiv_version,
            "doi": _optional(paper.doi),
            "url": _optional(paper.url),
            "pdf_url": _optional(paper.pdf_url),
            "code": [whole_text(link.url) for link in paper.links if link.kind == "code"],
            "links": [whole_text(link.url) for link in paper.links],
            "abstract": _optional(paper.abstract),
            "summary": _optional(paper.summary.text if paper.summary else None),
            "translations": [whole_text(f"{tag}: {text}") for tag, text in paper.translations.items()],
            "tags": [whole_text(tag) for tag in paper.tags],
            "headings": [whole_text(heading) for heading in paper.headings],
            "venue": _optional(paper.venue),
            "comment": _optional(paper.comment),
            "extra": [whole_text(f"{name}: {text}") for name, text in paper.extra.items()],
            "dialect": paper.dialect,
            "line": paper.lines.start + 1 if paper.lines else None,
            "problems": [problem.code for problem in paper.problems],
        }


def metric_rows(papers: Iterable[Paper]) -> Iterator[dict[str, Any]]:
    """Yield one row a metric, with the columns of `METRIC_COLUMNS`.

    "paper" is the number of the paper among `papers`, from 0: the row that it has in a table of the same papers.
    """
    for number, paper in enumerate(papers):
        for metric in paper.metrics:
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
                "subject": _optional(metric.subject),
                "baselines": [whole_text(name) for name in metric.baselines],
                "section": metric.section,
                "text": whole_text(metric.text),
                "start": metric.span[0],
                "stop": metric.span[1],
            }


def whole_text(text: str) -> str:
    """Return a text that every encoding of Unicode can write: a lone surrogate becomes U+FFFD."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _optional(text: str | None) -> str | None:
    return None if text is None else whole_text(text)
