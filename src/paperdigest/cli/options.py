"""Arguments and options shared by the commands, and the loop over the digests that they read."""

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
    _Text = _Number = _Span = click.ParamType  # not generic in older versions of click


class Name(_Text):
    """A known name. Shells can complete it, and the error for an unknown name suggests similar ones."""

    name = "name"
    what = "name"
    """The noun for such a name in messages."""
    more = ""
    """Where to find all names, if they are too many to list."""

    def known(self) -> Sequence[str]:
        """Return the known names."""
        raise NotImplementedError

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if it is known, else fail."""
        known = self.known()
        if value not in known:
            all_names = self.more or f"choose from {', '.join(known)}"
            hint = did_you_mean(value, known) or f"; {all_names}"
            self.fail(f"Unknown {self.what} {value!r}{hint}", param, ctx)
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
    """One of a fixed list of names."""

    def __init__(self, what: str, names: Iterable[str]) -> None:
        self.what, self._names = what, list(names)

    def known(self) -> Sequence[str]:
        """Return the list of names."""
        return self._names


class DialectName(Name):
    """The name of a dialect."""

    name = "dialect"
    what = "dialect"
    more = "`paperdigest dialects` lists all"

    def known(self) -> Sequence[str]:
        """Return the names of all dialects."""
        return sorted(paperdigest.dialects())


class CodeName(Name):
    """The code of a problem. If plug-ins are installed, any code is accepted, because they may have their own."""

    name = "code"
    what = "problem code"
    more = "the docs page on problems lists all"

    def known(self) -> Sequence[str]:
        """Return the codes of the package."""
        return list(map(str, Code))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code if it is known or may belong to a plug-in, else fail."""
        return value if registry().sources else super().convert(value, param, ctx)


class Day(_Span):
    """A day, month or year, converted to its first and last day."""

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
            ValueError: The text is not a date.
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
    """A whole number of at least 1."""

    name = "count"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"Expected a whole number of at least 1, found {value!r}", param, ctx)
        return number


def takes_digests(command: Command) -> Command:
    """Add the argument for digests and the options for reading them to a command."""
    path = click.Path(allow_dash=True)
    command = click.argument("files", nargs=-1, required=True, type=path, metavar="FILES|FOLDERS|-")(command)
    command = click.option(
        "--workers",
        type=Count(),
        metavar="N",
        help="Number of worker processes (default: none).",
    )(command)
    command = click.option(
        "--no-general",
        "general",
        flag_value=False,
        default=True,
        help="Read only known styles, not lists in other layouts.",
    )(command)
    return click.option(
        "--dialect",
        type=DialectName(),
        metavar="NAME",
        help="Read only this style (default: all styles found).",
    )(command)


def merges(command: Command) -> Command:
    """Add the option that joins listings of the same paper to a command."""
    return click.option("--merge", is_flag=True, help="Join listings of the same paper.")(command)


def writes(command: Command) -> Command:
    """Add the option for the output file to a command."""
    path = click.Path(allow_dash=True)
    return click.option(
        "-o", "--output", type=path, metavar="OUT", help="Output file (default: standard output)."
    )(command)


def reports_problems(command: Command) -> Command:
    """Add the options for the verbosity of problems to a command, as its argument `verbosity` (default: None)."""
    quiet = "Do not report problems."
    verbose = "Report every problem, not only the first with each code."
    command = click.option("-q", "--quiet", "verbosity", flag_value=-1, type=int, help=quiet)(command)
    return click.option("-v", "--verbose", "verbosity", flag_value=1, type=int, help=verbose)(command)


def digests(
    reader: DigestReader, *, verbosity: int | None = -1, bar: bool = False
) -> Iterator[tuple[str, Digest]]:
    """Yield the paths and digests of a reader, and report their problems on standard error.

    Args:
        reader: The reader.
        verbosity: The verbosity of problems, as for `Complaints`; None means 0.
        bar: Whether to show a progress bar. It is shown only if standard error is a terminal and standard output is not
            a pipe: the program at its other end may write to the same terminal.
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
    complaints.finish()
