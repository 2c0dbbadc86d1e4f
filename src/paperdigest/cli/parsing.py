"""`paperdigest parse`: writes the papers of digests as records, tables or bibliographies."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import paperdigest
from paperdigest.cli.formats import FORMATS, format_of, write_papers
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.options import OneOf, digests, merges, reports_problems, takes_digests, writes
from paperdigest.cli.terminal import FOUND, OK, is_terminal, output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Digest, Paper


@click.command(short_help="Write papers as records, tables or bibliographies.")
@takes_digests
@click.option(
    "-f",
    "--format",
    "form",
    type=OneOf("format", FORMATS),
    metavar="NAME",
    help=f"Output format: {', '.join(FORMATS)} (default: from the suffix of OUT, else jsonl).",
)
@writes
@merges
@click.option("--strict", is_flag=True, help="Exit with status 1 if a problem is an error.")
@reports_problems
def parse(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    form: str | None,
    output: str | None,
    merge: bool,
    strict: bool,
    workers: int | None,
    verbosity: int | None,
) -> int:
    """Write the papers of digests as records, tables or bibliographies.

    Folders are read recursively. Problems are reported on standard error: the first with each code, and the number of
    others.

    Exit status: 0 success; 1 a problem is an error (with --strict); 2 wrong usage, or a file can't be read or written.
    """
    to_terminal = output in (None, "-") and is_terminal(sys.stdout)
    form = form or format_of(output)
    if form == "parquet" and to_terminal:
        raise click.UsageError("parquet can't be written to a terminal; choose a file with -o")
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    lost = False

    def papers(found: Iterable[tuple[str, Digest]]) -> Iterator[Paper]:
        nonlocal lost
        for _, digest in found:
            lost = lost or bool(digest.errors)
            yield from digest.papers

    known: Iterable[Paper] = papers(digests(reader, verbosity=verbosity, bar=not to_terminal))
    if merge:
        known = paperdigest.merge(known)
    write(known, form, output)
    return max(reader.status, FOUND if strict and lost else OK)


def write(papers: Iterable[Paper], form: str, path: str | None) -> None:
    """Write papers in a format to a file or to standard output."""
    with output(path) as target:
        write_papers(papers, form, target)
