"""Digests in many files: one after the other, or in processes where that pays.

A pool of processes is the standard library's. What is added here: files go to it in small lots and only so many at
a time, results come back in order, a process that dies takes no other file along, and no process outlives the one
that reads the results.
"""

from __future__ import annotations

import codecs
import multiprocessing
import os
import pickle
import signal
import threading
import warnings
from _thread import interrupt_main
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import attrs

from paperdigest.dialect.registry import registry
from paperdigest.files.folders import digests_at, why_unread
from paperdigest.files.pickles import dumps
from paperdigest.files.reading import parse_digest_file

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from os import PathLike

    from paperdigest.model import Digest

    _Path = str | PathLike[str]

# Text that is read before processes are started: reading it takes longer than starting them.
_SERIAL_BYTES = 8_000_000
# Records come back as bytes, and making records of them takes this process about a fifth of the time that parsing
# took: so many processes keep it busy, and more bring nothing.
_MOST_WORKERS = 4
# All of them together spend half as much processor time again: two processors gain a tenth where both are idle, and
# lose where one is busy.
_LEAST_PROCESSORS = 3
# A lot of files for a process: enough work to be worth the trip, little enough to be held many times over.
_LOT_BYTES, _LOT_FILES = 256_000, 64
# Lots on their way for each process: one in work, the others so that it never waits.
_LOTS_EACH = 3


@attrs.frozen
class FileResult:
    """What was read from one file, or why it could not be read."""

    path: str | PathLike[str]
    """The path as it was given, or as it was found in a folder that was."""
    digest: Digest | None = None
    """All that was read; None where there is an `error`."""
    error: Exception | None = None
    """Why there is no digest: mostly an `OSError`, with `strict` a `DigestError`."""


class _Job(NamedTuple):
    """What to do with each file."""

    dialect: str | None
    strict: bool
    general: bool
    fallback: str


# What a process sends back for a file: it knows the path by its place.
_Outcome = tuple["Digest | None", "Exception | None"]


def parse_files(
    paths: _Path | Iterable[_Path],
    workers: int | None = None,
    progress: Callable[[int, _Path], object] | None = None,
    *,
    dialect: str | None = None,
    strict: bool = False,
    general: bool = True,
    fallback: str = "windows-1252",
) -> Iterator[FileResult]:
    """Yield what was read from each file, in the order of the paths.

    A file that can't be read, or whose reading fails in any other way, gives a result with an `error`; the others
    go on. Memory is bounded: only some files are on their way at a time, so `paths` may be an iterator without end.

    With `workers` None, files are read in this process until they add up to 8 MB; those that are left then go to as
    many processes as there are processors, 4 at the most, since putting the records together again keeps this
    process busy. A few files, or small ones, therefore never start a process; nor does this function in a process
    that `multiprocessing` started, or with fewer than 3 processors, which gain nothing. With processes, `paths` is read ahead of the results by
    up to 192 files for each.

    No process is left behind when all results were taken, when the iterator is closed (or dropped), or when this
    process ends in whatever way. As always with processes, a script has to call this below
    `if __name__ == "__main__":`; where they can't be started, a RuntimeWarning says so, and files are read here.

    Args:
        paths: One path or several, as on the command line: files, folders (all `*.md`, `*.markdown` and `*.txt` below
            them, sorted), and patterns such as `2031-*/*.md`. A folder without digests, and a pattern that nothing
            fits, give a result with an `error`. What is named twice, by itself and by its folder, is read twice.
        workers: The number of processes; 1 for none but this one. Worked out where None.
        progress: What to call for each file before its result is given: with the number of files done, and its path.
        dialect: As for `parse`.
        strict: As for `parse`; the `DigestError` becomes the `error` of its file.
        general: As for `parse`.
        fallback: As for `parse_file`.

    Raises:
        ValueError: `workers` is less than 1.
        DialectNotFoundError: There is no dialect of that name.
        LookupError: There is no encoding of the name `fallback`.
        RuntimeError: A process of its own runs the script that called this again, for want of
            `if __name__ == "__main__":`.
    """
    if workers is not None and workers < 1:
        raise ValueError(f"Expected at least one worker, found {workers}")
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        # The module that is being imported again for a worker is about to do all of its work once more.
        raise RuntimeError(
            "Expected parse_files below `if __name__ == '__main__':`, found it called while a worker imports the script"
        )
    if dialect is not None:
        registry().get(dialect)
    codecs.lookup(fallback)
    given = [paths] if isinstance(paths, str | bytes | os.PathLike) else paths
    files = (file for path in given for file in digests_at(path))
    return _with_progress(_results(files, workers, _Job(dialect, strict, general, fallback)), progress)


