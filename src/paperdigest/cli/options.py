"""What the commands have in common: their arguments, and the digests that they read."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

import paperdigest
from paperdigest.cli.terminal import Complaints, is_pipe, is_terminal
from paperdigest.dialect.registry import registry
from paperdigest.errors import did_you_mean
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from click.shell_completion import CompletionItem

    from paperdigest.cli.inputs import DigestReader
    from paperdigest.model import Digest

    Command = Callable[..., Any]
    _Text = click.ParamType[str]
    _Number = click.ParamType[int]
    _Span = click.ParamType[tuple[date, date]]
else:
    _Text = _Number = _Span = click.ParamType  # older ones cannot be subscripted


class Name(_Text):
    """One of some names, which the shell can complete; of any other, it is said which are like it."""

    name = "name"
    what = "a name"
    """What the names are of."""
    more = ""
    """Where all names are, for those that are too many to be listed."""

    def known(self) -> Sequence[str]:
        """Return the names that there are."""
        raise NotImplementedError

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a name that there is."""
        known = self.known()
        if value not in known:
            all_names = self.more or f"known are {', '.join(known)}"
            hint = did_you_mean(value, known) or f"; {all_names}"
            self.fail(f"Expected {self.what}, found {value!r}{hint}", param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - as above
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that begin with what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only shells need it

        return [CompletionItem(name) for name in self.known() if name.startswith(incomplete)]


class OneOf(Name):
    """One of the names that are given."""

    def __init__(self, what: str, names: Iterable[str]) -> None:
        self.what, self._names = what, list(names)

    def known(self) -> Sequence[str]:
        """Return the names that were given."""
        return self._names


class DialectName(Name):
    """The name of a dialect."""

    name = "dialect"
    what = "the name of a dialect"
    more = "`paperdigest dialects` lists them"

    def known(self) -> Sequence[str]:
        """Return the names of all dialects."""
        return sorted(paperdigest.dialects())


class CodeName(Name):
    """The code of a problem. Dialects that others offer may have codes of their own: with them, any is taken."""

    name = "code"
    what = "the code of a problem"
    more = "the page problems of the docs lists them"

    def known(self) -> Sequence[str]:
        """Return the codes of the package."""
        return list(map(str, Code))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a code that there is, or that may be another's."""
        return value if registry().sources else super().convert(value, param, ctx)


class Day(_Span):
    """A day, a month or a year: all days from the first to the last of it."""

    name = "day"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date, date]:
        """Return the first and the last day."""
        try:
            return self.span(value)
        except ValueError:
            self.fail(f"Expected a date (2031, 2031-05 or 2031-05-06), found {value!r}", param, ctx)

    @staticmethod
    def span(text: str) -> tuple[date, date]:
        """Return the first and the last day of a date.

        Raises:
            ValueError: The text is none.
        """
        if len(text) == len("2031-05-06"):
            return (day := date.fromisoformat(text)), day
        year, _, month = text.partition("-")
        first = date(int(year), int(month or 1), 1)
        if not month:
            return first, date(first.year, 12, 31)
        following = first.replace(day=28) + timedelta(days=4)
        return first, following - timedelta(days=following.day)


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


def tells(command: Command) -> Command:
    """Give a command the options that say how much is told of problems: its argument `verbosity`, None without one."""
    quiet, verbose = (
        "Do not write problems to standard error.",
        "Write every problem, not one line for each code.",
    )
    command = click.option("-q", "--quiet", "verbosity", flag_value=-1, type=int, help=quiet)(command)
    return click.option("-v", "--verbose", "verbosity", flag_value=1, type=int, help=verbose)(command)


def digests(
    reader: DigestReader, *, verbosity: int | None = -1, bar: bool = False
) -> Iterator[tuple[str, Digest]]:
    """Yield the digests of a reader with their paths, and write their problems to standard error.

    Args:
        reader: Reads them.
        verbosity: How much is written of problems: see `Complaints`; None is 0.
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
    complaints = Complaints(verbosity or 0)
    for path, digest in known:
        complaints.add(path, digest)
        yield path, digest
    complaints.tell()
