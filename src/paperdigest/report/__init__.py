"""Digests as one page: papers over time, tags, results, a table to search, problems. Needs the extra `report`.

The page holds all that it needs and asks for nothing: it can be read without a network, sent by mail, and kept. Its
one script filters and sorts the table; the page's own policy lets no other run, whatever a digest holds.
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

# How much is shown: names of tags; problems in all.
_TAGS, _PROBLEMS = 20, 500


def report_html(
    digests: Iterable[tuple[str, Digest]], *, title: str = "Paper digests", merge: bool = False
) -> str:
    """Return the page of some digests, as HTML.

    Args:
        digests: The digests with the names of their files.
        title: The title of the page.
        merge: Whether listings of the same paper are joined, as `paperdigest.merge` does it.
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
    facts.append(f"{counted(errors, 'error')} in reading")
    items = "".join("<li><b>{}</b> {}</li>".format(*fact.split(" ", 1)) for fact in facts)
    return f'<ul class="facts">{items}</ul>{_styles(counts)}'


def _styles(counts: Overview) -> str:
    """Return how many listings are of each style, each name with a link to them, and what to think of general ones."""
    if not counts.dialects:
        return ""
    names = ", ".join(
        f'<a href="#style={text(quote(name, safe=""))}">{text(name)}</a> ({number})'
        for name, number in counts.dialects
    )
    guessed = sum(number for name, number in counts.dialects if name in GENERAL)
    listings = sum(number for _, number in counts.dialects)
    note = (
        f'<div class="warning">{guessed} of {counted(listings, "listing")} '
        f"{'was' if guessed == 1 else 'were'} read by a general style: no style describes their layout, so fields were told by"
        " what they look like. Look at a few before you count on them.</div>"
        if guessed
        else ""
    )
    return f'<div class="pd-meta">Listings by style: {names}</div>{note}'


def _charts(counts: Overview) -> Iterator[str]:
    """Yield the plots that say something: a single bar does not, nor do bars that are all of one paper."""
    if len(counts.days) > 1:
        yield f"<h2>Papers over time</h2>{over_time(counts.days)}"
    if counts.days and counts.undated:
        yield f'<div class="pd-meta">Without a date: {counts.undated}</div>'
    tags = [(name, number) for name, number in counts.tags[:_TAGS] if number > 1]
    if tags:
        more = counted(len(counts.tags) - len(tags), "more tag")
        yield f"<h2>Tags</h2>{ranking(tags, 'Papers with each tag')}"
        yield f'<div class="pd-meta">and {more}</div>' * (len(counts.tags) > len(tags))


def _problems(digests: list[tuple[str, Digest]]) -> Iterator[str]:
    """Yield the problems of each digest that has any, those with errors unfolded, up to a limit in all."""
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
