"""Writing to people and pipes: nothing of a digest reaches a terminal as a control character."""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol, cast

from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO, TextIO

    from rich.console import Console

    from paperdigest.model import Digest, Problem

    class Target(Protocol):
        """What bytes can be written to."""

        def write(self, data: bytes, /) -> object:
            """Write some bytes."""


#: What to do with a text that no style reads.
NEXT = (
    "`paperdigest detect --explain --dialect NAME FILE` shows what a style misses, "
    "the page howto-unknown of the docs how to read it"
)

#: Exit statuses. FOUND: something was found that the caller asked to be told of. FAILED: misuse, or a file.
OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

# What a terminal acts on, and what turns the direction of text; tabs and line ends are harmless.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class OutputError(Exception):
    """Something can't be written; the message is the line to show."""


class ReaderGone(Exception):  # noqa: N818 - no error: the reader of the output has what it wanted
    """The pipe that standard output leads to was closed at its other end."""


def clean(text: str) -> str:
    r"""Return a text on one line in which whatever can't be shown is escaped: "\u001b"."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def complain(line: str) -> None:
    """Write a line to standard error; one that was closed, or is full, is no reason to stop."""
    if sys.stderr is not None:  # `print` would take standard output in its place
        with suppress(OSError, ValueError):
            print(clean(line), file=sys.stderr, flush=True)


def message_of(problem: Problem) -> str:
    """Return the message of a problem without its place, which stands elsewhere."""
    return problem.message.removesuffix(f" (line {problem.lines.start + 1})")


def problem_line(path: str, problem: Problem) -> str:
    """Return the line on a problem: where it is, its code, and its message."""
    return f"{path}:{problem.lines.start + 1}: {problem.code}: {message_of(problem)}"


class Complaints:
    """The problems of digests, written to standard error: one line for each code, or all of them, or none.

    Args:
        verbosity: 0 for one line for each code, with the number of the others; more for all lines, less for none.
    """

    def __init__(self, verbosity: int = 0) -> None:
        self._verbosity = verbosity
        self._counts: Counter[str] = Counter()
        self._files: Counter[str] = Counter()
        self._firsts: dict[str, tuple[str, Problem]] = {}

    def add(self, path: str, digest: Digest) -> None:
        """Take note of the problems of a digest."""
        for problem in digest.problems if self._verbosity >= 0 else ():
            if self._verbosity:
                complain(problem_line(path, problem))
            self._firsts.setdefault(problem.code, (path, problem))
        self._counts.update(problem.code for problem in digest.problems)
        self._files.update({problem.code for problem in digest.problems})

    def tell(self) -> None:
        """Write what was noted: errors first, then as they came; and what to do where no style reads a digest."""
        firsts = sorted(self._firsts.values(), key=lambda first: first[1].severity == "note")
        for path, problem in firsts if not self._verbosity else ():
            more, files = self._counts[problem.code] - 1, self._files[problem.code]
            where = f" in {files} files" if files > 1 else ""
            complain(
                problem_line(path, problem) + (f" (and {more} more{where}; -v shows all)" if more else "")
            )
        if Code.NO_PAPERS in self._firsts:
            others = self._counts[Code.NO_PAPERS] - 1
            what = f"{self._firsts[Code.NO_PAPERS][0]}{f' and {others} more' if others else ''}"
            complain(f"paperdigest: no style reads {what}; {NEXT}")


def reason(error: OSError) -> str:
    """Return what went wrong with a file, in words."""
    return error.strerror or str(error)


def binary(stream: TextIO | None) -> BinaryIO:
    """Return the bytes below a standard stream; Python has None for one that was closed (`>&-`)."""
    if stream is None or isinstance(stream, _Closed):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream.buffer


def make_console() -> Console:
    """Return what writes tables to standard output: as wide as the terminal, without colours in a pipe."""
    from rich.console import Console  # noqa: PLC0415 - of the extra `cli`, and slow to load

    binary(sys.stdout)  # one that was closed is an error, and not a place where nothing is seen
    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False, soft_wrap=False)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether people see what is written to a stream."""
    return stream is not None and stream.isatty()


def is_pipe(stream: TextIO | None) -> bool:
    """Whether another program reads what is written to a stream."""
    try:
        return stream is not None and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no file, or one that was closed
        return False


@contextmanager
def output(path: str | None) -> Iterator[Target]:
    """Give what the results are written to: a file, or standard output where the path is None or "-".

    A file is there only when it is whole: what ends in an exception leaves the old one, or none.

    Raises:
        OutputError: The file can't be written.
        OSError: Standard output can't be written.
    """
    if path is None or path == "-":
        stream = binary(sys.stdout)
        yield _Guarded(stream) if is_terminal(sys.stdout) else stream
        stream.flush()
        return
    try:
        final = Path(path).resolve()
        if final.exists() and not final.is_file():  # a pipe or a device: there is nothing to put in its place
            with final.open("wb") as file:
                yield file
            return
        # A name that nobody can foresee, as a link of that name would be followed, or stand in the way.
        part = final.with_name(f".{token_hex(8)}.part")
        try:
            with part.open("xb") as file:
                if final.exists():
                    part.chmod(stat.S_IMODE(final.stat().st_mode))
                yield file
            part.replace(final)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot write: {reason(error)}") from error


class _Guarded:
    """A terminal, on which the text of a digest does nothing but appear."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Write the bytes of a text."""
        text = _ACTIVE.sub("\N{REPLACEMENT CHARACTER}", data.decode("utf-8", "replace").replace("\r\n", "\n"))
        self._stream.write(text.encode("utf-8"))


class _Closed(io.TextIOBase):
    """What stands for a standard output that was closed: to write to it fails, where Python would say nothing."""

    def write(self, _: str) -> int:
        """Fail.

        Raises:
            OSError: Always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def survive(run: Callable[[], int]) -> int:
    """Call a command and return its exit status; what goes wrong with the output becomes a line, or a quiet end."""
    if sys.stdout is not None:
        return _survive(run)
    sys.stdout = cast("TextIO", _Closed())
    try:
        return _survive(run)
    finally:
        sys.stdout = cast("TextIO", None)


def _survive(run: Callable[[], int]) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # what its encoding lacks is no reason to stop
    try:
        status = run()
        sys.stdout.flush()
    except (BrokenPipeError, ReaderGone):  # `| head`: no error, and nothing more to flush
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return OK
    except OutputError as error:
        complain(f"paperdigest: {error}")
        return FAILED
    except OSError as error:
        complain(f"paperdigest: cannot write: {reason(error)}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status
