"""`paperdigest convert` and `report`: digests to other texts."""

from __future__ import annotations

import click

import paperdigest
from paperdigest.cli.inputs import Reader
from paperdigest.cli.options import DialectName, digests, merges, takes_digests, writes
from paperdigest.cli.terminal import FOUND, OutputError, complain, output


@click.command(short_help="Write digests in another style.")
@takes_digests
@click.option("--to", "target", required=True, type=DialectName(), metavar="NAME", help="The style to write.")
@writes
@merges
def convert(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    workers: int | None,
    target: str,
    output: str | None,
    merge: bool,
) -> int:
    """Write digests in another style; what it can't hold is said, and nothing is written.

    Exit status: 0 done; 1 the style can't hold a paper; 2 misuse, or a file that can't be read or written.
    """
    reader = Reader(files, dialect=dialect, workers=workers)
    papers = [paper for _, digest in digests(reader, bar=True) for paper in digest.papers]
    try:
        text = paperdigest.render(paperdigest.merge(papers) if merge else papers, dialect=target)
    except paperdigest.UnrepresentableError as error:
        complain(f"paperdigest: cannot convert: {error}")
        return max(FOUND, reader.status)
    _write(text, output)
    return reader.status


@click.command(short_help="Write one page on digests.")
@takes_digests
@click.option(
    "-o", "--output", default="report.html", show_default=True, metavar="OUT", help="The page to write."
)
@click.option("--title", default="Paper digests", show_default=True, help="The title of the page.")
@merges
def report(
    *, files: tuple[str, ...], dialect: str | None, workers: int | None, output: str, title: str, merge: bool
) -> int:
    """Write one page on digests: papers over time, tags, results, a table to search, problems.

    The page needs no network.

    Exit status: 0 done; 2 misuse, or a file that can't be read or written.
    """
    try:
        from paperdigest.report import report_html  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        message = f"report needs more: pip install 'paperdigest[report]' ({error})"
        raise OutputError(message) from error
    reader = Reader(files, dialect=dialect, workers=workers)
    page = report_html(digests(reader, quiet=True, bar=True), title=title, merge=merge)
    _write(page, output)
    return reader.status


def _write(text: str, path: str | None) -> None:
    with output(path) as target:
        target.write(text.encode("utf-8", "replace"))
