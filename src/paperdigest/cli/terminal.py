"""Output to terminals, pipes and files. Control characters of a digest never reach a terminal."""

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
        """An object that bytes can be written to."""

        def write(self, data: bytes, /) -> object:
            """Write some bytes."""


#: Advice about a text that no style matches.
NEXT = (
    "`paperdigest detect --explain --dialect NAME FILE` shows which lines a style can't read; "
    "the docs page howto-unknown explains how to read them"
)

#: Exit statuses. FOUND: the command found what the caller looks for. FAILED: wrong usage, or an unreadable file.
OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

# Control characters except tabs and line ends, and characters that change the direction of text.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class OutputError(Exception):
    """The output can't be written. The message is shown as it is."""


class PipeClosed(Exception):  # noqa: N818 - not an error: the program at the other end has enough
    """The other end of the pipe at standard output was closed."""


def clean(text: str) -> str:
    r"""Return a text on one line, with unprintable characters escaped as "\u001b"."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def complain(line: str) -> None:
    """Write a line to standard error; ignore a closed or full one."""
    if sys.stderr is not None:  # `print` would use standard output instead
        with suppress(OSError, ValueError):
            print(clean(line), file=sys.stderr, flush=True)


def message_of(problem: Problem) -> str:
    """Return the message of a problem without its line number, which is shown elsewhere."""
    return problem.message.removesuffix(f" (line {problem.lines.start + 1})")


def problem_line(path: str, problem: Problem) -> str:
    """Return a problem as a line: its position, code and message."""
    return f"{path}:{problem.lines.start + 1}: {problem.code}: {message_of(problem)}"


class Complaints:
    """A report of the problems of digests on standard error.

    Args:
        verbosity: 0 reports the first problem with each code and the number of others; 1 reports all; -1 reports none.
    """

    def __init__(self, verbosity: int = 0) -> None:
        self._verbosity = verbosity
        self._counts: Counter[str] = Counter()
        self._files: Counter[str] = Counter()
        self._firsts: dict[str, tuple[str, Problem]] = {}

    def add(self, path: str, digest: Digest) -> None:
        """Add the problems of a digest."""
        for problem in digest.problems if self._verbosity >= 0 else ():
            if self._verbosity:
                complain(problem_line(path, problem))
            self._firsts.setdefault(problem.code, (path, problem))
        self._counts.update(problem.code for problem in digest.problems)
        self._files.update({problem.code for problem in digest.problems})

    def finish(self) -> None:
        """Write the report: errors before notes, then advice if no style matches a digest."""
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
            complain(f"paperdigest: no style matches {what}; {NEXT}")


def reason(error: OSError) -> str:
    """Return the reason of an OSError as text."""
    return error.strerror or str(error)


def binary(stream: TextIO | None) -> BinaryIO:
    """Return the binary stream of a standard stream.

    Raises:
        OSError: The stream was closed by the shell (`>&-`); Python sets such streams to None.
    """
    if stream is None or isinstance(stream, _Closed):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream.buffer


def make_console() -> Console:
    """Return a console on standard output, as wide as the terminal, without colours in a pipe.

    Raises:
        OSError: Standard output was closed.
    """
    from rich.console import Console  # noqa: PLC0415 - in the extra `cli`, and slow to load

    binary(sys.stdout)  # rich would ignore that standard output is closed
    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False, soft_wrap=False)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal."""
    return stream is not None and stream.isatty()


def is_pipe(stream: TextIO | None) -> bool:
    """Return whether a stream is a pipe to another program."""
    try:
        return stream is not None and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # the stream has no file, or was closed
        return False


@contextmanager
def output(path: str | None) -> Iterator[Target]:
    """Open the output. A file is replaced only on success: after an exception, the old one is still there, if any.

    Args:
        path: The file; None or "-" for standard output.

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
        if final.exists() and not final.is_file():  # a pipe or a device can't be replaced
            with final.open("wb") as file:
                yield file
            return
        # The name is random: a link with a predictable name would be followed, or block the file.
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
    """A terminal that receives no control characters."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Write UTF-8 text, with control characters replaced."""
        text = _ACTIVE.sub("\N{REPLACEMENT CHARACTER}", data.decode("utf-8", "replace").replace("\r\n", "\n"))
        self._stream.write(text.encode("utf-8"))


class _Closed(io.TextIOBase):
    """A replacement for a closed standard output. Writing to it fails; Python would ignore the output."""

    def write(self, _: str) -> int:
        """Raise an OSError."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def survive(run: Callable[[], int]) -> int:
    """Run a command and return its exit status. Failures of the output are reported on one line."""
    if sys.stdout is not None:
        return _survive(run)
    sys.stdout = cast("TextIO", _Closed())
    try:
        return _survive(run)
    finally:
        sys.stdout = cast("TextIO", None)


def _survive(run: Callable[[], int]) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # replace characters that its encoding lacks
    try:
        status = run()
        sys.stdout.flush()
    except (BrokenPipeError, PipeClosed):  # such as `| head`: not an error, and nothing to flush
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
