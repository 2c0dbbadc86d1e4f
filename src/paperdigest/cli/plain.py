"""The command line without the extra `cli`: `paperdigest FILE...` writes papers as JSON Lines."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

import paperdigest
from paperdigest.cli.formats import write_papers
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.terminal import FAILED, FOUND, OK, Complaints, complain, output, survive

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The commands that need the extra.
COMMANDS = ("show", "check", "detect", "dialects", "convert", "stats", "metrics", "report", "completion")
_MORE = "pip install 'paperdigest[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments after the program's name (default: those of the process).

    Returns:
        The exit status. 0: success. 1: a problem is an error (with --strict). 2: wrong usage, or a file can't be read.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words:
        complain(f"paperdigest: missing argument FILE; for commands, progress and more formats: {_MORE}")
        return FAILED
    if words[0] in COMMANDS:
        complain(f"paperdigest: {words[0]} needs the extra 'cli': {_MORE}")
        return FAILED
    options = _options(words[1:] if words[0] == "parse" else words)
    return survive(lambda: _run(options))


class _Parser(argparse.ArgumentParser):
    """A parser that reports errors on one line, with advice to install the extra."""

    def error(self, message: str) -> NoReturn:
        """Report an error and exit."""
        complain(f"{self.prog}: {message}; for commands, progress and more formats: {_MORE}")
        raise SystemExit(FAILED)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="paperdigest",
        description="Write the papers of digests as JSON Lines. Problems are reported on standard error.",
        epilog="Exit status: 0 success; 1 a problem is an error (with --strict); 2 wrong usage, or a file can't be read. "
        f"For commands ({', '.join(COMMANDS)}), progress and more formats: {_MORE}",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a digest, a folder of digests, or - for standard input"
    )
    parser.add_argument("--dialect", metavar="NAME", help="read only this style (default: all styles found)")
    parser.add_argument(
        "--no-general",
        dest="general",
        action="store_false",
        help="read only known styles, not lists in other layouts",
    )
    parser.add_argument("--strict", action="store_true", help="exit with status 1 if a problem is an error")
    verbosity = parser.add_mutually_exclusive_group()
    verbosity.add_argument(
        "-q", "--quiet", action="store_const", dest="verbosity", const=-1, help="do not report problems"
    )
    verbosity.add_argument(
        "-v",
        "--verbose",
        action="store_const",
        dest="verbosity",
        const=1,
        help="report every problem, not only the first with each code",
    )
    parser.set_defaults(verbosity=0)
    parser.add_argument("--version", action="version", version=f"%(prog)s {paperdigest.__version__}")
    options = parser.parse_args(words)
    if options.dialect is not None and options.dialect not in paperdigest.dialects():
        parser.error(str(paperdigest.DialectNotFoundError(options.dialect, sorted(paperdigest.dialects()))))
    return options


def _run(options: argparse.Namespace) -> int:
    reader = DigestReader(options.files, dialect=options.dialect, general=options.general)
    status, complaints = OK, Complaints(options.verbosity)
    with output(None) as target:
        for path, digest in reader:
            complaints.add(path, digest)
            write_papers(digest.papers, "jsonl", target)
            if options.strict and digest.errors:
                status = FOUND
    complaints.finish()
    return max(status, reader.status)
