from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import paperdigest
from paperdigest import DialectNotFoundError, DigestError, FileResult
from paperdigest.files import batch

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "| Date | Title | Abstract |\n|--|--|--|\n"
ROW = "| {day}th May 2031 | [Tidal Nets {day}](http://arxiv.org/abs/3105.{day:05}) | Win. |\n"
BAD = "| soon | [Lantern](http://arxiv.org/abs/3105.00002) | Lights. |\n"
# What the processes of a test run before they do anything else.
IN_WORKERS = """
import os, time
from paperdigest.files import reading

read = reading.parse_digest_file

def read_or_die(name, **options):
    if name.endswith("deadly.md"):
        os._exit(3)
    if name.endswith("slow.md"):
        with open(name[:-2] + "read", "a") as note:
            note.write(".")
        time.sleep(0.01)
        return None
    return (lambda: 0) if name.endswith("unsendable.md") else read(name, **options)

reading.parse_digest_file = read_or_die
"""
SCRIPT = """
import multiprocessing, sys, time
from itertools import repeat
import paperdigest

def main():
    for result in paperdigest.parse_files(repeat(sys.argv[1]), workers=2):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        if sys.argv[2] == "busy":
            time.sleep(60)

if __name__ == "__main__":
    main()
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{day}.md" for day in range(1, 8)]
    for day, path in enumerate(paths, 1):
        path.write_text(HEAD + ROW.format(day=day), "utf-8")
    return paths


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let some names be deadly for the process that reads them."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "sitecustomize.py").write_text(IN_WORKERS, "utf-8")
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join((str(tmp_path / "code"), os.environ.get("PYTHONPATH", "")))
    )


def read(path: Path) -> FileResult:
    return FileResult(path, paperdigest.parse_digest_file(path))


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be asked how does not."""
    if Path("/proc/self/stat").exists():
        stat = Path(f"/proc/{pid}/stat")
        return stat.exists() and stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_results_come_in_the_order_of_the_paths(
    workers: int | None, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_LOT", 2)
    assert list(paperdigest.parse_files(iter(files), workers)) == list(map(read, files))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_cannot_be_read_stops_no_other(workers: int, files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    odd: list[str | Path] = [tmp_path / "none.md", tmp_path / "empty", "nul\0.md"]
    results = list(paperdigest.parse_files([*odd, *files], workers))
    assert [result.path for result in results] == [*odd, *files]
    assert [type(result.error) for result in results[:3]] == [
        FileNotFoundError,
        type(results[1].error),
        ValueError,
    ]
    assert isinstance(results[1].error, OSError)
    assert all(result.digest is None for result in results[:3])
    assert results[3:] == list(map(read, files))


def outcomes(paths: list[Path], **options: Any) -> list[object]:  # noqa: ANN401 - as they are
    found: list[object] = []
    for path in paths:
        try:
            found.append(paperdigest.parse_digest_file(path, **options))
        except DigestError as error:
            found.append(str(error))
    return found


@pytest.mark.parametrize(
    ("workers", "options"),
    [
        (1, {"dialect": "monthly_list"}),
        (1, {"strict": True, "general": False, "fallback": "cp437"}),
        (2, {"strict": True, "general": False, "fallback": "cp437"}),
    ],
)
def test_options_are_those_of_parse_file(workers: int, options: dict[str, Any], files: list[Path]) -> None:
    files[0].write_text(HEAD + BAD, "utf-8")
    files[1].write_bytes(b"\x82")
    files[2].write_text(
        "# Papers\n\n- [Tidal Nets](http://arxiv.org/abs/3105.00001), Ada Moor\n" * 2, "utf-8"
    )
    results = list(paperdigest.parse_files(files[:3], workers, **options))
    wanted = outcomes(files[:3], **options)
    assert [result.digest or str(result.error) for result in results] == wanted
    for name in options:
        assert outcomes(files[:3], **{key: options[key] for key in options.keys() - {name}}) != wanted


def test_misuse_raises_at_once() -> None:
    with pytest.raises(ValueError, match="at least one worker, found 0"):
        paperdigest.parse_files([], 0)
    with pytest.raises(DialectNotFoundError):
        paperdigest.parse_files([], dialect="no_such_style")
    with pytest.raises(LookupError, match="no-such-encoding"):
        paperdigest.parse_files([], fallback="no-such-encoding")


def test_paths_are_text_bytes_or_path_like(files: list[Path]) -> None:
    names: list[str | Path] = [str(files[0]), files[1]]
    assert [r.path for r in paperdigest.parse_files(names)] == names
    with pytest.raises(TypeError):
        list(paperdigest.parse_files([None]))  # type: ignore[list-item]


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_before_each_result(workers: int, files: list[Path]) -> None:
    told: list[tuple[int, object]] = []
    results = paperdigest.parse_files(files, workers, lambda done, path: told.append((done, path)))
    for number, result in enumerate(results, 1):
        assert told[-1] == (number, result.path)
    assert told == list(enumerate(files, 1))


def test_progress_that_raises_ends_it_all(files: list[Path]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(paperdigest.parse_files(files, 2, lambda done, _: done / 0))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_paths_may_have_no_end(workers: int, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_LOT", 3)
    taken: list[Path] = []

    def endless() -> Iterator[Path]:
        for path in cycle(files):
            taken.append(path)
            yield path

    results = paperdigest.parse_files(endless(), workers)
    assert list(islice(results, 40)) == list(map(read, islice(cycle(files), 40)))
    assert len(taken) <= 40 + workers * 3 * 3
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("deadly")
def test_closing_early_reads_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits is not read; only what the processes were given already is."""
    monkeypatch.setattr(batch, "_LOTS_EACH", 30)
    small, slow = tmp_path / "small.md", tmp_path / "slow.md"
    small.write_text(HEAD + ROW.format(day=5), "utf-8")
    results = paperdigest.parse_files(chain([small] * 8, [slow] * 400), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
    assert slow.with_suffix(".read").stat().st_size < 200


def test_a_dropped_iterator_leaves_no_process(files: list[Path]) -> None:
    results = paperdigest.parse_files(cycle(files), 2)
    next(results)
    del results
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("deadly")
def test_a_process_that_dies_takes_no_other_file_along(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_LOT", 2)
    opened: list[int] = []

    def noted(count: int, *arguments: Any) -> ProcessPoolExecutor:  # noqa: ANN401 - passed on
        opened.append(count)
        return ProcessPoolExecutor(count, *arguments)

    monkeypatch.setattr(batch, "ProcessPoolExecutor", noted)
    paths = [files[0], tmp_path / "deadly.md", tmp_path / "unsendable.md", *files * 2]
    first, second, third, *rest = paperdigest.parse_files(paths, 2)
    assert isinstance(second.error, BrokenProcessPool)
    assert third.digest is None
    assert isinstance(third.error, (pickle.PicklingError, AttributeError))  # which of them differs by version
    assert [first, *rest] == [read(files[0]), *map(read, files * 2)]
    # Two as before for the files that were not on their way; for those that were, one, and one more after what was
    # deadly: not one for each file.
    assert sorted(opened) == [1, 1, 2, 2]
    assert multiprocessing.active_children() == []


def test_processes_are_started_only_for_what_is_left_after_much_text(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = files[0].stat().st_size
    monkeypatch.setattr(batch, "_default_workers", lambda: 2)
    started: list[int] = []

    def stop(count: int, *_: object) -> None:
        started.append(count)
        raise ZeroDivisionError

    monkeypatch.setattr(batch, "ProcessPoolExecutor", stop)
    wanted = list(map(read, files))
    assert list(paperdigest.parse_files(files)) == wanted
    monkeypatch.setattr(batch, "_SERIAL_BYTES", size * len(files))
    assert list(paperdigest.parse_files(files)) == wanted
    assert started == []
    monkeypatch.setattr(batch, "_SERIAL_BYTES", size * 3)
    results = paperdigest.parse_files(files)
    assert list(islice(results, 3)) == wanted[:3]
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert started == [2]


def test_the_default_is_the_number_of_processors_and_one_within_a_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert batch._default_workers() == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert batch._default_workers() == 1
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert batch._default_workers() == 4
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert batch._default_workers() == 1
    monkeypatch.setattr(multiprocessing, "parent_process", multiprocessing.current_process)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert batch._default_workers() == 1


def test_where_there_are_no_semaphores_files_are_read_here(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> ProcessPoolExecutor:
        raise NotImplementedError("no semaphores")

    monkeypatch.setattr(batch, "ProcessPoolExecutor", refuse)
    with pytest.warns(RuntimeWarning, match="found none .*NotImplementedError.*no semaphores"):
        assert list(paperdigest.parse_files(files, 2)) == list(map(read, files))


def test_where_processes_end_as_they_begin_files_are_read_here(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os; os._exit(0)", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.warns(RuntimeWarning, match="BrokenProcessPool"):
        assert list(paperdigest.parse_files(files, 2)) == list(map(read, files))
    assert multiprocessing.active_children() == []


def test_an_interrupt_while_processes_start_leaves_none(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = batch._Pool.submit

    def interrupted(pool: batch._Pool, *call: object) -> object:
        submit(pool, *call)
        raise KeyboardInterrupt

    monkeypatch.setattr(batch._Pool, "submit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(paperdigest.parse_files(files, 2))
    assert multiprocessing.active_children() == []


def test_a_script_without_a_guard_is_told(files: list[Path], tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import paperdigest, sys\nprint(sum(r.digest is not None for r in paperdigest.parse_files(sys.argv[1:], 2)))\n",
        "utf-8",
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script), *map(str, files)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{len(files)}\n"
    assert "found it in a worker" in done.stderr
    assert "RuntimeWarning: Expected 2 processes" in done.stderr


def test_a_worker_that_imports_the_script_does_not_do_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing.current_process(), "_inheriting", True, raising=False)
    with pytest.raises(RuntimeError, match="__main__"):
        paperdigest.parse_files([])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups to interrupt")
@pytest.mark.parametrize(
    ("how", "where"),
    [("interrupt one", "busy"), ("interrupt all", "waiting"), ("kill", "waiting"), ("kill", "busy")],
)
def test_no_process_outlives_the_one_that_reads(
    where: str, how: str, files: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(tmp_path / "script.py"), str(files[0]), where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(alive, workers))
        if how == "interrupt all":
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT if how == "interrupt one" else signal.SIGKILL)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == (-signal.SIGKILL if how == "kill" else -signal.SIGINT)
    if how != "interrupt all":  # a process that has just begun knows no better yet than to complain as well
        assert complaint.count("Traceback") == (0 if how == "kill" else 1)
    end = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, workers))


class Parent:
    """A process that lives until the test says so."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def join(self) -> None:
        self.ended.wait()


def test_a_process_of_the_pool_ends_with_its_parent_not_by_an_interrupt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent, ended = Parent(), threading.Event()
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: parent)
    monkeypatch.setattr(os, "_exit", lambda _: ended.set())
    before = signal.getsignal(signal.SIGINT)
    try:
        batch._begin()
        signal.raise_signal(signal.SIGINT)  # from the keyboard: nothing happens
        assert not ended.is_set()
        parent.ended.set()
        assert ended.wait(10)
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_lot_is_read_whole_whatever_is_wrong_with_a_file(files: list[Path]) -> None:
    names = ["none.md", str(files[0])]
    first, second = batch._read_lot(names, paperdigest.parse_digest_file)
    assert isinstance(first.error, FileNotFoundError)
    assert second.digest == read(files[0]).digest


def test_all_processes_start_before_there_is_work() -> None:
    pool = batch._Pool(2)
    assert pool.submit(os.getpid).result() in {child.pid for child in multiprocessing.active_children()}
    assert len(multiprocessing.active_children()) == 2
    pool.close()
    assert multiprocessing.active_children() == []


def test_a_name_may_be_empty(files: list[Path]) -> None:
    first, second = paperdigest.parse_files(["", files[0]], 1)
    assert isinstance(first.error, FileNotFoundError)
    assert second == read(files[0])
