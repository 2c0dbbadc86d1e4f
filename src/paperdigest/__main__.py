"""The command line: `paperdigest FILE...` writes the papers of digests as JSON Lines."""

from __future__ import annotations

import argparse
import errno
import json
import os
import re
import sys
from typing import TYPE_CHECKING

import paperdigest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, TextIO

    from paperdigest.model import Digest

_OK, _STRICT, _MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status.

    0: done. 1: with --strict, an error among the problems. 2: misuse, or a file that can't be read.

    Args:
        arguments: The words after the command's name; those of the process where None.
    """
    options = _options(arguments)
    status = _OK
    try:
        for path in options.files:
            status = max(status, _run(path, options))
        _binary(sys.stdout).flush()
    except BrokenPipeError:  # the reader has what it wanted (`| head`): no error, and nothing more to flush
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError as error:
        _complain(f"paperdigest: cannot write: {error.strerror or error}")
        return _MISUSE
    return status


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="paperdigest",
        description="Read paper digests; write one JSON record a paper, and the problems to standard error.",
        epilog="Exit status: 0 done; 1 with --strict and an error among the problems; 2 misuse or an unreadable file.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a digest; - for standard input")
    parser.add_argument("--dialect", metavar="NAME", help="read this one style only")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if something was lost or guessed")
    parser.add_argument("--version", action="version", version=f"%(prog)s {paperdigest.__version__}")
    options = parser.parse_args(arguments)
    if options.dialect is not None and options.dialect not in paperdigest.dialects():
        parser.error(str(paperdigest.DialectNotFoundError(options.dialect, sorted(paperdigest.dialects()))))
    return options


def _run(path: str, options: argparse.Namespace) -> int:
    try:
        digest = _read(path, options.dialect)
    except OSError as error:
        _complain(f"{path}: cannot read: {error.strerror or error}")
        return _MISUSE
    for problem in digest.problems:
        _complain(f"{path}:{problem.lines.start + 1}: {problem.code}: {problem.message}")
    for paper in digest.papers:
        _write(json.dumps(paper.to_dict(), ensure_ascii=False))
    failed = options.strict and any(problem.severity == "error" for problem in digest.problems)
    return _STRICT if failed else _OK


def _read(path: str, dialect: str | None) -> Digest:
    if path == "-":
        return paperdigest.parse_digest_bytes(_binary(sys.stdin).read(), dialect=dialect)
    return paperdigest.parse_digest_file(path, dialect=dialect)


def _binary(stream: TextIO | None) -> BinaryIO:
    """Return the bytes below a standard stream; Python has None for one that was closed (`>&-`)."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream.buffer


# What JSON allows bare and must not reach a terminal or part a line; and lone surrogates, which have no UTF-8.
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _write(record: str) -> None:
    escaped = _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", record)
    _binary(sys.stdout).write(escaped.encode() + b"\n")


def _complain(line: str) -> None:
    """Write a line to standard error; control characters of a digest must not reach a terminal."""
    print("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
