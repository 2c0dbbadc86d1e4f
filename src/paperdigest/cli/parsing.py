"""`paperdigest parse`: digests to records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import paperdigest
from paperdigest.cli.formats import FORMATS, format_of, write_papers
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.options import OneOf, digests, merges, takes_digests, tells, writes
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
    type=OneOf("a format", FORMATS),
    metavar="NAME",
    help=f"What to write ({', '.join(FORMATS)}); else what the name of OUT tells, and jsonl without one.",
)
@writes
@merges
@click.option("--strict", is_flag=True, help="Exit with 1 if something was lost or guessed.")
@tells
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
    """Write the papers of digests, and their problems to standard error.

    Folders are read with all that is below them. Of each kind of problem, the first is written, and how many more
    there are.

    Exit status: 0 done; 1 with --strict and an error among the problems; 2 misuse, or a file that can't be read or
    written.
    """
    to_terminal = output in (None, "-") and is_terminal(sys.stdout)
    form = form or format_of(output)
    if form == "parquet" and to_terminal:
        raise click.UsageError("parquet is not for terminals: name a file with -o")
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
    """Write papers in a form to a file, or to standard output."""
    with output(path) as target:
        write_papers(papers, form, target)