def _with_progress(
    results: Generator[FileResult], progress: Callable[[int, _Path], object] | None
) -> Iterator[FileResult]:
    with closing(results):
        for done, result in enumerate(results, 1):
            if progress is not None:
                progress(done, result.path)
            yield result


def _results(paths: Iterable[_Path], workers: int | None, job: _Job) -> Generator[FileResult]:
    rest = iter(paths)
    count = _default_workers() if workers is None else workers
    if count > 1:
        if workers is None:
            yield from _serially(rest, job, _SERIAL_BYTES)
        for path in rest:  # one more at least: now it pays
            rest = chain((path,), rest)
            if pool := _start(count, job):
                with pool:
                    yield from _in_processes(rest, pool)
            break
    yield from _serially(rest, job)


def _default_workers() -> int:
    """Return how many processes to use: 1 where this is one of several itself."""
    if multiprocessing.parent_process() is not None:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS) if usable >= _LEAST_PROCESSORS else 1


def _serially(paths: Iterator[_Path], job: _Job, limit: float = float("inf")) -> Iterator[FileResult]:
    """Read files in this process, until they add up to a limit."""
    done = 0
    for path in paths:
        yield FileResult(path, *_read(os.fsdecode(path), job))
        done += _size(path)
        if done >= limit:
            return


def _in_processes(paths: Iterator[_Path], pool: _Pool) -> Iterator[FileResult]:
    """Send files to processes in lots, never more than a few lots ahead of what is asked for."""
    waiting: deque[tuple[list[_Path], Future[bytes]]] = deque()
    for lot in _lots(paths):
        waiting.append((lot, pool.submit(lot)))
        if len(waiting) >= pool.count * _LOTS_EACH:
            yield from _outcomes(*waiting.popleft(), pool)
    while waiting:
        yield from _outcomes(*waiting.popleft(), pool)


def _lots(paths: Iterator[_Path]) -> Iterator[list[_Path]]:
    lot: list[_Path] = []
    size = 0
    for path in paths:
        lot.append(path)
        size += _size(path)
        if size >= _LOT_BYTES or len(lot) >= _LOT_FILES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _size(path: _Path) -> int:
    """Return the size of a file; 0 for what can't be read, which costs nothing either."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a bytes path or an odd one is told of when it is read
    except (OSError, ValueError):
        return 0


def _outcomes(lot: list[_Path], future: Future[bytes], pool: _Pool) -> Iterator[FileResult]:
    try:
        outcomes: list[_Outcome] = pickle.loads(future.result())  # noqa: S301 - our own process wrote it
    except Exception:  # noqa: BLE001 - a process that died, or an answer that can't be sent: some file's, not each one's
        with _Pool(1, pool.job) as alone:
            outcomes = [_alone(path, alone) for path in lot]
    for path, outcome in zip(lot, outcomes, strict=True):
        yield FileResult(path, *outcome)


def _alone(path: _Path, pool: _Pool) -> _Outcome:
    """Read a file in a process that reads nothing else meanwhile: what kills it is this file.

    The process is that of the files before, unless one of them killed it: starting one for each would take far
    longer than reading them.
    """
    try:
        ((digest, error),) = pickle.loads(pool.submit([path]).result())  # noqa: S301 - as above
    except Exception as failure:  # noqa: BLE001 - as above
        return None, failure
    return digest, error


def _start(count: int, job: _Job) -> _Pool | None:
    """Return processes that answer, or None where there can't be any."""
    try:
        pool = _Pool(count, job)
    except (ImportError, NotImplementedError, OSError) as error:  # no semaphores here, or no more of them
        reason = f"{type(error).__name__}: {error}"
    else:
        try:
            pool.submit([]).result()
        except BrokenProcessPool:
            reason = "they end as they begin (is the script's work below `if __name__ == '__main__':`?)"
            pool.close()
        except BaseException:
            pool.close()
            raise
        else:
            return pool
    message = f"Expected to read files in {count} processes, found that none can be started: {reason}"
    warnings.warn(message, RuntimeWarning, stacklevel=2)
    return None


