"""`paperdigest show` and `stats`: papers and counts for reading in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

import paperdigest
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.options import Count, Day, digests, merges, takes_digests
from paperdigest.cli.terminal import clean, make_console
from paperdigest.display import counted, facts_of
from paperdigest.merging.listings import listings_of
from paperdigest.overview import overview, score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from rich.console import Console

    from paperdigest.model import Paper
    from paperdigest.overview import Overview

_BAR = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"
_BARS = 36
# The length of an ISO date to its day, month or year.
_SPANS = (("day", 10), ("month", 7), ("year", 4))
# The width of a card. Longer lines are hard to read.
_CARD = 100
_BOARDS, _SCORES = 2, 3


@click.command(short_help="Show papers as cards or as a table.")
@takes_digests
@merges
@click.option("-t", "--table", "as_table", is_flag=True, help="Show a table, not cards.")
@click.option("-n", "--limit", type=Count(), metavar="N", help="Show at most N papers.")
@click.option(
    "-s",
    "--search",
    "words",
    multiple=True,
    metavar="TEXT",
    help="Only papers that contain TEXT, ignoring case; repeatable, all must match.",
)
@click.option("--since", type=Day(), metavar="DATE", help="Only papers from this day, month or year on.")
@click.option("--until", type=Day(), metavar="DATE", help="Only papers up to this day, month or year.")
def show(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    merge: bool,
    as_table: bool,
    limit: int | None,
    words: tuple[str, ...],
    since: tuple[date, date] | None,
    until: tuple[date, date] | None,
) -> int:
    """Show papers as cards or as a table.

    The date of a paper is its own, else that of the digest. --since and --until leave out papers without a date.

    Exit status: 0 success; 2 wrong usage, or a file can't be read.
    """
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    known: Iterator[Paper] = (paper for _, digest in digests(reader) for paper in digest.papers)
    papers = iter(paperdigest.merge(known)) if merge else known
    papers = (paper for paper in papers if _fits(paper, words, since, until))
    shown = (paper for paper, _ in zip(papers, range(limit), strict=False)) if limit else papers
    console = make_console()
    if as_table:
        console.print(_table(shown, 3 if console.width >= _CARD else 1))
    else:
        console.width = min(console.width, _CARD)
        for paper in shown:
            _card(console, paper)
    return reader.status


def _fits(
    paper: Paper, words: Sequence[str], since: tuple[date, date] | None, until: tuple[date, date] | None
) -> bool:
    """Whether a paper contains all words and has a date between two dates."""
    if since or until:
        if not (day := _day(paper)):
            return False
        first, last = Day.span(day)
        if (since and last < since[0]) or (until and first > until[1]):
            return False
    if not words:
        return True
    text = _folded("\n".join(_texts(paper))).casefold()
    return all(_folded(word).casefold() in text for word in words)


def _texts(paper: Paper) -> Iterator[str]:
    """Yield the searchable texts of a paper's listings."""
    for one in listings_of(paper):
        yield one.title
        yield from (author.name for author in one.authors)
        yield from (one.abstract or "", one.summary.text if one.summary else "", one.comment or "")
        yield from (translation.text for translation in one.translated)
        yield from (*one.tags, *one.headings, *one.extra.values(), one.venue or "")
        yield from (one.arxiv_id or "", one.doi or "")


@click.command(short_help="Count papers by date and tag; show the best results.")
@takes_digests
@merges
@click.option(
    "--top", type=Count(), default=10, show_default=True, metavar="N", help="Number of tags and data sets."
)
def stats(
    *, files: tuple[str, ...], dialect: str | None, general: bool, workers: int | None, merge: bool, top: int
) -> int:
    """Count papers by style, date and tag, and show the best results for each data set.

    For errors, times and costs, the lowest results are best, else the highest.

    Exit status: 0 success; 2 wrong usage, or a file can't be read.
    """
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    found = [paper for _, digest in digests(reader, bar=True) for paper in digest.papers]
    if merge:
        found = paperdigest.merge(found)
    counts = overview(found)
    console = make_console()
    share = f", {counts.with_code / counts.papers:.0%} with code" if counts.papers else ""
    sizes = f"{counted(counts.papers, 'paper')} in {counted(len(reader.paths), 'file')}"
    console.print(Text(sizes + share, style="bold"))
    _bars(console, "Styles", counts.dialects)
    _bars(console, *_over_time(found))
    if counts.undated:
        console.print(Text(f"  without a date: {counts.undated}", style="dim"))
    _bars(console, "Tags", counts.tags[:top])
    _scores(console, counts, top)
    return reader.status


