"""HTML reports: papers over time, tags, results, a searchable table of papers, problems. Needs the extra `report`.

A report is a single file and loads nothing, so it works offline and can be sent by mail. Its only script filters and
sorts the table. The content security policy of the page blocks all other scripts, whatever a digest contains.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from paperdigest.dialect.registry import GENERAL
from paperdigest.display import STYLE, counted, problems_table, text
from paperdigest.merging import merge as merged
from paperdigest.overview import overview
from paperdigest.report.charts import over_time, ranking
from paperdigest.report.looks import PAGE_STYLE, SCRIPT
from paperdigest.report.papers import papers_part
from paperdigest.report.results import results

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Digest
    from paperdigest.overview import Overview

# The most tags and the most problems shown.
_TAGS, _PROBLEMS = 20, 500


def report_html(
    digests: Iterable[tuple[str, Digest]], *, title: str = "Paper digests", merge: bool = False
) -> str:
    """Return a report on digests as an HTML page.

    Args:
        digests: Pairs of a file name and its digest.
        title: The title of the page.
        merge: Whether to join listings of the same paper with `paperdigest.merge`.
    """
    known = list(digests)
    papers = [paper for _, digest in known for paper in digest.papers]
    if merge:
        papers = merged(papers)
    counts = overview(papers)
    rows = [f"paper-{number}" for number in range(1, len(papers) + 1)]
    content = "".join(
        [
            f"<h1>{text(title)}</h1>",
            _facts(counts, known),
            *_charts(counts),
            *results(counts, dict(zip(map(id, papers), rows, strict=True))),
            papers_part(papers, rows, counts),
            *_problems(known),
        ]
    )
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{text(title)}</title>{STYLE}{PAGE_STYLE}</head>\n'
        f'<body class="pd">{content}<script>{SCRIPT}</script></body></html>\n'
    )


def _facts(counts: Overview, digests: list[tuple[str, Digest]]) -> str:
    errors = sum(len(digest.errors) for _, digest in digests)
    share = f"{counts.with_code / counts.papers:.0%}" if counts.papers else "0%"
    facts = [counted(counts.papers, "paper"), counted(len(digests), "digest"), f"{share} with code"]
    if counts.days:
        facts.append(f"{counted(len(counts.days), 'day')}, {counts.days[0][0]} to {counts.days[-1][0]}")
    facts.append(counted(errors, "reading error"))
    items = "".join("<li><b>{}</b> {}</li>".format(*fact.split(" ", 1)) for fact in facts)
    return f'<ul class="facts">{items}</ul>{_styles(counts)}'


def _styles(counts: Overview) -> str:
    """Return the number of listings for each style, linked to the filter, and a warning about general styles."""
    if not counts.dialects:
        return ""
    names = ", ".join(
        f'<a href="#style={text(quote(name, safe=""))}">{text(name)}</a> ({number})'
        for name, number in counts.dialects
    )
    guessed = sum(number for name, number in counts.dialects if name in GENERAL)
    listings = sum(number for _, number in counts.dialects)
    note = (
        f'<div class="warning">A general style read {guessed} of {counted(listings, "listing")}. No known style matches'
        " their layout, so the fields were guessed from their content. Check some of them before you rely on them.</div>"
        if guessed
        else ""
    )
    return f'<div class="pd-meta">Listings by style: {names}</div>{note}'


def _charts(counts: Overview) -> Iterator[str]:
    """Yield the informative plots: those with several bars, and tags with several papers."""
    if len(counts.days) > 1:
        yield f"<h2>Papers over time</h2>{over_time(counts.days)}"
    if counts.days and counts.undated:
        yield f'<div class="pd-meta">{counted(counts.undated, "paper")} without a date</div>'
    tags = [(name, number) for name, number in counts.tags[:_TAGS] if number > 1]
    if tags:
        more = counted(len(counts.tags) - len(tags), "more tag")
        yield f"<h2>Tags</h2>{ranking(tags, 'Papers with each tag')}"
        yield f'<div class="pd-meta">and {more}</div>' * (len(counts.tags) > len(tags))


def _problems(digests: list[tuple[str, Digest]]) -> Iterator[str]:
    """Yield the problems of each digest up to a total limit; sections with errors are unfolded."""
    troubled = [(name, digest.problems) for name, digest in digests if digest.problems]
    if troubled:
        yield "<h2>Problems</h2>"
    left = _PROBLEMS
    for name, problems in troubled:
        errors = sum(problem.severity == "error" for problem in problems)
        head = f"{text(name)}: {counted(errors, 'error')}, {counted(len(problems) - errors, 'note')}"
        shown = problems[: max(0, left)]
        left -= len(shown)
        more = f'<div class="pd-meta">and {len(problems) - len(shown)} more</div>' * (
            len(shown) < len(problems)
        )
        yield f"<details{' open' * bool(errors)}><summary>{head}</summary>{problems_table(shown)}{more}</details>"
