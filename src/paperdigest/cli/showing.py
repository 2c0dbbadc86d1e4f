"""`paperdigest show` and `stats`: papers and their counts for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

import paperdigest
from paperdigest.cli.inputs import Reader
from paperdigest.cli.options import Count, digests, merges, takes_digests
from paperdigest.cli.terminal import clean, make_console
from paperdigest.display import counted, facts_of
from paperdigest.overview import overview, score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from paperdigest.model import Paper
    from paperdigest.overview import Overview

_BAR = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"
_DAYS = 31
_BOARDS, _SCORES = 2, 3


@click.command(short_help="Show papers for reading.")
@takes_digests
@merges
@click.option("-t", "--table", "as_table", is_flag=True, help="Show one line a paper, not a card.")
@click.option("-n", "--limit", type=Count(), metavar="N", help="Show the first N papers.")
def show(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    merge: bool,
    as_table: bool,
    limit: int | None,
) -> int:
    """Show papers for reading: a card for each, or a table.

    Exit status: 0 done; 2 misuse or an unreadable file.
    """
    reader = Reader(files, dialect=dialect, general=general, workers=workers)
    known: Iterator[Paper] = (paper for _, digest in digests(reader) for paper in digest.papers)
    papers = iter(paperdigest.merge(known)) if merge else known
    shown = (paper for paper, _ in zip(papers, range(limit), strict=False)) if limit else papers
    console = make_console()
    if as_table:
        console.print(_table(shown))
    else:
        for paper in shown:
            _card(console, paper)
    return reader.status


@click.command(short_help="Count papers by day and tag; show the highest results.")
@takes_digests
@merges
@click.option(
    "--top", type=Count(), default=10, show_default=True, metavar="N", help="Show so many tags and data sets."
)
def stats(
    *, files: tuple[str, ...], dialect: str | None, general: bool, workers: int | None, merge: bool, top: int
) -> int:
    """Count papers: a day, by tag, with code, and the highest results by data set.

    Exit status: 0 done; 2 misuse or an unreadable file.
    """
    reader = Reader(files, dialect=dialect, general=general, workers=workers)
    found = [paper for _, digest in digests(reader, bar=True) for paper in digest.papers]
    counts = overview(paperdigest.merge(found) if merge else found)
    console = make_console()
    share = f", {counts.with_code / counts.papers:.0%} with code" if counts.papers else ""
    sizes = f"{counted(counts.papers, 'paper')} in {counted(len(reader.paths), 'file')}"
    console.print(Text(sizes + share, style="bold"))
    _bars(console, "Styles", counts.dialects)
    days = [(day.isoformat(), number) for day, number in counts.days]
    left_out = f" (the last {_DAYS} of {len(days)} days)" if len(days) > _DAYS else ""
    _bars(console, f"Papers a day{left_out}", days[-_DAYS:])
    if counts.undated:
        console.print(Text(f"  without a date: {counts.undated}", style="dim"))
    _bars(console, "Tags", counts.tags[:top])
    _scores(console, counts, top)
    return reader.status


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
        # An address in one piece can be clicked in most terminals.
        console.print(Text(f"  {link.kind}: {clean(link.url)}", style="dim"), soft_wrap=True)
    for problem in paper.problems:
        style = "red" if problem.severity == "error" else "dim"
        console.print(Text(f"  {problem.severity}: {clean(problem.message)}", style=style))
    console.print()


def _table(papers: Iterable[Paper]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("Date", no_wrap=True)
    table.add_column("Title", ratio=3)
    table.add_column("Authors", ratio=2)
    table.add_column("arXiv", no_wrap=True)
    for paper in papers:
        cells = (_day(paper), _folded(paper.title), _authors(paper, 3), clean(paper.arxiv_id or ""))
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
    """Return a bar in eighths of a character."""
    eighths = max(1, round(share * _BAR * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _scores(console: Console, counts: Overview, top: int) -> None:
    if not counts.datasets:
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("  Data set", "Metric", "Highest", "System", "Paper"):
        table.add_column(name, no_wrap=True)
    # A line each, whatever the width: names are cut to their share of it.
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
    """Yield the highest results of the data sets with most of them, by metric."""
    for name, boards in counts.datasets[:top]:
        for place, board in enumerate(boards[:_BOARDS]):
            for number, score in enumerate(board.scores[:_SCORES]):
                yield (
                    "" if place or number else name,
                    "" if number else board.name,
                    score_text(score.metric),
                    score.metric.subject or "",
                    score.paper.title,
                )