def _over_time(papers: Iterable[Paper]) -> tuple[str, list[tuple[str, int]]]:
    """Return a title and the numbers of papers for each day, month or year: the shortest period that gives few bars.

    The date is that of the digest, else that of the paper.
    """
    days = [paper.listed.isoformat() if paper.listed else _day(paper) for paper in papers]
    dates = list(filter(None, days))
    for name, length in _SPANS:
        counts = Counter(day[:length] for day in dates)
        if len(counts) <= _BARS and min(map(len, dates), default=length) >= length:
            return f"Papers per {name}", sorted(counts.items())
    left_out = f" (the last {_BARS} of {len(counts)} years)" if len(counts) > _BARS else ""
    return f"Papers per year{left_out}", sorted(counts.items())[-_BARS:]


def _folded(text: str) -> str:
    return clean(" ".join(text.split()))


def _card(console: Console, paper: Paper) -> None:
    console.print(Text(_folded(paper.title), style="bold"))
    if paper.authors:
        console.print(Text(_authors(paper), style="italic"))
    facts = [
        _day(paper),
        *facts_of(paper),
        f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "",
        paper.doi or "",
    ]
    line = " · ".join(_folded(fact) for fact in (*facts, ", ".join(paper.tags)) if fact)
    if line:
        console.print(Text(line, style="dim"))
    if body := paper.abstract or (paper.summary.text if paper.summary else ""):
        for words in Text(_folded(body)).wrap(console, max(20, console.width - 2)):
            words.rstrip()
            console.print(Text("  ").append_text(words))
    for link in paper.links:
        # Most terminals open an address on click if it is not broken over lines.
        console.print(Text(f"  {link.kind}: {clean(link.url)}", style="dim"), soft_wrap=True)
    for problem in paper.problems:
        style = "red" if problem.severity == "error" else "dim"
        console.print(Text(f"  {problem.severity}: {clean(problem.message)}", style=style))
    console.print()


def _table(papers: Iterable[Paper], authors: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("Date", no_wrap=True)
    table.add_column("Title", ratio=3)
    table.add_column("Authors", ratio=1 if authors == 1 else 2)
    table.add_column("arXiv", no_wrap=True)
    for paper in papers:
        cells = (_day(paper), _folded(paper.title), _authors(paper, authors), clean(paper.arxiv_id or ""))
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _day(paper: Paper) -> str:
    day = paper.published or paper.listed
    return (
        day.isoformat()[: {"year": 4, "month": 7}.get(paper.published_precision or "day", 10)] if day else ""
    )


def _authors(paper: Paper, limit: int = 12) -> str:
    names = [_folded(author.name) for author in paper.authors[:limit]]
    if len(paper.authors) > limit or paper.et_al:
        names.append("et al.")
    return ", ".join(names)


def _bars(console: Console, title: str, counts: Sequence[tuple[str, int]]) -> None:
    if not counts:
        return
    most = max(number for _, number in counts)
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, max_width=36)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    for name, number in counts:
        table.add_row(Text(f"  {_folded(name)}"), Text(str(number)), Text(_bar(number / most), style="cyan"))
    console.print(Text(f"\n{title}", style="bold"))
    console.print(table)


def _bar(share: float) -> str:
    """Return a bar drawn with a precision of an eighth of a character."""
    eighths = max(1, round(share * _BAR * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _scores(console: Console, counts: Overview, top: int) -> None:
    if not counts.datasets:
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("  Data set", "Metric", "Best", "System", "Paper"):
        table.add_column(name, no_wrap=True)
    # Each result has one line, so its texts are cut to their shares of the width.
    widths = [max(8, int(share * (console.width - 10))) for share in (0.22, 0.2, 0.14, 0.16, 0.28)]
    for row in _score_rows(counts, top):
        cells = [Text(_folded(cell)) for cell in row]
        cells[0].pad_left(2)
        for cell, width in zip(cells, widths, strict=True):
            cell.truncate(width, overflow="ellipsis")
        table.add_row(*cells)
    console.print(Text("\nResults by data set", style="bold"))
    console.print(table)


def _score_rows(counts: Overview, top: int) -> Iterator[tuple[str, ...]]:
    """Yield rows with the best results by metric, for the data sets with most papers."""
    for name, boards in counts.datasets[:top]:
        for place, board in enumerate(boards[:_BOARDS]):
            for number, score in enumerate(board.best_first[:_SCORES]):
                yield (
                    "" if place or number else name,
                    "" if number else board.name,
                    score_text(score.metric),
                    score.metric.subject or "",
                    score.paper.title,
                )
