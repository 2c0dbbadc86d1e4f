"""`paperdigest metrics`: the results that papers report, beside their baselines."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from rich.cells import cell_len
from rich.text import Text

import paperdigest
from paperdigest.cli.formats import unknown_suffix
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.options import OneOf, digests, merges, takes_digests, writes
from paperdigest.cli.terminal import OutputError, clean, complain, make_console, output
from paperdigest.errors import did_you_mean
from paperdigest.merging.listings import by_evidence
from paperdigest.normalize.datasets import dataset_key
from paperdigest.overview import baseline_text, score_text
from paperdigest.summaries.gains import gains_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Metric, Paper
    from paperdigest.summaries.gains import Gain

_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl"}
_COLUMNS = ("Data set", "Metric", "Result", "Compared with", "Gain", "Paper")
# The largest share of the width for each column but the last, which gets the rest: at least an arXiv identifier.
_SHARES = (0.17, 0.17, 0.26, 0.23, 0.17)
_IDENTIFIER = len("3105.00001")
# The least width for the title of a paper. If there is less, only its identifier is shown.
_TITLE = 30


@click.command(short_help="Show reported results beside their baselines.")
@takes_digests
@merges
@click.option(
    "--dataset",
    "datasets",
    multiple=True,
    metavar="NAME",
    help="Only results on this data set, in any spelling; repeatable.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=OneOf("format", ["table", "csv", "jsonl"]),
    metavar="NAME",
    help="Output format: table, csv, jsonl (default: from the suffix of OUT, else table).",
)
@writes
def metrics(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    merge: bool,
    datasets: tuple[str, ...],
    form: str | None,
    output: str | None,
) -> int:
    """Show the results that papers report in their summaries or abstracts, beside their baselines.

    The table has only results. CSV and JSON Lines have all metrics, including baselines, with the columns of a data
    frame of metrics. Rules extract the numbers from running text, so check the paper before you quote one.

    Exit status: 0 success; 2 wrong usage, or a file can't be read or written.
    """
    form = form or _form_of(output)
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    papers = [paper for _, digest in digests(reader, bar=True) for paper in digest.papers]
    if merge:
        papers = paperdigest.merge(papers)
    keys = set(map(dataset_key, datasets))
    if form == "table":
        rows = [row for row in _rows(papers) if not keys or not keys.isdisjoint(row.metric.dataset_keys)]
        _show(rows, keys, output)
        found = bool(rows)
    else:
        found = _write(papers, keys, form, output)
    if not found:
        _report_none(papers, datasets)
    return reader.status


def _form_of(path: str | None) -> str:
    suffix = Path(path).suffix if path else ""
    if suffix and suffix not in _SUFFIXES and suffix != ".txt":
        raise OutputError(unknown_suffix(str(path), suffix, ".csv, .jsonl, .txt"))
    return _SUFFIXES.get(suffix, "table")


def _report_none(papers: Iterable[Paper], datasets: Sequence[str]) -> None:
    """Report that no result was found, and suggest similar names of data sets."""
    known = {name for row in _rows(papers) for name in row.metric.datasets}
    on = "".join(f" on {name!r}{did_you_mean(name, known)}" for name in datasets[:1])
    complain(f"paperdigest: no results{on}")


class _Row(NamedTuple):
    """A result with its gain and its paper."""

    metric: Metric
    gain: Gain
    paper: Paper


def _rows(papers: Iterable[Paper]) -> Iterator[_Row]:
    """Yield the results of papers."""
    for paper in papers:
        for listings in by_evidence(paper):
            found = listings[0].metrics
            for metric, gain in zip(found, gains_of(found), strict=True):
                if metric.role == "result" and metric.kind != "stat":
                    yield _Row(metric, gain, paper)


def _show(rows: Sequence[_Row], keys: set[str], path: str | None) -> None:
    """Write a table: data sets with most results first, results without a data set last."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for key, name in zip(row.metric.dataset_keys, row.metric.datasets, strict=True):
            spelt[key][name] += 1

    def key_of(row: _Row) -> str:
        """Return the key of the data set that a row is listed under."""
        found = row.metric.dataset_keys
        return next((key for key in found if key in keys), found[0] if found else "")

    def place(row: _Row) -> tuple[int, str]:
        return -spelt[key_of(row)].total(), key_of(row)

    console = make_console()
    table, before = [], ""
    for row in sorted(rows, key=place):
        key = key_of(row)
        name = spelt[key].most_common(1)[0][0] if key and key != before else ""
        table.append([_folded(cell) for cell in (name, *_cells(row))])
        before = key
    room = console.width - _IDENTIFIER - len(_COLUMNS) + 1
    widths = [
        min(max(map(cell_len, column)), int(share * room))
        for share, column in zip(_SHARES, zip(_COLUMNS, *table, strict=True), strict=False)
    ]
    rest = console.width - sum(widths) - len(widths)
    lines = [_joined(_COLUMNS, (*widths, rest), style="dim")]
    for *cells, arxiv_id, title in table:
        paper = f"{arxiv_id} {title}".strip() if rest >= _TITLE else arxiv_id or title
        lines.append(_joined((*cells, paper), (*widths, rest)))
    if path in (None, "-"):
        for line in lines:
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
        return
    with output(path) as target:
        for line in lines:
            target.write(f"{line.plain}\n".encode("utf-8", "replace"))


def _joined(cells: Iterable[str], widths: Iterable[int], style: str = "") -> Text:
    """Return a line of cells cut to their widths."""
    texts = [Text(cell, style) for cell in cells]
    for text, width in zip(texts, widths, strict=True):
        text.truncate(max(width, 1), overflow="ellipsis", pad=True)
    line = Text(" ").join(texts)
    line.rstrip()
    return line


def _cells(row: _Row) -> Iterator[str]:
    """Yield the cells of a result: metric; value and system; baseline value and system; gain; identifier; title."""
    metric, gain, paper = row
    yield metric.name or ""
    value = "" if metric.kind == "change" else score_text(metric)
    yield f"{value} {metric.subject or ''}".strip()
    baseline = "" if gain.baseline_value is None else baseline_text(metric, gain.baseline_value)
    yield f"{baseline} {gain.baseline or ''}".strip()
    yield _gain_text(gain)
    yield paper.arxiv_id or ""
    yield paper.title


def _gain_text(gain: Gain) -> str:
    if gain.gain is None:
        return ""
    if gain.unit == "x":
        return f"{gain.gain:g}x"
    return f"{gain.gain:+g}{'%' if gain.unit == '%' else f' {gain.unit}' if gain.unit else ''}"


def _folded(text: str) -> str:
    return clean(" ".join(text.split()))


def _write(papers: Sequence[Paper], keys: set[str], form: str, path: str | None) -> bool:
    """Write all metrics as CSV or JSON Lines; return whether any were found."""
    from paperdigest.export.jsonl import json_text  # noqa: PLC0415 - each format loads its own module
    from paperdigest.export.rows import metric_rows  # noqa: PLC0415 - as above
    from paperdigest.export.spreadsheets import metric_table  # noqa: PLC0415 - as above

    rows = [row for row in metric_rows(papers) if not keys or not keys.isdisjoint(row["dataset_keys"])]
    text = metric_table(rows) if form == "csv" else "".join(f"{json_text(row)}\n" for row in rows)
    with output(path) as target:
        target.write(text.encode())
    return bool(rows)
