"""Digests in many files: one after the other, or in processes where that pays.

`concurrent.futures` has the pool of processes. What is added here: only so many files are on their way at a time,
results come back in order, a process that dies takes no other file along, and none outlives its starter.
"""

from __future__ import annotations

import codecs
import multiprocessing
import os
import signal
import threading
import warnings
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from functools import partial
from itertools import chain, islice
from math import inf
from typing import TYPE_CHECKING, Any

import attrs

from paperdigest.dialect.registry import registry
from paperdigest.files.folders import digests_at, why_unread
from paperdigest.files.reading import parse_digest_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from os import PathLike

    from paperdigest.model import Digest

    _Path = str | PathLike[str]
    _Read = Callable[[str], Digest]

# Text that is read before processes are started: reading it takes longer than starting them.
_SERIAL_BYTES = 8_000_000
# Making records of what processes send keeps this one busy where there are so many; more bring nothing. All together
# spend half as much time again as one: with two processors, nothing is gained.
_MOST_WORKERS, _LEAST_PROCESSORS = 4, 3
# Files that a process gets at a time, which is worth the trip; and such lots on their way, so that it never waits.
_LOT, _LOTS_EACH = 8, 3


@attrs.frozen
class FileResult:
    """What was read from one file, or why it could not be read."""

    path: str | PathLike[str]
    """The path as it was given, or as it was found in a folder that was."""
    digest: Digest | None = None
    """All that was read; None where there is an `error`."""
    error: Exception | None = None
    """Why there is no digest: mostly an `OSError`, with `strict` a `DigestError`."""


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

    A file that can't be read, or that ends the process that reads it, gives a result with an `error`; the others go
    on. Memory is bounded: `paths` is read ahead of the results by 24 files for each process, so it may be without end.

    With `workers` None, this process reads 8 MB; what is left goes to as many processes as there are processors, 4 at
    the most. It reads all with fewer than 3 processors, which gain nothing, or if `multiprocessing` started it. If no
    process can be started, a RuntimeWarning says so, and this one reads all.

    No process is left behind when all results were taken, when the iterator is closed (or dropped), or when this
    process ends in whatever way; closing waits for files that are being read. As always with processes, a script has
    to call this below `if __name__ == "__main__":`.

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
        RuntimeError: A process of its own runs the script that called this again.
    """
    if workers is not None and workers < 1:
        raise ValueError(f"Expected at least one worker, found {workers}")
    if getattr(multiprocessing.current_process(), "_inheriting", False):  # all work would be done once more
        raise RuntimeError("Expected parse_files below `if __name__ == '__main__':`, found it in a worker")
    if dialect is not None:
        registry().get(dialect)
    codecs.lookup(fallback)
    given = [paths] if isinstance(paths, str | bytes | os.PathLike) else paths
    files = (file for path in given for file in digests_at(path))
    read = partial(parse_digest_file, dialect=dialect, strict=strict, general=general, fallback=fallback)
    return _with_progress(_results(files, read, workers), progress or (lambda _, __: None))


def _with_progress(results: Iterator[FileResult], progress: Callable[..., object]) -> Iterator[FileResult]:
    for done, result in enumerate(results, 1):
        progress(done, result.path)
        yield result


def _results(paths: Iterator[_Path], read: _Read, workers: int | None) -> Iterator[FileResult]:
    count = workers or _default_workers()
    bytes_here = inf if count == 1 else 0 if workers else _SERIAL_BYTES
    for path in paths:
        if bytes_here <= 0:  # this file and those after it pay for processes
            yield from _in_processes(chain((path,), paths), read, count)
            return
        yield _result(path, partial(read, os.fsdecode(path)))
        with suppress(OSError, ValueError):  # what has no size could not be read either
            bytes_here -= os.path.getsize(path)  # noqa: PTH202 - a path may be of bytes


def _default_workers() -> int:
    """Return how many processes to use: 1 where this is one of several itself."""
    if multiprocessing.parent_process() is not None:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS) if usable >= _LEAST_PROCESSORS else 1


def _in_processes(paths: Iterator[_Path], read: _Read, count: int) -> Iterator[FileResult]:
    """Yield what processes read of all files; where none can be started, warn, and read them here."""
    with closing(_Pool(count)) as pool, closing(_Pool(1)) as alone:
        try:
            pool.submit(os.getpid).result()
        except (ImportError, NotImplementedError, OSError, BrokenProcessPool) as error:
            found = f"Expected {count} processes, found none (is there `if __name__ ...`?): {error!r}"
            warnings.warn(found, RuntimeWarning, stacklevel=2)
            yield from (_result(path, partial(read, os.fsdecode(path))) for path in paths)
            return
        lots = iter(lambda: [*islice(paths, _LOT)], [])
        sent = ((lot, pool.submit(_read_lot, [*map(os.fsdecode, lot)], read)) for lot in lots)
        waiting = deque(islice(sent, count * _LOTS_EACH))
        while waiting:
            lot, future = waiting.popleft()
            try:
                results = iter(future.result())
            except Exception:  # noqa: BLE001 - a process died, or can't send something: some file's, not each one's
                results = map(_result, lot, (alone.submit(read, os.fsdecode(path)).result for path in lot))
            for path, result in zip(lot, results, strict=True):
                yield attrs.evolve(result, path=path)
            waiting.extend(islice(sent, 1))


def _read_lot(names: list[str], read: _Read) -> list[FileResult]:
    return [_result(name, partial(read, name)) for name in names]


def _result(path: _Path, read: Callable[[], Digest]) -> FileResult:
    try:
        return FileResult(path, read())
    except Exception as error:  # noqa: BLE001 - whatever one file does, the others go on
        return FileResult(path, error=why_unread(os.fsdecode(path), error))


@attrs.define
class _Pool:
    """A pool of processes: where one of them dies, the others end too, and new ones take their places."""

    _count: int
    _executor: ProcessPoolExecutor | None = None

    def submit(self, *call: Any) -> Future[Any]:  # noqa: ANN401 - a function and its arguments
        try:
            if self._executor:
                return self._executor.submit(*call)
        except BrokenProcessPool:
            self.close()
        context = multiprocessing.get_context("spawn")  # the one way that is there, and safe, on every system
        self._executor = ProcessPoolExecutor(self._count, context, _begin)
        # All start before there is work: where one dies while another starts, Python 3.11 may wait for ever.
        for _ in range(self._count):
            self._executor.submit(os.getpid)
        return self._executor.submit(*call)

    def close(self) -> None:
        """End the processes when they have read the lots that they were given, three each at the most."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """Set up a process: it leaves an interrupt from the keyboard to its starter, and ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    multiprocessing.parent_process().join()  # type: ignore[union-attr]  # a process of a pool has one
    os._exit(1)
