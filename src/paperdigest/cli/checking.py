"""`paperdigest check`, `detect` and `dialects`: the problems and styles of digests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import paperdigest
from paperdigest.cli.inputs import DigestReader, is_archive, read, read_bytes
from paperdigest.cli.options import CodeName, DialectName, OneOf, digests, takes_digests
from paperdigest.cli.terminal import (
    FOUND,
    NEXT,
    OK,
    binary,
    clean,
    complain,
    is_terminal,
    make_console,
    message_of,
    problem_line,
)
from paperdigest.dialect.explain import explain, explain_digest
from paperdigest.dialect.registry import GENERAL
from paperdigest.display import counted
from paperdigest.errors import RecordError
from paperdigest.files import decode
from paperdigest.files.folders import why_unread

if TYPE_CHECKING:
    from paperdigest.dialect.explain import Explanation
    from paperdigest.model import Problem


@click.command(short_help="List problems in linter format.")
@takes_digests
@click.option(
    "--format",
    "form",
    type=OneOf("format", ["text", "github"]),
    metavar="NAME",
    default="text",
    show_default=True,
    help="Output for people and editors (text), or for GitHub Actions (github).",
)
@click.option(
    "--ignore",
    type=CodeName(),
    multiple=True,
    metavar="CODE",
    help="Leave out problems with this code; repeatable.",
)
@click.option("--errors", is_flag=True, help="Leave out notes.")
def check(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    form: str,
    ignore: tuple[str, ...],
    errors: bool,
) -> int:
    """List the problems of digests as FILE:LINE: CODE: MESSAGE, as linters do.

    With --format github, they appear beside the lines of a pull request.

    Exit status: 0 no errors (notes do not count); 1 errors; 2 wrong usage, or a file can't be read.
    """
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    counts = {"error": 0, "note": 0}
    line = _github if form == "github" else _text
    for path, digest in digests(reader, bar=not is_terminal(sys.stdout)):
        for problem in digest.problems:
            if problem.code in ignore or (errors and problem.severity != "error"):
                continue
            counts[problem.severity] += 1
            _print(line(path, problem))
    found = " and ".join(counted(number, severity) for severity, number in counts.items())
    unread = f"; {counted(reader.failed, 'file')} could not be read" if reader.failed else ""
    complain(f"{found} in {counted(len(reader.paths) - reader.failed, 'file')}{unread}")
    return max(reader.status, FOUND if counts["error"] else OK)


def _print(line: str) -> None:
    binary(sys.stdout)  # click would ignore that standard output is closed
    click.echo(line)


def _text(path: str, problem: Problem) -> str:
    return clean(problem_line(path, problem))


def _github(path: str, problem: Problem) -> str:
    """Return a workflow command of GitHub Actions. Text of the digest is escaped, so that it can't add commands."""
    level = "error" if problem.severity == "error" else "notice"
    last = max(problem.lines.start + 1, problem.lines.stop)
    place = f"file={_property(path)},line={problem.lines.start + 1},endLine={last}"
    return f"::{level} {place},title={_property(problem.code)}::{_data(message_of(problem))}"


def _data(text: str) -> str:
    return clean(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@click.command(short_help="Detect the styles of digests.")
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILES|FOLDERS|-")
@click.option(
    "--explain",
    "explains",
    is_flag=True,
    help="Show for each line which part of the style reads it, or why none does.",
)
@click.option(
    "--dialect",
    type=DialectName(),
    metavar="NAME",
    help="Style to explain with --explain (default: the best match).",
)
def detect(*, files: tuple[str, ...], explains: bool, dialect: str | None) -> int:
    """Detect the styles of digests and list them, best match first.

    With --explain, show for each line which part of the best style reads it, or why none does. "!" marks lines that are
    not read.

    Exit status: 0 each digest matches a style; 1 a digest matches none; 2 wrong usage, or a file can't be read.
    """
    if dialect and not explains:
        raise click.UsageError("--dialect needs --explain; without it, detect looks for all styles")
    reader = DigestReader(files)
    status = OK
    for path in reader.paths:
        try:
            data = read_bytes(path)
            if is_archive(data):
                names = read(path, data=data).dialects
                _print(clean(f"{path}: records written by paperdigest ({', '.join(names) or 'no style'})"))
                continue
        except (OSError, RecordError) as error:
            reader.complain(path, why_unread(path, error))
            continue
        text, _ = decode(data)
        found = [one for one in paperdigest.detect(text) if dialect in (None, one.dialect)]
        for one in found[:1] if explains else found:
            _print(clean(f"{path}: {one.dialect} {one.confidence:.0%} ({one.reason})"))
        if not found:
            _print(
                clean(
                    f"{path}: {f'does not match the style {dialect}' if dialect else 'matches no known style'}"
                )
            )
            status = FOUND
            if not dialect:
                complain(f"paperdigest: no style matches {path}; {NEXT}")
        if explains and (name := dialect or (found and found[0].dialect)):
            if name in GENERAL:
                _explain(explain_digest(text, paperdigest.parse_digest(text, dialect=dialect)))
            else:
                _explain(explain(paperdigest.dialects()[name], text))
    return max(status, reader.status)


def _explain(explanation: Explanation) -> None:
    """Print the lines of a text beside their explanations, within the width of the terminal."""
    from rich.text import Text  # noqa: PLC0415 - slow to load, and `check` does not need it

    out = make_console()
    readings = [Text(clean(line.reading), "dim" if line.is_read else "red") for line in explanation.lines]
    digits = len(str(len(readings)))
    # The width for a line and its explanation, without the number, the mark and the spaces between them.
    room = out.width - digits - 4
    most = max((reading.cell_len for reading in readings), default=0)
    width = room - max(min(most, room // 2), 1)
    for line, reading in zip(explanation.lines, readings, strict=True):
        shown = Text(clean(line.text))
        shown.truncate(width, overflow="ellipsis", pad=True)
        first, *more = reading.wrap(out, max(room - width, 1)) or [reading]
        row = Text.assemble(
            (f"{line.number:{digits}} ", "dim"),
            ("  " if line.is_read else "! ", "bold red"),
            shown,
            " ",
            first,
        )
        for one in (row, *(Text(" " * (digits + width + 4)).append_text(words) for words in more)):
            one.rstrip()
            out.print(one, no_wrap=True, overflow="ignore", crop=False)
    left = len(explanation.unread)
    _print(f"Not read: {left} of {counted(len(readings), 'line')}" if left else "All lines are read")


@click.command(short_help="List the known styles.")
def dialects() -> int:
    """List the known styles, including those of plug-ins."""
    known = paperdigest.dialects()
    width = max(map(len, known))
    for name, dialect in sorted(known.items()):
        _print(clean(f"{name:{width}}  {dialect.description}"))
        _print(clean(f"{'':{width}}  {dialect.homepage}"))
    for problem in paperdigest.parse_digest("").problems:  # unusable plug-ins
        complain(f"paperdigest: {problem.code}: {problem.message}")
    return OK
