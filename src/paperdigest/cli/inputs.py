"""The digests that a command is given: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import paperdigest
from paperdigest.cli.terminal import FAILED, OK, binary, complain, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Digest

#: What the names of digests in a folder end with.
SUFFIXES = (".md", ".markdown", ".txt")
_NAMES = ", ".join(f"*{suffix}" for suffix in SUFFIXES)


class Reader:
    """Digests one after the other, each with its path; what can't be read is said, and the others go on.

    Args:
        words: Files, folders (read with all that is below them), and "-" for standard input.
        dialect: The one style to read; every style where None.
        general: Whether lists of no known style are read, too.
        workers: How many processes read; this one alone where None, as what is done with the records keeps it as busy
            as reading does. What comes from standard input, and the files beside it, are read by this one.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        dialect: str | None = None,
        general: bool = True,
        workers: int | None = None,
    ) -> None:
        self._dialect, self._general, self._workers = dialect, general, workers
        self.status = OK
        """The exit status so far."""
        self.paths: list[str] = [path for word in words for path in self._expand(word)]
        """The files to read, in order."""

    def __iter__(self) -> Iterator[tuple[str, Digest]]:
        for path, digest, error in self._results():
            if digest is None:
                self.complain(path, error)
            else:
                yield path, digest

    def _results(self) -> Iterator[tuple[str, Digest | None, Exception | None]]:
        if self._workers is not None and "-" not in self.paths:
            yield from _in_processes(self.paths, self._dialect, self._workers, general=self._general)
            return
        for path in self.paths:
            try:
                digest = read(path, self._dialect, general=self._general)
            except OSError as error:
                yield path, None, error
            else:
                yield path, digest, None

    def _expand(self, word: str) -> Sequence[str]:
        if word == "-" or not Path(word).is_dir():
            return (word,)
        found = sorted(
            os.path.join(folder, name)  # noqa: PTH118 - the paths are shown as the user began them
            for folder, below, names in os.walk(word, onerror=self._cannot_list)
            if _seen(below)
            for name in names
            if name.endswith(SUFFIXES) and not name.startswith(".")
        )
        if not found:
            self.complain(word, f"a folder without digests ({_NAMES})")
        return found

    def _cannot_list(self, error: OSError) -> None:
        self.complain(str(error.filename), error)

    def complain(self, path: str, why: object) -> None:
        """Say that a file can't be read."""
        complain(f"{path}: cannot read: {reason(why) if isinstance(why, OSError) else why}")
        self.status = FAILED


def _seen(below: list[str]) -> bool:
    """Leave hidden folders out of the walk (`.git`); always true."""
    below[:] = [name for name in below if not name.startswith(".")]
    return True


def read(path: str, dialect: str | None = None, *, general: bool = True) -> Digest:
    """Return what is in a file, or in standard input for "-"."""
    if path == "-":
        return paperdigest.parse_digest_bytes(binary(sys.stdin).read(), dialect=dialect, general=general)
    return paperdigest.parse_digest_file(path, dialect=dialect, general=general)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-"."""
    return binary(sys.stdin).read() if path == "-" else Path(path).read_bytes()


def _in_processes(
    paths: Sequence[str], dialect: str | None, workers: int, *, general: bool
) -> Iterator[tuple[str, Digest | None, Exception | None]]:
    for result in paperdigest.parse_files(paths, workers=workers, dialect=dialect, general=general):
        yield os.fsdecode(result.path), result.digest, result.error
