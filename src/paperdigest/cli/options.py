"""What the commands have in common: their arguments, and the digests that they read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

import paperdigest
from paperdigest.cli.terminal import complain_of, is_pipe, is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.shell_completion import CompletionItem

    from paperdigest.cli.inputs import Reader
    from paperdigest.model import Digest

    Command = Callable[..., Any]
    _Text = click.ParamType[str]
    _Number = click.ParamType[int]
else:
    _Text = _Number = click.ParamType  # older ones cannot be subscripted


class DialectName(_Text):
    """The name of a dialect, which the shell can complete."""

    name = "dialect"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a dialect that there is."""
        known = sorted(paperdigest.dialects())
        if value not in known:
            self.fail(str(paperdigest.DialectNotFoundError(value, known)), param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - as above
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that begin with what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only shells need it

        return [
            CompletionItem(name) for name in sorted(paperdigest.dialects()) if name.startswith(incomplete)
        ]


class Count(_Number):
    """A whole number from 1."""

    name = "count"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"Expected a whole number from 1, found {value!r}", param, ctx)
        return number


def takes_digests(command: Command) -> Command:
    """Give a command the digests to read, the style to read them in, and the number of processes that read."""
    path = click.Path(allow_dash=True)
    command = click.argument("files", nargs=-1, required=True, type=path, metavar="FILES|FOLDERS|-")(command)
    command = click.option(
        "--workers",
        type=Count(),
        metavar="N",
        help="Read in N processes, not in this one alone: for large archives, where processors are idle.",
    )(command)
    command = click.option(
        "--no-general",
        "general",
        flag_value=False,
        default=True,
        help="Read known styles only; else lists of any other layout, too.",
    )(command)
    return click.option(
        "--dialect",
        type=DialectName(),
        metavar="NAME",
        help="Read this one style only; else every style found.",
    )(command)


def merges(command: Command) -> Command:
    """Give a command the option to join listings of the same paper."""
    return click.option("--merge", is_flag=True, help="Make one record of all listings of a paper.")(command)


def writes(command: Command) -> Command:
    """Give a command the option to write to a file."""
    path = click.Path(allow_dash=True)
    return click.option(
        "-o", "--output", type=path, metavar="OUT", help="Write to this file; else to standard output."
    )(command)


def digests(reader: Reader, *, quiet: bool = False, bar: bool = False) -> Iterator[tuple[str, Digest]]:
    """Yield the digests of a reader with their paths, and write their problems to standard error.

    Args:
        reader: Reads them.
        quiet: Whether problems are not written.
        bar: Whether a bar shows how far it is: only where people see standard error, and never in a pipe, whose other
            end may write to the same terminal.
    """
    if bar and len(reader.paths) > 1 and is_terminal(sys.stderr) and not is_pipe(sys.stdout):
        from rich.console import Console  # noqa: PLC0415 - slow to load
        from rich.progress import track  # noqa: PLC0415 - as above

        known = track(
            reader, "Reading", total=len(reader.paths), console=Console(stderr=True), transient=True
        )
    else:
        known = iter(reader)
    for path, digest in known:
        if not quiet:
            complain_of(path, digest)
        yield path, digest
