"""The command line without the extra `cli`: `paperdigest FILE...` writes the papers of digests as JSON Lines."""

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

#: The commands that the extra brings, besides `parse`.
COMMANDS = ("show", "check", "detect", "dialects", "convert", "stats", "metrics", "report", "completion")
_MORE = "pip install 'paperdigest[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status.

    0: done. 1: with --strict, an error among the problems. 2: misuse, or a file that can't be read.

    Args:
        arguments: The words after the command's name; those of the process where None.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words:
        complain(f"paperdigest: expected FILE...; for commands, progress and more formats: {_MORE}")
        return FAILED
    if words[0] in COMMANDS:
        complain(f"paperdigest: {words[0]} needs more: {_MORE}")
        return FAILED
    options = _options(words[1:] if words[0] == "parse" else words)
    return survive(lambda: _run(options))


class _Parser(argparse.ArgumentParser):
    """Says on one line what is wrong, and how to get what there is not."""

    def error(self, message: str) -> NoReturn:
        """End the process with a line."""
        complain(f"{self.prog}: {message}; for commands, progress and more formats: {_MORE}")
        raise SystemExit(FAILED)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="paperdigest",
        description="Read paper digests; write one JSON record a paper, and the problems to standard error.",
        epilog="Exit status: 0 done; 1 with --strict and an error among the problems; 2 misuse or an unreadable file. "
        f"For commands ({', '.join(COMMANDS)}), progress and more formats: {_MORE}",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a digest or a folder of them; - for standard input"
    )
    parser.add_argument("--dialect", metavar="NAME", help="read this one style only")
    parser.add_argument("--no-general", dest="general", action="store_false", help="read known styles only")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if something was lost or guessed")
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "-q", "--quiet", action="store_const", dest="verbosity", const=-1, help="write no problems"
    )
    told.add_argument(
        "-v",
        "--verbose",
        action="store_const",
        dest="verbosity",
        const=1,
        help="write every problem, not one line for each code",
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
    complaints.tell()
    return max(status, reader.status)