class _Pool:
    """Processes that read files. One that dies takes the others along, and they are replaced."""

    def __init__(self, count: int, job: _Job) -> None:
        self.count, self.job = count, job
        self._open()

    def _open(self) -> None:
        context = multiprocessing.get_context("spawn")  # the one way that is there, and safe, on every system
        held, lifeline = context.Pipe(duplex=False)
        self._lifeline: Connection[Any, Any] = lifeline
        self._held: Connection[Any, Any] = held
        try:
            self._executor = ProcessPoolExecutor(self.count, context, _begin, (held,))
        except BaseException:
            self._let_go()
            raise

    def submit(self, lot: Sequence[_Path]) -> Future[bytes]:
        """Send files to a process; the future holds a list of outcomes as bytes."""
        names = [os.fsdecode(path) for path in lot]
        try:
            return self._executor.submit(_read_lot, names, self.job)
        except BrokenProcessPool:
            self.close()
            self._open()
            return self._executor.submit(_read_lot, names, self.job)

    def close(self) -> None:
        """End the processes as soon as they notice; what they were reading is lost."""
        self._let_go()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _let_go(self) -> None:
        self._lifeline.close()
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Stopped(BaseException):
    """Nobody waits for what this process reads any more."""


class _Worker:
    """What a process knows of itself.

    It is never killed by the one that started it: one that dies while it sends a result leaves half of it in the
    pipe, and the pool waits for the other half. It stops reading instead, and the pool ends it as usual.
    """

    reading = False
    stopped = False

    def begin(self, lifeline: Connection[Any, Any]) -> None:
        """Set up the process: an interrupt from the keyboard is for the one that started it."""
        signal.signal(signal.SIGINT, self._interrupted)
        threading.Thread(target=self._watch, args=(lifeline,), daemon=True).start()

    def _watch(self, lifeline: Connection[Any, Any]) -> None:
        """Wait until the other end is closed, by the process that holds it or by its death."""
        lifeline.poll(None)
        self.stopped = True
        interrupt_main()
        if parent := multiprocessing.parent_process():
            parent.join()
        os._exit(1)  # the pool that would end this process is gone

    def _interrupted(self, *_: object) -> None:
        """Leave what is being read; the pool's own code, which moves results, is never left."""
        if self.stopped and self.reading:
            self.reading = False
            raise _Stopped

    def read(self, names: Sequence[str], job: _Job) -> bytes:
        """Return the outcomes of some files as bytes."""
        try:
            self.reading = not self.stopped
            return dumps([_read(name, job) for name in names if self.reading])
        finally:
            self.reading = False


_WORKER = _Worker()


def _begin(lifeline: Connection[Any, Any]) -> None:
    _WORKER.begin(lifeline)


def _read_lot(names: Sequence[str], job: _Job) -> bytes:
    return _WORKER.read(names, job)


def _read(name: str, job: _Job) -> _Outcome:
    try:
        digest = parse_digest_file(
            name, dialect=job.dialect, strict=job.strict, general=job.general, fallback=job.fallback
        )
    except Exception as error:  # noqa: BLE001 - whatever one file does, the others go on
        return None, why_unread(name, error)
    return digest, None
