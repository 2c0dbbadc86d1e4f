"""Parse many files, one after the other or in several processes.

`concurrent.futures` provides the pool of processes. This module adds four guarantees: the number of files in progress is
bounded, results keep the order of the paths, a process that dies loses no other file, and no process outlives its parent.
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

# Bytes that are read before processes are started. Reading fewer takes less time than starting processes.
_SERIAL_BYTES = 8_000_000
# Unpickling the results of this many workers keeps the parent busy, so more workers gain nothing. All processes together
# use 1.5 times the processor time of one process, so two processors gain nothing.
_MOST_WORKERS, _LEAST_PROCESSORS = 4, 3
# The files in a lot, which is sent to a worker at once, and the lots in progress for each worker, so that none waits.
_LOT, _LOTS_EACH = 8, 3


@attrs.frozen
class FileResult:
    """The digest in one file, or the error that prevented reading it."""

    path: str | PathLike[str]
    """The path as given, or as found in a given folder."""
    digest: Digest | None = None
    """The digest; None if there is an `error`."""
    error: Exception | None = None
    """The reason that there is no digest: usually an `OSError`; with `strict`, a `DigestError`."""


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
    """Parse many files, and yield a result for each, in the order of the paths.

    If a file can't be read, or if it kills the process that reads it, its result has an `error`. The other files are
    still read. Memory is bounded: `paths` is consumed at most 24 files for each process ahead of the results, so it may be
    infinite.

    If `workers` is None, the calling process reads the first 8 MB. The rest goes to one process for each processor, at most
    4. With fewer than 3 processors, or in a process that `multiprocessing` started, the calling process reads everything.
    If no process can be started, a RuntimeWarning reports it, and the calling process reads everything.

    The processes end when all results were taken, when the iterator is closed or dropped, and when the calling process ends
    for any reason. Closing waits for the files that are being read. A script must call this function below
    `if __name__ == "__main__":`, because each process imports the script.

    Args:
        paths: One path or several: files, folders (all `*.md`, `*.markdown` and `*.txt` below them, sorted), and patterns
            such as `2031-*/*.md`. A folder without digests, and a pattern without matches, give a result with an `error`.
            A file that is named twice, such as by itself and by its folder, is read twice.
        workers: The number of processes. 1 means that the calling process reads all files.
        progress: A function to call before each result, with the number of files done and the path of the file.
        dialect: As for `parse`.
        strict: As for `parse`; the `DigestError` becomes the `error` of its file.
        general: As for `parse`.
        fallback: As for `parse_file`.

    Raises:
        ValueError: `workers` is less than 1.
        DialectNotFoundError: No dialect has the name `dialect`.
        LookupError: No encoding has the name `fallback`.
        RuntimeError: One of the processes called this function while it imported the script.
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
        if bytes_here <= 0:  # the rest is large enough for processes
            yield from _in_processes(chain((path,), paths), read, count)
            return
        yield _result(path, partial(read, os.fsdecode(path)))
        with suppress(OSError, ValueError):  # a file without a size could not be read either
            bytes_here -= os.path.getsize(path)  # noqa: PTH202 - a path may be of bytes


def _default_workers() -> int:
    """Return the number of processes to use: 1 if this process was started by `multiprocessing`."""
    if multiprocessing.parent_process() is not None:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS) if usable >= _LEAST_PROCESSORS else 1


def _in_processes(paths: Iterator[_Path], read: _Read, count: int) -> Iterator[FileResult]:
    """Yield the results of all files, read in processes; if none can be started, warn and read the files here."""
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
    """A pool of processes. If one of them dies, all end, and new ones are started."""

    _count: int
    _executor: ProcessPoolExecutor | None = None

    def submit(self, *call: Any) -> Future[Any]:  # noqa: ANN401 - a function and its arguments
        try:
            if self._executor:
                return self._executor.submit(*call)
        except BrokenProcessPool:
            self.close()
        context = multiprocessing.get_context(
            "spawn"
        )  # the only start method that every system has and that is safe
        self._executor = ProcessPoolExecutor(self._count, context, _begin)
        # Start all processes before there is work: if one dies while another starts, Python 3.11 may wait forever.
        for _ in range(self._count):
            self._executor.submit(os.getpid)
        return self._executor.submit(*call)

    def close(self) -> None:
        """End the processes after the lots that they have, three each at most."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """Set up a process: it ignores keyboard interrupts, which its parent handles, and ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    multiprocessing.parent_process().join()  # type: ignore[union-attr]  # a process of a pool has one
    os._exit(1)
