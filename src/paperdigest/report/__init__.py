"""Digests as one page: papers over time, tags, results, a table to search, problems. Needs the extra `report`.

The page holds all that it needs and asks for nothing: it can be read without a network, sent by mail, and kept. Its
one script filters the table; the page's own policy lets no other run, whatever a digest holds.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from paperdigest.display import STYLE, counted, link, problems_table, table, text
from paperdigest.listings import listings_of, other_texts, places
from paperdigest.merging import merge as merged
from paperdigest.overview import overview, score_text
from paperdigest.report.charts import over_time, percentages, ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Digest, Paper
    from paperdigest.overview import Overview

# How much is shown: names of tags; data sets, metrics of each, results of each; problems in all.
_TAGS, _DATASETS, _BOARDS, _SCORES, _PROBLEMS = 20, 15, 4, 5, 500

_SCRIPT = """
const box = document.getElementById("search"), count = document.getElementById("count");
const rows = [...document.querySelectorAll("#papers tbody tr")];
const texts = rows.map(row => row.textContent.toLowerCase());
function filter() {
  const words = box.value.toLowerCase().split(/\\s+/);
  let shown = 0;
  rows.forEach((row, number) => {
    row.hidden = !words.every(word => texts[number].includes(word));
    shown += !row.hidden;
  });
  count.textContent = shown + " of " + rows.length;
}
box.addEventListener("input", filter);
box.value = decodeURIComponent(location.hash.slice(1));
filter();
"""

_PAGE_STYLE = """<style>
:root { color-scheme: light dark; --accent: #3b6fb6; --page: #fdfdfc; --ink: #1d1d1f; }
@media (prefers-color-scheme: dark) { :root { --accent: #7da7de; --page: #161719; --ink: #e4e4e2; } }
body.pd { margin: 0 auto; padding: 2.5em 1.5em 4em; max-width: 62em; background: var(--page); color: var(--ink); }
.pd h1 { font-size: 1.6em; margin: 0; } .pd h2 { font-size: 1.15em; margin: 2.4em 0 .5em; }
.pd .wide { overflow-x: auto; }
.pd .wide > * { min-width: 38em; }
.pd svg { width: 100%; height: auto; display: block; }
.pd td { overflow-wrap: break-word; }
.pd .facts { display: flex; flex-wrap: wrap; gap: .4em 2.2em; margin: 1em 0; padding: 0; list-style: none; }
.pd .facts b { font-size: 1.5em; font-weight: 600; }
.pd input { font: inherit; color: inherit; background: transparent; border: 1px solid rgba(128, 128, 128, .5);
  border-radius: .4em; padding: .35em .7em; width: min(24em, 100%); margin-right: .8em; }
.pd .main { min-width: 22em; }
.pd tr[hidden] { display: none; }
@media (max-width: 46em) {
  body.pd { padding: 1.2em 1em 3em; }
  #papers thead { display: none; }
  #papers tr { display: block; padding: .5em 0; border-bottom: 1px solid rgba(128, 128, 128, .28); }
  #papers tr[hidden] { display: none; }
  #papers table.pd-table td { display: block; padding: 0; border: 0; }
  #papers td br { display: none; }
  #papers td a { margin-right: .8em; }
  .pd .main { min-width: 0; font-size: 1.05em; }
}
@media print { .pd input, #count { display: none; } }
</style>"""


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
    content = "".join(
        [
            f"<h1>{text(title)}</h1>",
            _facts(counts, known),
            *_charts(counts),
            _papers(papers),
            *_problems(known),
        ]
    )
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{text(title)}</title>{STYLE}{_PAGE_STYLE}</head>\n'
        f'<body class="pd">{content}<script>{_SCRIPT}</script></body></html>\n'
    )


def _facts(counts: Overview, digests: list[tuple[str, Digest]]) -> str:
    errors = sum(len(digest.errors) for _, digest in digests)
    share = f"{counts.with_code / counts.papers:.0%}" if counts.papers else "0%"
    facts = [counted(counts.papers, "paper"), counted(len(digests), "digest"), f"{share} with code"]
    if counts.days:
        facts.append(f"{counted(len(counts.days), 'day')}, {counts.days[0][0]} to {counts.days[-1][0]}")
    facts.append(f"{counted(errors, 'error')} in reading")
    items = "".join("<li><b>{}</b> {}</li>".format(*fact.split(" ", 1)) for fact in facts)
    styles = ", ".join(f"{text(name)} ({number})" for name, number in counts.dialects)
    return f'<ul class="facts">{items}</ul>' + (f'<div class="pd-meta">{styles}</div>' if styles else "")


def _charts(counts: Overview) -> Iterator[str]:
    if counts.days:
        yield f"<h2>Papers over time</h2>{_wide(over_time(counts.days))}"
        if counts.undated:
            yield f'<div class="pd-meta">Without a date: {counts.undated}</div>'
    if counts.tags:
        yield f"<h2>Tags</h2>{_wide(ranking(counts.tags[:_TAGS], 'Papers with each tag'))}"
    if counts.datasets:
        yield "<h2>Results by data set</h2>"
        if lines := list(_percent(counts)):
            yield _wide(percentages(lines))
        yield (
            '<div class="pd-meta">By metric, the highest value first; for errors, times and costs that is the worst.'
            "</div>"
        )
        yield _wide(table(("Data set", "Metric", "Result", "System", "Paper"), _score_rows(counts)))


def _percent(counts: Overview) -> Iterator[tuple[str, list[float]]]:
    """Yield the metrics in percent of the data sets with most results, with their values."""
    for name, boards in counts.datasets[:_DATASETS]:
        for board in boards[:_BOARDS]:
            values = [score.metric.value for score in board.scores if 0 <= score.metric.value <= 100]
            if board.unit == "%" and values:
                yield (f"{name}, {board.name}" if board.name else name), values


def _score_rows(counts: Overview) -> Iterator[tuple[str, ...]]:
    """Yield the results of the data sets with most of them, by metric."""
    for name, boards in counts.datasets[:_DATASETS]:
        for place, board in enumerate(boards[:_BOARDS]):
            more = f' <span class="pd-meta">({len(board.scores)} results)</span>' * (
                len(board.scores) > _SCORES
            )
            for number, score in enumerate(board.scores[:_SCORES]):
                yield (
                    "" if place or number else f"<b>{text(name)}</b>",
                    "" if number else text(board.name) + more,
                    f'<span class="pd-narrow">{text(score_text(score.metric))}</span>',
                    text(score.metric.subject or ""),
                    link(score.paper.url, score.paper.title),
                )


def _wide(content: str) -> str:
    """Return what a narrow screen scrolls sideways, so that the page itself need not be."""
    return f'<div class="wide">{content}</div>'


def _papers(papers: list[Paper]) -> str:
    rows = (
        (
            f'<span class="pd-narrow">{_day(paper)}</span>',
            f'<div class="main">{link(paper.url, paper.title)}{_fold(paper)}</div>',
            text(", ".join([author.name for author in paper.authors] + ["et al."] * paper.et_al)),
            text(", ".join(paper.tags)),
            "<br>".join(
                link(one.url, one.kind) for one in paper.links if one.kind not in ("abstract", "other")
            ),
            "<br>".join(map(text, places(listings_of(paper)))),
        )
        for paper in papers
    )
    head = ("Date", "Title", "Authors", "Tags", "Links", "Source")
    return (
        '<h2><label for="search">Papers</label></h2>'
        '<input id="search" type="search" placeholder="Search titles, authors, abstracts" autocomplete="off">'
        f'<span id="count" class="pd-meta"></span><div id="papers">{table(head, rows)}</div>'
    )


def _day(paper: Paper) -> str:
    day = paper.listed or paper.published
    return day.isoformat() if day else ""


def _fold(paper: Paper) -> str:
    """Return the abstract, else the summary, folded away; of a paper that was merged, every text of its listings."""
    summary = paper.summary.text if paper.summary else None
    texts = [("Abstract", paper.abstract), ("Summary", summary)]
    if paper.listings:
        texts += [("Abstract", other) for other in other_texts(paper, "abstract")]
        texts += [("Summary", other) for other in other_texts(paper, "summary")]
    elif paper.abstract:
        texts.pop()
    return "".join(
        f'<details><summary>{name}</summary><div class="pd-text" dir="auto">{text(words)}</div></details>'
        for name, words in texts
        if words
    )


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
        yield f"<details{' open' * bool(errors)}><summary>{head}</summary>{_wide(problems_table(shown))}{more}</details>"
